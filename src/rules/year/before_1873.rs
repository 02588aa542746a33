//! `before-1873`: a year before 1873.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y112",
    name: "before-1873",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "明治６年より前の年です",
        message: "[「{value}」は|この年は]明治６年（1873年）より前のため、取り扱えません。",
        hint: "正しい年かをご確認のうえ、年度は「令和５年度」「R5」「2023年度」のように記入してください。",
        why: "明治５年までは暦が違うため、換算を誤るおそれがあります。",
        example: "「明治３年」",
    },
    en: Words {
        title: "A year before 1873",
        message: "[“{value}” is|This is] before 1873, when the calendar changed.",
        hint: "Check the year. Write years as 令和５年度, R5 or 2023年度.",
        why: "Older years can’t be converted with certainty.",
        example: "明治３年",
    },
};
