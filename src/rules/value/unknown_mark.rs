//! `unknown-mark`: not a mark of the scale.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V111",
    name: "unknown-mark",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "使えない記号です",
        message: "[「{value}」は|この記入は]評価などの記号として使えません。",
        hint: "[{expected}のいずれか|様式の凡例にある記号]を一つだけ記入してください。",
        why: "決められた記号でないと、一覧にも集計にも載せられません。",
        example: "Ｓ・Ａ・Ｂ・Ｃのところに「Ｅ」「○」「未定」",
    },
    en: Words {
        title: "Not a mark of the scale",
        message: "[“{value}” is|This is] not a mark that may stand here.",
        hint: "Enter one of [{expected}|the marks of the legend].",
        why: "Only the marks of the scale can be shown in the overview and counted.",
        example: "Ｅ, ○ or 未定 where S, A, B, C are the marks",
    },
};
