//! What became of each submission.

use std::collections::{BTreeMap, BTreeSet};

use super::replaced::replaced_items;
use super::{Received, Round, Standing};
use crate::model::{Finding, Severity, Submission, Verdict};

/// A line for each file, by department in the plan's order, then by path. The findings must have been judged.
pub fn submissions(
    Round { plan, deadline, .. }: &Round,
    files: &[Received],
    standings: &[Standing],
    findings: &[Finding],
) -> Vec<Submission> {
    let worst = worst(findings);
    let line = |(file, standing): (&Received, &Standing)| Submission {
        file: file.file.clone(),
        department: file.department.clone(),
        digest: file.digest.map_or_else(String::new, |digest| hex(&digest[..8])),
        late: deadline.is_some_and(|deadline| file.age.came().is_some_and(|day| day.is_after(deadline))),
        verdict: verdict(
            file,
            standing,
            worst.get(&(file.file.as_str(), file.department.is_some())).copied(),
        ),
        entries: file.entries.iter().filter(|entry| entry.value.is_some() && standing.takes(entry)).count(),
        superseded_by: standing.superseded_by.map(|newer| files[newer].file.clone()),
        taken_because: standing.because,
        replaced: replaced(file, files, standing),
    };
    let mut submissions: Vec<Submission> = files.iter().zip(standings).map(line).collect();
    let place = |submission: &Submission| {
        let name = submission.department.as_deref()?;
        plan.departments.position(name)
    };
    submissions
        .sort_by_cached_key(|submission| (place(submission).unwrap_or(usize::MAX), submission.file.clone()));
    submissions
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The worst finding of each file: of those that its department is told, and of all.
fn worst(findings: &[Finding]) -> BTreeMap<(&str, bool), Severity> {
    let mut worst: BTreeMap<(&str, bool), Severity> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !finding.place.file.is_empty()) {
        let told = [Some(false), finding.department.is_some().then_some(true)];
        for is_told in told.into_iter().flatten() {
            let known = worst.entry((&finding.place.file, is_told)).or_insert(finding.severity);
            *known = (*known).min(finding.severity);
        }
    }
    worst
}

fn verdict(file: &Received, standing: &Standing, worst: Option<Severity>) -> Verdict {
    match worst {
        _ if !standing.counts() => Verdict::Superseded,
        _ if !file.readable => Verdict::Unreadable,
        Some(Severity::Error) => Verdict::Returned,
        Some(Severity::Warning) => Verdict::AcceptedWithWarnings,
        _ => Verdict::Accepted,
    }
}

/// The items that are taken from other files, by file.
fn replaced(file: &Received, files: &[Received], standing: &Standing) -> BTreeMap<String, Vec<String>> {
    let items = replaced_items(file, standing).into_iter();
    let owned = |items: BTreeSet<&str>| items.into_iter().map(str::to_owned).collect();
    items.map(|(other, items)| (files[other].file.clone(), owned(items))).collect()
}
