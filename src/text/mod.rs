//! What staff type, read as values: pure functions, no I/O, nothing guessed.
//!
//! Every reader returns a [`Reading`]: a value, a value with warnings, nothing, a question for the plan, or a
//! refusal with its fault. Readers take linear time and never panic. The raw text stays with the caller.

pub mod address;
mod calendar;
pub mod choice;
pub mod code;
pub mod coordinate;
pub mod date;
pub mod display;
pub mod ditto;
pub mod era;
pub(crate) mod error_value;
pub mod example;
pub mod fiscal_year;
pub mod formula;
mod glyphs;
pub mod joined;
pub mod mark;
pub mod measure;
pub mod month_name;
pub mod name_words;
pub mod nearest;
pub mod not_applicable;
pub mod number;
pub(crate) mod numbering;
pub mod numeral;
pub mod personal_number;
mod reading;
pub mod telephone;
pub mod time;
pub mod to_fill;
pub mod url;
pub mod width;
mod year;

pub use reading::Reading;
