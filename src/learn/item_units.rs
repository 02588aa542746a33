//! What the amounts of each item are counted in: a column of units beside the names says it, or the name ends with it.

use std::collections::BTreeMap;

use super::kind;
use super::look;
use super::rows::Seen;
use crate::layout::{Spot, loose};
use crate::text::number::bare_unit;

/// The unit of each label of these tables, by its text without width and signs; none of one that stands twice and is counted
/// in two ways.
pub fn units(blocks: &[Seen]) -> BTreeMap<String, String> {
    let mut units: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (label, unit) in blocks.iter().flat_map(said) {
        let known = units.entry(label).or_insert_with(|| Some(unit.clone()));
        *known = known.take().filter(|known| *known == unit);
    }
    units
        .into_iter()
        .filter_map(|(label, unit)| Some((label, unit.filter(|unit| !unit.is_empty())?)))
        .collect()
}

/// Each label of a table with its unit; an empty one where none is said.
fn said((page, block): &Seen) -> Vec<(String, String)> {
    let leaves = block.label_leaves();
    let of_units = leaves.iter().find(|leaf| look::is_unit_word(block.heading(page, leaf)));
    let beside = of_units.map(|leaf| block.said(page, leaf, true));
    let unit = |row: usize, label: &str| match &beside {
        Some(beside) => beside[row].map(|spot| bare_unit(page.text(spot))),
        None => kind::unit_of(label),
    };
    let of_row = |(row, spot): (usize, Option<Spot>)| {
        let label = page.text(spot?);
        Some((loose(label), unit(row, label).unwrap_or_default()))
    };
    leaves
        .iter()
        .flat_map(|leaf| block.said(page, leaf, false).into_iter().enumerate().filter_map(of_row))
        .collect()
}
