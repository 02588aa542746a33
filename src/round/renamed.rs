//! Departments that were called otherwise in the round before: what was published of them is said of those that they are now,
//! by the other names (別名) of the list. What can't be said of one of them is told.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{ConsistencyFault, Entry, Finding, Key, Member, Place, Plan, Text, Value};
use crate::text::joined;
use crate::text::width::fold_key;

/// Departments of the round before → what they are called now.
type Names = BTreeMap<Text, Text>;

/// A department of the round before of which nothing goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Left {
    before: String,
    /// What it is now, where others are that too and both said something of the same.
    now: Option<String>,
    /// How many values it said.
    count: usize,
}

impl Left {
    /// What the clerk is told, at the list of departments.
    pub(super) fn tell(self, list: &str) -> Finding {
        let Self { before, now, count } = self;
        Finding::new(ConsistencyFault::DepartmentNotContinued { before, now, count }, Place::file(list))
    }
}

/// Gives departments the names that they have now. Gives those of which nothing goes on.
pub(super) fn rename(entries: &mut [Entry], plan: &Plan) -> Vec<Left> {
    let said: BTreeSet<Text> =
        entries.iter().flat_map(|entry| of_key(&entry.key).chain([&entry.department])).cloned().collect();
    let gone: Vec<&Text> =
        said.iter().filter(|name| !name.is_empty() && plan.department(name).is_none()).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let names: Names =
        gone.iter().filter_map(|name| Some(((*name).clone(), now(name, plan)?.into()))).collect();
    let clashing = clashing(entries, &names);
    let taken: Names = names
        .iter()
        .filter(|(name, _)| !clashing.contains(*name))
        .map(|(a, b)| (a.clone(), b.clone()))
        .collect();
    let left = gone.into_iter().filter(|name| !taken.contains_key(*name)).filter_map(|name| {
        let count = entries.iter().filter(|entry| of_key(&entry.key).any(|said| said == name)).count();
        let now = names.get(name).map(ToString::to_string);
        (count > 0).then(|| Left { before: name.to_string(), now, count })
    });
    let left = left.collect();
    entries.iter_mut().for_each(|entry| rename_in(entry, &taken, plan));
    left
}

/// The one department of the plan that has this other name.
fn now<'p>(name: &str, plan: &'p Plan) -> Option<&'p str> {
    let name = fold_key(name);
    let mut own = plan.departments.iter().filter(|department| {
        department.aliases.iter().chain([&department.name]).any(|alias| fold_key(alias) == name)
    });
    own.next().filter(|_| own.next().is_none()).map(|department| department.name.as_str())
}

fn of_key(key: &Key) -> impl Iterator<Item = &Text> {
    key.department().into_iter()
}

/// The old names under which something was said that another department, which is the same now, said too.
fn clashing(entries: &[Entry], names: &Names) -> BTreeSet<Text> {
    let mut said: HashMap<(&Text, Key), BTreeSet<&Text>> = HashMap::new();
    for entry in entries {
        let own = said.entry((&entry.field, key_now(&entry.key, names))).or_default();
        own.extend(of_key(&entry.key));
    }
    let several = said.into_values().filter(|own| own.len() > 1);
    several.flatten().filter(|name| names.contains_key(*name)).cloned().collect()
}

fn key_now(key: &Key, names: &Names) -> Key {
    let changed = key.parts().iter().filter_map(|part| match &part.member {
        Member::Department(name) => Some((&part.dimension, names.get(name)?)),
        _ => None,
    });
    let members: Vec<(&Text, &Text)> = changed.collect();
    members
        .into_iter()
        .fold(key.clone(), |key, (dimension, name)| key.with(dimension, Member::Department(name.clone())))
}

fn rename_in(entry: &mut Entry, names: &Names, plan: &Plan) {
    if of_key(&entry.key).any(|name| names.contains_key(name)) {
        entry.key = key_now(&entry.key, names);
    }
    if let Some(name) = names.get(&entry.department) {
        entry.department = name.clone();
    }
    // A text that several departments said together names them.
    let text = entry.value.as_ref().and_then(Value::as_text).and_then(|text| renamed_text(text, names, plan));
    if let Some(text) = text {
        entry.raw = text.as_str().into();
        entry.value = Some(Value::Text(text.into()));
    }
}

fn renamed_text(text: &str, names: &Names, plan: &Plan) -> Option<String> {
    let now =
        |name: &str| names.iter().find(|(before, _)| before.as_str() == name).map(|(_, now)| now.as_str());
    let is_name = |name: &str| now(name).is_some() || plan.department(name).is_some();
    let parts = joined::parts(text, is_name)?;
    let changed = parts.iter().any(|(name, _)| now(name).is_some());
    let parts: Vec<(&str, &str)> =
        parts.iter().map(|(name, text)| (now(name).unwrap_or(name), *text)).collect();
    changed.then(|| joined::join(&parts))
}
