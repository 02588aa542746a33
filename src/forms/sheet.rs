//! The sheets of a form: which tables stand on which, for whom, and how they are laid on paper.

use std::collections::BTreeMap;

use rust_xlsxwriter::{ProtectionOptions, XlsxError};

use super::drawn::{Drawn, Input, Widths};
use super::grid::Grid;
use super::input;
use super::labelled::Labelled;
use super::line::{Line, Of, Tag, fields, item_of};
use super::lists::Lists;
use super::{Blank, Scope};
use crate::layout::unit_note;
use crate::model::{CellRange, CellRef, DimensionKind, FieldKind, FieldRole, Item};
use crate::report::page::{self, Block, Book, Cell, Orientation, Page, Row, Style};
use crate::template::TableShape;

/// A sheet: what stands on it, one under the other.
pub(super) struct Sheet<'a> {
    name: String,
    /// The note of the unit that its numbers are counted in: （単位：千円）.
    unit: Option<&'a str>,
    cards: Vec<Card<'a>>,
}

/// What stands together: whom it is about, and what is asked of it.
struct Card<'a> {
    /// The sections that begin with it.
    sections: &'a [String],
    above: Line<'a>,
    before: Vec<Labelled<'a>>,
    grids: Vec<Grid<'a>>,
    after: Vec<Labelled<'a>>,
}

/// All sheets of a form, in the order of the template's tables. Tables that stand under the same names share one.
pub(super) fn all(scope: Scope) -> Vec<Sheet> {
    let mut groups: Vec<(Vec<&str>, Vec<&TableShape>)> = Vec::new();
    for table in tables(scope) {
        let top = top(scope, table);
        match groups.iter_mut().find(|(known, _)| !top.is_empty() && *known == top) {
            Some((_, tables)) => tables.push(table),
            None => groups.push((top, vec![table])),
        }
    }
    let sheet = |(index, (top, tables)): (usize, (Vec<_>, Vec<_>))| Sheet {
        name: name(scope, index, &tables),
        unit: unit(scope, &tables),
        cards: cards(scope, &top, &tables),
    };
    let sheets = groups.into_iter().enumerate().map(sheet);
    sheets.filter(|sheet| !sheet.cards.is_empty()).collect()
}

/// The tables of a form.
pub(super) fn tables<'a>(scope: Scope<'a>) -> impl Iterator<Item = &'a TableShape> {
    scope.layout.tables.iter().filter(move |table| !restates(scope, table))
}

/// Whether a table only says again what another asks, as an overview of ratings does. A form asks for each thing once.
fn restates(scope: Scope, table: &TableShape) -> bool {
    let is_rating = |kind| kind == FieldKind::Rating;
    let own = fields(scope, table);
    let asked = scope.plan.fields.iter().any(|field| field.role == Some(FieldRole::Rating));
    asked && own.iter().all(|field| is_rating(field.kind) && field.role.is_none())
}

/// The dimensions whose member stands above a table; of a list within another, that one.
fn top<'a>(scope: Scope<'a>, table: &'a TableShape) -> Vec<&'a str> {
    let within = table.rows.iter().find_map(|name| scope.plan.dimension(name)?.within.as_deref());
    match table.above.is_empty() {
        true => within.into_iter().collect(),
        false => table.above.iter().map(String::as_str).collect(),
    }
}

/// What the sheet is called: as the template wants its sheets called, or else by its first table.
fn name(scope: Scope, index: usize, tables: &[&TableShape]) -> String {
    let wanted = scope.layout.sheets.get(index).or(scope.layout.sheets.last());
    let wanted = wanted.map(|name| name.trim_end_matches('*').to_owned());
    wanted.unwrap_or_else(|| tables[0].name.clone())
}

/// The note that the template has of the unit, where it has one, over tables of numbers.
fn unit<'a>(scope: Scope<'a>, tables: &[&TableShape]) -> Option<&'a str> {
    let mut notes = scope.layout.furniture.iter().filter(|text| unit_note(text).is_some());
    let note = notes.next().filter(|_| notes.next().is_none())?;
    let mut own = tables.iter().flat_map(|table| fields(scope, table));
    own.any(|field| matches!(field.kind, FieldKind::Number | FieldKind::Amount)).then_some(note)
}

fn cards<'a>(scope: Scope<'a>, top: &[&'a str], tables: &[&'a TableShape]) -> Vec<Card<'a>> {
    let cards = tops(scope, top).into_iter().map(|above| Card::new(scope, above, tables));
    let mut last: &[String] = &[];
    let begin = |card: Card<'a>| {
        let path = item_of(&[&card.above]).map_or(&[][..], |item| item.path.as_slice());
        let same = path.iter().zip(last).take_while(|(one, other)| one == other).count();
        last = path;
        Card { sections: &path[same..], ..card }
    };
    cards.filter(|card| !card.is_empty()).map(begin).collect()
}

/// Those who stand above: the department's own members, and for a list within another also what its items are part of.
fn tops<'a>(scope: Scope<'a>, top: &[&'a str]) -> Vec<Line<'a>> {
    let mut lines = vec![Line::new()];
    for dimension in top.iter().filter_map(|name| scope.plan.dimension(name)) {
        let members: Vec<Of> = match dimension.kind {
            DimensionKind::List => whole(scope, &dimension.name).into_iter().map(Of::Item).collect(),
            DimensionKind::Named => {
                let own = &scope.department.categories;
                let is_own = |name: &String| own.is_empty() || own.contains(name);
                dimension.members.iter().filter(|member| is_own(&member.name)).map(Of::Named).collect()
            }
            DimensionKind::Year => {
                scope.plan.years.into_iter().flat_map(|span| span.years()).map(Of::Year).collect()
            }
            DimensionKind::Month => crate::model::Month::all().map(Of::Month).collect(),
            _ => Vec::new(),
        };
        let longer = |line: &Line<'a>| {
            let line = line.clone();
            members
                .iter()
                .map(move |of| [line.as_slice(), &[Tag { dimension, of: *of, words: None }]].concat())
                .collect::<Vec<_>>()
        };
        lines = lines.iter().flat_map(longer).collect();
    }
    lines
}

fn whole<'a>(scope: Scope<'a>, list: &str) -> Vec<&'a Item> {
    let own = scope.plan.owed_by(&scope.department.name);
    let is_meant = |item: &&Item| {
        scope.plan.list_of(item) == list
            && own.iter().any(|own| own.id == item.id || own.parent.as_ref() == Some(&item.id))
    };
    scope.plan.items.iter().filter(is_meant).collect()
}

impl<'a> Card<'a> {
    fn new(scope: Scope<'a>, above: Line<'a>, tables: &[&'a TableShape]) -> Self {
        let item = item_of(&[&above]);
        let lists = Lists::new(scope, item);
        let own = scope.plan.owed_by(&scope.department.name);
        let is_own = item.is_none_or(|item| own.iter().any(|own| own.id == item.id));
        let (labels, tables): (Vec<&TableShape>, Vec<_>) =
            tables.iter().partition(|table| table.is_labelled());
        let grid = |table: &'a TableShape| {
            let parts = lists.by_years(scope, table).into_iter();
            parts.filter_map(|lists| Grid::new(scope, table, &above, &lists)).collect::<Vec<_>>()
        };
        let is_asked = |table: &&TableShape| is_own || table.above.is_empty();
        let grids: Vec<Grid> = tables.into_iter().filter(is_asked).flat_map(grid).collect();
        let labels =
            labels.into_iter().filter(|_| is_own).flat_map(|table| Labelled::all(scope, table, &above));
        let first = grids.iter().map(|grid| grid.first_field(scope)).min().unwrap_or(usize::MAX);
        let (before, after) = labels.partition(|label| label.place(scope) < first);
        Self { sections: &[], above, before, grids, after }
    }

    fn is_empty(&self) -> bool {
        self.before.is_empty() && self.grids.is_empty() && self.after.is_empty()
    }

    /// Its table, where there is nothing else.
    fn only_grid(&self) -> Option<&Grid<'a>> {
        match self.grids.as_slice() {
            [grid] if self.above.is_empty() && self.before.is_empty() && self.after.is_empty() => Some(grid),
            _ => None,
        }
    }

    fn measure(&self, widths: &mut Widths) {
        self.grids.iter().for_each(|grid| grid.measure(widths));
        self.before.iter().chain(&self.after).for_each(|label| label.measure(widths));
    }

    /// Everything from the name to the last value, in parts that each stay together: a table's headings are said again
    /// on the next page, but not over another table.
    fn draw(&self, scope: Scope<'a>, labels: u16, values: u16) -> Vec<Drawn<'a>> {
        let mut parts = vec![Drawn { rows: self.name(labels, values), inputs: Vec::new() }];
        self.before.iter().for_each(|label| parts[0].add(label.draw(scope, labels, values)));
        for (index, grid) in self.grids.iter().enumerate() {
            if index > 0 {
                parts.push(Drawn::default());
            }
            let part = &mut parts[index];
            part.add(grid.headings(labels));
            part.add(grid.body(scope, labels));
        }
        let last = parts.len() - 1;
        self.after.iter().for_each(|label| parts[last].add(label.draw(scope, labels, values)));
        parts
    }

    /// The sections that begin, and whom it is about.
    fn name(&self, labels: u16, values: u16) -> Vec<Row> {
        let line = |text: &str, style| Row::of(vec![Cell::text(0, text, style).cols(labels + values)]).keep();
        let section = |section: &String| line(section, Style::PLAIN.bold().sized(11.0));
        let name = |tag: &Tag| line(&tag.text(), Style::BAND.sized(11.5)).least(24.0);
        self.sections.iter().map(section).chain(self.above.iter().map(name)).collect()
    }
}

impl<'a> Sheet<'a> {
    /// Lays the sheet into the book, and tells which cells are to be filled in.
    pub fn add(&self, book: &mut Book, scope: Scope<'a>) -> Result<Vec<Blank>, XlsxError> {
        let mut widths = Widths::default();
        self.cards.iter().for_each(|card| card.measure(&mut widths));
        let upright = widths.least() <= page::paper_width(Orientation::Portrait);
        let orientation = if upright { Orientation::Portrait } else { Orientation::Landscape };
        let columns = widths.on(page::paper_width(orientation));
        let mut page = book.page(&self.name, orientation, &columns)?;
        page.widen(&columns);
        let title = self.title(scope, &page);
        let mut laid =
            Laid { name: page.name().to_owned(), page, blanks: Vec::new(), places: BTreeMap::new() };
        let (labels, values) = (widths.labels(), widths.values());
        match self.cards.as_slice() {
            [card] if let Some(grid) = card.only_grid() => {
                laid.page.put(&Block::of(title))?;
                laid.page.titles(&Block::of(grid.headings(labels).rows))?;
                laid.put(grid.body(scope, labels), true)?;
            }
            cards => {
                let mut first = Drawn { rows: title, inputs: Vec::new() };
                for card in cards {
                    for part in card.draw(scope, labels, values) {
                        first.add(part);
                        laid.put(std::mem::take(&mut first), false)?;
                        laid.page.space(8.0);
                    }
                    laid.page.space(18.0);
                }
            }
        }
        let records = self.cards.iter().flat_map(|card| &card.grids).any(Grid::is_of_records);
        laid.finish(book, scope, records)
    }

    /// The title with the department, in one cell: so it is known to be a title when the form comes back.
    fn title(&self, scope: Scope, page: &Page) -> Vec<Row> {
        let title = format!("{}　【{}】", scope.plan.title, scope.department.name);
        let unit = self.unit.map(|unit| page.line(unit, Style::PLAIN).keep());
        [page.line(&title, Style::TITLE).keep()]
            .into_iter()
            .chain(unit)
            .chain([Row::gap(8.0).keep()])
            .collect()
    }
}

/// A sheet that is being laid out.
struct Laid {
    name: String,
    page: Page,
    blanks: Vec<Blank>,
    /// The cells of each field, by its place in the plan.
    places: BTreeMap<String, Vec<CellRef>>,
}

impl Laid {
    fn put(&mut self, drawn: Drawn, loose: bool) -> Result<(), XlsxError> {
        let block = Block { rows: drawn.rows, loose };
        let rows = self.page.put(&block)?;
        for Input { row, col, field, key, given } in drawn.inputs {
            let cell = CellRef::new(rows[row], u32::from(col));
            if let Some(field) = field {
                self.places.entry(field.name.clone()).or_default().push(cell);
            }
            let field = field.map(|field| field.name.clone());
            self.blanks.push(Blank { sheet: self.name.clone(), cell, field, key, given });
        }
        Ok(())
    }

    /// The rules of the cells, and the lock on all others.
    fn finish(mut self, book: &mut Book, scope: Scope, records: bool) -> Result<Vec<Blank>, XlsxError> {
        for (field, cells) in self.places {
            let Some(field) = scope.plan.field(&field) else { continue };
            let Some(rule) = input::rule(field)? else { continue };
            let ranges = CellRange::gather(cells.iter().copied());
            let (first, all) =
                (ranges[0], ranges.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
            let (top, left) = (first.first.row, first.first.col as u16);
            self.page.sheet().add_data_validation(top, left, top, left, &rule.set_multi_range(all))?;
        }
        let may = ProtectionOptions {
            format_rows: true,
            format_columns: true,
            insert_rows: records,
            ..ProtectionOptions::default()
        };
        self.page.sheet().protect_with_options(&may);
        book.add(self.page)?;
        Ok(self.blanks)
    }
}
