//! What stands alike in nearly every department's file is the form's doing: it was changed after it was learned. No
//! department is asked about it, whoever collects is told.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{CellRange, CellRef, Fault, Finding, LayoutFault};

/// What so many departments have in common is no chance …
const FEWEST: usize = 5;
/// … where so many of five have it.
const OF_FIVE: usize = 4;

/// A fault with its facts, its cell, and what stands there, on whichever sheet.
type Alike<'a> = (&'a LayoutFault, CellRef, &'a str);

/// Says of what is alike in nearly all files that the form has it: to each department that it need not mind, and once, where
/// answers are lost by it, to whoever collects. `sent` is how many departments sent something. Each cell is still told:
/// what all departments had to say is never away without a word.
pub(crate) fn tell_of_form(findings: &mut Vec<Finding>, sent: usize) {
    let mut who: BTreeMap<Alike, (&Finding, BTreeSet<&str>)> = BTreeMap::new();
    for finding in findings.iter() {
        if let Some((alike, department)) = alike(finding).zip(finding.department.as_deref()) {
            let (shown, own) = who.entry(alike).or_insert((finding, BTreeSet::new()));
            own.insert(department);
            // Where one department gave no answer there, another one may have.
            if is_only_itself(shown) && !is_only_itself(finding) {
                *shown = finding;
            }
        }
    }
    who.retain(|_, (_, own)| own.len() >= FEWEST && own.len() * 5 >= sent * OF_FIVE);
    let changed: Vec<Finding> =
        who.values().filter_map(|(shown, own)| form_changed(shown, own.len())).collect();
    let is_alike = |finding: &Finding| alike(finding).is_some_and(|alike| who.contains_key(&alike));
    let are_alike: Vec<bool> = findings.iter().map(is_alike).collect();
    let told = std::mem::take(findings).into_iter().zip(are_alike);
    *findings = told
        .filter_map(|(finding, is_alike)| if is_alike { of_form(finding) } else { Some(finding) })
        .collect();
    findings.extend(changed);
}

/// What makes findings alike, of those that a form may be the cause of; the text of more than one cell is not known.
fn alike(finding: &Finding) -> Option<Alike<'_>> {
    let Fault::Layout(fault) = &finding.fault else { return None };
    let is_one = match fault {
        LayoutFault::UnreadCells | LayoutFault::StrayCells => finding.more_cells.is_empty(),
        LayoutFault::FloatingTexts => finding.place.cell.is_none(),
        LayoutFault::UnknownHeading { .. }
        | LayoutFault::MissingHeading { .. }
        | LayoutFault::UnknownItem { .. }
        | LayoutFault::ItemElsewhere
        | LayoutFault::HalfPair { .. }
        | LayoutFault::ExtraColumn => true,
        _ => false,
    };
    // What is printed at the edges of the pages stands in no cell.
    let cell = finding.place.cell.unwrap_or_default();
    is_one.then_some((fault, cell, finding.value.as_deref()?))
}

/// Whether nothing was left aside for its sake but the text itself: no answers that stand under it or beside it.
fn is_only_itself(finding: &Finding) -> bool {
    finding.covers.iter().all(|range| finding.place.cell.is_some_and(|cell| *range == CellRange::one(cell)))
}

/// What the department is told: of a heading that its form has not, nothing, unless answers were left aside.
fn of_form(finding: Finding) -> Option<Finding> {
    let is_missing = matches!(finding.fault, Fault::Layout(LayoutFault::MissingHeading { .. }));
    // How many have it is not said: the reports of all of them would change with each file that comes.
    let told = |finding| Finding { fault: LayoutFault::PrintedInAll.into(), ..finding };
    (!is_missing || !finding.covers.is_empty()).then(|| told(finding))
}

/// What whoever collects is told of it; nothing where no answer is lost.
fn form_changed(finding: &Finding, departments: usize) -> Option<Finding> {
    let missing = match &finding.fault {
        Fault::Layout(LayoutFault::UnreadCells | LayoutFault::StrayCells) if is_only_itself(finding) => {
            return None;
        }
        Fault::Layout(LayoutFault::MissingHeading { missing, .. }) => missing.clone(),
        _ => Vec::new(),
    };
    let fault = LayoutFault::FormChanged { missing, departments }.into();
    Some(Finding { fault, department: None, covers: Vec::new(), ..finding.clone() })
}
