//! `blank-form`: the numbers of a year or date are not filled in.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y111",
    name: "blank-form",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "年月日の数字が記入されていません",
        message: "[「{value}」に|この欄に]年・月・日の数字が記入されていません。",
        hint: "数字を補って記入してください（例：令和５年10月３日）。",
        why: "年度が決まらない行や列の内容は取り込めません。",
        example: "「令和　年　月　日」",
    },
    en: Words {
        title: "The numbers of a year or date are not filled in",
        message: "The numbers of year, month or day are blank[ in “{value}”|].",
        hint: "Fill in the numbers: 令和５年10月３日.",
        why: "What stands under an uncertain year can’t be taken over.",
        example: "令和　年　月　日",
    },
};
