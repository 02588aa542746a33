//! `out-of-range`: a value outside of the template's range.

use crate::model::{Check, ConsistencyFault, Entry, Field, Finding};
use crate::rules::answers::on;
use crate::rules::{Answers, asked};
use crate::text::measure;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let ranges = asked::checks(answers.view.plan, |check| match check {
        Check::Range { least, most } => Some((least, most)),
        _ => None,
    });
    let outside = ranges.flat_map(|(field, (least, most))| {
        let own = asked::of_field(answers.view.entries, &field.name);
        own.filter(move |entry| is_outside(answers, field, entry, least.as_deref(), most.as_deref())).map(
            move |entry| {
                let (least, most) = (least.clone(), most.clone());
                on(ConsistencyFault::OutOfRange { least, most }, entry)
            },
        )
    });
    outside.collect()
}

fn is_outside(
    answers: &Answers,
    field: &Field,
    entry: &Entry,
    least: Option<&str>,
    most: Option<&str>,
) -> bool {
    const NOISE: f64 = 1e-9;
    let year = entry.key.year().or(answers.view.plan.collecting);
    let bound = |text: Option<&str>| measure::bound(text?, field.kind, year);
    let Some((first, last)) = entry.value.as_ref().and_then(measure::span) else { return false };
    bound(least).is_some_and(|least| first < least - NOISE)
        || bound(most).is_some_and(|most| last > most + NOISE)
}
