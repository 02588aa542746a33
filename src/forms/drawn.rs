//! What is drawn of a form before it has a place on a sheet: rows, and which of their cells are filled in.

use super::history::State;
use super::input;
use crate::model::{Field, FieldKind, Key};
use crate::report::measure;
use crate::report::page::{BODY, Cell, Content, Row, Shade, Style};

/// The least and the greatest width of a column of labels, in points.
const LABELS: (f64, f64) = (46.0, 150.0);
/// What a column keeps free beside a text, in points.
const SPARE: f64 = 10.0;

/// Rows, and the cells in them that are filled in.
#[derive(Default)]
pub(super) struct Drawn<'a> {
    pub rows: Vec<Row>,
    pub inputs: Vec<Input<'a>>,
}

/// A cell to be filled in.
pub(super) struct Input<'a> {
    /// Its row among those drawn with it.
    pub row: usize,
    pub col: u16,
    /// The field that it holds; `None` where the name of a record is written.
    pub field: Option<&'a Field>,
    pub key: Key,
    /// What stands in it from the beginning.
    pub given: String,
}

impl<'a> Drawn<'a> {
    /// A cell of the row that comes next is filled in.
    pub fn input(&mut self, col: u16, field: Option<&'a Field>, key: Key, given: String) {
        self.inputs.push(Input { row: self.rows.len(), col, field, key, given });
    }

    /// Puts these rows under the others.
    pub fn add(&mut self, other: Drawn<'a>) {
        let down = self.rows.len();
        self.rows.extend(other.rows);
        self.inputs.extend(other.inputs.into_iter().map(|input| Input { row: input.row + down, ..input }));
    }
}

/// The cell of a value, by what becomes of it.
pub(super) fn cell(col: u16, field: &Field, state: &State) -> Cell {
    let look = input::look(field.kind);
    match state {
        State::Asked(given) => Cell { content: content(field, given), ..Cell::blank(col, look) },
        State::Published(text) => {
            Cell { content: content(field, text), ..Cell::blank(col, look.shaded(Shade::None)) }
        }
        State::Off => Cell::blank(col, look.shaded(Shade::Off)),
    }
}

/// A number stands as a number, all else as it would be typed.
fn content(field: &Field, text: &str) -> Content {
    match text.parse::<f64>() {
        Ok(number) if matches!(field.kind, FieldKind::Number | FieldKind::Amount) => Content::Number(number),
        _ if text.is_empty() => Content::Blank,
        _ => Content::Text(text.to_owned()),
    }
}

/// How wide the columns of a sheet must be, in points.
#[derive(Default)]
pub(super) struct Widths {
    labels: Vec<f64>,
    values: Vec<f64>,
    /// Whether texts are written in a column of values: it takes what is left of the paper.
    texts: Vec<bool>,
}

impl Widths {
    /// A column of labels, with its heading.
    pub fn label(&mut self, level: usize, heading: &str, text: &str, style: Style) {
        grow(&mut self.labels, level, LABELS.0);
        let ems = measure::width(text).max(measure::width(heading));
        let whole = ems * BODY + style.indent() + SPARE;
        self.labels[level] = self.labels[level].max(whole.min(LABELS.1));
    }

    /// A column of values of this field, under this heading, which may be broken over two lines.
    pub fn value(&mut self, place: usize, field: &Field, heading: &str) {
        grow(&mut self.values, place, 0.0);
        grow(&mut self.texts, place, false);
        let half = measure::width(heading) * BODY / 2.0 + SPARE * 2.0;
        self.values[place] = self.values[place].max(input::width(field.kind)).max(half);
        self.texts[place] |= matches!(field.kind, FieldKind::Text | FieldKind::Url);
    }

    /// How many columns are of labels.
    pub fn labels(&self) -> u16 {
        self.labels.len().max(1) as u16
    }

    /// How many columns are of values.
    pub fn values(&self) -> u16 {
        self.values.len().max(1) as u16
    }

    /// The least width that all columns have together.
    pub fn least(&self) -> f64 {
        self.labels.iter().chain(&self.values).sum()
    }

    /// The widths of all columns on a paper of this width: what is left of it goes to the texts, or to all values.
    pub fn on(&self, paper: f64) -> Vec<f64> {
        let left = (paper - self.least()).max(0.0);
        let takes = |place: usize| !self.texts.contains(&true) || self.texts[place];
        let takers = (0..self.values.len()).filter(|place| takes(*place)).count().max(1);
        let wider =
            |(place, width): (usize, &f64)| width + if takes(place) { left / takers as f64 } else { 0.0 };
        self.labels.iter().copied().chain(self.values.iter().enumerate().map(wider)).collect()
    }
}

fn grow<T: Clone>(columns: &mut Vec<T>, place: usize, least: T) {
    if columns.len() <= place {
        columns.resize(place + 1, least);
    }
}
