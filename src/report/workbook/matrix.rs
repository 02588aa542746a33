//! 能力表: items down, categories across; a mark in each cell, or a text that reaches over the categories it is
//! said for.

use rust_xlsxwriter::XlsxError;

use super::source::{Source, runs};
use super::{heading, legend, tab};
use crate::model::{Field, FieldKind, FieldRole, Item, Member};
use crate::report::page::{Block, Book, Cell, Down, Orientation, Row, Style};
use crate::template::SheetShape;

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let fields =
        source.fields(shape, |field| field.kind == FieldKind::Mark || field.role == Some(FieldRole::Name));
    let Some(field) = fields.first().copied() else { return Ok(()) };
    let matrix = Matrix { source, field, items: source.items(shape, &fields[..1]) };
    let orientation = shape.orientation.unwrap_or_default();
    let mut page = book.page(tab(shape), orientation, &matrix.shares(orientation))?;
    legend::title(&mut page, heading(shape))?;
    page.titles(&Block::of(vec![matrix.head()]))?;
    legend::close(source, &[field], &shape.notes, Block::of(matrix.rows()).loose(), &mut page)?;
    book.add(page)
}

struct Matrix<'a> {
    source: &'a Source<'a>,
    field: &'a Field,
    items: Vec<&'a Item>,
}

impl<'a> Matrix<'a> {
    fn has_section(&self) -> bool {
        self.items.iter().any(|item| !item.path.is_empty())
    }

    /// Section, item, categories.
    fn shares(&self, orientation: Orientation) -> Vec<f64> {
        let total = if orientation == Orientation::Landscape { 75.0 } else { 50.0 };
        let mut shares = Vec::new();
        shares.extend(self.has_section().then_some(7.5));
        shares.push(if orientation == Orientation::Landscape { 13.0 } else { 10.5 });
        let categories = self.source.plan().categories().len();
        let rest = total - shares.iter().sum::<f64>();
        shares.extend(std::iter::repeat_n(rest / categories.max(1) as f64, categories));
        shares
    }

    fn head(&self) -> Row {
        let mut words = Vec::new();
        let report = &self.source.template().report;
        words.extend(self.has_section().then_some(report.section_word.as_str()));
        words.push(self.source.item_word(self.items.first().map_or("", |item| &item.kind)));
        words.extend(self.source.plan().categories().iter().map(|category| category.name.as_str()));
        Row::of((0..).zip(words).map(|(col, word)| Cell::text(col, word, Style::HEAD)).collect()).least(26.0)
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for section in runs(&self.items, |item| item.path.clone()) {
            let first = rows.len();
            for same in runs(&section, |item| (item.title.clone(), item.label.clone())) {
                rows.extend(self.same_title(&same));
            }
            if self.has_section() {
                let cell = Cell::text(0, section[0].path.join("\n"), Style::LABEL).rows(section.len());
                rows[first].cells.insert(0, cell);
            }
        }
        rows
    }

    /// Items of one title share its cell.
    fn same_title(&self, items: &[&'a Item]) -> Vec<Row> {
        let col = u16::from(self.has_section());
        let title = format!("{}　{}", items[0].label, items[0].title);
        let style = Style::CELL;
        let title = Cell::text(col, title.trim(), style.down(Down::Middle)).rows(items.len());
        let mut rows: Vec<Row> = items.iter().map(|item| self.row(item, col + 1).keep()).collect();
        rows[0].cells.insert(0, title);
        if let Some(last) = rows.last_mut() {
            last.keep = false;
        }
        rows
    }

    fn row(&self, item: &'a Item, first: u16) -> Row {
        let style =
            if self.field.kind == FieldKind::Text { Style::SIGN.sized(9.0) } else { Style::SIGN.sized(12.0) };
        let mut cells: Vec<Cell> = Vec::new();
        for (col, category) in (first..).zip(self.source.plan().categories()) {
            let member = Member::Name(category.name.as_str().into());
            let text = self.source.text(&item.id, &self.field.name, Some(&member));
            match cells.last_mut() {
                Some(last) if self.joins() && last.as_text().is_some_and(|known| known == text) => {
                    last.cols += 1
                }
                _ => cells.push(Cell::text(col, text, style)),
            }
        }
        Row::of(cells).least(26.0)
    }

    /// Names reach over the categories that they are said for; marks stand in each.
    fn joins(&self) -> bool {
        self.field.kind == FieldKind::Text
    }
}
