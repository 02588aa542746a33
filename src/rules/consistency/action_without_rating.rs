//! `action-without-rating`: an action without a rating.

use crate::model::{Entry, FieldRole, Finding, Severity};
use crate::rules::Sight;
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::{Row, is_blank, on};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C102",
    name: "action-without-rating",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Submission(check),
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

fn check(sight: &Sight) -> Vec<Finding> {
    sight.due_rows().filter_map(|row| unrated(sight, row)).collect()
}

/// Silent where the rating is required: the blank rating is told already.
fn unrated(sight: &Sight, row: Row) -> Option<Finding> {
    row.of_role(FieldRole::Action).find(|entry| entry.value.is_some())?;
    let ratings: Vec<&Entry> = row.of_role(FieldRole::Rating).collect();
    let required = |entry: &Entry| sight.view.plan.field(&entry.field).is_some_and(|field| field.required);
    if !ratings.iter().all(|entry| is_blank(entry) && !required(entry)) {
        return None;
    }
    ratings.first().filter(|entry| !sight.is_told(&entry.place)).map(|entry| on(RULE.name, entry))
}
