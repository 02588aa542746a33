//! Headings that nobody knows, and that are none of the table beside which they stand.

use std::collections::BTreeSet;

use super::Scope;
use super::area::Area;
use super::frame::{Framed, Table};
use super::grid::{Cols, Spot};
use super::ledger::BESIDE;

/// What is a row, a name or a label of something else is no heading that nobody knows, and neither is what stands beyond
/// two empty columns, or nearer to the table beside.
pub(super) fn drop_strangers(scope: Scope, framed: &mut Framed, spots: BTreeSet<Spot>) {
    let rows = Area::of_rows(framed);
    let columns = framed.tables.iter().flat_map(|table| table.bands()).flat_map(|band| &band.columns);
    let heads: BTreeSet<Spot> = columns.flat_map(|column| column.heads.iter().copied()).collect();
    let places: Vec<(Cols, u32, u32)> =
        framed.tables.iter().map(|table| (table.breadth(), table.band.first, table.last())).collect();
    let data: Vec<(u32, u32, Cols)> = framed.tables.iter().flat_map(columns_of).collect();
    for table in &mut framed.tables {
        let beyond: BTreeSet<Spot> = beyond(scope, table).chain(of_another(scope, table, &places)).collect();
        let own: Vec<(u32, u32, Cols)> = columns_of(table).collect();
        let is_over_others = |row: u32, cols: Cols| {
            let is_other = |col: u32| {
                let holds = |(first, last, data): &&(u32, u32, Cols)| {
                    (*first..=*last).contains(&row) && data.holds(col)
                };
                data.iter().any(|known| holds(&known)) && !own.iter().any(|known| holds(&known))
            };
            cols.0 < cols.1 && (cols.0..=cols.1).all(is_other)
        };
        for band in std::iter::once(&mut table.band).chain(&mut table.again) {
            band.unknown.retain(|(spot, cols)| {
                !spots.contains(spot)
                    && !heads.contains(spot)
                    && !is_over_others(scope.grid.place(*spot).row, *cols)
                    && !beyond.contains(spot)
                    && !rows.holds(scope.grid.place(*spot))
            });
        }
    }
}

/// The columns of data of a table, each with the rows of the headings over it.
fn columns_of(table: &Table) -> impl Iterator<Item = (u32, u32, Cols)> + '_ {
    table.bands().flat_map(|band| band.columns.iter().map(|column| (band.first, band.last, column.cols)))
}

/// The unknown headings beyond two empty columns right or left of a table.
fn beyond<'t>(scope: Scope<'t>, table: &'t Table) -> impl Iterator<Item = Spot> + 't {
    let own = table.breadth();
    let unknown = || table.bands().flat_map(|band| &band.unknown);
    let left = unknown().map(|(_, cols)| cols.0).min().unwrap_or(own.0);
    let right = unknown().map(|(_, cols)| cols.1).max().unwrap_or(own.1);
    let rows: Vec<u32> = scope.grid.rows_between(table.band.first, table.last()).collect();
    let is_empty = |col: u32| rows.iter().all(|row| scope.grid.across(*row, Cols(col, col)).is_empty());
    let after = (own.1 + 1..right).find(|col| is_empty(*col) && is_empty(col + 1));
    let before = (left + 1..own.0).rfind(|col| is_empty(*col) && is_empty(col - 1));
    let is_beyond =
        move |cols: Cols| after.is_some_and(|gap| cols.0 > gap) || before.is_some_and(|gap| cols.1 < gap);
    unknown().filter(move |(_, cols)| is_beyond(*cols)).map(|(spot, _)| *spot)
}

/// The unknown headings of a table that stand nearer to a table beside it, of which each is given by its columns and its
/// first and last row.
fn of_another<'t>(
    scope: Scope<'t>,
    table: &'t Table,
    places: &'t [(Cols, u32, u32)],
) -> impl Iterator<Item = Spot> + 't {
    let own = table.breadth();
    let is_of = move |(spot, cols): &&(Spot, Cols)| {
        let row = scope.grid.place(*spot).row;
        places.iter().any(|(other, first, last)| {
            let near = first.saturating_sub(BESIDE) <= row && row <= last.saturating_add(BESIDE);
            near && !other.meets(own) && other.gap(*cols) < own.gap(*cols)
        })
    };
    table.bands().flat_map(|band| &band.unknown).filter(is_of).map(|(spot, _)| *spot)
}
