//! `value-for-future-year`: a value for a year not yet due.

use std::collections::BTreeSet;

use crate::model::{CellRef, Entry, FieldRole, Finding, ValueFault};
use crate::rules::Answers;
use crate::rules::answers::{Answer, is_blank, on};

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    answers
        .all()
        .filter(|answer| answers.is_future(answer.key.year()))
        .filter_map(|answer| too_early(answers, answer))
        .collect()
}

/// One finding for an item and year: what is filled there is one slip.
fn too_early(answers: &Answers, answer: Answer) -> Option<Finding> {
    let roles = [FieldRole::Rating, FieldRole::Action, FieldRole::Result];
    let entries: Vec<&Entry> = roles
        .into_iter()
        .flat_map(|role| answer.of_role(role))
        .chain(answer.with_fields().map(|(entry, _)| entry).filter(|entry| is_part(answers, entry)))
        .filter(|entry| {
            !is_blank(entry) && !answers.is_told(&entry.place) && !answers.stands_for_due(&entry.place)
        })
        .collect();
    let first = entries.first()?;
    let mut finding = on(ValueFault::ValueForFutureYear, first);
    finding.more_cells = beside(first, &entries);
    Some(finding)
}

/// Whether the entry is the numerator or the denominator of a result.
fn is_part(answers: &Answers, entry: &Entry) -> bool {
    answers.view.plan.fields.iter().any(|field| field.parts.iter().any(|part| entry.field == *part))
}

/// The other cells on the sheet of the first.
fn beside(first: &Entry, entries: &[&Entry]) -> Vec<CellRef> {
    let same_sheet = entries.iter().skip(1).filter(|entry| entry.place.sheet == first.place.sheet);
    let cells: BTreeSet<CellRef> = same_sheet.filter_map(|entry| entry.place.cell).collect();
    cells.into_iter().filter(|cell| Some(*cell) != first.place.cell).collect()
}
