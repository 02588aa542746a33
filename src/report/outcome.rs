//! What a department is told in one word, from the verdict on its files and its findings.

use super::Recipient;
use crate::model::{Severity, Verdict};
use crate::status::REMINDER;

/// What a department is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Nothing came, and the deadline is over or there is none.
    Missing,
    /// Nothing came, and there is still time.
    Early,
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
            Self::Missing => REMINDER,
            Self::Early => "提出期限のご案内",
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
        None if recipient.collected.round.due().is_early => Outcome::Early,
        None => Outcome::Missing,
        Some(_) if counting.iter().all(|verdict| *verdict == Verdict::Unreadable) => Outcome::Unreadable,
        Some(Verdict::Returned | Verdict::Unreadable) => Outcome::Returned,
        Some(_) if has(Severity::Error) => Outcome::Returned,
        Some(Verdict::AcceptedWithWarnings) => Outcome::Warnings,
        Some(_) if has(Severity::Warning) => Outcome::Warnings,
        Some(_) => Outcome::Accepted,
    }
}
