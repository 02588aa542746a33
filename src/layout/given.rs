//! What a blank form's places for answers come with, such as the formulas of its sums. In a form into which nobody typed an
//! answer, what these formulas show is none.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::LaidOut;
use crate::book::{Cell, CellValue, Sheet, Workbook};
use crate::model::{CellRef, Entry, Fault, Finding, Place, Text};

/// What stands in place of the result of a formula of the form's, which may be another each day.
const COMPUTED: &str = "=";

/// What the places of a blank form come with, each by the field and the key that it is for: rows move, and sheets get other
/// names.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Given {
    /// The digests of fields, keys and texts; of a formula with its result and without.
    places: BTreeSet<u64>,
    /// Whether there is a formula among them.
    computes: bool,
}

impl Given {
    /// What the places of a blank form come with, as they were laid out.
    pub(super) fn of(laid_out: &LaidOut, blank: &Workbook) -> Self {
        let cells = Cells::of(blank);
        let mut given = Self::default();
        for entry in &laid_out.entries {
            let is_computed = cells.at(&entry.place).is_some_and(|cell| cell.formula);
            given.computes |= is_computed;
            given.places.extend((is_computed || is_filled(entry)).then(|| digest(entry, &entry.raw)));
            given.places.extend(is_computed.then(|| digest(entry, COMPUTED)));
        }
        given
    }

    /// Leaves cells blank in which formulas of the form stand, and tells nothing of them: all of them where no place has an
    /// answer of anybody's, neither typed nor computed of what was typed elsewhere; and of an item without any answer those
    /// that divide by nothing.
    pub(super) fn take_back(&self, laid_out: LaidOut, workbook: &Workbook) -> LaidOut {
        if !self.computes {
            return laid_out;
        }
        let cells = Cells::of(workbook);
        let answers =
            laid_out.entries.iter().filter(|entry| is_filled(entry) && self.is_answer(entry, &cells));
        let answered: BTreeSet<&str> = answers.map(Entry::item).collect();
        let is_given = |entry: &&Entry| {
            let own = cells.at(&entry.place).filter(|cell| cell.formula && self.has(entry, COMPUTED));
            own.is_some_and(|cell| {
                answered.is_empty() || divides_by_nothing(cell) && !answered.contains(entry.item())
            })
        };
        let given: BTreeSet<Place> =
            laid_out.entries.iter().filter(is_given).map(|entry| entry.place.clone()).collect();
        let is_told =
            |finding: &Finding| !matches!(finding.fault, Fault::Value(_)) || !given.contains(&finding.place);
        let mut laid_out = laid_out.without(is_told);
        for entry in laid_out.entries.iter_mut().filter(|entry| given.contains(&entry.place)) {
            entry.raw = Text::default();
            entry.value = None;
        }
        laid_out
    }

    /// Whether somebody answered here. A formula of the form's that shows another number than before has counted something.
    fn is_answer(&self, entry: &Entry, cells: &Cells) -> bool {
        let has = |text: &str| self.has(entry, text);
        match cells.at(&entry.place).filter(|cell| cell.formula) {
            Some(cell) => !has(COMPUTED) || counts(cell) && !has(&entry.raw),
            None => !has(&entry.raw),
        }
    }

    fn has(&self, entry: &Entry, text: &str) -> bool {
        self.places.contains(&digest(entry, text))
    }
}

fn is_filled(entry: &Entry) -> bool {
    !entry.raw.trim().is_empty()
}

fn counts(cell: &Cell) -> bool {
    matches!(cell.value, CellValue::Number(number) if number != 0.0)
}

fn divides_by_nothing(cell: &Cell) -> bool {
    matches!(&cell.value, CellValue::Error(error) if error == "#DIV/0!")
}

/// A place with a text in so few bytes that those of many forms can be kept.
fn digest(entry: &Entry, text: &str) -> u64 {
    let place = (&entry.field, &entry.key, text);
    let hash = Sha256::digest(serde_json::to_vec(&place).unwrap_or_default());
    hash.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes))
}

/// The cells of a workbook by their places.
struct Cells<'a>(BTreeMap<(&'a str, CellRef), &'a Cell>);

impl<'a> Cells<'a> {
    fn of(workbook: &'a Workbook) -> Self {
        let cells = |sheet: &'a Sheet| sheet.cells.iter().map(|cell| ((sheet.name.as_str(), cell.at), cell));
        Self(workbook.sheets.iter().flat_map(cells).collect())
    }

    fn at(&self, place: &Place) -> Option<&'a Cell> {
        self.0.get(&(place.sheet.as_str(), place.cell?)).copied()
    }
}
