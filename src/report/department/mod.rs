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

use super::page::Book;
use super::{Recipient, remarks, words};
use crate::model::Severity;
use crate::round::{Round, own_report};

/// The report's workbook, as bytes of an `.xlsx`.
///
/// `no_copy` says why no annotated copy of the department's own file goes with it, as a clause; `None` where one
/// does, or where no cell needs a mark. The same input gives the same bytes. For a department that sent nothing
/// there is a reminder by mail instead; the report would say that nothing came.
///
/// ```
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// let recipients = matome::report::Recipient::all(&collected);
/// let xlsx = matome::report::department::build(&recipients[0], None)?;
/// assert!(xlsx.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where the workbook can't be written; no content of a submission brings that about.
pub fn build(recipient: &Recipient, no_copy: Option<&str>) -> Result<Vec<u8>, XlsxError> {
    let round = &recipient.collected.round;
    let remarks = remarks::of(recipient);
    let title = format!("{}　確認結果（{}）", round.plan.title, recipient.department);
    let source = words::one_line(&format!("{} {}", round.organization, round.office));
    let mut book = Book::new(&words::one_line(&title), &source)?;
    book.note(&[own_report::REPORT]);
    let report = Report { recipient, remarks: &remarks, no_copy, source: &source };
    findings::add(&mut book, &report)?;
    readings::add(&mut book, &report)?;
    guide::add(&mut book, &report)?;
    book.bytes()
}

/// What the sheets are made of.
struct Report<'a> {
    recipient: &'a Recipient<'a>,
    remarks: &'a [remarks::Remark],
    no_copy: Option<&'a str>,
    /// Who collects: みどり町 総務部職員課; may be empty.
    source: &'a str,
}

impl<'a> Report<'a> {
    /// The round that it is about.
    fn round(&self) -> &'a Round {
        &self.recipient.collected.round
    }

    /// Whom to ask: みどり町 総務部職員課　佐藤（内線 2134）.
    fn office(&self) -> String {
        let office = if self.source.is_empty() { "取りまとめ担当" } else { self.source };
        let round = self.round();
        let [contact, extension] = [&round.contact, &round.extension].map(|text| words::one_line(text));
        let extension = if extension.is_empty() { extension } else { format!("（内線 {extension}）") };
        words::one_line(&format!("{office}　{contact}{extension}"))
    }

    /// By when to answer, as the end of 「…再提出してください」.
    fn by_deadline(&self) -> String {
        let round = self.round();
        match (round.due_again().by, round.deadline.or(round.resubmission_deadline)) {
            (Some(day), _) => format!("{}までに", words::date_and_weekday(day)),
            (None, Some(_)) => "できるだけ早く".to_owned(),
            (None, None) => "お早めに".to_owned(),
        }
    }

    /// What the annotated copy is called, without its ending.
    fn copy_name(&self) -> String {
        format!("{}{}", self.recipient.file_name, super::COPY_SUFFIX)
    }

    /// How many remarks of this severity it has.
    fn count(&self, severity: Severity) -> usize {
        let status = self.recipient.collected.summary.department(self.recipient.department);
        status.map_or(0, |status| status.count_lines(severity))
    }

    /// Whether a cell is marked in the annotated copy: of a file that does not count there is none.
    fn has_copy(&self) -> bool {
        let counts = |remark: &remarks::Remark| {
            self.recipient.counting().any(|submission| submission.file == remark.file)
        };
        let marked = |remark: &remarks::Remark| {
            remark.severity != Severity::Info && !remark.cells.is_empty() && counts(remark)
        };
        self.no_copy.is_none() && self.remarks.iter().any(marked)
    }
}
