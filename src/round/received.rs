//! A submission as it came: read, but not yet known how much of it counts.

use super::Age;
use crate::model::{Entry, Finding};

/// A file with all that was read in it.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Received {
    /// Path below the submissions folder.
    pub file: String,
    /// The department that sent it, by its name in the plan; `None` where it can't be told.
    pub department: Option<String>,
    /// What is known of its age.
    pub age: Age,
    /// SHA-256 of its bytes; `None` where they can't be had.
    pub digest: Option<[u8; 32]>,
    /// Whether it could be opened.
    pub readable: bool,
    /// Its entries, blank and refused ones too.
    #[serde(with = "super::packed")]
    pub entries: Vec<Entry>,
    /// What the stages found in it.
    pub findings: Vec<Finding>,
    /// Whether the workbook carries macros.
    pub macros: bool,
    /// How many other workbooks it links to.
    pub external_links: usize,
}

impl Received {
    /// The entries of which something is typed in the cell.
    pub fn filled(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.raw.trim().is_empty())
    }
}
