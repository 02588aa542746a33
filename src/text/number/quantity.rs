//! A number with what was written beside it: its unit, and how fine it is.

use super::decimal::Decimal;
use super::unit;

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
        Self { value: number.to_f64(), unit: unit.to_owned(), last: number.last }
    }

    /// The number behind the text, where the text is that number rounded; otherwise what the text says. What is shown
    /// is meant: the number behind it only adds digits.
    pub fn refined(&self, stored: f64) -> f64 {
        const NOISE: f64 = 1e-12;
        let apart = (stored - self.value).abs();
        let half = 0.5 * 10f64.powi(self.last) * (1.0 + NOISE);
        if apart <= half && apart > NOISE * self.value.abs() { stored } else { self.value }
    }

    /// Whether it is counted in this unit.
    pub fn is_in(&self, unit: &str) -> bool {
        unit::are_same(&self.unit, unit)
    }
}
