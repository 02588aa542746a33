//! 進捗一覧: items by section, a column a year, the mark in each cell as the plan prints it, and the legend.

use rust_xlsxwriter::XlsxError;

use super::field_look::value_style;
use super::source::{NONE_CAME, Source, runs};
use super::{heading, legend, tab};
use crate::model::{Field, FieldKind, FieldRole, FiscalYear, Item, Member};
use crate::report::page::{Block, Book, Cell, Down, Orientation, Page, Row, Shade, Style};
use crate::template::SheetShape;

/// More years than this are printed sideways.
const MANY_YEARS: usize = 6;
/// The least height of an item's row, in points.
const ROW: f64 = 24.0;

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let rated = |field: &Field| matches!(field.kind, FieldKind::Rating | FieldKind::Mark);
    let mut fields = source.fields(shape, rated);
    // Where several fields hold ratings, the rating is the one with the role of it.
    fields.sort_by_key(|field| shape.fields.is_empty() && field.role != Some(FieldRole::Rating));
    let Some(field) = fields.first().copied() else { return Ok(()) };
    let sheet = Overview::new(source, shape, field, source.items(shape, &fields[..1]));
    let mut page = book.page(tab(shape), sheet.orientation(), &sheet.shares())?;
    page.usual_height(ROW);
    legend::title(&mut page, heading(shape))?;
    let blocks = if shape.by_section { sheet.tables(page.width()) } else { vec![sheet.table(&mut page)?] };
    legend::close_all(source, &[field], &shape.notes, blocks.into_iter(), 10.0, &mut page)?;
    book.add(page)
}

struct Overview<'a> {
    source: &'a Source<'a>,
    shape: &'a SheetShape,
    field: &'a Field,
    items: Vec<&'a Item>,
    has_section: bool,
    has_label: bool,
    /// What all labels begin with before their numbers, such as №: it stands in the heading, and not in each row.
    shared_label: &'a str,
}

impl<'a> Overview<'a> {
    fn new(source: &'a Source, shape: &'a SheetShape, field: &'a Field, items: Vec<&'a Item>) -> Self {
        Self {
            has_section: !shape.by_section && items.iter().any(|item| !item.path.is_empty()),
            has_label: items.iter().any(|item| !item.label.is_empty()),
            shared_label: shared_label(&items),
            source,
            shape,
            field,
            items,
        }
    }

    fn number(&self, item: &'a Item) -> &'a str {
        item.label.strip_prefix(self.shared_label).unwrap_or(&item.label)
    }

    /// The heading of the labels.
    fn label_word(&self) -> &'a str {
        Some(self.shared_label).filter(|sign| !sign.is_empty()).unwrap_or("番号")
    }

    /// How many columns of years there are.
    fn years(&self) -> usize {
        let years = |items: &[&Item]| self.source.years(self.shape, items).len();
        match self.shape.by_section {
            true => self.sections().iter().map(|items| years(items)).max().unwrap_or(0),
            false => years(&self.items),
        }
    }

    /// Upright, unless the template says otherwise or the years have no room.
    fn orientation(&self) -> Orientation {
        let suits = if self.years() > MANY_YEARS { Orientation::Landscape } else { Orientation::Portrait };
        self.shape.orientation.unwrap_or(suits)
    }

    /// Section, label, title, years.
    fn shares(&self) -> Vec<f64> {
        let mut shares = Vec::new();
        shares.extend(self.has_section.then_some(9.8));
        shares.extend(self.has_label.then_some(3.5));
        let years = self.years();
        let landscape = self.orientation() == Orientation::Landscape;
        let (year, total) = if landscape { (5.5, 75.0) } else { (5.0, 50.0) };
        let rest = total - shares.iter().sum::<f64>() - year * years as f64;
        shares.push(rest.max(14.0));
        shares.extend(std::iter::repeat_n(year, years));
        shares
    }

    fn sections(&self) -> Vec<Vec<&'a Item>> {
        runs(&self.items, |item| item.path.clone())
    }

    /// One table, with the sections in its first column.
    fn table(&self, page: &mut Page) -> Result<Block, XlsxError> {
        let years = self.source.years(self.shape, &self.items);
        page.titles(&Block::of(self.head(&years, &self.source.template().report.section_word)))?;
        let mut rows = Vec::new();
        for items in self.sections() {
            let section = Cell::text(0, items[0].path.join("\n"), Style::LABEL).rows(items.len());
            for (index, item) in items.iter().enumerate() {
                let mut row = self.row(item, &years);
                if index == 0 && self.has_section {
                    row.cells.insert(0, section.clone());
                }
                rows.push(row);
            }
        }
        Ok(Block::of(rows).loose())
    }

    /// A table a section, with the years of the section.
    fn tables(&self, width: u16) -> Vec<Block> {
        self.sections().into_iter().map(|items| self.section(&items, width)).collect()
    }

    fn section(&self, items: &[&'a Item], width: u16) -> Block {
        let years = self.source.years(self.shape, items);
        let mut rows = Vec::new();
        if !items[0].path.is_empty() {
            let band = Cell::text(0, items[0].path.join("　"), Style::BAND).cols(width);
            rows.push(Row::of(vec![band]).least(22.0).again());
        }
        rows.extend(self.head(&years, "").into_iter().map(Row::again));
        rows.extend(items.iter().map(|item| self.row(item, &years)));
        Block::of(rows)
    }

    /// Two rows: the words, and the years under the word for the mark.
    fn head(&self, years: &[FiscalYear], section_word: &str) -> Vec<Row> {
        let mut words = Vec::new();
        words.extend(self.has_section.then(|| section_word.to_owned()));
        words.extend(self.has_label.then(|| self.label_word().to_owned()));
        words.push(format!("{}名", self.source.item_word(self.items.first().map_or("", |item| &item.kind))));
        let first = words.len() as u16;
        let mut top: Vec<Cell> =
            (0..).zip(words).map(|(col, word)| Cell::text(col, word, Style::HEAD).rows(2)).collect();
        if !years.is_empty() {
            top.push(Cell::text(first, &self.field.label, Style::HEAD).cols(years.len() as u16));
        }
        let year = |(col, year): (u16, &FiscalYear)| {
            Cell::text(col, self.source.year(self.shape, *year), Style::HEAD)
        };
        vec![Row::of(top), Row::of((first..).zip(years).map(year).collect())]
    }

    fn row(&self, item: &'a Item, years: &[FiscalYear]) -> Row {
        let mut col = u16::from(self.has_section);
        let mut cells = Vec::new();
        if self.has_label {
            cells.push(Cell::text(col, self.number(item), Style::SIGN));
            col += 1;
        }
        cells.push(Cell::text(col, &item.title, Style::CELL.down(Down::Middle)));
        let mark = |(col, year): (u16, &FiscalYear)| self.mark(item, *year, col);
        cells.extend((col + 1..).zip(years).map(mark));
        Row::of(cells).least(ROW)
    }

    fn mark(&self, item: &'a Item, year: FiscalYear, col: u16) -> Cell {
        let axis = Some(&Member::Year(year));
        let entry = self.source.entry(&item.id, &self.field.name, axis);
        let span = self.source.plan().years_of(item);
        match entry {
            Some(entry) => {
                let text = self.source.shown(entry);
                Cell::text(col, &text, value_style(self.field.kind, &text).down(Down::Middle))
            }
            None if span.is_some_and(|span| !span.contains(year)) => {
                Cell::blank(col, Style::SIGN.shaded(Shade::Off))
            }
            None if self.source.is_due(item, year) => Cell::text(col, NONE_CAME, Style::SIGN),
            None => Cell::blank(col, Style::SIGN),
        }
    }
}

/// What all labels begin with before their numbers; empty where they share nothing.
fn shared_label<'a>(items: &[&'a Item]) -> &'a str {
    let mut labels = items.iter().map(|item| item.label.as_str()).filter(|label| !label.is_empty());
    let Some(first) = labels.next() else { return "" };
    let sign = &first[..first.find(|c: char| c.is_numeric()).unwrap_or(0)];
    if labels.all(|label| label.starts_with(sign)) { sign } else { "" }
}
