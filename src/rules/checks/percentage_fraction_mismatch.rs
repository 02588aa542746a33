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
    if agrees(share, fraction.share(), decimals(percent, share)) {
        return None;
    }
    let fault = ConsistencyFault::PercentageFractionMismatch {
        fraction: fraction.numerator.raw.trim().to_owned(),
        expected: expected(fraction.share(), share),
    };
    let mut finding = on(fault, percent);
    if let Some(repeated) = percent.repeats.as_deref().filter(|text| !text.is_empty()) {
        finding = finding.value(format!("{}（{repeated}）", percent.raw.trim()));
    }
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

/// How many decimals of one the text shows: `73.3%` shows three, `５割` one, `0.5` one. A whole number counts in per cent.
fn decimals(percent: &Entry, share: f64) -> i32 {
    let shown = fold_key(percent.shown());
    let digits: i32 = shown
        .split_once('.')
        .map_or(0, |(_, after)| after.chars().take_while(char::is_ascii_digit).count().min(12) as i32);
    let is_share = || shown.trim().parse().is_ok_and(|number: f64| (number - share).abs() < 1e-9);
    match () {
        () if shown.contains('割') => digits + 1,
        () if digits > 0 && is_share() => digits,
        () => digits + 2,
    }
}

/// The percentage that a share makes, with one decimal, or as many as tell it from the one that is there.
fn expected(share: f64, percent: f64) -> String {
    let shown = |share: f64, decimals: usize| format!("{:.decimals$}％", share * 100.0);
    let differs = |decimals: &usize| shown(share, *decimals) != shown(percent, *decimals);
    shown(share, (1..=9).find(differs).unwrap_or(1))
}
