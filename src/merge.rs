//! Submissions to one consolidated set of entries.
//!
//! The owner department wins a rating; texts of several departments are joined under their names; what was
//! published for past years wins over what is typed again. The findings on conflicts are made by `rules`.

use std::borrow::Cow;
use std::collections::HashMap;

use rayon::prelude::*;

use crate::model::{Entry, Key, Member, Part, Plan, Value};
use crate::text::joined;

/// One entry for field + key, in the plan's order; none is blank. `published` are last year's entries.
///
/// ```
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// // Without what was held back, and without a report of the year before.
/// let merged = matome::merge::merge(&collected.read, &[], &collected.round.plan);
/// assert!(merged.iter().all(|entry| entry.value.is_some()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn merge<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    published: &'a [Entry],
    plan: &Plan,
) -> Vec<Entry> {
    let read = entries.into_iter().map(|entry| (entry, false));
    let past = published.iter().filter(|entry| plan.is_past(entry.key.year())).map(|entry| (entry, true));
    let mut said: Vec<Said> = read.chain(past).filter(|(entry, _)| entry.value.is_some()).collect();
    sort(&mut said, plan);
    let before: HashMap<(&Key, &str), &str> = published
        .iter()
        .filter_map(|entry| Some((key(entry), entry.value.as_ref().and_then(Value::as_text)?)))
        .filter(|(_, text)| is_joined(text, plan))
        .collect();
    let merge_one = |said: &[Said]| merge_one(said, before.get(&key(said[0].0)).copied(), plan);
    let mut merged = Vec::with_capacity(said.len());
    let mut rest = said.as_slice();
    while let Some((piece, others)) = split(rest) {
        merged.par_extend(piece.par_chunk_by(|a, b| key(a.0) == key(b.0)).map(merge_one));
        rest = others;
    }
    merged
}

/// In the plan's order: by item, then within each item. The whole order of every entry at once would need as much memory as the
/// entries.
fn sort(said: &mut [Said], plan: &Plan) {
    said.par_sort_by_cached_key(|(entry, _)| order_of_item(entry, plan));
    let items = said.par_chunk_by_mut(|(a, _), (b, _)| a.item() == b.item());
    items.for_each(|said| said.sort_by_cached_key(|(entry, _)| order(entry, plan)));
}

/// The next entries to merge, all of a key together, and those behind them. What is merged at once is held twice.
fn split<'s, 'a>(said: &'s [Said<'a>]) -> Option<(&'s [Said<'a>], &'s [Said<'a>])> {
    const AT_ONCE: usize = 50_000;
    let last = said.len().checked_sub(1)?.min(AT_ONCE);
    let behind = said[last..].iter().position(|(entry, _)| key(entry) != key(said[last].0));
    Some(said.split_at(behind.map_or(said.len(), |behind| last + behind)))
}

/// An entry, and whether it was published the year before.
type Said<'a> = (&'a Entry, bool);

fn key(entry: &Entry) -> (&Key, &str) {
    (&entry.key, &entry.field)
}

/// What was published stands, the last of it where it was published twice. `before` is the joined text of the year before.
fn merge_one(said: &[Said], before: Option<&str>, plan: &Plan) -> Entry {
    if let Some((published, _)) = said.iter().rev().find(|(_, is_published)| *is_published) {
        return (*published).clone();
    }
    let mut ranked: Vec<&Entry> = said.iter().map(|(entry, _)| *entry).collect();
    ranked.sort_by_cached_key(|entry| plan.rank(entry.item(), &entry.department));
    let mut merged = ranked[0].clone();
    if let Some(Value::Text(text)) = &mut merged.value {
        let joined = join_texts(&ranked, before, plan);
        // The text that was read is shared, not copied.
        if joined != *text {
            *text = joined.into();
        }
    }
    merged
}

/// Texts that differ stand one under the other, each under its department's name; so does one that is not the owner's.
fn join_texts<'a>(entries: &[&'a Entry], before: Option<&'a str>, plan: &Plan) -> Cow<'a, str> {
    let mut texts: Vec<(&'a str, &'a str)> = Vec::new();
    for (name, text) in entries.iter().flat_map(|entry| own_parts(entry, entries, before, plan)) {
        if !texts.iter().any(|(_, known)| *known == text) {
            texts.push((name, text));
        }
    }
    match texts.as_slice() {
        [(name, text)] if is_owner(plan, entries[0], name) => (*text).into(),
        texts => joined::join(texts).into(),
    }
}

/// What a department's text says, by whose it is. One that holds what was joined the year before is taken apart: of what
/// stands there under another's name is left out what that one says itself, or said then.
fn own_parts<'a>(
    entry: &'a Entry,
    entries: &[&'a Entry],
    before: Option<&'a str>,
    plan: &Plan,
) -> Vec<(&'a str, &'a str)> {
    let text = text_of(entry);
    let Some(own) = parts(text, plan) else { return vec![(&entry.department, text)] };
    let then = before.and_then(|before| parts(before, plan));
    let is_said = |part: &(&str, &str)| {
        let mut others = entries.iter().filter(|other| *other.department == *part.0).peekable();
        let says = |other: &&Entry| {
            let text = text_of(other);
            text == part.1 || parts(text, plan).is_some_and(|parts| parts.contains(part))
        };
        others.peek().is_some() && (others.any(says) || then.iter().flatten().any(|old| old == part))
    };
    own.into_iter().filter(|part| *part.0 == *entry.department || !is_said(part)).collect()
}

fn text_of(entry: &Entry) -> &str {
    entry.value.as_ref().and_then(Value::as_text).unwrap_or_default()
}

fn parts<'a>(text: &'a str, plan: &Plan) -> Option<Vec<(&'a str, &'a str)>> {
    joined::parts(text, |name| is_department(plan, name))
}

fn is_joined(text: &str, plan: &Plan) -> bool {
    parts(text, plan).is_some()
}

fn is_department(plan: &Plan, name: &str) -> bool {
    plan.departments.position(name).is_some()
}

/// Whether an unnamed text is taken for this department's: it comes first among the item's, or the item names none.
fn is_owner(plan: &Plan, entry: &Entry, department: &str) -> bool {
    let owner = plan.item(entry.item()).and_then(|item| item.departments.first());
    owner.is_none_or(|owner| owner == department)
}

/// What the plan has not comes last, by its number or its name.
type OrderOfItem<'a> = (usize, u64, &'a str);

fn order_of_item<'a>(entry: &'a Entry, plan: &Plan) -> OrderOfItem<'a> {
    let item = plan.items.position(entry.item());
    let open = if item.is_some() { "" } else { entry.item() };
    (item.unwrap_or(usize::MAX), open.parse().unwrap_or(u64::MAX), open)
}

/// Members, field and key in the plan's order.
type Order<'a> = (Vec<usize>, usize, &'a Key, &'a str);

fn order<'a>(entry: &'a Entry, plan: &Plan) -> Order<'a> {
    let field = plan.fields.iter().position(|field| field.name == entry.field);
    let members = entry.key.parts().iter().filter_map(|part| place(part, plan)).collect();
    (members, field.unwrap_or(usize::MAX), &entry.key, &entry.field)
}

/// The place among the members that the template or the round names.
fn place(part: &Part, plan: &Plan) -> Option<usize> {
    match &part.member {
        Member::Name(name) => {
            let members = &plan.dimension(&part.dimension)?.members;
            members.iter().position(|member| member.name == *name)
        }
        Member::Department(name) => plan.departments.position(name),
        Member::Item(_) | Member::Year(_) | Member::Month(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Department, Place};

    fn joined(said: &[(&str, &str)], before: Option<&str>) -> String {
        let entry = |(department, text): &(&str, &str)| Entry {
            department: (*department).into(),
            field: "text".into(),
            key: Key::default(),
            value: Some(Value::Text((*text).into())),
            raw: (*text).into(),
            place: Place::default(),
            repeats: None,
        };
        let entries: Vec<Entry> = said.iter().map(entry).collect();
        let department = |name: &str| Department { name: name.to_owned(), ..Department::default() };
        let departments: Vec<Department> = ["総務課", "財政課"].map(department).into();
        let plan = Plan { departments: departments.into(), ..Plan::default() };
        join_texts(&entries.iter().collect::<Vec<_>>(), before, &plan).into_owned()
    }

    #[test]
    fn a_text_that_came_back_with_names_is_not_named_again() {
        let before = "【総務課】\n研修\n【財政課】\n予算";
        for (said, expected) in [
            // Both leave it as it is.
            ([("総務課", before), ("財政課", before)], before),
            // One mends its own part, in its copy of the whole.
            (
                [("総務課", "【総務課】\n新しい研修\n【財政課】\n予算"), ("財政課", before)],
                "【総務課】\n新しい研修\n【財政課】\n予算",
            ),
            ([("総務課", before), ("財政課", "新しい予算")], "【総務課】\n研修\n【財政課】\n新しい予算"),
            // What one writes under the other's name is kept beside what that one says.
            (
                [("総務課", "【総務課】\n研修\n【財政課】\n別の予算"), ("財政課", "新しい予算")],
                "【総務課】\n研修\n【財政課】\n別の予算\n【財政課】\n新しい予算",
            ),
            // Headings of its own are no names.
            (
                [("総務課", "【現状】\n低い"), ("財政課", "予算")],
                "【総務課】\n【現状】\n低い\n【財政課】\n予算",
            ),
        ] {
            assert_eq!(joined(&said, Some(before)), expected);
        }
    }
}
