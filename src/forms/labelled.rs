//! Values that stand right of their label: one, or one a row, or a name and a value a row.

use super::Scope;
use super::drawn::{Drawn, Widths, cell};
use super::history::State;
use super::input;
use super::line::{Line, Tag, fields, item_of, key_of};
use crate::model::{Dimension, DimensionKind, Field, FieldKind, Key, Member};
use crate::report::page::{Cell, Row, Style};
use crate::template::TableShape;

/// How many rows are drawn where there is one a row, and where each has a name.
const LINES: usize = 8;
const NAMES: usize = 15;
/// The heights of rows in which texts are written, in points: of one alone three lines, and of several two, so that a card
/// with all its names is a page.
const ALONE: f64 = 42.75;
const EACH: f64 = 28.5;

/// A label with the place of its values.
pub(super) struct Labelled<'a> {
    field: &'a Field,
    above: Line<'a>,
    /// The records, where there are several values.
    records: Option<&'a Dimension>,
}

impl<'a> Labelled<'a> {
    /// The labels of a table, one a field.
    pub fn all(scope: Scope<'a>, table: &'a TableShape, above: &[Tag<'a>]) -> Vec<Self> {
        let item = item_of(&[above]);
        let asked = fields(scope, table).into_iter();
        let asked = asked.filter(|field| item.is_none_or(|item| scope.plan.asks(&field.name, item)));
        let mut rows = table.rows.iter().filter_map(|name| scope.plan.dimension(name));
        let records = rows.find(|dimension| dimension.kind == DimensionKind::Record);
        asked.map(|field| Self { field, above: above.to_vec(), records }).collect()
    }

    /// The place of its field among those of the plan.
    pub fn place(&self, scope: Scope) -> usize {
        scope.plan.fields.iter().position(|field| field.name == self.field.name).unwrap_or_default()
    }

    /// Tells how wide its columns must be, where no table does: a name stands before a value, and no value alone in a
    /// column, where what stands under its label could be taken for it.
    pub fn measure(&self, widths: &mut Widths) {
        widths.label(0, "", &self.field.label, Style::LABEL);
        if widths.values() < 2 {
            let name = Field { kind: FieldKind::Url, ..Field::default() };
            widths.value(0, if self.is_named() { &name } else { self.field }, "");
            widths.value(1, self.field, "");
        }
    }

    fn is_named(&self) -> bool {
        self.records.is_some_and(|records| !records.numbered)
    }

    /// The label with its values, filling so many columns.
    pub fn draw(&self, scope: Scope<'a>, labels: u16, values: u16) -> Drawn<'a> {
        let mut drawn = Drawn::default();
        let count = match self.records {
            None => 1,
            Some(records) if records.numbered => LINES,
            Some(_) => NAMES,
        };
        for number in 1..=count {
            let mut cells = self.draw_values(scope, number, labels, values, &mut drawn);
            if number == 1 {
                cells.push(Cell::text(0, &self.field.label, Style::LABEL).cols(labels).rows(count));
            }
            let row = Row::of(cells).least(if count == 1 { ALONE } else { EACH }).whole();
            drawn.rows.push(if number < count { row.keep() } else { row });
        }
        drawn
    }

    /// The cells beside the label: the value, and before it the name that it has.
    fn draw_values(
        &self,
        scope: Scope<'a>,
        number: usize,
        col: u16,
        cols: u16,
        drawn: &mut Drawn<'a>,
    ) -> Vec<Cell> {
        let key = self.key(scope, number);
        let mut cells = Vec::new();
        if self.is_named() {
            drawn.input(col, None, key.clone(), String::new());
            cells.push(Cell::blank(col, input::NAME));
        }
        let state = match self.records {
            None => scope.history.state(self.field, &key, item_of(&[&self.above]), scope.department),
            Some(_) => State::Asked(String::new()),
        };
        let first = col + cells.len() as u16;
        if let Some(given) = state.asked() {
            drawn.input(first, Some(self.field), key, given.to_owned());
        }
        cells.push(cell(first, self.field, &state).cols(col + cols - first));
        cells
    }

    /// What the value of this number is said for.
    fn key(&self, scope: Scope<'a>, number: usize) -> Key {
        let key = key_of(&[&self.above], scope);
        match self.records {
            None => key,
            Some(records) => {
                let name = match records.numbered {
                    true => format!("{}#{number}", self.field.label),
                    false => number.to_string(),
                };
                key.with(&records.name, Member::Item(name.into()))
            }
        }
    }
}
