//! Labels that stand once, in the first of the rows that they hold for.

use std::collections::BTreeMap;

use super::{Framer, State, Table, TableRow, labels_in};
use crate::layout::Key;
use crate::layout::fold::loose;
use crate::layout::held::held;
use crate::layout::ids::{DimId, FIELD, Of};

/// What tells a row apart from others under the same label.
#[derive(PartialEq, Eq, Hash)]
enum Name<'a> {
    /// The name of one of a list, folded.
    Text(String),
    /// What its label says.
    Key(&'a Vec<Of>),
}

impl Framer<'_> {
    /// Labels given once, left of those that stand on every row, hold for the rows under them.
    pub(super) fn hold_labels(&self, table: &mut Table) {
        let shape = table.shape(self.scope);
        let list = shape.rows.iter().find(|dim| self.scope.words.is_list(**dim)).copied();
        let outer = |list: DimId| {
            let (own, list) = (table.label_cols(shape.inner())?, table.label_cols(list)?);
            (own.1 < list.0 && shape.inner() != FIELD).then_some(list)
        };
        let Some(cols) = list.and_then(outer) else { return };
        let name = |row: &TableRow| {
            let spots = labels_in(self.scope, row.row, cols, table.band.last);
            spots.into_iter().map(|spot| self.scope.grid.text(spot)).collect::<Vec<_>>()
        };
        let mut names: Vec<Vec<&str>> = table.rows.iter().map(name).collect();
        let is_place = |row: &usize| {
            let line = &table.rows[*row];
            let used = line.state == State::Keyed || !table.filled(self.scope, line.row).is_empty();
            used && line.state != State::Unknown && !names[*row].is_empty()
        };
        let rows: Vec<usize> = (0..table.rows.len()).filter(is_place).collect();
        // A name that nobody has may be anybody's, that of the first row too: no run goes on over it for certain.
        let is_known = |row: usize| {
            let spots = labels_in(self.scope, table.rows[row].row, cols, table.band.last);
            spots.into_iter().any(|spot| list.is_some_and(|list| self.scope.says[spot].of(list).is_some()))
        };
        for row in rows.iter().skip(1).copied().filter(|row| !is_known(*row)) {
            names[row] = names[rows[0]].clone();
        }
        let own = |(row, line): (usize, &TableRow)| (line.state == State::Keyed).then_some(row);
        let labels: Vec<Option<usize>> = table.rows.iter().enumerate().map(own).collect();
        let Some(held) = held(&rows, &labels, &names) else { return };
        let before: Vec<TableRow> = table.rows.clone();
        for row in rows {
            let lost =
                TableRow { label: None, key: Key::new(), state: State::Unlabelled, ..before[row].clone() };
            let found = held.get(&row).map(|label| TableRow { row: lost.row, ..before[*label].clone() });
            table.rows[row] = found.unwrap_or(lost);
        }
    }

    /// Labels given once left of those of fields or of others that come again under each: a month over its three rows.
    pub(super) fn hold_outer(&self, table: &mut Table) {
        let (_, outer) = table.shape(self.scope).rows.split_last().unwrap_or((&FIELD, &[]));
        let outer = outer.iter().filter(|dim| !self.scope.words.is_list(**dim));
        for dim in outer.copied().collect::<Vec<_>>() {
            for (row, may) in self.held_outer(table, dim) {
                table.rows[row].key.push((dim, may));
            }
        }
    }

    /// What labels of a dimension say of the rows under them that lack their own, by row.
    fn held_outer(&self, table: &Table, dim: DimId) -> BTreeMap<usize, Vec<Of>> {
        let Some(cols) = table.label_cols(dim) else { return BTreeMap::new() };
        let names: Vec<Option<Name>> = table.rows.iter().map(|row| self.name_under(table, row)).collect();
        let rows: Vec<usize> = (0..names.len()).filter(|row| names[*row].is_some()).collect();
        let label = |row: usize| labels_in(self.scope, table.rows[row].row, cols, table.band.last).pop();
        let labels: Vec<Option<usize>> = (0..table.rows.len()).map(|row| label(row).map(|_| row)).collect();
        let held = held(&rows, &labels, &names).unwrap_or_default();
        // A label that is merged holds for its rows and for no other.
        let is_merged = |row: usize| {
            let range = label(row).map(|spot| self.scope.grid.range(spot));
            range.is_some_and(|range| range.first.row < range.last.row)
        };
        let of = |row: usize| said_of(&table.rows[row], dim);
        let lacks = |(row, label): &(usize, usize)| of(*row).is_none() && !is_merged(*label);
        held.into_iter().filter(lacks).filter_map(|(row, label)| Some((row, of(label)?.clone()))).collect()
    }

    /// What tells a row apart under a label that it shares. Names of a list may stand under any: only where a blank form is
    /// known it is told when they stand under another.
    fn name_under<'t>(&self, table: &Table, row: &'t TableRow) -> Option<Name<'t>> {
        let inner = table.shape(self.scope).inner();
        if !self.scope.words.is_list(inner) {
            return said_of(row, inner).map(Name::Key);
        }
        let label = row.label.filter(|_| row.state == State::Keyed && self.scope.blank.has_sheets())?;
        Some(Name::Text(loose(self.scope.grid.text(label))))
    }
}

/// What the labels of a row say of a dimension.
fn said_of(row: &TableRow, dim: DimId) -> Option<&Vec<Of>> {
    row.key.iter().find(|(known, _)| *known == dim).map(|(_, may)| may)
}
