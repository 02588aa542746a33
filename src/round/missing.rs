//! Who sent nothing.

use super::Received;
use crate::model::{FileFault, Finding, Place, Plan};

/// A finding for each department that sent nothing.
pub fn missing_submissions(plan: &Plan, files: &[Received]) -> Vec<Finding> {
    let sent = |name: &str| files.iter().any(|file| file.department.as_deref() == Some(name));
    let missing = plan.departments.iter().filter(|department| !sent(&department.name));
    missing
        .map(|department| {
            Finding::new(FileFault::MissingSubmission, Place::default()).department(&department.name)
        })
        .collect()
}
