//! What can be wrong: a value with a type for each kind of fault, which carries the facts of the case.
//!
//! The stages construct these values. What is said of a fault (its code, its severity, its words) stands in the
//! catalogue in `rules`, and nowhere else.

mod consistency;
mod edition;
mod file;
mod layout;
mod text;
mod value;
mod year;

use strum::IntoEnumIterator;

pub use consistency::{ConsistencyFault, DecisionReason};
pub use edition::EditionFault;
pub use file::{Because, CellReason, Content, FileFault, FileReason, Limit};
pub use layout::{ItemName, LayoutFault, TablePart};
pub use text::TextFault;
pub use value::{Axis, ValueFault};
pub use year::YearFault;

/// A fault, by what it is about. Facts are raw material for a sentence, never a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// Of whole files, and who sent them.
    File(FileFault),
    /// Of the way that a form is laid out.
    Layout(LayoutFault),
    /// Of the years of a form.
    Year(YearFault),
    /// Of single values.
    Value(ValueFault),
    /// Of values that do not agree with one another.
    Consistency(ConsistencyFault),
    /// Of free text.
    Text(TextFault),
    /// Of a report that is to be published.
    Edition(EditionFault),
}

impl Fault {
    /// The stable name of its kind: `missing-rating`.
    pub fn name(&self) -> &'static str {
        match self {
            Fault::File(fault) => fault.into(),
            Fault::Layout(fault) => fault.into(),
            Fault::Year(fault) => fault.into(),
            Fault::Value(fault) => fault.into(),
            Fault::Consistency(fault) => fault.into(),
            Fault::Text(fault) => fault.into(),
            Fault::Edition(fault) => fault.into(),
        }
    }

    /// Whether it tells of what looks like a personal number.
    pub const fn is_personal_number(&self) -> bool {
        matches!(self, Fault::Text(TextFault::PersonalNumber { .. }))
    }

    /// A fault of each kind, in the order of the families and their variants. Its facts are blank.
    pub fn kinds() -> impl Iterator<Item = Fault> {
        (FileFault::iter().map(Fault::File))
            .chain(LayoutFault::iter().map(Fault::Layout))
            .chain(YearFault::iter().map(Fault::Year))
            .chain(ValueFault::iter().map(Fault::Value))
            .chain(ConsistencyFault::iter().map(Fault::Consistency))
            .chain(TextFault::iter().map(Fault::Text))
            .chain(EditionFault::iter().map(Fault::Edition))
    }
}

impl From<FileFault> for Fault {
    fn from(fault: FileFault) -> Self {
        Fault::File(fault)
    }
}

impl From<LayoutFault> for Fault {
    fn from(fault: LayoutFault) -> Self {
        Fault::Layout(fault)
    }
}

impl From<YearFault> for Fault {
    fn from(fault: YearFault) -> Self {
        Fault::Year(fault)
    }
}

impl From<ValueFault> for Fault {
    fn from(fault: ValueFault) -> Self {
        Fault::Value(fault)
    }
}

impl From<ConsistencyFault> for Fault {
    fn from(fault: ConsistencyFault) -> Self {
        Fault::Consistency(fault)
    }
}

impl From<TextFault> for Fault {
    fn from(fault: TextFault) -> Self {
        Fault::Text(fault)
    }
}

impl From<EditionFault> for Fault {
    fn from(fault: EditionFault) -> Self {
        Fault::Edition(fault)
    }
}
