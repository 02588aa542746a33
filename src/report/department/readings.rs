//! The second sheet: what was typed in each cell, and what was made of it.

use std::collections::HashMap;

use rust_xlsxwriter::XlsxError;

use super::Report;
use crate::model::{CellRef, Entry, Key, Plan, Value};
use crate::report::page::{Block, Book, Cell, Orientation, Page, Row, Style};
use crate::report::words;
use crate::text::width;

/// The columns: cell, field, year or category, typed, read. Their shares of the width.
const SHARES: [f64; 5] = [8.0, 17.0, 14.0, 41.0, 20.0];
const COLUMNS: u16 = SHARES.len() as u16;

/// A cell as it was read. One that stands for several years is one line.
struct CellRead<'a> {
    entry: &'a Entry,
    keys: Vec<&'a Key>,
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book, report: &Report) -> Result<(), XlsxError> {
    let mut page = book.page("読み取り結果", Orientation::Portrait, &SHARES)?;
    let readings = readings(report);
    page.put(&head(&readings))?;
    if !readings.is_empty() {
        page.titles(&Block::of(vec![headings(report)]))?;
    }
    let several = readings.iter().any(|reading| reading.entry.place.file != readings[0].entry.place.file);
    for group in readings.chunk_by(|a, b| a.group() == b.group()) {
        put_group(&mut page, report, group, several)?;
    }
    book.add(page)
}

/// The readings of an item on a sheet, under a band that names them.
fn put_group(page: &mut Page, report: &Report, group: &[CellRead], several: bool) -> Result<(), XlsxError> {
    let Some(first) = group.first() else { return Ok(()) };
    let place = &first.entry.place;
    let item = words::item_of(&report.round().plan, first.entry.item());
    let file = if several { format!("{}　", place.file) } else { String::new() };
    let band = Style::BAND.sized(10.0);
    let text = format!("{file}シート「{}」　{item}", place.sheet);
    let mut rows = vec![Row::of(vec![Cell::text(0, text, band).cols(COLUMNS)]).keep()];
    rows.extend(group.iter().map(|reading| row(report, reading)));
    page.put(&Block::of(rows).head(1).loose()).map(|_| ())
}

fn head(readings: &[CellRead]) -> Block {
    let text = match readings {
        [] => "読み取った値はありません。",
        _ => "記入された内容を、次のとおり読み取りました。意図と違う行があれば、お知らせください。",
    };
    Block::of(vec![
        Row::of(vec![Cell::text(0, "読み取り結果", Style::TITLE).cols(COLUMNS)]).least(24.0).keep(),
        Row::of(vec![Cell::text(0, text, Style::PLAIN).cols(COLUMNS)]).keep(),
    ])
}

fn headings(report: &Report) -> Row {
    let axis = report.round().template.axis_word();
    let texts = ["セル", "欄", &axis, "記入された内容", "読み取った値"];
    Row::of((0..).zip(texts).map(|(col, text)| Cell::text(col, text, Style::HEAD)).collect())
}

/// The filled cells of the department: files and sheets in their order, on a sheet the items by their first cell.
fn readings<'a>(report: &Report<'a>) -> Vec<CellRead<'a>> {
    let read = report.recipient.read.iter().copied();
    let mut own: Vec<&Entry> = read.filter(|entry| !entry.raw.trim().is_empty()).collect();
    let mut sheets: HashMap<Sheet, usize> = HashMap::new();
    let mut items: HashMap<(Sheet, &str), Option<CellRef>> = HashMap::new();
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
type Sheet<'a> = (&'a str, &'a str);

fn sheet(entry: &Entry) -> Sheet<'_> {
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
    fn group(&self) -> (Sheet<'_>, &str) {
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

fn row(report: &Report, reading: &CellRead) -> Row {
    let (entry, plan) = (reading.entry, &report.round().plan);
    let cell = entry.place.cell.map_or(String::new(), |cell| cell.to_string());
    Row::of(vec![
        Cell::text(0, cell, Style::CELL),
        Cell::text(1, words::field_of(plan, &entry.field), Style::CELL),
        Cell::text(2, reading.members(plan), Style::CELL),
        Cell::text(3, entry.raw.as_str(), Style::CELL),
        Cell::text(4, read(entry), Style::CELL),
    ])
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
