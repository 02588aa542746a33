//! `foreign-item`: an item of another department.

use crate::model::{ConsistencyFault, Entry, FieldRole, Finding, Item};
use crate::rules::Sight;
use crate::rules::sight::is_blank;

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    let Some(department) = sight.view.department else { return Vec::new() };
    let foreign = |item: &&Item| {
        !item.departments.is_empty() && !item.departments.iter().any(|name| name == department)
    };
    sight.view.plan.items.iter().filter(foreign).filter_map(|item| answered(sight, item)).collect()
}

/// One finding for an item, with all cells of its first sheet. A plan may be printed in everybody's form.
fn answered<'a>(sight: &Sight<'a>, item: &'a Item) -> Option<Finding> {
    let answers = [FieldRole::Rating, FieldRole::Action, FieldRole::Result];
    let filled: Vec<&Entry> = sight
        .rows_of(&item.id)
        .flat_map(|row| answers.into_iter().flat_map(move |role| row.of_role(role)))
        .filter(|entry| !is_blank(entry))
        .collect();
    let first = filled.iter().min_by_key(|entry| &entry.place)?;
    let beside =
        filled.iter().filter(|entry| entry.place.sheet == first.place.sheet && entry.place != first.place);
    let fault = ConsistencyFault::ForeignItem { owners: item.departments.clone() };
    let mut finding = Finding::new(fault, first.place.clone()).item(&item.id).value(first.raw.trim());
    finding.more_cells = beside.filter_map(|entry| entry.place.cell).collect();
    Some(finding)
}
