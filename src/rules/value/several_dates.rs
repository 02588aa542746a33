//! `several-dates`: several dates.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V145",
    name: "several-dates",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "日付が二つ以上あります",
        message: "[「{value}」に|一つの欄に]日付が二つ以上あります。",
        hint: "日付を一つだけ記入してください。",
        why: "どの日付を取り込むかを判断できません。",
        example: "「10月３日、11月５日」",
    },
    en: Words {
        title: "Several dates",
        message: "[“{value}” holds|The cell holds] more than one date.",
        hint: "Enter one date.",
        why: "Nobody can tell which of them is meant.",
        example: "10月３日、11月５日",
    },
};
