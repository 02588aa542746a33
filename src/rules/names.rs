//! Names in a matrix and their definitions in the cards, over all submissions.

use std::collections::{BTreeMap, BTreeSet};

use super::RoundView;
use crate::model::{Entry, FieldRole, Member};
use crate::text::nearest;
use crate::text::numbering::numbered;
use crate::text::width::{fold_key, letters_key};

/// A name, in the matrix or on a card.
#[derive(Debug)]
pub(super) struct Name<'a> {
    /// The cell that a finding points at.
    pub entry: &'a Entry,
    /// The name as written.
    pub text: &'a str,
    category: &'a str,
    key: String,
}

/// The names and the definitions of each category, each once.
#[derive(Debug)]
pub(super) struct Names<'a> {
    names: BTreeMap<(&'a str, String), Name<'a>>,
    definitions: BTreeMap<(&'a str, String), Name<'a>>,
    named: BTreeSet<&'a str>,
    defined: BTreeSet<&'a str>,
    spellings: Spellings<'a>,
}

type Spellings<'a> = BTreeMap<String, Vec<(&'a str, &'a str)>>;

impl<'a> Names<'a> {
    /// Collects them. A matrix of one department may hold names whose cards are in another's file: of several cells
    /// with one name that one is kept which stands in the file of the department that answers for the category.
    pub fn of(view: &RoundView<'a>) -> Self {
        let names = collect(view, FieldRole::Name, |entry| entry.value.as_ref()?.as_text());
        let definitions = collect(view, FieldRole::Definition, |entry| {
            entry.value.as_ref()?.as_text().map(|_| title(view, entry))
        });
        let categories =
            |of: &BTreeMap<(&'a str, String), Name<'a>>| of.values().map(|name| name.category).collect();
        let all = names.values().chain(definitions.values()).map(|name| (name.text, name.category));
        let spellings = spellings(all);
        Self { named: categories(&names), defined: categories(&definitions), spellings, names, definitions }
    }

    /// The names of the categories that have cards.
    pub fn names(&self) -> impl Iterator<Item = &Name<'a>> {
        self.names.values().filter(|name| self.defined.contains(name.category))
    }

    /// The definitions of the categories that stand in a matrix; and of others those whose name all others spell without a
    /// sign or a number that it has, or with one.
    pub fn definitions(&self) -> impl Iterator<Item = &Name<'a>> {
        let is_odd = |name: &Name| self.spelt_otherwise(name).is_some();
        self.definitions.values().filter(move |name| self.named.contains(name.category) || is_odd(name))
    }

    /// Whether a card of its category defines the name.
    pub fn is_defined(&self, name: &Name<'a>) -> bool {
        self.definitions.contains_key(&(name.category, name.key.clone()))
    }

    /// Whether the matrix has the name of this definition.
    pub fn is_named(&self, definition: &Name<'a>) -> bool {
        self.names.contains_key(&(definition.category, definition.key.clone()))
    }

    /// The defined name that is nearest, if one is near.
    pub fn near_definition(&self, name: &Name<'a>) -> Option<String> {
        nearest(name, self.definitions.values())
    }

    /// The name of the matrix that is nearest, if one is near.
    pub fn near_name(&self, definition: &Name<'a>) -> Option<String> {
        let near = nearest(definition, self.names.values());
        near.or_else(|| self.spelt_otherwise(definition).map(str::to_owned))
    }

    /// The same name but for signs, as the matrix or a card of another category has it, where none has it as it is here.
    fn spelt_otherwise(&self, name: &Name) -> Option<&'a str> {
        let spellings = self.spellings.get(&spelling(name.text))?;
        let is_own =
            |(text, category): &(&str, &str)| fold_key(text) == name.key && *category != name.category;
        let other = spellings.iter().find(|(text, _)| fold_key(text) != name.key);
        other.filter(|_| !spellings.iter().any(is_own)).map(|(text, _)| *text)
    }
}

/// The letters of a name, without the number that may count it: (1) 業務配分.
fn spelling(text: &str) -> String {
    letters_key(numbered(text).map_or(text, |(_, name)| name))
}

/// The names by their letters alone, each as it is written, with its category.
fn spellings<'a>(names: impl Iterator<Item = (&'a str, &'a str)>) -> Spellings<'a> {
    let mut spellings = Spellings::new();
    names.for_each(|(text, category)| spellings.entry(spelling(text)).or_default().push((text, category)));
    spellings
}

fn collect<'a>(
    view: &RoundView<'a>,
    role: FieldRole,
    text: impl Fn(&'a Entry) -> Option<&'a str>,
) -> BTreeMap<(&'a str, String), Name<'a>> {
    let has_role =
        |entry: &Entry| view.plan.field(&entry.field).is_some_and(|field| field.role == Some(role));
    let mut found: BTreeMap<(&str, String), Name> = BTreeMap::new();
    for entry in view.entries.iter().copied().filter(|entry| has_role(entry)) {
        let Some(Member::Name(category)) = entry.key.axis() else { continue };
        let Some(text) = text(entry) else { continue };
        let name = Name { entry, text, category, key: fold_key(text) };
        let key = (name.category, name.key.clone());
        let better = |known: &Name| answers(view, &name) && !answers(view, known);
        if found.get(&key).is_none_or(better) {
            found.insert(key, name);
        }
    }
    found
}

/// What a definition's item is called: by the data itself, or by the plan where it is an item of the plan.
fn title<'a>(view: &RoundView<'a>, entry: &'a Entry) -> &'a str {
    view.plan.item(entry.item()).map_or(entry.item(), |item| &item.title)
}

/// Whether the department of the cell answers for the category.
fn answers(view: &RoundView, name: &Name) -> bool {
    view.plan
        .department(&name.entry.department)
        .is_some_and(|department| department.categories.iter().any(|own| own == name.category))
}

fn nearest<'a: 'n, 'n>(name: &Name, others: impl Iterator<Item = &'n Name<'a>>) -> Option<String> {
    let known = others.filter(|other| other.category == name.category).map(|other| (other, &other.key));
    nearest::nearest(&name.key, known).map(|other| other.text.to_owned())
}
