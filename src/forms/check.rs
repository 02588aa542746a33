//! A blank form before it goes out: what would be read of it, and what not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::own::OwnForm;
use crate::layout::LaidOut;
use crate::model::{Entry, Finding, FiscalYear, Item, Text};
use crate::round::{Round, RoundError};

/// What is read of a blank form.
#[derive(Clone, Debug, Default)]
pub struct CheckedForm {
    /// The places for answers, by sheet and item; an empty name where the form has no items.
    pub places: BTreeMap<(Text, String), Places>,
    /// The items of the plan that have none.
    pub absent: Vec<Item>,
    /// The names in it, among those of the items, that the plan has not.
    pub unlisted: Vec<String>,
    /// What is wrong with the form.
    pub findings: Vec<Finding>,
    /// What stands beside its tables, of which nothing is read.
    pub beside: BTreeSet<String>,
}

/// The places for one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The fields that are asked for, by their names in the template.
    pub fields: BTreeSet<Text>,
    /// The years.
    pub years: BTreeSet<FiscalYear>,
    /// How many cells there are.
    pub cells: usize,
}

/// Reads a blank form by the headings of the round's template.
///
/// # Errors
/// When the file can't be opened as a workbook.
pub fn check(round: &Round, path: &Path) -> Result<CheckedForm, RoundError> {
    let form = OwnForm::open(path, round)?;
    let laid_out = form.lay_out();
    let unlisted = form.unlisted(&laid_out, round);
    let LaidOut { entries, mut findings, .. } = laid_out;
    findings.retain(|finding| !matches!(finding.fault.name(), "stray-cells" | "unread-notes"));
    let mut places: BTreeMap<(Text, String), Places> = BTreeMap::new();
    for entry in &entries {
        places.entry((entry.place.sheet.clone(), entry.item().to_owned())).or_default().add(entry);
    }
    let is_absent = |item: &&Item| !entries.iter().any(|entry| entry.item() == item.id);
    let absent = round.plan.items.iter().filter(is_absent).cloned().collect();
    Ok(CheckedForm { places, absent, unlisted, findings, beside: form.beside().texts().clone() })
}

impl Places {
    fn add(&mut self, entry: &Entry) {
        self.fields.insert(entry.field.clone());
        self.years.extend(entry.key.year());
        self.cells += 1;
    }
}
