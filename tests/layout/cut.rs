//! Forms that end too early: of every sheet of the samples only the first rows, down to each row in turn, and each
//! row once more under itself. Headings in the last row, which an empty form has, are one of these.

use std::path::Path;

use matome::book::{self, Limits, Sheet, Workbook};
use matome::layout::Words;
use matome::round::Round;

const TEMPLATES: [&str; 5] =
    ["hr-progress", "action-plan", "implementation-plan", "competency-matrix", "grade-competency"];

#[test]
fn a_form_that_ends_at_any_row_is_read_or_told() {
    for template in TEMPLATES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(template);
        let round = Round::load(&folder).unwrap();
        for sheet in sheets(&round) {
            for row in rows(&sheet) {
                lay_out(&round, down_to(&sheet, row));
                lay_out(&round, twice(&down_to(&sheet, row), row));
            }
        }
    }
}

/// Every entry that comes out, and every cell: without a panic, something was read or something is told.
fn lay_out(round: &Round, sheet: Sheet) {
    let department = round.plan.departments.first();
    let filled = !sheet.cells.is_empty();
    let workbook = Workbook { sheets: vec![sheet], ..Workbook::default() };
    let words = Words::new(&round.plan, &round.template.form);
    let read = words.lay_out(&workbook, "form.xlsx", department);
    assert!(!filled || !read.entries.is_empty() || !read.findings.is_empty());
}

fn sheets(round: &Round) -> Vec<Sheet> {
    let walked = book::walk(&round.submissions, &Limits::default());
    let workbooks = walked.sources.iter().filter_map(|source| source.read(&Limits::default()).workbook);
    workbooks.flat_map(|workbook| workbook.sheets).collect()
}

fn rows(sheet: &Sheet) -> Vec<u32> {
    let mut rows: Vec<u32> = sheet.cells.iter().map(|cell| cell.at.row).collect();
    rows.dedup();
    rows
}

fn down_to(sheet: &Sheet, row: u32) -> Sheet {
    let mut cut = sheet.clone();
    cut.cells.retain(|cell| cell.at.row <= row);
    cut.merges.retain(|merge| merge.last.row <= row);
    cut
}

/// The sheet with its last row once more under itself.
fn twice(sheet: &Sheet, row: u32) -> Sheet {
    let mut sheet = sheet.clone();
    let mut again: Vec<_> = sheet.cells.iter().filter(|cell| cell.at.row == row).cloned().collect();
    again.iter_mut().for_each(|cell| cell.at.row += 1);
    sheet.cells.extend(again);
    sheet
}
