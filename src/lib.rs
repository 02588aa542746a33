//! matome (取りまとめ): reads the Excel sheets that departments of a Japanese town hall send in, normalises era
//! years and rating marks, checks and merges them, writes the consolidated report workbook ready to print, and
//! writes each department a validation report.
//!
//! The way of the data and what each module may know stand in `ARCHITECTURE.md`.

pub mod book;
pub mod cli;
pub mod collected;
pub mod export;
pub mod layout;
pub mod mask;
pub mod merge;
pub mod model;
pub mod normalize;
pub mod pipeline;
pub mod report;
pub mod round;
pub mod rules;
pub mod summary;
pub mod template;
pub mod text;
pub mod worker;
