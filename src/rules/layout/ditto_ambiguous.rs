//! `ditto-ambiguous`: it can’t be told what a ditto mark repeats.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "L402",
    name: "ditto-ambiguous",
    family: Family::Layout,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "「同上」などがどの値を指すか判断できません",
        message: "[「{value}」|この記号]が指す値を一つに決められません。[（{reason}。）]",
        hint: "記号の代わりに、内容そのものを記入してください。",
        why: "指す値によって、報告の内容が変わってしまいます。",
        example: "上の欄も左の欄も記入されている「同」",
    },
    en: Words {
        title: "It can’t be told what a ditto mark repeats",
        message: "It can’t be told which value [“{value}”|the ditto mark] repeats[: {reason}].",
        hint: "Write the text itself instead of the mark.",
        why: "The report would say different things, depending on the value meant.",
        example: "同 with values both above and to the left",
    },
};
