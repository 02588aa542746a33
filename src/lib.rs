//! matome (取りまとめ): reads the Excel sheets that departments of a Japanese town hall send in, normalises era
//! years and rating marks, checks and merges them, writes the consolidated report workbook ready to print, and
//! writes each department a validation report.
//!
//! The way of the data and what each module may know stand in `ARCHITECTURE.md`. From a round's folder to what was found
//! in it:
//!
//! ```
//! use matome::pipeline;
//!
//! let collected = pipeline::collect_folder("samples/hr-progress".as_ref())?;
//! assert_eq!(collected.submissions.len(), 7);
//! let rating = collected.entries.iter().find(|entry| entry.item() == "1" && entry.field == "rating");
//! assert!(rating.is_some_and(|entry| entry.value.is_some()));
//! # Ok::<(), matome::round::RoundError>(())
//! ```

pub mod book;
#[cfg(feature = "cli")]
pub mod cli;
pub mod collected;
pub mod decisions;
pub mod disk;
pub(crate) mod edition;
pub mod export;
pub mod forms;
pub mod layout;
pub mod learn;
pub mod manual;
pub mod mask;
pub mod merge;
pub mod model;
pub mod normalize;
pub mod pipeline;
pub mod report;
pub mod round;
pub mod rules;
pub mod status;
pub mod summary;
pub mod template;
pub mod text;
pub mod worker;
