//! Codes: letters and digits that name something. Their zeros, and the way that they are cut, are part of them.

use super::error_value;
use super::reading::Reading;
use super::width::{self, clean, is_dash, is_space};
use crate::model::{Text, ValueFault};

/// Reads a code. In the pattern `9` is a digit, `A` a letter, all else itself. Letters, digits and signs in full width are
/// made narrow, dashes one dash.
///
/// ```
/// use matome::text::code::read;
/// let read = |text| read(text, Some("A-9999")).into_value();
/// assert_eq!(read("Ｂ－００１２").as_deref(), Some("B-0012"));
/// assert_eq!(read("B-12"), None);
/// ```
pub fn read(text: &str, pattern: Option<&str>) -> Reading<Text> {
    if width::is_blank(text) {
        return Reading::Blank;
    }
    if error_value::is_one(text) {
        return Reading::refused(ValueFault::ErrorValue);
    }
    let code: String = clean(text).chars().map(narrow).collect();
    let fits = pattern.is_none_or(|pattern| is_of(&code, pattern)) && !code.contains('\n');
    if fits { Reading::value(code.into()) } else { refusal(pattern) }
}

/// No code of this pattern.
pub fn refusal<T>(pattern: Option<&str>) -> Reading<T> {
    Reading::refused(ValueFault::NotACode { example: pattern.map(example) })
}

/// A code that is of the pattern.
fn example(pattern: &str) -> String {
    let digits = ('1'..='9').chain(['0']).cycle();
    pattern.chars().zip(digits).map(|(sign, digit)| if sign == '9' { digit } else { sign }).collect()
}

fn is_of(code: &str, pattern: &str) -> bool {
    let fits = |(c, sign): (char, char)| match sign {
        '9' => c.is_ascii_digit(),
        'A' => c.is_ascii_alphabetic(),
        sign => c == narrow(sign),
    };
    code.chars().count() == pattern.chars().count() && code.chars().zip(pattern.chars()).all(fits)
}

fn narrow(c: char) -> char {
    match c {
        'ー' => c,
        _ if is_dash(c) => '-',
        _ if is_space(c) && c != '\n' => ' ',
        '！'..='～' => u8::try_from(u32::from(c) - 0xFEE0).map_or(c, char::from),
        _ => c,
    }
}
