//! What a cell of a form is by itself: a year, a month, a number, a mark, a word, or a sentence.

use crate::book::{Cell, CellValue};
use crate::layout::loose;
use crate::model::FiscalYear;
use crate::text::fiscal_year::{self, YearContext, Years, split_label};
use crate::text::{ditto, number, to_fill, width};

/// The longest text that may be a heading, in characters.
const LONGEST_WORD: usize = 40;
/// What a note begins with.
const NOTES: [&str; 8] = ["※", "*", "注", "備考)", "(注", "(備考", "(単位", "単位"];
/// What follows the name of somebody to whom a letter goes.
const ADDRESSED: [&str; 5] = ["様", "殿", "御中", "宛", "あて"];
/// Words for a form among others.
const FORM_WORDS: [&str; 6] = ["様式", "別紙", "別記", "別添", "別表", "資料"];
/// Words over remarks, which nobody has to make.
const REMARK_WORDS: [&str; 6] = ["備考", "摘要", "特記", "特記事項", "注", "注記"];
/// What words over the names of people end with: nobody's form prints those, each file has its own.
const PEOPLE_WORDS: [&str; 9] =
    ["氏名", "名前", "職員名", "フリガナ", "ふりがな", "氏名カナ", "カナ氏名", "姓名", "本人"];
/// Words over or left of a number that only counts.
const NUMBER_WORDS: [&str; 8] = ["no", "no.", "番号", "№", "#", "連番", "通番", "整理番号"];
/// What a word over or left of a name ends with.
const NAME_WORDS: [&str; 3] = ["名", "名称", "件名"];

/// What a cell is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A fiscal year and nothing else.
    Year(FiscalYear),
    /// A month and nothing else.
    Month,
    /// A number, perhaps with a unit; or a date.
    Number,
    /// A mark, an arrow, a dash: no letters.
    Sign,
    /// A short text.
    Word,
    /// A long text.
    Sentence,
    /// What the form prints where something is to be written: 令和　年　月　日.
    Pattern,
}

/// What this cell is.
pub fn look(cell: &Cell) -> Look {
    let text = cell.shown.trim();
    let typed = matches!(cell.value, CellValue::Text(_));
    if typed && to_fill::is_pattern(&cell.shown) {
        return Look::Pattern;
    }
    if let Some(year) = year(text).filter(|_| typed || has_letter(text)) {
        return Look::Year(year);
    }
    if is_month(text) {
        return Look::Month;
    }
    if !typed {
        return Look::Number;
    }
    if ditto::read(text).is_some() || is_sign(text) {
        return Look::Sign;
    }
    if number::read_quantity(text).as_value().is_some() || number::read_share(text).as_value().is_some() {
        return Look::Number;
    }
    let long = text.chars().filter(|c| !c.is_whitespace()).count() > LONGEST_WORD || text.contains('。');
    if long { Look::Sentence } else { Look::Word }
}

/// Whether a cell may be a heading: a short text with a letter in it, a year, a month.
pub fn is_heading(cell: &Cell) -> bool {
    match look(cell) {
        Look::Year(_) | Look::Month | Look::Word => true,
        Look::Number => {
            let text = cell.shown.trim();
            matches!(cell.value, CellValue::Text(_)) && has_letter(text) || is_bare_year(text)
        }
        Look::Sign | Look::Sentence | Look::Pattern => false,
    }
}

/// Whether a text holds a letter, and not only digits and signs.
pub fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Whether a text says anything, and is not only signs.
pub fn has_letter_or_digit(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// A mark or an arrow: one letter at most, with signs around it.
fn is_sign(text: &str) -> bool {
    let key = width::fold_key(text);
    let letters = key.chars().filter(|c| c.is_alphabetic()).count();
    let digits = key.chars().filter(char::is_ascii_digit).count();
    digits == 0 && (letters == 0 || letters == 1 && key.chars().count() <= 2 && key.is_ascii())
}

/// The fiscal year that is all of the text.
pub fn year(text: &str) -> Option<FiscalYear> {
    year_in(text, &YearContext::default())
}

/// The same, bare numbers read by what is known of the others.
pub fn year_in(text: &str, context: &YearContext) -> Option<FiscalYear> {
    let label = split_label(text, context).filter(fiscal_year::Label::is_only_years)?;
    match label.years {
        Years::One(year) => Some(year),
        _ => None,
    }
}

/// Whether a text is a bare number that may be a year beside one that is: 1999, 14.
pub fn may_be_year(text: &str) -> bool {
    width::fold_key(text)
        .parse()
        .is_ok_and(|number: u32| (1..=64).contains(&number) || (1900..=2199).contains(&number))
}

/// `14年度`: a year without its era.
pub fn is_bare_year(text: &str) -> bool {
    let key = loose(text);
    let rest = key.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < key.len() && ["年", "年度"].contains(&rest)
}

/// The year that stands before other words, and these: R5実績.
pub fn year_and_words(text: &str) -> Option<(FiscalYear, &str)> {
    let label = split_label(text, &YearContext::default())?;
    let words = if label.before.is_empty() { label.after } else { label.before };
    let one = label.before.is_empty() || label.after.is_empty();
    Some((label.years.one()?, words)).filter(|_| one && has_letter(words))
}

/// The year that stands behind a name: 基準値(R1).
pub fn name_and_year(text: &str) -> Option<FiscalYear> {
    let label = split_label(text, &YearContext::default())?;
    label.years.one().filter(|_| has_letter(label.before) && !has_letter(label.after))
}

/// Whether the text is a month and nothing else.
pub fn is_month(text: &str) -> bool {
    let key = width::fold_key(text);
    key.strip_suffix('月')
        .and_then(|number| number.parse().ok())
        .is_some_and(|number: u8| (1..=12).contains(&number))
}

/// Whether a text is a note under or over a table, or says its unit.
pub fn is_note(text: &str) -> bool {
    let key = width::fold_key(text);
    NOTES.iter().any(|sign| key.starts_with(sign))
}

/// Whether a text may be a label: no note, nothing that stands in brackets, and nobody to whom a letter goes.
pub fn is_label(text: &str) -> bool {
    let is_aside = text.trim().starts_with(['(', '（']) && text.trim().ends_with([')', '）']);
    !is_note(text) && !is_aside && !ADDRESSED.iter().any(|word| text.trim_end().ends_with(word))
}

/// Whether a text is only the number that a form has among others: 様式第１号, 別紙２.
pub fn is_form_number(text: &str) -> bool {
    let key = loose(text);
    let rest = FORM_WORDS.iter().fold(key.clone(), |rest, word| rest.replace(word, ""));
    rest.len() < key.len() && rest.chars().all(|c| c.is_ascii_digit() || "第号の関係条".contains(c))
}

/// Whether a heading stands over numbers that only count: №.
pub fn is_number_word(text: &str) -> bool {
    let key = width::fold_key(text);
    NUMBER_WORDS.contains(&key.as_str()) || loose(&key) == "no"
}

/// Whether a heading stands over numbers or codes that name something: 区間番号.
pub fn is_code_word(text: &str) -> bool {
    let key = loose(text);
    is_number_word(text) || ["番号", "コード", "id"].iter().any(|word| key.ends_with(word))
}

/// Whether a heading stands over units, which the form prints: 単位.
pub fn is_unit_word(text: &str) -> bool {
    loose(text) == "単位"
}

/// Whether a heading stands over remarks, which nobody has to make: 備考.
pub fn is_remark_word(text: &str) -> bool {
    REMARK_WORDS.contains(&loose(text).as_str())
}

/// Whether a heading stands over names: 施設名.
pub fn is_name_word(text: &str) -> bool {
    let key = loose(text);
    NAME_WORDS.iter().any(|word| key.ends_with(word))
}

/// Whether a heading stands over the names of people: 氏名, フリガナ.
pub fn is_people_word(text: &str) -> bool {
    let key = loose(text);
    let bare = key.split('(').next().unwrap_or_default();
    PEOPLE_WORDS.iter().any(|word| bare.ends_with(&loose(word)))
}

/// A text as a label of a template: line breaks and the spaces that only spread its letters left out.
pub fn label(text: &str) -> String {
    let wide = |c: char| !c.is_ascii();
    let chars: Vec<char> = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let mut label = String::new();
    for (at, c) in chars.iter().enumerate() {
        let next = chars[at..].iter().find(|c| **c != ' ');
        let between = label.chars().last().is_some_and(wide) || next.copied().is_some_and(wide);
        if *c != ' ' || !between && !label.ends_with(' ') {
            label.push(*c);
        }
    }
    label.trim().trim_end_matches('*').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_what_only_spreads_them() {
        for (text, expected) in [
            ("学　　級　　数", "学級数"),
            ("特別\n支援", "特別支援"),
            ("Wi-Fi  spot", "Wi-Fi spot"),
            ("校  　　名", "校名"),
        ] {
            assert_eq!(label(text), expected, "{text}");
        }
    }
}
