//! Personal data on the pages: numbers, addresses, and the words that the clerk listed. Whatever a sheet shows is looked
//! at: its name, its cells, the texts over them, header and footer.

use std::collections::BTreeMap;

use crate::book::{Aside, Cell, CellValue, Opened, Sheet};
use crate::model::{CellRef, EditionFault, Fault, Finding, Place};
use crate::rules;
use crate::text::{Reading, personal_number, telephone, width};

/// How many digits make a number that could be dialled.
const DIALLED: usize = 10;

/// What is searched for.
pub(super) struct Personal<'a> {
    /// What findings call the workbook.
    pub file: &'a str,
    /// The words that the clerk listed.
    pub withheld: &'a [String],
}

impl Personal<'_> {
    /// The personal numbers that were struck out when the file was read.
    pub fn numbers(&self, opened: &Opened) -> Vec<Finding> {
        let is_number = |finding: &&Finding| finding.fault.is_personal_number();
        let fault = || Fault::from(EditionFault::PersonalNumberShown);
        let told = |finding: &Finding| Finding { fault: fault(), ..finding.clone() };
        opened.findings.iter().filter(is_number).map(told).collect()
    }

    /// What stands on a sheet, a finding for each thing with all its cells.
    pub fn on_sheet(&self, sheet: &Sheet, aside: &Aside) -> Vec<Finding> {
        let mut found: BTreeMap<EditionFault, Vec<Option<CellRef>>> = BTreeMap::new();
        let around = around(sheet, aside).flat_map(|text| {
            let number = personal_number::mask(text).map(|_| EditionFault::PersonalNumberShown);
            number.into_iter().chain(self.in_text(text)).map(|fault| (None, fault))
        });
        let on_it =
            shown(sheet).flat_map(|(at, text)| self.in_text(text).into_iter().map(move |fault| (at, fault)));
        around.chain(on_it).for_each(|(at, fault)| found.entry(fault).or_default().push(at));
        let finding = |(fault, places): (_, Vec<_>)| self.finding(sheet, fault, &places);
        let mut findings: Vec<Finding> = found.into_iter().map(finding).collect();
        findings.sort_by_key(|finding| finding.place.cell);
        findings
    }

    /// A finding at the first of the places; what is no cell is the sheet itself.
    fn finding(&self, sheet: &Sheet, fault: EditionFault, places: &[Option<CellRef>]) -> Finding {
        let first = places.first().copied().flatten();
        let mut more_cells: Vec<CellRef> =
            places.iter().flatten().copied().filter(|at| Some(*at) != first).collect();
        more_cells.dedup();
        let place = Place { cell: first, ..Place::sheet(self.file, sheet.name.as_str()) };
        Finding { more_cells, ..Finding::new(fault, place) }
    }

    fn in_text(&self, text: &str) -> Vec<EditionFault> {
        let number = rules::telephone_number(text).or_else(|| whole_number(text));
        let number = number.map(|number| EditionFault::TelephoneNumberShown { number });
        let address = rules::mail_address(text).map(|address| EditionFault::MailAddressShown { address });
        number.into_iter().chain(address).chain(self.words_in(text)).collect()
    }

    /// The listed words in a text, whatever their width and spaces.
    fn words_in(&self, text: &str) -> Vec<EditionFault> {
        if self.withheld.is_empty() {
            return Vec::new();
        }
        let text = width::fold_key(text);
        let stands = |word: &&String| text.contains(&width::fold_key(word));
        let fault = |word: &String| EditionFault::WithheldWordShown { word: word.clone() };
        self.withheld.iter().filter(stands).map(fault).collect()
    }
}

/// A number that the whole text is, however it is grouped.
fn whole_number(text: &str) -> Option<String> {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let is_number = || matches!(telephone::read(text), Reading::Value { .. });
    (digits >= DIALLED && is_number()).then(|| text.trim().to_owned())
}

/// The texts of a sheet that stand in no cell: header and footer, choices, formulas, hints.
fn around<'a>(sheet: &Sheet, aside: &'a Aside) -> impl Iterator<Item = &'a str> {
    let of_sheet = [&aside.edges, &aside.rules].map(|texts| texts.get(&sheet.name));
    of_sheet.into_iter().flatten().flatten().map(String::as_str)
}

/// All other texts of a sheet, each with its cell: its name, cells, what lies over them.
fn shown(sheet: &Sheet) -> impl Iterator<Item = (Option<CellRef>, &str)> {
    let whole = std::iter::once((None, sheet.name.as_str()));
    let cells = sheet.cells.iter().flat_map(|cell| texts(cell).map(|text| (Some(cell.at), text)));
    let over = sheet.texts.iter().map(|(at, text)| (Some(*at), text.as_str()));
    whole.chain(cells).chain(over)
}

/// What a cell shows, and what it holds where that is another text.
fn texts(cell: &Cell) -> impl Iterator<Item = &str> {
    let held = match &cell.value {
        CellValue::Text(text) if *text != cell.shown => Some(&**text),
        _ => None,
    };
    std::iter::once(&*cell.shown).chain(held)
}
