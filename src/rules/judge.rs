//! The last step of a run's findings: how bad each is, each fault once, must-fix first.

use std::cmp::Ordering;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::{Rule, find};
use crate::model::{CellRef, Fault, Finding, Key, Place, Plan, Severity, Text};

/// Sets the severities, removes repeated faults and sorts: errors first, then by file, sheet, cell and code.
/// `overrides` are the round's severities by rule name.
pub fn judge_all(findings: Vec<Finding>, overrides: &BTreeMap<String, Severity>) -> Vec<Finding> {
    let overrides = by_name(overrides);
    let mut coded: Vec<(&str, Finding)> =
        once(findings).into_iter().map(|finding| judge(finding, &overrides)).collect();
    coded.sort_by(order);
    coded.into_iter().map(|(_, finding)| finding).collect()
}

/// The same order within a file by the list of items: first what is about no item, then item after item.
pub fn sort_by_item(findings: &mut [Finding], plan: &Plan) {
    let position = |finding: &Finding| finding.key.item().and_then(|item| plan.items.position(item));
    findings.sort_by_cached_key(|finding| {
        (finding.severity, finding.place.file.clone(), finding.key.item().is_some(), position(finding))
    });
}

/// The findings as they stand, each as bad as the round has it.
pub fn with_severities(findings: &[Finding], overrides: &BTreeMap<String, Severity>) -> Vec<Finding> {
    let overrides = by_name(overrides);
    findings.iter().map(|finding| judge(finding.clone(), &overrides).1).collect()
}

/// The round's severities by rule name; it may name a rule by its code as well.
fn by_name(overrides: &BTreeMap<String, Severity>) -> BTreeMap<&'static str, Severity> {
    overrides.iter().filter_map(|(key, severity)| Some((find(key)?.name, *severity))).collect()
}

/// The finding with its severity, and its code.
fn judge(mut finding: Finding, overrides: &BTreeMap<&str, Severity>) -> (&'static str, Finding) {
    let rule = Rule::of(&finding.fault);
    finding.severity = overrides.get(rule.name).copied().unwrap_or(rule.severity);
    (rule.code, finding)
}

/// What makes two findings one. A fault of a cell is told once, even where the cell stands for several years; a
/// fault of a sheet or a file may be several faults, told apart by what they are about and by their facts.
type Same = (&'static str, Place, Option<String>, Option<String>, Option<About>);
type About = (Option<Text>, Key, Fault);

fn key(finding: &Finding) -> Same {
    let about = || (finding.field.clone(), finding.key.clone(), finding.fault.clone());
    (
        finding.fault.name(),
        finding.place.clone(),
        finding.value.clone(),
        finding.department.clone(),
        finding.place.cell.is_none().then(about),
    )
}

/// Each fault once. The cells of the repeated ones are kept.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut seen: BTreeMap<Same, usize> = BTreeMap::new();
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        match seen.entry(key(&finding)) {
            Entry::Occupied(first) => {
                let first = &mut kept[*first.get()];
                first.more_cells.extend(finding.more_cells);
                first.covers.extend(finding.covers);
            }
            Entry::Vacant(place) => {
                place.insert(kept.len());
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
    finding.covers.sort_unstable();
    finding.covers.dedup();
}

fn order((a_code, a): &(&str, Finding), (b_code, b): &(&str, Finding)) -> Ordering {
    (a.severity.cmp(&b.severity))
        .then_with(|| a.place.file.cmp(&b.place.file))
        .then_with(|| natural(&a.place.sheet, &b.place.sheet))
        .then_with(|| a.place.cell.cmp(&b.place.cell))
        .then_with(|| a_code.cmp(b_code))
        .then_with(|| a.department.cmp(&b.department))
        .then_with(|| natural(about(a), about(b)))
        .then_with(|| a.key.others().cmp(b.key.others()))
        .then_with(|| a.value.cmp(&b.value))
        .then_with(|| a.fault.cmp(&b.fault))
}

fn about(finding: &Finding) -> &str {
    finding.key.item().unwrap_or_default()
}

/// Sheet names and items as people count: `№2` before `№10`.
fn natural(a: &str, b: &str) -> Ordering {
    if a == b {
        return Ordering::Equal;
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FileFault, LayoutFault, ValueFault};

    fn at(fault: impl Into<Fault>, sheet: &str, cell: &str) -> Finding {
        Finding::new(fault, Place { file: "a.xlsx".into(), sheet: sheet.into(), cell: cell.parse().ok() })
    }

    #[test]
    fn errors_first_then_sheets_as_people_count() {
        let found = [
            at(LayoutFault::UnreadCells, "№1", "A1"),
            at(ValueFault::UnknownMark, "№10", "B1"),
            at(ValueFault::UnknownMark, "№2", "C9"),
            at(ValueFault::UnknownMark, "№2", "B10"),
        ];
        let judged = judge_all(found.to_vec(), &BTreeMap::new());
        let order: Vec<String> = judged
            .iter()
            .map(|finding| format!("{} {}", finding.place.sheet, finding.place.cell.unwrap()))
            .collect();
        assert_eq!(order, ["№2 C9", "№2 B10", "№10 B1", "№1 A1"]);
        assert_eq!(judged[3].severity, Severity::Warning);
    }

    #[test]
    fn the_round_may_set_another_severity() {
        for key in ["unknown-mark", "V111", "v111"] {
            let overrides = BTreeMap::from([(key.to_owned(), Severity::Info)]);
            assert_eq!(
                judge_all(vec![at(ValueFault::UnknownMark, "1", "A1")], &overrides)[0].severity,
                Severity::Info
            );
        }
    }

    #[test]
    fn a_fault_of_a_cell_is_told_once_with_all_its_cells() {
        let mut first =
            at(ValueFault::UnknownMark, "1", "B2").value("Ｅ").year(crate::model::FiscalYear(2023));
        first.more_cells.push(CellRef::new(4, 1));
        let mut again =
            at(ValueFault::UnknownMark, "1", "B2").value("Ｅ").year(crate::model::FiscalYear(2024));
        again.more_cells.extend([CellRef::new(3, 1), CellRef::new(1, 1)]);
        let judged = judge_all(vec![first, again], &BTreeMap::new());
        assert_eq!(judged.len(), 1);
        assert_eq!(judged[0].more_cells, [CellRef::new(3, 1), CellRef::new(4, 1)]);
    }

    #[test]
    fn two_items_missing_from_a_file_are_two_faults() {
        let missing = |item: &str| Finding::new(LayoutFault::MissingItem, Place::file("a.xlsx")).item(item);
        assert_eq!(judge_all(vec![missing("1"), missing("2"), missing("1")], &BTreeMap::new()).len(), 2);
        let absent =
            |name: &str| Finding::new(FileFault::MissingSubmission, Place::default()).department(name);
        assert_eq!(judge_all(vec![absent("総務課"), absent("財政課")], &BTreeMap::new()).len(), 2);
    }
}
