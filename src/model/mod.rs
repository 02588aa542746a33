//! Plain data that every stage shares: plan, entry, finding, cell reference, fiscal year.
//!
//! The model knows nothing of files, spreadsheets or printed pages, and imports nothing of this crate.

mod cell_ref;
mod check;
mod entry;
mod fault;
mod finding;
mod fiscal_year;
mod key;
mod ledger;
mod lineage;
mod listed;
mod moment;
mod month;
mod plan;
mod sentence;
mod shared;
mod submission;
mod value;

/// A text that many entries share; cheap to clone, and as small as a pointer.
pub use arcstr::ArcStr as Text;
pub use cell_ref::{CellRange, CellRef, line_names};
pub use check::{ChangeLimit, Check, Scope};
pub use entry::{Entry, Place};
pub use fault::{
    Axis, Because, CellReason, ConsistencyFault, Content, DecisionReason, EditionFault, Fault, FileFault,
    FileReason, ItemName, LayoutFault, Limit, TablePart, TextFault, ValueFault, YearFault,
};
pub use finding::{Finding, Severity};
pub use fiscal_year::{Era, FiscalYear, YearSpan};
pub use key::{KEY_COLUMN, Key, Member, Part, YEAR};
pub use ledger::{Line, Overlay, SheetLedger};
pub use lineage::{Descent, Evidence, Lineage, Link};
pub use listed::{Listed, Named, by_name};
pub use moment::{Moment, civil};
pub use month::Month;
pub use plan::{
    Category, Department, Dimension, DimensionKind, Field, FieldKind, FieldRole, Item, Plan, Scale, ScaleMark,
};
pub use sentence::{Lang, Sentence, Tell};
pub use shared::Shared;
pub use submission::{Submission, Verdict};
pub use value::{Date, Mark, Times, Value};
