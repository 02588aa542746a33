//! `over-100-percent`: over 100 per cent.

use crate::model::{Entry, Finding, Value, ValueFault};
use crate::rules::answers::{Answer, on};
use crate::rules::{Answers, fraction};

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    answers.all().filter_map(|answer| over(answers, answer)).collect()
}

/// One finding for an item and year: on the fraction where there is one, with the percentage beside it.
fn over(answers: &Answers, answer: Answer) -> Option<Finding> {
    let fraction = fraction::of(answers, answer).filter(|fraction| fraction.share() > LIMIT);
    let percents: Vec<&Entry> = answer.entries.iter().copied().filter(|entry| is_over(entry)).collect();
    let first = fraction.map(|fraction| fraction.numerator).or(percents.first().copied())?;
    let mut finding = on(ValueFault::Over100Percent, first);
    let beside = percents.iter().filter(|entry| entry.place.sheet == first.place.sheet);
    finding.more_cells = beside.filter_map(|entry| entry.place.cell).collect();
    finding.more_cells.retain(|cell| Some(*cell) != first.place.cell);
    Some(finding)
}

/// A little over one, for rounding.
const LIMIT: f64 = 1.0 + 1e-9;

fn is_over(entry: &Entry) -> bool {
    matches!(entry.value, Some(Value::Percent(share)) if share > LIMIT)
}
