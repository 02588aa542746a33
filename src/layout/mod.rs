//! Reading a form by its headings. Every filled cell of a sheet gets exactly one line in the ledger.
//!
//! No cell address is ever assumed. A cell of data inherits its key from the headings of its column, the labels of
//! its row, and the name above its table. The steps are values: lines are found, tables framed, cells keyed, and the
//! ledger closed. What nobody can know is told, never guessed.

mod account;
mod across;
mod area;
mod as_of;
mod band;
mod beside;
mod cell;
mod choices;
mod contexts;
mod fault;
mod fold;
mod found;
mod frame;
mod furniture;
mod given;
mod grid;
mod held;
mod ids;
mod keys;
mod label_answers;
mod label_names;
mod ledger;
mod left_over;
mod line_of_months;
mod missing;
mod names;
mod numbered_names;
mod odd_years;
mod outline;
mod pairs;
mod period;
mod records;
mod sheet;
mod sheet_name;
mod spare;
mod stranger_headings;
pub mod unread;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::book::{Sheet, Visibility, Workbook};
use crate::model::{
    self, CellRange, CellRef, Department, Entry, Fault, Finding, LayoutFault, Place, SheetLedger, Text,
    line_names,
};
use crate::text::width;
use account::Claim;
pub use beside::Beside;
pub(crate) use beside::is_told_apart;
pub(crate) use fold::loose;
pub(crate) use furniture::unit_note;
pub(crate) use grid::{ByCell, Cols, Grid, Spot};
use ids::DimId;
pub use ids::Of;
use ledger::SheetRead;
use words::Says;
pub use words::Words;

/// What headings say: a dimension, and who of it may be meant. Of the years of one heading all are meant.
pub type Key = Vec<(DimId, Vec<Of>)>;

/// What a workbook says of the plan: entries whose values are still as typed, and what was wrong.
#[derive(Debug, Default)]
pub struct LaidOut {
    /// The entries, blank ones too, by sheet in the order of reading.
    pub entries: Vec<Entry>,
    /// What was wrong.
    pub findings: Vec<Finding>,
    /// What became of each filled cell of the sheets that were read. Lines that are told number `findings`.
    pub ledgers: Vec<SheetLedger>,
    /// The units, folded, that notes beside the tables say, by sheet: （単位：千円）.
    pub units: BTreeMap<Text, BTreeSet<String>>,
}

impl LaidOut {
    /// The same of a form into which nobody wrote anything: that its tables are not whole is no fault of the sender.
    fn untouched(self) -> Self {
        self.without(|finding| {
            let Fault::Layout(fault) = &finding.fault else { return true };
            !matches!(fault, LayoutFault::WrongForm { .. } | LayoutFault::HalfMatchedTable { .. })
        })
    }

    /// The same, in which only these findings are told.
    fn without(mut self, is_told: impl Fn(&Finding) -> bool) -> Self {
        let told: Vec<bool> = self.findings.iter().map(&is_told).collect();
        let place = |number: usize| told[number].then(|| told[..number].iter().filter(|told| **told).count());
        self.ledgers.iter_mut().for_each(|ledger| ledger.renumber(place));
        self.findings.retain(is_told);
        self
    }
}

/// What every step looks at: a sheet, the words, and what each of its cells may say.
#[derive(Clone, Copy)]
struct Scope<'a> {
    grid: &'a Grid<'a>,
    words: &'a Words,
    says: &'a ByCell<Arc<Says>>,
    file: &'a str,
    department: Option<&'a Department>,
    /// Whether the department's numbers are its own, and only its titles name its items.
    own_numbers: bool,
    /// Whether no other sheet of the file is read.
    alone: bool,
    /// What the blank form has beside its tables.
    blank: &'a Beside,
}

impl Scope<'_> {
    /// Whether the department answers for the item.
    fn owns(&self, of: &Of) -> bool {
        let name = self.department.map(|department| &department.name);
        let item = of.item().map(|item| self.words.item(item));
        item.zip(name).is_some_and(|(item, name)| item.departments.contains(name))
    }
}

impl Words {
    /// Reads a workbook of a department by the headings of its form. `file` is its path, for findings.
    pub fn lay_out(&self, workbook: &Workbook, file: &str, department: Option<&Department>) -> LaidOut {
        self.lay_out_form(workbook, file, department, &Beside::default())
    }

    /// The same, where it is known what the blank form has beside its tables: no note of a department's is among that.
    pub fn lay_out_form(
        &self,
        workbook: &Workbook,
        file: &str,
        department: Option<&Department>,
        blank: &Beside,
    ) -> LaidOut {
        let laid_out = self.lay_out_filled(workbook, file, department, blank);
        let laid_out = blank.given.take_back(laid_out, workbook);
        if blank.is_all_of(workbook) { laid_out.untouched() } else { laid_out }
    }

    fn lay_out_filled(
        &self,
        workbook: &Workbook,
        file: &str,
        department: Option<&Department>,
        blank: &Beside,
    ) -> LaidOut {
        let name = department.map_or("", |department| department.name.as_str());
        let mut texts = Texts { words: self, known: HashMap::new() };
        let mut laid_out = LaidOut::default();
        let mut sheets: Vec<(Grid, ByCell<Arc<Says>>)> = Vec::new();
        let mut hidden: Vec<&Sheet> = Vec::new();
        for sheet in &workbook.sheets {
            if is_named(&self.form.ignore_sheets, sheet) {
                let own = self.ignored_sheet(sheet, &mut texts, file);
                let beside = || self.written_beside(sheet, blank.unread()?, file, department);
                laid_out.findings.extend(own.or_else(beside));
            } else if sheet.visibility != Visibility::Visible {
                hidden.push(sheet);
            } else if self.is_unlisted(sheet, workbook) {
                laid_out.findings.extend(unread_sheet(sheet, LayoutFault::UnlistedSheet, file));
            } else {
                let grid = Grid::new(sheet);
                let says = texts.of(&grid, blank);
                sheets.push((grid, says));
            }
        }
        let alone = sheets.len() == 1;
        let scope = |(grid, says)| Scope {
            grid,
            words: self,
            says,
            file,
            department,
            own_numbers: false,
            alone,
            blank,
        };
        let mut scopes: Vec<Scope> = sheets.iter().map(|(grid, says)| scope((grid, says))).collect();
        let own_numbers = names::counts_its_own(&scopes);
        scopes.iter_mut().for_each(|scope| scope.own_numbers = own_numbers);
        let mut reads: Vec<SheetRead> = scopes.into_iter().map(sheet::read).collect();
        laid_out.findings.extend(spare::set_aside(&mut reads));
        let (reads, left_over) = left_over::aside(reads);
        laid_out.findings.extend(left_over);
        if reads.iter().all(|read| read.accounts.is_empty()) {
            for sheet in hidden {
                let filled = self.filled_on(sheet, &mut texts, file, department);
                laid_out.findings.extend(self.hidden_sheet(sheet, &filled, file, &[]));
            }
            let asked = workbook.sheets.iter().filter(|sheet| {
                sheet.visibility == Visibility::Visible && !is_named(&self.form.ignore_sheets, sheet)
            });
            if !tells_answers(&laid_out.findings) && !missing::is_empty_list(asked, self) {
                laid_out.findings.push(missing::wrong_form(workbook, self, file));
            }
            return laid_out;
        }
        let first = laid_out.findings.len();
        let closed = ledger::close(&reads, name);
        laid_out.findings.extend(closed.findings);
        laid_out.entries = closed.entries;
        numbered_names::drop_numbers(&self.plan, &mut laid_out.entries);
        laid_out.ledgers = closed.ledgers;
        laid_out.units = reads.iter().map(|read| units_noted(read.scope)).collect();
        laid_out.ledgers.iter_mut().for_each(|ledger| ledger.number_from(first));
        for sheet in hidden {
            let filled = self.filled_on(sheet, &mut texts, file, department);
            let finding = self.hidden_sheet(sheet, &filled, file, &laid_out.entries);
            laid_out.findings.extend(finding);
        }
        for read in &reads {
            laid_out.findings.extend(hidden_cells(read.scope.grid.sheet, file, &laid_out.entries));
        }
        if let Some(own) = department {
            let said = said(&reads, self);
            let lost = missing::items(self, &said, &laid_out, file, own);
            let cards = missing::categories(self, &laid_out.entries, file, own);
            laid_out.findings.extend(lost.into_iter().chain(cards));
        }
        laid_out
    }

    /// Whether the form names its sheets, has one of them here, and this is none of them.
    fn is_unlisted(&self, sheet: &Sheet, workbook: &Workbook) -> bool {
        let is_listed = |sheet: &Sheet| is_named(&self.form.sheets, sheet);
        workbook.sheets.iter().any(is_listed) && !is_listed(sheet)
    }

    /// Instructions and examples are no data. Where such a sheet holds a filled form all the same, that is said.
    fn ignored_sheet<'a>(&'a self, sheet: &'a Sheet, texts: &mut Texts<'a>, file: &str) -> Option<Finding> {
        // Instructions say beside labels that a department answers once what is to be written: that is no answer.
        let is_example = sheet.name.contains('例');
        let is_answer = |claim: &Claim| is_example || !claim.key.parts().is_empty();
        let filled = self.filled_on(sheet, texts, file, None).iter().any(is_answer);
        filled.then(|| Finding::new(LayoutFault::IgnoredSheet, Place::sheet(file, &sheet.name)))
    }

    /// A hidden sheet is never data: it is last year's copy more often than not. What of its cells stands only there is named.
    fn hidden_sheet(
        &self,
        sheet: &Sheet,
        filled: &[Claim],
        file: &str,
        entries: &[Entry],
    ) -> Option<Finding> {
        let said = entries.iter().filter(|entry| !entry.raw.is_empty());
        let said: HashSet<(&str, &model::Key)> =
            said.map(|entry| (entry.field.as_str(), &entry.key)).collect();
        let is_said = |claim: &&Claim| said.contains(&(self.field(claim.field).name.as_str(), &claim.key));
        let only: BTreeSet<CellRef> =
            filled.iter().filter(|claim| !is_said(claim)).map(|claim| claim.at).collect();
        let Some(first) = only.first() else { return unread_sheet(sheet, LayoutFault::HiddenSheet, file) };
        let mut finding = Finding::new(LayoutFault::HiddenAnswers, Place::cell(file, &sheet.name, *first));
        finding.more_cells = only.iter().skip(1).copied().collect();
        Some(finding)
    }

    /// What would be read of a sheet by itself.
    fn filled_on<'a>(
        &'a self,
        sheet: &'a Sheet,
        texts: &mut Texts<'a>,
        file: &str,
        department: Option<&Department>,
    ) -> Vec<Claim> {
        let grid = Grid::new(sheet);
        let blank = Beside::default();
        let says = texts.of(&grid, &blank);
        let read = sheet::read(Scope {
            grid: &grid,
            words: self,
            says: &says,
            file,
            department,
            own_numbers: false,
            alone: false,
            blank: &blank,
        });
        let claims = read.accounts.into_iter().flat_map(|account| account.claims);
        claims.filter(|claim| claim.spot.is_some()).collect()
    }
}

/// Whether a sheet is one of those that are named, each by its whole name or by its beginning and a `*`.
pub(crate) fn is_named(names: &[String], sheet: &Sheet) -> bool {
    if names.is_empty() {
        return false;
    }
    let own = width::fold_key(&sheet.name);
    names
        .iter()
        .map(|name| width::fold_key(name))
        .any(|name| name.strip_suffix('*').map_or(own == name, |beginning| own.starts_with(beginning)))
}

/// What each distinct text of a workbook may say, looked up once.
struct Texts<'a> {
    words: &'a Words,
    known: HashMap<&'a str, Arc<Says>>,
}

impl<'a> Texts<'a> {
    fn of(&mut self, grid: &Grid<'a>, blank: &Beside) -> ByCell<Arc<Says>> {
        let words = self.words;
        let mut says = |text: &'a str| self.known.entry(text).or_insert_with(|| words.known(text)).clone();
        // What is struck out no longer says anything.
        let said = |spot| match grid.cell(spot) {
            cell if cell.struck => Arc::default(),
            _ if grid.is_partly_struck(spot) => words.known(grid.text(spot)),
            cell => says(cell.shown.trim()),
        };
        let mut says: ByCell<Arc<Says>> = grid.spots().map(said).collect();
        as_of::forget(grid, &mut says);
        label_answers::forget(words, grid, blank, &mut says);
        says
    }
}

/// Whether it is told that the form stands, filled in, on a sheet that is not read.
fn tells_answers(findings: &[Finding]) -> bool {
    let tells = |finding: &Finding| {
        let Fault::Layout(fault) = &finding.fault else { return false };
        matches!(fault, LayoutFault::IgnoredSheet | LayoutFault::HiddenAnswers)
    };
    findings.iter().any(tells)
}

/// Items and fields of which the form has a place, filled or not, taken or told.
fn said<'a>(reads: &'a [SheetRead], words: &'a Words) -> BTreeSet<(&'a str, &'a str)> {
    let accounts = || reads.iter().flat_map(|read| &read.accounts);
    let claims = accounts().flat_map(|account| &account.claims);
    let claims = claims.map(|claim| (claim.key.item().unwrap_or_default(), claim.field));
    let lost = accounts().flat_map(|account| &account.lost).map(|(item, field)| (item.as_str(), *field));
    claims.chain(lost).map(|(item, field)| (item, words.field(field).name.as_str())).collect()
}

/// The units that the notes of a sheet say; where it has none, those of its blank form's only sheet.
fn units_noted(scope: Scope) -> (Text, BTreeSet<String>) {
    let sheet = scope.grid.sheet;
    let mut units: BTreeSet<String> = sheet.cells.iter().filter_map(|cell| unit_note(&cell.shown)).collect();
    if units.is_empty() && scope.blank.is_one_sheet() {
        units.extend(scope.blank.unit_notes().filter_map(unit_note));
    }
    (sheet.name.as_str().into(), units)
}

/// A sheet that is not read, unless it is empty.
fn unread_sheet(sheet: &Sheet, fault: LayoutFault, file: &str) -> Option<Finding> {
    let is_empty = sheet.cells.is_empty() && sheet.notes.is_empty() && sheet.texts.is_empty();
    (!is_empty).then(|| Finding::new(fault, Place::sheet(file, &sheet.name)))
}

/// Hidden rows and columns are read; that they are hidden is said, where they hold entries.
fn hidden_cells(sheet: &Sheet, file: &str, entries: &[Entry]) -> Option<Finding> {
    if sheet.hidden_rows.is_empty() && sheet.hidden_cols.is_empty() {
        return None;
    }
    let hidden = |at: &CellRef| {
        sheet.hidden_rows.binary_search(&at.row).is_ok() || sheet.hidden_cols.binary_search(&at.col).is_ok()
    };
    let own = entries.iter().filter(|entry| entry.place.sheet == sheet.name && !entry.raw.is_empty());
    let cells: BTreeSet<CellRef> = own.filter_map(|entry| entry.place.cell).filter(hidden).collect();
    let ranges = CellRange::gather(cells.iter().copied());
    let first = ranges.first()?.first;
    let hidden_of = |of: fn(&CellRef) -> u32, hidden: &[u32]| -> BTreeSet<u32> {
        cells.iter().map(of).filter(|line| hidden.binary_search(line).is_ok()).collect()
    };
    let rows = hidden_of(|at| at.row, &sheet.hidden_rows);
    let cols = hidden_of(|at| at.col, &sheet.hidden_cols);
    let fault = LayoutFault::HiddenRows {
        rows: line_names(&rows, |row| (u64::from(row) + 1).to_string()),
        cols: line_names(&cols, CellRef::column_letters),
    };
    let mut finding = Finding::new(fault, Place::cell(file, &sheet.name, first));
    finding.more_cells = cells.into_iter().filter(|cell| *cell != first).collect();
    Some(finding)
}
