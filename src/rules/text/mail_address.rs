//! `mail-address`: a mail address.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T303",
    name: "mail-address",
    family: Family::Text,
    severity: Severity::Warning,
    check: Check::Stage,
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
