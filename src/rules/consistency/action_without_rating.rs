//! `action-without-rating`: an action without a rating.

use crate::model::Severity;
use crate::rules::catalogue::{Check, Family, Rule, Words};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C102",
    name: "action-without-rating",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Stage,
    ja: Words {
        title: "取組があるのに評価が空欄です",
        message: "[{item}の|][{axis}の|]取組は記入されていますが、[「{field}」|評価]欄が空欄です。",
        hint: "[{expected}のいずれか|様式の凡例にある記号]を一つだけ記入してください。",
        why: "取組の評価が、一覧と集計に載りません。",
        example: "取組は記入済み、評価は空欄",
    },
    en: Words {
        title: "An action without a rating",
        message: "The action[ of {item}|][ for {axis}|] is filled in, but [“{field}”|the rating] is blank.",
        hint: "Enter one of [{expected}|the marks of the legend].",
        why: "The item is missing from the overview and the tally.",
        example: "Action filled in, rating blank",
    },
};
