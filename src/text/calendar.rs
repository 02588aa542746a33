//! Months and days: what stands after a year, and whether the calendar has it.

use super::glyphs::Scan;
use super::numeral;
use super::year::{Unit, Year, YearSaid};
use crate::model::Date;

/// Month and day, as they were said after a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MonthDay {
    pub(super) month: u32,
    /// The last month of `1～3月`; otherwise the month.
    pub(super) last_month: u32,
    pub(super) day: Option<u32>,
    /// The separator, where there are no 月 and 日.
    pub(super) separator: Option<char>,
}

/// The date, if the calendar has it.
pub(super) fn date(year: i32, month: u32, day: Option<u32>) -> Option<Date> {
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let day = match day {
        None => None,
        Some(day) => Some(u8::try_from(day).ok().filter(|day| (1..=days_in(year, month)).contains(day))?),
    };
    Some(Date { year, month, day })
}

/// How many days the month has.
pub(super) const fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The day of the week, Sunday 0 (Sakamoto's rule).
pub(super) fn weekday(year: i32, month: u8, day: u8) -> usize {
    const SHIFT: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = year - i32::from(month < 3);
    let shift = SHIFT.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or(0);
    (year + year / 4 - year / 100 + year / 400 + shift + i32::from(day)).rem_euclid(7) as usize
}

/// Reads month and day after a year: `4月1日`, `.4.1`, `/4`. Where nothing of the kind stands, nothing is read.
pub(super) fn read_month_day(scan: &mut Scan, year: &Year) -> Option<MonthDay> {
    match year.unit {
        Unit::Year => read_kanji(scan),
        Unit::None if year.said == YearSaid::Bare(0) => None,
        Unit::None => read_separated(scan),
        Unit::Fiscal => None,
    }
}

/// `4月1日`, `4月`, `1～3月`, `4/1` after 年.
pub(super) fn read_kanji(scan: &mut Scan) -> Option<MonthDay> {
    let mut ahead = *scan;
    let month = numeral::read(&mut ahead)?.value;
    let mut last_month = month;
    while ahead.eat('-') || ahead.eat('~') || ahead.eat('・') || ahead.eat(',') {
        last_month = numeral::read(&mut ahead)?.value;
    }
    if last_month == month && month < 100 && ahead.eat('/') {
        let day = numeral::read(&mut ahead)?.value;
        *scan = ahead;
        return Some(MonthDay { month, last_month, day: Some(day), separator: None });
    }
    if !ahead.eat('月') {
        return None;
    }
    *scan = ahead;
    Some(MonthDay { month, last_month, day: read_day(scan), separator: None })
}

/// `1日`, or `1` where the text ends after it.
pub(super) fn read_day(scan: &mut Scan) -> Option<u32> {
    let mut ahead = *scan;
    let day = numeral::read(&mut ahead)?.value;
    let counts = ahead.eat('日') || ahead.at_end() || matches!(ahead.peek(), ')' | '(' | '~');
    counts.then(|| {
        *scan = ahead;
        day
    })
}

/// `.4.1`, `/4/1`, `-4-1`, `・4・1`, or the month alone; never the start of something longer (`.4.1.2`).
fn read_separated(scan: &mut Scan) -> Option<MonthDay> {
    let separator = scan.peek();
    if !is_separator(separator) {
        return None;
    }
    let mut ahead = *scan;
    ahead.skip();
    let month = numeral::read(&mut ahead).filter(|month| month.digits <= 2)?.value;
    let mut found = MonthDay { month, last_month: month, day: None, separator: Some(separator) };
    if ahead.eat(separator) {
        found.day = Some(numeral::read(&mut ahead)?.value);
    }
    if ahead.peek() == separator && numeral_follows(&ahead) {
        return None;
    }
    *scan = ahead;
    Some(found)
}

fn numeral_follows(scan: &Scan) -> bool {
    let mut ahead = *scan;
    ahead.skip();
    numeral::is_next(&ahead)
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | '/' | '-' | '・')
}
