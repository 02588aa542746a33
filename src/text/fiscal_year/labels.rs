//! Short labels that only together say which years they mean: 3, 4, 5, 6, 7 or 1年次, 2年次, 3年次.
//!
//! One bare number may be a year of an era, a western year without its century, or the first, second, third year of
//! the plan. A row of them is read where exactly one of these puts every label into the plan.

use super::super::glyphs::{Glyphs, Scan};
use super::super::numeral;
use super::super::width::fold_key;
use super::super::year::{YearContext, YearSaid};
use crate::model::FiscalYear;

/// The longest short label, in bytes.
const LONGEST: usize = 64;

/// What one of the labels of a row means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// A fiscal year.
    Year(FiscalYear),
    /// A total, an average: no year, and nothing of the plan's.
    Total,
}

/// Reads the short labels of one row or column of headings together, in their order. `None` where a label is no short
/// one, where no way to read them fits all, or where more than one does.
///
/// ```
/// use matome::model::{FiscalYear, YearSpan};
/// use matome::text::fiscal_year::{Member, YearContext, read_series};
/// let context = YearContext { years: Some(YearSpan::new(2021, 2023)), era: None };
/// let years = [2021, 2022, 2023].map(|year| Member::Year(FiscalYear(year)));
/// assert_eq!(read_series(&["1年次", "2年次", "3年次"], &context), Some(years.to_vec()));
/// ```
pub fn read_series(labels: &[&str], context: &YearContext) -> Option<Vec<Member>> {
    let short: Vec<Short> = labels.iter().map(|label| short(label)).collect::<Option<_>>()?;
    let readings = [in_era(&short, context), in_order(&short, context)];
    let mut fitting = readings.into_iter().flatten();
    let years = fitting.next()?;
    if fitting.any(|other| other != years) {
        return None;
    }
    let mut years = years.into_iter();
    let member = |short: &Short| match short {
        Short::Total => Some(Member::Total),
        Short::Number(..) => years.next().map(Member::Year),
    };
    short.iter().map(member).collect()
}

/// Whether a label means a total or an average: 計, 合計, 平均, 累計.
///
/// ```
/// use matome::text::fiscal_year::is_total;
/// assert!(is_total("５か年計") && !is_total("計画"));
/// ```
pub fn is_total(label: &str) -> bool {
    const WORDS: [&str; 9] = ["合計", "総計", "小計", "累計", "通算", "全体", "平均値", "平均", "計"];
    let key = if label.len() > LONGEST { String::new() } else { fold_key(label) };
    let key = key.trim_matches(['(', ')']);
    WORDS.iter().any(|word| key.strip_suffix(word).is_some_and(is_span))
}

/// `5か年`, `3年間の`, `期間`: what the total is of; nothing is needed.
fn is_span(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    ["", "年", "年間", "年間の", "か年", "ヶ年", "カ年", "箇年", "年度", "期間"].contains(&rest)
}

/// A label without era and century.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Short {
    Number(u32, Unit),
    Total,
}

/// What stands after the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// Nothing, or 年.
    None,
    /// 年度: a year of an era.
    Year,
    /// 年次, 年目: the first, second, third year.
    Order,
}

fn short(label: &str) -> Option<Short> {
    if label.len() > LONGEST {
        return None;
    }
    if is_total(label) {
        return Some(Short::Total);
    }
    let glyphs = Glyphs::new(label);
    let mut scan = glyphs.scan();
    let opened = scan.eat('(');
    let first = scan.eat_word("第");
    let (number, is_first) = match scan.eat('元') {
        true => (1, true),
        false => (numeral::read(&mut scan).filter(|number| number.value < 100)?.value, false),
    };
    let unit = unit(&mut scan, first || is_first)?;
    let unit = if is_first { Unit::Year } else { unit };
    let ends = (!opened || scan.eat(')')) && scan.at_end();
    (ends && number > 0).then_some(Short::Number(number, unit))
}

fn unit(scan: &mut Scan, ordered: bool) -> Option<Unit> {
    if scan.eat_any(&["年次", "年目", "年度目"]) {
        Some(Unit::Order)
    } else if scan.eat_word("年度") {
        Some(if ordered { Unit::Order } else { Unit::Year })
    } else if scan.eat('年') || scan.at_end() || scan.peek() == ')' {
        Some(if ordered { Unit::Order } else { Unit::None })
    } else {
        None
    }
}

/// Each number as a year of the plan's era, or of the only one in which it is a year of the plan.
fn in_era(short: &[Short], context: &YearContext) -> Option<Vec<FiscalYear>> {
    let span = context.years?;
    let year = |number: u32, unit: Unit| {
        let western = YearSaid::Bare(number).resolve(context).ok().filter(|_| unit != Unit::Order)?;
        Some(FiscalYear(western)).filter(|year| span.contains(*year))
    };
    each(short, year)
}

/// Each number as the place of a year in the plan.
fn in_order(short: &[Short], context: &YearContext) -> Option<Vec<FiscalYear>> {
    let span = context.years?;
    let year = |number: u32, unit: Unit| {
        let place = i32::try_from(number).ok().filter(|_| unit != Unit::Year)?;
        Some(FiscalYear(span.first.0 + place - 1)).filter(|year| span.contains(*year))
    };
    each(short, year)
}

/// The years of the numbers: two at least, each later than the one before.
fn each(short: &[Short], year: impl Fn(u32, Unit) -> Option<FiscalYear>) -> Option<Vec<FiscalYear>> {
    let numbers = short.iter().filter_map(|short| match short {
        Short::Number(number, unit) => Some((*number, *unit)),
        Short::Total => None,
    });
    let years: Vec<FiscalYear> = numbers.map(|(number, unit)| year(number, unit)).collect::<Option<_>>()?;
    (years.len() > 1 && years.is_sorted_by(|one, next| one < next)).then_some(years)
}
