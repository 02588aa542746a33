//! 提出状況: a line a department, what it sent and what became of it.

use rust_xlsxwriter::XlsxError;

use super::source::Source;
use super::{heading, legend, tab};
use crate::model::{Severity, Submission, Verdict};
use crate::report::page::{Block, Book, Cell, Page, Row, SMALL, Shade, Style};
use crate::report::words;
use crate::summary::DepartmentStatus;
use crate::template::SheetShape;

const HEADINGS: [(&str, f64); 6] =
    [("部署", 10.0), ("判定", 8.0), ("ファイル", 17.0), ("読取件数", 5.0), ("要修正", 5.0), ("要確認", 5.0)];

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let mut page =
        book.page(tab(shape), shape.orientation.unwrap_or_default(), &HEADINGS.map(|(_, share)| share))?;
    legend::title(&mut page, heading(shape))?;
    page.put(&Block::of(vec![summary(source, page.width()), Row::gap(6.0).keep()]))?;
    let head = HEADINGS.iter().zip(0..).map(|((word, _), col)| Cell::text(col, *word, Style::HEAD)).collect();
    page.titles(&Block::of(vec![Row::of(head).least(24.0)]))?;
    let files = source.collected.submissions_by_department();
    for department in &source.collected.summary.departments {
        let own = files.get(department.name.as_str()).cloned().unwrap_or_default();
        page.put(&Block::of(lines(department, own)))?;
    }
    unassigned(source, &mut page)?;
    legend::notes(&shape.notes, &mut page)?;
    book.add(page)
}

fn summary(source: &Source, width: u16) -> Row {
    let summary = &source.collected.summary;
    let (all, missing) = (summary.departments.len(), summary.missing().count());
    let deadline = source.collected.round.deadline.map(words::date_and_weekday);
    let deadline = deadline.map(|date| format!("提出期限　{date}　／　")).unwrap_or_default();
    let text =
        format!("{deadline}提出　{}部署　／　未提出　{missing}部署　／　対象　{all}部署", all - missing);
    Row::of(vec![Cell::text(0, text, Style::PLAIN).cols(width)]).keep()
}

/// The file that counts, and under it the others of the department.
fn lines(department: &DepartmentStatus, files: Vec<&Submission>) -> Vec<Row> {
    let count = |severity| department.count(severity) as f64;
    let rows = files.len().max(1);
    let tall = |cell: Cell| cell.rows(rows);
    let mut first = vec![tall(Cell::text(0, &department.name, Style::CELL))];
    let files = if files.is_empty() {
        vec![(None, String::new(), None)]
    } else {
        files.into_iter().map(told).collect()
    };
    let mut lines: Vec<Row> =
        files.into_iter().map(|(verdict, file, entries)| line(verdict, file, entries)).collect();
    first.append(&mut lines[0].cells);
    first.push(tall(Cell::number(4, count(Severity::Error), Style::NUMBER)));
    first.push(tall(Cell::number(5, count(Severity::Warning), Style::NUMBER)));
    lines[0].cells = first;
    lines
}

fn told(submission: &Submission) -> (Option<Verdict>, String, Option<usize>) {
    let newer = submission.superseded_by.as_ref().map(|newer| format!("\n→ {newer} に差替え"));
    let file = format!("{}{}", submission.file, newer.unwrap_or_default());
    let entries = (submission.verdict != Verdict::Superseded).then_some(submission.entries);
    (Some(submission.verdict), file, entries)
}

fn line(verdict: Option<Verdict>, file: String, entries: Option<usize>) -> Row {
    let shade = match verdict {
        None | Some(Verdict::Returned | Verdict::Unreadable) => Shade::Alert,
        _ => Shade::None,
    };
    let entries =
        entries.map_or(Cell::blank(3, Style::NUMBER), |count| Cell::number(3, count as f64, Style::NUMBER));
    Row::of(vec![
        Cell::text(1, words::verdict(verdict), Style::MARK.shaded(shade)),
        Cell::text(2, file, Style::CELL.sized(SMALL)),
        entries,
    ])
    .least(22.0)
}

/// Files whose department can't be told.
fn unassigned(source: &Source, page: &mut Page) -> Result<(), XlsxError> {
    for submission in source.collected.submissions.iter().filter(|submission| submission.department.is_none())
    {
        let (verdict, file, entries) = told(submission);
        let mut row = line(verdict, file, entries);
        row.cells.insert(0, Cell::text(0, "（部署不明）", Style::CELL.shaded(Shade::Alert)));
        row.cells.extend([4, 5].map(|col| Cell::blank(col, Style::NUMBER)));
        page.put(&Block::of(vec![row]))?;
    }
    Ok(())
}
