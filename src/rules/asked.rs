//! The fields of which the template asks more than their kind, and the entries that stand beside theirs.

use std::collections::BTreeMap;

use crate::model::{CellRef, Check, Entry, Field, Finding, Key, Member, Plan};

/// Each check of the plan that `take` takes, with its field.
pub(super) fn checks<'p, T>(
    plan: &'p Plan,
    take: impl Fn(&'p Check) -> Option<T>,
) -> impl Iterator<Item = (&'p Field, T)> {
    let own = move |field: &'p Field| field.checks.iter().map(move |check| (field, check));
    plan.fields.iter().flat_map(own).filter_map(move |(field, check)| Some((field, take(check)?)))
}

/// The entries of a field.
pub(super) fn of_field<'a>(entries: &'a [&'a Entry], name: &'a str) -> impl Iterator<Item = &'a Entry> {
    entries.iter().copied().filter(move |entry| entry.field == name)
}

/// For each entry of a field those of another that are said of the same: no dimension that both have says otherwise.
pub(super) fn beside<'a>(
    entries: &'a [&'a Entry],
    field: &'a str,
    other: &'a str,
) -> impl Iterator<Item = (&'a Entry, Vec<&'a Entry>)> {
    let mut others: BTreeMap<Vec<&str>, Vec<&Entry>> = BTreeMap::new();
    for entry in of_field(entries, other) {
        others.entry(dimensions(&entry.key)).or_default().push(entry);
    }
    let mut known: BTreeMap<Vec<&str>, Vec<Indexed>> = BTreeMap::new();
    of_field(entries, field).map(move |entry| {
        let own = dimensions(&entry.key);
        let indexes = known.entry(own.clone()).or_insert_with(|| index(&others, &own));
        let found = indexes.iter().filter_map(|(common, by)| by.get(&members(&entry.key, common)));
        (entry, found.flatten().copied().collect())
    })
}

/// Entries by the members of the dimensions that they have in common with others.
type Indexed<'a> = (Vec<&'a str>, BTreeMap<Vec<&'a Member>, Vec<&'a Entry>>);

/// The entries by what they have in common with keys of these dimensions; those of each shape of key by themselves.
fn index<'a>(others: &BTreeMap<Vec<&'a str>, Vec<&'a Entry>>, own: &[&'a str]) -> Vec<Indexed<'a>> {
    let of_shape = |(shape, entries): (&Vec<&'a str>, &Vec<&'a Entry>)| {
        let common: Vec<&str> = shape.iter().copied().filter(|name| own.contains(name)).collect();
        let mut by: BTreeMap<_, Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            by.entry(members(&entry.key, &common)).or_default().push(*entry);
        }
        (common, by)
    };
    others.iter().map(of_shape).collect()
}

fn dimensions(key: &Key) -> Vec<&str> {
    key.parts().iter().map(|part| part.dimension.as_str()).collect()
}

fn members<'a>(key: &'a Key, dimensions: &[&str]) -> Vec<&'a Member> {
    dimensions.iter().filter_map(|name| key.get(name)).collect()
}

/// The finding, with the cells of these entries that stand on its sheet.
pub(super) fn with_cells<'a>(mut finding: Finding, beside: impl IntoIterator<Item = &'a Entry>) -> Finding {
    let same =
        |entry: &&Entry| entry.place.file == finding.place.file && entry.place.sheet == finding.place.sheet;
    let cells: Vec<CellRef> = beside.into_iter().filter(same).filter_map(|entry| entry.place.cell).collect();
    finding.more_cells = cells.into_iter().filter(|cell| Some(*cell) != finding.place.cell).collect();
    finding
}

/// What the form calls a field.
pub(super) fn label(plan: &Plan, name: &str) -> String {
    plan.field(name).map_or(name, |field| field.label.as_str()).to_owned()
}
