//! The year of a fiscal year or a date, as it was said: in an era, western, or bare; before anything is decided.

use std::fmt;

use super::era::{self, Sign};
use super::glyphs::Scan;
use super::numeral::{self, Numeral};
use super::reading::Stop;
use crate::model::{Era, Fault, FiscalYear, YearFault, YearSpan};

/// What a bare number such as `31年度` is read by: nothing of it is known without a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearContext {
    /// The plan's years.
    pub years: Option<YearSpan>,
    /// The era that the plan's bare numbers mean, where it has one.
    pub era: Option<Era>,
}

/// The last western year that is read.
pub(super) const LAST_YEAR: i32 = 2199;

/// A year as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearSaid {
    /// 令和3, H33
    Era(Era, u32),
    /// 2021
    Western(i32),
    /// 31: only the plan can tell.
    Bare(u32),
    /// '21: a western year without its century.
    Short(u32),
}

impl YearSaid {
    /// The western year, as far as the context tells.
    pub(super) fn resolve(self, context: &YearContext) -> Result<i32, Stop> {
        match self {
            YearSaid::Era(_, 0) | YearSaid::Bare(0) => Err(Stop::refuse(YearFault::YearZero)),
            YearSaid::Era(era, number) => in_calendar(western(era, number)),
            YearSaid::Western(year) => in_calendar(year),
            YearSaid::Bare(number) => resolve_bare(number, context),
            YearSaid::Short(number) => resolve_short(number, context),
        }
    }

    /// Whether era or century was said with it.
    pub(super) fn is_explicit(self) -> bool {
        matches!(self, YearSaid::Era(..) | YearSaid::Western(_))
    }

    /// What the next number of a list or a range means when it comes without an era of its own.
    pub(super) fn inherit(self, number: Numeral) -> YearSaid {
        match self {
            YearSaid::Era(era, _) => YearSaid::Era(era, number.value),
            YearSaid::Western(year) if number.digits == 2 && number.value < 100 => {
                YearSaid::Western(year - year % 100 + number.value as i32)
            }
            _ => YearSaid::Bare(number.value),
        }
    }

    /// Whether this may be another notation of that western year. A bare number may be of any era.
    pub(super) fn agrees(self, year: i32) -> bool {
        match self {
            YearSaid::Era(era, number) => western(era, number) == year,
            YearSaid::Western(western) => western == year,
            YearSaid::Short(number) => year.rem_euclid(100) == number as i32,
            YearSaid::Bare(number) => Era::ALL.into_iter().any(|era| western(era, number) == year),
        }
    }
}

impl std::fmt::Display for YearSaid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            YearSaid::Era(era, number) => write!(f, "{}{number}年", era.name()),
            YearSaid::Western(year) => write!(f, "{year}年"),
            YearSaid::Bare(number) => write!(f, "{number}年"),
            YearSaid::Short(number) => write!(f, "'{number:02}年"),
        }
    }
}

fn western(era: Era, number: u32) -> i32 {
    era.first_year() - 1 + number.min(1_000_000) as i32
}

fn in_calendar(year: i32) -> Result<i32, Stop> {
    match year {
        ..1873 => Err(Stop::refuse(YearFault::Before1873)),
        1873..=LAST_YEAR => Ok(year),
        _ => Err(Stop::refuse(YearFault::YearTooFar)),
    }
}

/// In the plan's era if that is a year of the plan, else in the only era in which it is one. Without the plan's years
/// its era alone tells.
fn resolve_bare(number: u32, context: &YearContext) -> Result<i32, Stop> {
    if number > 99 {
        return Err(Stop::refuse(YearFault::NotAYear));
    }
    let Some(span) = context.years else {
        let era = context.era.ok_or(Stop::ask(YearFault::BareNumber))?;
        return in_calendar(western(era, number));
    };
    let in_plan = |era: &Era| span.contains(FiscalYear(western(*era, number)));
    if let Some(era) = context.era.filter(in_plan) {
        return Ok(western(era, number));
    }
    let mut eras = Era::ALL.into_iter().filter(in_plan);
    match (eras.next(), eras.next()) {
        (Some(era), None) => Ok(western(era, number)),
        (Some(_), Some(_)) => Err(Stop::ask(YearFault::BareNumber)),
        (None, _) => resolve_without_century(number, span, context),
    }
}

/// `21年度` in a plan of 2021 to 2025: the year without its century, where the era's year of that number is still to
/// come. One that has passed (平成21年度) may be meant too.
fn resolve_without_century(number: u32, span: YearSpan, context: &YearContext) -> Result<i32, Stop> {
    let era = context.era.unwrap_or_else(|| era::of_year(span.first.0));
    let to_come = number > 9 && western(era, number) > span.last.0;
    if to_come { resolve_short(number, context) } else { Err(Stop::refuse(YearFault::OutsidePlan)) }
}

fn resolve_short(number: u32, context: &YearContext) -> Result<i32, Stop> {
    let Some(span) = context.years else { return Err(Stop::ask(YearFault::BareNumber)) };
    let mut years = (18..=21).map(|century| century * 100 + number as i32);
    let year = years.find(|&year| span.contains(FiscalYear(year)));
    year.ok_or(Stop::refuse(YearFault::OutsidePlan))
}

/// The word after a year's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    None,
    /// 年
    Year,
    /// 年度, 会計年度, 度
    Fiscal,
}

/// A year with the other notation beside it (令和3(2021)年度) and its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Year {
    pub(super) said: YearSaid,
    /// The number, for what inherits its era.
    pub(super) numeral: Numeral,
    /// How its era was written.
    pub(super) sign: Option<Sign>,
    /// The other notations beside it: inside before the unit, or after it.
    pub(super) twins: [Option<YearSaid>; 2],
    pub(super) unit: Unit,
}

impl Year {
    /// The western year, if all notations agree.
    pub(super) fn resolve(&self, context: &YearContext) -> Result<i32, Stop> {
        if self.numeral.kanji && self.numeral.value == 0 {
            return Err(Stop::refuse(YearFault::BlankForm));
        }
        let year = match self.said {
            YearSaid::Bare(_) | YearSaid::Short(_) => self.resolve_by_twin(context)?,
            said => said.resolve(context)?,
        };
        match self.twins.into_iter().flatten().find(|twin| !twin.agrees(year)) {
            Some(twin) => Err(contradiction(self.said, twin)),
            None => Ok(year),
        }
    }

    /// A number alone that is no year of the plan or of the calendar was hardly meant as a year.
    pub(super) fn doubt(&self, stop: Stop) -> Stop {
        let alone = self.sign.is_none() && self.unit == Unit::None && self.twins == [None, None];
        match stop {
            Stop::Refuse(Fault::Year(
                YearFault::OutsidePlan | YearFault::Before1873 | YearFault::YearTooFar,
            )) if alone => Stop::refuse(YearFault::NotAYear),
            stop => stop,
        }
    }

    /// `31(2019)年度`: the notation in brackets tells what the bare number means.
    fn resolve_by_twin(&self, context: &YearContext) -> Result<i32, Stop> {
        let twin = self.twins.into_iter().flatten().find(|twin| twin.is_explicit());
        let Some(twin) = twin else { return self.said.resolve(context) };
        let year = twin.resolve(context)?;
        if self.said.agrees(year) { Ok(year) } else { Err(contradiction(self.said, twin)) }
    }
}

/// Two notations of one year that do not agree.
pub(super) fn contradiction(one: impl fmt::Display, other: impl fmt::Display) -> Stop {
    Stop::refuse(YearFault::ContradictoryYear { one: one.to_string(), other: other.to_string() })
}

/// Reads the year that is next, with the notations beside it and its unit.
pub(super) fn read(scan: &mut Scan) -> Option<Year> {
    let (said, numeral, sign) = read_said(scan)?;
    let inner = read_bare_twin(scan, said).or_else(|| read_twin(scan, Unit::None));
    let mut unit = read_unit(scan);
    let outer = read_twin(scan, unit);
    if outer.is_some() && unit != Unit::Fiscal {
        unit = match read_unit(scan) {
            Unit::None => unit,
            closing => closing,
        };
    }
    Some(Year { said, numeral, sign, twins: [inner, outer], unit })
}

/// Reads era and number, a western year, or a bare number.
fn read_said(scan: &mut Scan) -> Option<(YearSaid, Numeral, Option<Sign>)> {
    let start = *scan;
    if let Some((era, sign)) = era::read(scan) {
        let numeral = read_first_year(scan).or_else(|| numeral::read(scan));
        // R134 is a road: only an era's full name counts beyond 99.
        if let Some(numeral) = numeral.filter(|numeral| sign == Sign::Name || numeral.value < 100) {
            return Some((YearSaid::Era(era, numeral.value), numeral, Some(sign)));
        }
        *scan = start;
        return None;
    }
    let century_left_out = read_western_prefix(scan);
    let numeral = if scan.peek() == '元' { read_first_year(scan) } else { numeral::read(scan) };
    let said = numeral.and_then(|numeral| plain_number(numeral, century_left_out));
    if said.is_none() {
        *scan = start;
    }
    Some((said?, numeral?, None))
}

/// Whether what stood there makes two digits a western year: an apostrophe, 西暦, FY.
fn read_western_prefix(scan: &mut Scan) -> bool {
    scan.eat_any(&["'", "西暦", "FY", "Fy", "fy"])
}

fn plain_number(numeral: Numeral, century_left_out: bool) -> Option<YearSaid> {
    match (numeral.value, numeral.digits) {
        (value, 4) if value >= 1000 || !numeral.kanji => Some(YearSaid::Western(value as i32)),
        (value @ 1000..=9999, _) if numeral.kanji => Some(YearSaid::Western(value as i32)),
        (value @ 0..100, 2) if century_left_out => Some(YearSaid::Short(value)),
        (value, digits) if !century_left_out && (digits <= 2 || numeral.kanji) => Some(YearSaid::Bare(value)),
        _ => None,
    }
}

/// 元 is the first year, unless it begins a word (元気, 元号).
fn read_first_year(scan: &mut Scan) -> Option<Numeral> {
    let word = matches!(scan.peek_at(1), '気' | '号' | '日' | '旦' | '来' | '町' | '禄' | '凶' | '素' | '服');
    (!word && scan.eat('元')).then_some(Numeral { value: 1, digits: 1, kanji: true })
}

fn read_unit(scan: &mut Scan) -> Unit {
    const FISCAL: [&str; 7] = ["年度", "年会計年度", "会計年度", "事業年度", "学年度", "度", "年・年度"];
    if scan.eat_any(&FISCAL) {
        Unit::Fiscal
    } else if scan.eat('年') {
        Unit::Year
    } else {
        Unit::None
    }
}

/// The other notation in brackets: `(2021)`, `（令和3年度）`. A bare number is one only with its unit.
fn read_twin(scan: &mut Scan, unit: Unit) -> Option<YearSaid> {
    let mut inside = *scan;
    if !inside.eat('(') {
        return None;
    }
    let (said, _, _) = read_said(&mut inside)?;
    let own_unit = read_unit(&mut inside);
    let counts =
        said.is_explicit() || own_unit == Unit::Fiscal || (own_unit == Unit::Year && unit == Unit::Year);
    if !counts || !inside.eat(')') {
        return None;
    }
    *scan = inside;
    Some(said)
}

/// The number of another era in brackets between a bare number and its unit: `31(元)年度`, `32(2)年度`.
fn read_bare_twin(scan: &mut Scan, said: YearSaid) -> Option<YearSaid> {
    let mut inside = *scan;
    if !matches!(said, YearSaid::Bare(_)) || !inside.eat('(') {
        return None;
    }
    let (twin, ..) = read_said(&mut inside)?;
    let ends = inside.eat(')') && inside.peek() == '年';
    (ends && is_same_in_another_era(said, twin)).then(|| {
        *scan = inside;
        twin
    })
}

/// Whether two notations, one of them a bare number at least, may be the same year of two eras: 31 and 元, 36 and R6.
pub(super) fn is_same_in_another_era(one: YearSaid, other: YearSaid) -> bool {
    let may = |said: YearSaid| -> Vec<(Era, i32)> {
        match said {
            YearSaid::Bare(number) => Era::ALL.iter().map(|era| (*era, western(*era, number))).collect(),
            YearSaid::Era(era, number) => vec![(era, western(era, number))],
            YearSaid::Western(_) | YearSaid::Short(_) => Vec::new(),
        }
    };
    let others = may(other);
    may(one).into_iter().any(|(era, year)| others.iter().any(|(also, same)| *also != era && *same == year))
}

/// The number of a list or a range that comes without an era, as the year before it makes it mean.
pub(super) fn inheriting(mut year: Year, from: &Year) -> Year {
    if let YearSaid::Bare(_) = year.said {
        year.said = from.said.inherit(year.numeral);
    }
    year
}
