//! Turns what was typed into values, by the kind of each field. Never guesses: a refusal is a finding.

use crate::model::{Entry, Fault, Field, FieldKind, Finding, Plan, Scale, Value};
use crate::text::date::{self, Dates};
use crate::text::fiscal_year::{self, YearContext, Years};
use crate::text::number::{self, Amount, Fraction};
use crate::text::{Reading, mark, width};

/// Normalises the entries of a file. A fraction becomes two entries. What can't be read loses its value and gets a
/// finding at its cell.
pub fn normalize(entries: Vec<Entry>, plan: &Plan) -> (Vec<Entry>, Vec<Finding>) {
    let mut normal = Vec::with_capacity(entries.len());
    let mut findings = Vec::new();
    for entry in entries {
        match plan.field(&entry.field) {
            Some(field) if field.kind == FieldKind::Fraction => {
                normal.extend(split_fraction(entry, field, &mut findings));
            }
            Some(field) => normal.push(normalize_entry(entry, field, plan, &mut findings)),
            None => normal.push(entry),
        }
    }
    (normal, findings)
}

fn normalize_entry(mut entry: Entry, field: &Field, plan: &Plan, findings: &mut Vec<Finding>) -> Entry {
    let Some(value) = entry.value.take() else { return entry };
    let text = typed(&value, &entry);
    let reading = match (field.kind, &value) {
        (FieldKind::Text, _) => text_value(&text),
        (FieldKind::Number, Value::Number(number)) => Reading::value(Value::Number(*number)),
        (FieldKind::Amount | FieldKind::Percent, Value::Number(number)) if has_percent(&entry.raw) => {
            Reading::value(Value::Percent(*number))
        }
        (FieldKind::Amount | FieldKind::Percent, Value::Percent(share)) => {
            Reading::value(Value::Percent(*share))
        }
        (FieldKind::Amount, Value::Number(number)) => Reading::value(Value::Number(*number)),
        _ => read_text(&text, field, plan),
    };
    entry.value = settle(reading, &entry, findings);
    entry
}

/// The text to read: of a ditto mark what it repeats, otherwise what Excel shows.
fn typed(value: &Value, entry: &Entry) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) if entry.ditto => number.to_string(),
        _ => entry.raw.clone(),
    }
}

fn has_percent(raw: &str) -> bool {
    raw.contains(['%', '％'])
}

fn text_value(text: &str) -> Reading<Value> {
    let text = width::clean(text);
    if text.is_empty() { Reading::Blank } else { Reading::value(Value::Text(text)) }
}

fn read_text(text: &str, field: &Field, plan: &Plan) -> Reading<Value> {
    let no_scale = Scale::default();
    match field.kind {
        FieldKind::Text | FieldKind::Fraction => text_value(text),
        FieldKind::Rating | FieldKind::Mark => {
            mark::read(text, field.scale.as_ref().unwrap_or(&no_scale)).map(Value::Mark)
        }
        FieldKind::Number => number::read_number(text).map(Value::Number),
        FieldKind::Percent => number::read_percent(text).map(Value::Percent),
        FieldKind::Amount => number::read_amount(text).map(|amount| match amount {
            Amount::Percent(share) => Value::Percent(share),
            Amount::Number(number) => Value::Number(number),
        }),
        FieldKind::Date => read_date(text),
        FieldKind::FiscalYear => read_year(text, plan),
    }
}

fn read_date(text: &str) -> Reading<Value> {
    date::read(text).map(|dates| match dates {
        Dates::One(date) => Value::Date(date),
        Dates::Range(..) => Value::Text(width::clean(text)),
    })
}

fn read_year(text: &str, plan: &Plan) -> Reading<Value> {
    let context = YearContext { years: plan.years, era: plan.era };
    fiscal_year::read(text, &context).map(|years| match years {
        Years::One(year) => Value::Year(year),
        _ => Value::Text(width::clean(text)),
    })
}

fn settle(reading: Reading<Value>, entry: &Entry, findings: &mut Vec<Finding>) -> Option<Value> {
    match reading {
        Reading::Value { value, warnings } => {
            findings.extend(warnings.into_iter().map(|warning| finding(warning, entry)));
            Some(value)
        }
        Reading::Blank => None,
        Reading::Ask(fault) | Reading::Refused(fault) => {
            findings.push(finding(fault, entry));
            None
        }
    }
}

fn finding(fault: impl Into<Fault>, entry: &Entry) -> Finding {
    Finding::new(fault, entry.place.clone())
        .value(entry.raw.clone())
        .item(&entry.item)
        .field(&entry.field)
        .axis(entry.axis.clone())
}

/// A fraction becomes its numerator and its denominator, both at the same cell.
fn split_fraction(entry: Entry, field: &Field, findings: &mut Vec<Finding>) -> Vec<Entry> {
    let reading = match &entry.value {
        Some(value) => number::read_fraction(&typed(value, &entry)),
        None => Reading::Blank,
    };
    let parts = match reading {
        Reading::Value { value: Fraction { numerator, denominator }, warnings } => {
            findings.extend(warnings.into_iter().map(|warning| finding(warning, &entry)));
            [Some(numerator), Some(denominator)]
        }
        Reading::Blank => [None, None],
        Reading::Ask(fault) | Reading::Refused(fault) => {
            findings.push(finding(fault, &entry));
            [None, None]
        }
    };
    let named = field.parts.iter().zip(parts);
    named
        .map(|(name, number)| Entry {
            field: name.clone(),
            value: number.map(Value::Number),
            ..entry.clone()
        })
        .collect()
}
