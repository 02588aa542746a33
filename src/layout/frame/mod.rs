//! What stands under each band of headings: the columns of labels, and the rows down to where the table stops.

mod end;
mod gap;
mod hold;
mod label_columns;
mod levels;
mod row;

pub use gap::Steps;

use std::collections::BTreeSet;

use foldhash::{HashMap, HashMapExt};

use crate::layout::band::{Band, Column};
use crate::layout::found::{Headings, said, series};
use crate::layout::grid::{Cols, Spot};
use crate::layout::ids::{DimId, Of, YEAR};
use crate::layout::records::heads_numbers;
use crate::layout::words::{Heading, How, Shape};
use crate::layout::{Key, Scope, missing};
use crate::text::not_applicable;

/// How many empty rows may be put in above a row without a known label.
pub const GAP: usize = 2;

/// A table with its rows.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its headings.
    pub band: Band,
    /// The same headings, repeated further down, at the top of another page.
    pub again: Vec<Band>,
    /// The columns of labels, outermost dimension first.
    pub labels: Vec<(DimId, Cols)>,
    /// The rows, down to the last that belongs to the table.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// The row.
    pub row: u32,
    /// The innermost label.
    pub label: Option<Spot>,
    /// What it says.
    pub key: Key,
    /// What the row is.
    pub state: State,
}

/// What a row of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its innermost label says something known.
    Keyed,
    /// It has no label of its own.
    Unlabelled,
    /// Its label says nothing known.
    Unknown,
}

/// The tables of a sheet, and the headings under which nothing can be read.
#[derive(Debug, Default)]
pub struct Framed {
    /// The tables, by row, then by column.
    pub tables: Vec<Table>,
    /// Headings without rows that could be read.
    pub fragments: Vec<Band>,
}

impl Table {
    /// The shape of the table.
    pub fn shape<'a>(&self, scope: Scope<'a>) -> &'a Shape {
        scope.words.shape(self.band.shape)
    }

    /// The columns of the labels of a dimension.
    pub fn label_cols(&self, dim: DimId) -> Option<Cols> {
        self.labels.iter().find(|(known, _)| *known == dim).map(|(_, cols)| *cols)
    }

    /// The columns from the first to the last, labels included.
    pub fn breadth(&self) -> Cols {
        self.labels.iter().map(|(_, cols)| *cols).fold(self.band.extent(), Cols::with)
    }

    /// The last row.
    pub fn last(&self) -> u32 {
        self.rows.last().map_or(self.band.last, |row| row.row)
    }

    /// The place of the first row at or below this one of the sheet.
    pub fn row_at(&self, row: u32) -> usize {
        self.rows.partition_point(|line| line.row < row)
    }

    /// All bands of headings over its rows.
    pub fn bands(&self) -> impl Iterator<Item = &Band> {
        std::iter::once(&self.band).chain(&self.again)
    }

    /// The filled cells of data of a row under a column; no heading and no label that reaches in by a merge, nothing that the
    /// form prints there to be filled in, and no unit behind the place.
    pub fn cells(&self, scope: Scope, row: u32, cols: Cols) -> Vec<Spot> {
        let is_unit = |spot: &Spot| {
            scope.grid.cols(*spot).0 > cols.0 && scope.words.is_printed_unit(scope.grid.text(*spot))
        };
        let mut cells = self.places(scope, row, cols);
        cells.retain(|spot| !scope.words.is_left_open(scope.grid.text(*spot)) && !is_unit(spot));
        let ends = |spot: &Spot| scope.words.ends_list(scope.grid.text(*spot));
        if cells.iter().any(ends) && self.is_end(scope, row) { Vec::new() } else { cells }
    }

    /// Whether nothing stands in the data of a row but that the list ends there.
    fn is_end(&self, scope: Scope, row: u32) -> bool {
        let mut all = self.band.columns.iter().flat_map(|column| self.places(scope, row, column.cols));
        all.all(|spot| scope.words.ends_list(scope.grid.text(spot)))
    }

    /// What the form prints in a row to be filled in, and stands there as it was printed.
    pub fn left_open(&self, scope: Scope, row: u32) -> Vec<Spot> {
        let all = self.band.columns.iter().flat_map(|column| self.places(scope, row, column.cols));
        let is_open = |spot: &Spot| {
            scope.grid.place(*spot).row == row && scope.words.is_left_open(scope.grid.text(*spot))
        };
        let mut open: Vec<Spot> = all.filter(is_open).collect();
        open.dedup();
        open
    }

    fn places(&self, scope: Scope, row: u32, cols: Cols) -> Vec<Spot> {
        let is_data = |spot: &Spot| {
            let at = scope.grid.place(*spot);
            self.band.is_data(at.col) && !self.bands().any(|band| (band.first..=band.last).contains(&at.row))
        };
        scope.grid.across(row, cols).into_iter().filter(is_data).collect()
    }

    /// The filled cells of data that show in a row.
    pub fn filled(&self, scope: Scope, row: u32) -> Vec<Spot> {
        let cells = self.band.columns.iter().flat_map(|column| self.cells(scope, row, column.cols));
        let mut cells: Vec<Spot> = cells.collect();
        cells.dedup();
        cells
    }

    /// Whether a value begins in a row under the first one of those that a label is merged over.
    pub fn is_low(&self, scope: Scope, label: Spot, row: u32) -> bool {
        let range = scope.grid.range(label);
        let begins = |spot: &Spot| {
            scope.grid.place(*spot).row == row && !scope.words.is_furniture(scope.grid.text(*spot))
        };
        range.first.row < row && row <= range.last.row && self.filled(scope, row).iter().any(begins)
    }

    /// What all labels of a row stand in.
    pub fn label_cells(&self, scope: Scope, row: u32) -> Vec<Spot> {
        self.labels.iter().flat_map(|(_, cols)| labels_in(scope, row, *cols, self.band.last)).collect()
    }

    /// Whether a row is a record that only lacks its name: several of its values stand there, and it is no total.
    pub fn is_nameless(&self, scope: Scope, row: &TableRow) -> bool {
        let inner = self.shape(scope).inner();
        let mut cells = self.filled(scope, row.row);
        cells.retain(|spot| scope.grid.place(*spot).row == row.row);
        let is_total = cells.first().is_some_and(|spot| scope.words.is_total(scope.grid.text(*spot)));
        row.state == State::Unlabelled && scope.words.is_record(inner) && cells.len() > 1 && !is_total
    }

    /// Whether the heading over the names of its rows says that they are numbers: №.
    pub fn counts_records(&self, scope: Scope) -> bool {
        let inner = Heading::Labels(self.shape(scope).inner());
        let mut heads = self.bands().flat_map(|band| &band.label_heads);
        let is_head = |text: &str| heads_numbers(text) || scope.words.is_number_word(text);
        heads.any(|(heading, spot, _)| *heading == inner && is_head(scope.grid.text(*spot)))
    }

    /// Whether everything in a row is the form's own, its label too: what numbers the columns, or says their units.
    pub fn is_of_form(&self, scope: Scope, row: u32) -> bool {
        let is_own = |spot: &Spot| scope.words.is_furniture(scope.grid.text(*spot));
        let shown = scope.grid.across(row, self.breadth());
        shown.len() > 1 && shown.iter().all(is_own)
    }

    fn keyed(&self) -> impl Iterator<Item = &TableRow> {
        self.rows.iter().filter(|row| row.state == State::Keyed)
    }
}

/// Frames the tables of all shapes; of several that claim the same cells the one that knows most of them.
pub fn frame(scope: Scope, found: Vec<Headings>) -> Framed {
    let mut found = found;
    found.sort_by_key(|headings| (headings.whole.first, headings.whole.extent(), headings.whole.shape));
    let parts = found.iter().flat_map(|headings| &headings.parts);
    let mut heads: Vec<(u32, Cols)> = parts.map(|part| (part.first, part.extent())).collect();
    heads.sort_unstable();
    let mut framer = Framer { scope, heads, keyed: HashMap::new() };
    let mut candidates: Vec<Table> = Vec::new();
    let mut fragments = Vec::new();
    for mut headings in found {
        headings.parts.retain(|part| !framer.is_row(part));
        let tables = framer.tables(headings, &mut fragments);
        tables.iter().for_each(|table| framer.remember(table));
        candidates.extend(tables);
    }
    let mut framed = Framed { tables: choose(candidates), fragments };
    framed.join_pages(scope);
    let tables = &framed.tables;
    framed.fragments.retain(|band| !tables.iter().any(|table| covers(table, band)));
    framed
}

/// The best of the tables that claim the same place.
fn choose(mut candidates: Vec<Table>) -> Vec<Table> {
    let fit = |table: &Table| {
        let known = table.band.label_heads.len() + table.band.columns.len();
        (known, table.keyed().count(), table.band.heads().count(), table.labels.len())
    };
    candidates.sort_by(|a, b| fit(b).cmp(&fit(a)).then(a.band.first.cmp(&b.band.first)));
    let mut tables: Vec<Table> = Vec::new();
    for table in candidates {
        if !tables.iter().any(|known| same_place(known, &table) || shares_labels(known, &table)) {
            tables.push(table);
        }
    }
    tables.sort_by_key(|table| (table.band.first, table.band.extent()));
    tables
}

fn same_place(a: &Table, b: &Table) -> bool {
    is_beside(a, b) && !are_apart(a, b)
}

/// Whether some of their headings stand in the same rows.
fn is_beside(a: &Table, b: &Table) -> bool {
    a.band.first <= b.band.last && b.band.first <= a.band.last && a.band.extent().meets(b.band.extent())
}

/// Whether two tables have no column in common. They may share their labels.
fn are_apart(a: &Table, b: &Table) -> bool {
    let meets = |column: &Column| b.band.columns.iter().any(|other| other.cols.meets(column.cols));
    a.labels == b.labels && !a.band.columns.iter().any(meets)
}

/// Whether two tables would take the same cells for their labels: only one of them can be a table.
fn shares_labels(a: &Table, b: &Table) -> bool {
    let meet = a.band.first <= b.last() && b.band.first <= a.last();
    meet && !(is_beside(a, b) && are_apart(a, b))
        && a.labels.iter().any(|(_, cols)| b.labels.iter().any(|(_, other)| cols.meets(*other)))
}

fn covers(table: &Table, band: &Band) -> bool {
    (table.band.first..=table.last()).contains(&band.first) && table.breadth().meets(band.extent())
}

impl Framed {
    /// The same headings again, nothing between, and rows that say nothing twice: a page has ended, no table.
    fn join_pages(&mut self, scope: Scope) {
        let mut joined: Vec<Table> = Vec::new();
        for table in std::mem::take(&mut self.tables) {
            match joined.iter_mut().rev().find(|known| known.breadth().meets(table.breadth())) {
                Some(above) if goes_on(scope, above, &table) => {
                    above.again.push(table.band);
                    above.again.extend(table.again);
                    above.rows.extend(table.rows);
                }
                _ => joined.push(table),
            }
        }
        self.tables = joined;
    }
}

fn goes_on(scope: Scope, above: &Table, below: &Table) -> bool {
    let heads = |table: &Table| -> Vec<(Cols, Key)> {
        table.band.columns.iter().map(|column| (column.cols, column.key.clone())).collect()
    };
    let alike =
        above.band.shape == below.band.shape && above.labels == below.labels && heads(above) == heads(below);
    let between = (above.last() + 1, below.band.first.saturating_sub(1));
    let empty = || {
        scope.grid.rows_between(between.0, between.1).all(|row| {
            let spots = scope.grid.row(row);
            !spots.into_iter().any(|spot| scope.grid.cols(spot).meets(above.breadth()))
        })
    };
    let new = || {
        above.shape(scope).above.is_empty()
            || !below.keyed().any(|row| above.keyed().any(|known| known.key == row.key))
    };
    alike && empty() && new() && are_of_one(scope, above, below)
}

/// Whether beside the headings of both tables the same is named, or nothing. Where a name stands beside the headings, a
/// table without one has lost its own.
fn are_of_one(scope: Scope, above: &Table, below: &Table) -> bool {
    let dims = &above.shape(scope).above;
    let named = |table: &Table| -> BTreeSet<Of> {
        let cells = (table.band.first..=table.band.last).flat_map(|row| scope.grid.row(row));
        let said = cells.flat_map(|spot| dims.iter().filter_map(move |dim| scope.says[spot].of(*dim)));
        said.filter(|sense| sense.how == How::Whole).flat_map(|sense| sense.may.clone()).collect()
    };
    named(above) == named(below)
}

struct Framer<'a> {
    scope: Scope<'a>,
    heads: Vec<(u32, Cols)>,
    keyed: HashMap<u32, Vec<Cols>>,
}

impl Framer<'_> {
    /// A row of data that looks like headings begins no table of its own.
    fn is_row(&self, band: &Band) -> bool {
        let keyed = self.keyed.get(&band.first).into_iter().flatten();
        keyed.into_iter().any(|cols| cols.meets(band.extent()))
    }

    fn remember(&mut self, table: &Table) {
        for row in table.keyed() {
            self.keyed.entry(row.row).or_default().push(table.breadth());
        }
    }

    /// A table a part of the headings; all of it as one where a part has no labels of its own.
    fn tables(&self, headings: Headings, fragments: &mut Vec<Band>) -> Vec<Table> {
        let (mut tables, mut lost) = (Vec::new(), Vec::new());
        for part in headings.parts {
            match self.table(part.clone()) {
                Some(table) => tables.push(table),
                None => lost.push(part),
            }
        }
        // Beside a table, what stands under a heading of labels of its own is no part of it, whatever it is.
        let is_apart = |part: &Band| part.label_heads.iter().any(|(head, ..)| *head != Heading::Details);
        let is_one = !lost.is_empty() && (tables.is_empty() || !lost.iter().all(is_apart));
        if is_one && let Some(whole) = self.table(headings.whole) {
            return vec![whole];
        }
        fragments.extend(lost);
        tables
    }

    /// The table under a band; `None` where no row says anything known.
    fn table(&self, mut band: Band) -> Option<Table> {
        band.drop_incomplete(self.scope.words.shape(band.shape));
        if band.columns.is_empty() {
            return None;
        }
        let end = self.scope.grid.end_of_block(band.last, self.scope.grid.last_row());
        let labels = self.label_columns(&band, end)?;
        let mut table = Table { band, again: Vec::new(), labels, rows: Vec::new() };
        let bottom = self.bottom(&table, end);
        table.rows = self.rows(&table, bottom).into_iter().map(|row| self.row(&table, row)).collect();
        self.doubt_number(&mut table);
        self.name_levels(&mut table);
        self.doubt_years(&mut table);
        self.end_at_name(&mut table);
        self.read_series(&mut table);
        self.hold_labels(&mut table);
        self.hold_outer(&mut table);
        self.drop_tail(&mut table);
        let is_row = |row: &TableRow| row.state == State::Keyed || table.is_nameless(self.scope, row);
        (table.rows.iter().any(is_row) || self.is_blank_list(&table, bottom)).then_some(table)
    }

    /// Whether a list of records has all of its headings and nothing under them, or that there is none: nobody filled in
    /// anything.
    fn is_blank_list(&self, table: &Table, bottom: u32) -> bool {
        let scope = self.scope;
        let inner = table.shape(scope).inner();
        let is_whole = scope.words.is_record(inner) && table.band.label_head(inner).is_some();
        let is_nothing = |spot: &Spot| {
            let text = scope.grid.text(*spot);
            scope.words.is_furniture(text) || not_applicable::is_said(text)
        };
        let mut under =
            scope.grid.rows_between(table.band.last + 1, bottom).flat_map(|row| table.filled(scope, row));
        is_whole && missing::headings(scope, table, &[]).is_empty() && under.all(|spot| is_nothing(&spot))
    }

    /// The last row before the next headings in these columns.
    fn bottom(&self, table: &Table, end: u32) -> u32 {
        let from = self.heads.partition_point(|(row, _)| *row <= table.band.last);
        let under = self.heads[from..].iter().filter(|(_, cols)| cols.meets(table.band.extent()));
        let mut real = under.filter(|(row, _)| self.row(table, *row).state != State::Keyed);
        real.next().map_or(end, |(row, _)| row.saturating_sub(1).min(end))
    }

    /// The rows that hold something, and those that a label is merged over.
    fn rows(&self, table: &Table, bottom: u32) -> BTreeSet<u32> {
        let grid = self.scope.grid;
        let mut rows: BTreeSet<u32> = grid.rows_between(table.band.last + 1, bottom).collect();
        let labels: Vec<Cols> = table.labels.iter().map(|(_, cols)| *cols).collect();
        for row in rows.clone() {
            for spot in grid.row(row).filter(|spot| labels.iter().any(|cols| cols.meets(grid.cols(*spot)))) {
                let last = grid.range(spot).last.row;
                if last > row && last - row < 1_000 {
                    rows.extend(row..=last);
                }
            }
        }
        rows
    }

    /// Bare numbers down a column of years are years, where there is one way to read all of them.
    fn read_series(&self, table: &mut Table) {
        let shape = table.shape(self.scope);
        if shape.inner() != YEAR {
            return;
        }
        let known = table.band.label_head(YEAR).is_some() || table.keyed().next().is_some();
        let bare = |row: &TableRow| row.label.and_then(|spot| self.scope.says[spot].bare);
        let rows: Vec<usize> =
            (0..table.rows.len()).filter(|row| bare(&table.rows[*row]).is_some()).collect();
        let numbers: Vec<u32> = rows.iter().filter_map(|row| bare(&table.rows[*row])).collect();
        let Some(years) = series(self.scope, &numbers).filter(|_| known && rows.len() > 1) else { return };
        for (row, year) in rows.into_iter().zip(years) {
            table.rows[row].key = vec![(YEAR, vec![Of::Year(year)])];
            table.rows[row].state = State::Keyed;
        }
    }
}

/// The labels that show in these columns of a row, headings left out.
pub fn labels_in(scope: Scope, row: u32, cols: Cols, headings: u32) -> Vec<Spot> {
    let own = |spot: &Spot| scope.grid.place(*spot).row > headings;
    scope.grid.across(row, cols).into_iter().filter(own).collect()
}

/// Whether a label says a member of the dimension. A number right of a word for it (№ | 6) is an item's, no year.
fn says(scope: Scope, shape: &Shape, dim: DimId, spot: Spot) -> bool {
    let known = said(scope, shape, spot).iter().any(|(known, may)| *known == dim && !may.is_empty());
    known && !(dim == YEAR && is_item_number(scope, spot))
}

fn is_item_number(scope: Scope, spot: Spot) -> bool {
    let row = scope.grid.row(scope.grid.place(spot).row);
    let before = row.take_while(|before| *before < spot).last();
    before.is_some_and(|word| scope.words.is_number_word(scope.grid.text(word)))
}
