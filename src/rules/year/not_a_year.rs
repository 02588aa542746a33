//! `not-a-year`: not a fiscal year.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y101",
    name: "not-a-year",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "年度として読めません",
        message: "[「{value}」を|この見出しを]年度として読めません。[（{reason}。）]",
        hint: "年度は「令和５年度」「R5」「2023年度」のように記入してください。[この計画の年度は{expected}です。]",
        why: "年度が分からない行や列の内容は取り込めません。",
        example: "「昭和町」「未定」",
    },
    en: Words {
        title: "Not a fiscal year",
        message: "[“{value}”|The heading] can’t be read as a fiscal year[: {reason}].",
        hint: "Write years as 令和５年度, R5 or 2023年度.[ The years of the plan are {expected}.]",
        why: "What stands under an unknown year can’t be taken over.",
        example: "昭和町, 未定",
    },
};
