//! `not-one-year`: not one certain year.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "Y117",
    name: "not-one-year",
    family: Family::Year,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "一つの年度に決まりません",
        message: "[「{value}」は|この記入は]特定の年度を表していません。",
        hint: "年度は「令和５年度」「R5」「2023年度」のように記入してください。",
        why: "年度が決まらない行や列の内容は取り込めません。",
        example: "「３年間」「平成20年代」「令和５年度頃」",
    },
    en: Words {
        title: "Not one certain year",
        message: "[“{value}” does|This does] not name a certain year.",
        hint: "Write years as 令和５年度, R5 or 2023年度.",
        why: "What stands under an uncertain year can’t be taken over.",
        example: "３年間, 平成20年代, 令和５年度頃",
    },
};
