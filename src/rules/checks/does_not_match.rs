//! `does-not-match`: two fields that must say the same do not.

use crate::model::{Check, ConsistencyFault, Entry, Finding, Value};
use crate::rules::answers::on;
use crate::rules::{Answers, asked, words};
use crate::text::width::fold_key;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let pairs = asked::checks(answers.view.plan, |check| match check {
        Check::Matches(other) => Some(other),
        _ => None,
    });
    let beside = pairs.flat_map(|(field, other)| asked::beside(answers.view.entries, &field.name, other));
    beside.filter_map(|(entry, others)| differs(answers, entry, &others)).collect()
}

/// A blank cell does not speak against another.
fn differ(one: &Entry, other: &Entry) -> bool {
    let (Some(one), Some(other)) = (&one.value, &other.value) else { return false };
    match (one.as_number(), other.as_number()) {
        (Some(a), Some(b)) => (a - b).abs() > 1e-9 * a.abs().max(1.0),
        _ => !same_words(one, other),
    }
}

fn same_words(one: &Value, other: &Value) -> bool {
    fold_key(&words::of(one)) == fold_key(&words::of(other))
}

fn differs(answers: &Answers, entry: &Entry, others: &[&Entry]) -> Option<Finding> {
    let said = others.iter().find(|said| differ(entry, said))?;
    let fault = ConsistencyFault::DoesNotMatch {
        other: asked::label(answers.view.plan, &said.field),
        said: said.value.as_ref().map(words::of).unwrap_or_default(),
        sheet: said.place.sheet.to_string(),
        cell: said.place.cell,
    };
    Some(asked::with_cells(on(fault, entry), [*said]))
}
