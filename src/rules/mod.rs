//! The catalogue of findings, and the rules that look at normalised entries and what surrounds them.
//!
//! Rules read no files and know no template.

mod catalogue;
mod checks;
mod docs;
mod fraction;
mod held;
mod label;
mod names;
mod render;
mod required;
mod scan;
mod settle;
mod sight;
mod view;

pub use catalogue::{Family, Rule, Wording, Words, because, catalogue, find, nearest};
pub use checks::{check, check_round};
pub use docs::{markdown, severity_words};
pub use held::without_held_back;
pub use render::{Lang, Line, Rendered, render};
pub use settle::{settle, sort_by_item, with_severities};
pub use sight::Sight;
pub use view::{RoundView, View};
