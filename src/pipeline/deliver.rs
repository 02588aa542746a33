//! From everything that a run found out to the files that go out, all of them or none.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::by_hand;
use super::copy::Annotators;
use super::error::DeliverError;
use super::kept::{Kept, Made, Written};
use super::sent::{letters_sent, status_after};
use crate::collected::Collected;
use crate::decisions::DECISIONS_FILE;
use crate::disk;
use crate::export;
use crate::model::{Finding, Plan, Severity};
use crate::report::annotate::{CellNote, Paint, Unannotatable};
use crate::report::index::{self, Link};
use crate::report::mail::{self, Attachment, Wording};
use crate::report::message_texts::{self, MESSAGE_TEXTS};
use crate::report::sections;
use crate::report::workbook::Source;
use crate::report::{self, OutputSet, Recipient, SaveError};
use crate::round::Round;
use crate::rules::{self, Lang};
use crate::status::Status;
use crate::template::{Edition, Split};

/// The folder of what goes to the departments, below the output folder.
const DEPARTMENTS: &str = "departments";

/// The folder of the report's parts, below the output folder.
const SECTIONS: &str = "sections";

/// Where the round stands, in the output folder.
pub(super) const STATUS: &str = "status.json";

/// The overview page, in the output folder.
const INDEX: &str = "index.html";

/// The round's own text of the mails, in its folder.
const MAIL_TEMPLATE: &str = "mail.txt";

/// How many departments a thread takes at a time: few, so that none is left with all the rest at the end.
const AT_ONCE: usize = 4;

/// How many annotated copies of a department are looked for when old ones are taken away.
const MOST_COPIES: usize = 20;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// The output folder.
    pub folder: PathBuf,
    /// The names of the report's editions, the public one first; empty where none was written.
    pub report: Vec<String>,
    /// The files that somebody had changed by hand, each with the name under which it is kept.
    pub kept: Vec<(String, String)>,
}

/// Writes everything that goes out, in the place of what an earlier run wrote.
///
/// # Errors
/// When a template of the round is wrong, or a file can't be written: then the earlier set stands as it was.
pub fn deliver(collected: &Collected, folder: &Path) -> Result<Delivered, DeliverError> {
    Prepared::all(collected, folder)?.commit()
}

/// Writes only what goes to the departments.
///
/// # Errors
/// As `deliver`.
pub fn deliver_departments(collected: &Collected, folder: &Path) -> Result<Delivered, DeliverError> {
    Prepared::departments(collected, folder)?.commit()
}

/// Everything that goes out, made and not yet in its place. Dropped before that, it leaves nothing.
pub(super) struct Prepared {
    set: OutputSet,
    /// What earlier runs wrote, where all of it that is of use was looked at.
    kept: Option<Kept>,
    delivered: Delivered,
}

impl Prepared {
    /// All that a round gives.
    pub(super) fn all(collected: &Collected, folder: &Path) -> Result<Self, DeliverError> {
        let names = Edition::ALL.map(|edition| report_name(&collected.round.plan, edition));
        let mut set = open(collected, folder, &names)?;
        let own = read_mail_template(&collected.round.folder.join(MAIL_TEMPLATE))?;
        let kept = Kept::open(&collected.round, own.as_deref());
        let whole = || write_whole(collected, &kept, &set);
        let departments = || write_departments(collected, own.as_deref(), &kept, &set);
        let (whole, departments) = rayon::join(whole, departments);
        let (whole, report) = whole?;
        let decisions = link_to_decisions(collected, folder).into_iter().collect();
        let links = [whole, decisions, write_message_texts(collected, &set)?, departments?].concat();
        outdate_reports(collected, &mut set);
        outdate_departments(collected, &mut set);
        let mut status = status_after(collected, folder).reported();
        let renamed = by_hand::keep(&set, &mut status)?;
        set.write(INDEX, index::build(collected, &status, &links)?.as_bytes())?;
        write_status(&set, status)?;
        let delivered = Delivered { folder: folder.to_owned(), report, kept: renamed };
        Ok(Self { set, kept: Some(kept), delivered })
    }

    /// What goes to the departments.
    pub(super) fn departments(collected: &Collected, folder: &Path) -> Result<Self, DeliverError> {
        let mut set = open(collected, folder, &[])?;
        let own = read_mail_template(&collected.round.folder.join(MAIL_TEMPLATE))?;
        write_departments(collected, own.as_deref(), &Kept::open(&collected.round, own.as_deref()), &set)?;
        write_message_texts(collected, &set)?;
        outdate_departments(collected, &mut set);
        let mut status = status_after(collected, folder);
        let renamed = by_hand::keep(&set, &mut status)?;
        write_status(&set, status)?;
        let delivered = Delivered { folder: folder.to_owned(), report: Vec::new(), kept: renamed };
        Ok(Self { set, kept: None, delivered })
    }

    /// Puts it in the place of what an earlier run wrote.
    pub(super) fn commit(self) -> Result<Delivered, DeliverError> {
        self.set.commit()?;
        self.kept.iter().for_each(Kept::tidy);
        Ok(self.delivered)
    }
}

/// Writes where the round stands, as the last of the set: it says which letters stand there, and knows each file.
fn write_status(set: &OutputSet, mut status: Status) -> Result<(), SaveError> {
    by_hand::note(set, &mut status);
    set.write(STATUS, status.to_json().as_bytes())?;
    Ok(())
}

/// What is about the whole round: the report, the entries, the findings. Gives the names of the report's editions too.
fn write_whole(
    collected: &Collected,
    kept: &Kept,
    set: &OutputSet,
) -> Result<(Vec<Link>, Vec<String>), DeliverError> {
    let utf8 = export::csv::Encoding::Utf8;
    set.fill("entries.csv", |file| export::csv::write_to(file, &collected.entries, utf8).map(drop))?;
    let (findings, plan) = (&collected.findings, &collected.round.plan);
    set.fill("findings.json", |file| export::findings::write_to(file, findings, plan, Lang::Ja))?;
    let reports = kept.or_write(kept.key_of_whole(collected), set, || write_reports(collected, set))?;
    let is_part = |file: &&Written| file.path.starts_with(SECTIONS);
    let (parts, whole): (Vec<&Written>, Vec<&Written>) = reports.iter().partition(is_part);
    let link = |label: &str, path: &str| Link { department: None, label: label.into(), path: path.into() };
    let linked = |file: &&Written| link(&file.about, &file.path);
    let data = link("データ（CSV）", "entries.csv");
    let links = whole.iter().map(linked).chain([data]).chain(parts.iter().map(linked)).collect();
    Ok((links, whole.iter().map(|file| file.path.clone()).collect()))
}

/// The sheet of what is to be decided, where the outputs stand beside it.
fn link_to_decisions(collected: &Collected, folder: &Path) -> Option<Link> {
    let is_beside = folder.parent() == Some(&collected.round.folder);
    let link = || Link {
        department: None,
        label: format!("判断が必要な事項（{DECISIONS_FILE}）"),
        path: format!("../{DECISIONS_FILE}"),
    };
    (is_beside && !collected.decisions.lines.is_empty()).then(link)
}

/// The report in its editions, and where the template says so those of a part for each section.
fn write_reports(collected: &Collected, set: &OutputSet) -> Result<Made, DeliverError> {
    let mut files =
        write_editions(collected, |edition| report_name(&collected.round.plan, edition), "報告書", set)?;
    if collected.round.template.report.split == Some(Split::Section) {
        let parts = sections::sections(&collected.round.plan);
        let part = |(section, name): &(&str, String)| {
            let own = sections::of_section(collected, section);
            write_editions(&own, |edition| section_path(name, edition), section, set)
        };
        let parts: Vec<Vec<Written>> = parts.par_iter().map(part).collect::<Result<_, _>>()?;
        files.extend(parts.concat());
    }
    Ok(Made::always(files))
}

/// The editions that the template has sheets for, side by side.
fn write_editions(
    collected: &Collected,
    path: impl Fn(Edition) -> String + Sync,
    about: &str,
    set: &OutputSet,
) -> Result<Vec<Written>, DeliverError> {
    let source = Source::new(collected);
    let write = |edition: Edition| {
        let Some(package) = report::workbook::packed(&source, edition)? else { return Ok(None) };
        let content = set.fill(&path(edition), |file| package.write_to(file))?;
        let about = format!("{about}（{}）", report::workbook::called(edition));
        Ok::<_, DeliverError>(Some(Written::new(&path(edition), &about, content)))
    };
    let written: Result<Vec<_>, _> = Edition::ALL.into_par_iter().map(write).collect();
    Ok(written?.into_iter().flatten().collect())
}

/// The name of an edition of the report. The public one bears its title and nothing else: so it is put on a web page.
fn report_name(plan: &Plan, edition: Edition) -> String {
    edition_name(&report::safe_name(&plan.title), edition)
}

/// The names of all that a round's run writes to be published, below the output folder.
pub(super) fn public_editions(round: &Round) -> Vec<String> {
    let mut names = vec![report_name(&round.plan, Edition::Public)];
    if round.template.report.split == Some(Split::Section) {
        let parts = sections::sections(&round.plan);
        names.extend(parts.iter().map(|(_, name)| section_path(name, Edition::Public)));
    }
    names
}

fn section_path(name: &str, edition: Edition) -> String {
    format!("{SECTIONS}/{}", edition_name(name, edition))
}

fn edition_name(base: &str, edition: Edition) -> String {
    match edition {
        Edition::Public => format!("{base}.xlsx"),
        Edition::Working => format!("{base}{}.xlsx", report::WORKING_SUFFIX),
    }
}

/// What the mails say themselves.
fn write_message_texts(collected: &Collected, set: &OutputSet) -> Result<Vec<Link>, DeliverError> {
    let Some(bytes) = message_texts::build(collected) else { return Ok(Vec::new()) };
    set.write(MESSAGE_TEXTS, &bytes)?;
    Ok(vec![Link { department: None, label: "メールの本文".into(), path: MESSAGE_TEXTS.into() }])
}

/// Begins the set. Nothing is written where a file would come to stand too deep: neither these nor those of the
/// departments.
fn open(collected: &Collected, folder: &Path, names: &[String]) -> Result<OutputSet, DeliverError> {
    collected.round.require_apart(folder)?;
    let bases = report::file_names(&collected.round.plan);
    let departments = bases.iter().map(|base| format!("{DEPARTMENTS}/{}", copy_name(base, 0, "")));
    let mut all = names.iter().cloned().chain(departments);
    all.try_for_each(|name| SaveError::if_too_long(&folder.join(name)))?;
    Ok(OutputSet::open(folder)?)
}

/// What goes to the departments, side by side: each is written as soon as it is made. `own` is the round's own text of
/// the mails.
fn write_departments(
    collected: &Collected,
    own: Option<&str>,
    kept: &Kept,
    set: &OutputSet,
) -> Result<Vec<Link>, DeliverError> {
    let annotators = Annotators::new(&collected.round);
    let wording = Wording::of_answers(own)?;
    let write = |recipient: &Recipient| {
        let department = Department { recipient, wording: &wording, annotators: &annotators };
        let files = kept.or_write(kept.key_of(recipient), set, || department.write(set))?;
        let link = |file: Written| Link {
            department: Some(recipient.department.to_owned()),
            label: file.about,
            path: file.path,
        };
        Ok(files.into_iter().map(link).collect())
    };
    let mut recipients = Recipient::all(collected);
    remind(&mut recipients);
    let links: Result<Vec<Vec<Link>>, DeliverError> =
        recipients.par_iter().with_max_len(AT_ONCE).map(write).collect();
    Ok(links?.concat())
}

/// When each was last asked for its answer, where the day of this run is known.
fn remind(recipients: &mut [Recipient]) {
    let Some(round) = recipients.first().map(|recipient| &recipient.collected.round) else { return };
    let Some(today) = round.today else { return };
    let sent = letters_sent(round);
    for recipient in recipients {
        recipient.reminded = sent.reminded_before(recipient.department, today);
    }
}

/// What goes to departments that an earlier run may have written and this one does not.
fn outdate_departments(collected: &Collected, set: &mut OutputSet) {
    set.outdate(MESSAGE_TEXTS);
    let earlier = set.names_of_earlier(DEPARTMENTS);
    if earlier.is_empty() {
        return;
    }
    let names = report::file_names(&collected.round.plan);
    let names = names.iter().flat_map(|base| outdated(base)).filter(|name| earlier.contains(name));
    names.for_each(|name| set.outdate(&format!("{DEPARTMENTS}/{name}")));
}

/// The same of the report: an edition or a part that the template has no more.
fn outdate_reports(collected: &Collected, set: &mut OutputSet) {
    let sections = sections::sections(&collected.round.plan);
    for edition in Edition::ALL {
        set.outdate(&report_name(&collected.round.plan, edition));
        sections.iter().for_each(|(_, name)| set.outdate(&section_path(name, edition)));
    }
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
    wording: &'a Wording<'a>,
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
            let content = set.write(&path, &file.bytes)?;
            Ok(Written::new(&path, file.about, content))
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
        Ok(mail::draft(self.recipient, &attachments, no_copy, self.wording)?)
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
            let Some(copied) = self.annotators.copy(source.clone(), self.recipient.department, notes) else {
                continue;
            };
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
        let is_it = |finding: &Finding| finding.fault.is_personal_number();
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
