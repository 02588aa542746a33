//! `not-a-number`: not a number.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V121",
    name: "not-a-number",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "数値として読めません",
        message: "[「{value}」を|この記入を]数値として読めません。[（{reason}。）]",
        hint: "数値だけを記入してください（例：1,234、73.3％、11人/15人）。説明は備考や課題の欄に記入してください。",
        why: "数値でないと、表にもグラフにも載せられません。",
        example: "「100人程度」「n/a」",
    },
    en: Words {
        title: "Not a number",
        message: "[“{value}”|The cell] can’t be read as a number[: {reason}].",
        hint: "Enter the number only (1,234, 73.3％, 11人/15人); explanations go into a text field.",
        why: "Only numbers can be shown in the table and the chart.",
        example: "100人程度, n/a",
    },
};
