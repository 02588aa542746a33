//! `approximate-number`: no definite number.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V125",
    name: "approximate-number",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Stage,
    ja: Words {
        title: "おおよその数値です",
        message: "[「{value}」は|この記入は]おおよその数や増減を表しており、数値が決まりません。",
        hint: "確定した数値を記入してください。補足は課題等の欄に記入してください。",
        why: "決まった数値でないと、表にもグラフにも載せられません。",
        example: "「約100」「10人以上」「５％減少」",
    },
    en: Words {
        title: "No definite number",
        message: "[“{value}” says|The cell says] about, over, under or a change, not a definite number.",
        hint: "Enter the definite number; remarks go into a text field.",
        why: "Only definite numbers can be shown in the table and the chart.",
        example: "約100, 10人以上, ５％減少",
    },
};
