//! The one thing that matome collects: what one cell says of one item.

use super::{CellRef, FiscalYear, Value};

/// What a field is said for.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Axis {
    /// Nothing: the field is said once of the item.
    #[default]
    None,
    /// A fiscal year.
    Year(FiscalYear),
    /// A category such as a grade, by its name in the plan.
    Category(String),
}

impl Axis {
    /// The fiscal year, where the axis is one.
    pub fn year(&self) -> Option<FiscalYear> {
        match self {
            Axis::Year(year) => Some(*year),
            _ => None,
        }
    }
}

/// Where something stands in what a department sent.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Place {
    /// Path of the file below the submissions folder, with `/` between folders; empty where there is none.
    pub file: String,
    /// The sheet's name; empty where the whole file is meant.
    pub sheet: String,
    /// The cell; `None` where the whole sheet or file is meant.
    pub cell: Option<CellRef>,
}

impl Place {
    /// A whole file.
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// A whole sheet of a file.
    pub fn sheet(file: &str, sheet: &str) -> Self {
        Self { file: file.to_owned(), sheet: sheet.to_owned(), cell: None }
    }

    /// A cell of a sheet of a file.
    pub fn cell(file: &str, sheet: &str, cell: CellRef) -> Self {
        Self { file: file.to_owned(), sheet: sheet.to_owned(), cell: Some(cell) }
    }
}

/// Item + field + axis → value, with its raw text and where it stood.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    /// The department that said it, by its name in the plan.
    pub department: String,
    /// The item's id in the plan.
    pub item: String,
    /// The field's name in the template.
    pub field: String,
    /// What it is said for.
    pub axis: Axis,
    /// What it says; `None` where the cell is blank (`raw` is empty) or was refused (a finding stands on it).
    /// Blank entries are kept while a submission is checked, so that a rule can point at the empty cell.
    pub value: Option<Value>,
    /// What was typed, as Excel shows it.
    pub raw: String,
    /// Where it stands: of a merged cell the anchor.
    pub place: Place,
    /// Where the cell holds a ditto mark: the text of the cell that it repeats, as Excel shows it; empty where nothing
    /// says which one that is.
    pub repeats: Option<String>,
}

impl Entry {
    /// Whether the cell holds a ditto mark and the value stands elsewhere.
    pub fn is_ditto(&self) -> bool {
        self.repeats.is_some()
    }

    /// The text that counts, as Excel shows it: of a ditto mark what it repeats.
    pub fn shown(&self) -> &str {
        self.repeats.as_deref().unwrap_or(&self.raw)
    }
}
