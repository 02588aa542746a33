//! Personal data on the pages: numbers, addresses, and the words that the clerk listed. Whatever a sheet shows is looked
//! at: its name, its cells, the texts over them, header and footer.

use std::collections::BTreeMap;

use crate::book::{Cell, CellValue, Opened, Sheet};
use crate::model::{CellRef, EditionFault, Fault, Finding, Place, TextFault};
use crate::rules;
use crate::text::{Reading, telephone, width};

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
        let is_number = |finding: &&Finding| finding.fault == Fault::Text(TextFault::PersonalNumber);
        let fault = || Fault::from(EditionFault::PersonalNumberShown);
        let told = |finding: &Finding| Finding { fault: fault(), ..finding.clone() };
        opened.findings.iter().filter(is_number).map(told).collect()
    }

    /// What stands on a sheet, a finding for each thing with all its cells. `edges` are its header and footer.
    pub fn on_sheet(&self, sheet: &Sheet, edges: &[String]) -> Vec<Finding> {
        let mut found: BTreeMap<(Option<CellRef>, EditionFault), Vec<CellRef>> = BTreeMap::new();
        let mut first: BTreeMap<EditionFault, Option<CellRef>> = BTreeMap::new();
        let mut put = |at: Option<CellRef>, text: &str| {
            for fault in self.in_text(text) {
                let first = *first.entry(fault.clone()).or_insert(at);
                found.entry((first, fault)).or_default().extend(at.filter(|at| Some(*at) != first));
            }
        };
        std::iter::once(&sheet.name).chain(edges).for_each(|text| put(None, text));
        for cell in &sheet.cells {
            texts(cell).into_iter().for_each(|text| put(Some(cell.at), text));
        }
        sheet.texts.iter().for_each(|(at, text)| put(Some(*at), text));
        found.into_iter().map(|((at, fault), more)| self.finding(sheet, at, fault, more)).collect()
    }

    fn finding(
        &self,
        sheet: &Sheet,
        at: Option<CellRef>,
        fault: EditionFault,
        mut more_cells: Vec<CellRef>,
    ) -> Finding {
        more_cells.dedup();
        let place = Place { cell: at, ..Place::sheet(self.file, sheet.name.as_str()) };
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

/// What a cell shows, and what it holds where that is another text.
fn texts(cell: &Cell) -> Vec<&str> {
    match &cell.value {
        CellValue::Text(text) if *text != cell.shown => vec![&cell.shown, text],
        _ => vec![&cell.shown],
    }
}
