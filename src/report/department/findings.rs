//! The first sheet: the findings, must-fix first, a row each.

use rust_xlsxwriter::XlsxError;

use super::{Report, head};
use crate::model::Severity;
use crate::report::page::{Block, Book, Cell, Down, Orientation, Page, Row, Shade, Style};
use crate::report::remarks::Remark;
use crate::report::words;

/// The columns and their shares of the width.
const HEADINGS: [(&str, f64); head::COLUMNS as usize] = [
    ("№", 3.5),
    ("シート", 9.0),
    ("セル", 8.5),
    ("項目", 16.0),
    ("記入された内容", 16.0),
    ("どこが問題か", 26.0),
    ("直し方", 26.0),
    ("コード", 5.5),
];

/// Longer texts and lists of cells get a row of their own, as wide as the page.
const LONG_TEXT: usize = 80;
const MANY_CELLS: usize = 8;

/// Adds the sheet.
pub(super) fn add(book: &mut Book, report: &Report) -> Result<(), XlsxError> {
    let mut page = book.page("確認結果", Orientation::Landscape, &HEADINGS.map(|(_, share)| share))?;
    page.put(&head::verdict(report))?;
    page.space(6.0);
    page.put(&head::facts(report))?;
    page.space(6.0);
    page.put(&head::files(report))?;
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        add_section(&mut page, report, severity)?;
    }
    if report.remarks.is_empty() {
        page.space(10.0);
        page.put(&Block::of(vec![nothing()]))?;
    }
    book.add(page)
}

fn nothing() -> Row {
    let text = "お知らせする箇所はありません。読み取った内容は「読み取り結果」のシートでご確認いただけます。";
    Row::of(vec![Cell::text(0, text, Style::PLAIN).cols(head::COLUMNS)])
}

fn add_section(page: &mut Page, report: &Report, severity: Severity) -> Result<(), XlsxError> {
    let remarks: Vec<&Remark> = report.remarks.iter().filter(|remark| remark.severity == severity).collect();
    if remarks.is_empty() {
        return Ok(());
    }
    page.space(12.0);
    let mut rows = vec![band(severity, report.count(severity)), headings()];
    rows.extend(remarks.iter().flat_map(|remark| rows_of(report, remark)));
    page.put(&Block::of(rows).head(2).loose())?;
    Ok(())
}

fn band(severity: Severity, count: usize) -> Row {
    let text = format!("■ {}　{}（{count} 件）", words::severity(severity), words::asks(severity));
    let shade = if severity == Severity::Error { Shade::Alert } else { Shade::Band };
    Row::of(vec![Cell::text(0, text, Style::BAND.shaded(shade)).cols(head::COLUMNS)]).least(22.0).keep()
}

fn headings() -> Row {
    let cell = |(col, (heading, _)): (u16, &(&str, f64))| Cell::text(col, *heading, Style::HEAD);
    Row::of((0..).zip(&HEADINGS).map(cell).collect()).keep()
}

/// The row of a remark, and what is too long for its columns below it.
fn rows_of(report: &Report, remark: &Remark) -> Vec<Row> {
    let many = remark.cells.len() > MANY_CELLS;
    let long = remark.typed.chars().count() > LONG_TEXT;
    let below = [
        many.then(|| format!("セル： {}", words::cells(&remark.cells))),
        long.then(|| format!("記入された内容：{}", remark.typed)),
    ];
    let below: Vec<String> = below.into_iter().flatten().collect();
    let first = Row::of(vec![
        Cell::text(0, remark.number.to_string(), Style::MARK.down(Down::Top)),
        Cell::text(1, sheet(report, remark), Style::CELL),
        Cell::text(
            2,
            if many { format!("{} か所（下の行）", remark.cells.len()) } else { remark.place() },
            Style::CELL,
        ),
        Cell::text(3, remark.subject(), Style::CELL),
        Cell::text(4, if long { "（下の行）".to_owned() } else { typed(remark) }, Style::CELL),
        Cell::text(5, remark.message.as_str(), Style::CELL),
        Cell::text(6, remark.hint.as_str(), Style::CELL),
        Cell::text(7, remark.code, Style::MARK.down(Down::Top)),
    ]);
    let first = if below.is_empty() { first } else { first.keep() };
    std::iter::once(first).chain(below.into_iter().map(wide)).collect()
}

/// A row under that of a remark, as wide as the page.
fn wide(text: String) -> Row {
    Row::of(vec![Cell::blank(0, Style::CELL), Cell::text(1, text, Style::CELL).cols(head::COLUMNS - 1)])
}

/// The sheet, with its file where it could be another.
fn sheet(report: &Report, remark: &Remark) -> String {
    let mut counting = report.recipient.counting().map(|file| file.file.as_str());
    let only = counting.next().filter(|_| counting.next().is_none());
    let file = if remark.file.is_empty() || only == Some(&remark.file) { "" } else { remark.file.as_str() };
    [file, &remark.sheet].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn typed(remark: &Remark) -> String {
    match (remark.typed.trim().is_empty(), remark.cells.is_empty()) {
        (false, _) => remark.typed.clone(),
        (true, false) => "（空欄）".to_owned(),
        (true, true) => String::new(),
    }
}
