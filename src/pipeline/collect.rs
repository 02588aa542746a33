//! From the submissions folder to everything that a run found out.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::gather::read_parts;
use super::printed::{Printed, printed};
use super::read::{ReadAll, read_all};
use crate::book::{self, Message};
use crate::collected::Collected;
use crate::decisions::{self, Applied, Decisions};
use crate::merge;
use crate::model::{Department, Entry, Fault, FileFault, Finding, Plan};
use crate::round::{self, Elsewhere, Previous, Received, Round, RoundError, Standing};
use crate::rules::{self, RoundView, View};
use crate::summary::Summary;

/// Reads, checks and merges all that the round's departments sent. `progress` hears the files as they are done.
///
/// # Errors
/// When the submissions folder is missing, a list is empty, last year's entries can't be read, or `[severity]` names a finding that
/// there is not. A bad workbook is a finding.
pub fn collect(
    round: Round,
    progress: &(dyn Fn(usize, usize, &str) + Sync),
) -> Result<Collected, RoundError> {
    require_submissions(&round)?;
    conclude(round, |round| Ok(read_all(round, progress)))
}

/// The same from what was read before, in parts: see [`write_part`](super::write_part).
///
/// # Errors
/// As `collect`, and when one of the files is no part of this round.
pub fn collect_parts(round: Round, parts: &[PathBuf]) -> Result<Collected, RoundError> {
    conclude(round, |round| read_parts(round, parts))
}

/// The entries that count of what the departments sent, by file in the order of reading: neither checked nor merged.
///
/// # Errors
/// As `Round::load` and `collect`.
pub fn read_folder(folder: &Path) -> Result<Vec<Entry>, RoundError> {
    let round = Round::load(folder)?;
    require_submissions(&round)?;
    let Begun { decisions, read, .. } = begin(&round, |round| Ok(read_all(round, &|_, _, _| {})))?;
    let (mut files, _) = round::set_aside(read.files);
    let copies = round::copies(&mut files);
    let (standings, _) = stand(&round.plan, &files, &copies, &decisions);
    Ok(into_read(files, &standings))
}

fn require_submissions(round: &Round) -> Result<(), RoundError> {
    match round.submissions.is_dir() {
        true => Ok(()),
        false => Err(RoundError::NoSubmissions(round.submissions.clone())),
    }
}

/// All that comes into a run.
struct Begun {
    previous: Option<Previous>,
    decisions: Decisions,
    read: ReadAll,
}

fn begin(
    round: &Round,
    read: impl FnOnce(&Round) -> Result<ReadAll, RoundError>,
) -> Result<Begun, RoundError> {
    round.check_lists()?;
    round::check_severities(round)?;
    let decisions = Decisions::read(&round.folder, &round.limits)?;
    let previous = round::read_previous_but(round, &decisions.cleared())?;
    let read = read(round)?;
    let held = held(&read.files);
    if !held.is_empty() {
        return Err(RoundError::InUse { files: held });
    }
    Ok(Begun { previous, decisions, read })
}

fn conclude(
    round: Round,
    read: impl FnOnce(&Round) -> Result<ReadAll, RoundError>,
) -> Result<Collected, RoundError> {
    let Begun { previous, decisions, read } = begin(&round, read)?;
    let ReadAll { files, sources, findings, messages } = read;
    let told = previous.iter().flat_map(|previous| previous.findings.iter().cloned());
    let findings = findings.into_iter().chain(told).collect();
    let collected = put_together(round, files, &messages, &decisions, findings, previous);
    Ok(Collected { sources, messages, ..collected })
}

/// The files that another program holds. No department is told that it sent what can't be read: the clerk closes them.
fn held(files: &[Received]) -> Vec<String> {
    let is_held = |file: &&Received| file.findings.iter().any(|finding| book::is_told_in_use(&finding.fault));
    files.iter().filter(is_held).map(|file| file.file.clone()).collect()
}

/// The departments of which several files came, and one at least: all forms have the same places.
fn departments<'p>(plan: &'p Plan, of: &BTreeMap<&str, Vec<usize>>) -> impl Iterator<Item = &'p Department> {
    let several: BTreeSet<&str> = of.iter().filter(|(_, own)| own.len() > 1).map(|(name, _)| *name).collect();
    let first = usize::from(several.is_empty());
    let own = plan.departments.iter().filter(move |department| several.contains(department.name.as_str()));
    plan.departments.iter().take(first).chain(own)
}

/// Decides what counts, checks and merges it.
fn put_together(
    round: Round,
    files: Vec<Received>,
    messages: &[Message],
    decisions: &Decisions,
    mut findings: Vec<Finding>,
    previous: Option<Previous>,
) -> Collected {
    let plan = &round.plan;
    let published: &[Entry] = previous.as_ref().map_or(&[], |previous| &previous.entries);
    let (mut files, aside) = round::set_aside(files);
    findings.extend(aside);
    findings.extend(round::on_mails(plan, messages, &files));
    let copies = round::copies(&mut files);
    let (standings, decided) = stand(plan, &files, &copies, decisions);
    let of = round::by_department(&files);
    let Printed { entries: printed, merges } = printed(&round, departments(plan, &of));
    let merges = merges || files.par_iter().any(|file| rules::merges_over_years(file.entries.iter()));
    let sent = Sent { files: &files, standings: &standings, of, merges };
    let checked: Vec<Vec<Finding>> =
        (0..files.len()).into_par_iter().map(|index| check_file(&round, &sent, index)).collect();
    let checked = checked.into_iter().flatten().collect();
    findings.extend(round::without_handed_out(plan, checked, &files, published));
    findings.extend(round::of_two_departments(plan, &files, &standings));
    findings.extend(round::cleared(plan, &files, &standings, published, &printed));
    round::tell_of_form(&mut findings, sent.of.len());
    let read = read(&files, &standings);
    let view = RoundView { plan, entries: &read, history: published, printed: &printed, findings: &findings };
    let checked = rules::check_round(&view);
    findings.extend(checked);
    findings.extend(round::missing_submissions(plan, &files));
    findings.extend(decided);
    let findings = rules::judge_all(findings, &round.severities);
    let digests = digests(&files);
    let digest = |file: &str| digest(&digests, file);
    let mut applied = decisions::apply(plan, findings, &read, decisions, &round.severities, &digest);
    let findings = std::mem::take(&mut applied.findings);
    let mut findings = rules::judge_all(findings, &round.severities);
    rules::sort_by_item(&mut findings, plan);
    let submissions = round::submissions(&round, &files, &standings, &findings);
    // The blanks and the files are let go before what is merged needs room.
    let read = into_read(files, &standings);
    let entries = merged(plan, &read, &applied, published);
    let summary = Summary::of(plan, &submissions, &read, &entries, &findings, previous.as_ref());
    let (sources, messages) = Default::default();
    let decisions = applied.ledger;
    Collected { round, sources, messages, submissions, previous, read, entries, decisions, findings, summary }
}

/// The consolidated entries, as far as no decision keeps them out.
fn merged(plan: &Plan, read: &[Entry], applied: &Applied, published: &[Entry]) -> Vec<Entry> {
    let read: Vec<&Entry> = read.iter().collect();
    let wanted = rules::without_held_back(&read, &applied.held_back).into_iter();
    let wanted = wanted.filter(|entry| applied.takes(entry)).chain(&applied.typed);
    let kept: Cow<[Entry]> = match applied.settled.is_empty() {
        true => published.into(),
        false => published.iter().filter(|entry| applied.keeps(entry)).cloned().collect(),
    };
    let mut entries = merge::merge(wanted, &kept, plan);
    entries.shrink_to_fit();
    entries
}

/// How much of each file counts, and the doubts on it that were decided.
fn stand(
    plan: &Plan,
    files: &[Received],
    copies: &BTreeMap<usize, usize>,
    decisions: &Decisions,
) -> (Vec<Standing>, Vec<Finding>) {
    let standings = round::stand(plan, files, copies, &BTreeSet::new());
    let doubts: Vec<Finding> =
        (0..files.len()).flat_map(|index| round::doubts_on(files, &standings, index)).collect();
    let doubts = rules::judge_all(doubts, &BTreeMap::new());
    let digests = digests(files);
    let chosen = decisions::preferred(plan, &doubts, decisions, &|file| digest(&digests, file));
    if chosen.is_empty() {
        return (standings, Vec::new());
    }
    let is_decided = |finding: &Finding| matches!(&finding.fault, Fault::File(FileFault::VersionUnclear { other, .. }) if chosen.contains(other));
    let decided = doubts.into_iter().filter(is_decided).collect();
    let preferred = files.iter().enumerate().filter(|(_, file)| chosen.contains(&file.file));
    (round::stand(plan, files, copies, &preferred.map(|(index, _)| index).collect()), decided)
}

/// The fingerprints of what is in the files, by their paths.
type Digests<'a> = HashMap<&'a str, [u8; 32]>;

fn digests(files: &[Received]) -> Digests<'_> {
    files.iter().filter_map(|file| Some((file.file.as_str(), file.digest?))).collect()
}

/// The fingerprint of a file's content, as it is written down.
fn digest(digests: &Digests, path: &str) -> String {
    let digest = digests.get(path).into_iter().flatten();
    digest.map(|byte| format!("{byte:02x}")).collect()
}

/// The files with how much of each counts, and which of them a department sent.
struct Sent<'a> {
    files: &'a [Received],
    standings: &'a [Standing],
    of: BTreeMap<&'a str, Vec<usize>>,
    /// Whether cells are merged over years in the blank form or in any of the files.
    merges: bool,
}

/// The entries that count, of the files whose department is known.
fn read<'a>(files: &'a [Received], standings: &[Standing]) -> Vec<&'a Entry> {
    let known = files.iter().zip(standings).filter(|(file, _)| file.department.is_some());
    known.flat_map(|(file, standing)| file.entries.iter().filter(|entry| standing.takes(entry))).collect()
}

/// The same, handed on without the files. Blank ones were kept for the checks, and are let go.
fn into_read(files: Vec<Received>, standings: &[Standing]) -> Vec<Entry> {
    let is_kept = |entry: &Entry, standing: &Standing| {
        (entry.value.is_some() || !entry.raw.is_empty()) && standing.takes(entry)
    };
    let known = |file: &Received| file.department.is_some();
    let count = |(file, standing): (&Received, &Standing)| {
        file.entries.iter().filter(|entry| is_kept(entry, standing)).count()
    };
    // A list that grows would stand in memory twice.
    let sizes = files.iter().zip(standings).filter(|(file, _)| known(file)).map(count);
    let mut read = Vec::with_capacity(sizes.sum());
    for (file, standing) in files.into_iter().zip(standings).filter(|(file, _)| known(file)) {
        read.extend(file.entries.into_iter().filter(|entry| is_kept(entry, standing)));
    }
    read
}

/// The findings of a file, as far as they are about what counts of it.
fn check_file(round: &Round, sent: &Sent, index: usize) -> Vec<Finding> {
    let Sent { files, standings, .. } = sent;
    let file = &files[index];
    if file.department.is_none() {
        return file.findings.clone();
    }
    let mut findings = round::findings_of(&round.plan, files, standings, index);
    if standings[index].counts() {
        findings.extend(round::still_true(files, standings, index));
        let taken: Vec<&Entry> = file.entries.iter().filter(|entry| standings[index].takes(entry)).collect();
        let view = View {
            plan: &round.plan,
            department: file.department.as_deref(),
            file: &file.file,
            entries: &taken,
            findings: &findings,
            macros: file.macros,
            external_links: file.external_links,
            merges: sent.merges,
        };
        let checked = rules::check(&view);
        findings.extend(checked);
        let own = file.department.as_deref().and_then(|name| sent.of.get(name));
        let others: Vec<usize> = own.into_iter().flatten().copied().filter(|other| *other != index).collect();
        if !others.is_empty() && findings.iter().any(Elsewhere::concerns) {
            let elsewhere = Elsewhere::of(&round.plan, files, standings, index, &others);
            findings.retain(|finding| !elsewhere.answers(finding));
        }
        let answers =
            |other: &usize| standings[*other].counts() && round::is_answered(&round.plan, &files[*other]);
        if !others.iter().any(answers) {
            findings.extend(round::nothing_filled(&round.plan, file, &findings));
        }
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
    collect(Round::load(folder)?, &|_, _, _| {})
}
