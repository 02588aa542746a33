//! The second sheet: what was typed in each cell, and what was made of it.

use std::collections::HashMap;

use rust_xlsxwriter::XlsxError;

use super::Report;
use crate::model::{CellRef, Entry, Key, Plan, Value};
use crate::report::page::{
    BODY, Block, Book, Cell, Orientation, Page, Row, Style, paper_width, sample, widths,
};
use crate::report::words;
use crate::text::width;

/// As many columns as there are at most: cell, field, what it is said for besides the item, typed, read.
const COLUMNS: usize = 5;
/// The column that is left out where nothing is said for anything but its item.
const MEMBERS: usize = 2;

/// A cell as it was read. One that stands for several years is one line.
struct CellRead<'a> {
    entry: &'a Entry,
    keys: Vec<&'a Key>,
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book, report: &Report) -> Result<(), XlsxError> {
    let readings = readings(report);
    let sheet = Sheet::new(report, &readings);
    let mut page = sheet.page(book, &readings)?;
    page.put(&head(&readings, page.width()))?;
    if !readings.is_empty() {
        page.titles(&Block::of(vec![sheet.row(sheet.headings(), Style::HEAD)]))?;
    }
    for group in readings.chunk_by(|a, b| a.group() == b.group()) {
        page.put(&sheet.group(group))?;
    }
    book.add(page)
}

/// What all rows of the sheet have in common.
struct Sheet<'a> {
    report: &'a Report<'a>,
    /// Whether the cells are of several files.
    several: bool,
    /// Whether something is said for more than its item.
    has_members: bool,
}

impl<'a> Sheet<'a> {
    fn new(report: &'a Report<'a>, readings: &[CellRead]) -> Sheet<'a> {
        let plan = &report.round().plan;
        Sheet {
            report,
            several: readings.iter().any(|one| one.entry.place.file != readings[0].entry.place.file),
            has_members: readings.iter().any(|one| !one.members(plan).is_empty()),
        }
    }

    fn page(&self, book: &mut Book, readings: &[CellRead]) -> Result<Page, XlsxError> {
        let (paper, headings) = (Orientation::Portrait, self.shown(self.headings()));
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        let rows: Vec<Vec<String>> = sample(readings).map(|one| self.shown(self.texts(one))).collect();
        book.page("読み取り結果", paper, &widths(&headings, &rows, paper_width(paper) / BODY))
    }

    fn headings(&self) -> [String; COLUMNS] {
        let axis = self.report.round().template.axis_word();
        ["セル", "欄", &axis, "記入された内容", "読み取った値"].map(str::to_owned)
    }

    /// Without the column that says nothing.
    fn shown(&self, texts: [String; COLUMNS]) -> Vec<String> {
        let places = texts.into_iter().enumerate();
        places.filter(|(place, _)| self.has_members || *place != MEMBERS).map(|(_, text)| text).collect()
    }

    fn row(&self, texts: [String; COLUMNS], style: Style) -> Row {
        Row::of((0..).zip(self.shown(texts)).map(|(col, text)| Cell::text(col, text, style)).collect())
    }

    /// The readings of an item on a sheet, under a band that names them.
    fn group(&self, group: &[CellRead]) -> Block {
        let Some(first) = group.first() else { return Block::default() };
        let place = &first.entry.place;
        let item = words::item_of(&self.report.round().plan, first.entry.item());
        let file = if self.several { format!("{}　", place.file) } else { String::new() };
        let text = format!("{file}シート「{}」　{item}", place.sheet);
        let columns = (COLUMNS - usize::from(!self.has_members)) as u16;
        let mut rows = vec![Row::of(vec![Cell::text(0, text, Style::BAND.sized(BODY)).cols(columns)]).keep()];
        rows.extend(group.iter().map(|one| self.row(self.texts(one), Style::CELL)));
        Block::of(rows).head(1).loose()
    }

    /// What stands under each heading.
    fn texts(&self, reading: &CellRead) -> [String; COLUMNS] {
        let (entry, plan) = (reading.entry, &self.report.round().plan);
        [
            entry.place.cell.map_or(String::new(), |cell| cell.to_string()),
            words::field_of(plan, &entry.field),
            reading.members(plan),
            entry.raw.to_string(),
            read(entry),
        ]
    }
}

fn head(readings: &[CellRead], columns: u16) -> Block {
    let text = match readings {
        [] => "読み取った値はありません。",
        _ => "記入された内容を、次のとおり読み取りました。意図と違う行があれば、お知らせください。",
    };
    Block::of(vec![
        Row::of(vec![Cell::text(0, "読み取り結果", Style::TITLE).cols(columns)]).least(24.0).keep(),
        Row::of(vec![Cell::text(0, text, Style::PLAIN).cols(columns)]).keep(),
    ])
}

/// The filled cells of the department: files and sheets in their order, on a sheet the items by their first cell.
fn readings<'a>(report: &Report<'a>) -> Vec<CellRead<'a>> {
    let read = report.recipient.read.iter().copied();
    let mut own: Vec<&Entry> = read.filter(|entry| !entry.raw.trim().is_empty()).collect();
    let mut sheets: HashMap<FileSheet, usize> = HashMap::new();
    let mut items: HashMap<(FileSheet, &str), Option<CellRef>> = HashMap::new();
    for entry in &own {
        let (sheet, next) = (sheet(entry), sheets.len());
        sheets.entry(sheet).or_insert(next);
        let first = items.entry((sheet, entry.item())).or_insert(entry.place.cell);
        *first = (*first).min(entry.place.cell);
    }
    own.sort_by_cached_key(|entry| {
        let sheet = sheet(entry);
        (sheets[&sheet], items[&(sheet, entry.item())], entry.item(), entry.place.cell)
    });
    joined(&own)
}

/// File and sheet.
type FileSheet<'a> = (&'a str, &'a str);

fn sheet(entry: &Entry) -> FileSheet<'_> {
    (&entry.place.file, &entry.place.sheet)
}

fn joined<'a>(entries: &[&'a Entry]) -> Vec<CellRead<'a>> {
    let mut readings: Vec<CellRead> = Vec::new();
    for entry in entries {
        match readings.last_mut().filter(|last| last.is_like(entry)) {
            Some(last) => last.keys.push(&entry.key),
            None => readings.push(CellRead { entry, keys: vec![&entry.key] }),
        }
    }
    readings
}

impl CellRead<'_> {
    fn is_like(&self, other: &Entry) -> bool {
        let entry = self.entry;
        entry.place == other.place
            && entry.item() == other.item()
            && entry.field == other.field
            && entry.raw == other.raw
            && entry.value == other.value
            && !self.keys.contains(&&other.key)
    }

    /// What one band stands over.
    fn group(&self) -> (FileSheet<'_>, &str) {
        (sheet(self.entry), self.entry.item())
    }

    /// What it is said for besides the item; several years one after the other as from – to.
    fn members(&self, plan: &Plan) -> String {
        let years: Vec<i32> = self.keys.iter().filter_map(|key| key.year()).map(|year| year.0).collect();
        let run = years.len() > 2 && years.windows(2).all(|pair| pair[1] == pair[0] + 1);
        let words: Vec<String> = self.keys.iter().map(|key| words::members(key, plan)).collect();
        match (run, words.first(), words.last()) {
            (true, Some(first), Some(last)) => format!("{first}～{last}"),
            _ => words.join("、"),
        }
    }
}

/// What was made of it.
fn read(entry: &Entry) -> String {
    match &entry.value {
        None if width::is_blank(&entry.raw) => "空欄".to_owned(),
        None => "読み取れませんでした（「確認結果」のシートをご覧ください）".to_owned(),
        Some(_) if entry.is_ditto() => format!("{}（同上・同左）", words::value(entry)),
        Some(Value::Text(text)) if text.trim() == entry.raw.trim() => "記入のとおり".to_owned(),
        Some(_) => words::value(entry),
    }
}
