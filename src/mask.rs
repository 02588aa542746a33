//! Personal numbers are struck out of what was read before anything else sees it: no output can hold what no stage knows.
//!
//! The one place for it. Whoever reads a file of a department calls [`personal_numbers`] on what was read. Twelve digits may
//! be something else, such as a serial number: what the clerk decided to be none is let through, where it was decided.

mod cleared;
mod spread;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Cell, CellValue, Opened, Sheet, Walked, Workbook};
use crate::model::{CellRange, CellRef, Finding, Place, Text, TextFault};
use crate::text::personal_number::{mask, numbers_in};
pub use cleared::Cleared;
use cleared::{Found, groups};

/// The least number that has as many digits as a personal number.
const LEAST_NUMBER: f64 = 1e11;
/// Where a finding on the header or the footer of a sheet stands.
const EDGE: CellRef = CellRef { row: 0, col: 0 };

/// Strikes the personal numbers out of a file's cells, notes, texts, headers, footers, sheet names and findings; findings say where they
/// stand: one for each cell, or where there are many on a sheet, one for each column.
///
/// ```
/// use matome::book::{Limits, read_bytes};
/// let mut opened = read_bytes("番号\n1234-5678-9018\n".as_bytes(), "総務課.csv", &Limits::default());
/// matome::mask::personal_numbers(&mut opened, "総務課.csv");
/// assert_eq!(opened.findings[0].fault.name(), "personal-number");
/// ```
pub fn personal_numbers(opened: &mut Opened, file: &str) {
    personal_numbers_but(opened, file, "", &Cleared::default());
}

/// The same, but for what was decided to be no personal number, of the cells of this department. That is told all the same:
/// whoever collects sees what was decided.
pub fn personal_numbers_but(opened: &mut Opened, file: &str, department: &str, cleared: &Cleared) {
    for finding in &mut opened.findings {
        mask_name(&mut finding.place.sheet);
        finding.value.as_mut().map(mask_in);
    }
    if let Some(workbook) = &mut opened.workbook {
        opened.findings.extend(mask_workbook(workbook, file, department, cleared));
    }
}

/// The numbers that look like personal ones in what was struck already: those that were decided to be none.
pub fn let_through(workbook: &Workbook) -> BTreeSet<String> {
    workbook.sheets.iter().flat_map(texts).flat_map(|text| numbers_in(&text)).collect()
}

/// Every text of a sheet in which numbers are looked for.
fn texts(sheet: &Sheet) -> impl Iterator<Item = Cow<'_, str>> {
    let cells = sheet.cells.iter().flat_map(|cell| [Cow::from(&*cell.shown), typed(cell).into()]);
    let around = sheet.notes.iter().chain(&sheet.texts).map(|(_, text)| text);
    cells.chain(around.chain(&sheet.edges).map(|text| Cow::from(text.as_str())))
}

/// Whether a finding tells of something that was struck out.
pub fn is_of_struck_out(finding: &Finding) -> bool {
    finding.fault.is_personal_number() && (finding.place.cell.is_none() || !finding.covers.is_empty())
}

/// Strikes the personal numbers out of the names of files and the texts of mails; a finding says of which. Two names that
/// become one are told apart by a number.
pub fn walked(walked: &mut Walked) {
    let mut told = Vec::new();
    for index in 0..walked.sources.len() {
        let Some(masked) = mask(&walked.sources[index].path) else { continue };
        let is_free = |name: &String| walked.sources.iter().all(|source| source.path != *name);
        let path = first_free(&masked, is_free);
        told.push(Finding::new(TextFault::PersonalNumber { mark: None }, Place::file(path.as_str())));
        walked.sources[index].path = path;
    }
    walked.findings.iter_mut().for_each(|finding| mask_name(&mut finding.place.file));
    for message in &mut walked.messages {
        let texts = message.text.iter_mut().chain([&mut message.subject, &mut message.from]);
        if texts.map(mask_in).filter(|is_masked| *is_masked).count() > 0 {
            told.push(Finding::new(
                TextFault::PersonalNumber { mark: None },
                Place::file(message.path.as_str()),
            ));
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

fn mask_workbook(workbook: &mut Workbook, file: &str, department: &str, cleared: &Cleared) -> Vec<Finding> {
    let mut findings = Vec::new();
    for index in 0..workbook.sheets.len() {
        if let Some(name) = mask(&workbook.sheets[index].name) {
            let is_free = |name: &String| workbook.sheets.iter().all(|sheet| sheet.name != *name);
            let name = first_free(&name, is_free);
            findings.push(Finding::new(
                TextFault::PersonalNumber { mark: None },
                Place::sheet(file, name.as_str()),
            ));
            workbook.sheets[index].name = name;
        }
        findings.extend(mask_sheet(&mut workbook.sheets[index], file, department, cleared));
    }
    findings
}

fn mask_sheet(sheet: &mut Sheet, file: &str, department: &str, cleared: &Cleared) -> Vec<Finding> {
    let (found, spread) = (found(sheet), spread::found(sheet));
    if found.is_empty() && spread.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut stay: BTreeSet<CellRef> = BTreeSet::new();
    let stars: BTreeMap<CellRef, String> =
        spread.iter().flatten().map(|found| (found.at, found.masked.clone())).collect();
    for group in groups(found).into_iter().chain(spread) {
        let mut cells: Vec<CellRef> = group.iter().map(|found| found.at).collect();
        cells.dedup();
        let mark = cleared::mark(department, &sheet.name, &group);
        let is_cleared = cleared.has(&mark);
        let fault = TextFault::PersonalNumber { mark: Some(mark) };
        let mut finding = Finding::new(fault, Place::cell(file, sheet.name.as_str(), cells[0]));
        match is_cleared {
            true => stay.extend(&cells),
            false => finding.covers = CellRange::gather(cells.iter().copied()),
        }
        finding.more_cells = cells[1..].to_vec();
        findings.push(finding.value(group[0].masked.as_str()));
    }
    for cell in sheet.cells.iter_mut().filter(|cell| !stay.contains(&cell.at)) {
        let Struck { shown, stored } =
            stars.get(&cell.at).map_or_else(|| struck(cell), |stars| Struck::whole(stars));
        cell.shown = shown.map_or_else(|| cell.shown.clone(), Into::into);
        cell.value = stored.map_or_else(|| cell.value.clone(), |stored| CellValue::Text(stored.into()));
    }
    for (at, text) in sheet.notes.iter_mut().chain(&mut sheet.texts) {
        let _is_masked = !stay.contains(at) && mask_in(text);
    }
    let is_masked = |text: &mut String| !stay.contains(&EDGE) && mask_in(text);
    let _masked = sheet.edges.iter_mut().map(is_masked).filter(|is_masked| *is_masked).count();
    findings
}

/// The personal numbers of a sheet, by their cells.
fn found(sheet: &Sheet) -> Vec<Found> {
    let cells = sheet.cells.iter().filter_map(|cell| {
        let Struck { shown, stored } = struck(cell);
        let masked = [shown, stored].into_iter().flatten().next()?;
        Some(Found { at: cell.at, typed: typed(cell), masked })
    });
    let edges = sheet.edges.iter().map(|text| (&EDGE, text));
    let around = sheet.notes.iter().chain(&sheet.texts).map(|(at, text)| (at, text)).chain(edges);
    let around =
        around.filter_map(|(at, text)| Some(Found { at: *at, typed: text.clone(), masked: mask(text)? }));
    let mut found: Vec<Found> = cells.chain(around).collect();
    found.sort();
    found
}

/// What a cell shows; where the number is not seen, what it stores.
fn typed(cell: &Cell) -> String {
    match (&cell.value, mask(&cell.shown)) {
        (_, Some(_)) => cell.shown.to_string(),
        (CellValue::Text(text), None) => text.to_string(),
        (value, None) => format!("{value:?}"),
    }
}

/// What a cell is to show and to store instead, where that holds a number.
struct Struck {
    shown: Option<String>,
    stored: Option<String>,
}

impl Struck {
    /// What stands instead of all that a cell holds.
    fn whole(stars: &str) -> Self {
        Self { shown: Some(stars.to_owned()), stored: Some(stars.to_owned()) }
    }
}

fn struck(cell: &Cell) -> Struck {
    let shown = mask(&cell.shown);
    let stored = match &cell.value {
        CellValue::Text(text) if *text == cell.shown => shown.clone(),
        CellValue::Text(text) => mask(text),
        CellValue::Error(text) => mask(text),
        CellValue::Number(number) | CellValue::DateTime(number) => {
            shown.clone().or_else(|| mask_number(*number, &cell.shown))
        }
        CellValue::Bool(_) | CellValue::Uncomputed => None,
    };
    let is_text = matches!(cell.value, CellValue::Text(_));
    Struck { shown: shown.or_else(|| stored.clone().filter(|_| !is_text)), stored }
}

/// A stored number that is not shown, masked. One that is shown whole and is no personal number there is an amount.
fn mask_number(stored: f64, shown: &str) -> Option<String> {
    if stored.abs() < LEAST_NUMBER {
        return None;
    }
    let stored = stored.to_string();
    let is_shown = shown.replace([',', '，'], "").contains(&stored);
    mask(&stored).filter(|_| !is_shown)
}
