//! A department as everybody who writes to it sees it: what it sent, what was read of it, what there is to tell.

use super::file_name::file_names;
use crate::collected::Collected;
use crate::model::{Date, Department, Entry, Finding, Submission, Verdict, by_name};

/// A department of the plan with all that is its own. Found once for all of them: nobody looks through the whole round
/// for one department.
#[derive(Clone, Debug)]
pub struct Recipient<'a> {
    /// What its own is a part of.
    pub collected: &'a Collected,
    /// Its name in the plan.
    pub department: &'a str,
    /// What the names of its files begin with.
    pub file_name: String,
    /// Its files, superseded ones too.
    pub submissions: Vec<&'a Submission>,
    /// What counts of them, as read.
    pub read: Vec<&'a Entry>,
    /// Its findings.
    pub findings: Vec<&'a Finding>,
    /// When it was last asked for its answer, on a day before this one; `None` where that is not known.
    pub reminded: Option<Date>,
}

impl<'a> Recipient<'a> {
    /// The departments, in the plan's order.
    pub fn all(collected: &'a Collected) -> Vec<Self> {
        let departments = &collected.round.plan.departments;
        let named = departments.iter().zip(file_names(&collected.round.plan));
        let mut submissions = collected.submissions_by_department();
        let mut read = by_name(&collected.read, |entry| Some(&entry.department));
        let mut findings = by_name(&collected.findings, |finding| finding.department.as_deref());
        let recipient = |(department, file_name): (&'a Department, String)| Self {
            collected,
            department: &department.name,
            file_name,
            submissions: submissions.remove(department.name.as_str()).unwrap_or_default(),
            read: read.remove(department.name.as_str()).unwrap_or_default(),
            findings: findings.remove(department.name.as_str()).unwrap_or_default(),
            reminded: None,
        };
        named.map(recipient).collect()
    }

    /// Its files that count.
    pub fn counting(&self) -> impl Iterator<Item = &'a Submission> {
        self.submissions.iter().copied().filter(|file| file.verdict != Verdict::Superseded)
    }
}
