//! The same item, field and axis said twice in one file.

use std::collections::{BTreeMap, BTreeSet};

use super::LaidOut;
use crate::model::{Axis, CellRef, Entry, Finding, LayoutFault, Place};

type Key = (String, String, Axis);

/// What is said twice alike is kept once, with a warning; what is said twice and differs is not used at all, for
/// nobody can tell which was meant.
pub fn settle(laid_out: &mut LaidOut) {
    let mut places: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (index, entry) in laid_out.entries.iter().enumerate() {
        let key = (entry.item.clone(), entry.field.clone(), entry.axis.clone());
        places.entry(key).or_default().push(index);
    }
    let mut dropped: BTreeSet<usize> = BTreeSet::new();
    let mut told = Told::default();
    for indices in places.values().filter(|indices| indices.len() > 1) {
        let filled: Vec<usize> =
            indices.iter().copied().filter(|index| !laid_out.entries[*index].raw.is_empty()).collect();
        let kept = filled.first().or(indices.first()).copied();
        dropped.extend(indices.iter().copied().filter(|index| Some(*index) != kept));
        let Some((first, others)) = filled.split_first() else { continue };
        let first_entry = &laid_out.entries[*first];
        for other in others.iter().map(|other| &laid_out.entries[*other]) {
            let differs = other.value != first_entry.value;
            told.add(!differs, first_entry, other);
            if differs {
                dropped.insert(*first);
            }
        }
    }
    let mut index = 0;
    laid_out.entries.retain(|_| {
        index += 1;
        !dropped.contains(&(index - 1))
    });
    laid_out.findings.extend(told.into_findings());
}

/// One finding for a sheet, an item and whether what is said twice is said alike, with all cells.
#[derive(Default)]
struct Told(BTreeMap<(bool, Place, String), Repeated>);

/// Where the first stands, the cells of the others, and what one of them says.
type Repeated = (Place, Vec<CellRef>, String);

impl Told {
    fn add(&mut self, alike: bool, first: &Entry, other: &Entry) {
        let sheet = Place::sheet(&other.place.file, &other.place.sheet);
        let told = self
            .0
            .entry((alike, sheet, other.item.clone()))
            .or_insert_with(|| (first.place.clone(), Vec::new(), other.raw.clone()));
        told.1.extend(other.place.cell);
    }

    fn into_findings(self) -> impl Iterator<Item = Finding> {
        self.0.into_iter().filter_map(|((alike, sheet, item), (other, mut cells, raw))| {
            cells.sort_unstable();
            cells.dedup();
            let first = *cells.first()?;
            let place = Place::cell(&sheet.file, &sheet.sheet, first);
            let mut finding = Finding::new(fault(alike, other), place).item(&item).value(raw);
            finding.more_cells = cells[1..].to_vec();
            Some(finding)
        })
    }
}

fn fault(alike: bool, other: Place) -> LayoutFault {
    let cell = other.cell.unwrap_or_default();
    if alike {
        LayoutFault::DuplicateValue { sheet: other.sheet, cell }
    } else {
        LayoutFault::DuplicateItem { sheet: other.sheet, cell }
    }
}
