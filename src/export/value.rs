//! A value as a machine reads it.

use std::borrow::Cow;

use serde_json::{Number, Value as Json};

use crate::model::{Date, Entry, Member, Value};
use crate::text::number::Quantity;
use crate::text::{display, not_applicable};

/// The value as JSON: whole numbers without a point, a date as ISO 8601, a percentage as a share of one. A value that is
/// none on purpose is the word 該当なし, so that it is told from one that is missing.
pub fn json(value: &Value) -> Json {
    match value {
        Value::Number(number) | Value::Percent(number) => number_of(*number),
        Value::Year(year) => Json::from(year.0),
        Value::Text(text) => Json::from(text.as_str()),
        Value::Mark(mark) => Json::from(mark.to_string()),
        Value::Date(date) => Json::from(iso(*date)),
        Value::Choices(chosen) => Json::from(display::choices(chosen)),
        Value::Time(times) => Json::from(times.to_string()),
        Value::Degrees(degrees) => number_of(*degrees),
        Value::Code(code) => Json::from(code.as_str()),
        Value::NotApplicable => Json::from(not_applicable::WORD),
    }
}

/// The value as plain text, as it stands in a CSV cell.
///
/// ```
/// use matome::model::Value;
/// assert_eq!(matome::export::plain(&Value::Number(12.0)), "12");
/// ```
pub fn plain(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Text(text) | Value::Code(text) => Cow::Borrowed(text),
        other => match json(other) {
            Json::String(text) => text.into(),
            number => number.to_string().into(),
        },
    }
}

/// The unit that was written beside a number; empty where none was, and for a percentage, whose value is a share.
pub fn unit(entry: &Entry) -> String {
    Quantity::written(entry).map(|written| written.counted_in().to_owned()).unwrap_or_default()
}

/// A member as JSON: a number for a fiscal year or a month, otherwise its name; null for none.
pub fn member(member: Option<&Member>) -> Json {
    match member {
        None => Json::Null,
        Some(Member::Year(year)) => Json::from(year.0),
        Some(Member::Month(month)) => Json::from(month.0),
        Some(Member::Item(name) | Member::Name(name) | Member::Department(name)) => Json::from(name.as_str()),
    }
}

/// What kind of value it is, in one word: `percent` says that 0.733 is 73.3 %.
pub const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Text(_) => "text",
        Value::Mark(_) => "mark",
        Value::Number(_) => "number",
        Value::Percent(_) => "percent",
        Value::Date(_) => "date",
        Value::Year(_) => "fiscal-year",
        Value::Choices(_) => "choice",
        Value::Time(_) => "time",
        Value::Degrees(_) => "coordinate",
        Value::Code(_) => "code",
        Value::NotApplicable => "none",
    }
}

/// The largest whole number that a double keeps exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

fn number_of(number: f64) -> Json {
    if number.fract() == 0.0 && number.abs() < EXACT {
        return Json::from(number as i64);
    }
    Number::from_f64(number).map_or(Json::Null, Json::Number)
}

fn iso(date: Date) -> String {
    let month = format!("{:04}-{:02}", date.year, date.month);
    date.day.map_or(month.clone(), |day| format!("{month}-{day:02}"))
}
