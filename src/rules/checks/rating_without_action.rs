//! `rating-without-action`: a rating without an action.

use crate::model::{ConsistencyFault, Entry, FieldRole, Finding};
use crate::rules::Sight;
use crate::rules::sight::{Row, is_blank, on};

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    sight.due_rows().filter_map(|row| unexplained(sight, row)).collect()
}

fn unexplained(sight: &Sight, row: Row) -> Option<Finding> {
    let rating = row.of_role(FieldRole::Rating).find_map(|entry| entry.value.as_ref()?.as_mark())?;
    let actions: Vec<&Entry> = row.of_role(FieldRole::Action).collect();
    if !actions.iter().all(|entry| is_blank(entry)) {
        return None;
    }
    let action = actions.first().filter(|entry| !sight.is_told(&entry.place))?;
    Some(on(ConsistencyFault::RatingWithoutAction { rating: rating.to_string() }, action))
}
