//! What a cell says, once it is understood.

use std::sync::Arc;

use super::{FiscalYear, Text};

/// A date of the Gregorian calendar, to the day or to the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Date {
    /// Western year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, or `None` where only the month was said.
    pub day: Option<u8>,
}

impl Date {
    /// The fiscal year that it is in.
    pub fn fiscal_year(self) -> FiscalYear {
        FiscalYear(self.year - i32::from(self.month < 4))
    }

    /// Whether it comes after a deadline; a month without a day is meant to its end.
    pub fn is_after(self, deadline: Self) -> bool {
        let last = |date: Self| (date.year, date.month, date.day.unwrap_or(31));
        last(self) > last(deadline)
    }

    /// Days since 1 March of the year 0; `None` where only the month is known.
    pub fn days(self) -> Option<i64> {
        // A year that begins in March has its leap day at the end.
        let (month, day) = (i64::from(self.month), i64::from(self.day?));
        let year = i64::from(self.year) - i64::from(month < 3);
        let month = (month + 9) % 12;
        let of_years = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        Some(of_years + (153 * month + 2) / 5 + day - 1)
    }
}

/// A rating or a mark of a matrix: a grade of the scale, with a flag such as ※ before it or not.
/// Both are in the scale's own spelling, so `※ｃ` is `※C`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Mark {
    /// The flag, where one stands at the grade.
    pub flag: Option<Text>,
    /// The grade, one of the scale.
    pub grade: Text,
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.flag.as_deref().unwrap_or(""), self.grade)
    }
}

/// A time of the day, or from one to another, in minutes since midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Times {
    /// The time, or the first of two; at most 24:00.
    pub from: u16,
    /// The last, which comes after the first.
    pub to: Option<u16>,
}

impl std::fmt::Display for Times {
    /// `9:00`, `13:30～15:00`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{:02}", self.from / 60, self.from % 60)?;
        self.to.map_or(Ok(()), |to| write!(f, "～{}:{:02}", to / 60, to % 60))
    }
}

/// A value as matome understood it. Ratios are fractions of one: 73.3 % is `Percent(0.733)`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Value {
    /// Free text, as typed but for line ends and outer spaces.
    Text(Text),
    /// A rating or a mark.
    Mark(Mark),
    /// A number, without its unit.
    Number(f64),
    /// A share of one.
    Percent(f64),
    /// A date.
    Date(Date),
    /// A fiscal year.
    Year(super::FiscalYear),
    /// What was chosen from the template's list, in its spelling and its order.
    Choices(Arc<[Text]>),
    /// A time of the day.
    Time(Times),
    /// Degrees of latitude or longitude; south and west are negative.
    Degrees(f64),
    /// What names one thing and is no number: a code, a telephone number, an address of the web.
    Code(Text),
    /// Nothing, and on purpose: 該当なし. An empty cell is no value.
    NotApplicable,
}

impl Value {
    /// The text of a text value.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The mark of a rating.
    pub fn as_mark(&self) -> Option<&Mark> {
        match self {
            Value::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// The number of a number or a percentage.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Value::Number(number) | Value::Percent(number) => Some(*number),
            _ => None,
        }
    }
}
