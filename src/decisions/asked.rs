//! What of the form a decision is about, and the value that the clerk typed for it.

use std::collections::BTreeSet;

use crate::model::{DecisionReason, Entry, FieldKind, Finding, Key, Place, Plan, Text, Value};
use crate::normalize;
use crate::text::personal_number;

/// The cells of the form that a finding is about.
#[derive(Debug)]
pub(super) struct Asked {
    /// The field that the cell holds: of a part of a fraction the fraction.
    field: Text,
    /// The fields that its value becomes: of a fraction numerator and denominator, else the field.
    parts: Vec<Text>,
    /// What it is said for: of a cell that is merged over several all of them.
    keys: BTreeSet<Key>,
}

impl Asked {
    /// Those of a finding; `None` where it is about no field.
    pub fn of(plan: &Plan, read: &[&Entry], finding: &Finding) -> Option<Self> {
        let named = finding.field.clone()?;
        let whole = plan.fraction_of(&named);
        let field = whole.map_or(named, |whole| whole.name.as_str().into());
        let parts = whole.map_or_else(
            || vec![field.clone()],
            |whole| whole.parts.iter().map(|part| part.as_str().into()).collect(),
        );
        let is_merged = |entry: &&&Entry| entry.place == finding.place && parts.contains(&entry.field);
        let cells = read.iter().filter(|_| finding.place.cell.is_some()).filter(is_merged);
        let keys = cells.map(|entry| entry.key.clone()).chain([finding.key.clone()]).collect();
        Some(Self { field, parts, keys })
    }

    /// The cells of the report that come of it, by field and key.
    pub fn cells(&self) -> impl Iterator<Item = (Text, Key)> {
        self.parts.iter().flat_map(|part| self.keys.iter().map(|key| (part.clone(), key.clone())))
    }

    /// The values that a text says for them, as the owner's answer that stands at this place.
    ///
    /// # Errors
    /// When it can't be read as one of the field, or only with a remark.
    pub fn typed(&self, plan: &Plan, text: &str, place: &Place) -> Result<Vec<Entry>, DecisionReason> {
        if personal_number::mask(text).is_some() {
            return Err(DecisionReason::UnreadableValue);
        }
        let entry = |key: &Key| {
            let item = key.item().and_then(|id| plan.item(id));
            let owner =
                item.and_then(|item| item.departments.first()).map(|owner| Text::from(owner.as_str()));
            Entry {
                department: key.department().cloned().or(owner).unwrap_or_default(),
                field: self.field.clone(),
                key: key.clone(),
                value: Some(Value::Text(text.into())),
                raw: text.into(),
                place: place.clone(),
                repeats: None,
            }
        };
        let (entries, findings) = normalize::normalize(self.keys.iter().map(entry).collect(), plan);
        match entries.iter().all(|entry| entry.value.is_some()) && findings.is_empty() {
            true => Ok(entries),
            false => Err(self.refusal(plan)),
        }
    }

    fn refusal(&self, plan: &Plan) -> DecisionReason {
        match plan.field(&self.field).map(|field| field.kind) {
            Some(FieldKind::Fraction) => DecisionReason::NotAFraction,
            _ => DecisionReason::UnreadableValue,
        }
    }
}
