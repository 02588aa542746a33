//! Who sent nothing.

use std::collections::HashSet;

use super::Received;
use crate::model::{FileFault, Finding, Place, Plan};

/// A finding for each department that sent nothing.
pub fn missing_submissions(plan: &Plan, files: &[Received]) -> Vec<Finding> {
    let sent: HashSet<&str> = files.iter().filter_map(|file| file.department.as_deref()).collect();
    let missing = plan.departments.iter().filter(|department| !sent.contains(department.name.as_str()));
    missing
        .map(|department| {
            Finding::new(FileFault::MissingSubmission, Place::default()).department(&department.name)
        })
        .collect()
}
