//! `year-too-far`: a year too far ahead.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y113",
    name: "year-too-far",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "年が先すぎます",
        message: "[「{value}」は|この年は]先すぎるため、年度として取り扱えません。[（{reason}。）]",
        hint: "年度は「令和５年度」「R5」「2023年度」のように記入してください。",
        why: "数字の書き間違いのおそれがあります。",
        example: "「令和300年度」",
    },
    en: Words {
        title: "A year too far ahead",
        message: "[“{value}” lies|This lies] too far ahead to be a fiscal year of a plan[: {reason}].",
        hint: "Write years as 令和５年度, R5 or 2023年度.",
        why: "It is probably a slip.",
        example: "令和300年度",
    },
};
