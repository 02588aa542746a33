//! A template in the making: what it says, and why.

use std::collections::BTreeSet;

use crate::model::{CellRef, FieldKind, FiscalYear, Item, ScaleMark};

/// A template with its lists, before it is written.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What the form calls itself.
    pub title: String,
    /// What values are said for.
    pub dims: Vec<Dim>,
    /// What is said.
    pub fields: Vec<Field>,
    /// The tables, and the labels with their values.
    pub tables: Vec<Table>,
    /// The members of the lists.
    pub items: Vec<Item>,
    /// The marks of ratings, and what they mean.
    pub scale: Vec<ScaleMark>,
    /// The empty cells beside labels around the tables, each by its sheet: they are to be filled in.
    pub asked: Vec<(String, CellRef)>,
    /// Whole cells that belong to the form, each with its place.
    pub furniture: Vec<(String, String)>,
    /// The only sheets that are read; none: all.
    pub sheets: Vec<String>,
    /// Sheets of choices for others, which are no data.
    pub ignored: Vec<String>,
    /// The years that its headings and labels say.
    pub years: BTreeSet<FiscalYear>,
    /// The unit that a note over its tables says, where all say the same.
    pub unit: Option<String>,
    /// What nobody can know from the form alone.
    pub doubts: Vec<String>,
}

/// What values are said for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dim {
    /// How the template calls it.
    pub name: String,
    /// How the report calls one of its members.
    pub word: String,
    /// Where its members come from.
    pub kind: DimKind,
    /// The words over its labels.
    pub headings: Vec<String>,
    /// The words left of its members' numbers.
    pub number: Vec<String>,
    /// The words over columns that say the same in other words.
    pub details: Vec<String>,
    /// Why, and where it was seen.
    pub why: String,
}

/// Where the members of a dimension come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum DimKind {
    /// The list of the round.
    #[default]
    List,
    /// Each row is its own.
    Record,
    /// The template names them.
    Members(Vec<String>),
    /// The fields, to give their column a heading.
    Field,
}

/// What is said.
#[derive(Clone, Debug)]
pub struct Field {
    /// How the template calls it, where that is not the label.
    pub name: Option<String>,
    /// What the form calls it.
    pub label: String,
    /// What is written.
    pub kind: FieldKind,
    /// What may be chosen.
    pub choices: Vec<String>,
    /// What a code looks like, where all that were seen look alike.
    pub pattern: Option<String>,
    /// What its numbers are counted in, where the form says it apart from the label.
    pub unit: Option<String>,
    /// Why, and where it was seen.
    pub why: String,
}

/// A table, or labels with their values.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How findings call it.
    pub name: String,
    /// What its headings across say; none where values stand beside their labels.
    pub columns: Vec<String>,
    /// What its labels down say.
    pub rows: Vec<String>,
    /// What stands above it.
    pub above: Vec<String>,
    /// Its fields, by their names.
    pub fields: Vec<String>,
    /// The dimensions that the form adds up.
    pub totals: Vec<String>,
    /// Where it was seen.
    pub why: String,
}

impl Field {
    /// How the template calls it.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.label)
    }
}

impl Draft {
    /// Notes what nobody can know from the form alone, once.
    pub fn doubt(&mut self, doubt: String) {
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    /// A name for a dimension that no other has: `item`, `item2`.
    pub fn free_dim(&self, base: &str) -> String {
        let taken = |name: &str| self.dims.iter().any(|dim| dim.name == name);
        let numbered = (2..).map(|number| format!("{base}{number}"));
        std::iter::once(base.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
    }

    /// Takes in a dimension; its name. The same members under the same heading are the same dimension.
    pub fn dim(&mut self, base: &str, dim: Dim) -> String {
        let same = |known: &&mut Dim| known.kind == dim.kind && known.word == dim.word;
        if let Some(known) = self.dims.iter_mut().find(same) {
            known.details.extend(
                dim.details.into_iter().filter(|word| !known.details.contains(word)).collect::<Vec<_>>(),
            );
            return known.name.clone();
        }
        let name = self.free_dim(base);
        self.dims.push(Dim { name: name.clone(), ..dim });
        name
    }

    /// Takes in a field of a table; its name. A label that another table uses for something else gets a name of its own.
    pub fn field(&mut self, field: Field) -> String {
        let taken = |name: &str| self.fields.iter().any(|known| known.name() == name);
        let numbered = (2..).map(|number| format!("{}{number}", field.label));
        let mut names = std::iter::once(field.label.clone()).chain(numbered);
        let name = names.find(|name| !taken(name)).unwrap_or_default();
        self.fields.push(Field { name: Some(name.clone()).filter(|name| *name != field.label), ..field });
        name
    }

    /// Takes in a member of a list, and numbers it; one that is there already only where it is meant `again`.
    pub fn item(&mut self, item: Item, again: bool) {
        let same =
            |other: &Item| other.kind == item.kind && other.title == item.title && other.label == item.label;
        if again || !self.items.iter().any(same) {
            let id = (self.items.len() + 1).to_string();
            self.items.push(Item { id, ..item });
        }
    }
}
