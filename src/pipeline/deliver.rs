//! From everything that a run found out to the files that go out, all of them or none.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::copy::Annotators;
use super::error::DeliverError;
use super::kept::{Kept, Made, Written};
use crate::collected::Collected;
use crate::disk;
use crate::export;
use crate::model::{Fault, Finding, Plan, Severity, TextFault};
use crate::report::annotate::{CellNote, Paint, Unannotatable};
use crate::report::index::{self, Link};
use crate::report::mail::{self, Attachment};
use crate::report::message_texts::{self, MESSAGE_TEXTS};
use crate::report::sections;
use crate::report::{self, OutputSet, Recipient, SaveError};
use crate::rules::{self, Lang};
use crate::status::Status;
use crate::template::Split;

/// The folder of what goes to the departments, below the output folder.
const DEPARTMENTS: &str = "departments";

/// The folder of the report's parts, below the output folder.
const SECTIONS: &str = "sections";

/// Where the round stands, in the output folder.
const STATUS: &str = "status.json";

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
    let mut set = open(collected, folder, &[&report])?;
    let own = read_mail_template(&collected.round.folder.join(MAIL_TEMPLATE))?;
    let kept = Kept::open(&collected.round, own.as_deref());
    let whole = || write_whole(collected, &report, &kept, &set);
    let departments = || write_departments(collected, own.as_deref(), &kept, &set);
    let (whole, departments) = rayon::join(whole, departments);
    let links = [whole?, write_message_texts(collected, &set)?, departments?].concat();
    let status = status_after(collected, folder);
    set.write(STATUS, status.to_json().as_bytes())?;
    set.write("index.html", index::build(collected, &status, &links)?.as_bytes())?;
    outdate(collected, &mut set);
    set.commit()?;
    kept.tidy();
    Ok(Delivered { folder: folder.to_owned(), report })
}

/// Where the round stands, beside what the outputs in this folder say of the last time.
pub fn status_after(collected: &Collected, folder: &Path) -> Status {
    Status::after(collected, disk::read(&folder.join(STATUS)).ok().as_deref())
}

/// Writes only what goes to the departments.
///
/// # Errors
/// As `deliver`.
pub fn deliver_departments(collected: &Collected, folder: &Path) -> Result<Delivered, DeliverError> {
    let mut set = open(collected, folder, &[])?;
    let own = read_mail_template(&collected.round.folder.join(MAIL_TEMPLATE))?;
    write_departments(collected, own.as_deref(), &Kept::open(&collected.round, own.as_deref()), &set)?;
    write_message_texts(collected, &set)?;
    outdate(collected, &mut set);
    set.commit()?;
    Ok(Delivered { folder: folder.to_owned(), report: String::new() })
}

/// What is about the whole round: the report, the entries, the findings.
fn write_whole(
    collected: &Collected,
    report: &str,
    kept: &Kept,
    set: &OutputSet,
) -> Result<Vec<Link>, DeliverError> {
    let utf8 = export::csv::Encoding::Utf8;
    set.fill("entries.csv", |file| export::csv::write_to(file, &collected.entries, utf8))?;
    let findings = || export::findings::to_json(&collected.findings, &collected.round.plan, Lang::Ja);
    set.write("findings.json", findings().as_bytes())?;
    let reports =
        kept.or_write(kept.key_of_whole(collected), set, || write_reports(collected, report, set))?;
    let link = |label: &str, path: &str| Link { department: None, label: label.into(), path: path.into() };
    let mut links: Vec<Link> = reports.iter().map(|file| link(&file.about, &file.path)).collect();
    links.insert(1, link("データ（CSV）", "entries.csv"));
    Ok(links)
}

/// The report, and where the template says so a part for each section.
fn write_reports(collected: &Collected, report: &str, set: &OutputSet) -> Result<Made, DeliverError> {
    let write = |path: &str, about: &str, collected: &Collected| {
        let bytes = report::workbook::build(collected)?;
        set.write(path, &bytes)?;
        Ok::<_, DeliverError>(Written::new(path, about, &bytes))
    };
    let mut files = vec![write(report, "取りまとめ報告書", collected)?];
    if collected.round.template.report.split == Some(Split::Section) {
        let parts = sections::sections(&collected.round.plan);
        let part = |(section, name): &(&str, String)| {
            write(&section_path(name), section, &sections::of_section(collected, section))
        };
        files.extend(parts.par_iter().map(part).collect::<Result<Vec<_>, _>>()?);
    }
    Ok(Made::always(files))
}

fn section_path(name: &str) -> String {
    format!("{SECTIONS}/{name}.xlsx")
}

/// What the mails say themselves.
fn write_message_texts(collected: &Collected, set: &OutputSet) -> Result<Vec<Link>, DeliverError> {
    let Some(bytes) = message_texts::build(collected) else { return Ok(Vec::new()) };
    set.write(MESSAGE_TEXTS, &bytes)?;
    Ok(vec![Link { department: None, label: "メールの本文".into(), path: MESSAGE_TEXTS.into() }])
}

/// Begins the set. Nothing is written where a file would come to stand too deep: neither these nor those of the
/// departments.
fn open(collected: &Collected, folder: &Path, names: &[&str]) -> Result<OutputSet, SaveError> {
    let bases = report::file_names(&collected.round.plan);
    let departments = bases.iter().map(|base| format!("{DEPARTMENTS}/{}", copy_name(base, 0, "")));
    let mut all = names.iter().map(|name| (*name).to_owned()).chain(departments);
    all.try_for_each(|name| SaveError::if_too_long(&folder.join(name)))?;
    OutputSet::open(folder)
}

/// What goes to the departments, side by side: each is written as soon as it is made. `own` is the round's own text of
/// the mails.
fn write_departments(
    collected: &Collected,
    own: Option<&str>,
    kept: &Kept,
    set: &OutputSet,
) -> Result<Vec<Link>, DeliverError> {
    let annotators = Annotators::new(&collected.round.limits);
    let write = |recipient: &Recipient| {
        let department = Department { recipient, template: own, annotators: &annotators };
        let files = kept.or_write(kept.key_of(recipient), set, || department.write(set))?;
        let link = |file: Written| Link {
            department: Some(recipient.department.to_owned()),
            label: file.about,
            path: file.path,
        };
        Ok(files.into_iter().map(link).collect())
    };
    let links: Result<Vec<Vec<Link>>, DeliverError> =
        Recipient::all(collected).par_iter().map(write).collect();
    Ok(links?.concat())
}

/// What an earlier run may have written and this one does not.
fn outdate(collected: &Collected, set: &mut OutputSet) {
    let names = report::file_names(&collected.round.plan).into_iter();
    let names = names.flat_map(|base| outdated(&base).collect::<Vec<_>>());
    names.for_each(|name| set.outdate(&format!("{DEPARTMENTS}/{name}")));
    for (_, name) in sections::sections(&collected.round.plan) {
        set.outdate(&section_path(&name));
    }
    set.outdate(MESSAGE_TEXTS);
}

/// The round's own text of the mails, saved as UTF-8 or as Windows' editor saves it; none where there is no file.
pub(super) fn read_mail_template(path: &Path) -> Result<Option<String>, DeliverError> {
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
    recipient: &'a Recipient<'a>,
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
    /// Writes its files. Where there is a reason for no copy, that may be a worker that was lost: it is tried again.
    fn write(&self, set: &OutputSet) -> Result<Made, DeliverError> {
        let (documents, no_copy) = self.documents()?;
        let write = |file: &Document| {
            let path = format!("{DEPARTMENTS}/{}", file.name);
            set.write(&path, &file.bytes)?;
            Ok(Written::new(&path, file.about, &file.bytes))
        };
        let files = documents.iter().map(write).collect::<Result<_, DeliverError>>()?;
        Ok(Made { files, again: no_copy.is_none() })
    }

    /// Its files, and why one of its workbooks has no copy.
    fn documents(&self) -> Result<(Vec<Document>, Option<String>), DeliverError> {
        let base = &self.recipient.file_name;
        let mut files = Vec::new();
        let mut no_copy = None;
        if !self.recipient.submissions.is_empty() {
            let (copies, reason) = self.copies();
            no_copy = reason;
            let bytes = report::department::build(self.recipient, no_copy.as_deref())?;
            files.push(Document { name: format!("{base}.xlsx"), about: "確認結果", bytes });
            files.extend(copies);
        }
        let bytes = self.mail(&files, no_copy.as_deref())?;
        files.push(Document { name: format!("{base}.eml"), about: index::LETTER, bytes });
        Ok((files, no_copy))
    }

    fn mail(&self, files: &[Document], no_copy: Option<&str>) -> Result<Vec<u8>, DeliverError> {
        let attach = |file| {
            let Document { name, about, bytes }: &Document = file;
            Attachment { name, about, bytes }
        };
        let attachments: Vec<Attachment> = files.iter().map(attach).collect();
        Ok(mail::draft(self.recipient, &attachments, no_copy, self.template)?)
    }

    /// The department's own workbooks with the faulty cells marked; or why there is none.
    fn copies(&self) -> (Vec<Document>, Option<String>) {
        let mut copies = Vec::new();
        let mut reason = None;
        for submission in self.recipient.counting() {
            let notes = self.notes(&submission.file);
            let source = self.recipient.collected.sources.get(&submission.file);
            let (Some(source), false) = (source, notes.is_empty()) else { continue };
            if self.holds_personal_number(&submission.file) {
                reason = Some(Unannotatable::PersonalNumber.because());
                continue;
            }
            let Some(copied) = self.annotators.copy(source.clone(), notes) else { continue };
            match copied {
                Ok(bytes) => copies.push(Document {
                    name: copy_name(&self.recipient.file_name, copies.len(), &submission.file),
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
        self.recipient.findings.iter().any(|finding| finding.place.file == file && is_it(finding))
    }

    /// A note for each cell that must or should be looked at.
    fn notes(&self, file: &str) -> Vec<CellNote> {
        let findings = self.recipient.findings.iter();
        let here =
            findings.filter(|finding| finding.place.file == file && finding.severity != Severity::Info);
        here.flat_map(|finding| notes_of(finding, &self.recipient.collected.round.plan)).collect()
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
