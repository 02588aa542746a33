//! `rating-without-action`: a rating without an action.

use crate::model::{Entry, FieldRole, Finding, Severity};
use crate::rules::Sight;
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::{Row, is_blank, on};

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C101",
    name: "rating-without-action",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Submission(check),
    ja: Words {
        title: "評価があるのに取組が空欄です",
        message: "[{item}の|][{axis}の|]評価は[「{rating}」|記入済み]ですが、[「{field}」|取組]欄が空欄です。",
        hint: "[{axis}の|]取組の内容を記入してください。実施しなかった場合も、その旨を記入してください。",
        why: "何を行って評価したのかが、報告の読み手に伝わりません。",
        example: "評価は「Ａ」、取組は空欄",
    },
    en: Words {
        title: "A rating without an action",
        message: "The rating[ of {item}|][ for {axis}|] is [“{rating}”|given], but [“{field}”|the action] is blank.",
        hint: "Say what was done, or that nothing was done.",
        why: "Readers of the report can’t see what the rating rests on.",
        example: "Rating Ａ, action blank",
    },
};

fn check(sight: &Sight) -> Vec<Finding> {
    sight.due_rows().filter_map(|row| unexplained(sight, row)).collect()
}

fn unexplained(sight: &Sight, row: Row) -> Option<Finding> {
    let rating = row.of_role(FieldRole::Rating).find_map(|entry| entry.value.as_ref()?.as_mark())?;
    let actions: Vec<&Entry> = row.of_role(FieldRole::Action).collect();
    if !actions.iter().all(|entry| is_blank(entry)) {
        return None;
    }
    let action = actions.first().filter(|entry| !sight.is_told(&entry.place))?;
    Some(on(RULE.name, action).fact("rating", rating.to_string()))
}
