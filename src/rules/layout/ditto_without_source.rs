//! `ditto-without-source`: a ditto mark with nothing to repeat.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L401",
    name: "ditto-without-source",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "「同上」などの元になる値がありません",
        message: "[「{value}」|この記号]は隣の欄と同じという意味ですが、元になる値がありません。",
        hint: "「↓」「〃」「同上」「→」などの代わりに、内容そのものを記入してください。",
        why: "元になる値がないため、内容が決まりません。",
        example: "表の先頭の行に書かれた「〃」",
    },
    en: Words {
        title: "A ditto mark with nothing to repeat",
        message: "[“{value}”|The ditto mark] says “the same as beside”, but there is nothing to repeat.",
        hint: "Write the text itself instead of ↓ 〃 同上 →.",
        why: "Without a source the value is not known.",
        example: "〃 in the first row of a table",
    },
};
