//! `missing-rating`: a rating is missing.

use crate::model::{FieldRole, Finding, Severity};
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::{Sight, required};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "V101",
    name: "missing-rating",
    family: Family::Value,
    severity: Severity::Error,
    check: Check::Submission(check),
    ja: Words {
        title: "評価が空欄です",
        message: "[{item}の|][{axis}の|][「{field}」|評価]欄が空欄です。[「{value}」は空欄として扱います。]",
        hint: "[{expected}のいずれか|様式の凡例にある記号]を一つだけ記入してください。",
        why: "期限の来ている年度の評価がないと、報告の一覧と集計が完成しません。",
        example: "令和５年度の評価欄が空欄",
    },
    en: Words {
        title: "A rating is missing",
        message: "The [{field}|rating] cell[ of {item}|][ for {axis}|] is blank.[ “{value}” counts as blank.]",
        hint: "Enter one of [{expected}|the marks of the legend].",
        why: "Without the ratings of the years that are due, overview and tally stay incomplete.",
        example: "The rating of 令和５年度 is blank",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    required::blanks(sight, RULE.name, |field| field.role == Some(FieldRole::Rating))
}
