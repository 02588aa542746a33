//! From everything that a run found out to the files that go out, all of them or none.

use std::path::{Path, PathBuf};

use super::copy::Annotators;
use super::error::DeliverError;
use crate::collected::Collected;
use crate::disk;
use crate::export;
use crate::model::{Fault, Finding, Plan, Severity, Submission, TextFault, Verdict};
use crate::report::annotate::{CellNote, Paint, Unannotatable};
use crate::report::index::{self, Link};
use crate::report::mail::{self, Attachment};
use crate::report::{self, OutputSet, SaveError};
use crate::rules::{self, Lang};

/// The folder of what goes to the departments, below the output folder.
const DEPARTMENTS: &str = "departments";

/// The round's own text of the mails, in its folder.
const MAIL_TEMPLATE: &str = "mail.txt";

/// How many annotated copies of a department are looked for when old ones are taken away.
const MOST_COPIES: usize = 20;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// The output folder.
    pub folder: PathBuf,
    /// The name of the consolidated workbook; empty where none was written.
    pub report: String,
}

/// Writes everything that goes out, in the place of what an earlier run wrote.
///
/// # Errors
/// When a template of the round is wrong, or a file can't be written: then the earlier set stands as it was.
pub fn deliver(collected: &Collected, folder: &Path) -> Result<Delivered, DeliverError> {
    let report = format!("{}.xlsx", report::safe_name(&collected.round.plan.title));
    let mut outgoing = Outgoing::begin(collected, folder, &[&report])?;
    outgoing.add(None, "取りまとめ報告書", &report, &report::workbook::build(collected)?)?;
    let entries = export::csv::write(&collected.entries, export::csv::Encoding::Utf8);
    outgoing.add(None, "データ（CSV）", "entries.csv", &entries)?;
    let findings = export::findings::to_json(&collected.findings, &collected.round.plan, Lang::Ja);
    outgoing.set.write("findings.json", findings.as_bytes())?;
    write_departments(collected, &mut outgoing)?;
    let page = index::build(collected, &outgoing.links)?;
    outgoing.set.write("index.html", page.as_bytes())?;
    outgoing.set.commit()?;
    Ok(Delivered { folder: folder.to_owned(), report })
}

/// Writes only what goes to the departments.
///
/// # Errors
/// As `deliver`.
pub fn deliver_departments(collected: &Collected, folder: &Path) -> Result<Delivered, DeliverError> {
    let mut outgoing = Outgoing::begin(collected, folder, &[])?;
    write_departments(collected, &mut outgoing)?;
    outgoing.set.commit()?;
    Ok(Delivered { folder: folder.to_owned(), report: String::new() })
}

/// The files of a run, and how the overview links to them.
struct Outgoing {
    set: OutputSet,
    links: Vec<Link>,
}

impl Outgoing {
    /// Nothing is written where a file would come to stand too deep: neither these nor those of the departments.
    fn begin(collected: &Collected, folder: &Path, names: &[&str]) -> Result<Self, SaveError> {
        let plan = &collected.round.plan;
        let of_department =
            |name: &str| format!("{DEPARTMENTS}/{}", copy_name(&report::file_name(plan, name), 0, ""));
        let departments: Vec<String> =
            plan.departments.iter().map(|known| of_department(&known.name)).collect();
        let names = names.iter().copied().chain(departments.iter().map(String::as_str));
        names.map(|name| folder.join(name)).try_for_each(|path| SaveError::if_too_long(&path))?;
        Ok(Self { set: OutputSet::open(folder)?, links: Vec::new() })
    }

    /// Adds a file that the overview links to.
    fn add(
        &mut self,
        department: Option<&str>,
        label: &str,
        path: &str,
        bytes: &[u8],
    ) -> Result<(), SaveError> {
        self.set.write(path, bytes)?;
        let department = department.map(str::to_owned);
        self.links.push(Link { department, label: label.to_owned(), path: path.to_owned() });
        Ok(())
    }
}

fn write_departments(collected: &Collected, outgoing: &mut Outgoing) -> Result<(), DeliverError> {
    let round = &collected.round;
    let template = read_mail_template(&round.folder.join(MAIL_TEMPLATE))?;
    let annotators = &Annotators::new(&round.limits);
    for department in &round.plan.departments {
        let (name, template) = (&department.name, template.as_deref());
        let out = Department { collected, name, template, annotators };
        out.write(outgoing)?;
    }
    Ok(())
}

/// The round's own text of the mails, saved as UTF-8 or as Windows' editor saves it; none where there is no file.
fn read_mail_template(path: &Path) -> Result<Option<String>, DeliverError> {
    let bytes = match disk::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(DeliverError::MailTemplate { path: path.to_owned(), source }),
    };
    Ok(Some(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding_rs::SHIFT_JIS.decode(error.as_bytes()).0.into_owned(),
    }))
}

/// What goes to one department.
struct Department<'a> {
    collected: &'a Collected,
    name: &'a str,
    template: Option<&'a str>,
    annotators: &'a Annotators<'a>,
}

/// A file for a department: its name, what it is, its content.
struct Document {
    name: String,
    about: &'static str,
    bytes: Vec<u8>,
}

impl Department<'_> {
    fn write(&self, outgoing: &mut Outgoing) -> Result<(), DeliverError> {
        let base = report::file_name(&self.collected.round.plan, self.name);
        let mut files = Vec::new();
        let mut no_copy = None;
        if self.sent_something() {
            let (copies, reason) = self.copies(&base);
            no_copy = reason;
            let bytes = report::department::build(self.collected, self.name, no_copy.as_deref())?;
            files.push(Document { name: format!("{base}.xlsx"), about: "確認結果", bytes });
            files.extend(copies);
        }
        let mail = self.mail(&files, no_copy.as_deref())?;
        files.push(Document {
            name: format!("{base}.eml"), about: "送付メールの下書き", bytes: mail
        });
        for file in &files {
            let path = format!("{DEPARTMENTS}/{}", file.name);
            outgoing.add(Some(self.name), file.about, &path, &file.bytes)?;
        }
        outdated(&base).for_each(|name| outgoing.set.outdate(&format!("{DEPARTMENTS}/{name}")));
        Ok(())
    }

    fn submissions(&self) -> impl Iterator<Item = &Submission> {
        let own = move |submission: &&Submission| submission.department.as_deref() == Some(self.name);
        self.collected.submissions.iter().filter(own)
    }

    fn sent_something(&self) -> bool {
        self.submissions().next().is_some()
    }

    fn mail(&self, files: &[Document], no_copy: Option<&str>) -> Result<Vec<u8>, DeliverError> {
        let attach = |file| {
            let Document { name, about, bytes }: &Document = file;
            Attachment { name, about, bytes }
        };
        let attachments: Vec<Attachment> = files.iter().map(attach).collect();
        Ok(mail::draft(self.collected, self.name, &attachments, no_copy, self.template)?)
    }

    /// The department's own workbooks with the faulty cells marked; or why there is none.
    fn copies(&self, base: &str) -> (Vec<Document>, Option<String>) {
        let mut copies = Vec::new();
        let mut reason = None;
        for submission in self.submissions().filter(|submission| submission.verdict != Verdict::Superseded) {
            let notes = self.notes(&submission.file);
            let source = self.collected.sources.get(&submission.file);
            let (Some(source), false) = (source, notes.is_empty()) else { continue };
            if self.holds_personal_number(&submission.file) {
                reason = Some(Unannotatable::PersonalNumber.because());
                continue;
            }
            let Some(copied) = self.annotators.copy(source.clone(), notes) else { continue };
            match copied {
                Ok(bytes) => copies.push(Document {
                    name: copy_name(base, copies.len(), &submission.file),
                    about: "確認箇所の写し",
                    bytes,
                }),
                Err(error) => reason = Some(error.because()),
            }
        }
        (copies, reason)
    }

    /// Whether the file as it was sent holds what was masked everywhere else.
    fn holds_personal_number(&self, file: &str) -> bool {
        let is_it = |finding: &Finding| finding.fault == Fault::Text(TextFault::PersonalNumber);
        self.collected.findings.iter().any(|finding| finding.place.file == file && is_it(finding))
    }

    /// A note for each cell that must or should be looked at.
    fn notes(&self, file: &str) -> Vec<CellNote> {
        let findings = self.collected.findings.iter();
        let here =
            findings.filter(|finding| finding.place.file == file && finding.severity != Severity::Info);
        here.flat_map(|finding| notes_of(finding, &self.collected.round.plan)).collect()
    }
}

fn notes_of<'a>(finding: &'a Finding, plan: &Plan) -> impl Iterator<Item = CellNote> + use<'a> {
    let text = rules::render(finding, plan, Lang::Ja);
    let cells = finding.place.cell.iter().chain(&finding.more_cells).copied();
    cells.map(move |cell| CellNote {
        sheet: finding.place.sheet.to_string(),
        cell,
        paint: Paint::Fault(finding.severity),
        text: format!("{}\n{}", text.message, text.hint),
    })
}

fn copy_name(base: &str, index: usize, file: &str) -> String {
    let macros = file.to_lowercase().ends_with(".xlsm");
    let number = if index == 0 { String::new() } else { format!("（{}）", index + 1) };
    format!("{base}{}{number}.{}", report::COPY_SUFFIX, if macros { "xlsm" } else { "xlsx" })
}

/// What an earlier run may have written for the department and this one does not: it would mislead. Only names that we
/// give ourselves.
fn outdated(base: &str) -> impl Iterator<Item = String> {
    let copies =
        (0..MOST_COPIES).flat_map(move |index| ["x.xlsx", "x.xlsm"].map(|file| copy_name(base, index, file)));
    copies.chain([format!("{base}.xlsx")])
}
