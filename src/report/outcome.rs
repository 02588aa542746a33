//! What a department is told in one word, from the verdict on its files and its findings.

use super::lines::Line;
use crate::collected::Collected;
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

/// The outcome for a department with these findings.
pub(super) fn of(collected: &Collected, department: &str, lines: &[Line]) -> Outcome {
    let own = collected.submissions.iter().filter(|file| file.department.as_deref() == Some(department));
    let counting: Vec<Verdict> =
        own.map(|file| file.verdict).filter(|verdict| *verdict != Verdict::Superseded).collect();
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
