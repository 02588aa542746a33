//! Everything that a run found out, with the files that it came from.

use std::collections::{BTreeMap, HashMap};

use crate::book::{Message, Source};
use crate::decisions::Ledger;
use crate::model::{Entry, Finding, Submission, by_name};
use crate::round::{Previous, Round};
use crate::summary::Summary;

/// Everything that a run found out.
#[derive(Clone, Debug)]
pub struct Collected {
    /// The round, with its plan and template.
    pub round: Round,
    /// Where the files stand, by their paths below the submissions folder.
    pub sources: BTreeMap<String, Source>,
    /// The mails that files came in, by path.
    pub messages: Vec<Message>,
    /// The files, by department in the plan's order, then by path.
    pub submissions: Vec<Submission>,
    /// What the round before left, where the settings name it.
    pub previous: Option<Previous>,
    /// Every entry that counts and is not blank, as read; by file, sheet, cell.
    pub read: Vec<Entry>,
    /// The consolidated entries: one for field + key, in the plan's order. None is blank.
    pub entries: Vec<Entry>,
    /// The sheet of the decisions, as it is to stand.
    pub decisions: Ledger,
    /// The findings, must-fix first within a department.
    pub findings: Vec<Finding>,
    /// What it all counts up to.
    pub summary: Summary,
}

impl Collected {
    /// The files by the department that they came from.
    pub fn submissions_by_department(&self) -> HashMap<&str, Vec<&Submission>> {
        by_name(&self.submissions, |submission| submission.department.as_deref())
    }
}
