//! Personal numbers (マイナンバー): twelve digits, the last of which checks the others. They are found so that they can
//! be masked; what they are is told to nobody.

use std::ops::Range;

use super::width::{is_dash, is_invisible, is_space};

/// The text with the digits of its personal numbers struck out, `＊` for a wide digit and `*` for a narrow one, so that
/// every byte of the rest stays in its place; `None` where there is no such number.
///
/// A number may be written in one piece, in groups of four, in halves, digit by digit, with spaces, hyphens or other signs
/// between, over several lines, and in the digits of texts (二〇一九, ②⓪①⑨). Not one: an amount (円, 人, a decimal point), a
/// number of another length, a corporate number of 13 digits, years one after the other.
///
/// ```
/// use matome::text::personal_number::mask;
/// assert_eq!(mask("番号：1234 5678 9018").as_deref(), Some("番号：**** **** ****"));
/// assert_eq!(mask("123456789018円"), None);
/// ```
pub fn mask(text: &str) -> Option<String> {
    if text.len() < LENGTH {
        return None;
    }
    let mut masked: Option<String> = None;
    for (script, count) in SCRIPTS.into_iter().zip(digits(text)) {
        if count >= LENGTH {
            let text = masked.as_deref().unwrap_or(text);
            masked = mask_in(text, script).or(masked);
        }
    }
    masked
}

/// The personal numbers in a text, in the order of their digits: twelve plain digits each.
///
/// ```
/// use matome::text::personal_number::numbers_in;
/// assert_eq!(numbers_in("番号：１２３４ 5678 9018、20名"), ["123456789018"]);
/// ```
pub fn numbers_in(text: &str) -> Vec<String> {
    let Some(masked) = mask(text) else { return Vec::new() };
    let digit = |(at, c): (usize, char)| {
        let value = SCRIPTS.iter().find_map(|script| script(c))?;
        (!masked[at..].starts_with(c)).then_some(char::from_digit(value, 10)?)
    };
    let digits: Vec<char> = text.char_indices().filter_map(digit).collect();
    digits.chunks(LENGTH).map(|number| number.iter().collect()).collect()
}

/// How many digits of each script a text has.
fn digits(text: &str) -> [usize; SCRIPTS.len()] {
    let mut counts = [0; SCRIPTS.len()];
    for c in text.chars() {
        match c {
            '0'..='9' | '０'..='９' => counts[0] += 1,
            // Most texts are of kana, and of kanji that are no digits.
            'ぁ'..='ヿ' => {}
            c if kanji(c).is_some() => counts[1] += 1,
            c if circled(c).is_some() => counts[2] += 1,
            _ => {}
        }
    }
    counts
}

/// As [`mask`], of numbers in these digits.
fn mask_in(text: &str, script: Script) -> Option<String> {
    let signs = signs(text, script);
    let numbers = numbers(&signs);
    if numbers.is_empty() {
        return None;
    }
    let mut masked = text.as_bytes().to_vec();
    for sign in numbers.into_iter().flat_map(|number| &signs[number]).filter(|sign| sign.digit.is_some()) {
        let star = if sign.narrow { "*" } else { "＊" };
        masked[sign.at..sign.at + star.len()].copy_from_slice(star.as_bytes());
    }
    String::from_utf8(masked).ok()
}

/// What digit a sign is, of the digits that are written together.
type Script = fn(char) -> Option<u32>;

const SCRIPTS: [Script; 3] = [arabic, kanji, circled];

/// How many digits a personal number has.
pub(crate) const LENGTH: usize = 12;
/// The most characters between two groups of digits of one number.
const MOST_BETWEEN: usize = 3;

/// A character that is seen.
#[derive(Clone, Copy)]
struct Sign {
    /// Its first byte.
    at: usize,
    /// Whether it takes one byte.
    narrow: bool,
    digit: Option<u32>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digit,
    /// A space or a dash.
    Space,
    /// Another sign that groups of digits are parted by: 1234・5678・9018.
    Between,
    LineEnd,
    Point,
    /// What is counted after a number.
    Unit,
    Other,
}

fn signs(text: &str, script: Script) -> Vec<Sign> {
    let seen = text.char_indices().filter(|(_, c)| !is_invisible(*c));
    seen.map(|(at, c)| {
        let digit = script(c);
        let kind = if digit.is_some() { Kind::Digit } else { kind(c) };
        Sign { at, narrow: c.is_ascii(), digit, kind }
    })
    .collect()
}

fn arabic(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

fn kanji(c: char) -> Option<u32> {
    let digit = match c {
        '〇' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(digit)
}

fn circled(c: char) -> Option<u32> {
    match c {
        '⓪' => Some(0),
        '①'..='⑨' => Some(u32::from(c) - u32::from('①') + 1),
        _ => None,
    }
}

fn kind(c: char) -> Kind {
    match c {
        '\n' | '\r' => Kind::LineEnd,
        '.' | ',' | '．' | '，' => Kind::Point,
        c if is_space(c) || is_dash(c) => Kind::Space,
        '・' | '･' | '·' | '_' | '＿' | '/' | '／' | '|' | '｜' | ':' | '：' | '~' | '～' | '〜' | '、'
        | '､' => Kind::Between,
        c if "円千百万億人件".contains(c) => Kind::Unit,
        _ => Kind::Other,
    }
}

/// Where the personal numbers stand among the signs.
fn numbers(signs: &[Sign]) -> Vec<Range<usize>> {
    let groups = groups(signs);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        match number_from(signs, &groups, first) {
            Some(count) => {
                found.push(groups[first].start..groups[first + count - 1].end);
                first += count;
            }
            None => first += 1,
        }
    }
    found
}

/// The runs of digits.
fn groups(signs: &[Sign]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (place, _) in signs.iter().enumerate().filter(|(_, sign)| sign.digit.is_some()) {
        match groups.last_mut().filter(|group| group.end == place) {
            Some(group) => group.end = place + 1,
            None => groups.push(place..place + 1),
        }
    }
    groups.into_iter().flat_map(|group| cut(signs, group)).collect()
}

/// Numbers that nothing parts, where all of the digits are such numbers.
fn cut(signs: &[Sign], group: Range<usize>) -> Vec<Range<usize>> {
    let parts: Vec<Range<usize>> =
        group.clone().step_by(LENGTH).map(|start| start..(start + LENGTH).min(group.end)).collect();
    let is_number = |part: &Range<usize>| {
        let digits: Vec<u32> = signs[part.clone()].iter().filter_map(|sign| sign.digit).collect();
        digits.len() == LENGTH && digits[LENGTH - 1] == check_digit(&digits)
    };
    if parts.len() > 1 && parts.iter().all(is_number) { parts } else { vec![group] }
}

/// How many groups from this one on make a personal number.
fn number_from(signs: &[Sign], groups: &[Range<usize>], first: usize) -> Option<usize> {
    let mut length = 0;
    for (place, group) in groups.iter().enumerate().skip(first) {
        if place > first && !are_joined(signs, &groups[place - 1], group) {
            return None;
        }
        length += group.len();
        if length >= LENGTH {
            let own = &groups[first..=place];
            return (length == LENGTH && is_personal_number(signs, groups, first, own)).then_some(own.len());
        }
    }
    None
}

fn are_joined(signs: &[Sign], before: &Range<usize>, after: &Range<usize>) -> bool {
    let between = &signs[before.end..after.start];
    between.len() <= MOST_BETWEEN
        && between.iter().all(|sign| !matches!(sign.kind, Kind::Unit | Kind::Other))
        && between.iter().filter(|sign| is_parting(sign)).count() <= 1
}

/// Whether a sign parts more often than it joins: dates, lists and decimal numbers are written so.
fn is_parting(sign: &Sign) -> bool {
    matches!(sign.kind, Kind::Between | Kind::Point)
}

fn is_personal_number(signs: &[Sign], groups: &[Range<usize>], first: usize, own: &[Range<usize>]) -> bool {
    let all = own[0].start..own[own.len() - 1].end;
    let digits: Vec<u32> = signs[all.clone()].iter().filter_map(|sign| sign.digit).collect();
    let is_parted = signs[all.clone()].iter().any(is_parting);
    let is_varied = digits.iter().any(|digit| *digit != digits[0]);
    is_varied
        && digits[LENGTH - 1] == check_digit(&digits)
        && is_grouped(signs, own)
        && (!is_parted || is_in_fours(own))
        && !are_years(signs, own, is_parted)
        && !is_amount(signs, &all)
        && !(own.len() == 3 && is_corporate(signs, groups, first, &digits))
}

/// Whether the number is in three groups of four.
fn is_in_fours(own: &[Range<usize>]) -> bool {
    own.iter().all(|group| group.len() == 4)
}

/// Whether the groups are years: one after the other, or any that are parted by more than a space or a dash.
fn are_years(signs: &[Sign], own: &[Range<usize>], parted: bool) -> bool {
    let number = |group: &Range<usize>| {
        signs[group.clone()].iter().filter_map(|sign| sign.digit).fold(0, |number, digit| number * 10 + digit)
    };
    let years: Vec<u32> = own.iter().filter(|group| group.len() == 4).map(number).collect();
    let are_next = years.windows(2).all(|pair| pair[1] == pair[0] + 1);
    is_in_fours(own) && years.iter().all(|year| (1900..2100).contains(year)) && (parted || are_next)
}

/// Whether the number is in one piece, in fours, in halves or digit by digit, wherever lines end in it.
fn is_grouped(signs: &[Sign], own: &[Range<usize>]) -> bool {
    let as_written: Vec<usize> = own.iter().map(ExactSizeIterator::len).collect();
    let mut over_lines: Vec<usize> = Vec::new();
    for (place, group) in own.iter().enumerate() {
        let between = place.checked_sub(1).map(|before| &signs[own[before].end..group.start]);
        let is_broken = between.is_some_and(|signs| signs.iter().any(|sign| sign.kind == Kind::LineEnd));
        match over_lines.last_mut().filter(|_| is_broken) {
            Some(length) => *length += group.len(),
            None => over_lines.push(group.len()),
        }
    }
    [as_written, over_lines].iter().any(|lengths| {
        lengths.iter().all(|length| length % 4 == 0)
            || lengths.iter().all(|length| *length == 1)
            || lengths.iter().all(|length| *length == LENGTH / 2)
    })
}

/// Whether it is a part of a decimal number, or counts something.
fn is_amount(signs: &[Sign], all: &Range<usize>) -> bool {
    let kind = |place: Option<usize>| place.and_then(|place| signs.get(place)).map(|sign| sign.kind);
    let before = all.start.checked_sub(1);
    let is_decimal = |point: Option<usize>, digit: Option<usize>| {
        kind(point) == Some(Kind::Point) && kind(digit) == Some(Kind::Digit)
    };
    is_decimal(before, all.start.checked_sub(2))
        || is_decimal(Some(all.end), Some(all.end + 1))
        || kind(Some(all.end)) == Some(Kind::Unit) && all.len() == LENGTH
}

/// Whether the group before these three is the check digit of a corporate number (法人番号) of which these twelve are the rest.
fn is_corporate(signs: &[Sign], groups: &[Range<usize>], first: usize, digits: &[u32]) -> bool {
    let Some(before) = first.checked_sub(1).map(|before| &groups[before]) else { return false };
    let weighted = digits.iter().rev().zip([1, 2].into_iter().cycle()).map(|(digit, weight)| digit * weight);
    let check = 9 - weighted.sum::<u32>() % 9;
    before.len() == 1 && are_joined(signs, before, &groups[first]) && signs[before.start].digit == Some(check)
}

/// The check digit over the first eleven digits (総務省令第85号第5条).
fn check_digit(digits: &[u32]) -> u32 {
    let weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_numbers_are_masked_however_they_are_written() {
        for (text, masked) in [
            ("123456789018", "************"),
            ("番号は１２３４ ５６７８ ９０１８です", "番号は＊＊＊＊ ＊＊＊＊ ＊＊＊＊です"),
            ("1234-5678\n9018", "****-****\n****"),
            ("12345\n6789018。", "*****\n*******。"),
            ("1234-56\n78-9018", "****-**\n**-****"),
            ("R5 15 1234－5678－9018 3", "R5 15 ****－****－**** 3"),
            ("1 2 3 4 5 6 7 8 9 0 1 8", "* * * * * * * * * * * *"),
            ("1\n2\n3\n4\n5\n6\n7\n8\n9\n0\n1\n8", "*\n*\n*\n*\n*\n*\n*\n*\n*\n*\n*\n*"),
            ("1234\u{200B}56789018", "****\u{200B}********"),
            ("№1 123456789018", "№1 ************"),
            ("No.123456789018 人", "No.************ 人"),
            ("123456789018と123456789018", "************と************"),
            ("1234・5678・9018", "****・****・****"),
            ("1234.5678.9018", "****.****.****"),
            ("1234/5678/9018", "****/****/****"),
            ("1234_5678_9018", "****_****_****"),
            ("1234、5678、9018", "****、****、****"),
            ("1234～5678~9018", "****～****~****"),
            ("123456789018123456789018", "************************"),
            ("123456-789018", "******-******"),
            ("一二三四五六七八九〇一八", "＊＊＊＊＊＊＊＊＊＊＊＊"),
            ("①②③④⑤⑥⑦⑧⑨⓪①⑧", "＊＊＊＊＊＊＊＊＊＊＊＊"),
        ] {
            assert_eq!(mask(text).as_deref(), Some(masked), "{text}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "123456789012",
            "000000000000",
            "1123456789018",
            "1234567890182",
            "123456789018123456789012",
            "123456789018円",
            "123,456,789,018",
            "0.123456789018",
            "123 456 789 018",
            "1 1234 5678 9018",
            "03-1234-5678",
            "12.34.56.78.90.18",
            "123456/789018",
            "2020 2021 2022",
            "2020・2021・2022",
            "一二三四五六七八九〇一二",
            "令和5年度",
        ] {
            assert_eq!(mask(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_masked_text_holds_no_number(text in "[0-9０-９ 　\\-－\n,.円a人]{0,60}", before in "\\PC{0,8}") {
            let text = format!("{before}{text}");
            if let Some(masked) = mask(&text) {
                proptest::prop_assert_eq!(mask(&masked), None);
                proptest::prop_assert_eq!(masked.len(), text.len());
            }
        }

        #[test]
        fn eleven_digits_have_one_check_digit(digits in "[1-9][0-9]{10}", gap in "[ -]") {
            let whole = (0..10).map(|last| format!("{digits}{last}"));
            let grouped = whole.map(|all| format!("{}{gap}{}{gap}{}", &all[..4], &all[4..8], &all[8..]));
            let varied = digits.chars().any(|digit| !digits.starts_with(digit));
            proptest::prop_assume!(varied);
            proptest::prop_assert_eq!(grouped.filter(|number| mask(number).is_some()).count(), 1);
        }
    }
}
