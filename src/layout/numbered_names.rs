//! Names that a department numbered on a card, ⑤折衝・調整, where its matrix has them without a number: both are one.

use std::collections::BTreeSet;

use foldhash::HashSet;

use super::fold::{loose, numbered};
use crate::model::{Entry, FieldRole, Key, Member, Plan, Text};

/// Gives definitions under such names the names of the matrix, where none stands under these.
pub fn drop_numbers(plan: &Plan, entries: &mut [Entry]) {
    let has_role = |entry: &Entry, role: FieldRole| {
        plan.field(&entry.field).is_some_and(|field| field.role == Some(role))
    };
    let names = entries.iter().filter(|entry| has_role(entry, FieldRole::Name));
    let names: BTreeSet<String> =
        names.filter_map(|entry| entry.value.as_ref()?.as_text()).map(loose).collect();
    if names.is_empty() {
        return;
    }
    let mut said: HashSet<(Text, Key)> =
        entries.iter().map(|entry| (entry.field.clone(), entry.key.clone())).collect();
    for entry in entries.iter_mut().filter(|entry| has_role(entry, FieldRole::Definition)) {
        if let Some(key) = without_number(plan, &entry.key, &names)
            && said.insert((entry.field.clone(), key.clone()))
        {
            entry.key = key;
        }
    }
}

/// The key with the name behind the number, where only that is one of these.
fn without_number(plan: &Plan, key: &Key, names: &BTreeSet<String>) -> Option<Key> {
    let mut records = key.parts().iter().filter_map(|part| Some((part, item(&part.member)?)));
    let (record, name) = records.find(|(_, name)| plan.item(name).is_none())?;
    let (_, bare) = numbered(name).filter(|_| !names.contains(&loose(name)))?;
    names.contains(&loose(bare)).then(|| key.with(&record.dimension, Member::Item(plan.record(bare))))
}

fn item(member: &Member) -> Option<&str> {
    match member {
        Member::Item(name) => Some(name),
        _ => None,
    }
}
