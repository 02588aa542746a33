//! The validation report of a department: what is wrong and how to mend it, how every value was read, how to use it.
//!
//! Written for people who did not ask for this program. Every finding of the department is in it, once, whole.

mod findings;
mod guide;
mod head;
mod readings;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::XlsxError;

use super::file_name::file_name;
use super::lines;
use super::page::Book;
use super::words;
use crate::collected::Collected;
use crate::model::{Severity, Submission, Verdict};

/// The report's workbook, as bytes of an `.xlsx`.
///
/// `no_copy` says why no annotated copy of the department's own file goes with it, as a clause; `None` where one
/// does, or where no cell needs a mark. The same input gives the same bytes. For a department that sent nothing
/// there is a reminder by mail instead; the report would say that nothing came.
///
/// ```
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// let xlsx = matome::report::department::build(&collected, "総務課", None)?;
/// assert!(xlsx.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where the workbook can't be written; no content of a submission brings that about.
pub fn build(collected: &Collected, department: &str, no_copy: Option<&str>) -> Result<Vec<u8>, XlsxError> {
    let round = &collected.round;
    let lines = lines::of(collected, department);
    let title = format!("{}　確認結果（{department}）", round.plan.title);
    let source = words::one_line(&format!("{} {}", round.organization, round.office));
    let mut book = Book::new(&words::one_line(&title), &source)?;
    let report = Report { collected, department, lines: &lines, no_copy, source: &source };
    findings::add(&mut book, &report)?;
    readings::add(&mut book, &report)?;
    guide::add(&mut book, &report)?;
    book.bytes()
}

/// What the sheets are made of.
struct Report<'a> {
    collected: &'a Collected,
    department: &'a str,
    lines: &'a [lines::Line],
    no_copy: Option<&'a str>,
    /// Who collects: みどり町 総務部職員課; may be empty.
    source: &'a str,
}

impl Report<'_> {
    /// Whom to ask.
    fn office(&self) -> &str {
        if self.source.is_empty() { "取りまとめ担当" } else { self.source }
    }

    /// By when to answer, as the end of 「…再提出してください」.
    fn by_deadline(&self) -> String {
        let deadline = self.collected.round.deadline;
        deadline.map_or("お早めに".to_owned(), |day| format!("{}までに", words::date_and_weekday(day)))
    }

    /// What the annotated copy is called, without its ending.
    fn copy_name(&self) -> String {
        format!("{}{}", file_name(&self.collected.round.plan, self.department), super::COPY_SUFFIX)
    }

    /// How many lines of this severity it has.
    fn count(&self, severity: Severity) -> usize {
        let status = self.collected.summary.department(self.department);
        status.map_or(0, |status| status.count_lines(severity))
    }

    /// The department's files that count.
    fn counting(&self) -> impl Iterator<Item = &Submission> {
        let own = self.collected.submissions.iter();
        own.filter(|file| file.department.as_deref() == Some(self.department))
            .filter(|file| file.verdict != Verdict::Superseded)
    }

    /// Whether a cell is marked in the annotated copy.
    fn has_copy(&self) -> bool {
        let marked = |line: &lines::Line| line.severity != Severity::Info && !line.cells.is_empty();
        self.no_copy.is_none() && self.lines.iter().any(marked)
    }
}
