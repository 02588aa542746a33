//! What a number is called in its own cell: 計100人, 延べ100人, 30件（合計）. Some words only say that this is the number;
//! others say what was counted, and may make another number of it than the one that is asked for.

use super::super::glyphs::{Glyphs, Scan};
use super::super::numeral::is_kanji_digit;
use super::super::reading::Stop;
use super::super::width::fold_key;
use super::unit;
use crate::model::ValueFault;

/// Words that say no more than that this is the number.
const PLAIN: [&str; 18] = [
    "金",
    "合計",
    "総計",
    "総数",
    "総額",
    "総",
    "計",
    "全体",
    "全部",
    "全て",
    "すべて",
    "全",
    "トータル",
    "合わせて",
    "合せて",
    "あわせて",
    "ﾄｰﾀﾙ",
    "都合",
];

/// Words of which a number follows only behind the name of what is counted: 総人数, not 総100.
const ONLY_NAMED: [&str; 1] = ["総"];

/// Words that say what was counted; those of a line say the same.
const TELLING: [&[&str]; 5] = [
    &["延べ", "のべ", "述べ", "延"],
    &["実人数", "実人員", "実数", "実利用", "実参加", "実件", "実"],
    &["累計", "累積", "通算"],
    &["年間", "年計", "年度計"],
    &["月間", "月計"],
];

/// The names of what is counted end like this.
const NAMED: [char; 4] = ['数', '額', '員', '量'];

/// As many characters has such a name.
const LONGEST: usize = 8;

/// What may stand between the words and the number.
const BETWEEN: [&str; 6] = ["で", "は", "が", ":", "=", ","];

/// Goes past what a number is called, if a number follows. Gives the word that says what was counted.
pub(super) fn eat<'g>(glyphs: &'g Glyphs, scan: &mut Scan<'g>) -> Result<Option<&'static str>, Stop> {
    let mut ahead = *scan;
    let opened = ahead.eat('(');
    let first = ahead.pos;
    let mut told = None;
    while let Some(word) = eat_word(&mut ahead) {
        told = told.or(group(word).map(|group| group[0]));
    }
    if ahead.pos == first || opened && !ahead.eat(')') {
        return Ok(None);
    }
    ahead.eat_any(&BETWEEN);
    if matches!(ahead.peek(), '-' | 'ー') && !ahead.at_end() {
        // A minus, or a dash between the words and the number.
        return Err(Stop::refuse(ValueFault::AmbiguousNumber));
    }
    if unit::begins_approximate(glyphs.after(ahead.pos)) {
        return Err(Stop::refuse(ValueFault::ApproximateNumber));
    }
    if begins_number(&ahead) {
        *scan = ahead;
        return Ok(told);
    }
    Ok(None)
}

/// The same, where only words are meant that say no more than that this is the number.
pub(super) fn eat_plain<'g>(glyphs: &'g Glyphs, scan: &mut Scan<'g>) {
    let mut ahead = *scan;
    if matches!(eat(glyphs, &mut ahead), Ok(None)) {
        *scan = ahead;
    }
}

/// What stands before the brackets behind a number, and the word that these say of it: `人（延べ）`. `None` where they
/// say anything else.
pub(super) fn behind(rest: &str) -> Option<(&str, Option<&'static str>)> {
    let (before, words) = rest.trim_end_matches('。').strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
    let words = fold_key(words);
    let is_word = |word: &str| words.strip_prefix(word).is_some_and(|rest| is_named(rest) || rest.is_empty());
    let telling = TELLING.iter().find(|group| group.iter().any(|word| is_word(word)));
    match telling {
        Some(group) => Some((before, Some(group[0]))),
        None => PLAIN.iter().any(|word| words == *word).then_some((before, None)),
    }
}

/// Whether a name says what such a word says, and nothing is left to ask.
///
/// ```
/// use matome::text::number::says_how_counted;
/// assert!(says_how_counted("のべ利用者数", "延べ"));
/// assert!(!says_how_counted("利用者数", "延べ"));
/// ```
pub fn says_how_counted(name: &str, word: &str) -> bool {
    let name = fold_key(name);
    // 実施 and 実績 are no 実.
    group(word).is_some_and(|group| group.iter().any(|own| *own != "実" && name.contains(own)))
}

fn group(word: &str) -> Option<&'static [&'static str]> {
    TELLING.iter().find(|group| group.contains(&word)).copied()
}

/// Goes past one of the words, and the name of what is counted behind it.
fn eat_word(scan: &mut Scan) -> Option<&'static str> {
    let words = TELLING.iter().flat_map(|group| group.iter()).chain(&PLAIN);
    let word = *words.filter(|word| scan.starts_with(word)).max_by_key(|word| word.len())?;
    let mut ahead = *scan;
    ahead.eat_word(word);
    let named = eat_name(&mut ahead);
    // 実施回数 is no 実.
    if ONLY_NAMED.contains(&word) && !named || word == "実" && named {
        return None;
    }
    *scan = ahead;
    Some(word)
}

/// Goes past the name of what is counted, which kanji that are numerals too may be part of (参加者数).
fn eat_name(scan: &mut Scan) -> bool {
    let letters = (0..LONGEST).take_while(|ahead| scan.peek_at(*ahead).is_alphabetic());
    let ends = letters.filter(|ahead| NAMED.contains(&scan.peek_at(*ahead)));
    let Some(last) = ends.last() else { return false };
    let next = scan.peek_at(last + 1);
    // 延べ数百人 are some hundreds.
    if last == 0 && (next.is_ascii_digit() || is_kanji_digit(next)) {
        return false;
    }
    scan.pos += last + 1;
    true
}

fn is_named(words: &str) -> bool {
    words.chars().count() <= LONGEST && words.ends_with(NAMED)
}

fn begins_number(scan: &Scan) -> bool {
    let c = scan.peek();
    !scan.at_end() && (c.is_ascii_digit() || is_kanji_digit(c) || "△▲+¥￥\\".contains(c))
}
