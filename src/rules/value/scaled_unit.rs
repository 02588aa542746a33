//! `scaled-unit`: a unit was multiplied in.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V135",
    name: "scaled-unit",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "単位を掛けて読みました",
        message: "[「{value}」を|この数値を]、単位を掛けた値[「{read}」|]として読み取りました。",
        hint: "取り込まれた値をご確認ください。",
        why: "「千円」「万人」などの単位は、掛けた後の値で集計します。",
        example: "「12千円」",
    },
    en: Words {
        title: "A unit was multiplied in",
        message: "[“{value}”|The number] was multiplied by its unit[ and read as {read}|].",
        hint: "Check the value that was taken.",
        why: "Units such as 千円 are multiplied in before anything is summed up.",
        example: "12千円",
    },
};
