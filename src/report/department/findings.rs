//! The first sheet: the findings, must-fix first, a row each.

use rust_xlsxwriter::XlsxError;

use super::{Report, head};
use crate::model::Severity;
use crate::report::page::{
    BODY, Block, Book, Cell, Orientation, Page, Row, Shade, Style, paper_width, sample, widths,
};
use crate::report::remarks::Remark;
use crate::report::words;

/// The columns.
const HEADINGS: [&str; head::COLUMNS as usize] =
    ["№", "シート", "セル", "項目", "記入された内容", "どこが問題か", "直し方", "コード"];

const STYLES: [Style; HEADINGS.len()] =
    [Style::MARK, Style::CELL, Style::CELL, Style::CELL, Style::CELL, Style::CELL, Style::CELL, Style::MARK];

/// Longer texts and lists of cells get a row of their own, as wide as the page.
const LONG_TEXT: usize = 80;
const MANY_CELLS: usize = 8;

/// Adds the sheet.
pub(super) fn add(book: &mut Book, report: &Report) -> Result<(), XlsxError> {
    let rows: Vec<Vec<String>> =
        sample(report.remarks).map(|remark| texts(report, remark).to_vec()).collect();
    let shares = widths(&HEADINGS, &rows, paper_width(Orientation::Landscape) / BODY);
    let mut page = book.page("確認結果", Orientation::Landscape, &shares)?;
    page.put(&head::verdict(report))?;
    page.space(6.0);
    page.put(&head::facts(report, &shares))?;
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
    let cell = |(col, heading): (u16, &&str)| Cell::text(col, *heading, Style::HEAD);
    Row::of((0..).zip(&HEADINGS).map(cell).collect()).keep()
}

/// The row of a remark, and what is too long for its columns below it.
fn rows_of(report: &Report, remark: &Remark) -> Vec<Row> {
    let below = [
        is_many(remark).then(|| format!("セル： {}", words::cells(&remark.cells))),
        is_long(remark).then(|| format!("記入された内容：{}", remark.typed)),
    ];
    let below: Vec<String> = below.into_iter().flatten().collect();
    let cells = (0..).zip(texts(report, remark)).zip(STYLES);
    let first = Row::of(cells.map(|((col, text), style)| Cell::text(col, text, style)).collect());
    let first = if below.is_empty() { first } else { first.keep() };
    std::iter::once(first).chain(below.into_iter().map(wide)).collect()
}

/// What stands under each heading.
fn texts(report: &Report, remark: &Remark) -> [String; HEADINGS.len()] {
    let cells = remark.cells.len();
    [
        remark.number.to_string(),
        sheet(report, remark),
        if is_many(remark) { format!("{cells} か所（下の行）") } else { remark.place() },
        remark.subject(),
        if is_long(remark) { "（下の行）".to_owned() } else { typed(remark) },
        remark.message.clone(),
        remark.hint.clone(),
        remark.code.to_owned(),
    ]
}

fn is_many(remark: &Remark) -> bool {
    remark.cells.len() > MANY_CELLS
}

fn is_long(remark: &Remark) -> bool {
    remark.typed.chars().count() > LONG_TEXT
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
