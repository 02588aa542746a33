//! Cells that are something already, by row.

use foldhash::HashMap;

use super::frame::{Framed, State, Table};
use super::grid::Cols;
use crate::model::CellRef;

/// Cells that are something already.
#[derive(Clone, Debug, Default)]
pub struct Area(HashMap<u32, Vec<Cols>>);

impl Area {
    /// The headings of the tables, and their rows that say something known.
    pub fn of_tables(framed: &Framed) -> Self {
        let mut area = Self::of_rows(framed);
        for table in &framed.tables {
            table.bands().flat_map(|band| band.first..=band.last).for_each(|row| area.add_table(row, table));
        }
        area.tidy();
        area
    }

    /// The rows of the tables that say something known.
    pub fn of_rows(framed: &Framed) -> Self {
        let mut area = Self::default();
        for table in &framed.tables {
            let keyed = table.rows.iter().filter(|row| row.state == State::Keyed);
            keyed.for_each(|row| area.add_table(row.row, table));
        }
        area.tidy();
        area
    }

    fn add_table(&mut self, row: u32, table: &Table) {
        self.add(row, table.band.extent());
        table.labels.iter().for_each(|(_, cols)| self.add(row, *cols));
    }

    /// Takes in these columns of a row.
    pub fn add(&mut self, row: u32, cols: Cols) {
        self.0.entry(row).or_default().push(cols);
    }

    /// Makes one span of those that meet, so that a look-up is quick.
    pub fn tidy(&mut self) {
        for spans in self.0.values_mut() {
            spans.sort_unstable();
            let mut tidy: Vec<Cols> = Vec::with_capacity(spans.len());
            for span in spans.drain(..) {
                match tidy.last_mut().filter(|last| last.1 >= span.0) {
                    Some(last) => *last = last.with(span),
                    None => tidy.push(span),
                }
            }
            *spans = tidy;
        }
    }

    /// Whether a cell is in it.
    pub fn holds(&self, at: CellRef) -> bool {
        self.meets(at.row, Cols(at.col, at.col))
    }

    /// Whether one of these columns of the row is in it.
    pub fn meets(&self, row: u32, cols: Cols) -> bool {
        let Some(spans) = self.0.get(&row) else { return false };
        let before = spans.partition_point(|span| span.0 <= cols.1);
        before > 0 && spans[before - 1].1 >= cols.0
    }
}
