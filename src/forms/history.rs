//! What was published before, as the forms show it, and what of the form it closes.

use std::collections::{HashMap, HashSet};

use crate::model::{Entry, Field, FieldRole, FiscalYear, Item, Key, Plan, Value};
use crate::text::display;
use crate::text::not_applicable;

/// What is to become of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// To be filled in; this stands there from the beginning.
    Asked(String),
    /// Published before: shown, and locked.
    Published(String),
    /// Nothing is asked here.
    Off,
}

impl State {
    /// What stands from the beginning in a cell that is to be filled in.
    pub fn asked(&self) -> Option<&str> {
        match self {
            Self::Asked(given) => Some(given),
            _ => None,
        }
    }
}

/// The published entries, by field and key.
pub(super) struct History<'a> {
    plan: &'a Plan,
    said: HashMap<(&'a str, &'a Key), &'a Entry>,
    /// The items and years of which anything was published.
    years: HashSet<(&'a str, FiscalYear)>,
}

impl<'a> History<'a> {
    /// These entries.
    pub fn new(plan: &'a Plan, published: &'a [Entry]) -> Self {
        let said = published.iter().map(|entry| ((entry.field.as_str(), &entry.key), entry)).collect();
        let years = published.iter().filter_map(|entry| Some((entry.item(), entry.key.year()?))).collect();
        Self { plan, said, years }
    }

    /// Whether anything was published for a year that is past.
    pub fn has_past(&self) -> bool {
        self.years.iter().any(|(_, year)| self.plan.is_past(Some(*year)))
    }

    /// What becomes of the cell of this field and key. What is said for no year stands until it is changed, but only
    /// beside what is said by years: a form without years asks for everything anew.
    pub fn state(&self, field: &Field, key: &Key, item: Option<&Item>) -> State {
        let plan = self.plan;
        let known = self.said(field, key);
        match key.year() {
            Some(year)
                if item.is_some_and(|item| plan.years_of(item).is_some_and(|span| !span.contains(year))) =>
            {
                State::Off
            }
            None if self.years.is_empty() => State::Asked(String::new()),
            None => State::Asked(known),
            Some(year) if plan.is_past(Some(year)) && !known.is_empty() => State::Published(known),
            Some(year) if plan.is_past(Some(year)) && self.is_closed(key, year) => State::Off,
            year if plan.is_due(year) || is_ahead(field) => State::Asked(known),
            _ => State::Off,
        }
    }

    fn is_closed(&self, key: &Key, year: FiscalYear) -> bool {
        self.years.contains(&(key.item().unwrap_or_default(), year))
    }

    /// What was published, as a department would type it; of a fraction both parts.
    fn said(&self, field: &Field, key: &Key) -> String {
        match field.parts.as_slice() {
            [] => self.shown(&field.name, key),
            parts => {
                let parts: Vec<String> = parts.iter().map(|part| self.shown(part, key)).collect();
                if parts.iter().any(String::is_empty) { String::new() } else { parts.join("/") }
            }
        }
    }

    fn shown(&self, field: &str, key: &Key) -> String {
        let Some(entry) = self.said.get(&(field, key)) else { return String::new() };
        match &entry.value {
            Some(Value::Mark(mark)) => mark.to_string(),
            Some(Value::Choices(chosen)) => display::choices(chosen),
            Some(Value::NotApplicable) => not_applicable::WORD.to_owned(),
            Some(_) => entry.raw.to_string(),
            None => String::new(),
        }
    }
}

/// Whether a field is said of years to come as well.
const fn is_ahead(field: &Field) -> bool {
    matches!(field.role, Some(FieldRole::Plan | FieldRole::Goal))
}
