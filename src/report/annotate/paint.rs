//! What a coloured cell is: a fault, or a line of the ledger.

use super::super::words;
use crate::model::Severity;

/// What a coloured cell is. Of several at one cell the first colours it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Paint {
    /// Something is wrong with it.
    Fault(Severity),
    /// The value of an entry.
    Value,
    /// An empty cell that is to be filled in.
    Input,
    /// It says once more what another cell says.
    Repeat,
    /// A heading, or a name above a table.
    Heading,
    /// A label of a row.
    Label,
    /// It belongs to the form.
    Furniture,
}

/// The kinds with their colours, as ARGB: pale, so that black text is read on them in print too.
pub(super) const COLOURS: [(Paint, &str); 9] = [
    (Paint::Fault(Severity::Error), "FFFFB3B3"),
    (Paint::Fault(Severity::Warning), "FFFFE699"),
    (Paint::Fault(Severity::Info), "FFCFE2F3"),
    (Paint::Value, "FFD9EAD3"),
    (Paint::Input, "FFFFF8D6"),
    (Paint::Repeat, "FFEAF4E4"),
    (Paint::Heading, "FFD9D2E9"),
    (Paint::Label, "FFEDE9F6"),
    (Paint::Furniture, "FFEEEEEE"),
];

impl Paint {
    /// The pattern over its colour, and the colour of the pattern's lines: in black and white the colours are one grey.
    pub(super) const fn lines(self) -> Option<(&'static str, &'static str)> {
        match self {
            Paint::Fault(Severity::Error) => Some(("lightUp", "FFE88080")),
            Paint::Fault(Severity::Warning) => Some(("lightHorizontal", "FFE8BE4A")),
            _ => None,
        }
    }

    /// The word for it, since not everybody tells the colours apart, and a print has none.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Paint::Fault(severity) => words::severity(severity),
            Paint::Value => "値",
            Paint::Input => "記入欄",
            Paint::Repeat => "くり返し",
            Paint::Heading => "見出し",
            Paint::Label => "行の見出し",
            Paint::Furniture => "様式",
        }
    }
}
