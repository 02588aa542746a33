//! Entries and findings for machines: CSV, JSON Lines, JSON. Pivots nothing, counts nothing.

pub mod csv;
pub mod findings;
pub mod jsonl;
mod lines;
mod value;

pub use value::{kind, plain};
