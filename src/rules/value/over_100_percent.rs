//! `over-100-percent`: over 100 per cent.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V161",
    name: "over-100-percent",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "100％を超えています",
        message: "[{axis}の|][「{value}」|割合]が 100％を超えています。",
        hint: "分子と分母が正しいかをご確認ください。正しい場合は、その理由を課題等の欄か注記に記入してください。",
        why: "割合は通常 100％を超えないため、記入の誤りのことがあります。",
        example: "「108.3％」「(13人/12人)」",
    },
    en: Words {
        title: "Over 100 per cent",
        message: "[“{value}”|The share][ for {axis}|] is over 100 %.",
        hint: "Check numerator and denominator. If they are right, say why in a note.",
        why: "A share is seldom over 100 %; it may be a slip.",
        example: "108.3％, (13人/12人)",
    },
};
