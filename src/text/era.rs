//! Eras: how they are written, and on which days they began.

use super::glyphs::Scan;
use super::numeral;
use crate::model::{Date, Era};

/// How an era was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// 令和, ㋿
    Name,
    /// 令
    Kanji,
    /// R
    Letter,
}

/// Reads the era that is next, together with a dot after its letter. A letter or a single kanji counts only
/// before a number.
pub(super) fn read(scan: &mut Scan) -> Option<(Era, Sign)> {
    read_name(scan).map(|era| (era, Sign::Name)).or_else(|| read_short(scan))
}

/// Whether an era may begin with this character.
pub(super) fn may_begin(c: char) -> bool {
    short_sign(c).is_some()
}

fn read_name(scan: &mut Scan) -> Option<Era> {
    let era = match (scan.peek(), scan.peek_at(1)) {
        ('令', '和') => Era::Reiwa,
        ('平', '成') => Era::Heisei,
        ('昭', '和') => Era::Showa,
        ('大', '正') => Era::Taisho,
        ('明', '治') => Era::Meiji,
        _ => return None,
    };
    scan.pos += 2;
    Some(era)
}

fn read_short(scan: &mut Scan) -> Option<(Era, Sign)> {
    let (era, sign) = short_sign(scan.peek())?;
    let mut after = *scan;
    after.skip();
    let _dotted = after.eat('.') || after.eat('・');
    let counts = numeral::is_next(&after) || after.peek() == '元';
    counts.then(|| {
        *scan = after;
        (era, sign)
    })
}

fn short_sign(c: char) -> Option<(Era, Sign)> {
    let era = match c {
        '令' => Era::Reiwa,
        '平' => Era::Heisei,
        '昭' => Era::Showa,
        '大' => Era::Taisho,
        '明' => Era::Meiji,
        _ => return Era::from_letter(c).filter(|_| c.is_ascii()).map(|era| (era, Sign::Letter)),
    };
    Some((era, Sign::Kanji))
}

/// The first day of an era. For 明治 it is the day from which Japan counts by this calendar.
///
/// ```
/// use matome::model::{Date, Era};
/// let day = Date { year: 2019, month: 5, day: Some(1) };
/// assert_eq!(matome::text::era::first_day(Era::Reiwa), day);
/// ```
pub const fn first_day(era: Era) -> Date {
    let (year, month, day) = match era {
        Era::Meiji => (1873, 1, 1),
        Era::Taisho => (1912, 7, 30),
        Era::Showa => (1926, 12, 25),
        Era::Heisei => (1989, 1, 8),
        Era::Reiwa => (2019, 5, 1),
    };
    Date { year, month, day: Some(day) }
}

/// The era of a day; of a month without a day, the era of its last day. `None` before 1873.
///
/// ```
/// use matome::model::{Date, Era};
/// let day = Date { year: 2019, month: 4, day: Some(30) };
/// assert_eq!(matome::text::era::of_date(day), Some(Era::Heisei));
/// ```
pub fn of_date(date: Date) -> Option<Era> {
    let key = |date: Date| (date.year, date.month, date.day.unwrap_or(31));
    Era::ALL.into_iter().rev().find(|&era| key(first_day(era)) <= key(date))
}

/// Whether the date lies in the era, at least in part where only a month is said.
pub(super) fn holds(era: Era, date: Date) -> bool {
    let first = Date { day: date.day.or(Some(1)), ..date };
    let last = Date { day: date.day.or(Some(31)), ..date };
    of_date(first) == Some(era) || of_date(last) == Some(era)
}

/// The year of an era that a western year is: 2021 in 平成 is 33. Below one before the era began.
///
/// ```
/// assert_eq!(matome::text::era::year_in(matome::model::Era::Heisei, 2021), 33);
/// ```
pub const fn year_in(era: Era, western: i32) -> i32 {
    western.saturating_sub(era.first_year() - 1)
}

/// The latest era that had begun by the end of this western year.
///
/// ```
/// assert_eq!(matome::text::era::of_year(2019), matome::model::Era::Reiwa);
/// ```
pub fn of_year(western: i32) -> Era {
    Era::ALL.into_iter().rev().find(|era| era.first_year() <= western).unwrap_or(Era::Meiji)
}
