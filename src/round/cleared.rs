//! Answers that are taken from an older file, since the newer one has their cells and left them empty. A part of a form
//! that is sent again is empty where it is not answered, and so is what somebody took back: nobody can know.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::supersede::{Asked, by_department, is_answer, key};
use super::version::Newness;
use super::{Received, Standing};
use crate::model::{Entry, FieldRole, FileFault, Finding, Plan};

/// A finding for each item on a sheet whose answers may have been taken back. `published` is what the forms came with, and so
/// is what is `printed` in the clerk's own form. Nothing is told of what a newer file leaves as it was handed out, where that
/// file holds nothing but changes.
pub fn cleared(
    plan: &Plan,
    files: &[Received],
    standings: &[Standing],
    published: &[Entry],
    printed: &[Entry],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let given: HashSet<Asked> = match by_department(files).values().any(|own| own.len() > 1) {
        true => {
            published.iter().chain(printed.iter().filter(|entry| !entry.raw.is_empty())).map(key).collect()
        }
        false => HashSet::new(),
    };
    for own in by_department(files).into_values().filter(|own| own.len() > 1) {
        let newness = Newness::of(&own.iter().map(|index| &files[*index].age).collect::<Vec<_>>());
        for (older, age) in own.iter().zip(&newness).filter(|(older, _)| standings[**older].counts()) {
            let newer = own.iter().zip(&newness).filter(|(_, other)| *other > age);
            let is_one =
                |index: &&usize| !standings[**index].is_decided_on() && !standings[*older].is_decided_on();
            for newer in newer.map(|(index, _)| index).filter(is_one) {
                let pair = Pair { plan, older: &files[*older], newer: &files[*newer], given: &given };
                findings.extend(pair.told(&standings[*older]));
            }
        }
    }
    findings
}

/// Two files of a department.
struct Pair<'a> {
    plan: &'a Plan,
    older: &'a Received,
    newer: &'a Received,
    given: &'a HashSet<Asked>,
}

impl<'a> Pair<'a> {
    fn told(&self, standing: &Standing) -> Vec<Finding> {
        let is_left = |entry: &&Entry| entry.raw.trim().is_empty();
        let left: HashSet<Asked> = self.newer.entries.iter().filter(is_left).map(key).collect();
        let taken = self.older.filled().filter(|entry| standing.takes(entry));
        let mut empty: BTreeMap<(&str, &str), Vec<&Entry>> = BTreeMap::new();
        for entry in taken.filter(|entry| left.contains(&key(entry))) {
            empty.entry((&entry.place.sheet, entry.item())).or_default().push(entry);
        }
        empty.retain(|_, entries| entries.iter().any(|entry| is_answer(self.plan, entry)));
        if empty.is_empty() {
            return Vec::new();
        }
        let (is_whole, touched) = (self.is_whole(), self.touched());
        empty.retain(|(_, item), _| is_whole || touched.contains(item));
        empty.into_values().map(|entries| self.finding(entries)).collect()
    }

    /// Whether the newer file repeats the answers on an item as they were: it is more than what has changed.
    fn is_whole(&self) -> bool {
        let [older, newer] = [self.older, self.newer].map(|file| self.answers(file));
        newer.iter().any(|(item, answers)| older.get(item) == Some(answers))
    }

    fn answers(&self, file: &'a Received) -> BTreeMap<&'a str, HashMap<Asked, &'a str>> {
        let mut answers: BTreeMap<&str, HashMap<Asked, &str>> = BTreeMap::new();
        for entry in file.filled().filter(|entry| is_answer(self.plan, entry)) {
            answers.entry(entry.item()).or_default().insert(key(entry), entry.raw.trim());
        }
        answers
    }

    /// The items of which the newer file says something that it did not come with.
    fn touched(&self) -> BTreeSet<&'a str> {
        let own = self.newer.filled().filter(|entry| !self.is_given(entry));
        own.map(Entry::item).collect()
    }

    /// A plan or a goal may be printed in the form; what was published is.
    fn is_given(&self, entry: &Entry) -> bool {
        let role = self.plan.field(&entry.field).and_then(|field| field.role);
        matches!(role, Some(FieldRole::Plan | FieldRole::Goal)) || self.given.contains(&key(entry))
    }

    fn finding(&self, mut entries: Vec<&Entry>) -> Finding {
        entries.sort_by_key(|entry| entry.place.cell);
        let first = entries[0];
        let fault = FileFault::AnswerCleared { newer: self.newer.file.clone() };
        let finding = Finding::new(fault, first.place.clone()).item(first.item()).value(first.raw.trim());
        let more_cells = entries[1..].iter().filter_map(|entry| entry.place.cell).collect();
        Finding { department: self.older.department.clone(), more_cells, ..finding }
    }
}
