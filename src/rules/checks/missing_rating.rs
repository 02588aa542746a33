//! `missing-rating`: a rating is missing.

use crate::model::{FieldRole, Finding, ValueFault};
use crate::rules::{Sight, required};

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    required::blanks(sight, &ValueFault::MissingRating, |field| field.role == Some(FieldRole::Rating))
}
