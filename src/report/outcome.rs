//! What a department is told in one word, from the verdict on its files and its findings.

use super::Recipient;
use super::lines::Line;
use crate::model::{Severity, Verdict};

/// What a department is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The outcome for a department with these lines.
pub(super) fn of(recipient: &Recipient, lines: &[Line]) -> Outcome {
    let counting: Vec<Verdict> = recipient.counting().map(|file| file.verdict).collect();
    let has = |severity| lines.iter().any(|line| line.severity == severity);
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
