//! A form that comes back without an answer is never accepted.

use super::Received;
use super::supersede::{is_answer as is_said_now, is_asked};
use crate::model::{Entry, FieldRole, FileFault, Finding, Place, Plan, Severity};
use crate::rules::Rule;

/// The finding on a file in which nothing is answered that is asked now, unless a worse one sends it back already.
pub fn nothing_filled(plan: &Plan, file: &Received, findings: &[Finding]) -> Option<Finding> {
    let is_returned = findings.iter().any(|finding| Rule::of(&finding.fault).severity == Severity::Error);
    let is_answered = is_answered(plan, file);
    let is_blank = file.readable && !is_answered && !is_returned;
    let collecting = plan.collecting.filter(|_| file.filled().next().is_some());
    (is_blank && owes_something(plan, file))
        .then(|| Finding::new(FileFault::NothingFilled { collecting }, Place::file(&file.file)))
}

/// Whether anything is said for the year being collected; where the form has no cells for it, whether anything is said.
pub fn is_answered(plan: &Plan, file: &Received) -> bool {
    let has_year = plan.collecting.is_some() && file.entries.iter().any(|entry| is_asked(plan, entry));
    file.filled().any(|entry| if has_year { is_said_now(plan, entry) } else { is_answer(plan, entry) })
}

/// Whether the entry is said for now, and is nothing that the form came with.
fn is_answer(plan: &Plan, entry: &Entry) -> bool {
    let role = plan.field(&entry.field).and_then(|field| field.role);
    let is_given = matches!(role, Some(FieldRole::Plan | FieldRole::Goal));
    !is_given && !plan.is_past(entry.key.year())
}

/// Whether the sender has an item that is due in the year being collected.
fn owes_something(plan: &Plan, file: &Received) -> bool {
    let is_due = |year| move |span: crate::model::YearSpan| span.contains(year);
    let owed = file.department.as_deref().map(|name| plan.owed_by(name)).unwrap_or_default();
    let mut due = owed
        .into_iter()
        .filter(|item| plan.collecting.is_none_or(|year| plan.years_of(item).is_none_or(is_due(year))));
    plan.items.is_empty() || due.next().is_some()
}
