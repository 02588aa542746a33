//! `two-marks`: two marks in one cell.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V112",
    name: "two-marks",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "記号が二つあります",
        message: "[「{value}」|一つの欄]に記号が二つ以上あります。",
        hint: "[{expected}のいずれか|様式の凡例にある記号]を一つだけ記入してください。",
        why: "どちらの記号が正しいかを判断できません。",
        example: "「Ａ→Ｂ」「A/B」",
    },
    en: Words {
        title: "Two marks in one cell",
        message: "[“{value}” holds|The cell holds] two or more marks.",
        hint: "Enter one of [{expected}|the marks of the legend].",
        why: "Nobody can tell which of them is meant.",
        example: "Ａ→Ｂ, A/B",
    },
};
