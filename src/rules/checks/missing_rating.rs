//! `missing-rating`: a rating is missing.

use crate::model::{FieldRole, Finding, ValueFault};
use crate::rules::{Answers, required};

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    required::blanks(answers, &ValueFault::MissingRating, |field| field.role == Some(FieldRole::Rating))
}
