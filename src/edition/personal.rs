//! Personal data on the pages: numbers, addresses, and the words that the clerk listed. Whatever a sheet shows is looked
//! at: its name, its cells, the texts over them, header and footer.

use std::collections::BTreeMap;

use crate::book::{Aside, Cell, CellValue, Opened, Sheet};
use crate::model::{CellRef, EditionFault, Fault, Finding, Place};
use crate::rules;
use crate::text::{Reading, personal_number, telephone, width};

/// How many digits make a number that could be dialled.
const DIALLED: usize = 10;

/// From how many characters on a text may go on on the next page, and among how many cells below it does.
const LONG: usize = 60;
const BELOW: usize = 4;

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
        around
            .chain(on_it)
            .chain(self.over_pages(sheet))
            .for_each(|(at, fault)| found.entry(fault).or_default().push(at));
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

    /// The listed words that a long text holds where the next page goes on with it: in the cell of its column below, or below
    /// the headings that stand there again.
    fn over_pages(&self, sheet: &Sheet) -> Vec<(Option<CellRef>, EditionFault)> {
        let mut columns: BTreeMap<u32, Vec<(CellRef, Vec<char>)>> = BTreeMap::new();
        for cell in sheet.cells.iter().filter(|_| !self.withheld.is_empty()) {
            let folded: Vec<char> = width::fold_key(&cell.shown).chars().collect();
            columns.entry(cell.at.col).or_default().push((cell.at, folded));
        }
        let mut found = Vec::new();
        for cells in columns.values() {
            for (place, (at, text)) in cells.iter().enumerate().filter(|(_, (_, text))| text.len() >= LONG) {
                let below = cells[place + 1..].iter().take(BELOW);
                let over = below.flat_map(|(_, below)| self.words_over(text, below));
                found.extend(over.map(|fault| (Some(*at), fault)));
            }
        }
        found
    }

    /// The words that begin in the one folded text and end in the other.
    fn words_over<'w>(
        &'w self,
        text: &[char],
        below: &[char],
    ) -> impl Iterator<Item = EditionFault> + use<'w> {
        let is_over = |word: &&String| {
            let word: Vec<char> = width::fold_key(word).chars().collect();
            (1..word.len()).any(|cut| text.ends_with(&word[..cut]) && below.starts_with(&word[cut..]))
        };
        let over: Vec<&String> = self.withheld.iter().filter(is_over).collect();
        over.into_iter().map(|word| EditionFault::WithheldWordShown { word: word.clone() })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::check;

    /// What is told of these cells of the first column, one below the other.
    fn told(cells: &[String]) -> Vec<String> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        for (row, text) in (0..).zip(cells) {
            sheet.write(row, 0, text).unwrap();
        }
        let bytes = workbook.save_to_buffer().unwrap();
        let found = check(&bytes, "報告.xlsx", &["緑山 太郎".to_owned()], &Default::default()).unwrap();
        let words = |finding: &Finding| {
            matches!(finding.fault, Fault::Edition(EditionFault::WithheldWordShown { .. }))
        };
        found
            .iter()
            .filter(|finding| words(finding))
            .map(|finding| format!("{:?}", finding.place.cell))
            .collect()
    }

    #[test]
    fn a_word_that_is_cut_by_the_end_of_a_page_is_found() {
        let long = |end: &str| format!("{}{end}", "講座を開いた。".repeat(20));
        let heading = "取組の内容".to_owned();
        assert_eq!(told(&[long("講師は緑山"), "太郎が務めた。".to_owned()]).len(), 1);
        assert_eq!(told(&[long("講師は緑"), heading.clone(), "山　太郎が務めた。".to_owned()]).len(), 1);
        assert_eq!(told(&[long("講師は緑山太郎"), "が務めた。".to_owned()]).len(), 1);
        assert_eq!(told(&["緑山".to_owned(), "太郎".to_owned()]).len(), 0, "two cells of a list");
        assert_eq!(told(&[long("場所は緑山"), "公園".to_owned()]).len(), 0);
    }
}
