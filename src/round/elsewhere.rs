//! What is missing in a file and was sent in another one of the department: several people may answer on parts of one form.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Received;
use super::supersede::{Standing, is_answer};
use crate::model::{
    ConsistencyFault, Entry, Fault, Finding, Key, LayoutFault, Plan, Text, ValueFault, YearFault,
};

/// What counts of the department's other files, and what this one answers itself.
pub struct Elsewhere<'a> {
    /// What is said there, by item.
    taken: HashMap<&'a str, Vec<&'a Entry>>,
    said: HashSet<(&'a Text, &'a Key)>,
    /// The items that are answered there, and here.
    answered: [BTreeSet<&'a str>; 2],
}

impl<'a> Elsewhere<'a> {
    /// Whether the finding says that something is missing.
    pub const fn concerns(finding: &Finding) -> bool {
        matches!(
            finding.fault,
            Fault::Layout(LayoutFault::MissingItem)
                | Fault::Year(YearFault::MissingYear)
                | Fault::Value(ValueFault::MissingRating | ValueFault::MissingValue)
                | Fault::Consistency(ConsistencyFault::MissingWhen { .. })
        )
    }

    /// What the `others` have, by their places, beside the file at `index`.
    pub fn of(
        plan: &Plan,
        files: &'a [Received],
        standings: &[Standing],
        index: usize,
        others: &[usize],
    ) -> Self {
        let taken = |place: &usize| {
            let (file, standing) = (&files[*place], &standings[*place]);
            file.filled().filter(|entry| standing.takes(entry))
        };
        let mut by_item: HashMap<&str, Vec<&Entry>> = HashMap::new();
        for entry in others.iter().flat_map(taken) {
            by_item.entry(entry.item()).or_default().push(entry);
        }
        let all = || by_item.values().flatten().copied();
        let answered = |entry: &'a Entry| is_answer(plan, entry).then(|| entry.item());
        Self {
            said: all().map(|entry| (&entry.field, &entry.key)).collect(),
            answered: [all().filter_map(answered).collect(), taken(&index).filter_map(answered).collect()],
            taken: by_item,
        }
    }

    /// Whether what the finding says is missing was sent there.
    pub fn answers(&self, finding: &Finding) -> bool {
        let is_there = match &finding.fault {
            Fault::Layout(_) | Fault::Year(_) => self.has_members(finding),
            _ => self.has_value(finding) || self.has_item(finding),
        };
        Self::concerns(finding) && is_there
    }

    /// Whether something is said there of the item, or of any, for the same members.
    fn has_members(&self, finding: &Finding) -> bool {
        let is_it = |entry: &&&Entry| {
            finding.key.others().all(|member| entry.key.others().any(|other| other == member))
        };
        match finding.key.item() {
            Some(item) => self.taken.get(item).into_iter().flatten().any(|entry| is_it(&entry)),
            None => self.taken.values().flatten().any(|entry| is_it(&entry)),
        }
    }

    /// Whether the cell of the form is filled there.
    fn has_value(&self, finding: &Finding) -> bool {
        finding.field.as_ref().is_some_and(|field| self.said.contains(&(field, &finding.key)))
    }

    /// Whether the whole item is answered there, and not here: what it lacks is told of the file that answers it.
    fn has_item(&self, finding: &Finding) -> bool {
        let [there, here] = &self.answered;
        finding.key.item().is_some_and(|item| there.contains(item) && !here.contains(item))
    }
}
