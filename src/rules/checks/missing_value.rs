//! `missing-value`: a required cell is blank.

use crate::model::{FieldRole, Finding, ValueFault};
use crate::rules::{Answers, required};

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    required::blanks(answers, &ValueFault::MissingValue, |field| field.role != Some(FieldRole::Rating))
}
