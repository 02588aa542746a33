//! The report that a department is sent, where it comes back in the place of the form.

use crate::book::Workbook;
use crate::model::{Content, Fault, FileFault, Finding};

use super::Received;

/// The property of a workbook that says that it is such a report.
pub const REPORT: (&str, &str) = ("matome-report", "確認結果");
/// The day that reports say they were saved on, until somebody saves them.
const AS_MADE: &str = "2000-01-01";

/// What is told of a workbook that is such a report: that nothing written into it counts; or where nobody has saved it
/// since, only that it is no form.
pub fn fault(workbook: &Workbook) -> Option<FileFault> {
    let is_report = workbook.properties.contains_key(REPORT.0);
    let is_as_made = workbook.saved.as_ref().is_some_and(|saved| saved.starts_with(AS_MADE));
    is_report.then_some(match is_as_made {
        true => FileFault::NotASubmission { found: Content::Report },
        false => FileFault::OwnReport,
    })
}

/// Whether it was found to be such a report that nobody has saved since.
pub(super) fn is_as_made(file: &Received) -> bool {
    let is_it = |finding: &Finding| {
        finding.fault == Fault::from(FileFault::NotASubmission { found: Content::Report })
    };
    file.findings.iter().any(is_it)
}

/// Whether it was found to be such a report that somebody has written into.
pub(super) fn is_written_into(file: &Received) -> bool {
    file.findings.iter().any(|finding| finding.fault == Fault::from(FileFault::OwnReport))
}
