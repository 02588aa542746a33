//! Telephone numbers: with their area code, extensions, several of them. They are kept as they were typed.

use super::error_value;
use super::reading::Reading;
use super::width::{self, clean, fold_key, is_tilde};
use crate::model::{Text, ValueFault};

/// Reads a telephone number, or several; an extension may stand after it or alone.
///
/// ```
/// use matome::text::telephone::read;
/// assert!(read("(03)1234-5678　内線23").into_value().is_some());
/// assert!(read("秘書室まで").into_value().is_none());
/// ```
pub fn read(text: &str) -> Reading<Text> {
    if width::is_blank(text) {
        return Reading::Blank;
    }
    if error_value::is_one(text) {
        return Reading::refused(ValueFault::ErrorValue);
    }
    let mut parts = text.split(['、', '，', ',', '/', '／', ';', '；', '・', '\n']).map(fold_key);
    match parts.all(|part| is_number(&part)) {
        true => Reading::value(clean(text).into()),
        false => Reading::refused(ValueFault::NotATelephoneNumber),
    }
}

/// Whether the folded text is one number.
fn is_number(text: &str) -> bool {
    let text = without_name(text);
    let (number, extension) = split_extension(text);
    let extended = extension.is_none_or(is_extension);
    extended && (number.is_empty() && extension.is_some() || is_subscriber(number))
}

/// `tel:`, `電話`, `（代表）`: what the number is for.
fn without_name(text: &str) -> &str {
    const BEFORE: [&str; 6] = ["tel", "電話番号", "電話", "代表", "直通", "携帯"];
    const AFTER: [&str; 6] = ["(代表)", "(代)", "(直通)", "(直)", "(携帯)", "(fax兼用)"];
    let named = BEFORE.iter().find_map(|name| text.strip_prefix(name));
    let text = named.map_or(text, |rest| rest.trim_start_matches([':', '.']));
    AFTER.iter().find_map(|name| text.strip_suffix(name)).unwrap_or(text)
}

/// The number, and what stands after 内線.
fn split_extension(text: &str) -> (&str, Option<&str>) {
    let found = ["内線", "ext.", "ext"].iter().find_map(|word| Some((text.split_once(word)?, word)));
    let Some(((number, extension), _)) = found else { return (text, None) };
    match number.strip_suffix('(') {
        Some(number) => (number, Some(extension.strip_suffix(')').unwrap_or("-"))),
        None => (number, Some(extension)),
    }
}

fn is_extension(text: &str) -> bool {
    let digits = text.trim_start_matches([':', '番']).trim_end_matches('番');
    (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// `042-000-1111`, `(042)000-1111`, `042(000)1111`, `0420001111`, `+81-42-000-1111`.
fn is_subscriber(text: &str) -> bool {
    let national =
        text.strip_prefix("+81").map(|rest| format!("0{}", rest.trim_start_matches(['-', '(', '0', ')'])));
    let text = national.as_deref().unwrap_or(text);
    if text.chars().any(|c| !(c.is_ascii_digit() || "-()".contains(c))) || text.chars().any(is_tilde) {
        return false;
    }
    let groups: Vec<&str> = text.split(['-', '(', ')']).filter(|group| !group.is_empty()).collect();
    let digits = groups.concat();
    let signs = text.len() - digits.len();
    signs <= 3 && balanced(text) && are_groups(&groups) && digits.len() == length_of(&digits)
}

fn balanced(text: &str) -> bool {
    let (open, closed) = (text.find('('), text.find(')'));
    text.matches('(').count() < 2
        && text.matches(')').count() < 2
        && match (open, closed) {
            (None, None) => true,
            (Some(open), Some(closed)) => open < closed,
            _ => false,
        }
}

/// One run of digits; or an area code of two to five with one or two groups after it, the last of three digits or more.
fn are_groups(groups: &[&str]) -> bool {
    match groups {
        [_] => true,
        [area, .., last] => groups.len() < 4 && (2..=5).contains(&area.len()) && last.len() > 2,
        [] => false,
    }
}

/// How many digits a number that begins so has; nothing has none. The third digit of mobile and IP numbers is zero.
fn length_of(digits: &str) -> usize {
    match digits.as_bytes() {
        [b'0', b'0', ..] => 0,
        [b'0', _, b'0', ..] => 11,
        [b'0', ..] => 10,
        _ => 0,
    }
}
