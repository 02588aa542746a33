//! Years in a row: one, a range, a list, each perhaps with a date or another notation beside it.

use super::super::era::Sign;
use super::super::glyphs::Scan;
use super::super::reading::Stop;
use super::super::year::{Unit, YearContext, YearSaid, contradiction};
use super::Years;
use super::part::Part;
use crate::model::{FiscalYear, YearFault};

/// The most years that a label may say.
const MOST_YEARS: usize = 100;

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
        let first = Part::read(scan)?.ok_or(Stop::refuse(YearFault::NotAYear))?;
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
            YearSaid::Era(..) => self.first.year.sign != Some(Sign::Name),
            YearSaid::Western(_) => self.first.year.unit == Unit::None && self.first.when.is_none(),
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
            Some(twin) if twin != years => Err(contradiction(years, twin)),
            _ => Ok(years),
        }
    }

    fn resolve_plain(&self, context: &YearContext) -> Result<Years, Stop> {
        if self.is_only_numbers() && context.years.is_none() {
            return Err(Stop::refuse(YearFault::NotAYear));
        }
        let first = self.first.fiscal_year(context)?;
        if self.more.is_empty() {
            return Ok(Years::One(FiscalYear(first)));
        }
        let mut spans = Spans(vec![(first, first)]);
        let mut before = self.first;
        for (joint, part) in &self.more {
            let part = part.inheriting(&before, *joint == Joint::List)?;
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
            Joint::Range if first != last => return Err(Stop::refuse(YearFault::AmbiguousYear)),
            Joint::Range if year < *first => return Err(Stop::refuse(YearFault::ReversedRange)),
            Joint::Range => *last = year,
            Joint::Same if *last == year => {}
            Joint::Same => {
                return Err(contradiction(format!("{last}年"), format!("{year}年")));
            }
        }
        Ok(())
    }

    fn into_years(self) -> Result<Years, Stop> {
        let count: usize = self.0.iter().map(|(first, last)| (last - first + 1) as usize).sum();
        if count > MOST_YEARS {
            return Err(Stop::refuse(YearFault::TooManyYears));
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
    let part = match before.read_rest(&mut ahead) {
        Some(part) => Some(part),
        None => Part::read(&mut ahead)?.filter(|part| part.may_follow(&ahead)),
    };
    if before.when.is_some() && part.is_some_and(|part| part.when.is_none() && !part.is_explicit()) {
        return Err(Stop::refuse(YearFault::AmbiguousYear));
    }
    match part {
        Some(part) if joint == Joint::Same && !part.may_be_same(before) => {
            let number = !before.is_explicit() && part.year.unit == Unit::None;
            Err(Stop::refuse(if number { YearFault::NotAYear } else { YearFault::AmbiguousYear }))
        }
        Some(part) => {
            *scan = ahead;
            Ok(Some((joint, part)))
        }
        None if open => Err(Stop::refuse(YearFault::OpenRange)),
        None => Ok(None),
    }
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
