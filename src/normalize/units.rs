//! What the values of an item are counted in: as the plan says, or as its other values say.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entry, Field, FieldKind, Plan, Text};
use crate::text::number::{self, PERCENT, Quantity};
use crate::text::width;

/// What a value is expected to be counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// Nothing is known: the value itself says it.
    Unknown,
    /// A percentage.
    Share,
    /// A percentage, counted in per cent: the heading says so.
    Percent,
    /// This unit.
    Counted(String),
}

/// The units that notes beside the tables say, by sheet.
pub type UnitNotes = BTreeMap<Text, BTreeSet<String>>;

/// The units of a file's numbers.
pub(super) struct Units<'p> {
    plan: &'p Plan,
    notes: &'p UnitNotes,
    /// Item and field → the unit that most of the values say.
    said: BTreeMap<(String, Text), String>,
    /// Item and field → how large the whole numbers are, where another has three decimals.
    sizes: BTreeMap<(String, Text), Vec<f64>>,
}

impl<'p> Units<'p> {
    /// Looks at all values of a file.
    pub(super) fn of(entries: &[Entry], notes: &'p UnitNotes, plan: &'p Plan) -> Self {
        let mut counts: BTreeMap<(String, Text), BTreeMap<String, usize>> = BTreeMap::new();
        let mut sizes: BTreeMap<(String, Text), Vec<f64>> = BTreeMap::new();
        let counted = || entries.iter().filter(|entry| is_counted(entry, plan));
        for entry in counted() {
            let Some(said) = number::read_as_said(entry.shown()).into_value() else { continue };
            if is_parted(&said) {
                sizes.entry(key(entry)).or_default();
            }
            if !said.unit.is_empty() {
                *counts.entry(key(entry)).or_default().entry(said.unit).or_default() += 1;
            }
        }
        if !sizes.is_empty() {
            counted().for_each(|entry| add_size(&mut sizes, entry));
        }
        let said = counts.into_iter().filter_map(|(key, units)| Some((key, commonest(units)?))).collect();
        Self { plan, notes, said, sizes }
    }

    /// Whether a full stop may stand for the comma in a value, 80.646 beside 79,971 and 81,200: the others of its item and
    /// field are whole, and as large as it would be with the comma.
    pub(super) fn may_be_thousands(&self, entry: &Entry) -> bool {
        if self.sizes.is_empty() {
            return false;
        }
        let others = self.sizes.get(&key(entry)).filter(|others| !others.is_empty());
        let Some(others) = others else { return false };
        let said = number::read_as_said(entry.shown()).into_value().filter(is_parted);
        let alike = |value: f64| others.iter().all(|other| (value * 100.0..value * 10_000.0).contains(other));
        said.is_some_and(|said| alike(said.value.abs()))
    }

    /// What a value of this entry is expected to be counted in. The words of the plan come first, then a note of the sheet
    /// that counts in lots (千円), then the item's other values, then its name (…率, …割合).
    pub(super) fn expected(&self, entry: &Entry, field: &Field) -> Expected {
        match field.kind {
            FieldKind::Amount | FieldKind::Number => self.of_number(entry, field),
            FieldKind::Percent if is_in_points(field) => Expected::Percent,
            _ => Expected::Unknown,
        }
    }

    fn of_number(&self, entry: &Entry, field: &Field) -> Expected {
        let item = self.plan.item(entry.item()).filter(|_| field.kind == FieldKind::Amount);
        let label = field.unit(number::unit_said);
        // 件 in a column of units is what plan and result are counted in, and not 達成率 beside them.
        let is_of_field = |unit: &String| unit == PERCENT || !number::is_called_a_rate(&field.label);
        let listed = item.map(|item| item.unit.clone()).filter(|unit| !unit.is_empty() && is_of_field(unit));
        if label.is_none() && listed.as_deref() == Some(PERCENT) {
            return Expected::Percent;
        }
        let by_target = || item.and_then(|item| number::unit_said(&item.target)).filter(is_of_field);
        let by_plan = || label.or(listed).or_else(by_target);
        let by_values = self.said.get(&key(entry));
        let by_note =
            || self.noted(entry).filter(|unit| is_of_field(unit) && counts_same(unit, by_values)).cloned();
        match by_plan().or_else(by_note).or_else(|| by_values.cloned()) {
            // A plain number is what the template asks for: a percentage is refused there anyway.
            Some(unit) if unit == PERCENT && field.kind == FieldKind::Number => Expected::Unknown,
            Some(unit) if unit == PERCENT => Expected::Share,
            Some(unit) => Expected::Counted(unit),
            None if item.is_some_and(|item| number::is_called_a_rate(&item.title)) => Expected::Share,
            None => Expected::Unknown,
        }
    }
}

/// Whether the form says of a percentage that it is counted in per cent, by its label or by a unit apart from it.
fn is_in_points(field: &Field) -> bool {
    width::fold_key(&field.label).ends_with("(%)") || field.unit.as_deref() == Some(PERCENT)
}

impl Units<'_> {
    /// The unit in lots that the notes of an entry's sheet say, where they say one.
    fn noted(&self, entry: &Entry) -> Option<&String> {
        let notes = self.notes.get(&entry.place.sheet)?;
        let mut lots = notes.iter().filter(|unit| number::scaled(unit).0 > 1.0);
        lots.next().filter(|_| lots.next().is_none())
    }
}

/// Whether what values say counts the same as a unit in lots, where they say anything.
fn counts_same(lots: &str, said: Option<&String>) -> bool {
    said.is_none_or(|unit| number::are_same(number::scaled(lots).1, unit))
}

fn key(entry: &Entry) -> (String, Text) {
    (entry.item().to_owned(), entry.field.clone())
}

/// Notes how large a number is, where it is asked for; 0 where it has decimals of its own.
fn add_size(sizes: &mut BTreeMap<(String, Text), Vec<f64>>, entry: &Entry) {
    let Some(own) = sizes.get_mut(&key(entry)) else { return };
    let said = number::read_as_said(entry.shown()).into_value().filter(|said| !is_parted(said));
    own.extend(said.map(|said| if said.last < 0 { 0.0 } else { said.value.abs() }));
}

/// Whether a number has three decimals behind a whole one, as a comma would part its thousands.
fn is_parted(said: &Quantity) -> bool {
    said.last == -3 && said.value.abs() >= 1.0 && said.unit != PERCENT
}

fn is_counted(entry: &Entry, plan: &Plan) -> bool {
    let kind = plan.field(&entry.field).map(|field| field.kind);
    entry.value.is_some() && matches!(kind, Some(FieldKind::Amount | FieldKind::Number))
}

/// The unit that is said most often; of two that are said equally often the first in the order of their letters.
fn commonest(units: BTreeMap<String, usize>) -> Option<String> {
    units.into_iter().rev().max_by_key(|(_, count)| *count).map(|(unit, _)| unit)
}
