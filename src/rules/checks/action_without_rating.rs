//! `action-without-rating`: an action without a rating.

use crate::model::{ConsistencyFault, Entry, FieldRole, Finding};
use crate::rules::Answers;
use crate::rules::answers::{Answer, is_blank, on};
use crate::text::width;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    answers.due().filter_map(|answer| unrated(answers, answer)).collect()
}

/// Silent where the rating is required of the department: the blank rating is told already. A dash is no action.
fn unrated(answers: &Answers, answer: Answer) -> Option<Finding> {
    answer.of_role(FieldRole::Action).find(|entry| entry.value.is_some() && !width::is_blank(&entry.raw))?;
    let ratings: Vec<&Entry> = answer.of_role(FieldRole::Rating).collect();
    let is_owned = answers.owned(answer.item).is_some();
    let required =
        |entry: &Entry| is_owned && answers.view.plan.field(&entry.field).is_some_and(|field| field.required);
    if !ratings.iter().all(|entry| is_blank(entry) && !required(entry)) {
        return None;
    }
    ratings
        .first()
        .filter(|entry| !answers.is_doubted(&entry.place))
        .map(|entry| on(ConsistencyFault::ActionWithoutRating, entry))
}
