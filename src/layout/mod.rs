//! Reading a form by its headings. Every filled cell of a sheet gets exactly one line in the ledger.
//!
//! No cell address is ever assumed. A cell of data inherits its key from the headings of its column, the labels of
//! its row, and the name above its table. The steps are values: lines are found, tables framed, cells keyed, and the
//! ledger closed. What nobody can know is told, never guessed.

mod account;
mod area;
mod cell;
mod fault;
mod fold;
mod found;
mod frame;
mod furniture;
mod grid;
mod keys;
mod ledger;
mod missing;
mod names;
mod outline;
mod pairs;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use crate::book::{Sheet, Visibility, Workbook};
use crate::model::{
    CellRange, CellRef, Department, Entry, Finding, LayoutFault, Line, Place, SheetLedger, TablePart,
};
use crate::text::width;
use account::Account;
use area::Area;
use frame::Table;
use grid::{Cols, Grid};
use ledger::SheetRead;
use names::{Above, Named};
use outline::Context;
use pairs::Pairs;
use words::{DimId, How, Says};
pub use words::{Of, Words};

/// How many rows above a label its values may stand that lost their own.
const HIGHEST: u32 = 100;
/// How many rows above a table that nobody is named for its name and what belongs to it may stand.
const NAMELESS: u32 = 12;

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
}

/// What every step looks at: a sheet, the words, and what each of its cells may say.
#[derive(Clone, Copy)]
struct Scope<'a> {
    grid: &'a Grid<'a>,
    words: &'a Words,
    says: &'a [Rc<Says>],
    file: &'a str,
    department: Option<&'a Department>,
    /// Whether the department's numbers are its own, and only its titles name its items.
    own_numbers: bool,
}

impl Scope<'_> {
    /// Whether the department answers for the item.
    fn owns(&self, of: &Of) -> bool {
        let name = self.department.map(|department| &department.name);
        let item = of.member().and_then(|item| self.words.plan.items.get(item));
        item.zip(name).is_some_and(|(item, name)| item.departments.contains(name))
    }
}

impl Words {
    /// Reads a workbook of a department by the headings of its form. `file` is its path, for findings.
    pub fn lay_out(&self, workbook: &Workbook, file: &str, department: Option<&Department>) -> LaidOut {
        let name = department.map_or("", |department| department.name.as_str());
        let mut texts = Texts { words: self, known: HashMap::new() };
        let mut laid_out = LaidOut::default();
        let mut sheets: Vec<(Grid, Vec<Rc<Says>>)> = Vec::new();
        for sheet in &workbook.sheets {
            if is_one(&self.form.ignore_sheets, sheet) {
                laid_out.findings.extend(self.ignored_sheet(sheet, &mut texts, file));
            } else if sheet.visibility != Visibility::Visible {
                laid_out.findings.extend(unread_sheet(sheet, LayoutFault::HiddenSheet, file));
            } else if self.is_unlisted(sheet, workbook) {
                laid_out.findings.extend(unread_sheet(sheet, LayoutFault::UnlistedSheet, file));
            } else {
                let grid = Grid::new(sheet);
                let says = texts.of(&grid);
                sheets.push((grid, says));
            }
        }
        let scope = |(grid, says)| Scope { grid, words: self, says, file, department, own_numbers: false };
        let mut scopes: Vec<Scope> = sheets.iter().map(|(grid, says)| scope((grid, says))).collect();
        let own_numbers = names::counts_its_own(&scopes);
        scopes.iter_mut().for_each(|scope| scope.own_numbers = own_numbers);
        let reads: Vec<SheetRead> = scopes.into_iter().map(read).collect();
        if reads.iter().all(|read| read.accounts.is_empty()) {
            laid_out.findings = vec![missing::wrong_form(workbook, self, file)];
            return laid_out;
        }
        let first = laid_out.findings.len();
        let closed = ledger::close(&reads, name);
        laid_out.findings.extend(closed.findings);
        laid_out.entries = closed.entries;
        laid_out.ledgers = closed.ledgers;
        laid_out.ledgers.iter_mut().for_each(|ledger| ledger.number_from(first));
        for read in &reads {
            laid_out.findings.extend(hidden_cells(read.scope.grid.sheet, file, &laid_out.entries));
        }
        if let Some(own) = department {
            let said = said(&reads, self);
            let lost = missing::items(self, &said, &laid_out.findings, file, own);
            let cards = missing::categories(self, &laid_out.entries, file, own);
            laid_out.findings.extend(lost.into_iter().chain(cards));
        }
        laid_out
    }

    /// Whether the form names its sheets, has one of them here, and this is none of them.
    fn is_unlisted(&self, sheet: &Sheet, workbook: &Workbook) -> bool {
        let is_listed = |sheet: &Sheet| is_one(&self.form.sheets, sheet);
        workbook.sheets.iter().any(is_listed) && !is_listed(sheet)
    }

    /// Instructions and examples are no data. Where such a sheet holds a filled form all the same, that is said.
    fn ignored_sheet<'a>(&'a self, sheet: &'a Sheet, texts: &mut Texts<'a>, file: &str) -> Option<Finding> {
        let grid = Grid::new(sheet);
        let says = texts.of(&grid);
        let read =
            read(Scope { grid: &grid, words: self, says: &says, file, department: None, own_numbers: false });
        let mut claims = read.accounts.iter().flat_map(|account| &account.claims);
        let filled = claims.any(|claim| claim.spot.is_some());
        filled.then(|| Finding::new(LayoutFault::IgnoredSheet, Place::sheet(file, &sheet.name)))
    }
}

/// Whether a sheet is one of those that are named, each by its whole name or by its beginning and a `*`.
fn is_one(names: &[String], sheet: &Sheet) -> bool {
    let own = width::fold_key(&sheet.name);
    names
        .iter()
        .map(|name| width::fold_key(name))
        .any(|name| name.strip_suffix('*').map_or(own == name, |beginning| own.starts_with(beginning)))
}

/// What each distinct text of a workbook may say, looked up once.
struct Texts<'a> {
    words: &'a Words,
    known: HashMap<&'a str, Rc<Says>>,
}

impl<'a> Texts<'a> {
    fn of(&mut self, grid: &Grid<'a>) -> Vec<Rc<Says>> {
        let words = self.words;
        let mut says =
            |text: &'a str| self.known.entry(text).or_insert_with(|| Rc::new(words.says(text))).clone();
        grid.spots().map(|spot| says(grid.text(spot))).collect()
    }
}

/// Reads a sheet: its tables under their headings, its labels with their values.
fn read(scope: Scope) -> SheetRead {
    let shapes = 0..scope.words.shapes.len();
    let lines = shapes.flat_map(|shape| found::lines(scope, shape)).collect();
    let mut framed = frame::frame(scope, lines);
    let mut taken = Area::of_tables(&framed);
    let pairs = Pairs { scope, taken: &taken.clone() };
    let labels = pairs.find(&framed);
    let mut beside = Area::default();
    for label in &labels {
        for spot in pairs.spots(label) {
            let at = scope.grid.place(spot);
            taken.add(at.row, Cols(at.col, at.col));
        }
    }
    taken.tidy();
    let mut contexts = contexts(scope, &framed.tables, &taken);
    if labels.is_empty() && is_list_of_choices(scope, &framed.tables, &contexts) {
        (framed, contexts) = Default::default();
    }
    let above_labels = above_labels(&pairs, &labels, &taken);
    for (label, named) in labels.iter().zip(&above_labels) {
        // What stands between a name and its label may be a value that lost its own.
        let top = named.spots.first().map_or(0, |spot| scope.grid.place(*spot).row + 1);
        let top = top.max(label.range.first.row.saturating_sub(HIGHEST));
        let rows = top..=label.bottom.saturating_add(1);
        rows.for_each(|row| beside.add(row, Cols(label.range.first.col, label.right)));
    }
    for (table, _) in framed.tables.iter().zip(&contexts).filter(|(_, context)| context.is_nobody()) {
        let rows = table.band.first.saturating_sub(NAMELESS)..table.band.first;
        rows.for_each(|row| beside.add(row, table.breadth()));
    }
    beside.tidy();
    let names = || {
        contexts.iter().flat_map(|context| context.above.iter().chain(&context.within)).chain(&above_labels)
    };
    cut(&mut framed.tables, names(), &labels, scope);
    let spots = names().flat_map(|named| named.spots.iter().copied());
    let spots = spots.chain(labels.iter().flat_map(|label| pairs.spots(label)));
    drop_strangers(scope, &mut framed, spots.collect());
    let mut accounts: Vec<Account> = framed
        .tables
        .iter()
        .zip(&contexts)
        .map(|(table, context)| keys::read(scope, table, context))
        .collect();
    accounts.extend(labels.iter().zip(&above_labels).map(|(label, named)| pairs.read(label, named)));
    accounts.extend(names().map(|named| name_account(scope, named)));
    accounts.extend(framed.tables.iter().filter_map(|table| {
        let mut account = Account::default();
        account.remark(missing::missing_heading(scope, table)?);
        Some(account)
    }));
    let used: BTreeSet<usize> =
        accounts.iter().flat_map(|account| &account.lines).map(|(spot, _)| *spot).collect();
    let free = framed.fragments.iter().filter(|band| !band.heads().any(|head| used.contains(&head)));
    accounts.extend(free.map(|band| fragment(scope, band, &taken)).collect::<Vec<_>>());
    let named: Vec<&Named> = names().collect();
    let lacks = lacks(scope, &framed.tables, &labels, &named);
    SheetRead { scope, framed, accounts, beside, lacks }
}

/// Who stands above each label, no higher than the label of the same kind before it.
fn above_labels(pairs: &Pairs, labels: &[pairs::Label], taken: &Area) -> Vec<Named> {
    let mut tops: BTreeMap<(usize, Cols), u32> = BTreeMap::new();
    let above = labels.iter().map(|label| {
        let cols = Cols(label.range.first.col, label.right);
        // A card that was put under another one may stand a column beside it; a card beside it is further off.
        let over = |other: &Cols| other.holds(cols.0) || cols.0 + 1 == other.0;
        let same = tops.iter().filter(|((shape, other), _)| *shape == label.shape && over(other));
        let top = same.map(|(_, row)| row + 1).max().unwrap_or(0);
        tops.insert((label.shape, cols), label.range.first.row);
        let alone = labels.iter().filter(|other| other.shape == label.shape).count() == 1;
        let dim = pairs.scope.words.shapes[label.shape].above[0];
        of_sheet(pairs.scope, pairs.above(label, top, taken), dim, alone)
    });
    above.collect()
}

/// The name above; or else, where there is one table or label of its kind only, the sheet's.
fn of_sheet(scope: Scope, named: Option<Named>, dim: DimId, alone: bool) -> Named {
    named.unwrap_or_else(|| {
        let says = scope.words.says(&scope.grid.sheet.name);
        let sense = says.senses.iter().find(|sense| sense.dim == dim && sense.how != How::Begins);
        let may = sense.filter(|_| alone).map(|sense| sense.may.clone()).unwrap_or_default();
        Named { dim, may, ..Named::default() }
    })
}

/// The cells of a name, and what is odd about it.
fn name_account(scope: Scope, named: &Named) -> Account {
    let mut account = Account::default();
    let said = scope.words.describe(&vec![(named.dim, named.may.clone())]);
    if let Some(finding) = &named.fault {
        account.tell(finding.clone(), named.spots.clone());
    } else {
        named.spots.iter().for_each(|spot| account.mark(*spot, Line::Heading(said.clone())));
    }
    if let Some(finding) = &named.remark {
        account.remark(finding.clone());
    }
    account
}

/// Headings without rows that could be read, with the name above them.
fn fragment(scope: Scope, band: &found::Band, taken: &Area) -> Account {
    let mut account = Account::default();
    let heads: Vec<usize> = band.heads().collect();
    let shape = &scope.words.shapes[band.shape];
    let finding = fault::half_matched(scope, heads[0], &shape.name, &heads, TablePart::Rows);
    let mut end = band.last;
    let rows = scope.grid.rows_between(band.last + 1, u32::MAX).take_while(|row| {
        let near = *row <= end + 1;
        end = *row;
        near
    });
    let under = rows.flat_map(|row| scope.grid.anchored(row, band.extent()));
    let cols = Above::around(band.extent(), band.bounds);
    let above = |dim: &DimId| Above { scope, dim: *dim, cols, taken }.find(band.first, 0);
    let named = shape.above.first().and_then(above).map(|named| named.spots).unwrap_or_default();
    account.tell(finding, heads.iter().copied().chain(under).chain(named));
    account
}

/// A sheet on which every cell is a word of the form, and no table is about anybody: choices for a list.
fn is_list_of_choices(scope: Scope, tables: &[Table], contexts: &[Context]) -> bool {
    let nobody = |(table, context): (&Table, &Context)| {
        let named =
            context.above.as_ref().is_some_and(|named| named.fault.is_some() || !named.may.is_empty());
        !table.shape(scope).above.is_empty() && !named
    };
    tables.iter().zip(contexts).all(nobody)
        && scope.grid.spots().all(|spot| scope.words.is_word(scope.grid.text(spot)))
}

/// What stands above each table.
fn contexts(scope: Scope, tables: &[Table], taken: &Area) -> Vec<Context> {
    let mut tops: BTreeMap<Cols, u32> = BTreeMap::new();
    tables
        .iter()
        .map(|table| {
            let extent = table.band.extent();
            let top =
                tops.iter().filter(|(cols, _)| cols.meets(extent)).map(|(_, row)| row + 1).max().unwrap_or(0);
            tops.insert(extent, table.band.first);
            let alone = tables.iter().filter(|other| other.band.shape == table.band.shape).count() == 1;
            context(scope, table, top, taken, alone)
        })
        .collect()
}

fn context(scope: Scope, table: &Table, top: u32, taken: &Area, alone: bool) -> Context {
    let shape = table.shape(scope);
    let cols = Above::around(table.breadth(), table.band.bounds);
    let find = |dim: DimId, top: u32| Above { scope, dim, cols, taken }.find(table.band.first, top);
    let above = shape.above.first().map(|dim| {
        let corner = corner(scope, table, *dim);
        of_sheet(
            scope,
            corner.or_else(|| find(*dim, if scope.words.is_named(*dim) { 0 } else { top })),
            *dim,
            alone,
        )
    });
    Context { above, within: shape.within.and_then(|dim| find(dim, 0)) }
}

/// The title in the corner of the table, where the heading of the labels would stand.
fn corner(scope: Scope, table: &Table, dim: DimId) -> Option<Named> {
    let over = |cols: &Cols| table.labels.iter().any(|(_, labels)| labels.meets(*cols));
    let corners = table.band.unknown.iter().filter(|(_, cols)| over(cols));
    let named = corners.filter_map(|(spot, _)| {
        let may = names::of_labels(scope, &[*spot], dim).filter(|may| !may.is_empty())?;
        Some(Named { dim, may, spots: vec![*spot], ..Named::default() })
    });
    named.into_iter().next()
}

/// A table ends above the name or the label of what follows.
fn cut<'a>(
    tables: &mut [Table],
    names: impl Iterator<Item = &'a Named>,
    labels: &[pairs::Label],
    scope: Scope,
) {
    let mut tops = Area::default();
    for spot in names.flat_map(|named| &named.spots) {
        let at = scope.grid.place(*spot);
        tops.add(at.row, Cols(at.col, at.col));
    }
    for label in labels {
        tops.add(label.range.first.row, Cols(label.range.first.col, label.right));
    }
    tops.tidy();
    for table in tables {
        let extent = table.band.extent();
        let last = table.rows.iter().rposition(|row| row.state == frame::State::Keyed).unwrap_or(0);
        let cut = table.rows.iter().skip(last + 1).position(|row| tops.meets(row.row, extent));
        if let Some(cut) = cut {
            table.rows.truncate(last + 1 + cut);
        }
        table.rows.retain(|row| row.state == frame::State::Keyed || !tops.meets(row.row, extent));
    }
}

/// What is a row, a name or a label of something else is no heading that nobody knows.
fn drop_strangers(scope: Scope, framed: &mut frame::Framed, spots: BTreeSet<usize>) {
    let rows = Area::of_rows(framed);
    let columns = framed.tables.iter().flat_map(|table| table.bands()).flat_map(|band| &band.columns);
    let heads: BTreeSet<usize> = columns.flat_map(|column| column.heads.iter().copied()).collect();
    for band in
        framed.tables.iter_mut().flat_map(|table| std::iter::once(&mut table.band).chain(&mut table.again))
    {
        band.unknown.retain(|(spot, _)| {
            !spots.contains(spot) && !heads.contains(spot) && !rows.holds(scope.grid.place(*spot))
        });
    }
}

/// Whether the form has something that this sheet lacks: a table, a label beside a card, a heading.
fn lacks(scope: Scope, tables: &[Table], labels: &[pairs::Label], named: &[&Named]) -> bool {
    let shapes = scope.words.shapes.iter().enumerate().filter(|(_, shape)| shape.beside.is_some());
    let label = shapes.into_iter().any(|(index, shape)| {
        let found = labels.iter().filter(|label| label.shape == index).count();
        let is_of = |(dim, _): &(DimId, &Of)| *dim == shape.above[0];
        let all = named.iter().flat_map(|named| named.may.iter().map(|of| (named.dim, of)));
        found < all.filter(is_of).map(|(_, of)| of).collect::<BTreeSet<_>>().len()
    });
    let empty = tables.is_empty() && labels.is_empty();
    empty || label || tables.iter().any(|table| missing::missing_heading(scope, table).is_some())
}

/// Items and fields of which the form has a place, filled or not, taken or told.
fn said(reads: &[SheetRead], words: &Words) -> BTreeSet<(String, String)> {
    let accounts = || reads.iter().flat_map(|read| &read.accounts);
    let claims = accounts().flat_map(|account| &account.claims);
    let claims = claims.map(|claim| (claim.key.item().unwrap_or_default(), claim.field));
    let lost = accounts().flat_map(|account| &account.lost).map(|(item, field)| (item.as_str(), *field));
    let name = |field: usize| words.plan.fields[field].name.clone();
    claims.chain(lost).map(|(item, field)| (item.to_owned(), name(field))).collect()
}

/// A hidden sheet is never data: it is last year's copy more often than not.
fn unread_sheet(sheet: &Sheet, fault: LayoutFault, file: &str) -> Option<Finding> {
    let is_empty = sheet.cells.is_empty() && sheet.notes.is_empty() && sheet.texts.is_empty();
    (!is_empty).then(|| Finding::new(fault, Place::sheet(file, &sheet.name)))
}

/// Hidden rows and columns are read; that they are hidden is said, where they hold entries.
fn hidden_cells(sheet: &Sheet, file: &str, entries: &[Entry]) -> Option<Finding> {
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
        rows: runs(&rows, |row| (u64::from(row) + 1).to_string()),
        cols: runs(&cols, CellRef::column_letters),
    };
    let mut finding = Finding::new(fault, Place::cell(file, &sheet.name, first));
    finding.more_cells = cells.into_iter().filter(|cell| *cell != first).collect();
    Some(finding)
}

/// Rows or columns by their names, those that follow one another as from – to.
fn runs(lines: &BTreeSet<u32>, name: impl Fn(u32) -> String) -> Vec<String> {
    let ranges = CellRange::gather(lines.iter().map(|line| CellRef::new(0, *line)));
    let run = |range: CellRange| match (range.first.col, range.last.col) {
        (first, last) if first == last => name(first),
        (first, last) => format!("{}～{}", name(first), name(last)),
    };
    ranges.into_iter().map(run).collect()
}
