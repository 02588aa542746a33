//! The second sheet: what was typed in each cell, and what was made of it.

use rust_xlsxwriter::XlsxError;

use super::Report;
use crate::model::{Axis, Entry, Value};
use crate::report::page::{Block, Book, Cell, Orientation, Page, Row, Style};
use crate::report::words;

/// The columns and their shares of the width.
const HEADINGS: [(&str, f64); 7] = [
    ("シート", 10.0),
    ("セル", 7.0),
    ("項目", 22.0),
    ("欄", 11.0),
    ("年度など", 12.0),
    ("記入された内容", 36.0),
    ("読み取った値", 18.0),
];

/// Cells that were read alike: one cell that stands for several years is one line.
struct Reading<'a> {
    entry: &'a Entry,
    axes: Vec<&'a Axis>,
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book, report: &Report) -> Result<(), XlsxError> {
    let mut page = book.page("読み取り結果", Orientation::Landscape, &HEADINGS.map(|(_, share)| share))?;
    let readings = readings(report);
    page.put(&head(&readings))?;
    if readings.is_empty() {
        return book.add(page);
    }
    page.titles(&Block::of(vec![headings()]))?;
    let mut file = "";
    let several = readings.iter().any(|reading| reading.entry.place.file != readings[0].entry.place.file);
    for reading in &readings {
        if several && reading.entry.place.file != file {
            file = &reading.entry.place.file;
            put_file(&mut page, file)?;
        }
        page.put(&Block::of(vec![row(report, reading)]).loose())?;
    }
    book.add(page)
}

fn head(readings: &[Reading]) -> Block {
    let columns = HEADINGS.len() as u16;
    let text = match readings.len() {
        0 => "読み取った値はありません。".to_owned(),
        count => format!(
            "記入された内容を、次のとおり読み取りました（{count} 件）。意図と違う行がありましたら、お知らせください。"
        ),
    };
    Block::of(vec![
        Row::of(vec![Cell::text(0, "読み取り結果", Style::TITLE).cols(columns)]).least(24.0).keep(),
        Row::of(vec![Cell::text(0, text, Style::PLAIN).cols(columns)]).keep(),
    ])
}

fn headings() -> Row {
    let cell = |(col, (heading, _)): (u16, &(&str, f64))| Cell::text(col, *heading, Style::HEAD);
    Row::of((0..).zip(&HEADINGS).map(cell).collect())
}

fn put_file(page: &mut Page, file: &str) -> Result<(), XlsxError> {
    let text = format!("ファイル：{file}");
    let band = Cell::text(0, text, Style::BAND.sized(10.0)).cols(HEADINGS.len() as u16);
    page.put(&Block::of(vec![Row::of(vec![band]).keep()])).map(|_| ())
}

/// The filled cells of the department, by file, sheet and cell.
fn readings<'a>(report: &Report<'a>) -> Vec<Reading<'a>> {
    let own = report.collected.read.iter().filter(|entry| entry.department == report.department);
    let mut readings: Vec<Reading> = Vec::new();
    for entry in own.filter(|entry| !entry.raw.trim().is_empty()) {
        match readings.last_mut().filter(|last| last.is_like(entry)) {
            Some(last) => last.axes.push(&entry.axis),
            None => readings.push(Reading { entry, axes: vec![&entry.axis] }),
        }
    }
    readings
}

impl Reading<'_> {
    fn is_like(&self, other: &Entry) -> bool {
        let entry = self.entry;
        entry.place == other.place
            && entry.item == other.item
            && entry.field == other.field
            && entry.raw == other.raw
            && entry.value == other.value
            && !self.axes.contains(&&other.axis)
    }

    /// The years or categories; several years one after the other as from – to.
    fn axes(&self) -> String {
        let years: Vec<i32> = self.axes.iter().filter_map(|axis| axis.year()).map(|year| year.0).collect();
        let run = years.len() > 2 && years.windows(2).all(|pair| pair[1] == pair[0] + 1);
        match (run, self.axes.first(), self.axes.last()) {
            (true, Some(first), Some(last)) => format!("{}～{}", words::axis(first), words::axis(last)),
            _ => self.axes.iter().map(|axis| words::axis(axis)).collect::<Vec<_>>().join("\n"),
        }
    }
}

fn row(report: &Report, reading: &Reading) -> Row {
    let (entry, plan) = (reading.entry, &report.collected.round.plan);
    let cell = entry.place.cell.map_or(String::new(), |cell| cell.to_string());
    Row::of(vec![
        Cell::text(0, entry.place.sheet.as_str(), Style::CELL),
        Cell::text(1, cell, Style::CELL),
        Cell::text(2, words::item_of(plan, &entry.item), Style::CELL),
        Cell::text(3, words::field_of(plan, &entry.field), Style::CELL),
        Cell::text(4, reading.axes(), Style::CELL),
        Cell::text(5, entry.raw.as_str(), Style::CELL),
        Cell::text(6, read(entry), Style::CELL),
    ])
}

/// What was made of it.
fn read(entry: &Entry) -> String {
    match &entry.value {
        None => "読み取れませんでした（「確認結果」のシートをご覧ください）".to_owned(),
        Some(value) if entry.ditto => format!("{}（上または左の欄と同じ）", words::value(value)),
        Some(Value::Text(text)) if text.trim() == entry.raw.trim() => "記入のとおり".to_owned(),
        Some(value) => words::value(value),
    }
}
