//! What waits for a decision and so is no part of the report yet.

use std::collections::BTreeSet;

use crate::model::{CellRef, ConsistencyFault, Entry, Fault, Finding};

/// A cell, and the item that it speaks of.
type ItemCell<'a> = (&'a str, &'a str, CellRef, &'a str);

/// The entries without those that a department wrote on an item of another.
pub fn without_held_back<'a>(entries: &[&'a Entry], findings: &[Finding]) -> Vec<&'a Entry> {
    let waits = |finding: &&Finding| {
        matches!(finding.fault, Fault::Consistency(ConsistencyFault::ForeignItem { .. }))
    };
    let held: BTreeSet<ItemCell> = findings.iter().filter(waits).flat_map(item_cells).collect();
    let is_held = |entry: &Entry| {
        let place = &entry.place;
        place.cell.is_some_and(|cell| held.contains(&(&*place.file, &*place.sheet, cell, entry.item())))
    };
    entries.iter().copied().filter(|entry| !is_held(entry)).collect()
}

fn item_cells(finding: &Finding) -> impl Iterator<Item = ItemCell<'_>> {
    let (place, item) = (&finding.place, finding.key.item().unwrap_or_default());
    let cells = place.cell.iter().chain(&finding.more_cells);
    cells.map(move |cell| (place.file.as_str(), place.sheet.as_str(), *cell, item))
}
