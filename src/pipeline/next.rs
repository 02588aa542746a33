//! From a round to the round of the year after: its lists and settings, its template, and what was published.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::collect::collect;
use super::error::DeliverError;
use super::sent::status_after;
use crate::decisions::{DECISIONS_FILE, Decisions};
use crate::disk;
use crate::model::{CellRef, Item, Plan};
use crate::report::annotate::{self, Content, Contents};
use crate::report::{OutputSet, SaveError};
use crate::report::{decision_sheet, successor_sheet};
use crate::round::{self, CONFIG_FILE, LISTS_FILE, Round, RoundError, SUCCESSORS_FILE};

/// This year's outputs, and the entries among them.
const OUT: &str = "out";
const ENTRIES: &str = "out/entries.csv";

/// What of this year's round the next one has: its entries, its lists and its settings.
const PREVIOUS: &str = "前回";

/// What goes along where it is there.
const BESIDE: [&str; 5] = [CONFIG_FILE, LISTS_FILE, "mail.txt", "request.txt", "使い方.txt"];

/// The round of the year after, with what the clerk should look at.
#[derive(Debug)]
pub struct NextRound {
    /// The round that was made.
    pub round: Round,
    /// How many entries of the rounds before go along.
    pub published: usize,
    /// How many decisions go along.
    pub decisions: usize,
    /// The file in which the clerk says what becomes of the items.
    pub successors: String,
    /// The items whose years are over.
    pub ended: Vec<Item>,
    /// Whether the year lies after the years of the plan.
    pub is_after_plan: bool,
    /// Whether files or decisions came after the report that goes along was made.
    pub is_outdated: bool,
}

/// Makes the round of the year after in a new folder.
///
/// # Errors
/// When the round can't be read or was never run, something stands in the new folder, or it can't be written.
pub fn next_round(folder: &Path, new: &Path) -> Result<NextRound, DeliverError> {
    let before = Round::load(folder)?;
    let entries = folder.join(ENTRIES);
    if !entries.is_file() {
        return Err(RoundError::NoResults(entries).into());
    }
    if fs::read_dir(new).map_or(new.exists(), |mut files| files.next().is_some()) {
        return Err(DeliverError::InTheWay(new.to_owned()));
    }
    let decisions = Decisions::read(folder, &before.limits)?.carried(before.plan.years.is_some());
    let renewed = round::renew(folder, before.plan.collecting, PREVIOUS, &before.plan.items)?;
    let set = OutputSet::open(new)?;
    let read = |name: &str| {
        let path = disk::named(&folder.join(name));
        disk::read(&path).map_err(|source| RoundError::Unreadable { path, source })
    };
    let (lists, cells) = &renewed.lists;
    let bytes = read(lists)?;
    let bytes = match cells.is_empty() {
        true => bytes,
        false => annotate::fill(&bytes, &as_texts(cells), &[], &before.limits)?,
    };
    set.write(lists, &bytes)?;
    let beside = BESIDE.map(str::to_owned);
    let also: BTreeSet<String> = renewed.files.iter().cloned().chain(beside).collect();
    for name in also.iter().filter(|name| *name != lists && disk::named(&folder.join(name)).is_file()) {
        set.write(name, &read(name)?)?;
    }
    if let Some(toml) = &renewed.toml {
        set.write(CONFIG_FILE, for_editors(toml).as_bytes())?;
    }
    if let Some((name, text)) = &renewed.template {
        set.write(name, for_editors(text).as_bytes())?;
    }
    if let Some((name, cells)) = &renewed.form {
        set.write(name, &annotate::fill(&read(name)?, &as_texts(cells), &[], &before.limits)?)?;
    }
    set.write(&format!("{PREVIOUS}/entries.csv"), &read(ENTRIES)?)?;
    for name in [CONFIG_FILE, lists].into_iter().filter(|name| folder.join(name).is_file()) {
        set.write(&format!("{PREVIOUS}/{name}"), &read(name)?)?;
    }
    if !renewed.has_successors {
        set.write(SUCCESSORS_FILE, &successor_sheet::build(&before.plan)?)?;
    }
    if !decisions.lines.is_empty() {
        set.write(DECISIONS_FILE, &decision_sheet::written(&before.plan.title, &decisions)?)?;
    }
    set.commit()?;
    let successors = if renewed.has_successors { lists.as_str() } else { SUCCESSORS_FILE };
    let made = made(new, decisions.lines.len(), successors)?;
    Ok(NextRound { is_outdated: is_outdated(before), ..made })
}

/// The texts of the lists, by sheet.
fn as_texts(cells: &BTreeMap<String, BTreeMap<CellRef, String>>) -> Contents {
    let content = |(cell, text): (&CellRef, &String)| (*cell, Content::Text(text.clone()));
    cells.iter().map(|(sheet, cells)| (sheet.clone(), cells.iter().map(content).collect())).collect()
}

/// With a byte order mark, as the oldest editors in use need it.
fn for_editors(text: &str) -> String {
    format!("\u{feff}{text}")
}

/// Whether what stands in the round's outputs is older than what it was made of. Where the submissions are gone, or can't be
/// read any more, nobody can say.
fn is_outdated(before: Round) -> bool {
    let outputs = before.folder.join(OUT);
    let collected = collect(before, &|_, _, _| {});
    collected.is_ok_and(|collected| {
        !collected.submissions.is_empty() && status_after(&collected, &outputs).is_report_old()
    })
}

/// What was made, read as it will be.
fn made(new: &Path, decisions: usize, successors: &str) -> Result<NextRound, DeliverError> {
    let round = Round::load(new)?;
    fs::create_dir_all(&round.submissions).map_err(|source| SaveError::folder(&round.submissions, source))?;
    let published = round::read_previous(&round)?.map_or(0, |previous| previous.entries.len());
    let ended = round.plan.items.iter().filter(|item| is_over(&round.plan, item)).cloned().collect();
    let last = round.plan.years.map(|span| span.last);
    let is_after_plan = round.plan.collecting.zip(last).is_some_and(|(year, last)| year > last);
    Ok(NextRound {
        round,
        published,
        decisions,
        successors: successors.to_owned(),
        ended,
        is_after_plan,
        is_outdated: false,
    })
}

/// Whether the item has years of its own, and the last of them is past.
fn is_over(plan: &Plan, item: &Item) -> bool {
    item.years.zip(plan.collecting).is_some_and(|(span, year)| span.last < year)
}
