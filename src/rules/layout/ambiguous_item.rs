//! `ambiguous-item`: it can’t be told which item is meant.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L204",
    name: "ambiguous-item",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "どの項目か判断できません",
        message: "[「{value}」が|この表が]どの項目のものかを判断できません。[（{reason}。）][（計画では{expected}項目、様式では{found}項目）]",
        hint: "項目の番号と名称を、計画の項目一覧のとおりに記入してください。",
        why: "項目が決まらない表は取り込めません。",
        example: "同じ名称の項目が二つあり、番号が書かれていない表",
    },
    en: Words {
        title: "It can’t be told which item is meant",
        message: "It can’t be told which item [“{value}”|this table] is about[: {reason}][ (the plan has {expected}, the form {found})].",
        hint: "Write the item’s number and title as the plan’s list has them.",
        why: "A table of no certain item can’t be taken over.",
        example: "A title that two items share, without a number",
    },
};
