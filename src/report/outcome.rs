//! What a department is told in one word, from the verdict on its files and its findings.

use super::Recipient;
use crate::model::{Severity, Verdict};

/// What a department is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Nothing came.
    Missing,
    /// Nothing that came could be read.
    Unreadable,
    /// There is something to mend.
    Returned,
    /// Taken, with something to look at.
    Warnings,
    /// Taken.
    Accepted,
}

impl Outcome {
    /// What the letter that says so is for.
    pub(super) const fn letter(self) -> &'static str {
        match self {
            Self::Missing => "ご提出のお願い",
            Self::Unreadable | Self::Returned => "再提出のお願い",
            Self::Warnings => "ご確認のお願い",
            Self::Accepted => "受理のご連絡",
        }
    }
}

/// The outcome for a department.
pub(super) fn of(recipient: &Recipient) -> Outcome {
    let counting: Vec<Verdict> = recipient.counting().map(|file| file.verdict).collect();
    let status = recipient.collected.summary.department(recipient.department);
    let has = |severity| status.is_some_and(|status| status.count_lines(severity) > 0);
    match counting.iter().max() {
        None => Outcome::Missing,
        Some(_) if counting.iter().all(|verdict| *verdict == Verdict::Unreadable) => Outcome::Unreadable,
        Some(Verdict::Returned | Verdict::Unreadable) => Outcome::Returned,
        Some(_) if has(Severity::Error) => Outcome::Returned,
        Some(Verdict::AcceptedWithWarnings) => Outcome::Warnings,
        Some(_) if has(Severity::Warning) => Outcome::Warnings,
        Some(_) => Outcome::Accepted,
    }
}
