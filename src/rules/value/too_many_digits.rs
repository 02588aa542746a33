//! `too-many-digits`: too many digits.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V127",
    name: "too-many-digits",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "桁数が多すぎます",
        message: "[「{value}」は|この数値は]桁数が多すぎ、正確に取り扱えません。",
        hint: "単位を千円や百万円にするなどして、15桁以内で記入してください。",
        why: "16桁以上の数値は、Excel でも下の桁が 0 に変わります。",
        example: "20桁の数値",
    },
    en: Words {
        title: "Too many digits",
        message: "[“{value}” has|The number has] too many digits to be kept exactly.",
        hint: "Use a larger unit and at most 15 digits.",
        why: "Excel too turns digits beyond the 15th into zeros.",
        example: "A number of 20 digits",
    },
};
