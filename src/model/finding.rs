//! Something to tell a department. The text of it is rendered later, from the catalogue in `rules`.

use super::{CellRange, CellRef, Entry, Fault, FiscalYear, Key, Member, Place, Text, YEAR};

/// The dimension of an item, where a finding knows no more of it.
const ITEM: &str = "item";

/// How bad a finding is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Must be mended: the value can't be used.
    Error,
    /// Should be looked at: the value is used as it is.
    Warning,
    /// To know.
    Info,
}

/// A fault or a remark, at a place.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Finding {
    /// What is wrong, with the facts of it.
    pub fault: Fault,
    /// How bad it is; the catalogue's default until the round overrides it.
    pub severity: Severity,
    /// The department to tell, by its name in the plan; `None` where it can't be told.
    pub department: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// Other cells with the same fault, of the same sheet.
    pub more_cells: Vec<CellRef>,
    /// The cells whose content was not taken for its sake, of the same sheet: the lines of the ledger that it tells.
    pub covers: Vec<CellRange>,
    /// The field that it is about.
    pub field: Option<Text>,
    /// Whom it is about, as far as that is known.
    pub key: Key,
    /// What was typed, as Excel shows it.
    pub value: Option<String>,
    /// A fingerprint of what stands in its cells, where these are several and `value` is not all of it.
    pub content: Option<u64>,
}

impl Finding {
    /// This fault at this place. The severity is set from the catalogue when the run is put together.
    pub fn new(fault: impl Into<Fault>, place: Place) -> Self {
        Self {
            fault: fault.into(),
            severity: Severity::Error,
            department: None,
            place,
            more_cells: Vec::new(),
            covers: Vec::new(),
            field: None,
            key: Key::default(),
            value: None,
            content: None,
        }
    }

    /// All its cells, the place first among them in the order of the sheet, as few ranges as may be.
    pub fn ranges(&self) -> Vec<CellRange> {
        CellRange::gather(self.place.cell.iter().chain(&self.more_cells).copied())
    }

    /// With the text that was typed.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// About what the entry is about.
    pub fn about(mut self, entry: &Entry) -> Self {
        self.field = Some(entry.field.clone());
        self.key = entry.key.clone();
        self
    }

    /// About this item.
    pub fn item(mut self, item: &str) -> Self {
        self.key = self.key.with(ITEM, Member::Item(item.into()));
        self
    }

    /// About this field.
    pub fn field(mut self, field: &str) -> Self {
        self.field = Some(field.into());
        self
    }

    /// About this fiscal year.
    pub fn year(mut self, year: FiscalYear) -> Self {
        self.key = self.key.with(YEAR, Member::Year(year));
        self
    }

    /// About these members.
    pub fn key(mut self, key: Key) -> Self {
        self.key = key;
        self
    }

    /// For this department.
    pub fn department(mut self, department: &str) -> Self {
        self.department = Some(department.to_owned());
        self
    }
}
