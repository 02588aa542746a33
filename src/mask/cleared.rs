//! What was decided to be no personal number, though it looks like one: by marks that say which cells are meant and what
//! stands in them, and from which nobody can tell the number.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::CellRef;
use crate::text::personal_number::mask;

/// So many cells of a sheet are decided on one by one; where there are more, column by column.
const MOST_APART: usize = 20;

/// As many bytes of a mark say which cells are meant …
const OF_PLACE: usize = 5;
/// … and so many what stands in them: another number is told from the one that was decided on, but a million of numbers
/// share these bytes, so that they give none of them away.
const OF_CONTENT: usize = 2;

/// The marks of what was decided to be no personal number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cleared(BTreeSet<String>);

impl Cleared {
    /// What bears these marks.
    pub fn of(marks: impl IntoIterator<Item = String>) -> Self {
        Self(marks.into_iter().collect())
    }

    /// Whether nothing was decided to be none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn has(&self, mark: &str) -> bool {
        self.0.contains(mark)
    }

    /// Whether the numbers in this text of a cell are none, as it was read by an earlier run.
    pub fn has_text(&self, department: &str, sheet: &str, at: CellRef, text: &str) -> bool {
        let found = |masked| Found { at, typed: text.to_owned(), masked };
        mask(text).is_some_and(|masked| self.has(&mark(department, sheet, &[found(masked)])))
    }
}

/// What looks like a personal number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    /// The cell in which it stands, or over which.
    pub at: CellRef,
    /// All that was typed there.
    pub typed: String,
    /// The same without the number.
    pub masked: String,
}

/// What is decided on together, of what was found on a sheet, in the order of its cells.
pub(super) fn groups(found: Vec<Found>) -> Vec<Vec<Found>> {
    let cells: BTreeSet<CellRef> = found.iter().map(|found| found.at).collect();
    let is_apart = cells.len() <= MOST_APART;
    let key = |found: &Found| if is_apart { (found.at.col, found.at.row) } else { (found.at.col, 0) };
    let mut found = found;
    found.sort_by_key(key);
    let mut groups: Vec<Vec<Found>> =
        found.chunk_by(|one, other| key(one) == key(other)).map(<[Found]>::to_vec).collect();
    groups.sort_by_key(|group| group[0].at);
    groups
}

/// The mark of a group on a sheet, in hexadecimal digits.
pub(super) fn mark(department: &str, sheet: &str, group: &[Found]) -> String {
    let place: Vec<(CellRef, &str)> = group.iter().map(|found| (found.at, found.masked.as_str())).collect();
    let typed: Vec<&str> = group.iter().map(|found| found.typed.as_str()).collect();
    let place = serde_json::to_vec(&(department, sheet, place)).unwrap_or_default();
    let content = serde_json::to_vec(&typed).unwrap_or_default();
    let whole = Sha256::digest([place.as_slice(), content.as_slice()].concat());
    let bytes = Sha256::digest(&place).into_iter().take(OF_PLACE).chain(whole.into_iter().take(OF_CONTENT));
    bytes.map(|byte| format!("{byte:02x}")).collect()
}
