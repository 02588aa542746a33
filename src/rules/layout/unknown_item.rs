//! `unknown-item`: an item that the plan has not.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L201",
    name: "unknown-item",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "計画にない項目です",
        message: "[「{value}」は|この項目は]計画の項目一覧にありません。[「{nearest}」のことではありませんか。]",
        hint: "番号と名称を[「{nearest}」など|]計画の項目一覧のとおりに直してください。項目の追加が必要な場合は、取りまとめ担当にご相談ください。",
        why: "計画にない項目は、報告のどこにも載せられません。",
        example: "計画が №13 までのときの「№14」",
    },
    en: Words {
        title: "An item that the plan has not",
        message: "[“{value}” is|This is] not in the plan’s list of items.[ Did you mean “{nearest}”?]",
        hint: "Write number and title as the plan’s list has them[, for example “{nearest}”|]. If an item must be added, please ask the section that collects.",
        why: "There is no place in the report for an item that the plan has not.",
        example: "№14 in a plan that ends with №13",
    },
};
