//! `rate-written-otherwise`: a rate of which nobody knows whether it is 85％, as others of the same field are written in
//! another way: 85％, 85 and 0.85 are one.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ConsistencyFault, Entry, Field, FieldKind, Finding, Plan, Value};
use crate::rules::answers::on;
use crate::rules::{RoundView, asked};
use crate::text::number::{self, PERCENT};

/// How a rate is written. Of ways that are as common as another the first is the one to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// 85％
    Signed,
    /// 85
    Points,
    /// 0.85
    Share,
}

pub(super) fn check(view: &RoundView) -> Vec<Finding> {
    let rates = view.plan.fields.iter().filter(|field| is_rate(field));
    rates.flat_map(|field| of_field(view, field)).collect()
}

/// A field of rates that may have a sign, or not.
fn is_rate(field: &Field) -> bool {
    field.kind == FieldKind::Amount && number::is_called_a_rate(&field.label)
}

/// Each value that is written otherwise than most of its field.
fn of_field(view: &RoundView, field: &Field) -> Vec<Finding> {
    let own = asked::of_field(view.entries, &field.name);
    let own: Vec<&Entry> = own.filter(|entry| !is_in_percent(view.plan, entry)).collect();
    let points = points(&own);
    let said: Vec<(Way, &Entry)> =
        own.iter().filter_map(|entry| Some((way(entry, &points)?, *entry))).collect();
    let mut counts: BTreeMap<Way, usize> = BTreeMap::new();
    said.iter().for_each(|(way, _)| *counts.entry(*way).or_default() += 1);
    let Some((usual, _)) = counts.into_iter().rev().max_by_key(|(_, count)| *count) else {
        return Vec::new();
    };
    let Some((_, like)) = said.iter().find(|(way, _)| *way == usual) else { return Vec::new() };
    let fault = |entry: &Entry| {
        on(ConsistencyFault::RateWrittenOtherwise { like: like.raw.trim().to_owned() }, entry)
    };
    said.iter().filter(|(way, _)| *way != usual).map(|(_, entry)| fault(entry)).collect()
}

/// Whether the list says that the values of its item are percentages; what else it counts in is not said of a rate.
fn is_in_percent(plan: &Plan, entry: &Entry) -> bool {
    let item = plan.item(entry.item());
    item.is_some_and(|item| {
        item.unit == PERCENT || number::unit_said(&item.target).is_some_and(|unit| unit == PERCENT)
    })
}

/// The departments that wrote a number over one without a sign: their small ones are so many per cent too.
fn points<'e>(own: &[&'e Entry]) -> BTreeSet<&'e str> {
    let is_over_one =
        |entry: &&&Entry| matches!(entry.value, Some(Value::Number(number)) if number.abs() > 1.0);
    own.iter().filter(is_over_one).map(|entry| entry.department.as_str()).collect()
}

/// How a value is written; nothing is said in any way by a zero.
fn way(entry: &Entry, points: &BTreeSet<&str>) -> Option<Way> {
    match entry.value {
        Some(Value::Percent(share)) if share != 0.0 => Some(Way::Signed),
        Some(Value::Number(number)) if number != 0.0 => {
            Some(if points.contains(entry.department.as_str()) { Way::Points } else { Way::Share })
        }
        _ => None,
    }
}
