//! A sheet as a form: its cells, and what each looks like.

use super::look::{self, Look, look};
use crate::book::{CellValue, Sheet};
use crate::layout::{ByCell, Cols, Grid, Spot};
use crate::model::{CellRange, CellRef};

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
        let looks = grid.spots().map(|spot| look(grid.cell(spot))).collect();
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
        self.grid.text(spot)
    }

    /// Whether a cell is still to be filled in, though something stands there: a pattern, or a formula that was never
    /// computed.
    pub fn is_open(&self, spot: Spot) -> bool {
        self.look(spot) == Look::Pattern || self.grid.cell(spot).value == CellValue::Uncomputed
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
        look::is_heading(self.grid.cell(spot))
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
