//! What numbers add up to, for the totals of the report's tables.

use crate::model::{Entry, Value};
use crate::text::number::{PERCENT, Quantity, are_same};

/// Decimals beyond these are noise of the computer's numbers.
pub(super) const MOST_DECIMALS: usize = 9;

/// A sum of numbers of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// The sum.
    pub sum: f64,
    /// As many decimals as the number that was written with the most.
    pub decimals: usize,
    /// What the numbers are counted in; empty where none was written.
    pub unit: String,
}

impl Total {
    /// The sum of the numbers among these, each with the unit that its item is counted in; a number that says no unit, of an
    /// item without one, is taken to be in the unit of the others. `None` where there is no number, or where they can't be
    /// added: shares of a whole, numbers of several units.
    pub fn of<'e>(entries: impl IntoIterator<Item = (&'e Entry, &'e str)>) -> Option<Total> {
        let mut total: Option<Total> = None;
        for (entry, counted_in) in entries {
            let number = match entry.value {
                Some(Value::Number(_)) if counted_in == PERCENT => return None,
                Some(Value::Number(number)) => number,
                Some(Value::Percent(_)) => return None,
                _ => continue,
            };
            let written = Quantity::written(entry);
            let said = written.as_ref().map(Quantity::counted_in).filter(|unit| !unit.is_empty());
            let unit = said.unwrap_or(counted_in);
            let decimals = written.as_ref().map_or_else(|| decimals_of(number), Quantity::decimals);
            let so_far = total.get_or_insert(Total { sum: 0.0, decimals: 0, unit: String::new() });
            if so_far.unit.is_empty() {
                unit.clone_into(&mut so_far.unit);
            } else if !unit.is_empty() && !are_same(unit, &so_far.unit) {
                return None;
            }
            so_far.sum += number;
            so_far.decimals = so_far.decimals.max(decimals);
        }
        total.map(Total::rounded)
    }

    fn rounded(self) -> Total {
        let scale = 10f64.powi(self.decimals.min(MOST_DECIMALS) as i32);
        Total { sum: (self.sum * scale).round() / scale, ..self }
    }
}

pub(super) fn decimals_of(number: f64) -> usize {
    number.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Key, Place, Text};

    fn total(values: &[(Value, &str)]) -> Option<(f64, usize, String)> {
        let entry = |(value, raw): &(Value, &str)| Entry {
            department: Text::default(),
            field: Text::default(),
            key: Key::default(),
            value: Some(value.clone()),
            raw: (*raw).into(),
            place: Place::default(),
            repeats: None,
        };
        let entries: Vec<Entry> = values.iter().map(entry).collect();
        Total::of(entries.iter().map(|entry| (entry, "")))
            .map(|total| (total.sum, total.decimals, total.unit))
    }

    #[test]
    fn numbers_of_one_unit_are_added() {
        use Value::{NotApplicable, Number, Percent};
        let tenths = [(Number(0.1), "0.1"), (Number(0.2), "0.2"), (NotApplicable, "該当なし")];
        assert_eq!(total(&tenths), Some((0.3, 1, String::new())));
        let people = [(Number(3.0), "3人"), (Number(1.5), "1.50"), (Number(-1.0), "△1人")];
        assert_eq!(total(&people), Some((3.5, 2, "人".to_owned())));
        assert_eq!(total(&[(Number(3.0), "3人"), (Number(2.0), "2件")]), None, "two units");
        assert_eq!(total(&[(Number(3.0), "3"), (Percent(0.1), "10%")]), None, "shares can't be added");
        assert_eq!(total(&[]), None);
        assert_eq!(total(&[(Value::Text("3".into()), "3")]), None, "no number");
    }
}
