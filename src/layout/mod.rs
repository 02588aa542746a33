//! Finding the tables of a form by their headings, and reading every cell as a cross-tabulation.
//!
//! No cell address is ever assumed. A cell of data inherits keys from the headings of its column, the headings of
//! its row, and the context above its table. What is left over is a finding, never dropped in silence.

mod cells;
mod context;
mod duplicates;
mod grid;
mod heading;
mod items;
mod labels;
mod leftover;
mod missing;
mod sheet;
mod table;
mod vocabulary;

use crate::book::{Sheet, Visibility, Workbook};
use crate::model::{Department, Entry, Finding, LayoutFault, Place, Plan};
use crate::template::Form;
use vocabulary::{Vocabulary, loose};

/// What a workbook says of the plan: entries whose values are still as typed, and what was wrong.
#[derive(Debug, Default)]
pub struct LaidOut {
    /// The entries, blank ones too, by sheet in the order of reading.
    pub entries: Vec<Entry>,
    /// What was wrong.
    pub findings: Vec<Finding>,
}

/// Reads a workbook of a department by the headings of its form. `file` is its path, for findings.
pub fn lay_out(
    workbook: &Workbook,
    plan: &Plan,
    form: &Form,
    file: &str,
    department: Option<&Department>,
) -> LaidOut {
    let vocabulary = Vocabulary::new(plan, form);
    let name = department.map_or("", |department| department.name.as_str());
    let mut laid_out = LaidOut::default();
    let mut matched = 0;
    for sheet in &workbook.sheets {
        if is_ignored(sheet, form) {
            laid_out.findings.extend(ignored_sheet(sheet, &vocabulary, file, name));
            continue;
        }
        if sheet.visibility != Visibility::Visible {
            laid_out.findings.extend(hidden_sheet(sheet, file));
            continue;
        }
        let read = sheet::read(sheet, &vocabulary, file, name);
        matched += read.matched;
        laid_out.entries.extend(read.entries);
        laid_out.findings.extend(read.findings);
        laid_out.findings.extend(hidden_cells(sheet, file, &laid_out.entries));
    }
    if matched == 0 {
        laid_out.findings = vec![missing::wrong_form(workbook, &vocabulary, file)];
        return laid_out;
    }
    duplicates::settle(&mut laid_out);
    laid_out.findings.extend(missing::items(&laid_out, plan, form, file, department));
    laid_out
}

fn is_ignored(sheet: &Sheet, form: &Form) -> bool {
    let name = loose(&sheet.name);
    form.ignore_sheets.iter().any(|ignored| name.starts_with(&loose(ignored)))
}

/// Instructions and examples are no data. Where such a sheet holds a filled form all the same, that is said.
fn ignored_sheet(sheet: &Sheet, vocabulary: &Vocabulary, file: &str, department: &str) -> Option<Finding> {
    let read = sheet::read(sheet, vocabulary, file, department);
    let filled = read.entries.iter().any(|entry| !entry.raw.is_empty());
    filled.then(|| Finding::new(LayoutFault::IgnoredSheet, Place::sheet(file, &sheet.name)))
}

/// A hidden sheet is never data: it is last year's copy more often than not.
fn hidden_sheet(sheet: &Sheet, file: &str) -> Option<Finding> {
    (!sheet.cells.is_empty()).then(|| Finding::new(LayoutFault::HiddenSheet, Place::sheet(file, &sheet.name)))
}

/// Hidden rows and columns are read; that they are hidden is said, where they hold entries.
fn hidden_cells(sheet: &Sheet, file: &str, entries: &[Entry]) -> Option<Finding> {
    let hidden = |entry: &&Entry| {
        entry.place.sheet == sheet.name
            && !entry.raw.is_empty()
            && entry.place.cell.is_some_and(|at| {
                sheet.hidden_rows.binary_search(&at.row).is_ok()
                    || sheet.hidden_cols.binary_search(&at.col).is_ok()
            })
    };
    let mut cells: Vec<_> = entries.iter().filter(hidden).filter_map(|entry| entry.place.cell).collect();
    cells.sort_unstable();
    cells.dedup();
    let first = cells.first()?;
    let mut finding = Finding::new(LayoutFault::HiddenRows, Place::cell(file, &sheet.name, *first));
    finding.more_cells = cells[1..].to_vec();
    Some(finding)
}
