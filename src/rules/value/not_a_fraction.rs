//! `not-a-fraction`: not a fraction.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V133",
    name: "not-a-fraction",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "分数として読めません",
        message: "[「{value}」を|この記入を]「人数／人数」として読めません。",
        hint: "「(11人/15人)」のように、分子と分母を「/」で区切って記入してください。",
        why: "分子と分母が分からないと、割合を確かめられません。",
        example: "「11人/」",
    },
    en: Words {
        title: "Not a fraction",
        message: "[“{value}”|The cell] can’t be read as one number over another.",
        hint: "Enter numerator and denominator with a slash: (11人/15人).",
        why: "Without both numbers the share can’t be checked.",
        example: "11人/",
    },
};
