//! `departments-differ`: two departments differ; and `other-department-differs`, which tells the one whose value counts.

use std::collections::BTreeMap;

use super::foreign_item::is_foreign;
use crate::model::{ConsistencyFault, Entry, Field, FieldKind, FieldRole, Finding, Key, Plan, Value};
use crate::rules::RoundView;
use crate::rules::answers::on;

pub(super) fn check(view: &RoundView) -> Vec<Finding> {
    let mut answers: BTreeMap<(&Key, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in
        view.entries.iter().copied().filter(|entry| entry.value.is_some() && must_agree(view.plan, entry))
    {
        answers.entry((&entry.key, &entry.field)).or_default().push(entry);
    }
    answers.values().flat_map(|entries| differing(view.plan, entries)).collect()
}

/// Texts of several departments stand side by side in the report; a rating, a figure or a definition can be only one. What a
/// department says that is not in charge is held back.
fn must_agree(plan: &Plan, entry: &Entry) -> bool {
    let is_one = |field: &Field| field.kind != FieldKind::Text || field.role == Some(FieldRole::Definition);
    !is_foreign(plan, entry) && plan.field(&entry.field).is_some_and(is_one)
}

fn differing(plan: &Plan, entries: &[&Entry]) -> Vec<Finding> {
    let Some(taken) = entries.iter().min_by_key(|entry| plan.rank(entry.item(), &entry.department)) else {
        return Vec::new();
    };
    let others = entries.iter().filter(|entry| entry.department != taken.department);
    let beside = plan.field(&taken.field).is_some_and(|field| field.kind == FieldKind::Text);
    others.filter(|entry| contradicts(entry, taken)).flat_map(|entry| told(taken, entry, beside)).collect()
}

/// The finding for each of the two; `beside`: the report has both.
fn told(taken: &Entry, other: &Entry, beside: bool) -> [Finding; 2] {
    let differ = ConsistencyFault::DepartmentsDiffer {
        owner: taken.department.to_string(),
        expected: taken.raw.trim().to_owned(),
        beside,
    };
    let differs = ConsistencyFault::OtherDepartmentDiffers {
        other: other.department.to_string(),
        value: other.raw.trim().to_owned(),
        beside,
    };
    [on(differ, other), on(differs, taken)]
}

/// A department that has nothing to say to it does not speak against the other.
fn contradicts(entry: &Entry, taken: &Entry) -> bool {
    entry.value != taken.value && entry.value != Some(Value::NotApplicable)
}
