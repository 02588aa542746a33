//! Marks over the years, for each section of the plan: what was published of former years beside this one.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use super::{Marked, Tally, TallyColumn, is_tallied, years_due};
use crate::model::{Entry, Item, Listed, Member, Named, Plan};
use crate::round::Previous;

/// How often each mark stood in a section, year by year.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Trend {
    /// The section, outermost level; empty for the whole plan.
    pub section: String,
    /// The counts: a column a year, or where nothing is said by years one for the round before and one for this.
    pub tally: Tally,
}

/// The trends of each field with marks: of the whole plan, then of its sections where there are several.
pub(super) fn trends(plan: &Plan, entries: &[Entry], previous: &Previous) -> Vec<Trend> {
    let fields = || plan.fields.iter().filter(|field| is_tallied(plan, field));
    if fields().next().is_none() {
        return Vec::new();
    }
    let parts = parts(plan, entries, &previous.entries);
    let of_field = |field: &str| {
        let trend = |part: &Part| Trend { section: part.section.clone(), tally: trend(part, field) };
        parts.iter().map(trend).collect::<Vec<_>>()
    };
    let is_said =
        |trend: &Trend| trend.tally.columns.iter().any(|column| column.counts.iter().any(|n| *n > 0));
    fields().flat_map(|field| of_field(&field.name)).filter(is_said).collect()
}

/// A part of the plan, the items of a section or all; and what was said of it in both rounds.
struct Part<'a> {
    section: String,
    plan: Cow<'a, Plan>,
    now: Cow<'a, [Entry]>,
    before: Cow<'a, [Entry]>,
}

/// The whole plan, then its sections where there are several.
fn parts<'a>(plan: &'a Plan, entries: &'a [Entry], before: &'a [Entry]) -> Vec<Part<'a>> {
    let whole = Part {
        section: String::new(),
        plan: Cow::Borrowed(plan),
        now: entries.into(),
        before: before.into(),
    };
    let sections: Listed<Section> = sections(plan);
    if sections.len() < 2 {
        return vec![whole];
    }
    let place = |item: &Item| sections.position(item.path.first()?);
    let places: HashMap<&str, usize> =
        plan.items.iter().filter_map(|item| Some((item.id.as_str(), place(item)?))).collect();
    let items = dealt(&plan.items, sections.len(), |item| places.get(item.id.as_str()));
    let now = dealt(entries, sections.len(), |entry| places.get(entry.item()));
    let before = dealt(before, sections.len(), |entry| places.get(entry.item()));
    let bare = Plan { items: Listed::default(), ..plan.clone() };
    let mut parts = vec![whole];
    for (((section, items), now), before) in sections.iter().zip(items).zip(now).zip(before) {
        let plan = Cow::Owned(Plan { items: items.into(), ..bare.clone() });
        parts.push(Part { section: section.0.clone(), plan, now: now.into(), before: before.into() });
    }
    parts
}

/// The name of a section.
struct Section(String);

impl Named for Section {
    fn name(&self) -> &str {
        &self.0
    }
}

/// The sections of the items, outermost level, in the plan's order.
fn sections(plan: &Plan) -> Listed<Section> {
    let mut sections: Listed<Section> = Listed::default();
    for name in plan.items.iter().filter_map(|item| item.path.first()).filter(|name| !name.is_empty()) {
        if sections.named(name).is_none() {
            sections.push(Section(name.clone()));
        }
    }
    sections
}

/// These in so many heaps; what has no place is in none.
fn dealt<'p, T: Clone>(all: &[T], heaps: usize, place: impl Fn(&T) -> Option<&'p usize>) -> Vec<Vec<T>> {
    let mut dealt = vec![Vec::new(); heaps];
    for one in all {
        if let Some(place) = place(one) {
            dealt[*place].push(one.clone());
        }
    }
    dealt
}

fn trend(part: &Part, field: &str) -> Tally {
    let [now, before] = [&part.now, &part.before].map(|entries| Marked::new(&part.plan, field, entries));
    let columns = match now.own.iter().any(|entry| entry.key.year().is_some()) {
        true => years(&part.plan, &now.own).into_iter().map(|year| now.column(Some(year))).collect(),
        // Which items were asked in the round before, the plan does not say.
        false => vec![TallyColumn { blank: 0, ..before.column(None) }, now.column(None)],
    };
    Tally { field: field.to_owned(), marks: now.marks, columns }
}

/// The years that are due, and those before them of which something is published.
fn years(plan: &Plan, own: &[&Entry]) -> BTreeSet<Member> {
    let said = own.iter().filter_map(|entry| entry.key.year()).filter(|year| plan.is_due(Some(*year)));
    said.map(Member::Year).chain(years_due(plan)).collect()
}
