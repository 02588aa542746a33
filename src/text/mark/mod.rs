//! Rating marks and the marks of a matrix, by a scale from the template.
//!
//! Width, case, spaces and brackets do not matter; a mark of another script, two marks, or a flag without its
//! grade are refused, each with its own reason. What the scale does not have is never bent into what it has.

mod scale;
mod signs;

use super::error_value;
use super::reading::Reading;
use super::width::{fold_key, is_dash};
use crate::model::{Mark, Scale, Text, ValueFault};
use scale::FoldedScale;
use signs::Signs;

/// Reads a mark of the scale, with a flag before or after it.
///
/// ```
/// use matome::model::{Scale, ScaleMark};
/// let mark = |mark: &str| ScaleMark { mark: mark.to_owned(), ..ScaleMark::default() };
/// let scale = Scale { marks: ["A", "B", "C"].map(mark).into(), flags: vec![mark("※")] };
/// let read = |text| matome::text::mark::read(text, &scale).into_value().map(|mark| mark.to_string());
/// assert_eq!(read("※ ｃ"), Some("※C".to_owned()));
/// assert_eq!(read("E"), None);
/// ```
pub fn read(text: &str, scale: &Scale) -> Reading<Mark> {
    let exact = text.trim();
    if let Some(grade) = scale.marks.iter().find(|grade| is_same(&grade.mark, exact)) {
        return Reading::value(Mark { flag: None, grade: grade.mark.as_str().into() });
    }
    let signs = Signs::new(text);
    if signs.is_blank() {
        return Reading::Blank;
    }
    if error_value::is_one(text) {
        return Reading::refused(ValueFault::ErrorValue);
    }
    read_signs(&signs, scale)
}

/// Whether a text is a mark, letter by letter; a dash is any other dash, and Ⅱ may be typed in letters.
fn is_same(mark: &str, text: &str) -> bool {
    let is_one_dash = |text: &str| text.chars().count() == 1 && text.chars().all(is_dash_or_long_vowel);
    let is_roman = || mark.chars().all(|c| ('\u{2160}'..='\u{217F}').contains(&c));
    !text.is_empty()
        && (mark == text
            || is_one_dash(mark) && is_one_dash(text)
            || is_roman() && fold_key(mark) == fold_key(text))
}

fn is_dash_or_long_vowel(c: char) -> bool {
    is_dash(c) || c == 'ー'
}

fn read_signs(signs: &Signs, scale: &Scale) -> Reading<Mark> {
    let scale = FoldedScale::new(scale);
    let (flag, rest) = scale.take_flag(signs.body());
    let (flag, rest) = match flag {
        Some(flag) => (Some(flag), rest),
        None => scale.take_flag_after(rest),
    };
    if flag.is_some() && (rest.is_empty() || rest.chars().all(is_dash)) {
        return Reading::refused(ValueFault::FlagAlone);
    }
    match scale.grade_of(rest, signs) {
        Ok(grade) => {
            let mark = Mark { flag: flag.map(Text::from), grade: grade.into() };
            Reading::Value { value: mark, warnings: signs.warnings.clone() }
        }
        Err(fault) => Reading::refused(fault),
    }
}
