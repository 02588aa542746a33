//! `overview-detail-mismatch`: overview and detail disagree.

use crate::model::{ConsistencyFault, Entry, FieldKind, FieldRole, Finding, Mark};
use crate::rules::Answers;
use crate::rules::answers::{Answer, on};

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    answers.all().filter_map(differs).collect()
}

/// The detail is the field whose role is the rating; another rating of the same item and year is the overview's.
fn differs(answer: Answer) -> Option<Finding> {
    let (detail, rating) = ratings(answer, true).next()?;
    let (overview, _) = ratings(answer, false).find(|(_, mark)| *mark != rating)?;
    let fault = ConsistencyFault::OverviewDetailMismatch {
        detail: rating.to_string(),
        sheet: detail.place.sheet.to_string(),
        cell: detail.place.cell,
    };
    Some(on(fault, overview))
}

fn ratings<'s, 'a>(answer: Answer<'s, 'a>, detail: bool) -> impl Iterator<Item = (&'a Entry, &'a Mark)> + 's {
    answer
        .with_fields()
        .filter(|(_, field)| field.kind == FieldKind::Rating)
        .filter(move |(_, field)| (field.role == Some(FieldRole::Rating)) == detail)
        .filter_map(|(entry, _)| Some((entry, entry.value.as_ref()?.as_mark()?)))
}
