//! From the submissions folder to everything that a run found out.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use crate::book::{self, Source};
use crate::collected::Collected;
use crate::layout::{LaidOut, Words};
use crate::merge;
use crate::model::{Entry, FileFault, Finding, Place};
use crate::normalize;
use crate::round::{self, Age, Published, Received, Round, RoundError, Standing, department_of};
use crate::rules::{self, RoundView, View};
use crate::summary::Summary;

/// Reads, checks and merges all that the round's departments sent. `progress` hears the files as they are done.
///
/// # Errors
/// When the submissions folder is missing, last year's entries can't be read, or `[severity]` names a finding that
/// there is not. A bad workbook is a finding.
pub fn collect(round: Round, progress: &(dyn Fn(usize, usize) + Sync)) -> Result<Collected, RoundError> {
    if !round.submissions.is_dir() {
        return Err(RoundError::NoSubmissions(round.submissions.clone()));
    }
    round::check_severities(&round)?;
    let published = match &round.previous {
        Some(path) => round::read_published(path, &round.plan)?,
        None => Published::default(),
    };
    let walked = book::walk(&round.submissions, &round.limits);
    let files = read_files(&round, &walked.sources, progress);
    let findings = [walked.findings, published.findings].concat();
    let collected = settle(round, files, findings, &published.entries);
    let sources = walked.sources.into_iter().map(|source| (source.path.clone(), source)).collect();
    Ok(Collected { sources, ..collected })
}

fn read_files(round: &Round, sources: &[Source], progress: &(dyn Fn(usize, usize) + Sync)) -> Vec<Received> {
    let done = std::sync::atomic::AtomicUsize::new(0);
    let words = Words::new(&round.plan, &round.template.form);
    let read = |source: &Source| {
        let file = read_file_safely(round, &words, source);
        let count = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
        progress(count, sources.len());
        file
    };
    sources.par_iter().map(read).collect()
}

/// A fault of the program costs the file that it meets a finding, and no other file anything.
fn read_file_safely(round: &Round, words: &Words, source: &Source) -> Received {
    std::panic::catch_unwind(|| read_file(round, words, source)).unwrap_or_else(|_| Received {
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

fn read_file(round: &Round, words: &Words, source: &Source) -> Received {
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
        laid_out = words.lay_out(workbook, &file, own);
    }
    findings.append(&mut laid_out.findings);
    let (entries, faults) = normalize::normalize(laid_out.entries, &round.plan);
    findings.extend(faults);
    let (macros, external_links) =
        opened.workbook.as_ref().map_or((false, 0), |workbook| (workbook.macros, workbook.external_links));
    Received {
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

/// Decides what counts, checks and merges it.
fn settle(round: Round, files: Vec<Received>, mut findings: Vec<Finding>, published: &[Entry]) -> Collected {
    let plan = &round.plan;
    let standings = round::stand(plan, &files);
    let mut read: Vec<Entry> = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let taken = taken(file, &standings[index]);
        findings.extend(check_file(&round, &files, &standings, index, &taken));
        if file.department.is_some() {
            read.extend(taken);
        }
    }
    let view = RoundView { plan, entries: &read, history: published, findings: &findings };
    let checked = rules::check_round(&view);
    findings.extend(checked);
    findings.extend(round::missing_submissions(plan, &files));
    let findings = rules::settle(findings, &round.severities);
    let submissions = round::submissions(plan, &files, &standings, &findings);
    let entries = merge::merge(&read, published, plan);
    let summary = Summary::of(plan, &submissions, &entries, &findings);
    Collected { round, sources: BTreeMap::new(), submissions, read, entries, findings, summary }
}

/// The entries of a file that count.
fn taken(file: &Received, standing: &Standing) -> Vec<Entry> {
    file.entries.iter().filter(|entry| standing.takes(entry)).cloned().collect()
}

/// The findings of a file, as far as they are about what counts of it.
fn check_file(
    round: &Round,
    files: &[Received],
    standings: &[Standing],
    index: usize,
    taken: &[Entry],
) -> Vec<Finding> {
    let file = &files[index];
    let mut findings = round::findings_of(&round.plan, files, standings, index);
    if standings[index].counts() {
        findings.extend(round::still_true(files, standings, index));
        let view = View {
            plan: &round.plan,
            department: file.department.as_deref(),
            file: &file.file,
            entries: taken,
            findings: &findings,
            macros: file.macros,
            external_links: file.external_links,
        };
        let checked = rules::check(&view);
        findings.extend(checked);
        findings.retain(|finding| !round::is_answered_elsewhere(finding, files, standings, index));
    }
    for finding in &mut findings {
        finding.department = finding.department.take().or_else(|| file.department.clone());
    }
    findings
}

/// Reads the round in this folder and collects it, without a word on the way.
///
/// # Errors
/// As `Round::load` and `collect`.
pub fn collect_folder(folder: &Path) -> Result<Collected, RoundError> {
    collect(Round::load(folder)?, &|_, _| {})
}
