//! What goes out to people: printed pages, the department's validation report, its annotated copy, the draft mail,
//! the clerk's overview.
//!
//! Reports are pivots of entries; they count nothing themselves. Nothing here knows a template: what a sheet shows
//! follows from the kinds and roles of fields and items, and from the options in the template's `[report]`. Nothing
//! that a department typed becomes a formula, a path, a mail header or markup.

pub mod annotate;
pub mod content;
pub(crate) mod decision_sheet;
pub mod department;
mod file_name;
mod folders;
mod hashed;
pub mod index;
pub(crate) mod ledger;
mod made_by;
pub mod mail;
pub(crate) mod measure;
pub(crate) mod message_texts;
mod outcome;
mod output_set;
pub(crate) mod page;
pub mod plain_status;
mod provisional;
mod recipient;
mod remarks;
mod save;
pub(crate) mod sections;
pub(crate) mod successor_sheet;
mod syncing;
pub(crate) mod words;
pub mod workbook;

#[cfg(test)]
mod sample;

pub(crate) use file_name::{COPY_SUFFIX, WORKING_SUFFIX, file_names, safe_name};
pub(crate) use hashed::Digest;
pub use made_by::workbook_bytes;
pub(crate) use output_set::OutputSet;
pub(crate) use provisional::WORD as PROVISIONAL;
pub use recipient::Recipient;
pub use save::{SaveError, Staged, save, save_filled};
