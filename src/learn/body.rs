//! Which rows under a band of headings are the table's: not the notes under it, nor what the next table is called, nor who
//! filled it in.

use super::aside::{Aside, What};
use super::band::{Band, Leaf};
use super::block::Block;
use super::form_sheet::FormSheet;
use super::look::{self, Look};
use super::names;
use crate::layout::{Cols, Spot};
use crate::model::CellRef;
use crate::text::fiscal_year::is_total;

/// How many empty rows a table may have between its rows.
const GAP: u32 = 3;

/// The rows under a band that may be the table's, down to a long gap or the next headings. One of which the form computes
/// all figures that stand there is as empty as the others.
pub fn rows(page: &FormSheet, band: &Band, bottom: u32) -> Vec<u32> {
    let mut rows: Vec<u32> = Vec::new();
    let extent = band.extent();
    for row in page.grid.rows_between(band.last + 1, bottom.saturating_sub(1)) {
        let end = rows.last().copied().unwrap_or(band.last);
        if row > end + 1 + GAP {
            break;
        }
        let shown = page.grid.across(row, extent);
        let is_said = |spot: &Spot| !page.grid.cell(*spot).formula || look::has_letter(page.text(*spot));
        if shown.iter().any(is_said) {
            rows.push(row);
        }
    }
    drop_names(page, band, bottom, &mut rows);
    drop_unruled(page, band, &mut rows);
    rows
}

/// A table that has borders ends with them, but for a total under it.
fn drop_unruled(page: &FormSheet, band: &Band, rows: &mut Vec<u32>) {
    let is_ruled = |row: &u32| page.is_row_ruled(*row, band.extent());
    let is_total =
        |row: &u32| page.begun(*row, band.extent()).first().is_some_and(|spot| is_total(page.text(*spot)));
    if rows.first().is_some_and(is_ruled) {
        let end = rows.iter().rposition(|row| is_ruled(row) || is_total(row)).map_or(0, |at| at + 1);
        rows.truncate(end);
    }
}

/// What stands under a table, and is none of it: notes, and texts that stand alone under rows that hold more, after an
/// empty row or under numbers.
pub fn drop_notes(page: &FormSheet, band: &Band, aside: &[Aside], rows: &mut Vec<u32>) {
    while rows.last().is_some_and(|row| is_note(page, band, *row)) {
        rows.pop();
    }
    let shown = |row: u32| page.grid.across(row, band.extent());
    let Some(full) = rows.iter().rposition(|row| shown(*row).len() > 1) else { return };
    let Some(first) = rows.get(full + 1).copied() else { return };
    let apart = (rows[full] + 1..first).any(|row| !aside.iter().any(|aside| aside.row == row));
    let is_number = |row: &u32| shown(*row).first().is_some_and(|spot| page.look(*spot) == Look::Number);
    if apart || rows[..=full].iter().all(is_number) && !is_number(&first) {
        rows.truncate(full + 1);
    }
}

/// What stands right over the next headings, after an empty row or from a number of its own on, is about the next table.
fn drop_names(page: &FormSheet, band: &Band, bottom: u32, rows: &mut Vec<u32>) {
    if bottom == u32::MAX || rows.len() < 2 {
        return;
    }
    let is_numbered = |row: u32| {
        page.begun(row, band.extent()).first().is_some_and(|spot| names::is_number(page.text(*spot)))
    };
    let after_gap = |at: &usize| rows[*at] > rows[at - 1] + 1;
    let numbered = |at: &usize| is_numbered(rows[*at]) && !is_numbered(rows[0]);
    let end = (1..rows.len()).rev().find(|at| after_gap(at) || numbered(at));
    rows.truncate(end.unwrap_or(rows.len()));
}

/// Whether a row is a note, or a word with what is written beside it in one wide cell, and none of the table.
fn is_note(page: &FormSheet, band: &Band, row: u32) -> bool {
    let shown = page.grid.across(row, band.extent());
    let begun: Vec<Spot> = shown.iter().copied().filter(|spot| page.grid.place(*spot).row == row).collect();
    let wide = |spot: Spot| {
        let cols = page.grid.cols(spot);
        band.leaves.iter().filter(|leaf| leaf.cols.meets(cols)).count()
    };
    match begun.as_slice() {
        [one] if shown.len() == 1 => {
            let is_text = look::is_note(page.text(*one)) || page.look(*one) == Look::Sentence;
            is_text
                || wide(*one) > 1 && !is_row(page, band, row, *one)
                || is_beside_one_place(page, band, *one)
        }
        [_, other] if shown.len() == 2 => band.leaves.len() > 2 && wide(*other) + 1 >= band.leaves.len(),
        _ => false,
    }
}

/// Whether a word that is merged over the first columns stands in a row with borders, several of whose places are left open
/// right of it: 総合評価 under 評価項目｜細目.
fn is_row(page: &FormSheet, band: &Band, row: u32, word: Spot) -> bool {
    let (cols, extent) = (page.grid.cols(word), band.extent());
    let is_apart = |leaf: &&Leaf| {
        let place = page.grid.merge_at(CellRef::new(row, leaf.cols.0));
        leaf.cols.0 > cols.1 && place.first.col == leaf.cols.0 && place.last.col <= leaf.cols.1
    };
    cols.0 == extent.0
        && page.look(word) == Look::Word
        && page.is_row_ruled(row, extent)
        && band.leaves.iter().filter(is_apart).count() > 1
}

/// Whether right of a word one place is merged over all columns of a table that has several: it is asked for once.
fn is_beside_one_place(page: &FormSheet, band: &Band, word: Spot) -> bool {
    let place = page.grid.merge_at(page.right_of(word));
    let place = Cols(place.first.col, place.last.col);
    let meant = band.leaves.iter().filter(|leaf| leaf.cols.meets(place)).count();
    meant > 1 && meant + 1 >= band.leaves.len()
}

impl Block {
    /// What stands after an empty row, and fills a column that is empty in all rows above, is none of the table: who
    /// filled it in, and when.
    pub fn drop_foot(&mut self, page: &FormSheet) {
        let apart = |pair: &[u32]| (pair[0] + 1..pair[1]).any(|row| !self.is_aside(row));
        let Some(end) = self.rows.windows(2).position(apart).map(|at| at + 1) else { return };
        let filled = |row: u32, leaf: &Leaf| {
            page.begun(row, leaf.cols).iter().any(|spot| !page.grid.cell(*spot).formula)
        };
        let is_new = |leaf: &Leaf| {
            let above = self.rows[..end].iter().any(|row| filled(*row, leaf));
            !above && filled(self.rows[end], leaf)
        };
        if end > 1 && self.band.leaves.iter().any(is_new) {
            self.rows.truncate(end);
        }
    }

    /// Rows at the end that hold no data, where others do, are none of the table; nor are rows after a gap.
    pub fn drop_tail(&mut self, page: &FormSheet) {
        let data = |row: u32| {
            let shown =
                |leaf: &Leaf| page.grid.across(row, leaf.cols).iter().any(|spot| self.is_own(page, *spot));
            self.data_leaves().iter().any(shown)
        };
        if self.is_filled(page) {
            let end = self.rows.iter().rposition(|row| data(*row)).map_or(0, |at| at + 1);
            let merged = self.rows.get(end.wrapping_sub(1)).map_or(0, |row| self.merged_to(page, *row));
            self.rows.retain(|row| *row <= merged);
            return;
        }
        let apart =
            |pair: &[u32]| (pair[0] + 1..pair[1]).any(|row| !self.is_aside(row)) && !self.is_divided(pair[1]);
        let close = self.rows.len() > 1 && !apart(&self.rows[..2]);
        let gap = self.rows.windows(2).position(|pair| close && apart(pair));
        self.rows.truncate(gap.map_or(self.rows.len(), |at| at + 1));
    }

    /// Whether a row stands right under one that parts it from those above: it begins another section of the same table.
    fn is_divided(&self, row: u32) -> bool {
        self.aside.iter().any(|aside| aside.what == What::Divider && aside.row + 1 == row)
    }

    /// The last row that the labels of this row are merged over.
    fn merged_to(&self, page: &FormSheet, row: u32) -> u32 {
        let shown = self.label_leaves().iter().flat_map(|leaf| page.grid.across(row, leaf.cols));
        shown.map(|spot| page.grid.range(spot).last.row).max().unwrap_or(row).max(row)
    }
}
