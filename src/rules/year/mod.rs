//! Findings on the fiscal years of a form.

pub(super) mod ambiguous_year;
pub(super) mod contradictory_year;
pub(super) mod duplicate_year;
pub(super) mod missing_year;
pub(super) mod not_a_year;
pub(super) mod unknown_era;
pub(super) mod year_out_of_plan;
pub(super) mod year_zero;
