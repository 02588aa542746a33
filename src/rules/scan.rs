//! What should not stand in a published text: placeholders, and ways to reach or tell a person.
//!
//! Each search takes linear time and returns what it found, as typed.

use crate::text::to_fill;

/// A placeholder that nobody replaced, with the word that it stands in.
pub(super) fn placeholder(text: &str) -> Option<String> {
    let whole = || to_fill::is_open(text).then(|| text.trim().to_owned());
    phrase(text).or_else(|| repeated_sign(text)).or_else(whole)
}

/// Words of a form that ask for something; in a long text they may be meant.
const REQUESTS: [&str; 6] =
    ["記入してください", "入力してください", "記載してください", "ここに記入", "ここに入力", "後で記入"];
/// Words that are never meant.
const DRAFTS: [&str; 3] = ["（仮）", "(仮)", "TODO"];
/// The longest text, in characters, that a request makes a placeholder.
const SHORT: usize = 60;

fn phrase(text: &str) -> Option<String> {
    let short = text.chars().count() <= SHORT;
    let request = REQUESTS.iter().filter(|_| short).find(|words| text.contains(**words));
    let draft = || DRAFTS.iter().find(|word| text.contains(**word) && stands_alone(text, word));
    request.or_else(draft).map(|words| (*words).to_owned())
}

/// Whether the word stands there and is not a part of a longer Latin word.
fn stands_alone(text: &str, word: &str) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let bare =
        |at: usize| !latin(text[..at].chars().next_back()) && !latin(text[at + word.len()..].chars().next());
    text.match_indices(word).any(|(at, _)| !word.is_ascii() || bare(at) || word.starts_with('('))
}

/// Two or more of one sign in a row, such as ○○課. One sign alone is a mark; 〇 beside a numeral is a zero.
fn repeated_sign(text: &str) -> Option<String> {
    let is_sign = |c: char| "○〇◯●△×".contains(c);
    let is_doubled = |(one, next): (char, char)| one == next && is_sign(one);
    if !text.chars().zip(text.chars().skip(1)).any(is_doubled) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| **c == chars[at]).count();
        if run >= 2 && is_sign(chars[at]) && !is_zero(&chars, at, run) {
            let after = chars[at + run..].iter().take_while(|c| is_kanji(**c)).take(4);
            return Some(chars[at..at + run].iter().chain(after).collect());
        }
        at += run;
    }
    None
}

/// Whether these are the zeros of a number in kanji: 一〇〇人, 二〇〇五年.
fn is_zero(chars: &[char], at: usize, run: usize) -> bool {
    let numeral = |c: Option<&char>| c.is_some_and(|c| "一二三四五六七八九十百千".contains(*c));
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    chars[at] == '〇' && (numeral(before) || numeral(chars.get(at + run)))
}

fn is_kanji(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '々')
}

/// A mail address.
pub(crate) fn mail_address(text: &str) -> Option<String> {
    if !text.contains(['@', '＠']) {
        return None;
    }
    let chars: Vec<char> = text.chars().map(narrow).collect();
    let mut from = 0;
    while let Some(found) = chars[from..].iter().position(|c| *c == '@') {
        let at = from + found;
        let local = chars[from..at].iter().rev().take_while(|c| is_local(**c)).count();
        let domain = chars[at + 1..].iter().take_while(|c| is_domain(**c)).count();
        let host: String = chars[at + 1..at + 1 + domain].iter().collect();
        let host = host.trim_end_matches(['.', '-']);
        if local > 0 && is_host(host) {
            return Some(chars[at - local..at + 1 + host.len()].iter().collect());
        }
        from = at + 1;
    }
    None
}

fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || "._%+-".contains(c)
}

fn is_domain(c: char) -> bool {
    c.is_ascii_alphanumeric() || ".-".contains(c)
}

fn is_host(host: &str) -> bool {
    host.rsplit_once('.').is_some_and(|(name, top)| {
        !name.is_empty() && top.len() >= 2 && top.chars().all(|c| c.is_ascii_alphabetic())
    })
}

/// A telephone number has no fewer digits.
const LEAST_DIGITS: usize = 10;

/// A telephone number: ten or eleven digits from zero in three groups, or a mobile number in one.
pub(crate) fn telephone_number(text: &str) -> Option<String> {
    let digits = text.chars().filter(|c| narrow(*c).is_ascii_digit()).count();
    if digits < LEAST_DIGITS {
        return None;
    }
    let narrow = joined(text.chars().map(narrow).collect());
    let runs = narrow.split(|c: char| !(c.is_ascii_digit() || "-()".contains(c)));
    runs.map(trim_signs).find(|run| is_telephone_number(run)).map(str::to_owned)
}

/// The same without the line breaks beside a sign that goes on with a number: 042 over -000-1111.
fn joined(mut text: String) -> String {
    let is_sign = |c: char| "-()".contains(c);
    let is_break = |c: char| c == '\n' || c == '\r';
    if text.contains(is_break) {
        let lines = text.split(is_break).map(str::trim).filter(|line| !line.is_empty());
        text = lines.fold(String::new(), |mut whole: String, line| {
            let goes_on = whole.ends_with(is_sign) || line.starts_with(is_sign);
            whole.push_str(if goes_on { "" } else { "\n" });
            whole + line
        });
    }
    text
}

fn trim_signs(run: &str) -> &str {
    let inner = run.trim_matches(|c: char| !c.is_ascii_digit());
    // 「(042)000-1111」: the bracket belongs to the number.
    let opened = run.find(inner).filter(|at| *at > 0 && inner.contains(')') && !inner.contains('('));
    opened.map_or(inner, |at| &run[at - 1..at + inner.len()])
}

fn is_telephone_number(run: &str) -> bool {
    let groups: Vec<&str> =
        run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    match groups.as_slice() {
        [one] => digits == 11 && ["050", "070", "080", "090"].iter().any(|start| one.starts_with(start)),
        [area, local, last] => {
            area.starts_with('0')
                && (LEAST_DIGITS..=11).contains(&digits)
                && (2..=5).contains(&area.len())
                && (1..=4).contains(&local.len())
                && (3..=4).contains(&last.len())
        }
        _ => false,
    }
}

/// A full-width letter, digit or sign in half width, every dash as `-`. One character stays one character.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' => '-',
        '\u{3000}' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn no_text_is_too_much(text in "\\PC*", near in "[0-9０-９@.()○〇×（仮）TODO円 -]{0,60}") {
            for text in [text, near] {
                placeholder(&text);
                mail_address(&text);
                telephone_number(&text);
            }
        }
    }
}
