//! The catalogue of findings, and the rules that look at normalised entries and what surrounds them.
//!
//! Rules read no files and know no template.

mod catalogue;
mod consistency;
mod docs;
mod enrich;
mod file;
mod fraction;
mod label;
mod layout;
mod message;
mod names;
mod phrase;
mod render;
mod required;
mod scan;
mod settle;
mod sight;
mod text;
mod value;
mod view;
mod year;

pub use catalogue::{Check, Family, Rule, Words, catalogue, find, nearest};
pub use docs::{markdown, plain_text, severity_words};
pub use enrich::enrich;
pub use phrase::of as phrase;
pub use render::{Lang, Rendered, render};
pub use settle::settle;
pub use sight::Sight;
pub use view::{RoundView, View, check, check_round};
