//! A collection by the sections of its plan, so that those who answer for one get a report of their own.

use std::collections::{BTreeMap, HashSet};

use super::file_name::free_names;
use crate::collected::Collected;
use crate::decisions::Ledger;
use crate::model::{Entry, Finding, Item, Plan};
use crate::round::Round;
use crate::summary::Summary;

/// The sections that items stand in, outermost level, in the plan's order; each with a name for its file, without
/// folder and ending.
pub fn sections(plan: &Plan) -> Vec<(&str, String)> {
    let mut known = HashSet::new();
    let all = plan.items.iter().filter_map(section_of);
    let sections: Vec<&str> = all.filter(|section| known.insert(*section)).collect();
    let names = free_names(sections.iter().copied());
    sections.into_iter().zip(names).collect()
}

/// What of a collection is about a section: its items, who answers for them, what they said and what is to be told of it.
/// Nothing in it is as read; it is for the consolidated workbook.
pub fn of_section(collected: &Collected, section: &str) -> Collected {
    let plan = plan_of(&collected.round.plan, section);
    let is_entry = |entry: &&Entry| plan.item(entry.item()).is_some();
    let entries: Vec<Entry> = collected.entries.iter().filter(is_entry).cloned().collect();
    let findings: Vec<Finding> =
        collected.findings.iter().filter(|finding| is_about(finding, &plan)).cloned().collect();
    let own = |department: &Option<String>| {
        department.as_deref().is_some_and(|name| plan.department(name).is_some())
    };
    let submissions: Vec<_> =
        collected.submissions.iter().filter(|submission| own(&submission.department)).cloned().collect();
    let previous = collected.previous.as_ref().map(|previous| previous.of(&plan));
    let summary = Summary::of(&plan, &submissions, &[], &entries, &findings, previous.as_ref());
    let round = Round { plan, ..collected.round.clone() };
    Collected {
        round,
        sources: BTreeMap::new(),
        messages: Vec::new(),
        submissions,
        read: Vec::new(),
        entries,
        findings,
        summary,
        decisions: Ledger::default(),
        previous,
    }
}

fn section_of(item: &Item) -> Option<&str> {
    item.path.first().map(String::as_str).filter(|section| !section.is_empty())
}

/// The plan with the items of a section only, and the departments that answer for them.
fn plan_of(plan: &Plan, section: &str) -> Plan {
    let items: Vec<Item> =
        plan.items.iter().filter(|item| section_of(item) == Some(section)).cloned().collect();
    let names: HashSet<&String> = items.iter().flat_map(|item| &item.departments).collect();
    let departments =
        plan.departments.iter().filter(|department| names.contains(&department.name)).cloned().collect();
    let title = format!("{}　{section}", plan.title);
    Plan { title, departments, items: items.into_iter().collect(), ..plan.clone() }
}

/// Whether a finding is about one of the items, or about no item and for one of the departments.
fn is_about(finding: &Finding, plan: &Plan) -> bool {
    match finding.key.item() {
        Some(item) => plan.item(item).is_some(),
        None => finding.department.as_deref().is_some_and(|name| plan.department(name).is_some()),
    }
}
