//! `missing-when`: a cell is blank that another value makes needed.

use crate::model::{Check, ConsistencyFault, Entry, Finding};
use crate::rules::answers::{is_blank, on};
use crate::rules::{Answers, asked, words};

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let conditions = asked::checks(answers.view.plan, |check| match check {
        Check::RequiredWhen { field, is } => Some((field, is)),
        _ => None,
    });
    let mut findings = Vec::new();
    for (field, (other, is)) in conditions {
        let beside = asked::beside(answers.view.entries, &field.name, other);
        for (entry, causes) in beside.filter(|(entry, _)| is_open(answers, entry)) {
            let cause = causes.into_iter().find(|cause| words::says(cause, is));
            findings.extend(cause.map(|cause| missing(answers, entry, cause)));
        }
    }
    findings
}

/// Whether the cell is blank and nobody told so.
fn is_open(answers: &Answers, entry: &Entry) -> bool {
    is_blank(entry) && !answers.is_doubted(&entry.place) && answers.is_due(entry.key.year())
}

fn missing(answers: &Answers, blank: &Entry, cause: &Entry) -> Finding {
    let said = cause.value.as_ref().map(words::of).unwrap_or_default();
    let other = asked::label(answers.view.plan, &cause.field);
    asked::with_cells(on(ConsistencyFault::MissingWhen { other, said }, blank), [cause])
}
