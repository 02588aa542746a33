//! The checks that look at normalised entries and what surrounds them: a file a fault.

mod action_without_rating;
mod changed_too_much;
mod control_characters;
mod definition_without_name;
mod departments_differ;
mod does_not_match;
mod external_links;
mod flag_without_reason;
mod foreign_item;
mod gaiji;
mod macros;
mod mail_address;
mod merged_number;
mod merges_lost;
mod missing_member;
mod missing_rating;
mod missing_value;
mod missing_when;
mod missing_year;
mod name_without_definition;
mod not_unique;
mod out_of_range;
mod over_100_percent;
mod overview_detail_mismatch;
mod past_value_changed;
mod percentage_fraction_mismatch;
mod placeholder_left;
mod rate_written_otherwise;
mod rating_without_action;
mod reason_without_flag;
mod same_as_before;
mod telephone_number;
mod text_too_long;
mod total_mismatch;
mod value_for_future_year;

pub(crate) use merges_lost::merges_over_years;
use rayon::prelude::*;

use super::{Answers, RoundView, View};
use crate::model::{ConsistencyFault, Fault, Finding, ValueFault};

/// The checks of one submission.
const SUBMISSION: &[fn(&Answers) -> Vec<Finding>] = &[
    macros::check,
    external_links::check,
    missing_year::check,
    missing_rating::check,
    missing_value::check,
    missing_when::check,
    value_for_future_year::check,
    merged_number::check,
    merges_lost::check,
    over_100_percent::check,
    rating_without_action::check,
    action_without_rating::check,
    percentage_fraction_mismatch::check,
    total_mismatch::check,
    out_of_range::check,
    does_not_match::check,
    overview_detail_mismatch::check,
    flag_without_reason::check,
    reason_without_flag::check,
    gaiji::check,
    control_characters::check,
    placeholder_left::check,
    text_too_long::check,
    telephone_number::check,
    mail_address::check,
];

/// The checks of all submissions together, and of the year before.
const ROUND: &[fn(&RoundView) -> Vec<Finding>] = &[
    missing_member::check,
    past_value_changed::check,
    same_as_before::check,
    foreign_item::check,
    departments_differ::check,
    not_unique::check,
    changed_too_much::check,
    rate_written_otherwise::check,
    name_without_definition::check,
    definition_without_name::check,
];

/// Every check of one submission, over this one. The findings are not judged yet.
pub fn check(view: &View) -> Vec<Finding> {
    let answers = Answers::new(*view);
    SUBMISSION
        .iter()
        .flat_map(|look| look(&answers))
        .map(|finding| sent_by(finding, view.department))
        .collect()
}

/// The checks of figures that stand together: a percentage and its fraction. The findings are not judged yet.
pub fn check_figures(view: &View) -> Vec<Finding> {
    let answers = Answers::new(*view);
    [over_100_percent::check, percentage_fraction_mismatch::check]
        .iter()
        .flat_map(|look| look(&answers))
        .collect()
}

/// Whether a finding is one of these checks.
pub fn is_of_figures(fault: &Fault) -> bool {
    matches!(
        fault,
        Fault::Value(ValueFault::Over100Percent)
            | Fault::Consistency(ConsistencyFault::PercentageFractionMismatch { .. })
    )
}

/// Every check of all submissions together. The findings are not judged yet.
pub fn check_round(view: &RoundView) -> Vec<Finding> {
    let found: Vec<Vec<Finding>> = ROUND.par_iter().map(|look| look(view)).collect();
    found.concat()
}

fn sent_by(mut finding: Finding, department: Option<&str>) -> Finding {
    if finding.department.is_none() {
        finding.department = department.map(str::to_owned);
    }
    finding
}
