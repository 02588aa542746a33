//! What stands above each table, and beside its headings: whose it is.

use std::collections::BTreeMap;

use super::Scope;
use super::area::Area;
use super::frame::Table;
use super::grid::{Cols, Spot};
use super::ids::DimId;
use super::label_names::of_sheet;
use super::names::{self, Above, Named};
use super::outline::Context;
use super::words::How;

/// What stands above each table.
pub(super) fn contexts(scope: Scope, tables: &[Table], taken: &Area) -> Vec<Context> {
    let mut tops: BTreeMap<Cols, u32> = BTreeMap::new();
    tables
        .iter()
        .map(|table| {
            let extent = table.band.extent();
            let top =
                tops.iter().filter(|(cols, _)| cols.meets(extent)).map(|(_, row)| row + 1).max().unwrap_or(0);
            tops.insert(extent, table.band.first);
            let alone = tables.iter().filter(|other| other.band.shape == table.band.shape).count() == 1;
            context(scope, table, top, taken, alone)
        })
        .collect()
}

fn context(scope: Scope, table: &Table, top: u32, taken: &Area, alone: bool) -> Context {
    let shape = table.shape(scope);
    let cols = Above::around(table.breadth(), table.band.bounds);
    let find = |dim: DimId, top: u32| Above { scope, dim, cols, taken }.find(table.band.first, top);
    let above = shape.above.first().map(|dim| {
        let corner = corner(scope, table, *dim);
        of_sheet(
            scope,
            corner.or_else(|| {
                find(*dim, if scope.words.is_named(*dim) { 0 } else { top })
                    .map(|named| whose(scope, table, named, taken))
            }),
            *dim,
            alone,
        )
    });
    let within = shape.within.and_then(|dim| find(dim, 0)).filter(|named| !named.stranger);
    Context { above, within }
}

/// A name, unless rows like those of the table stand between the two: then it may be theirs, whose headings were lost, and
/// nobody is named. Such a row has its label where those of the table stand, or first; a year further on is an answer.
fn whose(scope: Scope, table: &Table, named: Named, taken: &Area) -> Named {
    let inner = table.shape(scope).inner();
    let is_row = |row: u32| {
        let spots = scope.grid.anchored(row, table.breadth());
        let free: Vec<Spot> = spots.filter(|spot| !taken.holds(scope.grid.place(*spot))).collect();
        let says = |spot: &Spot| scope.says[*spot].of(inner).is_some_and(|sense| sense.how == How::Whole);
        let labels = table.label_cols(inner);
        let is_label = |spot: &&Spot| labels.is_some_and(|cols| cols.meets(scope.grid.cols(**spot)));
        free.len() > 1 && free.iter().take(1).chain(free.iter().filter(is_label)).any(says)
    };
    let name = named.spots.iter().map(|spot| scope.grid.place(*spot).row).max().unwrap_or(0);
    let mut between = scope.grid.rows_between(name + 1, table.band.first.saturating_sub(1));
    if between.any(is_row) { Named { dim: named.dim, ..Named::default() } } else { named }
}

/// The title in the corner of the table, where the heading of the labels would stand.
fn corner(scope: Scope, table: &Table, dim: DimId) -> Option<Named> {
    let over = |cols: &Cols| table.labels.iter().any(|(_, labels)| labels.meets(*cols));
    let corners = table.band.unknown.iter().filter(|(_, cols)| over(cols));
    let named = corners.filter_map(|(spot, _)| {
        let may = names::of_labels(scope, &[*spot], dim).filter(|may| !may.is_empty())?;
        Some(Named { dim, may, spots: vec![*spot], ..Named::default() })
    });
    named.into_iter().next()
}
