//! What the catalogue says of a fault.

use super::wording::Wording;
use crate::model::Severity;

/// Everything that is said of a fault.
#[derive(Debug)]
pub(super) struct Entry {
    /// The code: a letter for the family and three digits. Never reused, even when a fault goes.
    pub code: &'static str,
    /// How bad it is, unless the round says otherwise.
    pub severity: Severity,
    /// What is said in Japanese.
    pub ja: Words,
    /// What is said in English.
    pub en: Words,
}

/// What is said of a fault in one language.
#[derive(Debug)]
pub struct Words {
    /// The fault in a few words.
    pub title: &'static str,
    /// What is wrong and what was expected.
    pub message: Wording,
    /// What to do next.
    pub hint: Wording,
    /// Why it matters.
    pub why: &'static str,
    /// An example of the fault.
    pub example: &'static str,
}
