//! `personal-number`: looks like a personal number.

use crate::model::{Entry, Finding, TextFault};
use crate::rules::sight::on;
use crate::rules::{Sight, scan};

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    let typed = sight.view.entries.iter().filter(|entry| !entry.is_ditto());
    typed.filter(|entry| scan::personal_number(&entry.raw)).map(finding).collect()
}

/// The finding must not spread the number: what was typed is left out.
fn finding(entry: &Entry) -> Finding {
    Finding { value: None, ..on(TextFault::PersonalNumber, entry) }
}
