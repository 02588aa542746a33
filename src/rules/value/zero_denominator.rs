//! `zero-denominator`: the denominator is zero.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V124",
    name: "zero-denominator",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "分母が 0 です",
        message: "[「{value}」の|]分母が 0 のため、割合を計算できません。",
        hint: "対象者がいない年度であれば「－」と記入し、そうでなければ正しい分母を記入してください。",
        why: "0 で割ることはできません。",
        example: "「0人/0人」",
    },
    en: Words {
        title: "The denominator is zero",
        message: "The denominator[ of “{value}”|] is zero, so there is no ratio.",
        hint: "Write － if nobody was concerned in that year, otherwise the right denominator.",
        why: "Nothing can be divided by zero.",
        example: "0人/0人",
    },
};
