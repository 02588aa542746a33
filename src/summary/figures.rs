//! Numbers added up by the years, months, members or departments that they are said for, as the overview page draws them.

use std::collections::HashMap;

use super::{Total, axes};
use crate::model::{Entry, Field, FieldKind, Member, Plan};
use crate::text::number;

/// The most sums that are compared with each other: nobody sees more in one drawing.
const MOST: usize = 60;

/// The sums of a field, of all items together.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The field.
    pub field: String,
    /// The dimension whose members they are.
    pub dimension: String,
    /// The members in their order, each with its sum. All are counted in one unit, and none is below zero.
    pub sums: Vec<(Member, Total)>,
}

/// A figure for each field of numbers that can be added, where there are at least two sums to compare.
pub(super) fn figures(plan: &Plan, entries: &[Entry]) -> Vec<Figure> {
    plan.fields
        .iter()
        .filter(|field| is_added(plan, field))
        .filter_map(|field| figure(plan, field, entries))
        .collect()
}

/// Goals, results and the parts of a fraction say something of one item; rates have no sum.
fn is_added(plan: &Plan, field: &Field) -> bool {
    let is_part = plan.fields.iter().any(|whole| whole.parts.contains(&field.name));
    let is_rate = field.kind == FieldKind::Amount && number::is_called_a_rate(&field.label);
    matches!(field.kind, FieldKind::Number | FieldKind::Amount)
        && field.role.is_none()
        && !is_part
        && !is_rate
}

fn figure(plan: &Plan, field: &Field, entries: &[Entry]) -> Option<Figure> {
    // In a key of more members one may be the sum of others: nothing would say what was added twice.
    let is_own = |entry: &&Entry| entry.field == field.name && entry.key.parts().len() == 2;
    let own: Vec<&Entry> = entries.iter().filter(is_own).collect();
    let mut said: HashMap<&Member, Vec<&Entry>> = HashMap::new();
    for entry in own.iter().filter(|entry| entry.value.is_some()) {
        entry.key.parts().iter().for_each(|part| said.entry(&part.member).or_default().push(entry));
    }
    let mut sums = Vec::new();
    for member in axes(plan, &own).into_iter().flatten() {
        if let Some(said) = said.get(&member) {
            sums.push((member, Total::of(said.iter().map(|entry| (*entry, plan.unit_of(entry))))?));
        }
    }
    let unit =
        sums.iter().map(|(_, total)| total.unit.as_str()).find(|unit| !unit.is_empty()).unwrap_or_default();
    let is_fit =
        |(_, total): &(Member, Total)| total.sum >= 0.0 && (total.unit.is_empty() || total.unit == unit);
    let is_whole = (2..=MOST).contains(&sums.len()) && sums.iter().all(is_fit);
    let dimension = own.iter().find_map(|entry| dimension_of(entry, &sums.first()?.0))?;
    is_whole.then(|| Figure { field: field.name.clone(), dimension, sums })
}

fn dimension_of(entry: &Entry, member: &Member) -> Option<String> {
    let part = entry.key.parts().iter().find(|part| part.member == *member)?;
    Some(part.dimension.to_string())
}
