//! What a rule sees: entries and their surroundings, never a file or a template.

use crate::model::{Entry, Finding, Plan};

/// One submission as read.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The department that sent it; `None` where it can't be told.
    pub department: Option<&'a str>,
    /// Path of the file below the submissions folder.
    pub file: &'a str,
    /// Its entries, blank and refused ones too.
    pub entries: &'a [&'a Entry],
    /// What the stages before found in it. A rule is silent where the fault is told already.
    pub findings: &'a [Finding],
    /// Whether the workbook carries macros.
    pub macros: bool,
    /// How many other workbooks it links to.
    pub external_links: usize,
    /// Whether cells are merged over years in the round's blank form, or in any submission.
    pub merges: bool,
}

/// All submissions that count, together.
#[derive(Clone, Copy, Debug)]
pub struct RoundView<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The entries of every submission that counts, blank and refused ones too.
    pub entries: &'a [&'a Entry],
    /// The entries of the report of the year before; empty where there is none.
    pub history: &'a [Entry],
    /// The places of the clerk's own blank form; empty where none is known.
    pub printed: &'a [Entry],
    /// What was found so far.
    pub findings: &'a [Finding],
}
