//! What waits for a decision, or was left out by one, and so is no part of the report.

use std::collections::BTreeSet;

use crate::model::{CellRef, Entry, Finding};

/// A cell, and the item that it speaks of.
type ItemCell<'a> = (&'a str, &'a str, CellRef, &'a str);

/// The entries without those in the cells of these findings, as far as they speak of the findings' items.
pub fn without_held_back<'a>(entries: &[&'a Entry], findings: &[Finding]) -> Vec<&'a Entry> {
    let held: BTreeSet<ItemCell> = findings.iter().flat_map(item_cells).collect();
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
