//! `telephone-number`: a telephone number.

use crate::model::{Finding, Severity};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::on;
use crate::rules::{Sight, scan};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T302",
    name: "telephone-number",
    family: Family::Text,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "電話番号が含まれています",
        message: "電話番号[「{found}」|]が含まれています。",
        hint: "公表してよい番号かを確認し、個人の番号であれば削除してください。",
        why: "報告は公表されるため、個人の連絡先が載るおそれがあります。",
        example: "「090-0000-0000」",
    },
    en: Words {
        title: "A telephone number",
        message: "The text holds a telephone number[ ({found})|].",
        hint: "Check whether it may be published; delete it if it is private.",
        why: "The report is published; a private number would be too.",
        example: "090-0000-0000",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    let found = sight.texts().filter_map(|(entry, text)| Some((entry, scan::telephone_number(text)?)));
    found.map(|(entry, text)| on(RULE.name, entry).fact("found", text)).collect()
}
