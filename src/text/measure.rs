//! Values on a line, where one may be less than another.

use super::date::{self, Dates};
use super::{coordinate, fiscal_year, number, time};
use crate::model::{Date, FieldKind, FiscalYear, Value};

/// From where to where a value reaches on the line of its kind; of a plain number twice the same. Percentages count by
/// their points. `None` where nothing is more or less than it.
///
/// ```
/// use matome::model::{Times, Value};
/// use matome::text::measure::span;
/// assert_eq!(span(&Value::Percent(0.733)), Some((73.3, 73.3)));
/// assert_eq!(span(&Value::Time(Times { from: 540, to: Some(600) })), Some((540.0, 600.0)));
/// ```
pub fn span(value: &Value) -> Option<(f64, f64)> {
    let (first, last) = match value {
        Value::Number(number) | Value::Degrees(number) => (*number, *number),
        Value::Percent(share) => (points(*share), points(*share)),
        Value::Date(date) => (day(*date, 1), day(*date, 31)),
        Value::Year(year) => (year.0.into(), year.0.into()),
        Value::Time(times) => (times.from.into(), times.to.unwrap_or(times.from).into()),
        _ => return None,
    };
    Some((first, last))
}

/// The end of a range of such values, as a template writes it; a day without its year is one of this fiscal year.
///
/// ```
/// use matome::model::{FieldKind, FiscalYear};
/// use matome::text::measure::bound;
/// assert_eq!(bound("100", FieldKind::Percent, None), Some(100.0));
/// assert!(bound("4/1", FieldKind::Date, Some(FiscalYear(2025))) < bound("3/31", FieldKind::Date, Some(FiscalYear(2025))));
/// ```
pub fn bound(text: &str, kind: FieldKind, year: Option<FiscalYear>) -> Option<f64> {
    let value = match kind {
        FieldKind::Number => Value::Number(number::read_number(text).into_value()?),
        FieldKind::Percent | FieldKind::Amount => {
            return number::read_number(text.trim_end_matches(['%', '％'])).into_value();
        }
        FieldKind::Coordinate => Value::Degrees(coordinate::read(text).into_value()?),
        FieldKind::Time => Value::Time(time::read(text).into_value().filter(|times| times.to.is_none())?),
        FieldKind::FiscalYear => {
            Value::Year(fiscal_year::read(text, &Default::default()).into_value()?.one()?)
        }
        FieldKind::Date => {
            let reading = year.map_or_else(|| date::read(text), |year| date::read_in(text, year));
            Value::Date(reading.into_value().as_ref().and_then(Dates::one).filter(|date| date.day.is_some())?)
        }
        _ => return None,
    };
    span(&value).map(|(first, _)| first)
}

/// Per cent, without the noise of the binary share.
fn points(share: f64) -> f64 {
    (share * 100.0 * 1e9).round() / 1e9
}

/// Days of the calendar in their order, not their distance.
fn day(date: Date, unsaid: u8) -> f64 {
    f64::from(date.year) * 372.0 + f64::from(date.month) * 31.0 + f64::from(date.day.unwrap_or(unsaid))
}
