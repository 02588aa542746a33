//! A form that is learned: read, understood and coloured in a worker.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::copy::limits_of_worker;
#[cfg(debug_assertions)]
use super::read::misbehave;
use super::rehearse;
use crate::book::{self, Format, Limits, Workbook};
use crate::disk;
use crate::layout;
use crate::learn::{self, Counts, Learned};
use crate::mask;
use crate::model::{FiscalYear, Item, Severity, YearSpan};
use crate::report::annotate::{self, CellNote, Paint, Unannotatable};
use crate::report::ledger;
use crate::rules;
use crate::worker::{Calls, Job, Lost, Pool};

/// What is known of a round once its form is learned.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LearnedForm {
    /// The template as TOML, with a remark on every guess.
    pub source: String,
    /// The name of the template, where it is one that the program has.
    pub builtin: Option<String>,
    /// What the form calls itself.
    pub title: String,
    /// The members of the lists.
    pub items: Vec<Item>,
    /// The fiscal years of the form.
    pub years: Option<YearSpan>,
    /// The year that is being collected.
    pub collecting: Option<FiscalYear>,
    /// The department that the form came from, where its name says one.
    pub department: Option<String>,
    /// Whether nothing is filled in yet.
    pub blank: bool,
    /// What became of the cells of the form, read with its own template.
    pub counts: Counts,
    /// What nobody can know from the form alone, in Japanese.
    pub doubts: Vec<String>,
    /// The form with every cell coloured by what it was taken for; or why there is none.
    pub picture: Result<Vec<u8>, Unannotatable>,
}

/// Why a form was not learned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotLearned {
    /// Another program holds the file.
    InUse,
    /// It is no workbook that can be opened.
    NoWorkbook,
    /// It is too large, or too hard, to be looked through.
    TooMuch,
    /// No table was made out in it that reads: what is in the way, in Japanese.
    NoTable(Vec<String>),
}

/// Learns a form. One of a kind that the program knows is read as that, unless it is to be learned `anew`.
///
/// ```
/// let learned = matome::pipeline::learn("samples/equipment/submissions/総務課.xlsx".as_ref(), true);
/// assert!(learned.is_ok_and(|learned| learned.source.contains("kind = \"record\"")));
/// ```
///
/// # Errors
/// When the file can't be opened as a workbook, or nothing in it is understood.
pub fn learn(path: &Path, anew: bool) -> Result<LearnedForm, NotLearned> {
    let limits = Limits::default();
    let request = (path.to_owned(), path.file_name().map(disk::composed).unwrap_or_default(), anew);
    let pool = Pool::new(&limits, limits_of_worker(&limits));
    let learned = Pool::<LearnForms>::ask_or(pool.as_ref(), &request, || learn_file(&request, &limits));
    learned.unwrap_or_else(|lost| match lost {
        Lost::Slow | Lost::OutOfMemory | Lost::TooLong => Err(NotLearned::TooMuch),
        Lost::Crashed | Lost::NotStarted => Err(NotLearned::NoWorkbook),
    })
}

/// What workers are asked here: to learn a form, by its path and its name, and whether anew.
pub(super) struct LearnForms;

impl Job for LearnForms {
    const NAME: &'static str = "learn-forms";
    type Setup = Limits;
    type Request = (PathBuf, String, bool);
    type Answer = Result<LearnedForm, NotLearned>;

    fn work(limits: Limits, calls: Calls<Self>) {
        calls.answer(|request| learn_file(&request, &limits));
    }
}

fn learn_file(
    (path, file, anew): &(PathBuf, String, bool),
    limits: &Limits,
) -> Result<LearnedForm, NotLearned> {
    #[cfg(debug_assertions)]
    misbehave(file);
    let mut opened = book::read(path, file, limits);
    mask::personal_numbers(&mut opened, file);
    let personal = opened.findings.iter().any(mask::is_of_struck_out);
    let Some(workbook) = &opened.workbook else {
        return Err(if book::is_in_use(&opened) { NotLearned::InUse } else { NotLearned::NoWorkbook });
    };
    let learned = learn::learn(workbook, file, *anew).map_err(NotLearned::NoTable)?;
    let picture =
        if personal { Err(Unannotatable::PersonalNumber) } else { picture(path, workbook, &learned, limits) };
    let mut doubts = [rehearse::doubts(workbook, file, &learned), learned.doubts.clone()].concat();
    doubts.extend(about_format(opened.format));
    Ok(LearnedForm {
        items: learned.plan.items.iter().cloned().collect(),
        years: learned.plan.years,
        collecting: learned.plan.collecting,
        source: learned.source,
        builtin: learned.builtin.map(str::to_owned),
        title: learned.title,
        department: learned.department,
        blank: learned.blank,
        counts: learned.counts,
        doubts,
        picture,
    })
}

/// What a form says in its borders and its input rules is seen in one format only.
fn about_format(format: Option<Format>) -> Option<String> {
    let doubt = "この形式のファイルからは、罫線や入力規則（選択肢）が分かりません。空いている枠や選択肢のある調査票であれば、できたフォルダーを消し、Excel で「Excel ブック（.xlsx）」として保存し直した調査票から作り直してください。";
    format.filter(|format| *format != Format::Xlsx).map(|_| doubt.to_owned())
}

fn picture(
    path: &Path,
    workbook: &Workbook,
    learned: &Learned,
    limits: &Limits,
) -> Result<Vec<u8>, Unannotatable> {
    let bytes = disk::read(path).map_err(|_| Unannotatable::Unusual(path.display().to_string()))?;
    let findings = rules::with_severities(&learned.read.findings, &Default::default());
    let notes = ledger::notes(&learned.read.ledgers, &learned.read.entries, &findings, &learned.plan);
    let notes = notes.into_iter().map(|note| as_printed(as_input(note, learned), workbook, learned));
    let notes: Vec<CellNote> = notes.collect();
    annotate::patch(&bytes, &notes, &BTreeSet::new(), limits)
}

/// A running number or a sign of the blank form itself comes back in every answer, and is known again there; so are the
/// titles and notes of a form of a known kind.
fn as_printed(note: CellNote, workbook: &Workbook, learned: &Learned) -> CellNote {
    let sheet = workbook.sheets.iter().find(|sheet| sheet.name == note.sheet);
    let is_sign = || {
        let cell = sheet.and_then(|sheet| sheet.get(note.cell));
        cell.is_some_and(|cell| !layout::is_told_apart(&cell.shown))
            || learned.builtin.is_some() && !learned.lost.contains(&(note.sheet.clone(), note.cell))
    };
    match note.paint {
        Paint::Fault(severity) if severity != Severity::Error && learned.blank && is_sign() => {
            let text = "様式に印刷されているものとして扱い、取り込みません。".to_owned();
            CellNote { paint: Paint::Furniture, text, ..note }
        }
        _ => note,
    }
}

/// What stands in an empty cell was only put there to try it: the cell is one to be filled in, or one that is not read.
fn as_input(note: CellNote, learned: &Learned) -> CellNote {
    if !learned.empty.contains(&(note.sheet.clone(), note.cell)) {
        return note;
    }
    match note.paint {
        Paint::Fault(_) => {
            let text = "この欄は、読み取れません。".to_owned();
            CellNote { paint: Paint::Fault(Severity::Error), text, ..note }
        }
        _ => CellNote { paint: Paint::Input, ..note },
    }
}
