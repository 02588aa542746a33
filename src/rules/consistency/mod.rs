//! Findings on values that do not agree with one another.

pub(super) mod action_without_rating;
pub(super) mod definition_without_name;
pub(super) mod departments_differ;
pub(super) mod flag_without_reason;
pub(super) mod foreign_item;
pub(super) mod name_without_definition;
pub(super) mod overview_detail_mismatch;
pub(super) mod past_value_changed;
pub(super) mod percentage_fraction_mismatch;
pub(super) mod rating_without_action;
pub(super) mod reason_without_flag;
