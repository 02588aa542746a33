//! `ambiguous-number`: the number is ambiguous.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V122",
    name: "ambiguous-number",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "数値が一つに決まりません",
        message: "[「{value}」|この記入]からは、数値を一つに決められません。[（{reason}。）]",
        hint: "正確な数値を一つだけ記入してください（例：1,234 または 1.23）。",
        why: "読み方によって値が変わるため、取り込めません。",
        example: "「1,23」「約100」「５％減少」",
    },
    en: Words {
        title: "The number is ambiguous",
        message: "[“{value}”|The cell] does not say one certain number[: {reason}].",
        hint: "Enter one exact number (1,234 or 1.23).",
        why: "It could be read in different ways.",
        example: "1,23, 約100, ５％減少",
    },
};
