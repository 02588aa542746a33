//! `telephone-number`: a telephone number.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "T302",
    name: "telephone-number",
    family: Family::Text,
    severity: Severity::Warning,
    check: Check::Stage,
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
