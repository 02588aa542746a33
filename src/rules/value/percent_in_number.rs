//! `percent-in-number`: a percentage where a number belongs.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V128",
    name: "percent-in-number",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "数値の欄に割合が記入されています",
        message: "数値の欄に割合[「{value}」|]が記入されています。",
        hint: "数値だけを記入してください（例：1,234、12.5）。",
        why: "割合と数値は、同じ表やグラフに並べられません。",
        example: "人数の欄に「73.3％」",
    },
    en: Words {
        title: "A percentage where a number belongs",
        message: "The cell holds a percentage[ (“{value}”)|] where a number belongs.",
        hint: "Enter the number only (1,234, 12.5).",
        why: "Shares and numbers can’t stand in one series.",
        example: "73.3％ in a column of head counts",
    },
};
