//! `past-value-changed`: a past value changed.

use std::collections::BTreeMap;

use super::foreign_item::is_foreign;
use crate::model::{ConsistencyFault, Entry, FieldKind, Finding, Key, Plan, Text, Value};
use crate::rules::answers::{is_blank, on};
use crate::rules::{RoundView, label};
use crate::text::width::fold_key;

pub(super) fn check(view: &RoundView) -> Vec<Finding> {
    let key = |entry: &Entry| (entry.key.clone(), entry.field.clone());
    let history: BTreeMap<(Key, Text), &Entry> =
        view.history.iter().filter(|entry| entry.value.is_some()).map(|entry| (key(entry), entry)).collect();
    let past = view
        .entries
        .iter()
        .copied()
        .filter(|entry| view.plan.is_past(entry.key.year()) && owns(view.plan, entry));
    past.filter_map(|entry| changed(view.plan, entry, history.get(&key(entry))?)).collect()
}

/// Of several departments only the owner's figures and ratings are published; the texts of all are. What another
/// department leaves blank, in a form that everybody gets, it has not changed.
fn owns(plan: &Plan, entry: &Entry) -> bool {
    let text = plan.field(&entry.field).is_some_and(|field| field.kind == FieldKind::Text);
    let Some(item) = plan.item(entry.item()) else { return false };
    let is_others = is_blank(entry) && is_foreign(plan, entry);
    !is_others && text || item.departments.first().is_none_or(|owner| *owner == entry.department)
}

fn changed(plan: &Plan, entry: &Entry, before: &Entry) -> Option<Finding> {
    let required = plan.field(&entry.field).is_some_and(|field| field.required);
    let told = entry.value.is_none() && (!is_blank(entry) || required);
    let several = plan.item(entry.item()).is_some_and(|item| item.departments.len() > 1);
    if told || same(entry.value.as_ref(), before.value.as_ref(), several) {
        return None;
    }
    Some(on(ConsistencyFault::PastValueChanged { before: label::brief(&before.raw) }, entry))
}

/// Widths and spaces are no difference. The texts of several departments were published together: there it is enough
/// that the text stands among them, and whose text is gone nobody can tell.
fn same(now: Option<&Value>, before: Option<&Value>, several: bool) -> bool {
    match (now, before) {
        (Some(Value::Text(now)), Some(Value::Text(before))) if several => {
            fold_key(before).contains(&fold_key(now))
        }
        (Some(Value::Text(now)), Some(Value::Text(before))) => fold_key(now) == fold_key(before),
        (None, Some(Value::Text(_))) => several,
        _ => {
            number(now).zip(number(before)).map_or(now == before, |(now, before)| (now - before).abs() < 1e-9)
        }
    }
}

/// A share may have been published with its percent sign or without.
fn number(value: Option<&Value>) -> Option<f64> {
    value.and_then(Value::as_number)
}
