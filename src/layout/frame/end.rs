//! Where a table ends: after its last row that says something, above the name or the words of what follows.

use super::{Framer, GAP, State, Table, TableRow};
use crate::layout::grid::Spot;
use crate::layout::ids::FIELD;
use crate::layout::words::{How, Sense};

impl Framer<'_> {
    /// A table ends where its rows stop: after the last keyed row, or the first record where all lack their names, and the
    /// filled rows under it down to the name of what follows.
    pub(super) fn drop_tail(&self, table: &mut Table) {
        let nameless = || table.rows.iter().position(|row| table.is_nameless(self.scope, row));
        let keyed = table.rows.iter().rposition(|row| row.state == State::Keyed);
        let Some(last) = keyed.or_else(nameless) else {
            table.rows.clear();
            return;
        };
        let mut end = last + 1;
        let mut next = end;
        while next < table.rows.len() && next <= end + GAP && !self.names_another(table, &table.rows[next]) {
            let near = table.rows[next].row - table.rows[end - 1].row <= GAP as u32 + 1;
            if near && !table.filled(self.scope, table.rows[next].row).is_empty() {
                end = next + 1;
            }
            next += 1;
        }
        table.rows.truncate(end);
    }

    /// A row that begins with the name of somebody whom such a table may be about begins another table, whatever became
    /// of its headings; and so does a word of the form under empty rows, where whatever stands there may be a name.
    pub(super) fn end_at_name(&self, table: &mut Table) {
        self.end_at_word(table);
        let above = &table.shape(self.scope).above;
        let is_name = |sense: &Sense| {
            above.contains(&sense.dim)
                && !sense.may.is_empty()
                && matches!(sense.how, How::Whole | How::Number)
        };
        let begins = |row: &TableRow| {
            let named = row.label.filter(|spot| self.scope.says[*spot].senses.iter().any(is_name));
            row.state != State::Keyed && named.is_some()
        };
        let end = table.rows.iter().position(begins);
        table.rows.truncate(end.unwrap_or(table.rows.len()));
    }

    fn end_at_word(&self, table: &mut Table) {
        if !self.scope.words.is_record(table.shape(self.scope).inner()) {
            return;
        }
        let is_word = |spot: Spot| {
            let mut senses = self.scope.says[spot].senses.iter();
            senses.any(|sense| {
                sense.how == How::Whole && (sense.dim == FIELD || self.scope.words.is_named(sense.dim))
            })
        };
        let words = (1..table.rows.len()).filter(|row| table.rows[*row].label.is_some_and(is_word));
        let is_filled = |row: &usize| !table.filled(self.scope, table.rows[*row].row).is_empty();
        let mut above = 0;
        let mut seen = 1;
        let begins = |row: &usize| {
            above = (seen..*row).rfind(is_filled).unwrap_or(above);
            seen = *row;
            table.empty_between(above, *row) > 0
        };
        let end = words.into_iter().find(begins);
        table.rows.truncate(end.unwrap_or(table.rows.len()));
    }

    /// Whether the label of a row is the number of an item that a table like this one may be about.
    fn names_another(&self, table: &Table, row: &TableRow) -> bool {
        let above = &table.shape(self.scope).above;
        let is_name = |sense: &Sense| above.contains(&sense.dim) && sense.how == How::Number;
        row.label.is_some_and(|label| self.scope.says[label].senses.iter().any(is_name))
    }
}
