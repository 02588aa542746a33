//! 年度別: a column a year, a row a field of an item, a table a section or an item that others belong to.

use rust_xlsxwriter::XlsxError;

use super::field_look::FieldLook;
use super::source::{NONE_CAME, Source, runs};
use super::{heading, legend, tab};
use crate::model::{Entry, Field, FiscalYear, Item, Member};
use crate::report::page::{Block, Book, Cell, Orientation, Row, Shade, Style};
use crate::template::SheetShape;

/// What stands for a value that is the same as in the year before.
const DITTO: &str = "→";
/// The columns of the item and the field.
const FIRST_YEAR: u16 = 2;

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let fields = source.fields(shape, |field| !source.is_once(field) && !source.is_part(field));
    let items = source.items(shape, &fields);
    let groups = groups(source, shape, &items);
    let years = groups.iter().map(|group| source.years(shape, &group.items).len()).max().unwrap_or(0);
    let mut sheet = YearsAcross { source, shape, fields, columns: years.max(1) as u16, looks: Vec::new() };
    sheet.looks =
        sheet.fields.iter().map(|field| FieldLook::of(source, field, sheet.reaches(field, &items))).collect();
    let orientation = shape.orientation.unwrap_or(Orientation::Landscape);
    let mut page = book.page(tab(shape), orientation, &sheet.shares(orientation))?;
    legend::title(&mut page, heading(shape))?;
    let before = std::iter::once(&[][..]).chain(groups.iter().map(Group::path));
    let blocks = groups.iter().zip(before).map(|(group, path)| sheet.block(group, path));
    legend::close_all(source, &sheet.fields, &shape.notes, blocks, 12.0, &mut page)?;
    book.add(page)
}

/// Items of one table, and the item that they belong to. One of the two is there.
struct Group<'a> {
    parent: Option<&'a Item>,
    items: Vec<&'a Item>,
}

impl<'a> Group<'a> {
    fn path(&self) -> &'a [String] {
        self.items.first().copied().or(self.parent).map_or(&[], |item| &item.path)
    }
}

/// The items of a section, or of an item above them; and, in the plan's order, the items above that have none on
/// this sheet but of which something is said under the table, so that it is not lost.
fn groups<'a>(source: &Source<'a>, shape: &SheetShape, items: &[&'a Item]) -> Vec<Group<'a>> {
    let plan = source.plan();
    let runs = runs(items, |item| (item.path.clone(), item.parent.clone()));
    let parent = |items: &[&Item]| items[0].parent.as_deref().and_then(|id| plan.item(id));
    let mut groups: Vec<Group> =
        runs.into_iter().map(|items| Group { parent: parent(&items), items }).collect();
    let children = |id: &str, among: &[&Item]| among.iter().any(|item| item.parent.as_deref() == Some(id));
    let all: Vec<&Item> = plan.items.iter().collect();
    let said = |item: &Item, fields: &[String]| {
        fields.iter().any(|field| source.entry(&item.id, field, None).is_some())
    };
    for item in &plan.items {
        let told = said(item, &shape.below) || (said(item, &shape.above) && !children(&item.id, &all));
        if told && !children(&item.id, items) {
            groups.push(Group { parent: Some(item), items: Vec::new() });
        }
    }
    let place = |group: &Group| {
        let first = group.items.first().copied().or(group.parent);
        plan.items.iter().position(|item| first.is_some_and(|first| first.id == item.id))
    };
    groups.sort_by_cached_key(place);
    groups
}

struct YearsAcross<'a> {
    source: &'a Source<'a>,
    shape: &'a SheetShape,
    fields: Vec<&'a Field>,
    /// How many columns of years there are.
    columns: u16,
    /// How the values of each field look.
    looks: Vec<FieldLook>,
}

impl<'a> YearsAcross<'a> {
    fn shares(&self, orientation: Orientation) -> Vec<f64> {
        let total = if orientation == Orientation::Landscape { 75.0 } else { 50.0 };
        let years = (total - 18.5) / f64::from(self.columns);
        [12.0, 6.5].into_iter().chain(std::iter::repeat_n(years, usize::from(self.columns))).collect()
    }

    fn width(&self) -> u16 {
        FIRST_YEAR + self.columns
    }

    /// What belongs to an item above stays together; the items of a section flow from page to page.
    fn block(&self, group: &Group<'a>, before: &[String]) -> Block {
        let block = Block::of(self.group(group, before));
        if group.parent.is_some() { block } else { block.loose() }
    }

    /// The headings that changed, what is said once, the table, what is said once under it.
    fn group(&self, group: &Group<'a>, before: &[String]) -> Vec<Row> {
        let years = self.source.years(self.shape, &group.items);
        let parent = group.parent;
        let mut rows = self.headings(group.path(), parent, before);
        rows.extend(self.said_once(parent, &self.shape.above).into_iter().map(Row::keep));
        rows.extend(group.items.first().map(|item| self.head(&years, &item.kind)));
        for item in &group.items {
            rows.extend(self.item(item, &years));
        }
        let below = self.said_once(parent, &self.shape.below);
        if let (false, Some(last)) = (below.is_empty(), rows.last_mut()) {
            last.keep = true;
        }
        rows.extend(below);
        rows
    }

    /// The levels of the path that differ from those before, then the band: the item above, or the last level.
    fn headings(&self, path: &[String], parent: Option<&Item>, before: &[String]) -> Vec<Row> {
        let title = parent.map(|parent| format!("{}　{}", parent.label, parent.title).trim().to_owned());
        let mut levels: Vec<&String> = path.iter().collect();
        if parent.is_some_and(|parent| levels.last() == Some(&&parent.title)) {
            levels.pop();
        }
        let band = title.or_else(|| levels.pop().cloned());
        let same = levels.iter().zip(before).take_while(|(level, before)| *level == before).count();
        let mut rows: Vec<Row> =
            levels.iter().enumerate().skip(same).map(|(depth, text)| self.level(depth, text)).collect();
        let band = band.map(|text| Cell::text(0, text, Style::BAND).cols(self.width()));
        rows.extend(band.map(|cell| Row::of(vec![cell]).least(22.0).again()));
        rows
    }

    fn level(&self, depth: usize, text: &str) -> Row {
        let (mark, size) = if depth == 0 { ("■", 12.0) } else { ("", 11.0) };
        let cell = Cell::text(0, format!("{mark}{text}"), Style::PLAIN.bold().sized(size)).cols(self.width());
        Row::of(vec![cell]).least(size * 1.9).keep()
    }

    fn said_once(&self, parent: Option<&Item>, fields: &[String]) -> Vec<Row> {
        let Some(parent) = parent else { return Vec::new() };
        let fields = fields.iter().filter_map(|name| self.source.plan().field(name));
        let row = |field: &Field| {
            let text = self.source.text(&parent.id, &field.name, None);
            let style = Style::CELL;
            let text = Cell::text(1, text, style).cols(self.width() - 1);
            Row::of(vec![Cell::text(0, &field.label, Style::LABEL), text]).least(24.0)
        };
        fields.map(row).collect()
    }

    fn head(&self, years: &[FiscalYear], kind: &str) -> Row {
        let word = format!("{}名", self.source.item_word(kind));
        let mut cells = vec![Cell::text(0, word, Style::HEAD), Cell::text(1, "項目", Style::HEAD)];
        let year = |(col, year): (u16, &FiscalYear)| {
            Cell::text(col, self.source.year(self.shape, *year), Style::HEAD)
        };
        cells.extend((FIRST_YEAR..).zip(years).map(year));
        Row::of(cells).least(20.0).again()
    }

    /// A row a field; they stay on one page.
    fn item(&self, item: &'a Item, years: &[FiscalYear]) -> Vec<Row> {
        let fields: Vec<&Field> =
            self.fields.iter().copied().filter(|field| self.source.plan().asks(&field.name, item)).collect();
        let mut rows: Vec<Row> = fields.iter().map(|field| self.field(item, field, years).keep()).collect();
        let title = format!("{}　{}", item.label, item.title);
        let title = Cell::text(0, title.trim(), Style::NAME).rows(rows.len());
        if let Some(first) = rows.first_mut() {
            first.cells.insert(0, title);
        }
        if let Some(last) = rows.last_mut() {
            last.keep = false;
        }
        rows
    }

    fn field(&self, item: &'a Item, field: &'a Field, years: &[FiscalYear]) -> Row {
        let mut cells = vec![Cell::text(1, &field.label, Style::LABEL)];
        let mut col = FIRST_YEAR;
        let mut before = String::new();
        let mut rest = years;
        while let Some(year) = rest.first() {
            let same = self.same_cell(item, field, rest);
            cells.push(self.value(item, field, *year, &before, col).cols(same as u16));
            before = self.source.text(&item.id, &field.name, Some(&Member::Year(*year)));
            col += same as u16;
            rest = &rest[same..];
        }
        Row::of(cells).least(20.0)
    }

    /// For how many of these years one cell of the submission says the value.
    fn same_cell(&self, item: &Item, field: &Field, years: &[FiscalYear]) -> usize {
        let entry = |year: &FiscalYear| self.source.entry(&item.id, &field.name, Some(&Member::Year(*year)));
        let Some(first) = entry(&years[0]) else { return 1 };
        let same =
            |other: &&Entry| other.place == first.place && other.value == first.value && !other.is_ditto();
        let others = years[1..].iter().take_while(|year| entry(year).as_ref().is_some_and(same));
        if first.is_ditto() || first.place.cell.is_none() { 1 } else { 1 + others.count() }
    }

    fn value(&self, item: &'a Item, field: &Field, year: FiscalYear, before: &str, col: u16) -> Cell {
        let asked = self.source.plan().years_of(item).is_none_or(|span| span.contains(year));
        if !asked {
            return Cell::blank(col, Style::CELL.shaded(Shade::Off));
        }
        if self.source.is_lacking(item, field, year) {
            return Cell::text(col, NONE_CAME, self.style(field, NONE_CAME));
        }
        let text = self.source.text_after(&item.id, &field.name, Some(&Member::Year(year)), before, DITTO);
        Cell::text(col, &text, self.style(field, &text))
    }

    fn style(&self, field: &Field, text: &str) -> Style {
        let place = self.fields.iter().position(|known| known.name == field.name);
        place.and_then(|place| self.looks.get(place)).map_or(Style::CELL, |look| look.style(text))
    }

    /// Whether a value of this field stands over several years at once.
    fn reaches(&self, field: &Field, items: &[&Item]) -> bool {
        items.iter().any(|item| {
            let years: Vec<FiscalYear> = self.source.years_of(self.shape, item).collect();
            (0..years.len()).any(|first| self.same_cell(item, field, &years[first..]) > 1)
        })
    }
}
