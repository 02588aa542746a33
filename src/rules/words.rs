//! A value in the words of a template and of a finding.

use crate::model::{Entry, Value};
use crate::text::display::{self, DateStyle, YearStyle};
use crate::text::not_applicable;
use crate::text::width::fold_key;

/// A value in few words.
pub(super) fn of(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Code(text) => text.to_string(),
        Value::Mark(mark) => mark.to_string(),
        Value::Number(number) => display::number(*number),
        Value::Percent(share) => format!("{}％", display::number((share * 100.0 * 1e9).round() / 1e9)),
        Value::Date(date) => display::date(*date, DateStyle::Era),
        Value::Year(year) => display::fiscal_year(*year, YearStyle::Era),
        Value::Choices(chosen) => display::choices(chosen),
        Value::Time(times) => times.to_string(),
        Value::Degrees(degrees) => display::degrees(*degrees),
        Value::NotApplicable => not_applicable::WORD.to_owned(),
    }
}

/// Whether an entry says one of these words; of several choices one is enough. Without words any value but 該当なし does.
pub(super) fn says(entry: &Entry, words: &[String]) -> bool {
    let Some(value) = &entry.value else { return false };
    if words.is_empty() {
        return *value != Value::NotApplicable;
    }
    let said: Vec<String> = match value {
        Value::Choices(chosen) => chosen.iter().map(|choice| fold_key(choice)).collect(),
        Value::Mark(mark) => vec![fold_key(&mark.grade), fold_key(&mark.to_string())],
        value => vec![fold_key(&of(value)), fold_key(&entry.raw)],
    };
    words.iter().any(|word| said.contains(&fold_key(word)))
}
