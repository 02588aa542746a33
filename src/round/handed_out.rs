//! Cells of past years that came back as they were handed out: their department is not asked about what was published.

use std::collections::{HashMap, HashSet};

use super::Received;
use super::supersede::{Asked, key};
use crate::model::{Entry, Finding, Plan, Severity, Value};
use crate::rules::Rule;

/// The findings without those on what a department left as it was published. What is wrong with it is whoever collects’ to
/// mend, and was told when it came.
pub fn without_handed_out(
    plan: &Plan,
    findings: Vec<Finding>,
    files: &[Received],
    published: &[Entry],
) -> Vec<Finding> {
    let past = published.iter().filter(|entry| plan.is_past(entry.key.year()));
    let known: HashMap<Asked, &Option<Value>> = past.map(|entry| (key(entry), &entry.value)).collect();
    if known.is_empty() {
        return findings;
    }
    let came = came_back(files, &known);
    let is_left = |finding: &Finding| {
        let asked = finding.field.clone().map(|field| (field, finding.key.clone()));
        asked.is_some_and(|asked| came.contains(&(finding.place.file.as_str(), asked)))
    };
    findings.into_iter().filter(|finding| !is_left(finding) || is_error(finding)).collect()
}

/// The cells of each file that say what was published.
fn came_back<'f>(files: &'f [Received], known: &HashMap<Asked, &Option<Value>>) -> HashSet<(&'f str, Asked)> {
    let of_file = |file: &'f Received| {
        let same = file.entries.iter().filter(|entry| known.get(&key(entry)) == Some(&&entry.value));
        same.map(|entry| (file.file.as_str(), key(entry)))
    };
    files.iter().flat_map(of_file).collect()
}

fn is_error(finding: &Finding) -> bool {
    Rule::of(&finding.fault).severity == Severity::Error
}
