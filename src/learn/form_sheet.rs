//! A sheet as a form: its cells, and what each looks like.

use super::alternatives;
use super::look::{self, Look, look};
use crate::book::{CellValue, Sheet};
use crate::layout::{ByCell, Cols, Grid, Spot};
use crate::model::{CellRange, CellRef};
use crate::template::is_department_word;
use crate::text::to_fill;

/// A sheet with the looks of its cells.
pub struct FormSheet<'a> {
    /// Its cells.
    pub grid: Grid<'a>,
    looks: ByCell<Look>,
    /// Whether a table on it has borders.
    has_borders: bool,
}

impl<'a> FormSheet<'a> {
    /// What is seen of a sheet.
    pub fn new(sheet: &'a Sheet) -> Self {
        let grid = Grid::new(sheet);
        let mut looks: ByCell<Look> = grid.spots().map(|spot| look(grid.cell(spot))).collect();
        for place in alternatives::places(&grid, &looks) {
            looks[place] = Look::Pattern;
        }
        Self { has_borders: has_borders(&sheet.ruled), grid, looks }
    }

    /// Whether a border is drawn at a place.
    pub fn is_ruled(&self, at: CellRef) -> bool {
        let ruled = &self.grid.sheet.ruled;
        let before = ruled.partition_point(|run| run.first <= at);
        ruled[..before].last().is_some_and(|run| run.contains(at))
    }

    /// Whether a border is drawn anywhere in these columns of a row.
    pub fn is_row_ruled(&self, row: u32, cols: Cols) -> bool {
        (cols.0..=cols.1).any(|col| self.is_ruled(CellRef::new(row, col)))
    }

    /// The empty places with a border, by row, in which one would write: right of what stands in their row, or a wide one
    /// right under something.
    pub fn open_places(&self) -> impl Iterator<Item = CellRef> + '_ {
        let right = self.grid.spots().map(|spot| self.grid.cols(spot).1).max().unwrap_or(0);
        let places = self.grid.sheet.ruled.iter().flat_map(move |run| {
            (run.first.col..=run.last.col.min(right)).map(|col| CellRef::new(run.first.row, col))
        });
        places.filter(|at| {
            let range = self.grid.merge_at(*at);
            let is_free = self.grid.at(at.row, at.col).is_none() && range.first == *at;
            is_free && (self.is_beside_words(*at) || range.first != range.last && self.is_under_words(*at))
        })
    }

    /// Whether the nearest that stands left of a place, in its row, is no word for the department.
    fn is_beside_words(&self, at: CellRef) -> bool {
        let left = at.col.checked_sub(1).and_then(|before| self.grid.across(at.row, Cols(0, before)).pop());
        left.is_some_and(|spot| !is_department_word(self.text(spot)))
    }

    fn is_under_words(&self, at: CellRef) -> bool {
        at.row.checked_sub(1).is_some_and(|above| self.grid.at(above, at.col).is_some())
    }

    /// Whether a row stands outside of the borders of the sheet's tables: neither it nor the places right under it have any.
    pub fn is_outside(&self, row: u32) -> bool {
        let mut cols = self.grid.row(row).map(|spot| self.grid.cols(spot));
        let over = |cols: Cols| self.grid.row(row + 1).len() < 2 && self.is_row_ruled(row + 1, cols);
        self.has_borders && !cols.any(|cols| self.is_row_ruled(row, cols) || over(cols))
    }

    /// What a cell looks like.
    pub fn look(&self, spot: Spot) -> Look {
        self.looks[spot]
    }

    /// What a cell shows.
    pub fn text(&self, spot: Spot) -> &'a str {
        self.grid.cell(spot).shown.trim()
    }

    /// Whether a cell is still to be filled in, though something stands there: a pattern, or a formula that was never
    /// computed.
    pub fn is_open(&self, spot: Spot) -> bool {
        self.look(spot) == Look::Pattern || self.grid.cell(spot).value == CellValue::Uncomputed
    }

    /// The cells with boxes to be ticked that stand side by side, this one among them; none where it is no such cell.
    pub fn row_of_boxes(&self, spot: Spot) -> Vec<Spot> {
        let is_box = |spot: &Spot| to_fill::is_unchosen(self.text(*spot));
        let (row, cols) = (self.grid.place(spot).row, self.grid.cols(spot));
        let left = (0..cols.0).rev().map_while(|col| self.grid.at(row, col)).take_while(is_box);
        let right = (cols.0..).map_while(|col| self.grid.at(row, col)).take_while(is_box);
        let mut boxes: Vec<Spot> = left.collect();
        boxes.reverse();
        boxes.extend(right);
        boxes.dedup();
        if is_box(&spot) { boxes } else { Vec::new() }
    }

    /// The place right of a cell, however wide that is.
    pub fn right_of(&self, spot: Spot) -> CellRef {
        CellRef::new(self.grid.place(spot).row, self.grid.cols(spot).1 + 1)
    }

    /// Whether an input rule lets one choose what stands in a cell.
    pub fn has_choices(&self, at: CellRef) -> bool {
        self.grid.sheet.lists.iter().any(|rule| rule.areas.iter().any(|area| area.contains(at)))
    }

    /// Whether a cell may be a heading.
    pub fn is_heading(&self, spot: Spot) -> bool {
        self.look(spot) != Look::Pattern && look::is_heading(self.grid.cell(spot))
    }

    /// The cells that begin in these columns of a row.
    pub fn begun(&self, row: u32, cols: Cols) -> Vec<Spot> {
        self.grid.anchored(row, cols).collect()
    }
}

/// Whether two rows of several cells each with borders stand one under the other.
fn has_borders(ruled: &[CellRange]) -> bool {
    let wide: Vec<&CellRange> = ruled.iter().filter(|run| run.first.col < run.last.col).collect();
    wide.windows(2).any(|pair| pair[0].first.row + 1 == pair[1].first.row)
}
