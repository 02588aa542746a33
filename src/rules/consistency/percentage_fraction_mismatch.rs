//! `percentage-fraction-mismatch`: percentage and fraction disagree.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C301",
    name: "percentage-fraction-mismatch",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "割合と人数が合いません",
        message: "[{axis}の|]割合[「{value}」|]が、人数[「{fraction}」|]から計算した値[（{expected}）|]と合いません。",
        hint: "割合と人数のどちらが正しいかを確認し、合うように直してください。",
        why: "報告の中で二つの数字が食い違います。",
        example: "「73.3％」と「(12人/15人)」",
    },
    en: Words {
        title: "Percentage and fraction disagree",
        message: "The percentage[ “{value}”|][ for {axis}|] does not agree with the fraction[ “{fraction}”|][, which makes {expected}|].",
        hint: "Check which of them is right and mend the other.",
        why: "Two figures in the report would contradict each other.",
        example: "73.3％ beside (12人/15人)",
    },
};
