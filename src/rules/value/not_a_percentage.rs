//! `not-a-percentage`: not a percentage.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V129",
    name: "not-a-percentage",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "割合として読めません",
        message: "[「{value}」を|この記入を]割合（％）として読めません。",
        hint: "割合を「73.3％」のように記入してください。",
        why: "割合でないと、表にもグラフにも載せられません。",
        example: "「％」だけの記入",
    },
    en: Words {
        title: "Not a percentage",
        message: "[“{value}”|The cell] can’t be read as a percentage.",
        hint: "Enter a percentage such as 73.3％.",
        why: "Only percentages can be shown in the table and the chart.",
        example: "％ alone",
    },
};
