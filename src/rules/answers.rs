//! What a submission answers, sorted by item and year so that a check finds what stands around an entry.

use std::collections::{BTreeMap, BTreeSet};

use super::{Rule, View};
use crate::model::{
    CellRef, Entry, Fault, Field, FieldRole, Finding, FiscalYear, Item, Key, Place, Severity, Value,
};
use crate::text::width;

/// The answers of a submission, as the checks look at them.
#[derive(Debug)]
pub struct Answers<'a> {
    /// The submission.
    pub view: View<'a>,
    by_item: BTreeMap<&'a str, BTreeMap<&'a Key, Vec<&'a Entry>>>,
    told: BTreeMap<(&'a str, CellRef), &'a Finding>,
    due_cells: BTreeSet<&'a Place>,
}

/// What is said for one key.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'s, 'a> {
    /// The item's id.
    pub item: &'a str,
    /// What it is said for.
    pub key: &'a Key,
    /// The entries, blank and refused ones too.
    pub entries: &'s [&'a Entry],
    answers: &'s Answers<'a>,
}

impl<'a> Answers<'a> {
    /// Sorts the entries of a submission.
    pub fn new(view: View<'a>) -> Self {
        let mut by_item: BTreeMap<_, BTreeMap<_, Vec<_>>> = BTreeMap::new();
        for &entry in view.entries {
            by_item.entry(entry.item()).or_default().entry(&entry.key).or_default().push(entry);
        }
        let mut answers = Self { view, by_item, told: told(view.findings), due_cells: BTreeSet::new() };
        answers.due_cells = view
            .entries
            .iter()
            .copied()
            .filter(|entry| answers.is_due(entry.key.year()))
            .map(|entry| &entry.place)
            .collect();
        answers
    }

    /// The entries by item and key.
    pub fn all(&self) -> impl Iterator<Item = Answer<'_, 'a>> {
        self.by_item.keys().flat_map(|item| self.of_item(item))
    }

    /// The items that the submission has cells for.
    pub fn items(&self) -> impl Iterator<Item = &'a str> {
        self.by_item.keys().copied()
    }

    /// The answers of one item.
    pub fn of_item(&self, item: &'a str) -> impl Iterator<Item = Answer<'_, 'a>> {
        let own = self.by_item.get(item).into_iter().flatten();
        own.map(move |(key, entries)| Answer { item, key, entries, answers: self })
    }

    /// The answers of due years, and those without a year.
    pub fn due(&self) -> impl Iterator<Item = Answer<'_, 'a>> {
        self.all().filter(|answer| self.is_due(answer.key.year()))
    }

    /// The entries whose text the department wrote there itself: no ditto marks.
    pub fn texts(&self) -> impl Iterator<Item = (&'a Entry, &'a str)> {
        let own = self.view.entries.iter().copied().filter(|entry| !entry.is_ditto());
        own.filter_map(|entry| Some((entry, entry.value.as_ref()?.as_text()?)))
    }

    /// Whether the year is due; what is said for no year is always due.
    pub fn is_due(&self, year: Option<FiscalYear>) -> bool {
        self.view.plan.is_due(year)
    }

    /// Whether the year comes after the one being collected.
    pub fn is_future(&self, year: Option<FiscalYear>) -> bool {
        !self.is_due(year)
    }

    /// Whether the cell also stands for a due year: merged over years, it says one value for all of them.
    pub fn stands_for_due(&self, place: &Place) -> bool {
        self.due_cells.contains(place)
    }

    /// Whether a finding stands on the cell already.
    pub fn is_told(&self, place: &Place) -> bool {
        self.told_at(place).is_some()
    }

    /// Whether the stages before told something worse of the cell than what is only to know, such as a note on it.
    pub fn is_doubted(&self, place: &Place) -> bool {
        self.told_at(place).is_some_and(|told| severity(told) != Severity::Info)
    }

    /// The worst of what the stages before told at the cell, as the catalogue has it.
    pub fn told_at(&self, place: &Place) -> Option<&'a Finding> {
        self.told.get(&(place.sheet.as_str(), place.cell?)).copied()
    }

    /// The item, if the plan has it and this department owns it. Others may leave its required fields blank.
    pub fn owned(&self, id: &str) -> Option<&'a Item> {
        let item = self.view.plan.item(id)?;
        let own = match (self.view.department, item.departments.first()) {
            (Some(department), Some(owner)) => department == owner,
            _ => true,
        };
        own.then_some(item)
    }

    /// Whether the plan asks this item for a value in this year.
    pub fn in_years(&self, item: &Item, year: FiscalYear) -> bool {
        self.view.plan.years_of(item).is_none_or(|span| span.contains(year))
    }
}

impl<'s, 'a> Answer<'s, 'a> {
    /// The entries of the fields that play this role.
    pub fn of_role(self, role: FieldRole) -> impl Iterator<Item = &'a Entry> + 's {
        self.entries.iter().copied().filter(move |entry| {
            self.answers.view.plan.field(&entry.field).is_some_and(|field| field.role == Some(role))
        })
    }

    /// The entries of the field with this name.
    pub fn of_field(self, name: &'a str) -> impl Iterator<Item = &'a Entry> + 's {
        self.entries.iter().copied().filter(move |entry| entry.field == name)
    }

    /// The entries with their fields in the plan.
    pub fn with_fields(self) -> impl Iterator<Item = (&'a Entry, &'a Field)> + 's {
        let plan = self.answers.view.plan;
        self.entries.iter().filter_map(move |entry| Some((*entry, plan.field(&entry.field)?)))
    }
}

fn told(findings: &[Finding]) -> BTreeMap<(&str, CellRef), &Finding> {
    let mut told: BTreeMap<(&str, CellRef), &Finding> = BTreeMap::new();
    for finding in findings {
        for cell in finding.place.cell.iter().chain(&finding.more_cells) {
            let known = told.entry((&finding.place.sheet, *cell)).or_insert(finding);
            if severity(finding) < severity(known) {
                *known = finding;
            }
        }
    }
    told
}

fn severity(finding: &Finding) -> Severity {
    Rule::of(&finding.fault).severity
}

/// Whether nothing was said: nothing typed, or only a dash, which says nothing either.
pub fn is_blank(entry: &Entry) -> bool {
    entry.value.is_none() && width::is_blank(&entry.raw)
}

/// A finding on an entry's cell, about what the entry is about.
pub fn on(fault: impl Into<Fault>, entry: &Entry) -> Finding {
    let finding = Finding::new(fault, entry.place.clone()).about(entry).department(&entry.department);
    if entry.raw.trim().is_empty() { finding } else { finding.value(entry.raw.trim()) }
}

/// The number of an entry.
pub fn number(entry: &Entry) -> Option<f64> {
    entry.value.as_ref().and_then(Value::as_number)
}
