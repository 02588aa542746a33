//! A number under a format with digits: percentages, units, leading zeros, thousands, fractions.

use super::general::{digits, general};
use super::parse::{Section, Token};

/// What the section shows for the number.
pub(super) fn show(section: &Section, value: f64) -> String {
    if section.fraction {
        return fraction(section, value);
    }
    let plan = Plan::of(section);
    let number = Decimal::of(value, plan.shift).round(plan.decimals);
    let mut shown = String::new();
    if value < 0.0 && !number.is_zero() {
        shown.push('-');
    }
    plan.write(section, value, &number, &mut shown);
    shown
}

/// What a section does with the digits.
struct Plan {
    /// Power of ten that the value is multiplied by.
    shift: i32,
    /// Places before the point.
    whole: usize,
    /// Places after the point.
    decimals: usize,
    /// Whether thousands are set apart.
    grouped: bool,
}

impl Plan {
    fn of(section: &Section) -> Self {
        let tokens = &section.tokens;
        let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(tokens.len());
        let percents = tokens.iter().filter(|token| **token == Token::Percent).count() as i32;
        let is_digit = |token: &Token| matches!(token, Token::Digit(_));
        let count = |tokens: &[Token]| tokens.iter().filter(|token| is_digit(token)).count();
        let last = tokens[..point].iter().rposition(is_digit).unwrap_or(0);
        Self {
            shift: 2 * percents - 3 * section.scaling as i32,
            whole: count(&tokens[..point]),
            decimals: count(&tokens[point..]),
            grouped: tokens[..last].contains(&Token::Comma),
        }
    }

    fn write(&self, section: &Section, value: f64, number: &Decimal, shown: &mut String) {
        let (mut place, mut after_point) = (self.whole, false);
        let mut decimal = 0;
        for token in &section.tokens {
            match token {
                Token::Literal(text) => shown.push_str(text),
                Token::Percent => shown.push('%'),
                Token::General => shown.push_str(&general(value.abs())),
                Token::Point => after_point = self.point(number, shown),
                Token::Digit(digit) if after_point => {
                    write_decimal(number.decimals.get(decimal), *digit, shown);
                    decimal += 1;
                }
                Token::Digit(digit) => {
                    place -= 1;
                    self.write_whole(number, place, *digit, shown);
                }
                _ => {}
            }
        }
    }

    fn point(&self, number: &Decimal, shown: &mut String) -> bool {
        if self.whole == 0 {
            self.write_places(number, 0, shown);
        }
        if self.decimals > 0 {
            shown.push('.');
        }
        true
    }

    /// The digit of this place (0: the ones); the first place takes all digits before it too.
    fn write_whole(&self, number: &Decimal, place: usize, digit: char, shown: &mut String) {
        if place + 1 == self.whole && number.whole.len() > self.whole {
            return self.write_places(number, place, shown);
        }
        match number.whole_digit(place) {
            Some(value) => self.write_digit(value, place, shown),
            None if digit == '0' => self.write_digit(0, place, shown),
            None => {}
        }
    }

    fn write_places(&self, number: &Decimal, down_to: usize, shown: &mut String) {
        for place in (down_to..number.whole.len()).rev() {
            self.write_digit(number.whole_digit(place).unwrap_or(0), place, shown);
        }
    }

    fn write_digit(&self, digit: u8, place: usize, shown: &mut String) {
        shown.push(char::from(b'0' + digit));
        if self.grouped && place > 0 && place.is_multiple_of(3) {
            shown.push(',');
        }
    }
}

fn write_decimal(digit: Option<&u8>, place: char, shown: &mut String) {
    match digit {
        Some(digit) => shown.push(char::from(b'0' + digit)),
        None if place == '0' => shown.push('0'),
        None => {}
    }
}

/// A number in decimal digits, without its sign.
struct Decimal {
    /// Digits before the point, highest first, without leading zeros.
    whole: Vec<u8>,
    /// Digits after the point, without zeros at the end.
    decimals: Vec<u8>,
}

impl Decimal {
    fn of(value: f64, shift: i32) -> Self {
        let (digits, exponent) = digits(value);
        let whole_length = (exponent + shift + 1).clamp(-400, 400);
        let zeros = |count: i32| vec![0; usize::try_from(count).unwrap_or(0)];
        let cut = usize::try_from(whole_length).unwrap_or(0).min(digits.len());
        let mut whole = digits[..cut].to_vec();
        whole.extend(zeros(whole_length - digits.len() as i32));
        let mut decimals = zeros(-whole_length);
        decimals.extend(&digits[cut..]);
        let first = whole.iter().position(|digit| *digit > 0).unwrap_or(whole.len());
        whole.drain(..first);
        Self { whole, decimals }
    }

    /// Rounded half up to so many decimals, as Excel does on the digits that it shows.
    fn round(mut self, decimals: usize) -> Self {
        let up = self.decimals.get(decimals).is_some_and(|digit| *digit >= 5);
        self.decimals.truncate(decimals);
        if up {
            self.decimals.resize(decimals, 0);
            self.carry();
        }
        while self.decimals.last() == Some(&0) {
            self.decimals.pop();
        }
        self
    }

    fn carry(&mut self) {
        for digit in self.decimals.iter_mut().rev().chain(self.whole.iter_mut().rev()) {
            *digit = (*digit + 1) % 10;
            if *digit != 0 {
                return;
            }
        }
        self.whole.insert(0, 1);
    }

    fn is_zero(&self) -> bool {
        self.whole.is_empty() && self.decimals.is_empty()
    }

    fn whole_digit(&self, place: usize) -> Option<u8> {
        let index = self.whole.len().checked_sub(place + 1)?;
        self.whole.get(index).copied()
    }
}

/// `# ?/?`, `??/??` or `?/15`: the nearest fraction with so many digits below the line.
fn fraction(section: &Section, value: f64) -> String {
    let tokens = &section.tokens;
    let slash = tokens.iter().position(|token| *token == Token::Literal("/".to_owned())).unwrap_or(0);
    let digit = |token: &&Token| matches!(token, Token::Digit(_));
    let below = tokens[slash..].iter().filter(digit).count().clamp(1, 3);
    let has_whole = tokens[..slash]
        .split(|token| !matches!(token, Token::Digit(_)))
        .filter(|run| !run.is_empty())
        .count()
        > 1;
    let whole = if has_whole { value.abs().trunc() } else { 0.0 };
    let rest = value.abs() - whole;
    let (above, line) = match section.denominator {
        Some(line) => ((rest * f64::from(line)).round() as u64, line),
        None => nearest_fraction(rest, 10_u32.pow(below as u32) - 1),
    };
    let sign = if value < 0.0 { "-" } else { "" };
    match (whole > 0.0, above > 0) {
        (true, false) => format!("{sign}{}", general(whole)),
        (true, true) => format!("{sign}{} {above}/{line}", general(whole)),
        (false, false) => "0".to_owned(),
        (false, true) => format!("{sign}{above}/{line}"),
    }
}

fn nearest_fraction(value: f64, most: u32) -> (u64, u32) {
    let error = |line: u32| (value - (value * f64::from(line)).round() / f64::from(line)).abs();
    let mut best = 1;
    for line in 2..=most {
        if error(line) < error(best) - 1e-12 {
            best = line;
        }
    }
    ((value * f64::from(best)).round() as u64, best)
}
