//! Findings on the fiscal years of a form.

pub(super) mod ambiguous_year;
pub(super) mod bare_number;
pub(super) mod before_1873;
pub(super) mod blank_form;
pub(super) mod contradictory_year;
pub(super) mod duplicate_year;
pub(super) mod lookalike_letter;
pub(super) mod missing_year;
pub(super) mod not_a_year;
pub(super) mod not_one_year;
pub(super) mod open_range;
pub(super) mod outside_plan;
pub(super) mod reversed_range;
pub(super) mod too_many_years;
pub(super) mod unknown_era;
pub(super) mod words_before_year;
pub(super) mod year_out_of_plan;
pub(super) mod year_too_far;
pub(super) mod year_zero;
