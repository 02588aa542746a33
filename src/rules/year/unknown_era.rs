//! `unknown-era`: the era is unknown.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y104",
    name: "unknown-era",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "元号が分かりません",
        message: "[「{value}」|この年度]の元号を読み取れません。",
        hint: "元号は「令和」「平成」または「R」「H」で記入してください。",
        why: "元号が分からないと年度が決まりません。",
        example: "「零和５年度」「X5」",
    },
    en: Words {
        title: "The era is unknown",
        message: "The era in [“{value}”|the heading] is not known.",
        hint: "Write the era as 令和, 平成, R or H.",
        why: "Without the era the year is not known.",
        example: "零和５年度, X5",
    },
};
