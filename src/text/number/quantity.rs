//! A number with what was written beside it: its unit, and how fine it is.

use super::super::width::{is_invisible, is_space};
use super::decimal::Decimal;
use super::{read_points, read_quantity, read_share, unit};
use crate::model::{Entry, Value};

/// The unit of a share of one.
pub const PERCENT: &str = "%";

/// A number as it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its value; of a percentage the share of one.
    pub value: f64,
    /// Its unit as typed, `%` for every way to write a percentage; empty where there is none.
    pub unit: String,
    /// Power of ten of the last digit that was written: -3 for 73.3 % and for 0.733, 3 for 80千時間.
    pub last: i32,
}

impl Quantity {
    pub(super) fn new(number: Decimal, unit: &str) -> Self {
        let unit = unit.chars().filter(|&c| !is_space(c) && !is_invisible(c)).collect();
        Self { value: number.to_f64(), unit, last: number.last }
    }

    /// How the number of an entry was written; `None` where it is no number, or where its text says more than the number
    /// (both halves of a fraction).
    pub fn written(entry: &Entry) -> Option<Self> {
        match entry.value.as_ref()? {
            Value::Number(number) => {
                read_quantity(entry.shown()).into_value().filter(|said| said.refined(*number) == *number)
            }
            Value::Percent(share) => written_share(entry.shown(), *share),
            _ => None,
        }
    }

    /// The unit to print after the number: none of a percentage, whose sign is printed anyway.
    pub fn counted_in(&self) -> &str {
        if self.unit == PERCENT { "" } else { &self.unit }
    }

    /// How many decimals were written; of a percentage those before the sign.
    pub fn decimals(&self) -> usize {
        let of_percent = if self.unit == PERCENT { 2 } else { 0 };
        usize::try_from(-self.last - of_percent).unwrap_or(0)
    }

    /// The number behind the text, where the text is that number rounded; otherwise what the text says. What is shown
    /// is meant: the number behind it only adds digits.
    pub fn refined(&self, stored: f64) -> f64 {
        const NOISE: f64 = 1e-12;
        let apart = (stored - self.value).abs();
        let half = 0.5 * 10f64.powi(self.last) * (1.0 + NOISE);
        if apart <= half && apart > NOISE * self.value.abs() { stored } else { self.value }
    }

    /// The same number of what this many are one of: 5,000,000円 are 5,000 of 1,000円.
    pub fn in_lots_of(&self, times: f64) -> Self {
        let (value, last) = (self.value / times, self.last - times.log10().round() as i32);
        Self { value, last, ..self.clone() }
    }

    /// Where a format shows only the thousands, the millions or the billions of the stored number, and the text does not
    /// say so: how many are one.
    pub fn shown_in(&self, stored: f64) -> Option<f64> {
        let half = 0.5 * 10f64.powi(self.last) * (1.0 + 1e-12);
        let is_shown = |number: f64| (number - self.value).abs() <= half;
        let is_lot = |times: &f64| is_shown(stored / times);
        [1e3, 1e6, 1e9].into_iter().find(is_lot).filter(|_| self.unit.is_empty() && !is_shown(stored))
    }

    /// Whether it is counted in this unit.
    pub fn is_in(&self, unit: &str) -> bool {
        unit::are_same(&self.unit, unit)
    }
}

/// The percentage as it was written, with its sign or counted in per cent, whichever it was read as.
fn written_share(text: &str, share: f64) -> Option<Quantity> {
    let as_points = || read_points(text).into_value().filter(|said| said.refined(share) == share);
    match read_share(text).into_value() {
        Some(said) if said.refined(share) == share => Some(said),
        said => as_points().or(said),
    }
}
