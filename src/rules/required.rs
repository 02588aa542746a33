//! Required cells that are blank.

use super::answers::{Answer, on};
use super::{Answers, Rule};
use crate::model::{Entry, Field, Finding, Severity, ValueFault};

/// A finding for each required field of this kind that has no value for a due year, unless the cell is told already, as
/// something that must be mended: a remark on what stands there does not make up for the value.
/// Where a year has several cells for the field, one filled cell is enough.
pub(super) fn blanks(answers: &Answers, fault: &ValueFault, wanted: fn(&Field) -> bool) -> Vec<Finding> {
    let fields: Vec<&Field> =
        answers.view.plan.fields.iter().filter(|field| field.required && wanted(field)).collect();
    let mut findings = Vec::new();
    for answer in answers.due() {
        findings.extend(
            fields
                .iter()
                .filter_map(|field| blank(answers, answer, field))
                .map(|entry| missing(answers, fault, entry)),
        );
    }
    findings
}

/// The finding on a cell, with what stands there: of what was struck out the stage before has the text. A note is
/// none.
fn missing(answers: &Answers, fault: &ValueFault, entry: &Entry) -> Finding {
    let finding = on(fault.clone(), entry);
    let told = answers.told_at(&entry.place).filter(|_| answers.is_doubted(&entry.place));
    let typed = told.and_then(|told| told.value.clone());
    Finding { value: finding.value.clone().or(typed), ..finding }
}

fn blank<'a>(answers: &Answers<'a>, answer: Answer<'_, 'a>, field: &'a Field) -> Option<&'a Entry> {
    if !owes(answers, answer, field) {
        return None;
    }
    let entries: Vec<&Entry> = answer.of_field(&field.name).collect();
    let is_error = |told: &Finding| Rule::of(&told.fault).severity == Severity::Error;
    let silent =
        |entry: &&Entry| entry.value.is_none() && !answers.told_at(&entry.place).is_some_and(is_error);
    entries.iter().all(silent).then(|| entries.first().copied()).flatten()
}

/// Whether a field is asked of what an answer is about: of an item in its years; of a record in whose row something stands.
fn owes(answers: &Answers, answer: Answer, field: &Field) -> bool {
    let plan = answers.view.plan;
    if plan.item(answer.item).is_none() {
        return !answer.item.is_empty() && answer.entries.iter().any(|entry| entry.value.is_some());
    }
    answers.owned(answer.item).is_some_and(|item| {
        plan.asks(&field.name, item) && answer.key.year().is_none_or(|year| answers.in_years(item, year))
    })
}
