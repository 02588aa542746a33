//! Fractions: (11人/15人), 11÷15, 15人中11人, 15分の11.

use super::super::glyphs::{Glyphs, Scan};
use super::super::reading::{Reading, Stop};
use super::decimal::{self, Decimal};
use super::{label, percent, read_with, unit};
use crate::model::{Fault, ValueFault};

/// So many of so many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fraction {
    /// What is above the line.
    pub numerator: f64,
    /// What is below the line; never zero.
    pub denominator: f64,
}

impl std::fmt::Display for Fraction {
    /// `11/15`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

/// Reads a fraction with or without units. A bracket that lacks its other half is a warning.
///
/// ```
/// use matome::text::number::read_fraction;
/// assert_eq!(read_fraction("(11人/15人)").into_value().unwrap().to_string(), "11/15");
/// ```
pub fn read_fraction(text: &str) -> Reading<Fraction> {
    read_with(text, read_brackets)
}

fn read_brackets(glyphs: &Glyphs, warnings: &mut Vec<ValueFault>) -> Result<Fraction, Stop> {
    let mut scan = glyphs.scan();
    let opened = scan.eat('(');
    label::eat_plain(glyphs, &mut scan);
    let fraction = read_parts(&mut scan, warnings)?;
    let _stop = scan.eat('。');
    let closed = scan.eat(')');
    let _stop = scan.eat('。');
    check_percentage(glyphs, &mut scan, fraction)?;
    if !scan.at_end() {
        return Err(Stop::refuse(ValueFault::NotAFraction));
    }
    if opened != closed {
        warnings.push(ValueFault::UnbalancedBracket);
    }
    Ok(fraction)
}

/// `11人/15人（73.3％）`: the percentage that the fraction makes, in brackets or on its own line. It must agree.
fn check_percentage(glyphs: &Glyphs, scan: &mut Scan, fraction: Fraction) -> Result<(), Stop> {
    let mut ahead = *scan;
    let opened = ahead.eat('(');
    if !opened && !scan.is_spaced() {
        return Ok(());
    }
    let Ok(share) = percent::read_beside(glyphs, &mut ahead) else { return Ok(()) };
    let signed = ahead.previous() == '%';
    if !signed || (opened && !ahead.eat(')')) {
        return Ok(());
    }
    *scan = ahead;
    if percent::agrees(share, fraction) { Ok(()) } else { Err(Stop::refuse(ValueFault::NotAFraction)) }
}

pub(super) fn read_parts(scan: &mut Scan, warnings: &mut Vec<ValueFault>) -> Result<Fraction, Stop> {
    let (first, first_unit) = read_part(scan)?;
    let among = scan.eat_any(&["中", "のうち", "の内", "うち"]);
    let turned = among || (first_unit.is_empty() && scan.eat_word("分の"));
    let _comma = turned && scan.eat(',');
    if !turned && !scan.eat('/') && !scan.eat('÷') {
        return Err(Stop::refuse(ValueFault::NotAFraction));
    }
    let (second, second_unit) = read_part(scan)?;
    if first_unit != second_unit && !first_unit.is_empty() && !second_unit.is_empty() {
        warnings.push(ValueFault::UnitsDiffer);
    }
    let (above, below) = if turned { (second, first) } else { (first, second) };
    if below.is_zero() {
        return Err(Stop::refuse(ValueFault::ZeroDenominator));
    }
    let fraction = Fraction { numerator: above.to_f64(), denominator: below.to_f64() };
    // 11人中15人: a part is never more than the whole, so the numbers stand the wrong way round, or one is wrong.
    let impossible = among && fraction.numerator > fraction.denominator;
    if impossible { Err(Stop::refuse(ValueFault::NotAFraction)) } else { Ok(fraction) }
}

/// A number and its unit.
fn read_part(scan: &mut Scan) -> Result<(Decimal, String), Stop> {
    let number = decimal::read(scan).map_err(|stop| match stop {
        Stop::Refuse(Fault::Value(ValueFault::NotANumber)) => Stop::refuse(ValueFault::NotAFraction),
        stop => stop,
    })?;
    let mut unit = String::new();
    while is_unit_letter(scan) && unit.chars().count() < 8 {
        unit.push(scan.peek());
        scan.skip();
    }
    if unit::is_unit(&unit) { Ok((number, unit)) } else { Err(Stop::refuse(ValueFault::NotAFraction)) }
}

/// Whether the next character belongs to a unit and not to what joins the two numbers.
fn is_unit_letter(scan: &Scan) -> bool {
    let c = scan.peek();
    (c.is_alphabetic() || c == 'ヶ') && !scan.starts_with_any(&["中", "のうち", "の内", "うち", "分の"])
}
