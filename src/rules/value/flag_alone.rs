//! `flag-alone`: a flag without a grade.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V114",
    name: "flag-alone",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "※だけで評価がありません",
        message: "[「{value}」|印]だけが記入されていて、評価の記号がありません。",
        hint: "印に続けて、[{expected}のいずれか|評価の記号]を記入してください（例：※Ｃ）。",
        why: "印は評価に添えるもので、印だけでは評価になりません。",
        example: "「※」だけの評価欄",
    },
    en: Words {
        title: "A flag without a grade",
        message: "There is only the flag[ “{value}”|] and no grade.",
        hint: "Add [one of {expected}|a grade] after the flag (※Ｃ).",
        why: "A flag goes with a grade; alone it says nothing.",
        example: "※ alone in a rating cell",
    },
};
