//! The last step of a run's findings: how bad each is, each fault once, must-fix first.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::find;
use crate::model::{Axis, CellRef, Finding, Place, Severity};

/// Sets the severities, removes repeated faults and sorts: errors first, then by file, sheet, cell and code.
/// `overrides` are the round's severities by rule name.
pub fn settle(findings: Vec<Finding>, overrides: &BTreeMap<String, Severity>) -> Vec<Finding> {
    let mut findings = once(findings);
    for finding in &mut findings {
        finding.severity = severity(finding.rule, overrides);
    }
    findings.sort_by(order);
    findings
}

fn severity(rule: &str, overrides: &BTreeMap<String, Severity>) -> Severity {
    let default = find(rule).map_or(Severity::Error, |rule| rule.severity);
    overrides.get(rule).copied().unwrap_or(default)
}

/// What makes two findings one. A fault of a cell is told once, even where the cell stands for several years; a
/// fault of a sheet or a file may be several faults, told apart by what they are about and by their facts.
type Fault = (&'static str, Place, Option<String>, Option<String>, Option<About>);
type About = (Option<String>, Option<String>, Axis, Vec<(&'static str, String)>);

fn fault(finding: &Finding) -> Fault {
    let about = || (finding.item.clone(), finding.field.clone(), finding.axis.clone(), finding.facts.clone());
    (
        finding.rule,
        finding.place.clone(),
        finding.value.clone(),
        finding.department.clone(),
        finding.place.cell.is_none().then(about),
    )
}

/// Each fault once. The cells of the repeated ones are kept.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut seen: BTreeMap<Fault, usize> = BTreeMap::new();
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        match seen.get(&fault(&finding)) {
            Some(&index) => kept[index].more_cells.extend(finding.more_cells),
            None => {
                seen.insert(fault(&finding), kept.len());
                kept.push(finding);
            }
        }
    }
    kept.iter_mut().for_each(tidy_cells);
    kept
}

/// The other cells in their order, each once, without the first.
fn tidy_cells(finding: &mut Finding) {
    let cells: BTreeSet<CellRef> = finding.more_cells.drain(..).collect();
    finding.more_cells = cells.into_iter().filter(|cell| Some(*cell) != finding.place.cell).collect();
}

fn order(a: &Finding, b: &Finding) -> Ordering {
    let code = |finding: &Finding| find(finding.rule).map_or("", |rule| rule.code);
    (a.severity.cmp(&b.severity))
        .then_with(|| a.place.file.cmp(&b.place.file))
        .then_with(|| natural(&a.place.sheet, &b.place.sheet))
        .then_with(|| a.place.cell.cmp(&b.place.cell))
        .then_with(|| code(a).cmp(code(b)))
        .then_with(|| a.department.cmp(&b.department))
        .then_with(|| a.item.cmp(&b.item))
        .then_with(|| a.axis.cmp(&b.axis))
        .then_with(|| a.value.cmp(&b.value))
        .then_with(|| a.facts.cmp(&b.facts))
}

/// Sheet names as people count: `№2` before `№10`.
fn natural(a: &str, b: &str) -> Ordering {
    let key = |text: &str| (runs(text), text.to_owned());
    key(a).cmp(&key(b))
}

/// The text in runs of digits (by their length, then their digits) and runs of other characters.
fn runs(text: &str) -> Vec<(bool, usize, String)> {
    let mut runs: Vec<(bool, usize, String)> = Vec::new();
    for c in text.chars() {
        let digit = c.is_ascii_digit();
        match runs.last_mut() {
            Some((same, length, run)) if *same == digit => {
                *length += usize::from(digit);
                run.push(c);
            }
            _ => runs.push((digit, usize::from(digit), c.to_string())),
        }
    }
    runs
}
