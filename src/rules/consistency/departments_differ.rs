//! `departments-differ`: two departments differ.

use std::collections::BTreeMap;

use crate::model::{Axis, Entry, FieldKind, Finding, Plan, Severity};
use crate::rules::RoundView;
use crate::rules::catalogue::{Check, Family, Rule, Words};
use crate::rules::sight::on;

/// The rule.
pub(in crate::rules) const RULE: Rule = Rule {
    code: "C202",
    name: "departments-differ",
    family: Family::Consistency,
    severity: Severity::Warning,
    check: Check::Round(check),
    ja: Words {
        title: "部署によって値が違います",
        message: "[{item}の|][{axis}の|][「{field}」|値]が、[{other}|他の部署]の回答[（「{expected}」）|]と違います。",
        hint: "関係する部署の間で値を確認し、そろえてください。主担当の部署の値を採用しています。",
        why: "一つの項目に二つの値を載せることはできません。",
        example: "評価が職員課では「Ａ」、総務課では「Ｂ」",
    },
    en: Words {
        title: "Two departments differ",
        message: "[“{field}”|The value][ of {item}|][ for {axis}|] differs from the answer of [{other}|another department][ (“{expected}”)|].",
        hint: "Agree on one value with the other department. The owner’s value was taken.",
        why: "One item can’t show two values.",
        example: "Rating Ａ from 職員課, Ｂ from 総務課",
    },
};

fn check(view: &RoundView) -> Vec<Finding> {
    let mut answers: BTreeMap<(&str, &Axis, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in view.entries.iter().filter(|entry| entry.value.is_some() && must_agree(view.plan, entry)) {
        answers.entry((&entry.item, &entry.axis, &entry.field)).or_default().push(entry);
    }
    answers.values().flat_map(|entries| differing(view.plan, entries)).collect()
}

/// Texts of several departments stand side by side in the report; a rating or a figure can be only one.
fn must_agree(plan: &Plan, entry: &Entry) -> bool {
    plan.field(&entry.field).is_some_and(|field| field.kind != FieldKind::Text)
}

fn differing(plan: &Plan, entries: &[&Entry]) -> Vec<Finding> {
    let Some(taken) = entries.iter().min_by_key(|entry| rank(plan, entry)) else { return Vec::new() };
    let others = entries.iter().filter(|entry| entry.department != taken.department);
    others
        .filter(|entry| entry.value != taken.value)
        .map(|entry| on(RULE.name, entry).fact("other", &taken.department).fact("expected", taken.raw.trim()))
        .collect()
}

/// The owner first, then the plan's order.
fn rank(plan: &Plan, entry: &Entry) -> (usize, usize) {
    let known = |name: &String| *name == entry.department;
    let answers = plan.item(&entry.item).and_then(|item| item.departments.iter().position(known));
    let listed = plan.departments.position(&entry.department);
    (answers.unwrap_or(usize::MAX), listed.unwrap_or(usize::MAX))
}
