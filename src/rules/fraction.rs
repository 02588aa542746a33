//! A fraction and the percentage that it should make.

use super::Answers;
use super::answers::{Answer, number};
use crate::model::{Entry, FieldKind, FieldRole, Value};

/// Numerator and denominator of one cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fraction<'a> {
    /// The entry of the numerator; its raw text and place are the cell's.
    pub numerator: &'a Entry,
    top: f64,
    bottom: f64,
}

impl Fraction<'_> {
    /// Numerator over denominator.
    pub fn share(self) -> f64 {
        self.top / self.bottom
    }
}

/// The fraction of a answer, if it was read whole and can be divided.
pub(super) fn of<'a>(answers: &Answers<'a>, answer: Answer<'_, 'a>) -> Option<Fraction<'a>> {
    let fractions = answers.view.plan.fields.iter().filter(|field| field.kind == FieldKind::Fraction);
    fractions.filter_map(|field| field.parts.first().zip(field.parts.get(1))).find_map(|(top, bottom)| {
        let numerator = answer.of_field(top).find(|entry| number(entry).is_some())?;
        let bottom = answer.of_field(bottom).find_map(number).filter(|bottom| *bottom > 0.0)?;
        Some(Fraction { numerator, top: number(numerator)?, bottom })
    })
}

/// The percentage that stands with the fraction: the result, or else the only percentage that is no goal.
pub(super) fn percent<'a>(answers: &Answers<'a>, answer: Answer<'_, 'a>) -> Option<&'a Entry> {
    let role = |entry: &Entry| answers.view.plan.field(&entry.field).and_then(|field| field.role);
    let percents =
        answer.entries.iter().copied().filter(|entry| matches!(entry.value, Some(Value::Percent(_))));
    let mut percents: Vec<&Entry> = percents.filter(|entry| role(entry) != Some(FieldRole::Goal)).collect();
    percents.sort_by_key(|entry| role(entry) != Some(FieldRole::Result));
    percents.first().copied()
}
