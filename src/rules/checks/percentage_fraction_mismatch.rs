//! `percentage-fraction-mismatch`: percentage and fraction disagree.

use crate::model::{ConsistencyFault, Entry, Finding, Value};
use crate::rules::answers::{Answer, on};
use crate::rules::{Answers, fraction};
use crate::text::width::fold_key;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    answers.all().filter_map(|answer| mismatch(answers, answer)).collect()
}

fn mismatch(answers: &Answers, answer: Answer) -> Option<Finding> {
    let fraction = fraction::of(answers, answer)?;
    let percent = fraction::percent(answers, answer)?;
    let Some(Value::Percent(share)) = percent.value else { return None };
    if agrees(share, fraction.share(), decimals(percent)) {
        return None;
    }
    let fault = ConsistencyFault::PercentageFractionMismatch {
        fraction: fraction.numerator.raw.trim().to_owned(),
        expected: format!("{:.1}％", fraction.share() * 100.0),
    };
    let mut finding = on(fault, percent);
    let beside = &fraction.numerator.place;
    finding.more_cells.extend(beside.cell.filter(|_| beside.sheet == percent.place.sheet));
    Some(finding)
}

/// Whether the percentage is the share, rounded or cut off to the digits that it shows. What is stored may have more.
fn agrees(percent: f64, share: f64, decimals: i32) -> bool {
    let unit = 10f64.powi(-decimals);
    let (percent, share) = (percent / unit, share / unit);
    let close = |a: f64, b: f64| (a - b).abs() < 1e-6 * a.abs().max(1.0);
    [share.round(), share.floor(), share]
        .iter()
        .any(|share| close(percent, *share) || close(percent.round(), *share))
}

/// How many decimals of one the text shows: `73.3%` shows three, `５割` one, `0.5` one.
fn decimals(percent: &Entry) -> i32 {
    let shown = fold_key(&percent.raw);
    let digits: i32 = shown
        .split_once('.')
        .map_or(0, |(_, after)| after.chars().take_while(char::is_ascii_digit).count().min(12) as i32);
    match () {
        () if shown.contains('%') => digits + 2,
        () if shown.contains('割') => digits + 1,
        () => digits,
    }
}
