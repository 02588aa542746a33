//! The catalogue of findings, and the rules that look at normalised entries and what surrounds them.
//!
//! Rules read no files and know no template.

use crate::model::Finding;

/// A language that messages are rendered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}

/// A finding as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The rule's code, never reused: `V101`.
    pub code: &'static str,
    /// What is wrong, in a sentence, with what was expected.
    pub message: String,
    /// How to mend it, in a sentence.
    pub hint: String,
}

/// The finding's text in a language.
pub fn render(finding: &Finding, _lang: Lang) -> Rendered {
    Rendered { code: "", message: finding.rule.to_owned(), hint: String::new() }
}
