//! Percentages: 73.3%, ５割, 0.5.

use super::super::glyphs::{Glyphs, Scan};
use super::super::reading::{Reading, Stop};
use super::decimal::{self, Decimal};
use super::{read_minus, read_with, unit};
use crate::model::{Fault, ValueFault};

/// Whether the text says that it is a share.
pub(super) fn has_sign(text: &str) -> bool {
    text.contains(['%', '％', '﹪', '割']) || text.contains("パーセント") || text.contains("ﾊﾟｰｾﾝﾄ")
}

/// Reads a percentage as a share of one: 73.3 % is 0.733. A bare number up to one is a share already.
pub fn read_percent(text: &str) -> Reading<f64> {
    read_with(text, read_share).map(Decimal::to_f64)
}

fn read_share(glyphs: &Glyphs, warnings: &mut Vec<ValueFault>) -> Result<Decimal, Stop> {
    let mut scan = glyphs.scan();
    let minus = read_minus(&mut scan)?;
    let number = decimal::read(&mut scan).map_err(|stop| explain(glyphs, stop))?;
    let share = if scan.eat('割') {
        read_tenths(&mut scan, number)?
    } else if scan.eat('%') {
        number.shifted(2)
    } else if unit::fold(glyphs.after(scan.pos)) == "パーセント" {
        scan.pos = glyphs.len();
        number.shifted(2)
    } else {
        bare_share(glyphs, &scan, number, warnings)?
    };
    let _stop = scan.eat('。');
    if !scan.at_end() {
        return Err(Stop::refuse(after_number(glyphs, &scan)));
    }
    Ok(if minus { share.negative() } else { share })
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

fn bare_share(
    glyphs: &Glyphs,
    scan: &Scan,
    number: Decimal,
    warnings: &mut Vec<ValueFault>,
) -> Result<Decimal, Stop> {
    if !scan.at_end() {
        return Err(Stop::refuse(after_number(glyphs, scan)));
    }
    if number.to_f64() > 1.0 {
        return Err(Stop::refuse(ValueFault::NoPercentSign));
    }
    if !number.is_zero() {
        warnings.push(ValueFault::BareShare);
    }
    Ok(number)
}

fn after_number(glyphs: &Glyphs, scan: &Scan) -> ValueFault {
    if unit::is_approximate(glyphs.after(scan.pos)) || scan.peek() == '~' {
        ValueFault::ApproximateNumber
    } else if scan.peek().is_ascii() && scan.peek() != '(' {
        ValueFault::NotAPercentage
    } else {
        ValueFault::WordsBesideNumber
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
