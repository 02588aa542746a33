//! `placeholder-left`: a placeholder is left.

use crate::model::{Finding, Severity};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::on;
use crate::rules::{Sight, scan};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T201",
    name: "placeholder-left",
    family: Family::Text,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "仮の記入が残っています",
        message: "仮の記入[「{found}」|]が残っています。",
        hint: "正しい内容に書き換えてください。この記載のままで正しい場合は、そのままで構いません。",
        why: "下書きのまま公表されるおそれがあります。",
        example: "「○○課と連携」「記入してください」",
    },
    en: Words {
        title: "A placeholder is left",
        message: "A placeholder[ (“{found}”)|] is still there.",
        hint: "Replace it by what is meant. If it is meant as it stands, nothing needs to be done.",
        why: "A draft might be published.",
        example: "○○課と連携, 記入してください",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    let found = sight.texts().filter_map(|(entry, text)| Some((entry, scan::placeholder(text)?)));
    found.map(|(entry, text)| on(RULE.name, entry).fact("found", text)).collect()
}
