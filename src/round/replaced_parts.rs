//! What is told of a file of which some answers are taken from another one: of which items, and which part of each.

use std::collections::{BTreeMap, BTreeSet};

use super::Received;
use super::replaced::replaced_items;
use super::supersede::{Standing, key};
use crate::model::{Entry, FileFault, Finding, Item, Member, Place, Plan};

/// One finding for each file that answers are taken from instead.
pub fn partly_superseded(
    plan: &Plan,
    file: &Received,
    files: &[Received],
    standing: &Standing,
) -> Vec<Finding> {
    let items = replaced_items(file, standing);
    let all: BTreeSet<&str> = items.values().flatten().copied().collect();
    let mut said: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in file.filled().filter(|entry| all.contains(entry.item())) {
        said.entry(entry.item()).or_default().push(entry);
    }
    let finding = |(other, items): (usize, BTreeSet<&str>)| {
        let (mut named, mut parts) = (Vec::new(), Vec::new());
        for (item, name) in names(plan, &items) {
            let is_gone = |entry: &&Entry| {
                standing.replaced.get(&key(entry)).is_some_and(|instead| instead.file == other)
            };
            let (gone, left): (Vec<&Entry>, Vec<&Entry>) = said[item].iter().copied().partition(is_gone);
            match part(plan, &gone, &left) {
                _ if item.is_empty() => named.push(labels(plan, &gone)),
                Some(part) if part.is_empty() => named.push(name),
                Some(part) => named.push(format!("{name}（{part}）")),
                None => parts.push(name),
            }
        }
        let fault = FileFault::PartlySuperseded { items: named, parts, newer: files[other].file.clone() };
        Finding::new(fault, Place::file(&file.file))
    };
    items.into_iter().map(finding).collect()
}

/// The items with what the form calls them, in the plan's order; an item that the plan has not by its name.
fn names<'i>(plan: &'i Plan, items: &BTreeSet<&'i str>) -> Vec<(&'i str, String)> {
    let known = plan.items.iter().filter(|item| items.contains(item.id.as_str()));
    let known = known.map(|item| (item.id.as_str(), Item::short_name(item)));
    let open = items.iter().filter(|item| plan.item(item).is_none());
    known.chain(open.map(|item| (*item, format!("「{item}」")))).collect()
}

/// Which part of an item is `gone`, as a form names it: the years, the months, the fields; empty where all of it is. `None`
/// where nothing tells it from what is `left`.
fn part(plan: &Plan, gone: &[&Entry], left: &[&Entry]) -> Option<String> {
    let (first, false) = (gone.first()?, left.is_empty()) else { return Some(String::new()) };
    let dimensions = first.key.parts().iter().filter(|part| !matches!(part.member, Member::Item(_)));
    let mut by_dimension = dimensions.filter_map(|part| {
        let members = |entries: &[&Entry]| -> BTreeSet<Option<Member>> {
            entries.iter().map(|entry| entry.key.get(&part.dimension).cloned()).collect()
        };
        let (gone, left) = (members(gone), members(left));
        gone.is_disjoint(&left).then(|| runs(&gone, &left))
    });
    by_dimension.next().or_else(|| {
        let fields = |entries: &[&Entry]| -> BTreeSet<String> {
            entries.iter().map(|entry| entry.field.to_string()).collect()
        };
        fields(gone).is_disjoint(&fields(left)).then(|| labels(plan, gone))
    })
}

/// What the form calls the fields of some answers: what is said for no item is named by them.
fn labels(plan: &Plan, entries: &[&Entry]) -> String {
    let own: BTreeSet<&str> = entries.iter().map(|entry| &*entry.field).collect();
    let labels = plan.fields.iter().filter(|field| own.contains(field.name.as_str()));
    labels.map(|field| field.label.as_str()).collect::<Vec<_>>().join("・")
}

/// The members with what stands between them shortened: `10月～3月`, `R3・R5`.
fn runs(gone: &BTreeSet<Option<Member>>, left: &BTreeSet<Option<Member>>) -> String {
    let mut runs: Vec<Vec<&Member>> = Vec::new();
    let mut goes_on = false;
    for member in gone.union(left) {
        match member {
            Some(named) if gone.contains(member) => match runs.last_mut().filter(|_| goes_on) {
                Some(run) => run.push(named),
                None => runs.push(vec![named]),
            },
            _ => {}
        }
        goes_on = gone.contains(member);
    }
    let text = |run: &Vec<&Member>| match run.as_slice() {
        [first, _, .., last] => format!("{first}～{last}"),
        few => few.iter().map(ToString::to_string).collect::<Vec<_>>().join("・"),
    };
    runs.iter().map(text).collect::<Vec<_>>().join("・")
}
