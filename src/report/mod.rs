//! What goes out as printed pages: the consolidated workbook, and what the department report shares with it.
//!
//! Reports are pivots of entries; they count nothing themselves. Nothing here knows a template: what a sheet shows
//! follows from the kinds and roles of fields and items, and from the options in the template's `[report]`.

pub mod measure;
pub mod page;
mod save;
pub mod workbook;

pub use save::{SaveError, save};
