//! What changed since the year before: each value beside the one before it, and what became of the items.

use std::collections::{BTreeMap, HashMap};

use super::total::{MOST_DECIMALS, decimals_of};
use crate::model::{
    Descent, Entry, Field, FieldKind, FieldRole, FiscalYear, Key, Link, Mark, Member, Plan, Scale, Text,
    Value, YEAR,
};
use crate::round::Previous;
use crate::text::not_applicable;
use crate::text::number::Quantity;
use crate::text::width::fold_key;

/// A text of so many letters says something; a shorter one is a word that answers.
const WORD: usize = 8;

/// What changed since the year before.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Changes {
    /// How the values of each field changed, in the plan's order; of fields that can be compared.
    pub fields: Vec<FieldChanges>,
    /// The values that changed, and the texts that are the same, in the plan's order.
    pub changes: Vec<Change>,
    /// What became of items that do not go on as they were.
    pub items: Vec<Link>,
}

/// How often the values of a field changed, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct FieldChanges {
    /// The field.
    pub field: String,
    /// How many there are of each kind.
    pub counts: BTreeMap<Turn, usize>,
}

impl FieldChanges {
    /// How many changed so.
    pub fn count(&self, turn: Turn) -> usize {
        self.counts.get(&turn).copied().unwrap_or(0)
    }

    /// How many values stand beside one of the year before.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }
}

/// A value, and what it was the year before.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Change {
    /// What it was.
    pub before: Entry,
    /// What it is.
    pub after: Entry,
    /// How it changed.
    pub how: How,
}

/// How a value changed.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub enum How {
    /// A rating went up by so many grades.
    Up(usize),
    /// It went down.
    Down(usize),
    /// A number by this much; of percentages in points.
    By {
        /// The difference.
        amount: f64,
        /// As many decimals as the number that was written with the most.
        decimals: usize,
        /// What both are counted in; empty where no unit was written.
        unit: String,
        /// Whether it is said in points of a percentage.
        points: bool,
    },
    /// To another value, neither higher nor lower.
    Other,
    /// A text that says something else.
    Rewritten,
    /// Nothing changed.
    Same,
    /// A text that is the same word for word.
    SameText,
    /// Both can't be compared: a number and a share, or numbers of different units.
    NotComparable,
}

/// The kinds of change that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Turn {
    /// A rating went up, a number grew.
    Up,
    /// A rating went down, a number fell.
    Down,
    /// Another value or text.
    Other,
    /// The same.
    Same,
    /// No comparison can be made.
    NotComparable,
}

impl How {
    /// As what it is counted.
    pub fn turn(&self) -> Turn {
        match self {
            How::Up(_) => Turn::Up,
            How::Down(_) => Turn::Down,
            How::By { amount, .. } if *amount > 0.0 => Turn::Up,
            How::By { .. } => Turn::Down,
            How::Other | How::Rewritten => Turn::Other,
            How::Same | How::SameText => Turn::Same,
            How::NotComparable => Turn::NotComparable,
        }
    }

    /// Whether a report tells of it one by one.
    const fn is_told(&self) -> bool {
        !matches!(self, How::Same | How::Rewritten)
    }
}

impl Changes {
    /// What changed of these consolidated entries.
    pub(super) fn of(plan: &Plan, entries: &[Entry], previous: &Previous) -> Self {
        let before = Before::new(plan, entries, previous);
        let mut fields: Vec<FieldChanges> = plan.fields.iter().map(|field| named(&field.name)).collect();
        let by_years = entries.iter().any(|entry| entry.key.year().is_some());
        let mut changes = Vec::new();
        for after in entries {
            let Some(place) = plan.fields.iter().position(|field| after.field == field.name) else {
                continue;
            };
            let field = &plan.fields[place];
            let Some(before) = before.of(after).filter(|_| is_compared(plan, field)) else { continue };
            let how = match how(field, before, after) {
                // What the form says once of an item, beside its years, is not written anew every year.
                How::SameText if by_years && after.key.year().is_none() => How::Same,
                how => how,
            };
            *fields[place].counts.entry(how.turn()).or_default() += 1;
            if how.is_told() {
                changes.push(Change { before: before.clone(), after: after.clone(), how });
            }
        }
        fields.retain(|field| !field.counts.is_empty());
        Self { fields, changes, items: items(plan, previous) }
    }

    /// Of how many items it is told that this became of them.
    pub fn items_that(&self, descent: Descent) -> usize {
        self.items.iter().filter(|link| link.descent == descent).count()
    }
}

fn named(field: &str) -> FieldChanges {
    FieldChanges { field: field.to_owned(), counts: BTreeMap::new() }
}

/// What is planned is no result of the year, and a part of a fraction stands for its whole.
fn is_compared(plan: &Plan, field: &Field) -> bool {
    !matches!(field.role, Some(FieldRole::Plan | FieldRole::Goal)) && !plan.is_part(field)
}

/// Those that came, went, or are called otherwise.
fn items(plan: &Plan, previous: &Previous) -> Vec<Link> {
    let Some(lineage) = &previous.lineage else { return Vec::new() };
    let is_as_before = |link: &Link| {
        let [from, to] = [link.from.first(), link.to.first()];
        let before = from.and_then(|id| lineage.items.named(id));
        let now = to.and_then(|id| plan.item(id));
        let called = |item: &crate::model::Item| (item.id.clone(), fold_key(&item.title));
        // Where no list tells the titles, the number alone is compared.
        let is_same = before.zip(now).is_some_and(|(before, now)| {
            called(before) == called(now) || before.title.is_empty() && before.id == now.id
        });
        link.descent == Descent::Continued && is_same
    };
    lineage.links.iter().filter(|link| !is_as_before(link)).cloned().collect()
}

/// The values of the year before, by field and key.
struct Before<'a> {
    now: Option<FiscalYear>,
    said: HashMap<(&'a str, Key), &'a Entry>,
}

impl<'a> Before<'a> {
    /// What is said by years stands among the entries, published years with them; the rest in what was published.
    fn new(plan: &Plan, entries: &'a [Entry], previous: &'a Previous) -> Self {
        let last = plan.collecting.map(|year| FiscalYear(year.0 - 1));
        let of_last = entries.iter().filter(|entry| last.is_some() && entry.key.year() == last);
        let of_none = previous.entries.iter().filter(|entry| entry.key.year().is_none());
        let said = |entry: &'a Entry| ((entry.field.as_str(), entry.key.clone()), entry);
        Self { now: plan.collecting, said: of_last.chain(of_none).map(said).collect() }
    }

    fn of(&self, after: &'a Entry) -> Option<&'a Entry> {
        let key = match after.key.year() {
            None => after.key.clone(),
            year if year == self.now => after.key.with(YEAR, Member::Year(FiscalYear(year?.0 - 1))),
            Some(_) => return None,
        };
        self.said.get(&(after.field.as_str(), key)).copied()
    }
}

fn how(field: &Field, before: &Entry, after: &Entry) -> How {
    match (&before.value, &after.value) {
        (Some(Value::Mark(was)), Some(Value::Mark(is))) => rated(field, was, is),
        (Some(Value::Number(was)), Some(Value::Number(is))) => counted([before, after], [*was, *is]),
        (Some(Value::Percent(was)), Some(Value::Percent(is))) => shared([before, after], [*was, *is]),
        (Some(Value::Number(_)), Some(Value::Percent(_)))
        | (Some(Value::Percent(_)), Some(Value::Number(_))) => How::NotComparable,
        (Some(Value::Text(was)), Some(Value::Text(is))) => written(was, is),
        (was, is) if was == is => How::Same,
        _ => How::Other,
    }
}

/// A rating by the order of its scale; a mark that stands outside of the order, or of a matrix, is another one.
fn rated(field: &Field, was: &Mark, is: &Mark) -> How {
    let ordered = field.scale.as_ref().filter(|_| field.kind == FieldKind::Rating);
    match ordered.and_then(|scale| place(scale, was).zip(place(scale, is))) {
        _ if was == is => How::Same,
        Some((was, is)) if is < was => How::Up(was - is),
        Some((was, is)) if was < is => How::Down(is - was),
        _ => How::Other,
    }
}

/// The place of a mark in the order from best to worst.
fn place(scale: &Scale, mark: &Mark) -> Option<usize> {
    scale.marks.iter().filter(|known| !known.apart).position(|known| known.mark == mark.grade.as_str())
}

/// Numbers of one unit; one without a unit is taken to be in that of the other.
fn counted(entries: [&Entry; 2], [was, is]: [f64; 2]) -> How {
    let written = entries.map(Quantity::written);
    let units =
        written.each_ref().map(|written| written.as_ref().map_or("", Quantity::counted_in).to_owned());
    let [first, second] = &units;
    let differ = |written: &Quantity| !second.is_empty() && !written.is_in(second);
    if !first.is_empty() && written[0].as_ref().is_some_and(differ) {
        return How::NotComparable;
    }
    let numbers = written.iter().zip([was, is]);
    let decimals = numbers
        .map(|(written, number)| written.as_ref().map_or_else(|| decimals_of(number), Quantity::decimals));
    let unit = if second.is_empty() { first } else { second };
    by(is - was, decimals.max().unwrap_or(0), unit.clone(), false)
}

fn shared(entries: [&Entry; 2], [was, is]: [f64; 2]) -> How {
    let decimals = entries.map(|entry| Quantity::written(entry).map_or(1, |written| written.decimals()));
    by((is - was) * 100.0, decimals[0].max(decimals[1]), String::new(), true)
}

fn by(amount: f64, decimals: usize, unit: String, points: bool) -> How {
    let decimals = decimals.min(MOST_DECIMALS);
    let scale = 10f64.powi(decimals as i32);
    let amount = (amount * scale).round() / scale;
    if amount == 0.0 { How::Same } else { How::By { amount, decimals, unit, points } }
}

/// Widths and spaces are no difference. That there is nothing to say is said again every year.
fn written(was: &Text, is: &Text) -> How {
    let [before, now] = [was, is].map(|text| fold_key(text));
    let is_long = now.chars().count() >= WORD && !not_applicable::is_said(is);
    match (before == now, is_long) {
        (true, true) => How::SameText,
        (true, false) => How::Same,
        (false, false) if before.chars().count() < WORD => How::Other,
        (false, _) => How::Rewritten,
    }
}
