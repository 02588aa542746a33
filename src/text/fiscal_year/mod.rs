//! Fiscal years as staff write them: R3, 令和３年度, 2021(令和3)年度, 平成33年度, 令和3～7年度, 31年度.
//!
//! A label may carry words after the year (`令和3年度の取組`); words before it are only taken apart by
//! [`split_label`]. A date says the fiscal year that it falls in.

pub(super) mod after;
mod labels;
mod part;
mod series;
pub(super) mod why_not;

use super::glyphs::{Glyphs, Scan};
use super::numeral::is_kanji_digit;
use super::reading::{Reading, Stop};
use super::width::{is_invisible, is_space};
use super::{era, error_value};
use crate::model::{Fault, FiscalYear, ValueFault, YearFault};
use after::Words;

pub use super::year::YearContext;
pub use labels::{Member, is_total, read_series};

/// The fiscal years that a label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Years {
    /// One year.
    One(FiscalYear),
    /// From the first to the last, both included; the last is later.
    Range(FiscalYear, FiscalYear),
    /// Several, in the order in which they were written, none twice.
    List(Vec<FiscalYear>),
}

impl Years {
    /// The year, where it is one.
    pub fn one(&self) -> Option<FiscalYear> {
        match self {
            Years::One(year) => Some(*year),
            _ => None,
        }
    }

    /// All years, in the order in which they were written.
    pub fn all(&self) -> Vec<FiscalYear> {
        match self {
            Years::One(year) => vec![*year],
            Years::Range(first, last) => (first.0..=last.0).map(FiscalYear).collect(),
            Years::List(years) => years.clone(),
        }
    }
}

impl std::fmt::Display for Years {
    /// `2021`, `2021..2025`, `2020,2021`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Years::One(year) => write!(f, "{}", year.0),
            Years::Range(first, last) => write!(f, "{}..{}", first.0, last.0),
            Years::List(years) => {
                let years: Vec<String> = years.iter().map(|year| year.0.to_string()).collect();
                f.write_str(&years.join(","))
            }
        }
    }
}

/// Whether a text has anything of which a year is made: a number, however it is written, or the word itself. Of another text it
/// need not be asked what year it says, or why it says none.
///
/// ```
/// use matome::text::fiscal_year::may_say;
/// assert!(may_say("令和　年度") && may_say("R３") && may_say("令和元"));
/// assert!(!may_say("実施（取組）"));
/// ```
pub fn may_say(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '年' | '元') || c.is_numeric() || is_kanji_digit(c))
}

/// Reads a fiscal year, a range or a list of them. Bare numbers are read only by the plan's years.
///
/// ```
/// use matome::model::FiscalYear;
/// use matome::text::fiscal_year::{YearContext, Years, read};
/// for text in ["R3", "令和３年度", "平成33年度"] {
///     assert_eq!(read(text, &YearContext::default()).into_value(), Some(Years::One(FiscalYear(2021))));
/// }
/// assert!(read("令和", &YearContext::default()).fault().is_some());
/// ```
pub fn read(text: &str, context: &YearContext) -> Reading<Years> {
    let glyphs = Glyphs::new(text);
    if glyphs.is_empty() || glyphs.is_only_dashes() {
        return Reading::Blank;
    }
    if error_value::is_one(text) {
        return Reading::refused(ValueFault::ErrorValue);
    }
    let mut scan = glyphs.scan();
    skip_note(&mut scan);
    match read_label(scan, Words::OfReports, context) {
        Ok(label) if label.unbalanced => {
            Reading::Value { value: label.years, warnings: vec![ValueFault::UnbalancedBracket] }
        }
        Ok(label) => Reading::value(label.years),
        Err(Stop::Refuse(Fault::Year(YearFault::NotAYear))) => {
            why_not::explain(&glyphs, context).into_reading()
        }
        Err(stop) => stop.into_reading(),
    }
}

/// Whether a text that was refused for this fault was meant as a year, so that a heading with it deserves a finding.
pub const fn was_meant(fault: &Fault) -> bool {
    matches!(
        fault,
        Fault::Year(
            YearFault::YearZero
                | YearFault::UnknownEra
                | YearFault::ContradictoryYear { .. }
                | YearFault::BlankForm
                | YearFault::Before1873
                | YearFault::YearTooFar
                | YearFault::BareNumber
                | YearFault::OutsidePlan
                | YearFault::OpenRange
                | YearFault::ReversedRange
                | YearFault::AmbiguousYear
                | YearFault::LookalikeLetter { .. }
        ) | Fault::Value(ValueFault::ImpossibleDate)
    )
}

/// A heading taken apart: the year, and the words before and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// The year that it says.
    pub years: Years,
    /// The words before the year, without outer spaces and brackets.
    pub before: &'a str,
    /// The words after the year, without outer spaces, brackets, の.
    pub after: &'a str,
}

impl Label<'_> {
    /// Whether the heading says nothing but the year.
    pub fn is_only_years(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }
}

/// The longest heading that is taken apart, in characters.
const LONGEST_LABEL: usize = 120;
/// How many places of a heading are tried as the beginning of a year.
const MOST_TRIES: usize = 8;

/// Takes a heading apart that says a year among other words: `R5実績`, `令和3年度の取組`, `計画（R3～R7）`.
/// `None` where no year is said, or none clearly. The words are whoever's asks to judge: `S17駅` is taken apart too.
///
/// ```
/// use matome::text::fiscal_year::{YearContext, split_label};
/// let label = split_label("令和3年度の取組", &YearContext::default()).unwrap();
/// assert_eq!((label.years.one().unwrap().0, label.after), (2021, "取組"));
/// ```
pub fn split_label<'a>(text: &'a str, context: &YearContext) -> Option<Label<'a>> {
    let glyphs = Glyphs::new(text);
    if glyphs.len() > LONGEST_LABEL {
        return None;
    }
    let inside = (1..glyphs.len()).filter(|&pos| may_start_inside(&glyphs.scan_from(pos))).take(MOST_TRIES);
    for pos in std::iter::once(0).chain(inside) {
        let scan = glyphs.scan_from(pos);
        match read_label(scan, Words::Any, context) {
            Ok(label) if pos == 0 || !label.abbreviated || stands_apart(&scan) => {
                return Some(label_of(&glyphs, pos, label));
            }
            // A faulty year must not be passed over for the next one: 令和5年度（2024年度）.
            Err(stop) if stop != Stop::refuse(YearFault::NotAYear) => return None,
            _ => {}
        }
    }
    None
}

fn label_of<'a>(glyphs: &Glyphs<'a>, start: usize, label: Read) -> Label<'a> {
    let before = glyphs.before(start).trim_end_matches(|c| is_joint(c) || OPENING.contains(c));
    let after = glyphs.after(label.end).trim_start_matches(|c| is_joint(c) || CLOSING.contains(c));
    let after = after.strip_prefix('の').unwrap_or(after);
    Label { years: label.years, before: without_brackets(before), after: without_brackets(after) }
}

const OPENING: &str = "(（[［【〔「『〈《<＜";
const CLOSING: &str = ")）]］】〕」』〉》>＞";

/// What only joins the year to the words.
fn is_joint(c: char) -> bool {
    is_space(c) || is_invisible(c) || ":：・、,，".contains(c)
}

/// Without outer spaces, without brackets around all of it, without a bracket whose other half stood at the year.
fn without_brackets(words: &str) -> &str {
    let words = words.trim_matches(is_joint);
    let count = |signs: &str| words.chars().filter(|&c| signs.contains(c)).count();
    let (opened, closed) = (count(OPENING), count(CLOSING));
    let inner = words.trim_start_matches(|c| OPENING.contains(c));
    let inner = inner.trim_end_matches(|c| CLOSING.contains(c));
    match (opened, closed) {
        (1, 1) if words.starts_with(|c| OPENING.contains(c)) && words.ends_with(|c| CLOSING.contains(c)) => {
            inner
        }
        (1, 0) | (0, 1) => inner,
        _ => words,
    }
    .trim_matches(is_joint)
}

/// Whether a year may begin here, inside of a text.
fn may_start_inside(scan: &Scan) -> bool {
    let previous = scan.previous();
    let begins = scan.peek().is_ascii_digit()
        || era::may_begin(scan.peek()) && era::read(&mut scan.clone()).is_some()
        || scan.starts_with("西暦");
    begins && (!previous.is_ascii_alphanumeric() || scan.is_spaced()) && !"年第.,-/".contains(previous)
}

/// Whether the word here is set apart from the one before, so that 大3年 is not found in 拡大3年.
fn stands_apart(scan: &Scan) -> bool {
    scan.is_spaced() || "():・".contains(scan.previous())
}

/// What was read of a label.
struct Read {
    years: Years,
    /// Index of the first glyph after the year.
    end: usize,
    /// Whether era or century were abbreviated or left out.
    abbreviated: bool,
    /// Whether a bracket was opened and not closed.
    unbalanced: bool,
}

/// Reads the years at the start of a text, behind brackets and bullets, and checks what follows.
fn read_label(mut scan: Scan, words: Words, context: &YearContext) -> Result<Read, Stop> {
    let opened = skip_decoration(&mut scan);
    let series = series::Series::read(&mut scan)?;
    let closed = (0..opened).take_while(|_| scan.eat(')')).count();
    after::check(&mut scan, series.last(), series.is_range(), words, context)?;
    let years = series.resolve(context)?;
    let unbalanced = closed < opened && !closes_later(&scan);
    Ok(Read { years, end: scan.pos, abbreviated: series.is_abbreviated(), unbalanced })
}

/// Goes past `（参考）`, which says nothing of the year.
fn skip_note(scan: &mut Scan) {
    let mut ahead = *scan;
    if ahead.eat('(') && ahead.eat_any(&["参考値", "参考", "再掲"]) && ahead.eat(')') {
        *scan = ahead;
    }
}

/// Goes past opening brackets and bullets; says how many brackets.
fn skip_decoration(scan: &mut Scan) -> usize {
    let mut opened = 0;
    while !scan.at_end() && opened < 4 && "(・■□◆◇●○◎◯▼▽▶►★☆※〇".contains(scan.peek())
    {
        opened += usize::from(scan.peek() == '(');
        scan.skip();
    }
    opened
}

fn closes_later(scan: &Scan) -> bool {
    let mut rest = *scan;
    while !rest.at_end() && rest.peek() != ')' {
        rest.skip();
    }
    rest.peek() == ')'
}
