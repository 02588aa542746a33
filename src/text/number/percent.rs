//! Percentages: 73.3%, ５割, 0.5.

use super::super::glyphs::{Glyphs, Scan};
use super::super::reading::{Reading, Stop};
use super::decimal::{self, Decimal};
use super::fraction::Fraction;
use super::quantity::{PERCENT, Quantity};
use super::{fraction, label, read_minus, read_with, unit};
use crate::model::{Fault, ValueFault};

/// Whether the text says that it is a share.
pub(super) fn has_sign(text: &str) -> bool {
    text.contains(['%', '％', '﹪', '割']) || text.contains("パーセント") || text.contains("ﾊﾟｰｾﾝﾄ")
}

/// What a number without a sign is.
#[derive(Clone, Copy)]
enum Bare {
    /// A share of one, up to one.
    Share,
    /// Counted in per cent: the form says so.
    Percent,
}

/// Reads a percentage as a share of one: 73.3 % is 0.733. A bare number up to one is a share already.
///
/// ```
/// use matome::text::number::read_percent;
/// assert_eq!(read_percent("62.5%").into_value(), Some(0.625));
/// ```
pub fn read_percent(text: &str) -> Reading<f64> {
    read_share(text).map(|quantity| quantity.value)
}

/// Reads a percentage as `read_percent` does, and keeps how fine it is.
///
/// ```
/// use matome::text::number::{PERCENT, read_share};
/// let said = read_share("７３．３％").into_value().unwrap();
/// assert_eq!((said.value, said.unit.as_str()), (0.733, PERCENT));
/// ```
pub fn read_share(text: &str) -> Reading<Quantity> {
    read_bare(text, Bare::Share)
}

/// Reads what stands where the form says that it counts in per cent, as `削減率（％）` does: 3.2 is 3.2 % there. A number up
/// to one, which may be a share all the same, is taken with a remark.
///
/// ```
/// use matome::text::number::read_points;
/// assert_eq!(read_points("3.2").into_value().unwrap().value, 0.032);
/// assert_eq!(read_points("3.2％").into_value().unwrap().value, 0.032);
/// ```
pub fn read_points(text: &str) -> Reading<Quantity> {
    read_bare(text, Bare::Percent)
}

fn read_bare(text: &str, bare: Bare) -> Reading<Quantity> {
    read_with(text, |glyphs, warnings| {
        read_signed(glyphs, bare, warnings).map(|share| Quantity::new(share, PERCENT))
    })
}

fn read_signed(glyphs: &Glyphs, bare: Bare, warnings: &mut Vec<ValueFault>) -> Result<Decimal, Stop> {
    let mut scan = glyphs.scan();
    label::eat_plain(glyphs, &mut scan);
    let share = read_sign(glyphs, &mut scan, bare, warnings)?;
    let _stop = scan.eat('。');
    check_fraction(&mut scan, share)?;
    if !scan.at_end() {
        return Err(Stop::refuse(after_number(glyphs, &scan)));
    }
    Ok(share)
}

/// A number and the sign that makes it a share.
fn read_sign(
    glyphs: &Glyphs,
    scan: &mut Scan,
    bare: Bare,
    warnings: &mut Vec<ValueFault>,
) -> Result<Decimal, Stop> {
    let minus = read_minus(scan, warnings)?;
    let number = decimal::read(scan).map_err(|stop| explain(glyphs, stop))?;
    let share = if scan.eat('割') {
        read_tenths(scan, number)?
    } else if scan.eat('%') {
        number.shifted(2)
    } else if unit::fold(glyphs.after(scan.pos)) == "パーセント" {
        scan.pos = glyphs.len();
        number.shifted(2)
    } else {
        without_sign(glyphs, scan, number, bare, warnings)?
    };
    Ok(if minus { share.negative() } else { share })
}

/// `73.3％（11人/15人）`: the fraction that the percentage comes from, in brackets or on its own line. It must agree.
fn check_fraction(scan: &mut Scan, share: Decimal) -> Result<(), Stop> {
    let mut ahead = *scan;
    let opened = ahead.eat('(');
    if !opened && !scan.is_spaced() {
        return Ok(());
    }
    let Ok(fraction) = fraction::read_parts(&mut ahead, &mut Vec::new()) else { return Ok(()) };
    if opened && !ahead.eat(')') {
        return Ok(());
    }
    *scan = ahead;
    if agrees(share, fraction) { Ok(()) } else { Err(Stop::refuse(ValueFault::FractionDiffers)) }
}

/// The fraction behind a percentage, where that is what a text says: `(11人/15人)` of `73.3%(11人/15人)`.
///
/// ```
/// use matome::text::number::fraction_beside;
/// assert_eq!(fraction_beside("73.3%(11人/15人)"), Some("(11人/15人)"));
/// assert_eq!(fraction_beside("73.3%(速報値)"), None);
/// ```
pub fn fraction_beside(text: &str) -> Option<&str> {
    let end = text.rfind(['%', '％'])?;
    let beside = text[end..].trim_start_matches(['%', '％']).trim();
    fraction::read_fraction(beside).as_value().map(|_| beside)
}

/// Whether the percentage is the fraction, rounded or cut off.
pub(super) fn agrees(share: Decimal, fraction: Fraction) -> bool {
    let apart = (share.to_f64() - fraction.numerator / fraction.denominator).abs();
    apart < 10f64.powi(share.last) * (1.0 - 1e-9)
}

/// Reads the percentage beside a fraction.
pub(super) fn read_beside(glyphs: &Glyphs, scan: &mut Scan) -> Result<Decimal, Stop> {
    read_sign(glyphs, scan, Bare::Share, &mut Vec::new())
}

/// `5割5分3厘`
fn read_tenths(scan: &mut Scan, tenths: Decimal) -> Result<Decimal, Stop> {
    let mut share = tenths.shifted(1);
    for (sign, places) in [('分', 2), ('厘', 3)] {
        if !scan.at_end() {
            let number = decimal::read(scan).map_err(|_| Stop::refuse(ValueFault::ApproximateNumber))?;
            if !scan.eat(sign) || !number.is_one_digit() {
                return Err(Stop::refuse(ValueFault::NotAPercentage));
            }
            share = share.plus(number.shifted(places))?;
        }
    }
    Ok(share)
}

fn without_sign(
    glyphs: &Glyphs,
    scan: &Scan,
    number: Decimal,
    bare: Bare,
    warnings: &mut Vec<ValueFault>,
) -> Result<Decimal, Stop> {
    if !scan.at_end() {
        return Err(Stop::refuse(after_number(glyphs, scan)));
    }
    let is_small = number.to_f64() <= 1.0;
    match bare {
        Bare::Share if !is_small => return Err(Stop::refuse(ValueFault::NoPercentSign)),
        Bare::Share if !number.is_zero() => warnings.push(ValueFault::BareShare),
        Bare::Percent if is_small && !number.is_zero() => warnings.push(ValueFault::SmallPercentage),
        Bare::Share | Bare::Percent => {}
    }
    Ok(match bare {
        Bare::Share => number,
        Bare::Percent => number.shifted(2),
    })
}

fn after_number(glyphs: &Glyphs, scan: &Scan) -> ValueFault {
    if unit::is_approximate(glyphs.after(scan.pos)) || scan.peek() == '~' {
        ValueFault::ApproximateNumber
    } else if scan.peek().is_ascii() && scan.peek() != '(' {
        ValueFault::NotAPercentage
    } else {
        ValueFault::WordsBesidePercentage
    }
}

fn explain(glyphs: &Glyphs, stop: Stop) -> Stop {
    match stop {
        Stop::Refuse(Fault::Value(ValueFault::NotANumber)) if unit::begins_approximate(glyphs.after(0)) => {
            Stop::refuse(ValueFault::ApproximateNumber)
        }
        Stop::Refuse(Fault::Value(ValueFault::NotANumber)) => Stop::refuse(ValueFault::NotAPercentage),
        stop => stop,
    }
}
