//! What the values that the clerk typed make of the figures beside them: a percentage that stays must agree with a fraction
//! that was typed.

use std::collections::BTreeSet;

use super::{Applied, DECISIONS_FILE};
use crate::model::{Entry, Finding, Key, Place, Plan, Text};
use crate::rules::{self, View};

/// A point, run after run: fault, department, field, key.
pub(super) type Decided = BTreeSet<(&'static str, Option<String>, Option<Text>, Key)>;

/// What tells a point from others.
pub(super) fn point(finding: &Finding) -> (&'static str, Option<String>, Option<Text>, Key) {
    (finding.fault.name(), finding.department.clone(), finding.field.clone(), finding.key.clone())
}

/// The findings, with those on figures that stand together anew where one of them was typed. What was decided stays, and is
/// not asked again. Not judged yet.
pub(super) fn checked(
    plan: &Plan,
    findings: &[Finding],
    read: &[&Entry],
    applied: &Applied,
    decided: &Decided,
) -> Vec<Finding> {
    let keys: BTreeSet<&Key> = applied.typed.iter().map(|entry| &entry.key).collect();
    let read = read.iter().copied().filter(|entry| applied.takes(entry));
    let mut entries: Vec<&Entry> =
        read.chain(&applied.typed).filter(|entry| keys.contains(&entry.key)).collect();
    entries.sort_by_key(|entry| plan.rank(entry.item(), &entry.department));
    let view = View {
        plan,
        department: None,
        file: "",
        entries: &entries,
        findings: &[],
        macros: false,
        external_links: 0,
        merges: false,
    };
    let is_old = |finding: &&Finding| {
        rules::is_of_figures(&finding.fault)
            && keys.contains(&finding.key)
            && !decided.contains(&point(finding))
    };
    let found = rules::check_figures(&view).into_iter();
    let found = found.filter(|finding| !decided.contains(&point(finding))).map(on_sheet);
    findings.iter().filter(|finding| !is_old(finding)).cloned().chain(found).collect()
}

/// What stands in the workbook of the decisions is told of its sheet: its lines have no rows yet.
fn on_sheet(finding: Finding) -> Finding {
    if finding.place.file != DECISIONS_FILE {
        return finding;
    }
    let place = Place { cell: None, ..finding.place };
    Finding { place, more_cells: Vec::new(), department: None, ..finding }
}
