//! What a blank form has beside its tables: the clerk's own words and running numbers, which come back in every answer and
//! are no note.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::furniture::unit_note;
use super::given::Given;
use super::keys::together::Together;
use super::{LaidOut, Words, period, unread};
use crate::book::{Cell, Sheet, Workbook};
use crate::model::{CellRef, Department, Fault, FiscalYear, LayoutFault, Line, SheetLedger};
use crate::text::example;
use crate::text::width::fold_key;

/// As many letters has a text that is known again.
const LEAST: usize = 2;

/// What a blank form has beside its tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// Whether the blank form was seen.
    is_known: bool,
    /// Whole texts, wherever they stand.
    texts: BTreeSet<String>,
    /// The same, folded: they come back in other widths, and broken over lines.
    folded: BTreeSet<String>,
    /// What is too short to be told from an answer, a running number or a mark, folded, by where it stood, on which sheets.
    places: BTreeMap<(CellRef, String), BTreeSet<String>>,
    /// The same in the row of an item or an example, by the item or the example's word: it moves with its row.
    rows: BTreeSet<(String, String)>,
    /// The digests of all its cells with their places.
    cells: BTreeSet<u64>,
    /// What its places for answers come with.
    pub(super) given: Given,
    /// Which names stand together in its rows.
    pub(super) together: Together,
    /// By the names of its sheets, the texts that say years or months.
    times: BTreeMap<String, BTreeSet<String>>,
    /// The years that it says it is about.
    years: BTreeSet<FiscalYear>,
    /// Words that it prints on one of its sheets only, with the sheet's name.
    of_one: BTreeMap<String, String>,
    /// The digests of what stands on its sheets that are no data; `None` where that is not known.
    unread: Option<BTreeSet<String>>,
}

impl Beside {
    /// These cells as they stand in the blank form, of which nothing else is known: sheet, cell, text.
    pub(crate) fn of(places: impl Iterator<Item = (String, CellRef, String)>) -> Self {
        let mut own = Self::default();
        places.for_each(|(sheet, at, text)| own.put(sheet, at, text));
        own
    }

    /// A blank form of which only the names of its sheets are known.
    fn with_sheets(blank: &Workbook) -> Self {
        let names = blank.sheets.iter().map(|sheet| (sheet.name.clone(), BTreeSet::new()));
        Self { times: names.collect(), ..Self::default() }
    }

    fn put(&mut self, sheet: String, at: CellRef, text: String) {
        self.places.entry((at, fold_key(&text))).or_default().insert(sheet);
    }

    fn put_anywhere(&mut self, text: String) {
        self.folded.insert(fold_key(&text));
        self.texts.insert(text);
    }

    /// The same, where this stands on the sheets that are no data.
    pub fn with_unread(self, digests: BTreeSet<String>) -> Self {
        Self { unread: Some(digests), ..self }
    }

    /// Only what its places come with.
    pub fn but_given(&self) -> Self {
        Self { given: self.given.clone(), ..Self::default() }
    }

    /// The digests of what the form has on its sheets that are no data.
    pub(super) const fn unread(&self) -> Option<&BTreeSet<String>> {
        self.unread.as_ref()
    }

    /// Whether a workbook has nothing that the blank form has not: nobody wrote anything into it.
    pub(super) fn is_all_of(&self, workbook: &Workbook) -> bool {
        let is_own = |sheet: &Sheet, cell: &Cell| self.cells.contains(&digest(sheet, cell));
        let nothing_over = |sheet: &Sheet| {
            let mut over = sheet.notes.iter().chain(&sheet.texts);
            over.all(|(_, text)| self.says(text))
                && sheet.pictures.is_empty()
                && sheet.edges.iter().all(|text| self.says(text))
        };
        self.is_known
            && workbook
                .sheets
                .iter()
                .all(|sheet| sheet.cells.iter().all(|cell| is_own(sheet, cell)) && nothing_over(sheet))
    }

    /// Whether a cell holds a formula where the form has one.
    pub(super) fn computes(&self, sheet: &Sheet, cell: &Cell) -> bool {
        cell.formula && self.cells.contains(&digest(sheet, cell))
    }

    /// Whether the form has this cell, in the same place.
    pub(super) fn has_cell(&self, sheet: &Sheet, cell: &Cell) -> bool {
        self.cells.contains(&digest(sheet, cell))
    }

    /// Whether it is known to have one sheet.
    pub(super) fn is_one_sheet(&self) -> bool {
        self.times.len() == 1
    }

    /// Whether any of its sheets are known, be it only by their names.
    pub(super) fn has_sheets(&self) -> bool {
        !self.times.is_empty()
    }

    /// Whether it has a sheet of this name.
    pub(super) fn has_sheet(&self, name: &str) -> bool {
        self.times.contains_key(name)
    }

    /// The names of its sheets.
    pub(super) fn sheets(&self) -> impl Iterator<Item = &str> {
        self.times.keys().map(String::as_str)
    }

    /// The years that the form says it is about.
    pub(super) const fn years(&self) -> &BTreeSet<FiscalYear> {
        &self.years
    }

    /// Whether the form says the same, on this sheet, of years and months; of one that was renamed, on any.
    pub(super) fn says_time(&self, sheet: &str, text: &str) -> bool {
        match self.times.get(sheet) {
            Some(times) => times.contains(text),
            None => self.times.values().any(|times| times.contains(text)),
        }
    }

    /// The only sheet on which the form prints these words, where it has several.
    pub(super) fn only_sheet(&self, text: &str) -> Option<&str> {
        self.of_one.get(text).map(String::as_str)
    }

    /// Whether a whole text is the form's own, wherever it stands.
    pub fn says(&self, text: &str) -> bool {
        self.texts.contains(text) || self.folded.contains(&fold_key(text))
    }

    /// Whether the form has this beside an item or the word of an example, in whichever row that stands.
    pub(super) fn says_of(&self, item: &str, text: &str) -> bool {
        !self.rows.is_empty() && self.rows.contains(&(item.to_owned(), fold_key(text)))
    }

    /// What the form says beside its tables of the unit that they count in.
    pub(super) fn unit_notes(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str).filter(|text| unit_note(text).is_some())
    }

    /// Whether nothing is known of the form.
    pub(super) const fn is_unknown(&self) -> bool {
        !self.is_known
    }

    /// The whole texts.
    pub const fn texts(&self) -> &BTreeSet<String> {
        &self.texts
    }

    /// Whether a cell is as it was in the blank form.
    pub(super) fn holds(&self, sheet: &str, at: CellRef, text: &str) -> bool {
        let is_on =
            |sheets: &BTreeSet<String>| sheets.contains(sheet) || self.is_known && !self.has_sheet(sheet);
        self.says(text)
            || !self.places.is_empty() && self.places.get(&(at, fold_key(text))).is_some_and(is_on)
    }
}

impl Words {
    /// The whole cells, texts over cells and notes of a blank form that nothing is read from. `department` is the one
    /// that the form was made for.
    pub fn beside_tables(&self, blank: &Workbook, department: Option<&Department>) -> Beside {
        let laid_out = self.lay_out_form(blank, "", department, &Beside::with_sheets(blank));
        let unread = Some(unread::digests(&self.form, blank));
        let given = Given::of(&laid_out, blank);
        let together = Together::of(self, &laid_out);
        let of_one = of_one_sheet(blank);
        let mut beside = Beside { is_known: true, unread, given, together, of_one, ..Beside::default() };
        for sheet in &blank.sheets {
            let ledgers = laid_out.ledgers.iter().filter(|ledger| ledger.sheet == sheet.name);
            let cells = ledgers.flat_map(|ledger| untaken(ledger, &laid_out));
            let items = items_of_rows(&sheet.name, &laid_out);
            let examples = examples(sheet);
            for (cell, is_beside) in cells.filter_map(|(at, is_beside)| Some((sheet.get(at)?, is_beside))) {
                let text = cell.shown.to_string();
                match is_beside && is_told_apart(&text) {
                    true => beside.put_anywhere(text),
                    false => {
                        let item = items.get(&cell.at.row).filter(|items| items.len() == 1);
                        let item = item.and_then(|items| items.first());
                        let item = item.or_else(|| examples.get(&cell.at.row)).map(|item| (*item).to_owned());
                        beside.rows.extend(item.map(|item| (item, fold_key(&text))));
                        beside.put(sheet.name.clone(), cell.at, text);
                    }
                }
            }
            let shown = sheet.cells.iter().map(|cell| cell.shown.as_ref());
            let times = shown.filter(|text| period::says_time(text, self)).map(str::to_owned);
            beside.times.insert(sheet.name.clone(), times.collect());
            let years = sheet.cells.iter().flat_map(|cell| period::years(self, &cell.shown));
            beside.years.extend(years);
            beside.cells.extend(sheet.cells.iter().map(|cell| digest(sheet, cell)));
            let units =
                sheet.cells.iter().map(|cell| cell.shown.trim()).filter(|text| unit_note(text).is_some());
            units.for_each(|text| beside.put_anywhere(text.to_owned()));
            let over = sheet.notes.iter().chain(&sheet.texts).map(|(_, text)| text.clone());
            over.filter(|text| is_told_apart(text)).for_each(|text| beside.put_anywhere(text));
            sheet.edges.iter().for_each(|text| beside.put_anywhere(text.clone()));
        }
        beside
    }
}

/// The words that stand on one sheet only, of several.
fn of_one_sheet(blank: &Workbook) -> BTreeMap<String, String> {
    let mut sheets: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for sheet in blank.sheets.iter().filter(|_| blank.sheets.len() > 1) {
        for text in sheet.cells.iter().map(|cell| cell.shown.trim()).filter(|text| is_told_apart(text)) {
            sheets.entry(text).or_default().insert(&sheet.name);
        }
    }
    let one = |(text, sheets): (&str, BTreeSet<&str>)| {
        let sheet = sheets.first().filter(|_| sheets.len() == 1)?;
        Some((text.to_owned(), (*sheet).to_owned()))
    };
    sheets.into_iter().filter_map(one).collect()
}

/// A cell with its place in so few bytes that those of many forms can be kept.
fn digest(sheet: &Sheet, cell: &Cell) -> u64 {
    // What a formula of the form's shows may be another text each day; one that somebody typed is none of the form's.
    let shown = if cell.formula { "=" } else { &*cell.shown };
    let hash = Sha256::digest(format!("{}\n{}\n{shown}", sheet.name, cell.at));
    hash.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes))
}

/// Whether a text is long enough that nobody would type the same as an answer: no mark, no figure.
pub(crate) fn is_told_apart(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= LEAST
}

/// The words that say of their rows that they are examples.
fn examples(sheet: &Sheet) -> BTreeMap<u32, &str> {
    let words = sheet.cells.iter().filter(|cell| example::is_said(&cell.shown));
    words.map(|cell| (cell.at.row, cell.shown.trim())).collect()
}

/// The items that something is said of in each row of a sheet.
fn items_of_rows<'a>(sheet: &str, laid_out: &'a LaidOut) -> BTreeMap<u32, BTreeSet<&'a str>> {
    let own = laid_out.entries.iter().filter(|entry| *entry.place.sheet == *sheet);
    let mut items: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    for (at, item) in own.filter_map(|entry| Some((entry.place.cell?, entry.key.item()?))) {
        items.entry(at.row).or_default().insert(item);
    }
    items
}

/// The cells of a sheet from which nothing is read and that are told, and whether they stand beside the tables. Nobody has
/// filled in anything yet, so that all of it is the form's; but the words of a table may come again as answers.
fn untaken<'a>(ledger: &'a SheetLedger, laid_out: &'a LaidOut) -> impl Iterator<Item = (CellRef, bool)> + 'a {
    let is_beside = |number: usize| {
        let fault = &laid_out.findings[number].fault;
        matches!(fault, Fault::Layout(LayoutFault::StrayCells | LayoutFault::UnreadCells))
    };
    ledger.lines.iter().filter_map(move |(at, line)| match line {
        Line::Told(number) => Some((*at, is_beside(*number))),
        _ => None,
    })
}
