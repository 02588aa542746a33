//! Numbers, percentages and fractions as staff write them: 79,971 時間, △1,234, 1万2千, 73.3％, (11人/15人).
//!
//! What can be read in two ways (1,23) or gives no definite number (約100, ５％減少) is refused.

mod decimal;
mod fraction;
mod label;
mod percent;
mod quantity;
mod unit;

pub use fraction::{Fraction, read_fraction};
pub use label::says_how_counted;
pub use percent::{fraction_beside, read_percent, read_points, read_share};
pub use quantity::{PERCENT, Quantity};
pub use unit::{are_same, bare_unit, is_called_a_rate, is_plain_unit, scaled, unit_said};

use super::error_value;
use super::glyphs::{Glyphs, Scan};
use super::reading::{Reading, Stop};
use super::width::{is_invisible, is_space, without_carriage_escapes};
use crate::model::ValueFault;

/// A number or a percentage, as the cell says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A plain number, without its unit.
    Number(f64),
    /// A share of one.
    Percent(f64),
}

/// Reads a percentage where `%` or 割 stands in the text, otherwise a number.
///
/// ```
/// use matome::text::number::{Amount, read_amount};
/// assert_eq!(read_amount("５割").into_value(), Some(Amount::Percent(0.5)));
/// assert_eq!(read_amount("90,000 時間").into_value(), Some(Amount::Number(90_000.0)));
/// ```
pub fn read_amount(text: &str) -> Reading<Amount> {
    read_as_said(text).map(|quantity| match quantity.unit.as_str() {
        PERCENT => Amount::Percent(quantity.value),
        _ => Amount::Number(quantity.value),
    })
}

/// Reads a percentage where `%` or 割 stands in the text, otherwise a number with its unit.
///
/// ```
/// use matome::text::number::{PERCENT, read_as_said};
/// let said = read_as_said("73.3％").into_value().unwrap();
/// assert_eq!((said.value, said.unit.as_str()), (0.733, PERCENT));
/// ```
pub fn read_as_said(text: &str) -> Reading<Quantity> {
    if percent::has_sign(text) { read_share(text) } else { read_quantity(text) }
}

/// Reads a number, with or without a unit (人, 件, 時間, …). △, ▲, a dash before it or brackets around it mean minus.
///
/// ```
/// use matome::text::number::read_number;
/// assert_eq!(read_number("△1,234").into_value(), Some(-1234.0));
/// assert!(read_number("約100").fault().is_some());
/// ```
pub fn read_number(text: &str) -> Reading<f64> {
    read_quantity(text).map(|quantity| quantity.value)
}

/// Reads a number as `read_number` does, and keeps its unit.
///
/// ```
/// use matome::text::number::read_quantity;
/// let said = read_quantity("80.7点").into_value().unwrap();
/// assert_eq!((said.value, said.unit.as_str()), (80.7, "点"));
/// ```
pub fn read_quantity(text: &str) -> Reading<Quantity> {
    read_with(text, read_signed)
}

/// Reads a text with digits: nothing, an error value and numbers on two lines are told here, the rest by `read`.
fn read_with<T>(
    text: &str,
    read: impl FnOnce(&Glyphs, &mut Vec<ValueFault>) -> Result<T, Stop>,
) -> Reading<T> {
    let glyphs = Glyphs::with_breaks(text);
    if glyphs.is_empty() || glyphs.is_only_dashes() {
        return Reading::Blank;
    }
    if error_value::is_one(text) {
        return Reading::refused(ValueFault::ErrorValue);
    }
    if is_on_two_lines(&without_carriage_escapes(text)) {
        return Reading::refused(ValueFault::AmbiguousNumber);
    }
    let mut warnings = Vec::new();
    match read(&glyphs, &mut warnings) {
        Ok(value) => {
            warnings.extend(parts_thousands_oddly(text).then_some(ValueFault::SpacedThousands));
            Reading::Value { value, warnings }
        }
        Err(stop) => stop.into_reading(),
    }
}

/// Whether spaces or 「、」 stand between digits: of one number, or of two that stand beside each other.
fn parts_thousands_oddly(text: &str) -> bool {
    let is_odd = |c: char| is_space(c) || matches!(c, '、' | '､');
    let mut parted = None;
    text.chars().filter(|&c| !is_invisible(c)).any(|c| {
        let was_parted = parted == Some(true) && is_digit(c);
        parted = if is_odd(c) { parted.map(|_| true) } else { is_digit(c).then_some(false) };
        was_parted
    })
}

/// Whether a line break stands between two digits: two numbers, not one with a space for its thousands.
fn is_on_two_lines(text: &str) -> bool {
    let mut broken = None;
    for c in text.chars().filter(|&c| !is_invisible(c)) {
        match c {
            '\n' | '\r' | '\u{B}' | '\u{2028}' | '\u{2029}' => broken = broken.map(|_| true),
            _ if is_space(c) => {}
            _ if broken == Some(true) && is_digit(c) => return true,
            _ => broken = is_digit(c).then_some(false),
        }
    }
    false
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

fn read_signed(glyphs: &Glyphs, warnings: &mut Vec<ValueFault>) -> Result<Quantity, Stop> {
    let mut scan = glyphs.scan();
    if glyphs.len() == 1 && scan.peek() == '一' {
        // One, or a dash drawn with the wrong key.
        return Err(Stop::refuse(ValueFault::AmbiguousNumber));
    }
    let bracketed = glyphs.is_in_round_brackets() && scan.eat('(');
    let called = if bracketed { None } else { label::eat(glyphs, &mut scan)? };
    let minus = read_minus(&mut scan, warnings)?;
    let is_yen = scan.eat('¥') || scan.eat('￥') || scan.eat('\\');
    if unit::is_lots(glyphs.after(scan.pos)) {
        return Err(Stop::refuse(ValueFault::AmbiguousNumber));
    }
    let number = decimal::read(&mut scan).map_err(|stop| explain(glyphs, stop))?;
    if bracketed {
        let closed = scan.eat(')') && scan.at_end() && !minus;
        warnings.push(ValueFault::BracketAsMinus);
        let quantity = Quantity::new(number.negative(), "");
        return if closed { Ok(quantity) } else { Err(Stop::refuse(ValueFault::WordsBesideNumber)) };
    }
    let scaled = number.was_multiplied && scan.peek() == '円';
    let rest = without_flourish(glyphs.after(scan.pos), is_yen);
    let behind = label::behind(rest).filter(|(unit, _)| unit::is_unit(unit));
    let (rest, called) = behind.map_or((rest, called), |(unit, word)| (unit, called.or(word)));
    if behind.is_none() && !unit::is_unit(rest) {
        check_unit(glyphs, &scan)?;
    }
    if number.has_thousandths() && unit::is_whole(rest) {
        // 748.000円: a full stop for the comma, or thousandths of what has none.
        return Err(Stop::refuse(ValueFault::AmbiguousNumber));
    }
    warnings.extend(scaled.then_some(ValueFault::ScaledUnit));
    warnings.extend(called.map(|word| ValueFault::CountedAs { word: word.to_owned() }));
    let unit = match rest.trim().trim_end_matches('。') {
        "" if is_yen => "円",
        unit => unit,
    };
    Ok(Quantity::new(if minus { number.negative() } else { number }, unit))
}

/// What stands behind an amount of money, without the signs that nothing may be added after: 円也, ￥748,000-.
fn without_flourish(rest: &str, is_yen: bool) -> &str {
    let bare = rest.trim_end().trim_end_matches(['-', 'ー']);
    let bare = bare.strip_suffix('也').unwrap_or(bare);
    if bare.ends_with('円') || is_yen && bare.is_empty() { bare } else { rest }
}

/// Reads a minus sign before a number: at most one. The long-vowel mark, drawn like one, is read with a warning.
fn read_minus(scan: &mut Scan, warnings: &mut Vec<ValueFault>) -> Result<bool, Stop> {
    if scan.peek() == 'ー' {
        warnings.push(ValueFault::VariantSign { sign: 'ー' });
    }
    let minus = ['-', '△', '▲', 'ー'].into_iter().any(|sign| scan.eat(sign));
    let plus = !minus && scan.eat('+');
    if (minus || plus) && "-+△▲ー".contains(scan.peek()) && !scan.at_end() {
        return Err(Stop::refuse(ValueFault::NotANumber));
    }
    Ok(minus)
}

/// Nothing but a unit may stand after the number.
fn check_unit(glyphs: &Glyphs, scan: &Scan) -> Result<(), Stop> {
    if scan.at_end() || unit::is_unit(glyphs.after(scan.pos)) {
        return Ok(());
    }
    let fault = match scan.peek() {
        '%' | '割' => ValueFault::PercentInNumber,
        '~' | '<' | '>' => ValueFault::ApproximateNumber,
        c if c.is_ascii() && c != '(' => ValueFault::NotANumber,
        _ if unit::is_approximate(glyphs.after(scan.pos)) => ValueFault::ApproximateNumber,
        _ => ValueFault::WordsBesideNumber,
    };
    Err(Stop::refuse(fault))
}

/// A text that does not begin with a number may still be about one.
fn explain(glyphs: &Glyphs, stop: Stop) -> Stop {
    let about_one = stop == Stop::refuse(ValueFault::NotANumber) && unit::begins_approximate(glyphs.after(0));
    if about_one { Stop::refuse(ValueFault::ApproximateNumber) } else { stop }
}
