//! Sheets that hold nothing but choices for a list: their words are the form's, and no answers.

use std::collections::{BTreeMap, BTreeSet};

use super::Scope;
use super::fold::loose;
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

/// Whether every cell is a word of the form, and no number. A mark right of a name or a year may be its answer, but where
/// all marks or choices of a field stand in its column.
pub fn holds_choices(scope: Scope) -> bool {
    let is_word = |spot: Spot| scope.words.is_word(scope.grid.text(spot)) && scope.says[spot].bare.is_none();
    if !scope.grid.spots().all(is_word) {
        return false;
    }
    let says = |spot: &Spot| !scope.says[*spot].senses.is_empty();
    let is_mark = |spot: &Spot| {
        let key = scope.grid.key(*spot);
        !says(spot) && !scope.words.shapes.iter().any(|shape| shape.heading(key).is_some())
    };
    let mut columns: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for spot in scope.grid.spots().filter(is_mark) {
        columns.entry(scope.grid.place(spot).col).or_default().push(loose(scope.grid.text(spot)));
    }
    columns.retain(|_, words| !are_choices(scope, words));
    let may_answer = |row: u32| {
        let mut behind = scope.grid.row(row).skip_while(|spot| !says(spot)).filter(is_mark);
        behind.any(|spot| columns.contains_key(&scope.grid.place(spot).col))
    };
    !scope.grid.rows().any(may_answer)
}

/// Whether these words are the marks or the choices of a field, in their order.
fn are_choices(scope: Scope, words: &[String]) -> bool {
    scope.words.plan.fields.iter().any(|field| {
        let marks = field.scale.iter().flat_map(|scale| &scale.marks).map(|mark| &mark.mark);
        let choices = field.choices.iter().map(|choice| &choice.name);
        marks.chain(choices).map(|word| loose(word)).eq(words.iter().cloned())
    })
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
