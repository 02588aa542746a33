//! Values that are merged over columns of two tables: nobody can know which of them they are of.

use std::collections::BTreeSet;

use super::account::Account;
use super::frame::{State, Table};
use super::grid::Spot;
use super::{Scope, fault};
use crate::model::LayoutFault;

/// Tells the values of each table that are merged over columns of another one as well; they are not taken. The accounts of the
/// tables come first, in their order.
pub fn tell(scope: Scope, tables: &[Table], accounts: &mut [Account]) {
    for (index, account) in accounts.iter_mut().take(tables.len()).enumerate() {
        let claimed = account.claims.iter().filter_map(|claim| claim.spot);
        let is_across = |spot: &Spot| {
            let others = tables.iter().enumerate().filter(|(other, _)| *other != index);
            others.into_iter().any(|(_, other)| reaches(scope, *spot, &tables[index], other))
        };
        let across: BTreeSet<Spot> = claimed.filter(is_across).collect();
        across.into_iter().for_each(|spot| drop_value(scope, account, spot));
    }
}

/// Whether a merged value of one table covers a place of another one, in a column that the first has not.
fn reaches(scope: Scope, spot: Spot, own: &Table, other: &Table) -> bool {
    let (range, cols) = (scope.grid.range(spot), scope.grid.cols(spot));
    let is_own = |cols| own.band.columns.iter().any(|column| column.cols.meets(cols));
    let mut columns = other.band.columns.iter().map(|column| column.cols);
    let is_row = |row: u32| (range.first.row..=range.last.row).contains(&row);
    cols.0 < cols.1
        && columns.any(|column| column.meets(cols) && !is_own(column))
        && other.rows.iter().any(|row| row.state == State::Keyed && is_row(row.row))
}

fn drop_value(scope: Scope, account: &mut Account, spot: Spot) {
    for claim in account.claims.extract_if(.., |claim| claim.spot == Some(spot)) {
        account.lost.extend(claim.key.item().map(|item| (item.to_owned(), claim.field)));
    }
    account.tell(fault::at(scope, LayoutFault::UnreadCells, spot), [spot]);
}
