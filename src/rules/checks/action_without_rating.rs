//! `action-without-rating`: an action without a rating.

use crate::model::{ConsistencyFault, Entry, FieldRole, Finding};
use crate::rules::Sight;
use crate::rules::sight::{Row, is_blank, on};

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    sight.due_rows().filter_map(|row| unrated(sight, row)).collect()
}

/// Silent where the rating is required of the department: the blank rating is told already.
fn unrated(sight: &Sight, row: Row) -> Option<Finding> {
    row.of_role(FieldRole::Action).find(|entry| entry.value.is_some())?;
    let ratings: Vec<&Entry> = row.of_role(FieldRole::Rating).collect();
    let is_owned = sight.owned(row.item).is_some();
    let required =
        |entry: &Entry| is_owned && sight.view.plan.field(&entry.field).is_some_and(|field| field.required);
    if !ratings.iter().all(|entry| is_blank(entry) && !required(entry)) {
        return None;
    }
    ratings
        .first()
        .filter(|entry| !sight.is_told(&entry.place))
        .map(|entry| on(ConsistencyFault::ActionWithoutRating, entry))
}
