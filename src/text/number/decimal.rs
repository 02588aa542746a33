//! A decimal number, exact until it becomes a float: digits, thousands, decimals, 万 and 億, kanji numerals.

use super::super::glyphs::Scan;
use super::super::numeral::{KanjiNumber, Sign, sign_of};
use super::super::reading::Stop;
use crate::model::ValueFault;

/// A float keeps so many digits exactly.
const MOST_DIGITS: u32 = 15;

/// `mantissa` × 10^-`scale`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    mantissa: i128,
    scale: u32,
    /// Power of ten of the last digit that was written.
    pub(super) last: i32,
    /// Whether digits were multiplied by 千, 万, 億.
    pub(super) was_multiplied: bool,
}

impl Decimal {
    fn whole(value: u32) -> Self {
        Self { mantissa: i128::from(value), scale: 0, last: 0, was_multiplied: false }
    }

    pub(super) fn negative(self) -> Self {
        Self { mantissa: -self.mantissa, ..self }
    }

    /// The same divided by a power of ten.
    pub(super) fn shifted(self, places: u32) -> Self {
        Self { scale: self.scale + places, last: self.last - places as i32, ..self }
    }

    pub(super) fn plus(self, other: Self) -> Result<Self, Stop> {
        let scale = self.scale.max(other.scale);
        let lift = |number: Self| number.mantissa.checked_mul(10i128.checked_pow(scale - number.scale)?);
        let sum = || lift(self)?.checked_add(lift(other)?);
        let mantissa = sum().ok_or(Stop::refuse(ValueFault::TooManyDigits))?;
        let was_multiplied = self.was_multiplied || other.was_multiplied;
        Ok(Self { mantissa, scale, last: self.last.min(other.last), was_multiplied })
    }

    fn times(self, factor: i128) -> Self {
        let zeros = factor.ilog10() as i32;
        Self { mantissa: self.mantissa * factor, last: self.last + zeros, was_multiplied: true, ..self }
    }

    /// Whether it is below ten.
    pub(super) fn is_one_digit(self) -> bool {
        self.mantissa < 10 && self.scale == 0
    }

    /// Whether it was written with three decimals behind a whole number: 748.000.
    pub(super) fn has_thousandths(self) -> bool {
        self.scale == 3 && self.mantissa >= 1000 && !self.was_multiplied
    }

    pub(super) fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The nearest float: 73.3 shifted by two is exactly the literal 0.733.
    pub(super) fn to_f64(self) -> f64 {
        if self.mantissa == 0 {
            return 0.0;
        }
        format!("{}e-{}", self.mantissa, self.scale).parse().unwrap_or(0.0)
    }
}

/// Reads the number that is next.
pub(super) fn read(scan: &mut Scan) -> Result<Decimal, Stop> {
    let number = read_sum(scan)?;
    let whole = number.mantissa / 10i128.checked_pow(number.scale).unwrap_or(i128::MAX);
    if whole >= 10i128.pow(MOST_DIGITS) { Err(Stop::refuse(ValueFault::TooManyDigits)) } else { Ok(number) }
}

fn read_sum(scan: &mut Scan) -> Result<Decimal, Stop> {
    let mut total: Option<Decimal> = None;
    let mut smallest = usize::MAX;
    while let Some((section, is_kanji)) = read_section(scan, total.is_some())? {
        let section = if let Some(rank) = read_large_unit(scan) {
            if rank >= smallest {
                return Err(Stop::refuse(ValueFault::NotANumber));
            }
            smallest = rank;
            Decimal {
                was_multiplied: !is_kanji || section.was_multiplied,
                ..section.times(LARGE_UNITS[rank].1)
            }
        } else {
            return add(total, section);
        };
        total = Some(add(total, section)?);
    }
    total.ok_or(Stop::refuse(ValueFault::NotANumber))
}

fn add(total: Option<Decimal>, section: Decimal) -> Result<Decimal, Stop> {
    total.map_or(Ok(section), |total| total.plus(section))
}

/// 万 and above, smallest first.
const LARGE_UNITS: [(char, i128); 3] = [('万', 10_000), ('億', 100_000_000), ('兆', 1_000_000_000_000)];

fn read_large_unit(scan: &mut Scan) -> Option<usize> {
    LARGE_UNITS.iter().position(|(unit, _)| scan.eat(*unit))
}

/// Reads a number below 10,000 in kanji, or any in digits with 千 and 百 after them; says whether it was in kanji.
fn read_section(scan: &mut Scan, inside: bool) -> Result<Option<(Decimal, bool)>, Stop> {
    let next = scan.peek();
    if next.is_ascii_digit() || (next == '.' && !inside && scan.peek_at(1).is_ascii_digit()) {
        let first = read_digits(scan)?;
        return read_small_units(scan, first).map(|section| Some((section, false)));
    }
    if sign_of(next).is_none() {
        return Ok(None);
    }
    let mut number = KanjiNumber::default();
    let mut count = 0;
    // 〇人 is a place to fill in, not zero people.
    let place = *scan;
    while let Some(sign) = sign_of(scan.peek()) {
        number.add(sign).ok_or(Stop::refuse(ValueFault::NotANumber))?;
        scan.skip();
        count += 1;
    }
    if count > 9 {
        return Err(Stop::refuse(ValueFault::TooManyDigits));
    }
    if (0..count).all(|ahead| place.peek_at(ahead) == '〇') {
        return Err(Stop::refuse(ValueFault::NotANumber));
    }
    Ok(number.value().map(|value| (Decimal::whole(value), true)))
}

/// `2千5百`: digits with 千, 百, 十 after them, each smaller than the one before.
fn read_small_units(scan: &mut Scan, first: Decimal) -> Result<Decimal, Stop> {
    let Some(mut last) = read_small_unit(scan) else { return Ok(first) };
    let mut sum = first.times(last);
    while scan.peek().is_ascii_digit() {
        let digits = read_digits(scan)?;
        match read_small_unit(scan) {
            Some(unit) if unit < last => {
                sum = sum.plus(digits.times(unit))?;
                last = unit;
            }
            None => return sum.plus(digits),
            Some(_) => return Err(Stop::refuse(ValueFault::NotANumber)),
        }
    }
    Ok(sum)
}

/// 千, 百 or 十, a space before it allowed, as formats put one: 1,235 千円.
fn read_small_unit(scan: &mut Scan) -> Option<i128> {
    if scan.peek() == ' ' && matches!(sign_of(scan.peek_at(1)), Some(Sign::Unit(_))) {
        scan.skip();
    }
    match sign_of(scan.peek()) {
        Some(Sign::Unit(unit)) => {
            scan.skip();
            Some(i128::from(unit))
        }
        _ => None,
    }
}

/// Reads digits with thousands separators and decimals.
fn read_digits(scan: &mut Scan) -> Result<Decimal, Stop> {
    let mut digits = String::new();
    take_digits(scan, &mut digits);
    take_thousands(scan, &mut digits)?;
    let whole = digits.len();
    if scan.peek() == '.' && scan.peek_at(1).is_ascii_digit() {
        scan.skip();
        take_digits(scan, &mut digits);
        if scan.peek() == '.' || scan.peek() == ',' {
            return Err(Stop::refuse(ValueFault::NotANumber));
        }
    }
    let scale = u32::try_from(digits.len() - whole).unwrap_or(0);
    let significant = digits.trim_start_matches('0');
    let most = MOST_DIGITS as usize;
    if significant.len() > most || digits.len() > 2 * most {
        return Err(Stop::refuse(ValueFault::TooManyDigits));
    }
    let mantissa = significant.parse().unwrap_or(0);
    Ok(Decimal { mantissa, scale, last: -(scale as i32), was_multiplied: false })
}

fn take_digits(scan: &mut Scan, digits: &mut String) {
    while scan.peek().is_ascii_digit() {
        digits.push(scan.peek());
        scan.skip();
    }
}

/// `,234,567`: groups of three after a first group of one to three; anything else may be read in two ways.
fn take_thousands(scan: &mut Scan, digits: &mut String) -> Result<(), Stop> {
    let separator = scan.peek();
    if !matches!(separator, ',' | ' ') || !scan.peek_at(1).is_ascii_digit() {
        return Ok(());
    }
    let first_fits = (1..=3).contains(&digits.len()) && !digits.starts_with('0');
    while scan.peek() == separator && scan.peek_at(1).is_ascii_digit() {
        scan.skip();
        let before = digits.len();
        take_digits(scan, digits);
        if digits.len() - before != 3 || !first_fits {
            return Err(Stop::refuse(ValueFault::AmbiguousNumber));
        }
    }
    let goes_on = scan.peek() == ',' || scan.peek() == ' ' && scan.peek_at(1).is_ascii_digit();
    if goes_on { Err(Stop::refuse(ValueFault::AmbiguousNumber)) } else { Ok(()) }
}
