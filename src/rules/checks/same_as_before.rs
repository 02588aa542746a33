//! `same-as-before`: all that a department answers is what it answered the last time.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ConsistencyFault, Entry, Finding, Key, Place};
use crate::rules::RoundView;
use crate::rules::answers::is_blank;
use crate::text::width::fold_key;

/// So many different numbers are not the same twice by chance.
const FEWEST: usize = 5;

/// An answer, whoever gave it: what was asked, for whom, and by which department.
type Asked<'a> = (&'a str, &'a str, &'a Key);

/// One finding a department, of answers that are said for no year: those for a year are other ones in each round.
pub(super) fn check(view: &RoundView) -> Vec<Finding> {
    let history: BTreeMap<Asked, &Entry> = view.history.iter().map(|entry| (asked(entry), entry)).collect();
    if history.is_empty() {
        return Vec::new();
    }
    let mut departments: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in view.entries.iter().copied().filter(|entry| !is_blank(entry)) {
        departments.entry(&entry.department).or_default().push(entry);
    }
    let is_same = |entry: &&Entry| {
        let before = history.get(&asked(entry));
        entry.key.year().is_none() && before.is_some_and(|before| says_same(entry, before))
    };
    departments.retain(|_, entries| has_numbers(entries) && entries.iter().all(is_same));
    let finding = |(department, entries): (&str, Vec<&Entry>)| {
        let fault = ConsistencyFault::SameAsBefore { answers: entries.len() };
        Finding::new(fault, Place::file(&entries[0].place.file)).department(department)
    };
    departments.into_iter().map(finding).collect()
}

fn asked(entry: &Entry) -> Asked<'_> {
    (&entry.department, &entry.field, &entry.key)
}

/// Whether numbers enough are among the answers to tell one time from another.
fn has_numbers(entries: &[&Entry]) -> bool {
    let numbers = entries.iter().filter_map(|entry| entry.value.as_ref()?.as_number());
    numbers.map(f64::to_bits).collect::<BTreeSet<_>>().len() >= FEWEST
}

fn says_same(entry: &Entry, before: &Entry) -> bool {
    let number = |entry: &Entry| entry.value.as_ref().and_then(|value| value.as_number());
    match (number(entry), number(before)) {
        (Some(now), Some(before)) => (now - before).abs() < 1e-9,
        _ => entry.value == before.value || fold_key(&entry.raw) == fold_key(&before.raw),
    }
}
