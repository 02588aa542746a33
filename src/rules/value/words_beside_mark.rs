//! `words-beside-mark`: words beside the mark.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V116",
    name: "words-beside-mark",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "評価の記号の他に文字があります",
        message: "[「{value}」には|この欄には]、評価などの記号の他に文字[「{about}」|]があります。",
        hint: "[{expected}のいずれか|様式の凡例にある記号]を一つだけ記入してください。説明は取組や課題の欄に記入してください。",
        why: "説明を伴う記入は、どの評価かを取り違えるおそれがあります。",
        example: "「Ａに近い」",
    },
    en: Words {
        title: "Words beside the mark",
        message: "[“{value}” holds|The cell holds] words[ (“{about}”)|] beside the mark.",
        hint: "Enter one of [{expected}|the marks of the legend]. Explanations go into a text field.",
        why: "Words may change what the mark means.",
        example: "Ａに近い",
    },
};
