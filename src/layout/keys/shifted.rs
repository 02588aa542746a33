//! Rows of text files that have more fields than their headings: a separator inside of a value has parted it, and whatever
//! stands right of it stands under the heading of another.

use std::collections::BTreeSet;

use super::Keys;
use crate::layout::frame::{State, Table};
use crate::layout::grid::{Cols, Spot};
use crate::layout::{Scope, fault};
use crate::model::LayoutFault;

/// The rows of a table that have more fields than any row of its headings, by their rows on the sheet. That the last fields
/// are empty says nothing: so they are where the last months of the year are still to come.
pub(super) fn rows(scope: Scope, table: &Table) -> BTreeSet<u32> {
    let Some(headings) = headings(scope, table) else { return BTreeSet::new() };
    let rows = table.rows.iter().filter(|row| row.state != State::Unknown).map(|row| row.row);
    rows.filter(|row| scope.grid.sheet.fields_in(*row).is_some_and(|fields| fields > headings)).collect()
}

/// How many fields the headings of a table have; `None` where it stands in no text file.
fn headings(scope: Scope, table: &Table) -> Option<u32> {
    let rows = table.bands().flat_map(|band| band.first..=band.last);
    rows.filter_map(|row| scope.grid.sheet.fields_in(row)).max()
}

impl Keys<'_> {
    /// Whether nobody can know of which heading a value of the row is.
    pub(super) fn is_shifted(&self, row: usize) -> bool {
        self.shifted.contains(&self.table.rows[row].row)
    }

    /// Tells such a row with all that stands in it, right of the table too.
    pub(super) fn tell_shifted(&mut self, row: usize) {
        let row = self.table.rows[row].row;
        let spots: Vec<Spot> = self.scope.grid.anchored(row, Cols(0, u32::MAX)).collect();
        let Some(first) = spots.first() else { return };
        let fields = self.scope.grid.sheet.fields_in(row);
        let fault = LayoutFault::ShiftedRow { fields, headings: headings(self.scope, self.table) };
        self.account.tell(fault::at(self.scope, fault, *first), spots);
    }
}
