//! From the submissions folder to everything that a run found out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use crate::book::{self, Source};
use crate::layout::{self, LaidOut};
use crate::merge;
use crate::model::{
    Because, Entry, Fault, FileFault, Finding, LayoutFault, Place, Severity, Submission, Verdict,
};
use crate::normalize;
use crate::round::{self, Age, Round, RoundError, department_of, newest};
use crate::rules::{self, RoundView, View};
use crate::summary::{Collected, Summary};

/// A file as read, before it is known whether it counts.
struct ReadFile {
    file: String,
    department: Option<String>,
    age: Age,
    readable: bool,
    entries: Vec<Entry>,
    findings: Vec<Finding>,
    macros: bool,
    external_links: usize,
}

/// Reads, checks and merges all that the round's departments sent. `progress` hears the files as they are done.
///
/// # Errors
/// When the submissions folder is missing, last year's entries can't be read, or `[severity]` names a finding that
/// there is not. A bad workbook is a finding.
pub fn collect(round: Round, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Collected, RoundError> {
    if !round.submissions.is_dir() {
        return Err(RoundError::NoSubmissions(round.submissions.clone()));
    }
    check_severities(&round)?;
    let published = match &round.previous {
        Some(path) => round::read_published(path, &round.plan)?,
        None => Vec::new(),
    };
    let walked = book::walk(&round.submissions, &round.limits);
    let files = read_files(&round, &walked.sources, progress);
    Ok(settle(round, files, walked.findings, &published))
}

/// A name that no rule has would be passed over in silence.
fn check_severities(round: &Round) -> Result<(), RoundError> {
    let is_known = |name: &String| rules::find(name).is_some_and(|rule| rule.name == name);
    let Some(name) = round.severities.keys().find(|name| !is_known(name)) else { return Ok(()) };
    let nearest = rules::find(name).or_else(|| rules::nearest(name)).map(|rule| rule.name.to_owned());
    Err(RoundError::NoRule { name: name.clone(), nearest })
}

fn read_files(round: &Round, sources: &[Source], progress: &(dyn Fn(usize, usize) + Sync)) -> Vec<ReadFile> {
    let done = std::sync::atomic::AtomicUsize::new(0);
    let read = |source: &Source| {
        let file = read_file_safely(round, source);
        let count = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
        progress(count, sources.len());
        file
    };
    sources.par_iter().map(read).collect()
}

/// A fault of the program costs the file that it meets a finding, and no other file anything.
fn read_file_safely(round: &Round, source: &Source) -> ReadFile {
    std::panic::catch_unwind(|| read_file(round, source)).unwrap_or_else(|_| ReadFile {
        file: source.path.clone(),
        department: department_of(&source.path, &round.plan).map(str::to_owned),
        age: Age { file: source.path.clone(), saved: String::new(), modified: source.modified },
        readable: false,
        entries: Vec::new(),
        findings: vec![book::crashed(&source.path)],
        macros: false,
        external_links: 0,
    })
}

fn read_file(round: &Round, source: &Source) -> ReadFile {
    let file = source.path.clone();
    let opened = source.read(&round.limits);
    let department = department_of(&file, &round.plan).map(str::to_owned);
    let mut findings = opened.findings;
    let mut laid_out = LaidOut::default();
    let mut age = Age { file: file.clone(), saved: String::new(), modified: source.modified };
    if department.is_none() {
        let known = round.plan.departments.iter().map(|known| known.name.clone()).collect();
        findings.push(Finding::new(FileFault::UnknownDepartment { known }, Place::file(&file)));
    }
    if let Some(workbook) = &opened.workbook {
        age.saved.clone_from(&workbook.saved);
        let own = department.as_deref().and_then(|name| round.plan.department(name));
        laid_out = layout::lay_out(workbook, &round.plan, &round.template.form, &file, own);
    }
    findings.append(&mut laid_out.findings);
    let (entries, faults) = normalize::normalize(laid_out.entries, &round.plan);
    findings.extend(faults);
    let (macros, external_links) =
        opened.workbook.as_ref().map_or((false, 0), |workbook| (workbook.macros, workbook.external_links));
    ReadFile {
        file,
        department,
        age,
        readable: opened.workbook.is_some(),
        entries,
        findings,
        macros,
        external_links,
    }
}

/// Decides which files count, checks and merges them.
fn settle(round: Round, files: Vec<ReadFile>, mut findings: Vec<Finding>, published: &[Entry]) -> Collected {
    let standing = stand(&round, &files);
    let mut read: Vec<Entry> = Vec::new();
    for (file, standing) in files.iter().zip(&standing) {
        let own = check_file(&round, file, standing, &files);
        findings.extend(own);
        if standing.counts() && file.department.is_some() {
            read.extend(file.entries.iter().cloned());
        }
    }
    let view = RoundView { plan: &round.plan, entries: &read, history: published, findings: &findings };
    let checked = rules::check_round(&view);
    findings.extend(checked);
    findings.extend(missing_submissions(&round, &files));
    let findings = rules::settle(findings, &round.severities);
    let submissions = submissions(&round, &files, &standing, &findings);
    let entries = merge::merge(&read, published, &round.plan);
    let summary = Summary::of(&round.plan, &submissions, &entries, &findings);
    Collected { round, submissions, read, entries, findings, summary }
}

/// Whether a file counts, and why.
#[derive(Clone, Debug, Default)]
struct Standing {
    superseded_by: Option<String>,
    because: Option<Because>,
}

impl Standing {
    const fn counts(&self) -> bool {
        self.superseded_by.is_none()
    }
}

/// Of the files of a department that report on the same items the newest counts; files on different items all do.
fn stand(round: &Round, files: &[ReadFile]) -> Vec<Standing> {
    let mut standing = vec![Standing::default(); files.len()];
    for department in &round.plan.departments {
        let mut open: Vec<usize> = (0..files.len())
            .filter(|index| {
                files[*index].department.as_ref() == Some(&department.name) && files[*index].readable
            })
            .collect();
        while open.len() > 1 {
            let ages: Vec<Age> = open.iter().map(|index| files[*index].age.clone()).collect();
            let Some((place, because)) = newest(&ages) else { break };
            let best = open.remove(place);
            let (older, rest): (Vec<usize>, Vec<usize>) =
                open.into_iter().partition(|index| overlap(&files[best], &files[*index]));
            for index in &older {
                standing[*index] =
                    Standing { superseded_by: Some(files[best].file.clone()), because: Some(because) };
            }
            if !older.is_empty() {
                standing[best].because = Some(because);
            }
            open = rest;
        }
    }
    standing
}

/// The items that a file says something of. A file that says nothing replaces none and is replaced by none.
fn items_of(file: &ReadFile) -> BTreeSet<&str> {
    let filled = file.entries.iter().filter(|entry| !entry.raw.is_empty());
    filled.map(|entry| entry.item.as_str()).collect()
}

/// Whether two files of a department report on the same items.
fn overlap(a: &ReadFile, b: &ReadFile) -> bool {
    !items_of(a).is_disjoint(&items_of(b))
}

/// The findings of a file; of a superseded one only that it is.
fn check_file(round: &Round, file: &ReadFile, standing: &Standing, files: &[ReadFile]) -> Vec<Finding> {
    if let Some(newer) = &standing.superseded_by {
        let fault = FileFault::SupersededFile { newer: newer.clone(), because: standing.because };
        return vec![with_department(Finding::new(fault, Place::file(&file.file)), file)];
    }
    let mut findings = file.findings.clone();
    findings.retain(|finding| {
        !matches!(finding.fault, Fault::Layout(LayoutFault::MissingItem))
            || !is_elsewhere(finding, file, files)
    });
    let view = View {
        plan: &round.plan,
        department: file.department.as_deref(),
        file: &file.file,
        entries: &file.entries,
        findings: &findings,
        macros: file.macros,
        external_links: file.external_links,
    };
    let checked = rules::check(&view);
    findings.extend(checked);
    findings.into_iter().map(|finding| with_department(finding, file)).collect()
}

/// Whether another file of the department brings the item that is missing here.
fn is_elsewhere(finding: &Finding, file: &ReadFile, files: &[ReadFile]) -> bool {
    let others = files.iter().filter(|other| other.department == file.department && other.file != file.file);
    others.flat_map(|other| &other.entries).any(|entry| match &finding.item {
        Some(item) => entry.item == *item,
        None => entry.axis == finding.axis,
    })
}

fn with_department(mut finding: Finding, file: &ReadFile) -> Finding {
    if finding.department.is_none() {
        finding.department.clone_from(&file.department);
    }
    finding
}

fn missing_submissions(round: &Round, files: &[ReadFile]) -> Vec<Finding> {
    let sent = |name: &str| files.iter().any(|file| file.department.as_deref() == Some(name));
    let missing = round.plan.departments.iter().filter(|department| !sent(&department.name));
    missing
        .map(|department| {
            Finding::new(FileFault::MissingSubmission, Place::default()).department(&department.name)
        })
        .collect()
}

fn submissions(
    round: &Round,
    files: &[ReadFile],
    standing: &[Standing],
    findings: &[Finding],
) -> Vec<Submission> {
    let mut worst: BTreeMap<&str, Severity> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !finding.place.file.is_empty()) {
        let known = worst.entry(&finding.place.file).or_insert(finding.severity);
        *known = (*known).min(finding.severity);
    }
    let mut submissions: Vec<Submission> = files
        .iter()
        .zip(standing)
        .map(|(file, standing)| Submission {
            file: file.file.clone(),
            department: file.department.clone(),
            verdict: verdict(file, standing, worst.get(file.file.as_str()).copied()),
            entries: file.entries.iter().filter(|entry| entry.value.is_some()).count(),
            superseded_by: standing.superseded_by.clone(),
            taken_because: standing.because,
        })
        .collect();
    let place = |submission: &Submission| {
        let name = submission.department.as_deref()?;
        round.plan.departments.position(name)
    };
    submissions
        .sort_by_cached_key(|submission| (place(submission).unwrap_or(usize::MAX), submission.file.clone()));
    submissions
}

fn verdict(file: &ReadFile, standing: &Standing, worst: Option<Severity>) -> Verdict {
    match worst {
        _ if !standing.counts() => Verdict::Superseded,
        _ if !file.readable => Verdict::Unreadable,
        Some(Severity::Error) => Verdict::Returned,
        Some(Severity::Warning) => Verdict::AcceptedWithWarnings,
        _ => Verdict::Accepted,
    }
}

/// Reads the round in this folder and collects it, without a word on the way.
///
/// # Errors
/// As `Round::load` and `collect`.
pub fn collect_folder(folder: &Path) -> Result<Collected, RoundError> {
    collect(Round::load(folder)?, &|_, _| {})
}
