//! A personal number whose digits stand in several cells: a box for each, as forms print them, or so many together.
//!
//! Figures in a row are of a table more often than of a number: only what is under or beside a word for it counts.

use std::collections::BTreeMap;

use super::cleared::Found;
use crate::book::{Cell, Sheet};
use crate::text::personal_number::{LENGTH, mask};
use crate::text::width::fold_key;

/// What personal numbers are called.
const WORDS: [&str; 2] = ["個人番号", "マイナンバー"];

/// The personal numbers in several cells, each with its cells.
pub(super) fn found(sheet: &Sheet) -> Vec<Vec<Found>> {
    if !sheet.cells.iter().any(is_word) {
        return Vec::new();
    }
    let words = Words::of(sheet);
    let mut down: Vec<&Cell> = sheet.cells.iter().collect();
    down.sort_by_key(|cell| (cell.at.col, cell.at.row));
    let across: Vec<&Cell> = sheet.cells.iter().collect();
    let rows = across.chunk_by(|a, b| a.at.row == b.at.row);
    let columns = down.chunk_by(|a, b| a.at.col == b.at.col);
    rows.chain(columns).flat_map(|line| in_line(line, &words)).collect()
}

/// The numbers in a row or a column, whose filled cells these are.
fn in_line(line: &[&Cell], words: &Words) -> Vec<Vec<Found>> {
    let mut found = Vec::new();
    let mut first = 0;
    while first < line.len() {
        match number_from(&line[first..]).filter(|count| words.are_over(&line[first..first + count])) {
            Some(count) => {
                found.push(line[first..first + count].iter().map(|cell| struck(cell)).collect());
                first += count;
            }
            None => first += 1,
        }
    }
    found
}

/// How many cells from the first on hold a personal number, as many digits each.
fn number_from(line: &[&Cell]) -> Option<usize> {
    let each = digits(line.first()?)?.len();
    let count = LENGTH / each;
    let cells = line.get(..count).filter(|_| count > 1 && LENGTH.is_multiple_of(each))?;
    let parts: Option<Vec<String>> = cells.iter().map(|cell| digits(cell)).collect();
    let parts = parts.filter(|parts| parts.iter().all(|part| part.len() == each))?;
    mask(&parts.join(" ")).map(|_| count)
}

/// What a cell shows, where that is nothing but digits.
fn digits(cell: &Cell) -> Option<String> {
    let text = fold_key(&cell.shown);
    let are_digits =
        !text.is_empty() && text.len() < LENGTH && text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits.then_some(text)
}

fn struck(cell: &Cell) -> Found {
    let masked = "＊".repeat(cell.shown.chars().count());
    Found { at: cell.at, typed: cell.shown.to_string(), masked }
}

/// Whether a cell says what personal numbers are called.
fn is_word(cell: &Cell) -> bool {
    // Hardly a text has one of these characters: the rest need not be folded.
    let begins = cell.shown.contains(['個', 'マ', 'ﾏ']);
    begins && WORDS.iter().any(|word| fold_key(&cell.shown).contains(&fold_key(word)))
}

/// The cells that say something else than digits, and whether that is a word for personal numbers.
struct Words {
    by_row: BTreeMap<(u32, u32), bool>,
    by_column: BTreeMap<(u32, u32), bool>,
}

impl Words {
    fn of(sheet: &Sheet) -> Self {
        let others = || sheet.cells.iter().filter(|cell| digits(cell).is_none());
        Self {
            by_row: others().map(|cell| ((cell.at.row, cell.at.col), is_word(cell))).collect(),
            by_column: others().map(|cell| ((cell.at.col, cell.at.row), is_word(cell))).collect(),
        }
    }

    /// Whether the first text left of these cells, or the first above one of them, is such a word.
    fn are_over(&self, cells: &[&Cell]) -> bool {
        let left = cells[0].at;
        let is_left = self.by_row.range((left.row, 0)..(left.row, left.col)).next_back();
        let above = cells.iter().filter_map(|cell| {
            self.by_column.range((cell.at.col, 0)..(cell.at.col, cell.at.row)).next_back()
        });
        is_left.into_iter().chain(above).any(|(_, is_word)| *is_word)
    }
}
