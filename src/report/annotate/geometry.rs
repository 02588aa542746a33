//! How wide and high the cells of a sheet are, so that a note's box is large enough to be read.

use std::collections::BTreeMap;

use super::tags::Tag;
use crate::model::CellRef;

/// Where a box stands: column, pixels into it, row, pixels into it; upper left, then lower right.
pub(super) type Anchor = [u32; 8];

/// The last column and row of a sheet, from zero.
const LAST: CellRef = CellRef::new(1_048_575, 16_383);

/// A box over more columns or rows than this would only cross hidden ones.
const MOST_STEPS: u32 = 400;

/// Columns and rows that say their size, and the sizes of those that don't. In pixels; hidden ones are 0.
#[derive(Debug)]
pub(super) struct Geometry {
    /// By the first of them.
    columns: BTreeMap<u32, Columns>,
    rows: BTreeMap<u32, u32>,
    default_column: u32,
    default_row: u32,
}

/// Neighbouring columns that are alike.
#[derive(Debug)]
struct Columns {
    last: u32,
    width: u32,
    format: usize,
}

impl Default for Geometry {
    fn default() -> Self {
        Self { columns: BTreeMap::new(), rows: BTreeMap::new(), default_column: 64, default_row: 20 }
    }
}

impl Geometry {
    /// Takes the sizes from `sheetFormatPr`.
    pub fn defaults(&mut self, tag: &Tag) {
        if let Some(width) = tag.number("defaultColWidth") {
            self.default_column = column_pixels(width);
        }
        if let Some(height) = tag.number("defaultRowHeight") {
            self.default_row = row_pixels(height);
        }
    }

    /// Takes the width and format of the columns of a `col`.
    pub fn columns(&mut self, tag: &Tag) {
        let (Some(first), Some(last)) = (tag.number::<u32>("min"), tag.number::<u32>("max")) else { return };
        let width = tag.number("width").map_or(self.default_column, column_pixels);
        let columns = Columns {
            last: last.saturating_sub(1),
            width: if tag.is_true("hidden") { 0 } else { width },
            format: tag.number("style").unwrap_or(0),
        };
        self.columns.entry(first.saturating_sub(1)).or_insert(columns);
    }

    /// Takes the height of a `row`.
    pub fn row(&mut self, row: u32, tag: &Tag) {
        if tag.is_true("hidden") {
            self.rows.insert(row, 0);
        } else if let Some(height) = tag.number("ht") {
            self.rows.insert(row, row_pixels(height));
        }
    }

    /// The format of cells of a column that are not stored.
    pub fn format(&self, col: u32) -> usize {
        self.at(col).map_or(0, |columns| columns.format)
    }

    /// Where a box of this size stands, right of the cell.
    pub fn anchor(&self, cell: CellRef, width: u32, height: u32) -> Anchor {
        let left = (cell.col + 1).min(LAST.col - 3);
        let (right, right_pixels) = reach(left, width + 12, LAST.col, |col| self.width(col));
        let (bottom, bottom_pixels) = reach(cell.row, height + 4, LAST.row, |row| self.height(row));
        [left, 12, cell.row, 4, right, right_pixels, bottom, bottom_pixels]
    }

    fn at(&self, col: u32) -> Option<&Columns> {
        self.columns
            .range(..=col)
            .next_back()
            .map(|(_, columns)| columns)
            .filter(|columns| col <= columns.last)
    }

    fn width(&self, col: u32) -> u32 {
        self.at(col).map_or(self.default_column, |columns| columns.width)
    }

    fn height(&self, row: u32) -> u32 {
        self.rows.get(&row).copied().unwrap_or(self.default_row)
    }
}

/// The column or row in which this many pixels from the start of the first one end, and the pixels into it.
fn reach(first: u32, mut pixels: u32, last: u32, size: impl Fn(u32) -> u32) -> (u32, u32) {
    let end = last.min(first.saturating_add(MOST_STEPS));
    for index in first..end {
        if pixels < size(index) {
            return (index, pixels);
        }
        pixels -= size(index);
    }
    (end, 0)
}

/// Excel's width in characters as pixels, in its usual font.
fn column_pixels(width: f64) -> u32 {
    (width.clamp(0.0, 255.0) * 7.0 + 5.0) as u32
}

/// Points as pixels.
fn row_pixels(height: f64) -> u32 {
    (height.clamp(0.0, 409.5) * 4.0 / 3.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_reaches_over_as_many_columns_as_it_needs() {
        let mut geometry = Geometry::default();
        assert_eq!(geometry.anchor(CellRef::new(5, 2), 300, 80), [3, 12, 5, 4, 7, 56, 9, 4]);
        geometry.columns.insert(0, Columns { last: 50, width: 19, format: 0 });
        geometry.rows.insert(5, 400);
        assert_eq!(geometry.anchor(CellRef::new(5, 2), 300, 80), [3, 12, 5, 4, 19, 8, 5, 84]);
    }

    #[test]
    fn a_box_stays_on_the_sheet() {
        let geometry = Geometry::default();
        let anchor = geometry.anchor(LAST, 300, 80);
        assert!(anchor[4] <= LAST.col && anchor[6] <= LAST.row && anchor[0] < anchor[4], "{anchor:?}");
    }
}
