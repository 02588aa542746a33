//! Names under an empty corner: a table whose headings stand over its data only.

use std::collections::BTreeSet;

use super::band::{Leaf, SAMPLE, TALLEST, is_line};
use super::form_sheet::FormSheet;
use super::look::Look;
use crate::layout::{Cols, Spot, loose};

/// The columns of names right left of the headings that begin in this row, where none stands over them: the corner is empty.
pub fn corner(page: &FormSheet, first: u32, left: u32) -> Option<Leaf> {
    let beside = Cols(0, left.checked_sub(1)?);
    let names = |row: u32| page.begun(row, beside);
    let start = page.grid.rows_between(first + 1, first + TALLEST).find(|row| !names(*row).is_empty())?;
    let named: Vec<Spot> = (start..).take(SAMPLE).map_while(|row| names(row).last().copied()).collect();
    let is_name = |spot: &Spot| {
        let look = page.look(*spot);
        matches!(look, Look::Word | Look::Year(_) | Look::Month) && page.grid.cols(*spot).1 == beside.1
    };
    let said = |spot: &Spot| -> Vec<String> {
        let row = page.grid.across(page.grid.place(*spot).row, beside);
        row.into_iter().map(|spot| loose(page.text(spot))).collect()
    };
    let distinct = named.iter().map(said).collect::<BTreeSet<_>>().len() == named.len();
    let is_list = named.len() > 1 && distinct && named.iter().all(is_name);
    let begins = (start..)
        .take(SAMPLE)
        .map_while(|row| names(row).first().map(|spot| page.grid.cols(*spot).0))
        .min()?;
    let is_bare = (first..start).all(|row| is_line(page, row) && page.grid.across(row, beside).is_empty());
    (is_bare && is_list).then(|| Leaf { cols: Cols(begins, beside.1), heads: Vec::new() })
}
