//! The names of records, as a form gives them: what among them is a name, a count of the rows, or a note.

use std::collections::BTreeSet;

use foldhash::HashMap;

use super::fold::loose;
use super::grid::Spot;
use super::{Scope, is_told_apart};
use crate::book::CellValue;
use crate::text::numeral::ordinals;
use crate::text::{date, width};

/// How many characters a number may have before which letters stand.
const LONGEST_CODE: usize = 6;

/// The names that stand in one place for names, counted once.
#[derive(Debug, Default)]
pub struct RecordNames {
    spots: BTreeSet<Spot>,
    /// How often each stands there but for its digits: 第回 of 第1回.
    bare: HashMap<String, usize>,
    /// How many are more than a number.
    words: usize,
    /// How many are more than a number or a mark.
    told_apart: usize,
    /// How many are dates.
    dates: usize,
    /// The row in which they end for the first time, where up to there all are numbers.
    numbered_to: Option<u32>,
    /// Whether the heading over them says that they are numbers.
    counted: bool,
}

impl RecordNames {
    /// These names; `counted`: the heading over them says that they are numbers.
    pub fn new(scope: Scope, spots: impl IntoIterator<Item = Spot>, counted: bool) -> Self {
        let mut names = Self { spots: spots.into_iter().collect(), counted, ..Self::default() };
        for spot in &names.spots {
            let text = scope.grid.text(*spot);
            *names.bare.entry(bare(text)).or_default() += 1;
            names.words += usize::from(!names.is_number(text));
            names.told_apart += usize::from(is_told_apart(text));
            names.dates += usize::from(is_stored_date(scope, *spot) || date::read(text).as_value().is_some());
        }
        names.numbered_to = names.numbered_to(scope);
        names
    }

    /// The row over the first empty one, where all names down to it are numbers, and it is not the only name.
    fn numbered_to(&self, scope: Scope) -> Option<u32> {
        let rows: BTreeSet<u32> = self.spots.iter().map(|spot| scope.grid.place(*spot).row).collect();
        let first = *rows.first()?;
        let last = (first..).zip(&rows).take_while(|(next, row)| next == *row).map(|(_, row)| *row).last()?;
        let mut upto = self.spots.iter().filter(|spot| scope.grid.place(**spot).row <= last);
        (last > first && upto.all(|spot| self.is_number(scope.grid.text(*spot)))).then_some(last)
    }

    /// Whether a name beside which nothing stands may be a note: it is no number that counts the form's rows, as others do,
    /// and other names are more than a number or a mark.
    pub fn is_note(&self, scope: Scope, spot: Spot) -> bool {
        let text = scope.grid.text(spot);
        let own = usize::from(self.spots.contains(&spot));
        let alike = self.bare.get(&bare(text)).copied().unwrap_or_default();
        let counts = alike > own && bare(text) != text;
        let words = is_told_apart(text) || self.told_apart > 0;
        self.is_number_among(scope, spot) || words && !counts
    }

    /// Whether a name is a word of its own, and most are numbers: what is written under a numbered list.
    pub fn is_word_among(&self, scope: Scope, spot: Spot) -> bool {
        self.is_word(scope.grid.text(spot)) && self.words < self.spots.len() - self.words
    }

    /// Whether a name is a word under an empty row, over which all names are numbers: there the list has ended.
    pub fn is_beyond(&self, scope: Scope, spot: Spot) -> bool {
        let is_below = |last: u32| scope.grid.place(spot).row > last + 1;
        self.is_word(scope.grid.text(spot)) && self.numbered_to.is_some_and(is_below)
    }

    /// Whether a name is stored as a date, and as many are none: Excel made it of the number 1-2.
    pub fn is_date_among(&self, scope: Scope, spot: Spot) -> bool {
        is_stored_date(scope, spot) && self.dates <= self.spots.len() - self.dates
    }

    /// Whether a name is a number; where its heading says so, in words too: 第三号.
    fn is_number(&self, text: &str) -> bool {
        is_number(text) || self.counted && number(&counted(text)).is_some()
    }

    fn is_word(&self, text: &str) -> bool {
        !self.is_number(text) && !text.starts_with(char::is_numeric) && !is_code(text)
    }

    /// Whether a name is a bare number where names belong, and most are none.
    pub fn is_number_among(&self, scope: Scope, spot: Spot) -> bool {
        !self.counted && is_bare_number(scope.grid.text(spot)) && self.spots.len() - self.words < self.words
    }
}

/// The name of a record as its cell gives it; of a bare number only that, however it is written: １, 1., №1, (1).
pub fn record_name(text: &str) -> String {
    number(text).unwrap_or_else(|| width::clean(text))
}

/// The digits of a number, however it is written, and those of its branches: 3, 3-1, 3の1.
fn number(text: &str) -> Option<String> {
    let key = width::fold_key(text);
    let number = ["no.", "no", "№", "#"].iter().find_map(|word| key.strip_prefix(word)).unwrap_or(&key);
    let in_brackets = number.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let number = in_brackets.unwrap_or(number).trim_end_matches(['.', '、', ',', ')', ':']);
    let is_digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    // 2025-04-01 is a day.
    let is_branch = |part: &str| is_digits(part) && part.len() <= 3;
    (is_digits(number) || number.split(['-', 'の']).all(is_branch)).then(|| number.to_owned())
}

/// Whether a text is a number, however it is written, and nothing else: 3, №3, 3., 3-1.
pub fn is_number(text: &str) -> bool {
    is_bare_number(text) || number(text).is_some()
}

/// Whether a text is a number without a branch.
fn is_bare_number(text: &str) -> bool {
    let is_bare = |number: String| number.chars().all(|c| c.is_ascii_digit());
    text.chars().all(char::is_numeric) || number(text).is_some_and(is_bare)
}

/// Whether a text is short and ends with its number: A-1, 新3, 補-2.
fn is_code(text: &str) -> bool {
    text.chars().count() <= LONGEST_CODE
        && text.ends_with(char::is_numeric)
        && !text.starts_with(['※', '*', '＊', '注'])
}

/// A number in digits, without the words that count with it: 3 of 第三号, 3番, 三.
fn counted(text: &str) -> String {
    let key = width::fold_key(text);
    let bare = ["番目", "件目", "番", "号", "件"].iter().find_map(|word| key.strip_suffix(word));
    let bare = bare.unwrap_or(&key);
    ordinals(&format!("第{}", bare.strip_prefix('第').unwrap_or(bare))).replacen('第', "", 1)
}

/// Whether a heading says that numbers stand under it: №, 整理番号, 連番.
pub fn heads_numbers(text: &str) -> bool {
    const ENDS: [&str; 5] = ["番号", "連番", "通番", "項番", "通し番"];
    let key = loose(text);
    ["no", "番", "号"].contains(&key.as_str())
        || ["#", "＃"].contains(&text.trim())
        || ENDS.iter().any(|end| key.ends_with(end))
}

/// Whether a cell stores a date.
pub fn is_stored_date(scope: Scope, spot: Spot) -> bool {
    matches!(scope.grid.cell(spot).value, CellValue::DateTime(_))
}

fn bare(text: &str) -> String {
    text.replace(char::is_numeric, "")
}
