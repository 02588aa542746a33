//! `merged-number`: one number in a cell that is merged over several members.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use crate::model::{Entry, FieldRole, Finding, Place, Value, ValueFault};
use crate::rules::Answers;
use crate::rules::answers::on;
use crate::text::number;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let entries = &answers.view.entries;
    let mut sharing: HashMap<(&Place, &str), usize> = HashMap::new();
    entries.iter().for_each(|entry| *sharing.entry(cell_of(entry)).or_default() += 1);
    let mut cells: BTreeMap<(&Place, &str), Vec<&Entry>> = BTreeMap::new();
    // To read what a text says takes long, and few share a cell.
    let shared = entries.iter().filter(|entry| sharing[&cell_of(entry)] > 1);
    for &entry in shared.filter(|entry| is_counted(answers, entry)) {
        cells.entry(cell_of(entry)).or_default().push(entry);
    }
    let merged = cells.into_values().filter(|entries| entries.len() > 1);
    merged.map(|entries| on(ValueFault::MergedNumber { members: entries.len() }, entries[0])).collect()
}

fn cell_of(entry: &Entry) -> (&Place, &str) {
    (&entry.place, entry.field.as_str())
}

/// Whether the entry is a number that is added up. A target may hold for several years.
fn is_counted(answers: &Answers, entry: &Entry) -> bool {
    let role = answers.view.plan.field(&entry.field).and_then(|field| field.role);
    let is_counted = |number: f64| number != 0.0;
    let is_number = match entry.value {
        Some(Value::Number(number)) => is_counted(number),
        // A field of texts may hold numbers all the same; those with words or a unit are somebody's own words.
        Some(Value::Text(_)) => {
            let said = number::read_quantity(entry.shown()).into_value();
            said.is_some_and(|said| said.unit.is_empty() && is_counted(said.value))
        }
        _ => false,
    };
    is_number && !entry.is_ditto() && !matches!(role, Some(FieldRole::Plan | FieldRole::Goal))
}
