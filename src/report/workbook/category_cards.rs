//! 職位別: a card a category, with the texts that are numbered under a label and the names with their definitions.

use rust_xlsxwriter::XlsxError;

use super::source::Source;
use super::{heading, legend, tab};
use crate::model::{Category, Entry, Field, FieldRole, Member};
use crate::report::page::{Block, Book, Cell, Row, Style};
use crate::template::SheetShape;

/// Label, name, text.
const SHARES: [f64; 3] = [8.5, 11.5, 30.0];

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let mut fields = source.fields(shape, |field| source.records(field).is_some());
    // What has no names stands first: the role before the competencies.
    if shape.fields.is_empty() {
        fields.sort_by_key(|field| is_named(source, field));
    }
    let mut page = book.page(tab(shape), shape.orientation.unwrap_or_default(), &SHARES)?;
    legend::title(&mut page, heading(shape))?;
    let card = |category: &Category| {
        let band = Cell::text(0, &category.name, Style::BAND).cols(SHARES.len() as u16);
        let band = Row::of(vec![band]).least(24.0).again();
        let rows = fields.iter().flat_map(|field| field_rows(source, field, category));
        Block::of(std::iter::once(band).chain(rows).collect())
    };
    legend::close_all(
        source,
        &[],
        &shape.notes,
        source.plan().categories().iter().map(card),
        14.0,
        &mut page,
    )?;
    book.add(page)
}

/// What is said in a field of a category, under the field's label.
fn field_rows(source: &Source, field: &Field, category: &Category) -> Vec<Row> {
    let entries = entries(source, field, category);
    let named = is_named(source, field);
    let text = Style::CELL;
    let row = |entry: &&Entry| match named {
        true => {
            vec![Cell::text(1, name(source, entry), Style::NAME), Cell::text(2, source.shown(entry), text)]
        }
        false => vec![Cell::text(1, source.shown(entry), text).cols(2)],
    };
    let mut rows: Vec<Row> = entries.iter().map(row).map(|cells| Row::of(cells).least(22.0)).collect();
    if rows.is_empty() {
        rows.push(Row::of(vec![Cell::blank(1, text).cols(2)]).least(22.0));
    }
    let label = Cell::text(0, label(source, field), Style::LABEL).rows(rows.len());
    rows[0].cells.insert(0, label);
    rows
}

/// The field's label as the form has it.
fn label<'a>(source: &Source<'a>, field: &'a Field) -> &'a str {
    let own = source.template().fields.iter().find(|shape| shape.name() == field.name);
    own.and_then(|shape| shape.aliases.first()).unwrap_or(&field.label)
}

/// Whether the records of a field have names, and are not only counted.
fn is_named(source: &Source, field: &Field) -> bool {
    source.records(field).is_some_and(|record| !record.numbered)
}

/// The entries of a category: definitions in the order in which the matrix has their names.
fn entries<'a>(source: &Source<'a>, field: &Field, category: &Category) -> Vec<&'a Entry> {
    let axis = Member::Name(category.name.as_str().into());
    let all = || source.collected.entries.iter().filter(|entry| entry.key.axis() == Some(&axis));
    let names = source.plan().fields.iter().filter(|field| field.role == Some(FieldRole::Name));
    let order: Vec<String> = names
        .flat_map(|name| all().filter(|entry| entry.field == name.name).map(|entry| source.shown(entry)))
        .collect();
    let mut entries: Vec<&Entry> = all().filter(|entry| entry.field == field.name).collect();
    let place =
        |entry: &&Entry| order.iter().position(|known| *known == name(source, entry)).unwrap_or(usize::MAX);
    entries.sort_by_key(place);
    entries
}

/// The name that an entry defines.
fn name(source: &Source, entry: &Entry) -> String {
    source.plan().item(entry.item()).map_or(entry.item(), |item| &item.title).to_owned()
}
