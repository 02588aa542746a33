//! `merges-lost`: a form by years in which no cells are merged, with blanks behind its values. A cell that was merged over
//! years is one value and blanks in a text file, and where somebody undid the merges. Of a workbook that is asked only where
//! others of its round merge cells over years, or most of what it plans stands in the first year alone.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt};

use crate::model::{CellRef, Entry, FieldRole, FileFault, Finding, FiscalYear, Key, Place, YEAR};
use crate::rules::Answers;
use crate::rules::answers::is_blank;

/// What ends the names of text files.
const ENDINGS: [&str; 4] = [".csv", ".tsv", ".tab", ".txt"];

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let mut rows: BTreeMap<(Key, &str), BTreeMap<FiscalYear, &Entry>> = BTreeMap::new();
    let merged = merged_sheets(answers.view.entries.iter().copied());
    let merges = answers.view.merges || merged.is_empty() && stands_in_first_years(answers);
    let may_lack =
        |entry: &&Entry| is_of_text(entry) || merges && !merged.contains(entry.place.sheet.as_str());
    for entry in answers.view.entries.iter().copied().filter(may_lack) {
        if let Some(year) = entry.key.year() {
            rows.entry((without_year(entry), &entry.field)).or_default().insert(year, entry);
        }
    }
    let mut lost: BTreeMap<(&str, &str), BTreeSet<CellRef>> = BTreeMap::new();
    for entry in rows.values().flat_map(|row| behind_values(answers, row)) {
        lost.entry((&entry.place.file, &entry.place.sheet)).or_default().extend(entry.place.cell);
    }
    let first = |cells: &BTreeSet<CellRef>, (file, sheet): (&str, &str)| {
        let mut cells = cells.iter().copied();
        let place = Place::cell(file, sheet, cells.next()?);
        let mut finding = Finding::new(FileFault::MergesLost, place);
        finding.more_cells = cells.collect();
        Some(finding)
    };
    lost.iter().filter_map(|(sheet, cells)| first(cells, *sheet)).collect()
}

/// Whether one cell stands for several years somewhere among the entries of a file.
pub(crate) fn merges_over_years<'e>(entries: impl Iterator<Item = &'e Entry>) -> bool {
    !merged_sheets(entries).is_empty()
}

/// The sheets on which one cell stands for several years.
fn merged_sheets<'e>(entries: impl Iterator<Item = &'e Entry>) -> BTreeSet<&'e str> {
    let mut years: HashMap<(&str, CellRef), FiscalYear> = HashMap::new();
    let mut merged = BTreeSet::new();
    for entry in entries {
        if let (Some(cell), Some(year)) = (entry.place.cell, entry.key.year()) {
            let first = *years.entry((&entry.place.sheet, cell)).or_insert(year);
            merged.extend((first != year).then_some(entry.place.sheet.as_str()));
        }
    }
    merged
}

/// Whether most of what is planned across the years of a row, and of two rows at least, stands in the first of them alone.
fn stands_in_first_years(answers: &Answers) -> bool {
    let mut rows: BTreeMap<(Key, &str, u32), BTreeMap<FiscalYear, bool>> = BTreeMap::new();
    for entry in answers.view.entries.iter().filter(|entry| plans(answers, entry)) {
        if let (Some(year), Some(cell)) = (entry.key.year(), entry.place.cell) {
            let row = (without_year(entry), entry.field.as_str(), cell.row);
            rows.entry(row).or_default().insert(year, !is_blank(entry));
        }
    }
    let filled =
        |years: &&BTreeMap<FiscalYear, bool>| years.len() > 1 && years.values().any(|filled| *filled);
    let is_first_only = |years: &&BTreeMap<FiscalYear, bool>| {
        let mut years = years.values();
        years.next() == Some(&true) && years.all(|filled| !filled)
    };
    let all: Vec<_> = rows.values().filter(filled).collect();
    let first_only = all.iter().filter(|years| is_first_only(years)).count();
    first_only > 1 && first_only > all.len() - first_only
}

/// Whom an entry is said for, whatever its year.
fn without_year(entry: &Entry) -> Key {
    let others = entry.key.parts().iter().filter(|part| part.dimension != YEAR);
    Key::new(others.map(|part| (part.dimension.clone(), part.member.clone())))
}

/// Whether a field plans ahead.
fn plans(answers: &Answers, entry: &Entry) -> bool {
    let field = answers.view.plan.field(&entry.field);
    field.is_some_and(|field| matches!(field.role, Some(FieldRole::Plan | FieldRole::Goal)))
}

/// The blanks of a row of years that follow on a value, of which nothing is told yet.
fn behind_values<'a>(answers: &Answers, row: &BTreeMap<FiscalYear, &'a Entry>) -> Vec<&'a Entry> {
    let mut filled = false;
    let mut blanks = Vec::new();
    for (year, entry) in row {
        if !is_blank(entry) {
            filled = true;
        } else if filled && is_asked(answers, entry, *year) && !answers.is_told(&entry.place) {
            blanks.push(*entry);
        }
    }
    blanks
}

/// Whether a value is expected for this year: it is due, or the field plans ahead. Of a required one the blank is told.
fn is_asked(answers: &Answers, entry: &Entry, year: FiscalYear) -> bool {
    let field = answers.view.plan.field(&entry.field);
    !field.is_some_and(|field| field.required) && (plans(answers, entry) || answers.is_due(Some(year)))
}

fn is_of_text(entry: &Entry) -> bool {
    let end = entry.place.file.as_bytes().last_chunk();
    end.is_some_and(|end: &[u8; 4]| ENDINGS.iter().any(|ending| ending.as_bytes().eq_ignore_ascii_case(end)))
}
