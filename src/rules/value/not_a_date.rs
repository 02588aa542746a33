//! `not-a-date`: not a date.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V141",
    name: "not-a-date",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "日付として読めません",
        message: "[「{value}」を|この記入を]日付として読めません。[（{reason}。）]",
        hint: "実在する日付を「令和５年10月３日」「R5.10.3」「2023/10/3」のように記入してください。",
        why: "日付が分からないと取り込めません。",
        example: "「令和５年13月３日」",
    },
    en: Words {
        title: "Not a date",
        message: "[“{value}”|The cell] can’t be read as a date[: {reason}].",
        hint: "Enter a date that exists, as 令和５年10月３日, R5.10.3 or 2023/10/3.",
        why: "Without a date nothing can be taken over.",
        example: "令和５年13月３日",
    },
};
