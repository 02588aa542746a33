//! `total-mismatch`: a total is not the sum of its parts.

use std::collections::BTreeMap;

use crate::model::{Check, ConsistencyFault, Entry, Field, Finding, Key, Member, Value};
use crate::rules::answers::{is_blank, on};
use crate::rules::{Answers, asked, words};
use crate::text::number::Quantity;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let wholes: Vec<(&Entry, Vec<Part>)> = asked::checks(answers.view.plan, Some)
        .flat_map(|(field, check)| {
            let own = asked::of_field(answers.view.entries, &field.name);
            own.filter_map(move |entry| Some((entry, parts(field, check, entry)?)))
        })
        .collect();
    if wholes.is_empty() {
        return Vec::new();
    }
    let said: BTreeMap<(&str, &Key), &Entry> =
        answers.view.entries.iter().map(|entry| ((entry.field.as_str(), &entry.key), *entry)).collect();
    let found = |(field, key): &Part| said.get(&(field.as_str(), key)).copied();
    let found = |parts: &[Part]| parts.iter().filter_map(found).collect::<Vec<&Entry>>();
    wholes.iter().filter_map(|(whole, parts)| mismatch(answers, whole, &found(parts))).collect()
}

/// Field and key of a part.
type Part = (String, Key);

/// Fields and keys of the parts of a total; `None` where the entry is none.
fn parts(field: &Field, check: &Check, whole: &Entry) -> Option<Vec<Part>> {
    match check {
        Check::Total(fields) => Some(fields.iter().map(|field| (field.clone(), whole.key.clone())).collect()),
        Check::MemberTotal { dimension, member, of } => {
            let is_whole = whole.key.get(dimension) == Some(&Member::Name(member.as_str().into()));
            let part = |name: &String| {
                (field.name.clone(), whole.key.with(dimension, Member::Name(name.as_str().into())))
            };
            is_whole.then(|| of.iter().map(part).collect())
        }
        _ => None,
    }
}

fn mismatch(answers: &Answers, whole: &Entry, parts: &[&Entry]) -> Option<Finding> {
    let total = whole.value.as_ref().filter(|value| value.as_number().is_some())?;
    let mut sum = 0.0;
    let mut filled = false;
    for part in parts {
        match &part.value {
            Some(Value::NotApplicable) => {}
            Some(value) if std::mem::discriminant(value) == std::mem::discriminant(total) => {
                sum += value.as_number()?;
                filled = true;
            }
            None if is_blank(part) && !answers.is_doubted(&part.place) => {}
            // What was refused is told already; shares and numbers make no sum.
            _ => return None,
        }
    }
    let apart = (total.as_number()? - sum).abs();
    if !filled || apart <= allowance(total, whole, parts) {
        return None;
    }
    let sum =
        if matches!(total, Value::Percent(_)) { Value::Percent(sum) } else { Value::Number(round(sum)) };
    let fault = ConsistencyFault::TotalMismatch { total: words::of(total), sum: words::of(&sum) };
    Some(asked::with_cells(on(fault, whole), parts.iter().copied()))
}

/// How far a sum of rounded decimals may be from the rounded sum. Whole numbers must agree.
fn allowance(total: &Value, whole: &Entry, parts: &[&Entry]) -> f64 {
    const NOISE: f64 = 1e-9;
    let noise = NOISE * total.as_number().unwrap_or_default().abs().max(1.0);
    let entries = || std::iter::once(whole).chain(parts.iter().copied());
    let finest = entries().filter_map(Quantity::written).filter(|written| written.decimals() > 0);
    let half = |written: Quantity| 0.5 * 10f64.powi(written.last);
    noise + finest.map(half).reduce(f64::max).unwrap_or(0.0) * (parts.len() + 1) as f64
}

/// Without the noise of binary decimals.
fn round(sum: f64) -> f64 {
    (sum * 1e6).round() / 1e6
}
