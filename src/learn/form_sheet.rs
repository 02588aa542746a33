//! A sheet as a form: its cells, and what each looks like.

use super::look::{self, Look, look};
use crate::book::{CellValue, Sheet};
use crate::layout::{ByCell, Cols, Grid, Spot};
use crate::model::CellRef;

/// A sheet with the looks of its cells.
pub struct FormSheet<'a> {
    /// Its cells.
    pub grid: Grid<'a>,
    looks: ByCell<Look>,
}

impl<'a> FormSheet<'a> {
    /// What is seen of a sheet.
    pub fn new(sheet: &'a Sheet) -> Self {
        let grid = Grid::new(sheet);
        let looks = grid.spots().map(|spot| look(grid.cell(spot))).collect();
        Self { grid, looks }
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
