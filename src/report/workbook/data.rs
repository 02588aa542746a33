//! データ: a row an entry, one value a cell, nothing merged, western year beside era year, numbers as numbers; for
//! machines to read (統計表における機械判読可能なデータの表記方法). Where there are very many, a row is a line high.

use rust_xlsxwriter::XlsxError;

use super::source::{Source, unit};
use super::tab;
use crate::model::{Dimension, DimensionKind, Entry, Item, Member, Value};
use crate::report::measure::width;
use crate::report::page::{
    Block, Book, Cell, Content, Down, NumberFormat, Orientation, Page, Row, SMALL, Size, Style, sample,
    widths,
};
use crate::template::SheetShape;
use crate::text::display::{self, YearStyle};

/// The height of a row, in points.
const LOW: f64 = 16.5;

/// Up to which width a text should stand on one line, in ems.
const NAME: f64 = 20.0;

/// A column: its heading, and what stands in it.
struct Column<'a> {
    heading: String,
    value: Box<dyn Fn(&DataRow<'a>) -> Content + 'a>,
}

/// An entry with its item, where the plan has it.
struct DataRow<'a> {
    entry: &'a Entry,
    item: Option<&'a Item>,
}

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let columns = columns(source);
    let orientation = shape.orientation.unwrap_or(Orientation::Landscape);
    let sheet = Paper::of(source, &columns, orientation);
    let begin = |book: &mut Book| begin(&columns, &sheet, shape, book);
    let mut page = begin(book)?;
    for entry in &source.collected.entries {
        if !page.has_room(1) {
            filter(&mut page)?;
            page = book.go_on(page, begin)?;
        }
        let line = DataRow::of(source, entry);
        let cells = (0..).zip(&columns).map(|(col, column)| cell(col, (column.value)(&line)));
        page.put(&Block::of(vec![Row::of(cells.collect()).least(LOW).fixed(page.is_streamed())]))?;
    }
    filter(&mut page)?;
    book.add(page)
}

impl<'a> DataRow<'a> {
    fn of(source: &Source<'a>, entry: &'a Entry) -> DataRow<'a> {
        DataRow { entry, item: source.plan().item(entry.item()) }
    }
}

/// Numbers stand at the right, all else at the left.
fn cell(col: u16, content: Content) -> Cell {
    let style = match content {
        Content::Number(_) => Style::NUMBER.number(NumberFormat::Plain).down(Down::Middle),
        _ => Style::NAME,
    };
    Cell { content, ..Cell::blank(col, style.sized(SMALL)) }
}

/// The paper that the rows need, so that most are a line high.
struct Paper {
    size: Size,
    orientation: Orientation,
    /// The widths of the columns, in ems.
    widths: Vec<f64>,
}

impl Paper {
    /// By what stands in the columns: A3 where their names would be broken on A4.
    fn of<'a>(source: &Source<'a>, columns: &[Column<'a>], orientation: Orientation) -> Paper {
        let texts = |entry: &'a Entry| {
            let line = DataRow::of(source, entry);
            columns.iter().map(|column| text((column.value)(&line))).collect::<Vec<String>>()
        };
        let rows: Vec<Vec<String>> = sample(&source.collected.entries).map(texts).collect();
        let headings: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
        let wish = |place: usize| {
            let texts = rows.iter().map(|row| width(&row[place]));
            texts.fold(width(headings[place]), f64::max).min(NAME)
        };
        let ems = |size: Size| size.room(orientation).0 / SMALL;
        let wished: f64 = (0..columns.len()).map(wish).sum();
        let size = if wished <= ems(Size::A4) { Size::A4 } else { Size::A3 };
        Paper { size, orientation, widths: widths(&headings, &rows, ems(size)) }
    }
}

fn text(content: Content) -> String {
    match content {
        Content::Text(text) => text,
        Content::Number(number) | Content::Formatted(number, _) => number.to_string(),
        Content::Blank => String::new(),
    }
}

/// A sheet with its headings.
fn begin(columns: &[Column], paper: &Paper, shape: &SheetShape, book: &mut Book) -> Result<Page, XlsxError> {
    let page = book.page(tab(shape), paper.orientation, &paper.widths)?;
    let mut page = page.sized(paper.size, paper.orientation);
    page.usual_height(LOW);
    let head =
        (0..).zip(columns).map(|(col, column)| Cell::text(col, &column.heading, Style::HEAD.sized(SMALL)));
    page.titles(&Block::of(vec![Row::of(head.collect())]))?;
    Ok(page)
}

/// Buttons to filter what the sheet has so far.
fn filter(page: &mut Page) -> Result<(), XlsxError> {
    let (last, width) = (page.next_row().max(2) - 1, page.width());
    page.sheet().autofilter(0, 0, last, width - 1)?;
    Ok(())
}

fn columns<'a>(source: &'a Source<'a>) -> Vec<Column<'a>> {
    let plan = source.plan();
    let depth = plan.items.iter().map(|item| item.path.len()).max().unwrap_or(0);
    let word = source.template().item_word();
    let item = |line: &DataRow<'a>, text: fn(&Item) -> &str| string(line.item.map_or("", text));
    let mut columns = Vec::new();
    if plan.lists().next().is_some() {
        columns.push(column(format!("{word}番号"), |line: &DataRow| string(line.entry.item())));
        columns.push(column(format!("{word}名"), move |line| item(line, |item| &item.title)));
    } else if let Some(record) = plan.dimensions.iter().find(|one| one.kind == DimensionKind::Record) {
        columns.push(column(record.word.clone(), |line: &DataRow| string(line.entry.item())));
    }
    for level in 0..depth {
        let value = move |line: &DataRow<'a>| {
            string(line.item.and_then(|item| item.path.get(level)).map_or("", |part| part))
        };
        columns.push(column(format!("区分{}", level + 1), value));
    }
    if source.plan().lists().nth(1).is_some() {
        let word = |line: &DataRow<'a>| string(line.item.map_or("", |item| source.item_word(&item.kind)));
        columns.push(column("種別", word));
    }
    let label = |line: &DataRow<'a>| {
        string(plan.field(&line.entry.field).map_or(&line.entry.field, |field| &field.label))
    };
    columns.push(column("項目", label));
    columns.extend(axes(source));
    columns.push(column("部署", |line| string(&line.entry.department)));
    columns.extend(values(source));
    columns.extend(origin());
    columns
}

fn axes<'a>(source: &'a Source<'a>) -> Vec<Column<'a>> {
    let mut columns = Vec::new();
    if source.plan().years.is_some() {
        let era = |line: &DataRow<'a>| match line.entry.key.year() {
            Some(year) => string(&display::fiscal_year(year, YearStyle::Era)),
            None => Content::Blank,
        };
        columns.push(column("年度（和暦）", era));
        let western = |line: &DataRow<'a>| {
            line.entry.key.year().map_or(Content::Blank, |year| Content::Number(year.0.into()))
        };
        columns.push(column("年度（西暦）", western));
    }
    columns.extend(source.plan().dimensions.iter().filter_map(|dimension| further(source, dimension)));
    columns
}

/// The column of a dimension that no other column says: months, members, and items beside the first of a key.
fn further<'a>(source: &'a Source<'a>, dimension: &'a Dimension) -> Option<Column<'a>> {
    let name = dimension.name.as_str();
    let is_first = |entry: &Entry, id: &str| entry.key.item() == Some(id);
    let is_said = |entry: &Entry| match entry.key.get(name) {
        Some(Member::Item(id)) => !is_first(entry, id),
        Some(Member::Month(_)) => true,
        _ => false,
    };
    let is_named = dimension.kind == DimensionKind::Named;
    if !is_named && !source.collected.entries.iter().any(is_said) {
        return None;
    }
    let member = move |line: &DataRow<'a>| match line.entry.key.get(name) {
        Some(Member::Month(month)) => Content::Number(month.0.into()),
        Some(Member::Item(id)) => string(source.plan().item(id).map_or(id.as_str(), |item| &item.title)),
        Some(member) => string(&member.to_string()),
        None => Content::Blank,
    };
    Some(column(dimension.word.clone(), member))
}

/// The value as text, the flag of a mark apart from its grade, and the value as a number.
fn values<'a>(source: &'a Source<'a>) -> Vec<Column<'a>> {
    let text = |line: &DataRow<'a>| match &line.entry.value {
        Some(Value::Mark(mark)) => string(&mark.grade),
        Some(Value::Number(_) | Value::Percent(_)) => Content::Blank,
        Some(Value::Year(year)) => string(&display::fiscal_year(*year, YearStyle::Era)),
        Some(Value::Date(date)) => string(&display::date(*date, display::DateStyle::Iso)),
        _ => string(&source.shown(line.entry)),
    };
    let flag = |line: &DataRow<'a>| {
        let mark = line.entry.value.as_ref().and_then(Value::as_mark);
        string(mark.and_then(|mark| mark.flag.as_deref()).unwrap_or_default())
    };
    let number = |line: &DataRow<'a>| {
        line.entry.value.as_ref().and_then(Value::as_number).map_or(Content::Blank, Content::Number)
    };
    let kind = |line: &DataRow<'a>| string(line.entry.value.as_ref().map_or("", kind_of));
    let mut columns = vec![column("値の種類", kind), column("値（文字）", text)];
    let entries = &source.collected.entries;
    if entries
        .iter()
        .any(|entry| entry.value.as_ref().and_then(Value::as_mark).is_some_and(|mark| mark.flag.is_some()))
    {
        columns.push(column("付記", flag));
    }
    if entries.iter().any(|entry| entry.value.as_ref().and_then(Value::as_number).is_some()) {
        columns.push(column("値（数値）", number));
    }
    if entries.iter().any(|entry| !unit(entry).is_empty()) {
        columns.push(column("単位", |line: &DataRow<'a>| string(&unit(line.entry))));
    }
    columns
}

/// What a value is, so that a machine knows how to read it.
const fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Text(_) => "文字",
        Value::Mark(_) => "記号",
        Value::Number(_) => "数値",
        Value::Percent(_) => "割合",
        Value::Date(_) => "日付",
        Value::Year(_) => "年度",
        Value::Choices(_) => "選択",
        Value::Time(_) => "時刻",
        Value::Degrees(_) => "座標",
        Value::Code(_) => "番号等",
        Value::NotApplicable => "なし",
    }
}

/// Where the entry stood.
fn origin<'a>() -> [Column<'a>; 3] {
    [
        column("ファイル", |line: &DataRow| string(&line.entry.place.file)),
        column("シート", |line: &DataRow| string(&line.entry.place.sheet)),
        column("セル", |line: &DataRow| {
            string(&line.entry.place.cell.map(|cell| cell.to_string()).unwrap_or_default())
        }),
    ]
}

fn column<'a>(heading: impl Into<String>, value: impl Fn(&DataRow<'a>) -> Content + 'a) -> Column<'a> {
    Column { heading: heading.into(), value: Box::new(value) }
}

fn string(text: &str) -> Content {
    if text.is_empty() { Content::Blank } else { Content::Text(text.to_owned()) }
}
