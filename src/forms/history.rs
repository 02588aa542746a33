//! What was published before, as the forms show it, and what of the form it closes.

use std::collections::{HashMap, HashSet};

use crate::model::{Department, Entry, Field, FieldRole, FiscalYear, Item, Key, Plan, Value};
use crate::text::display;
use crate::text::joined;
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
    /// `own` is the department whose form it is: of a text that several said together it goes on with its own.
    pub fn state(&self, field: &Field, key: &Key, item: Option<&Item>, own: &Department) -> State {
        let plan = self.plan;
        let known = self.said(field, key);
        let asked = || self.part_of(own, known.clone());
        match key.year() {
            Some(year)
                if item.is_some_and(|item| plan.years_of(item).is_some_and(|span| !span.contains(year))) =>
            {
                State::Off
            }
            None if self.years.is_empty() => State::Asked(String::new()),
            None => State::Asked(asked()),
            Some(year) if plan.is_past(Some(year)) && !known.is_empty() => State::Published(known),
            Some(year) if plan.is_past(Some(year)) && self.is_closed(key, year) => State::Off,
            year if plan.is_due(year) || is_ahead(field) => State::Asked(asked()),
            _ => State::Off,
        }
    }

    /// What a department said of a text that was joined; the whole of any other.
    fn part_of(&self, own: &Department, text: String) -> String {
        let is_name = |name: &str| self.plan.departments.position(name).is_some();
        match joined::parts(&text, is_name) {
            None => text,
            Some(parts) => {
                let own = parts.iter().filter(|(name, _)| *name == own.name).map(|(_, text)| *text);
                own.collect::<Vec<&str>>().join("\n")
            }
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
                // Said once of the whole, as it is typed and read.
                if parts.iter().all(|part| part == not_applicable::WORD) {
                    return not_applicable::WORD.to_owned();
                }
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
