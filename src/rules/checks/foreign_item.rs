//! `foreign-item`: an item of another department; and `answered-by-another`, which tells its owner.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::model::{ConsistencyFault, Entry, FieldKind, FieldRole, Finding, Item, Key, Place, Plan, Value};
use crate::rules::RoundView;
use crate::rules::answers::is_blank;

/// Everything that a department says of one item on one sheet is one finding, and its cells are held back.
pub(super) fn check(view: &RoundView) -> Vec<Finding> {
    let says_something = |entry: &&Entry| !is_blank(entry) && entry.value != Some(Value::NotApplicable);
    let filled = view.entries.par_iter().copied().filter(says_something);
    let strange: Vec<&Entry> = filled.filter(|entry| is_foreign(view.plan, entry)).collect();
    let known = Known::beside(&strange, view);
    let mut foreign: BTreeMap<(&str, &str, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in strange {
        if known.says_else(view.plan, entry) {
            let place = (entry.place.file.as_str(), entry.place.sheet.as_str(), entry.item());
            foreign.entry(place).or_default().push(entry);
        }
    }
    foreign.retain(|_, entries| entries.iter().any(|entry| is_answer(view.plan, entry) || known.has(entry)));
    foreign.values().flat_map(|entries| told(view.plan, entries)).collect()
}

/// Whether the item has departments, and this entry is of none of them.
pub(super) fn is_foreign(plan: &Plan, entry: &Entry) -> bool {
    let Some(item) = plan.item(entry.item()) else { return false };
    match item.departments.as_slice() {
        [] => is_row_of_another(plan, item, entry),
        owners => !owners.iter().any(|name| entry.department == *name),
    }
}

/// Whether the rows are the departments themselves, and this one is another's than the one that sent it.
fn is_row_of_another(plan: &Plan, item: &Item, entry: &Entry) -> bool {
    let is_own = |other: &Item| entry.department == other.title && other.kind == item.kind;
    entry.department != item.title && plan.department(&item.title).is_some() && plan.items.iter().any(is_own)
}

/// The departments that answer for an item, the owner first: those of the list, or the one that it is.
fn owners(item: &Item) -> Vec<String> {
    if item.departments.is_empty() { vec![item.title.clone()] } else { item.departments.clone() }
}

/// A plan or a goal may be printed in everybody's form.
fn is_answer(plan: &Plan, entry: &Entry) -> bool {
    let role = plan.field(&entry.field).and_then(|field| field.role);
    !matches!(role, Some(FieldRole::Plan | FieldRole::Goal))
}

type Asked<'a> = (&'a str, &'a Key);

/// What the others say, and what was published.
struct Known<'a> {
    said: HashMap<Asked<'a>, Vec<&'a Entry>>,
}

impl<'a> Known<'a> {
    /// What is said where these entries say something.
    fn beside(entries: &[&'a Entry], view: &RoundView<'a>) -> Self {
        let mut said: HashMap<Asked, Vec<&Entry>> =
            entries.iter().map(|entry| (key(entry), Vec::new())).collect();
        if !said.is_empty() {
            let all = view.entries.iter().copied().chain(view.history);
            for entry in all.filter(|entry| entry.value.is_some()) {
                said.entry(key(entry)).and_modify(|own| own.push(entry));
            }
        }
        Self { said }
    }

    fn others<'s>(&'s self, entry: &'s Entry) -> impl Iterator<Item = &'a Entry> + 's {
        let said = self.said.get(&key(entry)).into_iter().flatten().copied();
        said.filter(|other| other.department != entry.department || other.place.file.is_empty())
    }

    /// Whether anybody else says something there.
    fn has(&self, entry: &Entry) -> bool {
        self.others(entry).next().is_some()
    }

    /// Whether the entry says something of its own. What the departments in charge or last year's report say too, and
    /// text that stands in another department's form as well, came with the form.
    fn says_else(&self, plan: &Plan, entry: &Entry) -> bool {
        let field = plan.field(&entry.field);
        let is_printed = field.is_some_and(|field| {
            field.kind == FieldKind::Text && field.role != Some(FieldRole::Action) || !is_answer(plan, entry)
        });
        let is_source = |other: &Entry| is_printed || other.place.file.is_empty() || !is_foreign(plan, other);
        !self.others(entry).any(|other| other.value == entry.value && is_source(other))
    }
}

fn key(entry: &Entry) -> Asked<'_> {
    (&entry.field, &entry.key)
}

/// The finding for the department that wrote, and the one for the owner.
fn told(plan: &Plan, entries: &[&Entry]) -> Vec<Finding> {
    let Some(first) = entries.iter().min_by_key(|entry| entry.place.cell) else { return Vec::new() };
    let Some(item) = plan.item(first.item()) else { return Vec::new() };
    let fault = ConsistencyFault::ForeignItem { owners: owners(item) };
    let mut finding = Finding::new(fault, first.place.clone()).item(&item.id).value(first.raw.trim());
    finding.department = Some(first.department.to_string());
    let cells = entries.iter().filter_map(|entry| entry.place.cell);
    finding.more_cells = cells.filter(|cell| Some(*cell) != first.place.cell).collect();
    finding.covers = finding.ranges();
    std::iter::once(finding).chain(to_owner(item, first)).collect()
}

fn to_owner(item: &Item, entry: &Entry) -> Option<Finding> {
    let by = entry.department.to_string();
    let fault = ConsistencyFault::AnsweredByAnother { by, decided: false, listed: false };
    let owner = owners(item).into_iter().next()?;
    Some(Finding::new(fault, Place::default()).item(&item.id).department(&owner))
}
