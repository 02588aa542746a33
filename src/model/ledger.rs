//! The ledger: what became of each filled cell of a sheet. It closes: no cell has two lines, and none is without.

use super::CellRef;

/// What becomes of a filled cell. Exactly one each.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// The value of an entry.
    Value,
    /// A heading over a column, or a name above a table: what it says.
    Heading(String),
    /// A label of a row: what it says.
    Label(String),
    /// It says once more what another cell says.
    Repeat(CellRef),
    /// It belongs to the form.
    Furniture,
    /// A finding says that it was not taken; its place among the findings of the file.
    Told(usize),
}

/// What became of each filled cell of a sheet.
#[derive(Clone, Debug, Default)]
pub struct SheetLedger {
    /// The sheet's name.
    pub sheet: String,
    /// The cells, by row, then by column, each with its line.
    pub lines: Vec<(CellRef, Line)>,
}
