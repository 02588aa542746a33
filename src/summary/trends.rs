//! Marks over the years, for each section of the plan: what was published of former years beside this one.

use std::collections::{BTreeSet, HashSet};

use super::{Marked, Tally, is_tallied, years_due};
use crate::model::{Entry, Item, Member, Plan};
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
    let parts = parts(plan);
    let fields = plan.fields.iter().filter(|field| is_tallied(plan, field));
    let all = fields.flat_map(|field| {
        parts.iter().map(|part| Trend {
            section: part.section.clone(),
            tally: trend(part, &field.name, entries, &previous.entries),
        })
    });
    all.filter(|trend| trend.tally.columns.iter().any(|column| column.counts.iter().any(|count| *count > 0)))
        .collect()
}

/// A part of the plan: the items of a section, or all.
struct Part {
    section: String,
    plan: Plan,
    items: Option<HashSet<String>>,
}

fn parts(plan: &Plan) -> Vec<Part> {
    let section = |item: &Item| item.path.first().cloned().unwrap_or_default();
    let mut known = HashSet::new();
    let sections: Vec<String> = plan
        .items
        .iter()
        .map(section)
        .filter(|name| !name.is_empty() && known.insert(name.clone()))
        .collect();
    let whole = Part { section: String::new(), plan: plan.clone(), items: None };
    let part = |name: &String| {
        let items: Vec<Item> = plan.items.iter().filter(|item| section(item) == *name).cloned().collect();
        let ids = items.iter().map(|item| item.id.clone()).collect();
        let plan = Plan { items: items.into_iter().collect(), ..plan.clone() };
        Part { section: name.clone(), plan, items: Some(ids) }
    };
    let several = sections.iter().filter(|_| sections.len() > 1);
    std::iter::once(whole).chain(several.map(part)).collect()
}

fn trend(part: &Part, field: &str, entries: &[Entry], before: &[Entry]) -> Tally {
    let of_part = |entry: &Entry| part.items.as_ref().is_none_or(|items| items.contains(entry.item()));
    let [now, before] = [entries, before]
        .map(|entries| entries.iter().filter(|entry| of_part(entry)).cloned().collect::<Vec<Entry>>());
    let [now_marked, before_marked] = [&now, &before].map(|entries| Marked::new(&part.plan, field, entries));
    let own = || now.iter().filter(|entry| entry.field == field);
    let columns = match own().any(|entry| entry.key.year().is_some()) {
        true => years(&part.plan, own()).into_iter().map(|year| now_marked.column(Some(year))).collect(),
        false => vec![before_marked.column(None), now_marked.column(None)],
    };
    Tally { field: field.to_owned(), marks: now_marked.marks, columns }
}

/// The years that are due, and those before them of which something is published.
fn years<'e>(plan: &Plan, own: impl Iterator<Item = &'e Entry>) -> BTreeSet<Member> {
    let said = own.filter_map(|entry| entry.key.year()).filter(|year| plan.is_due(Some(*year)));
    said.map(Member::Year).chain(years_due(plan)).collect()
}
