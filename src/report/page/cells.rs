//! The cells of a page, and its rows as XML.
//!
//! The library finds the format of each cell by all that is in it, and keeps each cell in a tree and each text beside a
//! number that it gets only later: that takes several times as long as to write them. What it is not told it can't check:
//! merges must not overlap, and no text may be longer than a cell holds.

use std::fmt::Write;

use super::looks::{Look, Looks};
use super::rows::{Texts, Writer};
use crate::model::CellRef;

/// Rows that share the hint which columns they have.
const SPAN: u32 = 16;

/// What stands in a cell.
#[derive(Debug, PartialEq)]
pub(super) enum Held {
    /// Nothing.
    Blank,
    /// A text, as long as a cell may hold.
    Text(Box<str>),
    /// A number.
    Number(f64),
}

impl Held {
    /// This text, or nothing.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.into()) }
    }

    /// This number. What is none has no place in a cell.
    pub const fn number(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Blank }
    }
}

/// Where cells stand: rows and columns from zero, the last ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    /// The first row and the last.
    pub rows: (u32, u32),
    /// The first column and the last.
    pub cols: (u16, u16),
}

/// A cell at its place.
#[derive(Debug)]
pub(super) struct Placed {
    pub row: u32,
    pub col: u16,
    /// The number of its look on the page.
    pub look: usize,
    pub held: Held,
}

/// The cells that are not written yet, and what is known of all.
#[derive(Debug, Default)]
pub(super) struct Cells {
    cells: Vec<Placed>,
    /// From `first` on, the heights of rows in pixels.
    heights: Vec<Option<u32>>,
    /// The first row that is not written yet.
    first: u32,
    /// The height of rows that have none of their own, in pixels.
    usual: Option<u32>,
    merges: Vec<Range>,
    /// The last row and the last column that something is known of.
    last: Option<(u32, u16)>,
    /// The looks of this page.
    pub looks: Looks,
}

impl Cells {
    /// The height that most rows have, in points, where it need not be said of each.
    pub fn usual_height(&mut self, points: f64) {
        self.usual = Some(pixels(points));
    }

    /// Gives a row its height, in points.
    pub fn height(&mut self, row: u32, points: f64) {
        let at = (row - self.first) as usize;
        if self.heights.len() <= at {
            self.heights.resize(at + 1, None);
        }
        self.heights[at] = Some(pixels(points));
        self.reach(row, 0);
    }

    /// Puts a cell.
    pub fn put(&mut self, row: u32, col: u16, look: &Look, held: Held) {
        let look = self.looks.number(look);
        self.push(row, col, look, held);
    }

    /// Puts a cell over several: the others look as `around` says.
    pub fn merge(&mut self, range: Range, around: &Look, look: &Look, held: Held) {
        let (around, look) = (self.looks.number(around), self.looks.number(look));
        let Range { rows, cols } = range;
        let mut held = Some(held);
        for row in rows.0..=rows.1 {
            for col in cols.0..=cols.1 {
                match held.take() {
                    Some(held) => self.push(row, col, look, held),
                    None => self.push(row, col, around, Held::Blank),
                }
            }
        }
        self.merges.push(range);
    }

    fn push(&mut self, row: u32, col: u16, look: usize, held: Held) {
        self.cells.push(Placed { row, col, look, held });
        self.reach(row, col);
    }

    fn reach(&mut self, row: u32, col: u16) {
        let (last_row, last_col) = self.last.unwrap_or_default();
        self.last = Some((row.max(last_row), col.max(last_col)));
    }

    /// How many cells are not written yet.
    pub const fn waiting(&self) -> usize {
        self.cells.len()
    }

    /// The range of all cells: A1:E12.
    pub fn dimension(&self) -> String {
        let (row, col) = self.last.unwrap_or_default();
        match (row, col) {
            (0, 0) => "A1".to_owned(),
            _ => format!("A1:{}{}", letters(col), row + 1),
        }
    }

    /// The merges as the sheet names them.
    pub fn merged(&self) -> String {
        let mut xml = String::new();
        if self.merges.is_empty() {
            return xml;
        }
        let _ = write!(xml, "<mergeCells count=\"{}\">", self.merges.len());
        for Range { rows, cols } in &self.merges {
            let (first, last) = (letters(cols.0), letters(cols.1));
            let _ = write!(xml, "<mergeCell ref=\"{first}{}:{last}{}\"/>", rows.0 + 1, rows.1 + 1);
        }
        xml + "</mergeCells>"
    }

    /// Adds the rows before this one to the XML, and lets them go. `numbers` has the number of each look in the workbook.
    pub fn write_rows(&mut self, before: u32, numbers: &[usize], texts: Texts, xml: &mut String) {
        self.cells.sort_by_key(|cell| (cell.row, cell.col));
        let mut cells = std::mem::take(&mut self.cells);
        let mut rest = cells.as_mut_slice();
        let mut writer =
            Writer::new(numbers, self.last.map_or(0, |(_, col)| col + 1), self.usual, texts, xml);
        for row in self.first..before {
            if row == self.first || row % SPAN == 0 {
                writer.span(&rest[..rest.partition_point(|cell| cell.row / SPAN <= row / SPAN)]);
            }
            let (own, later) = rest.split_at_mut(rest.partition_point(|cell| cell.row == row));
            let height = self.heights.get((row - self.first) as usize).copied().flatten();
            if !own.is_empty() || height.is_some() {
                writer.row(row, height, own);
            }
            rest = later;
        }
        let left = rest.len();
        self.cells = cells.split_off(cells.len() - left);
        self.heights.drain(..self.heights.len().min((before - self.first) as usize));
        self.first = before;
    }
}

/// A height in pixels, as the library rounds it.
fn pixels(points: f64) -> u32 {
    (points * 4.0 / 3.0).round() as u32
}

/// The letters of a column, from zero: A, Z, AA.
pub(super) fn letters(col: u16) -> String {
    CellRef::column_letters(col.into())
}
