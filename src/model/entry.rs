//! The one thing that matome collects: what one cell says.

use super::{CellRef, Key, Text, Value};

/// Where something stands in what a department sent.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Place {
    /// Path of the file below the submissions folder, with `/` between folders; empty where there is none.
    pub file: Text,
    /// The sheet's name; empty where the whole file is meant.
    pub sheet: Text,
    /// The cell; `None` where the whole sheet or file is meant.
    pub cell: Option<CellRef>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<Text>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }

    /// A whole sheet of a file.
    pub fn sheet(file: impl Into<Text>, sheet: impl Into<Text>) -> Self {
        Self { file: file.into(), sheet: sheet.into(), cell: None }
    }

    /// A cell of a sheet of a file.
    pub fn cell(file: impl Into<Text>, sheet: impl Into<Text>, cell: CellRef) -> Self {
        Self { file: file.into(), sheet: sheet.into(), cell: Some(cell) }
    }
}

/// Field + key → value, with its raw text and where it stood. Small: a nation's round has millions.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    /// The department that said it, by its name in the plan.
    pub department: Text,
    /// The field's name in the template.
    pub field: Text,
    /// What it is said for.
    pub key: Key,
    /// What it says; `None` where the cell is blank (`raw` is empty) or was refused (a finding stands on it).
    /// Blank entries are kept while a submission is checked, so that a rule can point at the empty cell.
    pub value: Option<Value>,
    /// What was typed, as Excel shows it.
    pub raw: Text,
    /// Where it stands: of a merged cell the anchor.
    pub place: Place,
    /// Where the cell holds a ditto mark: the text of the cell that it repeats, as Excel shows it; empty where nothing
    /// says which one that is.
    pub repeats: Option<Text>,
}

impl Entry {
    /// The item that it speaks of; empty where its table has none.
    pub fn item(&self) -> &str {
        self.key.item().unwrap_or_default()
    }

    /// Whether the cell holds a ditto mark and the value stands elsewhere.
    pub fn is_ditto(&self) -> bool {
        self.repeats.is_some()
    }

    /// The text that counts, as Excel shows it: of a ditto mark what it repeats.
    pub fn shown(&self) -> &str {
        self.repeats.as_deref().unwrap_or(&self.raw)
    }
}
