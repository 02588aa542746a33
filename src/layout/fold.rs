//! Texts reduced to what tells them apart, and taken apart from the numbers and notes around them.

use crate::model::{Field, Plan, ScaleMark};
use crate::text::number::is_plain_unit;
pub use crate::text::numbering::numbered;
use crate::text::width;

/// A text reduced to what tells it apart: letters and digits, width and case folded.
pub fn loose(text: &str) -> String {
    width::letters_key(text)
}

/// What stands before the brackets at the end of a text, and in them.
pub fn in_brackets_at_end(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_end().strip_suffix(['）', ')'])?;
    let open = inner.rfind(['（', '('])?;
    let inside = inner[open..].trim_start_matches(['（', '(']);
    Some((&inner[..open], inside))
}

/// A number label without dots and leading zeros: `Ｎｏ．０５` is `no5`. Numbers that something parts stay two: `№1、3` is no
/// `no13`.
pub fn label_key(text: &str) -> String {
    let key = parted_key(text);
    let start = key.find(|c: char| c.is_ascii_digit()).unwrap_or(key.len());
    let (prefix, digits) = key.split_at(start);
    let bare = digits.trim_start_matches('0');
    format!("{prefix}{}", if bare.is_empty() { digits } else { bare })
}

/// A text reduced as `loose` does, but for a dash between digits where something parts them.
fn parted_key(text: &str) -> String {
    // Folding drops spaces.
    let parts: Vec<String> = text.split_whitespace().map(width::fold_key).collect();
    let parts = parts.join("-");
    let parts = parts.split(|c: char| !c.is_alphanumeric());
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    parts.filter(|part| !part.is_empty()).fold(String::new(), |mut key, part| {
        let parts_digits = is_digit(key.chars().next_back()) && is_digit(part.chars().next());
        key.push_str(if parts_digits { "-" } else { "" });
        key + part
    })
}

/// Whether a text is nothing but a prefix and two numbers or more: №1、3.
pub fn says_numbers(text: &str) -> bool {
    let key = parted_key(text);
    let numbers = key.trim_start_matches(|c: char| !c.is_ascii_digit());
    numbers.contains('-') && numbers.chars().all(|c| c.is_ascii_digit() || c == '-')
}

/// A text taken apart behind its first number, if what stands before that is a prefix of numbers: the prefix with the number
/// without leading zeros, and what is after it.
pub fn number_and_rest(text: &str, is_prefix: impl Fn(&str) -> bool) -> Option<(String, String)> {
    let key = width::fold_key(text);
    let start = key.find(|c: char| c.is_ascii_digit())?;
    let (prefix, rest) = key.split_at(start);
    let prefix = Some(loose(prefix)).filter(|prefix| is_prefix(prefix))?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    Some((prefix + rest[..end].trim_start_matches('0'), loose(&rest[end..])))
}

/// A heading taken apart into the kana or the letter that counts it and the rest: `ア　…`, `a. …`.
pub fn lettered(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let first =
        text.chars().next().filter(|c| c.is_alphabetic() && !('\u{4E00}'..='\u{9FFF}').contains(c))?;
    let (letter, rest) = text.split_at(first.len_utf8());
    let title = rest.strip_prefix([' ', '　', '.', '．', '、', ')', '）'])?;
    Some((letter, title.trim_start()))
}

/// The word before the number that a heading begins with, where a space or a sign parts the two from the rest: `№1　…`.
pub fn counter(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let word = &text[..text.find(char::is_numeric)?];
    let rest = text[word.len()..].trim_start_matches(char::is_numeric);
    let parted = rest.starts_with([' ', '　', '.', '．', ':', '：', '、', ')', '）']);
    (parted && !word.is_empty() && !word.contains([' ', '　'])).then_some(word)
}

/// Notes behind a heading that say how to fill it in.
const ASIDES: [&str; 7] = ["任意", "必須", "具体例", "具体的に", "自由記述", "複数可", "複数回答可"];

/// A heading without the note in brackets behind it, where the note says only marks of a scale, choices, a unit in ones, how to
/// fill it in, or a number of its own: `評価（S・A・B・C）`, `数量（台）`, `部長級（7級）`.
pub fn without_note<'t>(text: &'t str, plan: &Plan) -> Option<&'t str> {
    let text = text.trim_end();
    let inner = text.strip_suffix([')', '）'])?;
    let open = inner.rfind(['(', '（'])?;
    let note = loose(&inner[open..]);
    let scales = || plan.fields.iter().filter_map(|field| field.scale.as_ref());
    let has = |mark: &ScaleMark, c: char| loose(&mark.mark).contains(c);
    let is_mark = |c: char| scales().flat_map(|scale| &scale.marks).any(|mark| has(mark, c));
    let is_scale = !note.is_empty() && note.chars().all(is_mark);
    let digits = note.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_time = digits.starts_with(['年', '月', '日', '期']);
    let is_count = digits.len() < note.len() && digits.chars().count() <= 1 && !is_time;
    let said = inner[open..].trim_start_matches(['(', '（']).trim();
    let is_aside = ASIDES.contains(&note.as_str()) || is_plain_unit(said) || are_choices(said, plan);
    (open > 0 && (is_scale || is_count || is_aside)).then(|| &text[..open])
}

/// Whether a note says two choices of one field at least, and nothing else: 良・要修理・廃棄予定.
fn are_choices(note: &str, plan: &Plan) -> bool {
    let said: Vec<String> = note.split(['・', '、', '/', '／', ',', '，', '|', '｜']).map(loose).collect();
    if said.len() < 2 {
        return false;
    }
    let has_all = |field: &Field| {
        let choices: Vec<String> = field.choices.iter().map(|choice| loose(&choice.name)).collect();
        said.iter().all(|word| choices.contains(word))
    };
    plan.fields.iter().any(has_all)
}
