//! A table of a form: headings above, labels at the left, a cell where a row and a column cross.

use super::Scope;
use super::drawn::{Drawn, Widths, cell};
use super::input;
use super::line::{Line, Lines, Of, Tag, field_of, fields, item_of, key_of};
use super::lists::Lists;
use crate::model::{Field, FieldKind};
use crate::report::page::{Across, Cell, Row, Style};
use crate::template::TableShape;

/// The least height of a row in which a text is written, in points: three lines; and of any other.
const TEXT: f64 = 42.75;
const SHORT: f64 = 24.0;
/// The same of records: as many as there are fill a page.
const RECORD: f64 = 19.5;

/// A table, its lines known.
pub(super) struct Grid<'a> {
    table: &'a TableShape,
    above: Line<'a>,
    rows: Vec<Line<'a>>,
    columns: Vec<Line<'a>>,
    /// The field of every cell, where no heading says one.
    only: Option<&'a Field>,
}

impl<'a> Grid<'a> {
    /// The table for these items; `None` where nothing is asked in it.
    pub fn new(
        scope: Scope<'a>,
        table: &'a TableShape,
        above: &[Tag<'a>],
        lists: &Lists<'a>,
    ) -> Option<Self> {
        // What stands above a list within another tells its items apart, and is no part of their keys.
        let is_of_key = |tag: &&Tag| table.above.contains(&tag.dimension.name);
        let above: Line = above.iter().filter(is_of_key).copied().collect();
        let lines = Lines { scope, table, above: &above, lists };
        let [rows, columns] = [&table.rows, &table.columns].map(|dimensions| lines.of(dimensions));
        let only = fields(scope, table).first().copied();
        let is_there = !rows.is_empty() && !columns.is_empty() && only.is_some();
        is_there.then_some(Self { table, above, rows, columns, only })
    }

    /// The place of its first field among those of the plan.
    pub fn first_field(&self, scope: Scope) -> usize {
        let first = fields(scope, self.table).first().map(|field| field.name.clone());
        scope.plan.fields.iter().position(|field| Some(&field.name) == first.as_ref()).unwrap_or_default()
    }

    /// Whether its rows are records.
    pub fn is_of_records(&self) -> bool {
        self.rows.iter().flatten().any(|tag| matches!(tag.of, Of::Record(_)))
    }

    /// Tells how wide its columns must be.
    pub fn measure(&self, widths: &mut Widths) {
        for row in &self.rows {
            for (level, tag) in row.iter().enumerate() {
                widths.label(level, &heading(tag), &tag.text(), label_style(tag));
            }
        }
        for (place, column) in self.columns.iter().enumerate() {
            let heading = column.last().map(Tag::text).unwrap_or_default();
            let fields = self.rows.iter().filter_map(|row| self.field(row, column));
            fields.for_each(|field| widths.value(place, field, &heading));
        }
    }

    /// The rows of headings, the labels filling so many columns.
    pub fn headings(&self, labels: u16) -> Drawn<'a> {
        let levels = self.columns.first().map_or(0, Vec::len);
        let mut rows: Vec<Vec<Cell>> = vec![Vec::new(); levels];
        rows[0] = self.corner(labels, levels);
        for (level, cells) in rows.iter_mut().enumerate() {
            for (place, length) in runs(&self.columns, level) {
                let text = self.columns[place][level].text();
                cells.push(Cell::text(labels + place as u16, text, Style::HEAD).cols(length as u16));
            }
        }
        Drawn { rows: rows.into_iter().map(|cells| Row::of(cells).again()).collect(), inputs: Vec::new() }
    }

    /// The headings over the labels.
    fn corner(&self, labels: u16, levels: usize) -> Vec<Cell> {
        let tags = self.rows.first().map(Vec::as_slice).unwrap_or_default();
        let cell = |(level, tag): (usize, &Tag)| {
            let cols = if level + 1 == tags.len() { labels - level as u16 } else { 1 };
            Cell::text(level as u16, heading(tag), Style::HEAD).cols(cols).rows(levels)
        };
        tags.iter().enumerate().map(cell).collect()
    }

    /// The rows under the headings.
    pub fn body(&self, scope: Scope<'a>, labels: u16) -> Drawn<'a> {
        let mut drawn = Drawn::default();
        for index in 0..self.rows.len() {
            self.draw_sections(index, labels, &mut drawn);
            self.draw_row(scope, index, labels, &mut drawn);
        }
        drawn
    }

    /// The sections that begin with this row, each a band over the table.
    fn draw_sections(&self, index: usize, labels: u16, drawn: &mut Drawn) {
        let path = |row: usize| match self.rows[row][0] {
            Tag { of: Of::Item(item), dimension, .. } if dimension.within.is_none() => item.path.as_slice(),
            _ => &[],
        };
        let before = if index == 0 { &[] } else { path(index - 1) };
        let same = path(index).iter().zip(before).take_while(|(one, other)| one == other).count();
        for section in &path(index)[same..] {
            let band = Cell::text(0, section, Style::BAND).cols(labels + self.columns.len() as u16);
            drawn.rows.push(Row::of(vec![band]).keep());
        }
    }

    fn draw_row(&self, scope: Scope<'a>, index: usize, labels: u16, drawn: &mut Drawn<'a>) {
        let mut cells = self.draw_labels(scope, index, labels, drawn);
        cells.extend(self.draw_values(scope, index, labels, drawn));
        let row = Row::of(cells).least(self.height(&self.rows[index])).whole();
        drawn.rows.push(if self.goes_on(index) { row.keep() } else { row });
    }

    /// The labels that begin with a row; the name of a record is filled in.
    fn draw_labels(&self, scope: Scope<'a>, index: usize, labels: u16, drawn: &mut Drawn<'a>) -> Vec<Cell> {
        let row = &self.rows[index];
        let mut cells = Vec::new();
        for (level, tag) in row.iter().enumerate() {
            let Some(length) = run_at(&self.rows, index, level) else { continue };
            let cols = if level + 1 == row.len() { labels - level as u16 } else { 1 };
            let label = Cell::text(level as u16, tag.text(), label_style(tag)).cols(cols).rows(length);
            if matches!(tag.of, Of::Record(_)) {
                let key = key_of(&[&self.above, row], scope);
                drawn.input(label.col, None, key, tag.text());
            }
            cells.push(label);
        }
        cells
    }

    fn draw_values(&self, scope: Scope<'a>, index: usize, labels: u16, drawn: &mut Drawn<'a>) -> Vec<Cell> {
        let row = &self.rows[index];
        let mut value = |(col, column): (u16, &Line<'a>)| {
            let field = self.field(row, column)?;
            let lines: [&[Tag]; 3] = [&self.above, row, column];
            let key = key_of(&lines, scope);
            let state = scope.history.state(field, &key, item_of(&lines), scope.department);
            if let Some(given) = state.asked() {
                drawn.input(col, Some(field), key, given.to_owned());
            }
            Some(cell(col, field, &state))
        };
        (labels..).zip(&self.columns).filter_map(&mut value).collect()
    }

    /// Whether the next row is of the same item, and belongs on the same page.
    fn goes_on(&self, index: usize) -> bool {
        let row = &self.rows[index];
        let next = self.rows.get(index + 1);
        row.len() > 1 && next.is_some_and(|next| row[0].has_label_of(&next[0]))
    }

    fn field(&self, row: &[Tag<'a>], column: &[Tag<'a>]) -> Option<&'a Field> {
        field_of(&[row, column]).or(self.only)
    }

    /// How high a row is: texts need room, but not those of a list, which are short.
    fn height(&self, row: &[Tag<'a>]) -> f64 {
        let is_text =
            |column: &Line<'a>| self.field(row, column).is_some_and(|field| field.kind == FieldKind::Text);
        let is_list =
            field_of(&[row]).is_none() && self.columns.iter().all(|column| field_of(&[column]).is_none());
        match () {
            () if self.is_of_records() => RECORD,
            () if !is_list && self.columns.iter().any(is_text) => TEXT,
            () => SHORT,
        }
    }
}

/// What stands over the labels of a dimension.
fn heading(tag: &Tag) -> String {
    tag.dimension.headings.first().cloned().unwrap_or_default()
}

fn label_style(tag: &Tag) -> Style {
    match tag.of {
        Of::Item(_) => Style::LABEL.across(Across::Left),
        Of::Record(_) => input::NAME.across(Across::Center),
        _ => Style::LABEL,
    }
}

/// Where the labels of a level begin, and over how many lines each goes.
fn runs(lines: &[Line], level: usize) -> Vec<(usize, usize)> {
    (0..lines.len()).filter_map(|index| Some((index, run_at(lines, index, level)?))).collect()
}

/// Over how many lines the label of a level goes that begins at this one; `None` where none begins.
fn run_at(lines: &[Line], index: usize, level: usize) -> Option<usize> {
    let same = |one: &Line, other: &Line| (0..=level).all(|level| one[level].has_label_of(&other[level]));
    if index > 0 && same(&lines[index], &lines[index - 1]) {
        return None;
    }
    Some(lines[index..].iter().take_while(|line| same(line, &lines[index])).count())
}
