//! Submissions to one consolidated set of entries.
//!
//! The owner department wins a rating; texts of several departments are joined under their names; what was
//! published for past years wins over what is typed again. The findings on conflicts are made by `rules`.

use std::collections::BTreeMap;

use crate::model::{Entry, Key, Member, Plan, Text, Value};

/// One entry for field + key, in the plan's order; none is blank. `published` are last year's entries.
///
/// ```
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// // Without what was held back, and without a report of the year before.
/// let merged = matome::merge::merge(&collected.read, &[], &collected.round.plan);
/// assert!(merged.iter().all(|entry| entry.value.is_some()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn merge(entries: &[Entry], published: &[Entry], plan: &Plan) -> Vec<Entry> {
    let mut said: BTreeMap<Said, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.value.is_some()) {
        said.entry(key(entry)).or_default().push(entry);
    }
    let mut merged: BTreeMap<Said, Entry> =
        said.into_iter().map(|(key, entries)| (key, merge_one(&entries, plan))).collect();
    for entry in published.iter().filter(|entry| entry.value.is_some() && plan.is_past(entry.key.year())) {
        merged.insert(key(entry), entry.clone());
    }
    let mut merged: Vec<Entry> = merged.into_values().collect();
    merged.sort_by_cached_key(|entry| order(entry, plan));
    merged
}

type Said = (Key, Text);

fn key(entry: &Entry) -> Said {
    (entry.key.clone(), entry.field.clone())
}

fn merge_one(entries: &[&Entry], plan: &Plan) -> Entry {
    let mut ranked = entries.to_vec();
    ranked.sort_by_cached_key(|entry| plan.rank(entry.item(), &entry.department));
    let mut merged = ranked[0].clone();
    if matches!(merged.value, Some(Value::Text(_))) {
        merged.value = Some(Value::Text(join_texts(&ranked, plan).into()));
    }
    merged
}

/// Texts that differ stand one under the other, each under its department's name; so does one that is not the owner's.
fn join_texts(entries: &[&Entry], plan: &Plan) -> String {
    let mut texts: Vec<(&str, &str)> = Vec::new();
    for entry in entries {
        let text = entry.value.as_ref().and_then(Value::as_text).unwrap_or_default();
        if !texts.iter().any(|(_, known)| *known == text) {
            texts.push((&entry.department, text));
        }
    }
    match texts.as_slice() {
        [(name, text)] if is_owner(plan, entries[0], name) => (*text).to_owned(),
        texts => {
            let named: Vec<String> = texts.iter().map(|(name, text)| format!("【{name}】\n{text}")).collect();
            named.join("\n")
        }
    }
}

/// Whether an unnamed text is taken for this department's: it comes first among the item's, or the item names none.
fn is_owner(plan: &Plan, entry: &Entry, department: &str) -> bool {
    let owner = plan.item(entry.item()).and_then(|item| item.departments.first());
    owner.is_none_or(|owner| owner == department)
}

type Order = (usize, String, usize, usize, Key);

fn order(entry: &Entry, plan: &Plan) -> Order {
    let item = plan.items.position(entry.item());
    let category = match entry.key.axis() {
        Some(Member::Name(name)) => plan.categories().iter().position(|category| category.name == *name),
        _ => None,
    };
    let field = plan.fields.iter().position(|field| field.name == entry.field);
    let open = if item.is_some() { String::new() } else { entry.item().to_owned() };
    (item.unwrap_or(usize::MAX), open, category.unwrap_or(0), field.unwrap_or(usize::MAX), entry.key.clone())
}
