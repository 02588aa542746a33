//! Words over boxes: a card that has each place right under its word, row after row. It is no table: what stands under its
//! first words would be taken for answers.

use super::band::Band;
use super::form_sheet::FormSheet;
use super::look::Look;
use crate::layout::{Cols, Spot};

/// Whether what looks like the headings of a table is the first of several rows of words, each over places that are empty.
pub fn are_over(page: &FormSheet, band: &Band) -> bool {
    begin_at(page, band.last, band.extent())
}

/// Whether the first of such rows is this one, with words in these columns.
pub fn begin_at(page: &FormSheet, row: u32, cols: Cols) -> bool {
    let rows: Vec<Vec<Spot>> = words_over_places(page, row, cols);
    rows.len() > 1 && rows[1..].iter().any(|words| words.len() > 1)
}

/// The rows from this one on that hold nothing but words, and have an empty row right under them, as long as one follows
/// the other.
fn words_over_places(page: &FormSheet, first: u32, cols: Cols) -> Vec<Vec<Spot>> {
    let mut found = Vec::new();
    let mut row = first;
    loop {
        let words: Vec<Spot> = page.grid.row(row).collect();
        let is_word = |spot: &Spot| page.look(*spot) == Look::Word;
        if words.is_empty() || !words.iter().all(is_word) || !is_open(page, cols, row + 1) {
            return found;
        }
        found.push(words);
        let Some(next) = page.grid.rows_between(row + 2, row + 3).next() else { return found };
        row = next;
    }
}

/// Whether a row is left empty under the headings, but for what is to be filled in, and nothing is merged into it.
fn is_open(page: &FormSheet, cols: Cols, row: u32) -> bool {
    page.grid.across(row, Cols(0, cols.1)).into_iter().all(|spot| page.is_open(spot))
}
