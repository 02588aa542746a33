//! `missing-value`: a required cell is blank.

use crate::model::{FieldRole, Finding, ValueFault};
use crate::rules::{Sight, required};

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    required::blanks(sight, &ValueFault::MissingValue, |field| field.role != Some(FieldRole::Rating))
}
