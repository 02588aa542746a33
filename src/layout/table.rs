//! A table under its headings: which rows belong to it, and what their labels say.

use super::grid::Grid;
use super::heading::{self, Heading, Key, Stub};
use super::vocabulary::Vocabulary;
use crate::model::{CellRef, Fault};
use crate::template::{Dimension, TableShape};

/// How many columns beside its headings a table's row labels may stand.
const REACH: u32 = 8;

/// How many empty rows may be put in above a row without a known label.
const GAP: usize = 2;

/// A table with its rows.
#[derive(Clone, Debug)]
pub struct Table {
    /// The row of headings.
    pub heading: Heading,
    /// The columns of row labels, outermost dimension first.
    pub labels: Vec<(Dimension, (u32, u32))>,
    /// The rows, down to the last that belongs to the table.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// The row.
    pub row: u32,
    /// What its labels say.
    pub key: Key,
    /// The cell of the innermost label.
    pub label: CellRef,
    /// What the row is.
    pub state: RowState,
}

/// What a row of a table is.
#[derive(Clone, Debug, PartialEq)]
pub enum RowState {
    /// Its innermost label says something known.
    Keyed,
    /// It has no label of its own.
    Unlabelled,
    /// Its label says nothing known; the refusal where it looks like a year.
    Unknown(Option<Fault>),
}

/// How a shape reads the table under a heading.
pub struct Reader<'a> {
    /// The sheet.
    pub grid: &'a Grid<'a>,
    /// The words.
    pub vocabulary: &'a Vocabulary<'a>,
}

impl Reader<'_> {
    /// The shape of a heading.
    pub fn shape(&self, heading: &Heading) -> &TableShape {
        &self.vocabulary.form.tables[heading.shape]
    }

    /// The table under a heading, rows down to `bottom` looked at; `None` where no row label is known.
    pub fn table(&self, heading: Heading, bottom: u32) -> Option<Table> {
        let bottom = self.grid.end_of_block(heading.row, bottom);
        let labels = self.label_columns(&heading, bottom)?;
        let rows = (heading.row + 1..=bottom).map(|row| self.row(&heading, &labels, row)).collect();
        let mut table = Table { heading, labels, rows };
        self.drop_tail(&mut table);
        table.rows.iter().any(|row| row.state == RowState::Keyed).then_some(table)
    }

    /// The innermost dimension down decides which rows belong to the table.
    fn row(&self, heading: &Heading, labels: &[(Dimension, (u32, u32))], row: u32) -> Row {
        let (dimension, cols) = labels.last().copied().unwrap_or((Dimension::Item, (0, 0)));
        let label = self.label_cell(row, cols);
        let text = self.grid.text(label);
        let known = self.row_key(self.shape(heading), dimension, text);
        let known = if self.is_item_number(label) { Err(None) } else { known };
        let (key, state) = match known {
            _ if text.is_empty() => (Key::default(), RowState::Unlabelled),
            Ok(key) => (key, RowState::Keyed),
            Err(refusal) => (Key::default(), RowState::Unknown(refusal)),
        };
        Row { row, key, label, state }
    }

    /// A number right of a word for it (№ | 6) numbers an item; it is no year.
    fn is_item_number(&self, label: CellRef) -> bool {
        let left = self.grid.row(label.row).iter().rev().find(|cell| cell.at.col < label.col);
        left.is_some_and(|cell| self.vocabulary.is_number_word(&cell.shown))
    }

    /// Row labels over the heading's own row are no labels of the row.
    fn label_cell(&self, row: u32, cols: (u32, u32)) -> CellRef {
        let filled = self.grid.cells_across(row, cols);
        filled.first().map_or_else(|| self.grid.range_at(CellRef::new(row, cols.0)).first, |cell| cell.at)
    }

    fn row_key(&self, shape: &TableShape, dimension: Dimension, text: &str) -> Result<Key, Option<Fault>> {
        if dimension == Dimension::Item {
            let known = !self.vocabulary.items_titled(text, &shape.items).is_empty();
            return if known { Ok(Key::default()) } else { Err(None) };
        }
        heading::key(self.vocabulary, shape, dimension, text)
    }

    /// The columns of the row labels: under their heading, or else where most labels are known.
    fn label_columns(&self, heading: &Heading, bottom: u32) -> Option<Vec<(Dimension, (u32, u32))>> {
        let dimensions = &self.shape(heading).rows;
        let columns = dimensions.iter().map(|dimension| {
            self.stub_columns(heading, *dimension)
                .or_else(|| self.likely_columns(heading, *dimension, bottom))
                .map(|cols| (*dimension, cols))
        });
        columns.collect()
    }

    fn stub_columns(&self, heading: &Heading, dimension: Dimension) -> Option<(u32, u32)> {
        let wanted = match dimension {
            Dimension::Item => Stub::Item,
            Dimension::Field => Stub::Field,
            Dimension::FiscalYear | Dimension::Category => Stub::Axis,
        };
        heading.stubs.iter().find(|(stub, ..)| *stub == wanted).map(|(_, _, cols)| *cols)
    }

    fn likely_columns(&self, heading: &Heading, dimension: Dimension, bottom: u32) -> Option<(u32, u32)> {
        let extent = heading.extent();
        let left = extent.0.saturating_sub(REACH).max(heading.bounds.0);
        let right = extent.1.saturating_add(REACH).min(heading.bounds.1);
        let shape = self.shape(heading);
        let known = |col: u32| {
            let cells = (heading.row + 1..=bottom).map(|row| self.grid.text(CellRef::new(row, col)));
            cells.filter(|text| !text.is_empty() && self.row_key(shape, dimension, text).is_ok()).count()
        };
        let free = |col: &u32| !heading.is_data(*col) && !self.under_stub(heading, *col);
        let gap = |col: u32| extent.0.saturating_sub(col).max(col.saturating_sub(extent.1));
        let best = |cols: std::ops::RangeInclusive<u32>| {
            let counted = cols.filter(free).map(|col| (known(col), std::cmp::Reverse(gap(col)), col));
            counted.max().filter(|(count, ..)| *count > 0)
        };
        let (left, right) = (best(left..=extent.1), best(extent.1 + 1..=right));
        let col = match (left, right) {
            (Some(left), Some(right)) if nearly_as_many(left.0, right.0) => nearer(left, right),
            (Some(left), Some(right)) if left.0 < right.0 => right.2,
            (Some(one), _) | (None, Some(one)) => one.2,
            (None, None) => return None,
        };
        Some((col, col))
    }

    fn under_stub(&self, heading: &Heading, col: u32) -> bool {
        heading.stubs.iter().any(|(_, _, cols)| (cols.0..=cols.1).contains(&col))
    }

    /// A table ends where its rows stop: after the last keyed row, and the filled rows under it.
    fn drop_tail(&self, table: &mut Table) {
        let Some(last) = table.rows.iter().rposition(|row| row.state == RowState::Keyed) else {
            table.rows.clear();
            return;
        };
        let mut end = last + 1;
        let mut next = end;
        while next < table.rows.len() && next <= end + GAP {
            if self.has_data(&table.heading, table.rows[next].row) {
                end = next + 1;
            }
            next += 1;
        }
        table.rows.truncate(end);
    }

    /// Whether a cell of data is filled in the row, one that no heading and no row above reaches into.
    pub fn has_data(&self, heading: &Heading, row: u32) -> bool {
        heading.columns.iter().any(|column| {
            let cells = self.grid.cells_across(row, column.cols);
            cells.iter().any(|cell| cell.at.row > heading.row && heading.is_data(cell.at.col))
        })
    }
}

/// A column of labels: how many are known, how far from the data it stands, and which it is.
type Candidate = (usize, std::cmp::Reverse<u32>, u32);

fn nearly_as_many(a: usize, b: usize) -> bool {
    a * 2 >= b && b * 2 >= a
}

/// Of two columns of labels the one nearer to the data; at the same distance the one at the left, for right of the
/// data stand, more often than not, the labels of the next table.
const fn nearer(left: Candidate, right: Candidate) -> u32 {
    if right.1.0 < left.1.0 { right.2 } else { left.2 }
}
