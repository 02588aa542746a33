//! One sheet: its tables and labels, what each cell of them says, and what is left over.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Cells, Harvest};
use super::context::{Above, Context, Found};
use super::grid::Grid;
use super::heading::{self, Heading};
use super::items::Items;
use super::labels::{Label, Labels};
use super::leftover;
use super::table::{Reader, RowState, Table};
use super::vocabulary::{ItemWord, Vocabulary};
use crate::book::Sheet;
use crate::model::{CellRange, CellRef, Entry, Finding, TablePart};
use crate::template::{ContextKind, Dimension, TableShape};

/// How far left and right of a table its context may stand.
const MARGIN: u32 = 1;

/// What a sheet says.
#[derive(Debug, Default)]
pub struct SheetRead {
    /// The entries, blank ones too.
    pub entries: Vec<Entry>,
    /// What was wrong.
    pub findings: Vec<Finding>,
    /// How many tables and labels of the form stand on it.
    pub matched: usize,
}

/// Which columns are taken in which row.
#[derive(Default)]
struct Frame(BTreeMap<u32, BTreeSet<(u32, u32)>>);

impl Frame {
    fn add(&mut self, row: u32, cols: (u32, u32)) {
        self.0.entry(row).or_default().insert(cols);
    }

    fn meets(&self, row: u32, cols: (u32, u32)) -> bool {
        self.0.get(&row).is_some_and(|taken| taken.iter().any(|known| meets(*known, cols)))
    }
}

/// A sheet while it is read.
pub struct SheetReader<'a> {
    pub(super) grid: &'a Grid<'a>,
    pub(super) vocabulary: &'a Vocabulary<'a>,
    pub(super) file: &'a str,
    department: &'a str,
    pub(super) taken: BTreeSet<CellRef>,
    pub(super) tables: Vec<Table>,
    frame: Frame,
    /// Rows of headings that no table could be read under.
    pub(super) fragments: Vec<Heading>,
    pub(super) labels: Vec<Label>,
    /// The items of each table's rows, in the order of the tables.
    pub(super) items: Vec<Vec<usize>>,
    /// What stands above each table and each label.
    pub(super) contexts: Vec<Found>,
    read: SheetRead,
}

/// Reads a sheet.
pub fn read(sheet: &Sheet, vocabulary: &Vocabulary, file: &str, department: &str) -> SheetRead {
    let grid = Grid::new(sheet);
    let mut reader = SheetReader {
        grid: &grid,
        vocabulary,
        file,
        department,
        taken: BTreeSet::new(),
        tables: Vec::new(),
        frame: Frame::default(),
        fragments: Vec::new(),
        labels: Vec::new(),
        items: Vec::new(),
        contexts: Vec::new(),
        read: SheetRead::default(),
    };
    reader.find_tables();
    reader.find_frame();
    let contexts = reader.find_contexts();
    let labels = reader.find_labels();
    reader.cut_tables(&contexts, &labels);
    reader.read_tables(&contexts);
    reader.read_labels(&labels);
    reader.read.matched = reader.tables.len() + labels.len();
    reader.labels = labels;
    leftover::tell(&reader).into_iter().for_each(|finding| reader.read.findings.push(finding));
    reader.read
}

impl<'a> SheetReader<'a> {
    fn reader(&self) -> Reader<'a> {
        Reader { grid: self.grid, vocabulary: self.vocabulary }
    }

    fn cells(&self) -> Cells<'a> {
        Cells { grid: self.grid, vocabulary: self.vocabulary, file: self.file, department: self.department }
    }

    fn shape(&self, table: &Table) -> &'a TableShape {
        &self.vocabulary.form.tables[table.heading.shape]
    }

    /// Finds the tables; of several shapes that fit one row of headings, the one with the most known rows.
    fn find_tables(&mut self) {
        let shapes = 0..self.vocabulary.form.tables.len();
        let mut headings: Vec<Heading> =
            shapes.flat_map(|shape| heading::find(self.grid, self.vocabulary, shape)).collect();
        headings.sort_by_key(|heading| (heading.row, heading.extent().0, heading.shape));
        let mut candidates: Vec<((usize, usize), Table)> = Vec::new();
        for (index, candidate) in headings.iter().enumerate() {
            let bottom = self.bottom(&headings, index);
            match self.reader().table(candidate.clone(), bottom) {
                Some(table) => candidates.push((fit(&table), table)),
                None => self.fragments.push(candidate.clone()),
            }
        }
        candidates.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.heading.row.cmp(&b.1.heading.row)));
        for (_, table) in candidates {
            let taken = |known: &Table| same_place(known, &table.heading) || shares_labels(known, &table);
            if !self.tables.iter().any(taken) {
                self.tables.push(table);
            }
        }
        self.tables.sort_by_key(|table| (table.heading.row, table.heading.extent().0));
        self.drop_inner_tables();
        let tables = &self.tables;
        self.fragments.retain(|heading| !tables.iter().any(|table| covers(table, heading)));
    }

    /// The last row that may belong to a heading's table: above the next heading under it.
    fn bottom(&self, headings: &[Heading], index: usize) -> u32 {
        let own = &headings[index];
        let mut under = headings[index..].iter().filter(|other| other.row > own.row && overlaps(own, other));
        let real = under.find(|other| !self.is_row_of(own, other.row));
        real.map_or(self.grid.last_row(), |other| other.row - 1)
    }

    /// Whether the row under a heading is a row of its table and so no row of headings.
    fn is_row_of(&self, heading: &Heading, row: u32) -> bool {
        let table = self.reader().table(heading.clone(), row);
        table.is_some_and(|table| {
            table.rows.last().is_some_and(|last| last.row == row && last.state == RowState::Keyed)
        })
    }

    /// A row of data that looks like headings begins no table of its own.
    fn drop_inner_tables(&mut self) {
        let mut keyed: Frame = Frame::default();
        for table in &self.tables {
            let rows = table.rows.iter().filter(|row| row.state == RowState::Keyed);
            rows.for_each(|row| keyed.add(row.row, table.heading.extent()));
        }
        self.tables.retain(|table| !keyed.meets(table.heading.row, table.heading.extent()));
    }

    /// The headings and known rows of the tables, with their labels.
    fn find_frame(&mut self) {
        for table in &self.tables {
            let keyed = table.rows.iter().filter(|row| row.state == RowState::Keyed).map(|row| row.row);
            for row in keyed.chain([table.heading.row]) {
                self.frame.add(row, table.heading.extent());
                table.labels.iter().for_each(|(_, cols)| self.frame.add(row, *cols));
            }
        }
    }

    fn find_contexts(&mut self) -> Vec<Found> {
        let contexts: Vec<Found> = (0..self.tables.len()).map(|index| self.context_of(index)).collect();
        for found in &contexts {
            self.taken.extend(&found.cells);
        }
        contexts
    }

    /// What stands above a table, or in its corner.
    fn context_of(&self, index: usize) -> Found {
        let table = &self.tables[index];
        let shape = self.shape(table);
        let mut found = Found::default();
        if shape.context.contains(&ContextKind::Item) {
            found = self.corner(table, shape);
            if found.cells.is_empty() {
                found = self.item_above(index, shape);
            }
        }
        if shape.context.contains(&ContextKind::Category) {
            let above = self.above_table(table, 0);
            let category = self.context().category(above, &|at| self.in_table(at));
            found.category = category.category.or_else(|| self.category_of_sheet());
            found.cells.extend(category.cells);
        }
        found
    }

    fn context(&self) -> Context<'a> {
        Context { grid: self.grid, vocabulary: self.vocabulary, file: self.file }
    }

    /// The title in the corner of the table, where the heading of the row labels would stand.
    fn corner(&self, table: &Table, shape: &TableShape) -> Found {
        if shape.rows.contains(&Dimension::Item) {
            return Found::default();
        }
        let over_labels = |cols: (u32, u32)| table.labels.iter().any(|(_, labels)| meets(*labels, cols));
        let corners = table.heading.unknown.iter().filter(|unknown| over_labels(unknown.cols));
        for at in corners.map(|unknown| unknown.at) {
            if let Some(ItemWord::Title(items) | ItemWord::Label(items)) =
                self.vocabulary.item_word(self.grid.text(at), &shape.items)
                && !items.is_empty()
            {
                return Found { items, cells: vec![at], ..Found::default() };
            }
        }
        Found::default()
    }

    fn item_above(&self, index: usize, shape: &TableShape) -> Found {
        let table = &self.tables[index];
        let parent = !shape.context_items.is_empty();
        let kind = if parent { &shape.context_items } else { &shape.items };
        // What names the table's own item stands between it and the table above; what its items belong to may
        // stand higher.
        let top = if parent { 0 } else { self.table_above(index).map_or(0, |above| above.heading.row + 1) };
        let above = self.above_table(table, top);
        self.context().item(above, kind, &|at| self.in_table(at))
    }

    /// Above a table, not above the one beside it.
    fn above_table(&self, table: &Table, top: u32) -> Above {
        let bounds = table.heading.bounds;
        let mut above = self.above(table.heading.row, table.heading.extent(), top);
        above.cols = (above.cols.0.max(bounds.0), above.cols.1.min(bounds.1));
        above
    }

    fn above(&self, row: u32, cols: (u32, u32), top: u32) -> Above {
        Above { row, top, cols: (cols.0.saturating_sub(MARGIN), cols.1.saturating_add(MARGIN)) }
    }

    fn table_above(&self, index: usize) -> Option<&Table> {
        let own = &self.tables[index].heading;
        self.tables[..index]
            .iter()
            .rev()
            .find(|table| table.heading.row < own.row && overlaps(&table.heading, own))
    }

    /// A sheet named for a category holds it for all that stands there.
    pub(super) fn category_of_sheet(&self) -> Option<usize> {
        self.vocabulary.category(&self.grid.sheet.name)
    }

    /// Whether the cell is a heading or stands in a known row of a table.
    pub(super) fn in_table(&self, at: CellRef) -> bool {
        self.frame.meets(at.row, (at.col, at.col))
    }

    fn find_labels(&mut self) -> Vec<Label> {
        let skip = |at| self.taken.contains(&at) || self.in_table(at);
        let labels =
            Labels { grid: self.grid, vocabulary: self.vocabulary, cells: &self.cells(), skip: &skip };
        let extents: BTreeSet<(u32, u32)> = self.tables.iter().map(|table| table.heading.extent()).collect();
        let right = |range: CellRange| {
            let col = range.first.col;
            let near =
                extents.iter().filter(|extent| extent.0.saturating_sub(MARGIN) <= col && col < extent.1);
            near.map(|extent| extent.1).max()
        };
        labels.find(&right)
    }

    /// A table ends above the context or the label of what follows.
    fn cut_tables(&mut self, contexts: &[Found], labels: &[Label]) {
        let mut tops = Frame::default();
        for at in contexts.iter().flat_map(|found| &found.cells) {
            tops.add(at.row, (at.col, at.col));
        }
        for label in labels {
            tops.add(label.range.first.row, (label.range.first.col, label.right));
        }
        for table in &mut self.tables {
            let extent = table.heading.extent();
            let is_cut = |row: u32| tops.meets(row, extent);
            let last = table.rows.iter().rposition(|row| row.state == RowState::Keyed).unwrap_or(0);
            let cut = table.rows.iter().skip(last + 1).position(|row| is_cut(row.row));
            if let Some(cut) = cut {
                table.rows.truncate(last + 1 + cut);
            }
            table.rows.retain(|row| row.state == RowState::Keyed || !is_cut(row.row));
        }
    }

    fn read_tables(&mut self, contexts: &[Found]) {
        for (table, context) in self.tables.clone().iter().zip(contexts) {
            let shape = self.shape(table);
            let items = Items { grid: self.grid, vocabulary: self.vocabulary, file: self.file };
            let resolved = items.resolve(table, shape, context);
            self.take_frame(table, &resolved.explained);
            self.items.push(resolved.items.iter().flatten().copied().collect());
            self.contexts.push(context.clone());
            let harvest = self.cells().read(table, shape, &resolved, context.category);
            self.read.findings.extend(context.findings.iter().cloned());
            self.read.findings.extend(resolved.findings);
            self.tell_missing_context(table, shape, context);
            self.gather(harvest);
        }
    }

    /// A table whose item nothing names can't be read.
    fn tell_missing_context(&mut self, table: &Table, shape: &TableShape, context: &Found) {
        let by_context = !table.labels.iter().any(|(dimension, _)| *dimension == Dimension::Item);
        if by_context && context.items.is_empty() && context.findings.is_empty() {
            let finding = leftover::half_matched(self, &table.heading, shape, TablePart::Item);
            self.read.findings.push(finding);
        }
    }

    /// The headings and row labels of a table are read.
    fn take_frame(&mut self, table: &Table, explained: &[CellRef]) {
        self.taken.extend(table.heading.columns.iter().map(|column| column.at));
        self.taken.extend(table.heading.stubs.iter().map(|(_, at, _)| *at));
        self.taken.extend(explained);
        for row in table.rows.iter().filter(|row| row.state == RowState::Keyed) {
            for (_, cols) in &table.labels {
                self.taken.extend(self.grid.cells_across(row.row, *cols).iter().map(|cell| cell.at));
            }
            let furniture = table.heading.stubs.iter().filter(|(stub, ..)| *stub == heading::Stub::Furniture);
            for (_, _, cols) in furniture {
                self.taken.extend(self.grid.cells_across(row.row, *cols).iter().map(|cell| cell.at));
            }
        }
    }

    fn read_labels(&mut self, labels: &[Label]) {
        for label in labels {
            let context = self.context_of_label(label);
            self.taken.extend(&context.cells);
            self.read.findings.extend(
                context
                    .findings
                    .iter()
                    .filter(|finding| !self.read.findings.contains(finding))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
            let skip = |at| self.taken.contains(&at) || self.in_table(at);
            let cells = self.cells();
            let reader = Labels { grid: self.grid, vocabulary: self.vocabulary, cells: &cells, skip: &skip };
            let harvest = reader.read(label, &context);
            self.contexts.push(context);
            self.gather(harvest);
        }
    }

    fn context_of_label(&self, label: &Label) -> Found {
        let shape = &self.vocabulary.form.labels[label.shape];
        let mut above = self.above(label.range.first.row, (label.range.first.col, label.right), 0);
        above.cols.1 = label.right;
        let skip = |at: CellRef| self.in_table(at);
        match shape.context {
            ContextKind::Item => self.context().item(above, &shape.context_items, &skip),
            ContextKind::Category => {
                let mut found = self.context().category(above, &skip);
                found.category = found.category.or_else(|| self.category_of_sheet());
                found
            }
        }
    }

    fn gather(&mut self, harvest: Harvest) {
        self.taken.extend(harvest.taken);
        self.read.findings.extend(harvest.findings);
        self.read.entries.extend(harvest.entries);
    }
}

/// How well a shape fits a row of headings: first how many of them it knows, then how many rows under them.
fn fit(table: &Table) -> (usize, usize) {
    let rows = table.rows.iter().filter(|row| row.state == RowState::Keyed).count();
    (table.heading.stubs.len() + table.heading.columns.len(), rows)
}

fn meets(a: (u32, u32), b: (u32, u32)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

fn overlaps(a: &Heading, b: &Heading) -> bool {
    meets(a.extent(), b.extent())
}

fn same_place(table: &Table, heading: &Heading) -> bool {
    table.heading.row == heading.row && overlaps(&table.heading, heading)
}

/// Whether two tables would take the same cells for their row labels: only one of them can be a table.
fn shares_labels(a: &Table, b: &Table) -> bool {
    let rows =
        |table: &Table| (table.heading.row, table.rows.last().map_or(table.heading.row, |row| row.row));
    let shared = |(_, cols): &(Dimension, (u32, u32))| b.labels.iter().any(|(_, other)| meets(*cols, *other));
    meets(rows(a), rows(b)) && a.labels.iter().any(shared)
}

fn covers(table: &Table, heading: &Heading) -> bool {
    let rows = table.heading.row..=table.rows.last().map_or(table.heading.row, |row| row.row);
    rows.contains(&heading.row) && overlaps(&table.heading, heading)
}
