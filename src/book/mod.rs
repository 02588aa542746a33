//! Any file that a department sends → one `Workbook`, or a finding that says what is wrong with it.
//!
//! Knows nothing of plans. Nothing here writes to the submissions folder.

mod workbook;

pub use workbook::{Cell, CellValue, Sheet, Visibility, Workbook};
