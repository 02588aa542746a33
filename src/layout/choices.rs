//! Sheets that hold nothing but choices for a list: their words are the form's, and no answers.

use std::collections::{BTreeMap, BTreeSet};

use super::Scope;
use super::frame::{State, Table};
use super::grid::Spot;
use super::outline::Context;

/// A sheet on which every cell is a word of the form, and no table is about anybody: choices for a list.
pub fn is_list(scope: Scope, tables: &[Table], contexts: &[Context]) -> bool {
    let nobody = |(table, context): (&Table, &Context)| {
        let named =
            context.above.as_ref().is_some_and(|named| named.fault.is_some() || !named.may.is_empty());
        !table.shape(scope).above.is_empty() && !named
    };
    tables.iter().zip(contexts).all(nobody)
        && holds_choices(scope)
        && !tables.iter().any(|table| is_filled(scope, table))
}

/// Whether every cell is a word of the form, and no number. A name or a heading beside a word that is none may have its
/// answer there.
pub fn holds_choices(scope: Scope) -> bool {
    let is_word = |spot: Spot| scope.words.is_word(scope.grid.text(spot)) && scope.says[spot].bare.is_none();
    let is_of_one_kind = |row: u32| {
        let says = |spot: &Spot| !scope.says[*spot].senses.is_empty();
        let (named, others): (Vec<Spot>, Vec<Spot>) = scope.grid.row(row).partition(says);
        named.is_empty() || others.is_empty()
    };
    scope.grid.spots().all(is_word) && scope.grid.rows().all(is_of_one_kind)
}

/// Whether a table of words holds answers: what the blank form has not there, and is a number, or comes again in its column,
/// as no choice does.
fn is_filled(scope: Scope, table: &Table) -> bool {
    let own = |spot: &Spot| {
        !scope.blank.holds(&scope.grid.sheet.name, scope.grid.place(*spot), scope.grid.text(*spot))
    };
    let is_number = |spot: &Spot| scope.grid.text(*spot).chars().all(char::is_numeric);
    let mut columns: BTreeMap<(u32, &str), usize> = BTreeMap::new();
    let keyed = table.rows.iter().filter(|row| row.state == State::Keyed);
    let cells: BTreeSet<Spot> = keyed.flat_map(|row| table.filled(scope, row.row)).filter(own).collect();
    for spot in &cells {
        *columns.entry((scope.grid.place(*spot).col, scope.grid.text(*spot))).or_default() += 1;
    }
    cells.iter().any(is_number) || columns.values().any(|count| *count > 1)
}
