//! 個票: a card an item, with its number, title and what is said once of it, and under it a row a year.

use rust_xlsxwriter::XlsxError;

use super::field_look::FieldLook;
use super::source::{NONE_CAME, Source};
use super::{heading, legend, tab};
use crate::model::{Field, FieldKind, FiscalYear, Item, Member};
use crate::report::measure::width;
use crate::report::page::{Across, Block, Book, Cell, Orientation, Row, SMALL, Style};
use crate::template::SheetShape;

/// The least height of a year's row, in points.
const YEAR: f64 = 20.0;
/// What stands for a value that is the same as in the year above.
const DITTO: &str = "↓";

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let fields = source.fields(shape, |field| !source.is_part(field));
    let items = source.items(shape, &fields);
    let (once, yearly): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(|field| source.is_once(field));
    let looks = yearly.iter().map(|field| FieldLook::of(source, field, false)).collect();
    let cards = Cards { source, shape, once, yearly, looks };
    let orientation = shape.orientation.unwrap_or_default();
    let shares = cards.shares(&items, orientation);
    let begin = |book: &mut Book| {
        let mut page = book.page(tab(shape), orientation, &shares)?;
        page.usual_height(YEAR);
        legend::title(&mut page, heading(shape))?;
        Ok(page)
    };
    let mut page = begin(book)?;
    let (last, others) = items.split_last().unzip();
    for item in others.unwrap_or_default() {
        let card = cards.card(item, page.width());
        if !page.has_room(card.rows.len()) {
            page = book.go_on(page, begin)?;
        }
        page.put(&card)?;
        page.space(14.0);
    }
    let last = last.map(|item| cards.card(item, page.width())).unwrap_or_default();
    if !page.has_room(last.rows.len()) {
        page = book.go_on(page, begin)?;
    }
    legend::close(source, &[], &shape.notes, last, &mut page)?;
    book.add(page)
}

struct Cards<'a> {
    source: &'a Source<'a>,
    shape: &'a SheetShape,
    once: Vec<&'a Field>,
    yearly: Vec<&'a Field>,
    /// How the values of each of them look.
    looks: Vec<FieldLook>,
}

impl<'a> Cards<'a> {
    /// The year, then the fields: text by how much is written in it, marks narrow.
    fn shares(&self, items: &[&Item], orientation: Orientation) -> Vec<f64> {
        let total = if orientation == Orientation::Portrait { 50.0 } else { 75.0 };
        let year = 5.5;
        let narrow = |field: &Field| field.kind != FieldKind::Text;
        let marks = self.yearly.iter().filter(|field| narrow(field)).count() as f64 * 4.5;
        let weights: Vec<f64> = self.yearly.iter().map(|field| self.written(field, items).sqrt()).collect();
        let texts = self.yearly.iter().zip(&weights).filter(|(field, _)| !narrow(field));
        let sum: f64 = texts.map(|(_, weight)| weight).sum();
        let share = |(field, weight): (&&Field, &f64)| match narrow(field) {
            true => 4.5,
            false => (total - year - marks) * weight / sum,
        };
        std::iter::once(year).chain(self.yearly.iter().zip(&weights).map(share)).collect()
    }

    /// How long the texts of a field are, in ems; within bounds, so that no column gets too narrow.
    fn written(&self, field: &Field, items: &[&Item]) -> f64 {
        let axes =
            |item: &&Item| self.source.years_of(self.shape, item).map(Member::Year).collect::<Vec<_>>();
        let texts = items.iter().flat_map(|item| {
            axes(item).into_iter().map(|axis| width(&self.source.text(&item.id, &field.name, Some(&axis))))
        });
        let (sum, count) = texts
            .filter(|width| *width > 0.0)
            .fold((0.0, 0.0), |(sum, count), width| (sum + width, count + 1.0));
        (sum / f64::max(count, 1.0)).clamp(4.0, 90.0)
    }

    fn card(&self, item: &'a Item, width: u16) -> Block {
        let mut rows = vec![self.title(item, width)];
        rows.extend(
            self.once
                .iter()
                .filter(|field| self.asks(field, item))
                .map(|field| self.said_once(field, item, width)),
        );
        rows.push(self.head());
        let mut before = vec![String::new(); self.yearly.len()];
        for year in self.source.years_of(self.shape, item) {
            rows.push(self.year(item, year, &mut before));
        }
        Block::of(rows)
    }

    fn asks(&self, field: &Field, item: &Item) -> bool {
        self.source.plan().asks(&field.name, item)
    }

    fn title(&self, item: &Item, width: u16) -> Row {
        let departments = item.departments.join("・");
        let last = if departments.is_empty() { 0 } else { 1.min(width.saturating_sub(2)) };
        let mut cells = Vec::new();
        let label = Style { across: Across::Center, ..Style::BAND };
        let first = u16::from(!item.label.is_empty());
        if first == 1 {
            cells.push(Cell::text(0, &item.label, label));
        }
        cells.push(Cell::text(first, &item.title, Style::BAND).cols(width - first - last));
        if last > 0 {
            let style = Style { bold: false, across: Across::Right, ..Style::BAND.sized(SMALL) };
            cells.push(Cell::text(width - last, format!("担当：{departments}"), style).cols(last));
        }
        Row::of(cells).least(24.0).again()
    }

    fn said_once(&self, field: &Field, item: &Item, width: u16) -> Row {
        let text = self.source.text(&item.id, &field.name, None);
        let text = Cell::text(1, text, Style::CELL).cols(width - 1);
        Row::of(vec![Cell::text(0, &field.label, Style::LABEL), text]).least(24.0).keep()
    }

    fn head(&self) -> Row {
        let year = self.source.template().word_of("year");
        let words = std::iter::once(year.as_str());
        let words = words.chain(self.yearly.iter().map(|field| field.label.as_str()));
        Row::of((0..).zip(words).map(|(col, word)| Cell::text(col, word, Style::HEAD)).collect()).again()
    }

    fn year(&self, item: &'a Item, year: FiscalYear, before: &mut [String]) -> Row {
        let axis = Some(&Member::Year(year));
        let mut cells = vec![Cell::text(0, self.source.year(self.shape, year), Style::LABEL)];
        for (((col, field), look), before) in (1..).zip(&self.yearly).zip(&self.looks).zip(before) {
            let text = self.source.text_after(&item.id, &field.name, axis, before, DITTO);
            let text = if self.source.is_lacking(item, field, year) { NONE_CAME.to_owned() } else { text };
            cells.push(Cell::text(col, &text, look.style(&text)));
            *before = self.source.text(&item.id, &field.name, axis);
        }
        Row::of(cells).least(YEAR)
    }
}
