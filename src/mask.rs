//! Personal numbers are struck out of what was read before anything else sees it: no output can hold what no stage knows.
//!
//! The one place for it. Whoever reads a file of a department calls [`personal_numbers`] on what was read.

use crate::book::{Cell, CellValue, Opened, Sheet, Walked, Workbook};
use crate::model::{CellRange, CellRef, Finding, Place, Text, TextFault};
use crate::text::personal_number::mask;

/// Strikes the personal numbers out of a file's cells, notes, texts, sheet names and findings; a finding says where they
/// stand, one for each sheet.
///
/// ```
/// use matome::book::{Limits, read_bytes};
/// let mut opened = read_bytes("番号\n1234-5678-9018\n".as_bytes(), "総務課.csv", &Limits::default());
/// matome::mask::personal_numbers(&mut opened, "総務課.csv");
/// assert_eq!(opened.findings[0].fault.name(), "personal-number");
/// ```
pub fn personal_numbers(opened: &mut Opened, file: &str) {
    for finding in &mut opened.findings {
        mask_name(&mut finding.place.sheet);
        finding.value.as_mut().map(mask_in);
    }
    if let Some(workbook) = &mut opened.workbook {
        opened.findings.extend(mask_workbook(workbook, file));
    }
}

/// Strikes the personal numbers out of the names of files and the texts of mails; a finding says of which. Two names that
/// become one are told apart by a number.
pub fn walked(walked: &mut Walked) {
    let mut told = Vec::new();
    for index in 0..walked.sources.len() {
        let Some(masked) = mask(&walked.sources[index].path) else { continue };
        let is_free = |name: &String| walked.sources.iter().all(|source| source.path != *name);
        let path = first_free(&masked, is_free);
        told.push(Finding::new(TextFault::PersonalNumber, Place::file(path.as_str())));
        walked.sources[index].path = path;
    }
    walked.findings.iter_mut().for_each(|finding| mask_name(&mut finding.place.file));
    for message in &mut walked.messages {
        let texts = message.text.iter_mut().chain([&mut message.subject, &mut message.from]);
        if texts.map(mask_in).filter(|is_masked| *is_masked).count() > 0 {
            told.push(Finding::new(TextFault::PersonalNumber, Place::file(message.path.as_str())));
        }
    }
    walked.findings.append(&mut told);
}

/// The name, or the name with the first number before it that makes it free.
fn first_free(name: &str, is_free: impl Fn(&String) -> bool) -> String {
    let (folder, last) = name.rsplit_once('/').map_or(("", name), |(folder, last)| (folder, last));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let numbered = (2..).map(|number: usize| format!("{folder}（{number}）{last}"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

fn mask_name(name: &mut Text) {
    if let Some(masked) = mask(name) {
        *name = masked.into();
    }
}

/// Whether there was something to mask.
fn mask_in(text: &mut String) -> bool {
    let masked = mask(text);
    let is_masked = masked.is_some();
    if let Some(masked) = masked {
        *text = masked;
    }
    is_masked
}

fn mask_workbook(workbook: &mut Workbook, file: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for index in 0..workbook.sheets.len() {
        if let Some(name) = mask(&workbook.sheets[index].name) {
            let is_free = |name: &String| workbook.sheets.iter().all(|sheet| sheet.name != *name);
            let name = first_free(&name, is_free);
            findings.push(Finding::new(TextFault::PersonalNumber, Place::sheet(file, name.as_str())));
            workbook.sheets[index].name = name;
        }
        findings.extend(mask_sheet(&mut workbook.sheets[index], file));
    }
    findings
}

fn mask_sheet(sheet: &mut Sheet, file: &str) -> Option<Finding> {
    let cells = sheet.cells.iter_mut().filter_map(|cell| mask_cell(cell).then_some(cell.at));
    let mut masked: Vec<CellRef> = cells.collect();
    let around = sheet.notes.iter_mut().chain(&mut sheet.texts);
    masked.extend(around.filter_map(|(at, text)| mask_in(text).then_some(*at)));
    masked.sort_unstable();
    masked.dedup();
    let mut finding =
        Finding::new(TextFault::PersonalNumber, Place::cell(file, sheet.name.as_str(), *masked.first()?));
    finding.covers = CellRange::gather(masked.iter().copied());
    finding.more_cells = masked.split_off(1);
    Some(finding)
}

/// Strikes out what a cell shows and what it stores. Whether there was something to strike out.
fn mask_cell(cell: &mut Cell) -> bool {
    let shown = mask(&cell.shown);
    let stored = match &cell.value {
        CellValue::Text(text) => mask(text),
        CellValue::Error(text) => mask(text),
        CellValue::Number(number) | CellValue::DateTime(number) => {
            shown.clone().or_else(|| mask_number(*number, &cell.shown))
        }
        CellValue::Bool(_) | CellValue::Uncomputed => None,
    };
    let is_masked = shown.is_some() || stored.is_some();
    let is_text = matches!(cell.value, CellValue::Text(_));
    if let Some(shown) = shown.or_else(|| stored.clone().filter(|_| !is_text)) {
        cell.shown = shown.into();
    }
    if let Some(stored) = stored {
        cell.value = CellValue::Text(stored.into());
    }
    is_masked
}

/// A stored number that is not shown, masked. One that is shown whole and is no personal number there is an amount.
fn mask_number(stored: f64, shown: &str) -> Option<String> {
    let stored = stored.to_string();
    let is_shown = shown.replace([',', '，'], "").contains(&stored);
    mask(&stored).filter(|_| !is_shown)
}
