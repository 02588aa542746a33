//! `rating-without-action`: a rating without an action.

use crate::model::{ConsistencyFault, Entry, FieldRole, Finding};
use crate::rules::Answers;
use crate::rules::answers::{Answer, is_blank, on};

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    answers.due().filter_map(|answer| unexplained(answers, answer)).collect()
}

fn unexplained(answers: &Answers, answer: Answer) -> Option<Finding> {
    let rating = answer.of_role(FieldRole::Rating).find_map(|entry| entry.value.as_ref()?.as_mark())?;
    let actions: Vec<&Entry> = answer.of_role(FieldRole::Action).collect();
    if !actions.iter().all(|entry| is_blank(entry)) {
        return None;
    }
    let action = actions.first().filter(|entry| !answers.is_doubted(&entry.place))?;
    Some(on(ConsistencyFault::RatingWithoutAction { rating: rating.to_string() }, action))
}
