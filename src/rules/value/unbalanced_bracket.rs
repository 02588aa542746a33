//! `unbalanced-bracket`: a bracket is missing.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V123",
    name: "unbalanced-bracket",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "かっこが対になっていません",
        message: "[「{value}」の|]かっこの片方がありません。[「{read}」として読み取りました。]",
        hint: "かっこを補って記入してください（例：(11人/12人)）。",
        why: "途中で消えた文字があるおそれがあります。",
        example: "「11人/12人)」",
    },
    en: Words {
        title: "A bracket is missing",
        message: "[“{value}” lacks|The cell lacks] one of a pair of brackets.[ It was read as {read}.]",
        hint: "Add the bracket: (11人/12人).",
        why: "Something may have been lost with it.",
        example: "11人/12人)",
    },
};
