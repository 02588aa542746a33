//! Years in a row: one, a range, a list, each perhaps with a date or another notation beside it.

use super::super::calendar::{self, MonthDay};
use super::super::era::Sign;
use super::super::glyphs::Scan;
use super::super::numeral;
use super::super::reading::Stop;
use super::super::reason::Reason;
use super::super::year::{self, Said, Unit, Year, YearContext};
use super::Years;
use super::after;
use crate::model::{FiscalYear, YearSpan};

/// The most years that a label may say.
const MOST_YEARS: usize = 100;

/// A year, or a date that says one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) year: Year,
    pub(super) when: Option<MonthDay>,
}

/// What stands between two years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// ～ - から
    Range,
    /// ・ 、 と
    List,
    /// `/`, `=`: two notations of the same year.
    Same,
}

/// Years in a row, as they were said.
pub(super) struct Series {
    first: Part,
    more: Vec<(Joint, Part)>,
    /// The same years again in brackets: `令和3～7年度（2021～2025年度）`.
    twin: Option<Box<Series>>,
}

impl Series {
    /// Reads the years that are next.
    pub(super) fn read(scan: &mut Scan) -> Result<Series, Stop> {
        let mut series = Series::read_plain(scan)?;
        if !series.more.is_empty() {
            series.twin = read_twin(scan).map(Box::new);
        }
        Ok(series)
    }

    fn read_plain(scan: &mut Scan) -> Result<Series, Stop> {
        let first = Part::read(scan)?.ok_or(Stop::Refuse(Reason::NotAYear))?;
        let mut more = Vec::new();
        let mut last = first;
        while let Some((joint, part)) = read_next(scan, &last)? {
            more.push((joint, part));
            last = part;
        }
        Ok(Series { first, more, twin: None })
    }

    /// The part that was said last.
    pub(super) fn last(&self) -> &Part {
        self.more.last().map_or(&self.first, |(_, part)| part)
    }

    /// Whether the last year ends a range.
    pub(super) fn is_range(&self) -> bool {
        self.more.last().is_some_and(|(joint, _)| *joint == Joint::Range)
    }

    /// Whether the first year has no full era name and no century.
    pub(super) fn is_abbreviated(&self) -> bool {
        match self.first.year.said {
            Said::Era(..) => self.first.year.sign != Some(Sign::Name),
            Said::Western(_) => self.first.year.unit == Unit::None && self.first.when.is_none(),
            _ => true,
        }
    }

    /// `12-3`: numbers in a row that nothing makes years.
    fn is_only_numbers(&self) -> bool {
        let plain = |part: &Part| !part.is_explicit() && part.year.unit == Unit::None;
        !self.more.is_empty() && plain(&self.first) && self.more.iter().all(|(_, part)| plain(part))
    }

    /// The fiscal years, as far as the context tells and all notations agree.
    pub(super) fn resolve(&self, context: &YearContext) -> Result<Years, Stop> {
        let years = self.resolve_plain(context)?;
        match self.twin.as_ref().map(|twin| twin.resolve_plain(context)).transpose()? {
            Some(twin) if twin != years => {
                Err(Stop::RefuseAbout(Reason::ContradictoryYear, format!("{years} / {twin}")))
            }
            _ => Ok(years),
        }
    }

    fn resolve_plain(&self, context: &YearContext) -> Result<Years, Stop> {
        if self.is_only_numbers() && context.years.is_none() {
            return Err(Stop::Refuse(Reason::NotAYear));
        }
        let first = self.first.fiscal_year(context)?;
        if self.more.is_empty() {
            return Ok(Years::One(FiscalYear(first)));
        }
        let mut spans = Spans(vec![(first, first)]);
        let mut before = self.first;
        for (joint, part) in &self.more {
            let part = part.inheriting(&before, *joint)?;
            spans.add(*joint, part.fiscal_year(context)?)?;
            before = part;
        }
        spans.into_years()
    }
}

/// Spans of years in the making, each from its first to its last.
struct Spans(Vec<(i32, i32)>);

impl Spans {
    fn add(&mut self, joint: Joint, year: i32) -> Result<(), Stop> {
        let Some((first, last)) = self.0.last_mut() else { return Ok(()) };
        match joint {
            Joint::List => self.0.push((year, year)),
            Joint::Range if first != last => return Err(Stop::Refuse(Reason::AmbiguousYear)),
            Joint::Range if year < *first => return Err(Stop::Refuse(Reason::ReversedRange)),
            Joint::Range => *last = year,
            Joint::Same if *last == year => {}
            Joint::Same => {
                return Err(Stop::RefuseAbout(Reason::ContradictoryYear, format!("{last}年 / {year}年")));
            }
        }
        Ok(())
    }

    fn into_years(self) -> Result<Years, Stop> {
        let count: usize = self.0.iter().map(|(first, last)| (last - first + 1) as usize).sum();
        if count > MOST_YEARS {
            return Err(Stop::Refuse(Reason::TooManyYears));
        }
        if let [(first, last)] = self.0[..] {
            let range = Years::Range(FiscalYear(first), FiscalYear(last));
            return Ok(if first == last { Years::One(FiscalYear(first)) } else { range });
        }
        let mut years: Vec<FiscalYear> = Vec::with_capacity(count);
        for year in self.0.into_iter().flat_map(|(first, last)| first..=last).map(FiscalYear) {
            if !years.contains(&year) {
                years.push(year);
            }
        }
        Ok(if let [year] = years[..] { Years::One(year) } else { Years::List(years) })
    }
}

/// Reads what joins the next year, and that year. Words after a joint are left alone.
fn read_next(scan: &mut Scan, before: &Part) -> Result<Option<(Joint, Part)>, Stop> {
    let mut ahead = *scan;
    let Some((joint, open)) = read_joint(&mut ahead) else { return Ok(None) };
    let part = match read_rest_of_date(&mut ahead, before) {
        Some(part) => Some(part),
        None => Part::read(&mut ahead)?.filter(|part| part.may_follow(&ahead)),
    };
    if before.when.is_some() && part.is_some_and(|part| part.when.is_none() && !part.is_explicit()) {
        return Err(Stop::Refuse(Reason::AmbiguousYear));
    }
    match part {
        Some(part) if joint == Joint::Same && !(before.is_explicit() && part.is_explicit()) => {
            let number = !before.is_explicit() && part.year.unit == Unit::None;
            Err(Stop::Refuse(if number { Reason::NotAYear } else { Reason::AmbiguousYear }))
        }
        Some(part) => {
            *scan = ahead;
            Ok(Some((joint, part)))
        }
        None if open => Err(Stop::Refuse(Reason::OpenRange)),
        None => Ok(None),
    }
}

/// `～9月30日`, `～30日` after a date: of the same year.
fn read_rest_of_date(scan: &mut Scan, before: &Part) -> Option<Part> {
    let when = before.when?;
    let mut ahead = *scan;
    let _same = ahead.eat_word("同年");
    let rest = calendar::read_kanji(&mut ahead).or_else(|| {
        let day = calendar::read_day(&mut ahead).filter(|_| ahead.previous() == '日')?;
        Some(MonthDay { day: Some(day), ..when })
    });
    let rest = rest.filter(|rest| rest.separator.is_none())?;
    *scan = ahead;
    Some(Part { when: Some(rest), ..*before })
}

/// The joint that is next, and whether a range stays open if no year follows.
fn read_joint(scan: &mut Scan) -> Option<(Joint, bool)> {
    if scan.eat('~') || scan.eat_word("から") {
        Some((Joint::Range, true))
    } else if scan.eat('-') || scan.eat('ー') {
        Some((Joint::Range, false))
    } else if scan.eat('/') || scan.eat('=') {
        Some((Joint::Same, false))
    } else if scan.eat_any(&[",", "・", "と", "及び", "および", "並びに", "ならびに", "&", "+"])
    {
        Some((Joint::List, false))
    } else {
        None
    }
}

fn read_twin(scan: &mut Scan) -> Option<Series> {
    let mut inside = *scan;
    if !inside.eat('(') {
        return None;
    }
    let twin = Series::read_plain(&mut inside).ok()?;
    inside.eat(')').then(|| {
        *scan = inside;
        twin
    })
}

impl Part {
    /// Reads a year, and month and day after it.
    fn read(scan: &mut Scan) -> Result<Option<Part>, Stop> {
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
            Some(Meaning::Unclear) => Err(Stop::Refuse(Reason::AmbiguousYear)),
            Some(Meaning::Years) | None => Ok(Some(Part { year, when: None })),
        }
    }

    /// Whether this may be the next year of a row: a bare number must not begin something else (3回, 4月, 3年間).
    fn may_follow(&self, after: &Scan) -> bool {
        if self.year.said.is_explicit() || self.when.is_some() {
            return true;
        }
        let ends = after.at_end()
            || "-~ー,・)&+".contains(after.peek())
            || after.starts_with_any(&["と", "及び", "まで"]);
        ends || (self.year.unit != Unit::None && !after::is_no_year(after, self.year.unit))
    }

    fn is_explicit(&self) -> bool {
        self.year.said.is_explicit()
    }

    /// With the era of the year before it, where it has none.
    fn inheriting(&self, before: &Part, joint: Joint) -> Result<Part, Stop> {
        let year = year::inheriting(self.year, &before.year);
        let back = before.year.numeral.value.saturating_sub(self.year.numeral.value);
        let inherited = year.said != self.year.said && matches!(year.said, Said::Era(..));
        if joint == Joint::List && inherited && back > 5 {
            return Err(Stop::Refuse(Reason::AmbiguousYear));
        }
        Ok(Part { year, ..*self })
    }

    fn fiscal_year(&self, context: &YearContext) -> Result<i32, Stop> {
        match &self.when {
            None => self.year.resolve(context),
            Some(when) => fiscal_year_of(&self.year, when, context),
        }
    }
}

/// The fiscal year of a date: January to March belong to the year before.
fn fiscal_year_of(year: &Year, when: &MonthDay, context: &YearContext) -> Result<i32, Stop> {
    let western = year.resolve(&with_one_more_year(context))?;
    let first = calendar::date(western, when.month, when.day);
    let last = calendar::date(western, when.last_month, None);
    let (Some(first), Some(last)) = (first, last) else { return Err(Stop::Refuse(Reason::ImpossibleDate)) };
    let fiscal = |month: u8| western - i32::from(month < 4);
    let (fiscal, fiscal_last) = (fiscal(first.month), fiscal(last.month));
    let outside = context.years.is_some_and(|years| !years.contains(FiscalYear(fiscal)));
    match () {
        () if fiscal != fiscal_last || last.month < first.month => Err(Stop::Refuse(Reason::NotOneYear)),
        () if fiscal < 1873 => Err(Stop::Refuse(Reason::Before1873)),
        () if !year.said.is_explicit() && outside => Err(Stop::Refuse(Reason::OutsidePlan)),
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
    let said = Said::Western(western as i32);
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
    let western = matches!(year.said, Said::Western(_));
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
