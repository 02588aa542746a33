//! `overview-detail-mismatch`: overview and detail disagree.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C302",
    name: "overview-detail-mismatch",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "一覧と個票で評価が違います",
        message: "[{item}の|][{axis}の|]評価が、一覧では[「{value}」|別の値]、個票では[「{expected}」|別の値]です。[（個票は{other}）]",
        hint: "どちらが正しいかを確認し、同じ評価にしてください。※の有無もそろえてください。",
        why: "同じ評価が二通りに公表されてしまいます。",
        example: "一覧では「※Ｃ」、個票では「Ｃ」",
    },
    en: Words {
        title: "Overview and detail disagree",
        message: "The rating[ of {item}|][ for {axis}|] is [“{value}”|one] in the overview and [“{expected}”|another] in the detail[ ({other})].",
        hint: "Check which is right and make both the same, the ※ included.",
        why: "The same rating would be published in two ways.",
        example: "※Ｃ in the overview, Ｃ in the detail",
    },
};
