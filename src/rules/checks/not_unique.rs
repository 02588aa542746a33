//! `not-unique`: two items or records have the same.

use std::collections::BTreeMap;

use crate::model::{Check, ConsistencyFault, Entry, Finding, Key, Member, Part, Scope, Value};
use crate::rules::answers::on;
use crate::rules::{RoundView, asked, words};
use crate::text::width::fold_key;

pub(super) fn check(view: &RoundView) -> Vec<Finding> {
    let unique = asked::checks(view.plan, |check| match check {
        Check::Unique(scope) => Some(*scope),
        _ => None,
    });
    let mut findings = Vec::new();
    for (field, scope) in unique {
        let mut same: BTreeMap<(String, &str), Vec<&Entry>> = BTreeMap::new();
        for entry in asked::of_field(view.entries, &field.name) {
            let Some(value) = entry.value.as_ref().filter(|value| **value != Value::NotApplicable) else {
                continue;
            };
            let whose = if scope == Scope::Department { entry.department.as_str() } else { "" };
            same.entry((fold_key(&words::of(value)), whose)).or_default().push(entry);
        }
        findings.extend(same.values().flat_map(|entries| twice(entries)));
    }
    findings
}

/// A finding for each that is said of another item or record too.
fn twice<'a>(entries: &'a [&Entry]) -> impl Iterator<Item = Finding> + 'a {
    entries.iter().filter_map(|entry| {
        let differs = |other: &&&Entry| other.place != entry.place && who(&other.key) != who(&entry.key);
        let other = entries.iter().find(differs)?;
        let fault = ConsistencyFault::NotUnique {
            department: Some(other.department.to_string()).filter(|name| *name != *entry.department),
            sheet: other.place.sheet.to_string(),
            cell: other.place.cell,
        };
        Some(asked::with_cells(on(fault, entry), [*other]))
    })
}

/// The items and records of a key; where it has none, all of it. What is said of one for several years is said of one.
fn who(key: &Key) -> Vec<&Part> {
    let is_one = |part: &&Part| matches!(part.member, Member::Item(_) | Member::Department(_));
    let named: Vec<&Part> = key.parts().iter().filter(is_one).collect();
    if named.is_empty() { key.parts().iter().collect() } else { named }
}
