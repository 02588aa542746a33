//! The ledger: what became of each filled cell of a sheet, and of what lies over the cells. It closes: nothing has two
//! lines, and nothing is without.

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

/// What lies over the cells of a sheet and is in none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overlay {
    /// A note on a cell, or a thread of comments.
    Note,
    /// A box or another shape with text.
    Text,
    /// A picture.
    Picture,
}

/// What became of each filled cell of a sheet, and of what lies over the cells.
#[derive(Clone, Debug, Default)]
pub struct SheetLedger {
    /// The sheet's name.
    pub sheet: String,
    /// The cells, by row, then by column, each with its line.
    pub lines: Vec<(CellRef, Line)>,
    /// Notes and shapes with text, and pictures, each with the cell that it is on and its line: furniture, or told.
    pub overlays: Vec<(Overlay, CellRef, Line)>,
}

impl SheetLedger {
    /// Counts on: the findings that its lines number stand behind so many others.
    pub fn number_from(&mut self, first: usize) {
        self.renumber(|number| Some(number + first));
    }

    /// Gives the findings that its lines number other places. What was told by one that has none belongs to the form.
    pub fn renumber(&mut self, place: impl Fn(usize) -> Option<usize>) {
        let cells = self.lines.iter_mut().map(|(_, line)| line);
        for line in cells.chain(self.overlays.iter_mut().map(|(.., line)| line)) {
            if let Line::Told(number) = line {
                *line = place(*number).map_or(Line::Furniture, Line::Told);
            }
        }
    }
}
