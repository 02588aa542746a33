//! A sheet as a grid in which a merged cell covers all that it spans.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::book::{Cell, CellValue, Sheet};
use crate::model::{CellRange, CellRef};

/// Merges taller than this are looked up one by one, so that a merge over a whole column costs no memory.
const TALL: u32 = 1_000;

/// So many empty rows end whatever stands above them.
const LONG_GAP: u32 = 200;

/// A sheet, asked by address.
pub struct Grid<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    rows: BTreeMap<u32, Vec<&'a Cell>>,
    merges_by_row: HashMap<u32, Vec<CellRange>>,
    tall_merges: Vec<CellRange>,
}

impl<'a> Grid<'a> {
    /// The grid of a sheet.
    pub fn new(sheet: &'a Sheet) -> Self {
        let mut grid =
            Self { sheet, rows: BTreeMap::new(), merges_by_row: HashMap::new(), tall_merges: Vec::new() };
        for cell in sheet.cells.iter().filter(|cell| is_filled(cell)) {
            grid.rows.entry(cell.at.row).or_default().push(cell);
        }
        for merge in &sheet.merges {
            grid.add_merge(*merge);
        }
        grid
    }

    fn add_merge(&mut self, merge: CellRange) {
        if merge.last.row.saturating_sub(merge.first.row) > TALL {
            self.tall_merges.push(merge);
            return;
        }
        for row in merge.first.row..=merge.last.row {
            self.merges_by_row.entry(row).or_default().push(merge);
        }
    }

    /// The rows that hold a filled cell, ascending.
    pub fn filled_rows(&self) -> impl Iterator<Item = u32> + '_ {
        self.rows.keys().copied()
    }

    /// The filled cells whose anchor stands in the row, by column.
    pub fn row(&self, row: u32) -> &[&'a Cell] {
        self.rows.get(&row).map_or(&[], Vec::as_slice)
    }

    /// All filled cells, by row, then by column.
    pub fn cells(&self) -> impl Iterator<Item = &'a Cell> + '_ {
        self.rows.values().flatten().copied()
    }

    /// The last row that holds a filled cell.
    pub fn last_row(&self) -> u32 {
        self.rows.keys().next_back().copied().unwrap_or(0)
    }

    /// The last row, down to `bottom`, before nothing stands for a long while: what is further down is not of a
    /// table that begins at `row`.
    pub fn end_of_block(&self, row: u32, bottom: u32) -> u32 {
        // Headings in the last row have nothing under them, and a range that ends before it begins panics.
        if bottom <= row {
            return row;
        }
        let mut end = row;
        for next in self.rows.range(row + 1..=bottom).map(|(next, _)| *next) {
            if next - end > LONG_GAP {
                break;
            }
            end = next;
        }
        self.merged_down_to(end).min(bottom)
    }

    /// The last row that the merges of a row reach down to.
    fn merged_down_to(&self, row: u32) -> u32 {
        let merges = self.merges_by_row.get(&row).into_iter().flatten();
        merges.map(|merge| merge.last.row).max().unwrap_or(row).max(row)
    }

    /// What the cell covers: its merge, or itself.
    pub fn range_at(&self, at: CellRef) -> CellRange {
        let near = self.merges_by_row.get(&at.row).into_iter().flatten();
        near.chain(&self.tall_merges).copied().find(|merge| merge.contains(at)).unwrap_or(CellRange::one(at))
    }

    /// The filled cell that shows at this address: of a merge the anchor.
    pub fn cell(&self, at: CellRef) -> Option<&'a Cell> {
        let anchor = self.range_at(at).first;
        let row = self.row(anchor.row);
        row.binary_search_by_key(&anchor.col, |cell| cell.at.col).ok().map(|index| row[index])
    }

    /// The text that shows at this address, empty where nothing does.
    pub fn text(&self, at: CellRef) -> &'a str {
        self.cell(at).map_or("", |cell| cell.shown.trim())
    }

    /// The distinct filled cells that show in these columns of the row, by column.
    pub fn cells_across(&self, row: u32, cols: (u32, u32)) -> Vec<&'a Cell> {
        let mut seen = BTreeSet::new();
        let mut cells = Vec::new();
        let mut col = cols.0;
        while col <= cols.1 {
            let range = self.range_at(CellRef::new(row, col));
            if let Some(cell) = self.cell(range.first)
                && seen.insert(cell.at)
            {
                cells.push(cell);
            }
            col = range.last.col.max(col) + 1;
        }
        cells
    }
}

/// Whether something stands in the cell. A formula that was never calculated shows nothing and is no empty cell.
fn is_filled(cell: &Cell) -> bool {
    !cell.shown.trim().is_empty() || cell.value == CellValue::Uncomputed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_without_a_result_is_no_empty_cell() {
        let at = CellRef::new(2, 3);
        let cell = |shown: &str, value| Cell {
            at,
            value,
            shown: shown.into(),
            struck: false,
            struck_parts: Vec::new(),
            formula: true,
        };
        for (filled, cell) in
            [(true, cell("", CellValue::Uncomputed)), (false, cell(" ", CellValue::Text(" ".into())))]
        {
            let sheet = Sheet { cells: vec![cell], ..Sheet::default() };
            assert_eq!(Grid::new(&sheet).cell(at).is_some(), filled);
        }
    }
}
