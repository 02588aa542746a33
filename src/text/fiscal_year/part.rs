//! One member of a row: a year, or a date that says one, and how numbers after it are told apart from a date.

use super::super::calendar::{self, MonthDay};
use super::super::glyphs::Scan;
use super::super::numeral;
use super::super::reading::Stop;
use super::super::year::{self, Unit, Year, YearContext, YearSaid};
use super::after;
use crate::model::{FiscalYear, ValueFault, YearFault, YearSpan};

/// A year, or a date that says one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) year: Year,
    pub(super) when: Option<MonthDay>,
}

impl Part {
    /// Reads a year, and month and day after it.
    pub(super) fn read(scan: &mut Scan) -> Result<Option<Part>, Stop> {
        if let Some(part) = read_compact(scan) {
            return Ok(Some(part));
        }
        let Some(year) = year::read(scan) else { return Ok(None) };
        let mut ahead = *scan;
        let when = calendar::read_month_day(&mut ahead, &year);
        match when.map(|when| judge(&year, &when, &ahead)) {
            Some(Meaning::Date) => {
                *scan = ahead;
                Ok(Some(Part { year, when }))
            }
            Some(Meaning::Unclear) => Err(Stop::refuse(YearFault::AmbiguousYear)),
            Some(Meaning::Years) | None => Ok(Some(Part { year, when: None })),
        }
    }

    /// `～9月30日`, `～30日` after a date: of the same year.
    pub(super) fn read_rest(&self, scan: &mut Scan) -> Option<Part> {
        let when = self.when?;
        let mut ahead = *scan;
        let _same = ahead.eat_word("同年");
        let rest = calendar::read_kanji(&mut ahead).or_else(|| {
            let day = calendar::read_day(&mut ahead).filter(|_| ahead.previous() == '日')?;
            Some(MonthDay { day: Some(day), ..when })
        });
        let rest = rest.filter(|rest| rest.separator.is_none())?;
        *scan = ahead;
        Some(Part { when: Some(rest), ..*self })
    }

    /// Whether this may be the next year of a row: a bare number must not begin something else (3回, 4月, 3年間).
    pub(super) fn may_follow(&self, after: &Scan) -> bool {
        if self.year.said.is_explicit() || self.when.is_some() {
            return true;
        }
        let ends = after.at_end()
            || "-~ー,・)&+".contains(after.peek())
            || after.starts_with_any(&["と", "及び", "まで"]);
        ends || (self.year.unit != Unit::None && !after::is_no_year(after, self.year.unit))
    }

    /// Whether it may be the year before it in another notation: both say how they count, or they are one year of two eras.
    pub(super) fn may_be_same(&self, before: &Part) -> bool {
        before.is_explicit() && self.is_explicit()
            || self.when.is_none() && year::is_same_in_another_era(before.year.said, self.year.said)
    }

    pub(super) fn is_explicit(&self) -> bool {
        self.year.said.is_explicit()
    }

    /// With the era of the year before it, where it has none.
    /// In a list (not a range) it must not jump back: 平成31・2年度 may mean 令和2年度.
    pub(super) fn inheriting(&self, before: &Part, listed: bool) -> Result<Part, Stop> {
        let year = year::inheriting(self.year, &before.year);
        let back = before.year.numeral.value.saturating_sub(self.year.numeral.value);
        let inherited = year.said != self.year.said && matches!(year.said, YearSaid::Era(..));
        if listed && inherited && back > 5 {
            return Err(Stop::refuse(YearFault::AmbiguousYear));
        }
        Ok(Part { year, ..*self })
    }

    pub(super) fn fiscal_year(&self, context: &YearContext) -> Result<i32, Stop> {
        match &self.when {
            None => self.year.resolve(context).map_err(|stop| self.year.doubt(stop)),
            Some(when) => fiscal_year_of(&self.year, when, context),
        }
    }
}

/// The fiscal year of a date: January to March belong to the year before.
fn fiscal_year_of(year: &Year, when: &MonthDay, context: &YearContext) -> Result<i32, Stop> {
    let western = year.resolve(&with_one_more_year(context))?;
    let first = calendar::date(western, when.month, when.day);
    let last = calendar::date(western, when.last_month, None);
    let (Some(first), Some(last)) = (first, last) else {
        return Err(Stop::refuse(ValueFault::ImpossibleDate));
    };
    let fiscal = |month: u8| western - i32::from(month < 4);
    let (fiscal, fiscal_last) = (fiscal(first.month), fiscal(last.month));
    let outside = context.years.is_some_and(|years| !years.contains(FiscalYear(fiscal)));
    match () {
        () if fiscal != fiscal_last || last.month < first.month => Err(Stop::refuse(YearFault::NotOneYear)),
        () if fiscal < 1873 => Err(Stop::refuse(YearFault::Before1873)),
        () if !year.said.is_explicit() && outside => Err(Stop::refuse(YearFault::OutsidePlan)),
        () => Ok(fiscal),
    }
}

/// The last fiscal year of a plan ends in the next calendar year.
fn with_one_more_year(context: &YearContext) -> YearContext {
    let years = context.years.map(|years| YearSpan { last: FiscalYear(years.last.0 + 1), ..years });
    YearContext { years, ..*context }
}

/// `20210401`
fn read_compact(scan: &mut Scan) -> Option<Part> {
    let mut ahead = *scan;
    let numeral = numeral::read(&mut ahead).filter(|numeral| numeral.digits == 8 && !numeral.kanji)?;
    let (western, month, day) = (numeral.value / 10_000, numeral.value / 100 % 100, numeral.value % 100);
    calendar::date(western as i32, month, Some(day))?;
    *scan = ahead;
    let said = YearSaid::Western(western as i32);
    let year = Year { said, numeral, sign: None, twins: [None, None], unit: Unit::None };
    Some(Part { year, when: Some(MonthDay { month, last_month: month, day: Some(day), separator: None }) })
}

/// What numbers after a year with separators between them mean.
enum Meaning {
    Date,
    Years,
    Unclear,
}

fn judge(year: &Year, when: &MonthDay, after: &Scan) -> Meaning {
    let Some(separator) = when.separator else { return Meaning::Date };
    let western = matches!(year.said, YearSaid::Western(_));
    let years_follow = after.starts_with("年") || after.starts_with("度");
    match (separator, when.day.is_some()) {
        _ if !year.said.is_explicit() => Meaning::Years,
        ('・' | '-', _) if years_follow => Meaning::Years,
        (_, _) if years_follow => Meaning::Unclear,
        ('・', true) if western => Meaning::Date,
        ('・', true) => Meaning::Unclear,
        ('・', false) => Meaning::Years,
        ('-', false) if western => judge_western_pair(year, when),
        ('-', false) => Meaning::Years,
        ('/', false) if !western => Meaning::Unclear,
        _ => Meaning::Date,
    }
}

/// `2021-04` is a month, `2019-21` a range, `2005-07` may be either.
fn judge_western_pair(year: &Year, when: &MonthDay) -> Meaning {
    let may_be_range = when.month > year.numeral.value % 100;
    match (may_be_range, (1..=12).contains(&when.month)) {
        (true, true) => Meaning::Unclear,
        (true, false) => Meaning::Years,
        _ => Meaning::Date,
    }
}
