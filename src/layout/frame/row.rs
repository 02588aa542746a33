//! The rows of a table: whose they are by their labels, and which of them are none.

use std::collections::BTreeSet;

use super::{Framer, State, Table, TableRow, labels_in, says};
use crate::book::CellValue;
use crate::layout::Key;
use crate::layout::band::Column;
use crate::layout::cell;
use crate::layout::found::said;
use crate::layout::grid::{Cols, Spot};
use crate::layout::ids::{DimId, FIELD, Of, YEAR};
use crate::layout::odd_years::odd_years;
use crate::layout::records::{RecordNames, is_number, is_stored_date, record_name};
use crate::layout::words::Heading;
use crate::text::example;

impl Framer<'_> {
    /// What a row of the sheet is in a table.
    pub(super) fn row(&self, table: &Table, row: u32) -> TableRow {
        let shape = table.shape(self.scope);
        let inner = shape.inner();
        let spots = self.label_spots(table, inner, row);
        let says = |spot: &&Spot| says(self.scope, shape, inner, **spot);
        let label = spots.iter().find(says).or(spots.first()).copied();
        let mut key = label.map(|spot| said(self.scope, shape, spot)).unwrap_or_default();
        let is_known = !self.scope.words.is_record(inner) && label.is_some_and(|spot| says(&&spot));
        let aside = self.beside_labels(table, row, example::is_said);
        let total =
            || self.beside_labels(table, row, |text| label.is_none() && self.scope.words.is_total(text));
        if let Some(aside) = aside.or_else(total).filter(|_| !is_known) {
            return TableRow { row, label: Some(aside), key: Key::new(), state: State::Unknown };
        }
        if table.is_of_form(self.scope, row) {
            return TableRow { row, label, key: Key::new(), state: State::Unknown };
        }
        let state = match label {
            _ if self.scope.words.is_record(inner) => return self.record(table, row, label),
            None => State::Unlabelled,
            Some(spot) if says(&&spot) => State::Keyed,
            Some(_) => State::Unknown,
        };
        key.retain(|(dim, _)| !self.scope.words.is_list(*dim));
        self.add_outer(table, row, &mut key);
        TableRow { row, label, key: if state == State::Keyed { key } else { Key::new() }, state }
    }

    /// What says, left of the data of a row, that it is an example, or where it has no label, a total.
    fn beside_labels(&self, table: &Table, row: u32, says: impl Fn(&str) -> bool) -> Option<Spot> {
        let first = table.band.columns.iter().map(|column| column.cols.0).min()?;
        let left = self.scope.grid.across(row, Cols(0, first.checked_sub(1)?)).into_iter();
        let mut own = left.filter(|spot| self.scope.grid.place(*spot).row > table.band.last);
        own.find(|spot| says(self.scope.grid.text(*spot)))
    }

    pub(super) fn label_spots(&self, table: &Table, dim: DimId, row: u32) -> Vec<Spot> {
        let cols = table.label_cols(dim).unwrap_or(Cols(0, 0));
        labels_in(self.scope, row, cols, table.band.last)
    }

    /// What the other labels of a row say. Whose it is, is told later, from all rows.
    pub(super) fn add_outer(&self, table: &Table, row: u32, key: &mut Key) {
        let shape = table.shape(self.scope);
        for (dim, _) in table.labels.iter().filter(|(dim, _)| !self.scope.words.is_list(*dim)) {
            let said =
                self.label_spots(table, *dim, row).into_iter().flat_map(|spot| said(self.scope, shape, spot));
            let said = said.into_iter().find(|(known, _)| known == dim);
            key.extend(said.filter(|_| !key.iter().any(|(known, _)| known == dim)));
        }
    }

    /// Whether all of a row says fields: it heads what stands under it, whatever its first cell says.
    fn is_of_headings(&self, table: &Table, row: u32) -> bool {
        let shape = table.shape(self.scope);
        let says_field = |spot: &Spot| said(self.scope, shape, *spot).iter().any(|(dim, _)| *dim == FIELD);
        let filled = table.filled(self.scope, row);
        filled.len() > 1 && filled.iter().all(says_field)
    }

    /// The word at the beginning of a row that has no name but a number, and says that what is right of it sums up: 合計 in
    /// the place of a name.
    fn sums_up(&self, table: &Table, row: u32, label: Option<Spot>) -> Option<Spot> {
        let is_counted = |label: Spot| is_number(self.scope.grid.text(label));
        label.is_none_or(is_counted).then_some(())?;
        let filled = table.filled(self.scope, row);
        let (first, rest) = filled.split_first()?;
        let is_number = |spot: &Spot| {
            let is_open = self.scope.grid.cell(*spot).value == CellValue::Uncomputed;
            is_open || self.scope.grid.text(*spot).starts_with(|c: char| c.is_numeric())
        };
        let sums = self.scope.words.is_total(self.scope.grid.text(*first)) && rest.iter().any(is_number);
        sums.then_some(*first)
    }

    /// A row that is its own: what stands under the heading names it, but for a total, and what names nothing.
    fn record(&self, table: &Table, row: u32, label: Option<Spot>) -> TableRow {
        let dim = table.shape(self.scope).inner();
        if let Some(total) = self.sums_up(table, row, label) {
            return TableRow { row, label: Some(total), key: Key::new(), state: State::Unknown };
        }
        let names = |spot: &Spot| {
            let text = self.scope.grid.text(*spot);
            let is_heading =
                table.shape(self.scope).heading(self.scope.grid.key(*spot)) == Some(Heading::Labels(dim));
            !is_heading
                && !self.scope.words.is_total(text)
                && !self.scope.words.ends_list(text)
                && cell::no_name(self.scope, *spot).is_none()
        };
        let name = label
            .filter(names)
            .filter(|_| !self.is_of_headings(table, row))
            .map(|spot| record_name(self.scope.grid.text(spot)));
        let state = match (label, &name) {
            (None, _) => State::Unlabelled,
            (Some(_), None) => State::Unknown,
            (Some(_), Some(_)) => State::Keyed,
        };
        let mut key: Key = name.map(|name| (dim, vec![Of::Record(name)])).into_iter().collect();
        self.add_outer(table, row, &mut key);
        TableRow { row, label, key, state }
    }

    /// A label of a year whose words the others have not is no label of that year.
    pub(super) fn doubt_years(&self, table: &mut Table) {
        let keyed = || table.rows.iter().filter(|row| row.state == State::Keyed);
        let odd = odd_years(self.scope, keyed().filter_map(|row| row.label));
        let of_field = keyed().filter(|row| self.is_of_one_field(table, row)).filter_map(|row| row.label);
        let odd: BTreeSet<Spot> = odd.into_iter().chain(of_field).collect();
        for row in table.rows.iter_mut().filter(|row| row.label.is_some_and(|label| odd.contains(&label))) {
            *row = TableRow { key: Key::new(), state: State::Unknown, ..row.clone() };
        }
    }

    /// Whether a label says a field besides its year, where fields stand across, and something stands under others: R5計画 of
    /// a row in which a rating stands too.
    fn is_of_one_field(&self, table: &Table, row: &TableRow) -> bool {
        let fields = |key: &Key| {
            key.iter().find(|(dim, _)| *dim == FIELD).map(|(_, may)| may.clone()).unwrap_or_default()
        };
        let own = fields(&row.key);
        let is_other = |column: &&Column| !fields(&column.key).iter().any(|of| own.contains(of));
        let is_filled = |column: &Column| !table.cells(self.scope, row.row, column.cols).is_empty();
        table.shape(self.scope).inner() == YEAR
            && !own.is_empty()
            && table.band.columns.iter().filter(is_other).any(is_filled)
    }

    /// A bare number among names is no record's name, nor is a word among numbers, nor a date that Excel made of a number.
    /// Where words stand under an empty row, a numbered list has ended.
    pub(super) fn doubt_number(&self, table: &mut Table) {
        if !self.scope.words.is_record(table.shape(self.scope).inner()) {
            return;
        }
        let counts = table.counts_records(self.scope);
        let names = |rows: &[TableRow]| {
            let named = rows.iter().filter(|row| row.state == State::Keyed);
            RecordNames::new(self.scope, named.filter_map(|row| row.label), counts)
        };
        let all = names(&table.rows);
        let is_beyond = |row: &usize| {
            let label = table.rows[*row].label.filter(|_| table.empty_between(0, *row) > 0);
            label.is_some_and(|label| all.is_beyond(self.scope, label))
        };
        if let Some(end) = (0..table.rows.len()).find(is_beyond) {
            table.rows.truncate(end);
        }
        let names = names(&table.rows);
        let is_other = |label: Spot| {
            names.is_number_among(self.scope, label)
                || names.is_word_among(self.scope, label)
                || names.is_date_among(self.scope, label)
                || counts && is_stored_date(self.scope, label)
        };
        let filled: Vec<bool> =
            table.rows.iter().map(|row| !table.filled(self.scope, row.row).is_empty()).collect();
        for (row, _) in table.rows.iter_mut().zip(filled).filter(|(_, filled)| *filled) {
            if row.label.is_some_and(is_other) {
                (row.state, row.key) = (State::Unknown, Key::new());
            }
        }
    }
}
