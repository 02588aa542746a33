//! `impossible-date`: no such day.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V143",
    name: "impossible-date",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "暦にない日付です",
        message: "[「{value}」は|この日付は]暦にありません。",
        hint: "実在する日付を「令和５年10月３日」「R5.10.3」「2023/10/3」のように記入してください。",
        why: "書き間違いの日付からは、正しい日付が分かりません。",
        example: "「令和５年２月30日」",
    },
    en: Words {
        title: "No such day",
        message: "[“{value}” is|This is] not a day of the calendar.",
        hint: "Enter a date as 令和５年10月３日, R5.10.3 or 2023/10/3.",
        why: "The right date can’t be told from a wrong one.",
        example: "令和５年２月30日",
    },
};
