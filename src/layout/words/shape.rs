//! The tables and labels of a form: what their rows, their columns and what stands above them say.

use foldhash::{HashMap, HashMapExt};

use super::Words;
use crate::layout::fold::loose;
use crate::layout::ids::{DimId, FIELD, FieldId, YEAR};
use crate::model::DimensionKind;
use crate::template::TableShape;

/// What a word over a column of a table says of the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Labels of this dimension stand under it.
    Labels(DimId),
    /// What stands under it repeats what the list says.
    Details,
}

/// Where the values of a label stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// One, right of it or under it.
    One,
    /// One a row.
    Numbered,
    /// Two cells a row: name and value.
    Named,
}

/// A table of the form, or a label with its values.
#[derive(Clone, Debug)]
pub struct Shape {
    /// How findings call it.
    pub name: String,
    /// What its columns say, outermost first; none where it is a label.
    pub columns: Vec<DimId>,
    /// What its rows say, outermost first.
    pub rows: Vec<DimId>,
    /// What stands above it and holds for all of it.
    pub above: Vec<DimId>,
    /// The list whose member above narrows whom the rows mean.
    pub within: Option<DimId>,
    /// The fields that it may hold, by their places.
    pub fields: Vec<FieldId>,
    /// The field of every cell, where no heading says one.
    pub only: Option<FieldId>,
    /// The field of a row without a heading under one with a heading.
    pub below: Option<FieldId>,
    /// Where the values of a label stand.
    pub beside: Option<Beside>,
    /// The table of the form that it is of: the labels of a card are of one.
    pub card: String,
    headings: HashMap<String, Heading>,
}

impl Shape {
    /// What a word, reduced as `loose` does, says of the column under it.
    pub fn heading(&self, key: &str) -> Option<Heading> {
        self.headings.get(key).copied()
    }

    /// The list of items that its rows, or what stands above, name.
    pub fn list(&self, words: &Words) -> Option<DimId> {
        self.rows.iter().chain(&self.columns).chain(&self.above).copied().find(|dim| words.is_list(*dim))
    }

    /// Whether its rows, its columns or what stands above say years.
    pub fn says_years(&self) -> bool {
        self.columns.iter().chain(&self.rows).chain(&self.above).any(|dim| *dim == YEAR)
    }

    /// The innermost dimension of the rows.
    pub fn inner(&self) -> DimId {
        self.rows.last().copied().unwrap_or(FIELD)
    }
}

impl Words {
    pub(super) fn table(&self, table: &TableShape) -> Shape {
        let (columns, rows) = (self.dims_named(&table.columns), self.dims_named(&table.rows));
        let above = self.dims_named(&table.above);
        let fields = self.fields_of(table);
        let mut headings = HashMap::new();
        for dim in above.iter().chain(&columns).chain(&rows).rev() {
            let dimension = self.dimension(*dim);
            headings.extend(dimension.details.iter().map(|word| (loose(word), Heading::Details)));
            let words = dimension.headings.iter().filter(|_| rows.contains(dim));
            headings.extend(words.map(|word| (loose(word), Heading::Labels(*dim))));
        }
        let below = fields.iter().copied().find(|field| self.field(*field).below.is_some());
        let within = rows.iter().find_map(|dim| self.dim(self.dimension(*dim).within.as_deref()?));
        let says_field = columns.contains(&FIELD) || rows.contains(&FIELD);
        Shape {
            name: table.name.clone(),
            within,
            only: fields.first().copied().filter(|_| !says_field),
            fields,
            below,
            beside: None,
            card: table.name.clone(),
            above,
            columns,
            rows,
            headings,
        }
    }

    /// A shape for each field whose values stand beside their label.
    pub(super) fn labels(&self, table: &TableShape) -> Vec<Shape> {
        let rows = self.dims_named(&table.rows);
        let record = rows.iter().find(|dim| self.dimension(**dim).kind == DimensionKind::Record);
        let beside = match record {
            None => Beside::One,
            Some(dim) if self.dimension(*dim).numbered => Beside::Numbered,
            Some(_) => Beside::Named,
        };
        let shape = |field: FieldId| Shape {
            name: self.field(field).label.clone(),
            columns: Vec::new(),
            rows: rows.clone(),
            above: self.dims_named(&table.above),
            within: None,
            fields: vec![field],
            only: None,
            below: None,
            beside: Some(beside),
            card: table.name.clone(),
            headings: HashMap::new(),
        };
        self.fields_of(table).into_iter().map(shape).collect()
    }

    /// The fields that a table may hold, by their places.
    fn fields_of(&self, table: &TableShape) -> Vec<FieldId> {
        let fields = self.plan.fields.iter().enumerate();
        let own =
            fields.filter(|(_, field)| self.form.holds(table, &field.name) && !self.plan.is_part(field));
        own.map(|(index, _)| FieldId(index)).collect()
    }

    /// Whether the values of a field stand beside a label.
    pub fn is_beside_label(&self, field: FieldId) -> bool {
        self.shapes.iter().any(|shape| shape.beside.is_some() && shape.fields.contains(&field))
    }
}
