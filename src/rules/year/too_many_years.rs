//! `too-many-years`: too many years.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y120",
    name: "too-many-years",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "期間が長すぎます",
        message: "[「{value}」の|]期間が長すぎます。[（{reason}。）]",
        hint: "始まりと終わりの年度をご確認ください。",
        why: "年度の書き間違いのおそれがあります。",
        example: "「1900～2023年度」",
    },
    en: Words {
        title: "Too many years",
        message: "The range[ “{value}”|] is too long[: {reason}].",
        hint: "Check both ends of the range.",
        why: "It is probably a slip.",
        example: "1900～2023年度",
    },
};
