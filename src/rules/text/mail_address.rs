//! `mail-address`: a mail address.

use crate::model::{Finding, Severity};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::on;
use crate::rules::{Sight, scan};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T303",
    name: "mail-address",
    family: Family::Text,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "メールアドレスが含まれています",
        message: "メールアドレス[「{found}」|]が含まれています。",
        hint: "公表してよいアドレスかを確認し、個人のものであれば削除してください。",
        why: "報告は公表されるため、個人の連絡先が載るおそれがあります。",
        example: "「taro@example.jp」",
    },
    en: Words {
        title: "A mail address",
        message: "The text holds a mail address[ ({found})|].",
        hint: "Check whether it may be published; delete it if it is private.",
        why: "The report is published; a private address would be too.",
        example: "taro@example.jp",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    let found = sight.texts().filter_map(|(entry, text)| Some((entry, scan::mail_address(text)?)));
    found.map(|(entry, text)| on(RULE.name, entry).fact("found", text)).collect()
}
