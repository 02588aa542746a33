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

/// As many columns as there are at most: cell, item, field, what it is said for besides the item, typed, read.
const COLUMNS: usize = 6;
/// The column that is left out where items have bands of their own.
const ITEM: usize = 1;
/// The column that is left out where nothing is said for anything but its item.
const MEMBERS: usize = 3;

/// A cell as it was read. One that stands for several years is one line.
struct CellRead<'a> {
    entry: &'a Entry,
    keys: Vec<&'a Key>,
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book, report: &Report) -> Result<(), XlsxError> {
    let readings = readings(report);
    let sheet = Sheet::new(report, &readings);
    let texts: Vec<Vec<String>> = readings.iter().map(|one| sheet.shown(sheet.texts(one))).collect();
    let mut page = sheet.page(book, &texts)?;
    page.put(&head(&readings, page.width()))?;
    if !readings.is_empty() {
        page.titles(&Block::of(vec![row(sheet.shown(sheet.headings()), Style::HEAD)]))?;
    }
    let mut rows = texts.into_iter();
    for group in readings.chunk_by(|a, b| sheet.is_one_band(a, b)) {
        page.put(&sheet.group(group, rows.by_ref().take(group.len())))?;
    }
    book.add(page)
}

/// What all rows of the sheet have in common.
struct Sheet<'a> {
    report: &'a Report<'a>,
    /// Whether the cells are of several files.
    several: bool,
    /// Whether items have a column: bands would be as many as their rows.
    has_items: bool,
    /// Whether something is said for more than its item.
    has_members: bool,
}

impl<'a> Sheet<'a> {
    fn new(report: &'a Report<'a>, readings: &[CellRead]) -> Sheet<'a> {
        let plan = &report.round().plan;
        let sheet = Sheet {
            report,
            several: readings.iter().any(|one| one.entry.place.file != readings[0].entry.place.file),
            has_items: false,
            has_members: readings.iter().any(|one| !one.members(plan).is_empty()),
        };
        let bands = readings.chunk_by(|a, b| sheet.is_one_band(a, b)).count();
        Sheet { has_items: bands > 1 && bands * 2 > readings.len(), ..sheet }
    }

    fn page(&self, book: &mut Book, texts: &[Vec<String>]) -> Result<Page, XlsxError> {
        let (paper, headings) = (Orientation::Portrait, self.shown(self.headings()));
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        let rows: Vec<&Vec<String>> = sample(texts).collect();
        book.page("読み取り結果", paper, &widths(&headings, &rows, paper_width(paper) / BODY))
    }

    fn headings(&self) -> [String; COLUMNS] {
        let axis = self.report.round().template.axis_word();
        ["セル", "項目", "欄", &axis, "記入された内容", "読み取った値"].map(str::to_owned)
    }

    /// Without the columns that say nothing.
    fn shown(&self, texts: [String; COLUMNS]) -> Vec<String> {
        let says = |place: usize| match place {
            ITEM => self.has_items,
            MEMBERS => self.has_members,
            _ => true,
        };
        texts.into_iter().enumerate().filter(|(place, _)| says(*place)).map(|(_, text)| text).collect()
    }

    /// Whether both stand under one band.
    fn is_one_band(&self, one: &CellRead, other: &CellRead) -> bool {
        let [id, other_id] = [one, other].map(|reading| reading.entry.item());
        let is_one_item = || id == other_id || self.item(one.entry) == self.item(other.entry);
        sheet(one.entry) == sheet(other.entry) && (self.has_items || is_one_item())
    }

    fn item(&self, entry: &Entry) -> String {
        words::item_of(&self.report.round().plan, entry.item())
    }

    /// The readings of a sheet, or of an item on it, under a band that names them; with the texts of each.
    fn group(&self, group: &[CellRead], texts: impl Iterator<Item = Vec<String>>) -> Block {
        let Some(first) = group.first() else { return Block::default() };
        let place = &first.entry.place;
        let file = if self.several { format!("{}　", place.file) } else { String::new() };
        let item = if self.has_items { String::new() } else { format!("　{}", self.item(first.entry)) };
        let text = format!("{file}シート「{}」{item}", place.sheet);
        let columns = self.shown(self.headings()).len() as u16;
        let mut rows = vec![Row::of(vec![Cell::text(0, text, Style::BAND.sized(BODY)).cols(columns)]).keep()];
        rows.extend(texts.map(|texts| row(texts, Style::NAME)));
        Block::of(rows).head(1).loose()
    }

    /// What stands under each heading.
    fn texts(&self, reading: &CellRead) -> [String; COLUMNS] {
        let (entry, plan) = (reading.entry, &self.report.round().plan);
        [
            entry.place.cell.map_or(String::new(), |cell| cell.to_string()),
            self.item(entry),
            words::field_of(plan, &entry.field),
            reading.members(plan),
            entry.raw.to_string(),
            read(entry),
        ]
    }
}

fn row(texts: Vec<String>, style: Style) -> Row {
    Row::of((0..).zip(texts).map(|(col, text)| Cell::text(col, text, style)).collect())
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
