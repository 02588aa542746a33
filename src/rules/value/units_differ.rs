//! `units-differ`: the units differ.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V137",
    name: "units-differ",
    family: Family::Value,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "分子と分母の単位が違います",
        message: "[「{value}」の|]分子と分母の単位が違います。",
        hint: "単位をそろえて記入してください（例：(11人/15人)）。",
        why: "単位が違うと、割合の意味が変わります。",
        example: "「(11人/15件)」",
    },
    en: Words {
        title: "The units differ",
        message: "Numerator and denominator[ of “{value}”|] have different units.",
        hint: "Use one unit for both: (11人/15人).",
        why: "With different units the share means something else.",
        example: "(11人/15件)",
    },
};
