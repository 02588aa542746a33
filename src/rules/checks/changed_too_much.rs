//! `changed-too-much`: a number is further from that of the year before than the template expects.

use std::collections::BTreeMap;

use crate::model::{
    ChangeLimit, Check, ConsistencyFault, Entry, Finding, FiscalYear, Key, Member, Plan, Value, YEAR,
};
use crate::rules::answers::on;
use crate::rules::{RoundView, asked, words};

pub(super) fn check(view: &RoundView) -> Vec<Finding> {
    let limits = asked::checks(view.plan, |check| match check {
        Check::Change(limit) => Some(*limit),
        _ => None,
    });
    let mut findings = Vec::new();
    for (field, limit) in limits {
        let published = view.history.iter().filter(|entry| entry.field == field.name);
        let published: BTreeMap<&Key, &Entry> = published.map(|entry| (&entry.key, entry)).collect();
        for entry in asked::of_field(view.entries, &field.name) {
            let before = year_before(view.plan, &entry.key).and_then(|key| published.get(&key).copied());
            findings.extend(before.and_then(|before| changed(entry, before, limit)));
        }
    }
    findings
}

/// The key of the year before that is collected; of a form without years the same.
fn year_before(plan: &Plan, key: &Key) -> Option<Key> {
    match key.year() {
        None => Some(key.clone()),
        Some(year) if plan.collecting == Some(year) => {
            Some(key.with(YEAR, Member::Year(FiscalYear(year.0 - 1))))
        }
        Some(_) => None,
    }
}

fn changed(entry: &Entry, before: &Entry, limit: ChangeLimit) -> Option<Finding> {
    let (now, was) = (entry.value.as_ref()?, before.value.as_ref()?);
    let (after, from) = (now.as_number()?, was.as_number()?);
    let points = if matches!(now, Value::Percent(_)) { 100.0 } else { 1.0 };
    let (moved, most) = match limit {
        ChangeLimit::Percent(percent) => ((after - from).abs(), from.abs() * percent / 100.0),
        ChangeLimit::By(most) => ((after - from).abs() * points, most),
    };
    if moved <= most * (1.0 + 1e-9) {
        return None;
    }
    let limit = match limit {
        ChangeLimit::Percent(percent) => format!("{percent}％"),
        ChangeLimit::By(_) if points > 1.0 => format!("{most}ポイント"),
        ChangeLimit::By(_) => words::of(&Value::Number(most)),
    };
    let change = (from != 0.0).then(|| format!("{:+.1}％", (after - from) / from.abs() * 100.0));
    let fault = ConsistencyFault::ChangedTooMuch { before: words::of(was), change, limit };
    Some(on(fault, entry))
}
