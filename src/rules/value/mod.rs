//! Findings on single values.

pub(super) mod ambiguous_number;
pub(super) mod circled_mark;
pub(super) mod error_value;
pub(super) mod flag_alone;
pub(super) mod lookalike_mark;
pub(super) mod missing_rating;
pub(super) mod missing_value;
pub(super) mod not_a_date;
pub(super) mod not_a_number;
pub(super) mod out_of_era;
pub(super) mod over_100_percent;
pub(super) mod two_marks;
pub(super) mod unbalanced_bracket;
pub(super) mod uncomputed_formula;
pub(super) mod unknown_mark;
pub(super) mod value_for_future_year;
pub(super) mod zero_denominator;
