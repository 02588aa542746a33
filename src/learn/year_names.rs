//! Years that say more of the heading over them, and ask for nothing: 基準値 over （Ｒ２）, beside 実績値 over Ｒ４, Ｒ５ and Ｒ６.

use std::collections::BTreeSet;

use super::block::Block;
use super::columns::{Column, Level};
use super::form_sheet::FormSheet;
use super::look::{self, Look, label};
use crate::layout::{Spot, loose};
use crate::model::FiscalYear;

/// Takes such years from the columns and from those that are asked for, where a field has one and others have several; where
/// their words stand, which none of the headings that are left may say.
pub fn take(
    page: &FormSheet,
    block: &Block,
    columns: &mut [Column],
    years: &mut BTreeSet<FiscalYear>,
) -> Vec<Spot> {
    let head = |column: &Column| year_of(page, block, column);
    let of_field = |column: &Column| {
        let same = columns.iter().filter(|other| other.field == column.field && head(other).is_some());
        same.count()
    };
    let is_series =
        columns.iter().any(|column| column.field.is_some() && head(column).is_some() && of_field(column) > 1);
    let single = |column: &&Column| column.field.is_some() && of_field(column) == 1;
    let found: Vec<(usize, Spot, FiscalYear)> = columns
        .iter()
        .filter(single)
        .filter_map(|column| head(column).map(|(spot, year)| (column.leaf, spot, year)))
        .collect();
    let text = |spot: Spot| loose(page.text(spot));
    let is_own = |spot: Spot| found.iter().any(|(_, own, _)| *own == spot);
    let mut others = block.band.leaves.iter().flat_map(|leaf| &leaf.heads).filter(|head| !is_own(**head));
    let is_said_again = others.any(|other| found.iter().any(|(_, own, _)| text(*own) == text(*other)));
    if !is_series || is_said_again {
        return Vec::new();
    }
    for column in columns.iter_mut().filter(|column| found.iter().any(|(leaf, ..)| *leaf == column.leaf)) {
        column.levels.retain(|level| *level != Level::Year);
    }
    let is_left = |year: FiscalYear| {
        columns.iter().any(|column| {
            column.levels.contains(&Level::Year)
                && year_of(page, block, column).is_some_and(|(_, own)| own == year)
        })
    };
    years.retain(|year| !found.iter().any(|(.., own)| own == year) || is_left(*year));
    found.into_iter().map(|(_, spot, _)| spot).collect()
}

/// A field whose heading says a year behind its name, and no other, beside fields that are asked for in several years, is
/// called so: 基準値(R1) beside R5 and R6. Its year is asked for nowhere else.
pub fn name_by_year(
    page: &FormSheet,
    block: &Block,
    columns: &mut [Column],
    years: &mut BTreeSet<FiscalYear>,
) {
    let is_of_year = |column: &Column| column.field.is_some() && column.levels.contains(&Level::Year);
    let of_field = |column: &Column| {
        columns.iter().filter(|other| is_of_year(other) && other.field == column.field).count()
    };
    let is_series = columns.iter().any(|column| is_of_year(column) && of_field(column) > 1);
    let said = |column: &Column| match block.data_leaves()[column.leaf].heads.as_slice() {
        [head] => look::name_and_year(page.text(*head)).map(|year| (page.text(*head), year)),
        _ => None,
    };
    let of =
        |column: &Column| said(column).filter(|_| is_series && is_of_year(column) && of_field(column) == 1);
    let found: Vec<_> = columns.iter().map(of).collect();
    for (column, (text, _)) in
        columns.iter_mut().zip(&found).filter_map(|(column, said)| Some((column, (*said)?)))
    {
        column.levels.retain(|level| *level != Level::Year);
        column.field = Some(label(text));
    }
    let is_left = |year: FiscalYear| {
        let left = columns.iter().filter(|column| column.levels.contains(&Level::Year));
        let mut heads = left.flat_map(|column| &block.data_leaves()[column.leaf].heads);
        heads.any(|head| {
            let text = page.text(*head);
            look::year(text).or(look::year_and_words(text).map(|(year, _)| year)) == Some(year)
        })
    };
    let own: Vec<FiscalYear> = found.into_iter().flatten().map(|(_, year)| year).collect();
    years.retain(|year| !own.contains(year) || is_left(*year));
}

/// The innermost heading of a column, where that is a year and the form says others by its field as well.
fn year_of(page: &FormSheet, block: &Block, column: &Column) -> Option<(Spot, FiscalYear)> {
    let heads = &block.data_leaves()[column.leaf].heads;
    let spot = *heads.last().filter(|_| heads.len() > 1)?;
    match page.look(spot) {
        Look::Year(year) => Some((spot, year)),
        _ => look::year(page.text(spot)).map(|year| (spot, year)),
    }
}
