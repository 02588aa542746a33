//! The catalogue of findings, and the rules that look at normalised entries and what surrounds them.
//!
//! Rules read no files and know no template.

mod answers;
mod asked;
mod catalogue;
mod checks;
mod docs;
mod fraction;
mod held;
mod judge;
mod label;
mod names;
mod render;
mod required;
mod scan;
mod view;
mod words;

pub(crate) use answers::Answers;
pub(crate) use catalogue::because;
pub use catalogue::{Family, Rule, Wording, Words, catalogue, find, nearest};
pub(crate) use checks::merges_over_years;
pub use checks::{check, check_round};
pub(crate) use checks::{check_figures, is_of_figures};
pub use docs::{markdown, severity_words};
pub(crate) use held::without_held_back;
pub(crate) use judge::sort_by_item;
pub use judge::{judge_all, with_severities};
pub(crate) use render::Statement;
pub use render::{Lang, Rendered, render};
pub(crate) use scan::{mail_address, telephone_number};
pub use view::{RoundView, View};
