//! The cells of data of a table: what each says, ditto marks resolved, and for which item, field and axis.

use super::grid::Grid;
use super::heading::Column;
use super::items::Resolved;
use super::table::{RowState, Table};
use super::vocabulary::Vocabulary;
use crate::book::{Cell, CellValue};
use crate::model::{
    Axis, CellRef, Entry, Fault, Finding, FiscalYear, LayoutFault, Place, Value, ValueFault, YearFault,
};
use crate::template::{Dimension, TableShape};
use crate::text::ditto::{self, Ditto};

/// What a cell says, before its kind is known.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// The value that counts: of a ditto mark what it repeats.
    pub value: Option<Value>,
    /// The text of the cell that says it.
    pub shown: String,
    /// Whether a ditto mark stands for it.
    pub ditto: bool,
    /// Whether a finding already says that it can't be used.
    pub refused: bool,
}

/// Reads the data of a table.
pub struct Cells<'a> {
    /// The sheet.
    pub grid: &'a Grid<'a>,
    /// The words.
    pub vocabulary: &'a Vocabulary<'a>,
    /// The file's path, for findings and entries.
    pub file: &'a str,
    /// The department's name.
    pub department: &'a str,
}

/// What was read from a table or a label.
#[derive(Debug, Default)]
pub struct Harvest {
    /// The entries, blank ones too.
    pub entries: Vec<Entry>,
    /// What was wrong.
    pub findings: Vec<Finding>,
    /// The cells that were read or that a finding explains.
    pub taken: Vec<CellRef>,
}

/// A place in a table: row and column by their order, not their address.
struct Slot<'a> {
    table: &'a Table,
    shape: &'a TableShape,
    row: usize,
    column: usize,
}

impl Slot<'_> {
    fn data_column(&self) -> &Column {
        &self.table.heading.columns[self.column]
    }

    fn sheet_row(&self) -> u32 {
        self.table.rows[self.row].row
    }
}

type Memory = Vec<Vec<Option<(Option<usize>, Said)>>>;

impl Cells<'_> {
    /// Reads every cell of data of the table.
    pub fn read(
        &self,
        table: &Table,
        shape: &TableShape,
        items: &Resolved,
        category: Option<usize>,
    ) -> Harvest {
        let mut harvest = Harvest::default();
        let mut memory: Memory = vec![vec![None; table.heading.columns.len()]; table.rows.len()];
        for row in 0..table.rows.len() {
            let told = self.tell_row(table, shape, row, items, &mut harvest);
            for column in 0..table.heading.columns.len() {
                let slot = Slot { table, shape, row, column };
                let fields = self.fields(&slot);
                let said = self.say(&slot, fields, &memory, &mut harvest);
                if !told && let Some(item) = items.items[row] {
                    self.enter(&slot, item, fields, category, &said, &mut harvest);
                }
                memory[row][column] = Some((fields, said));
            }
        }
        harvest
    }

    /// A row whose label says nothing known, over filled cells, is a finding. Whether one was made.
    fn tell_row(
        &self,
        table: &Table,
        shape: &TableShape,
        row: usize,
        items: &Resolved,
        harvest: &mut Harvest,
    ) -> bool {
        let line = &table.rows[row];
        let filled = self.filled(table, line.row);
        match &line.state {
            RowState::Keyed if items.items[row].is_some() => false,
            RowState::Keyed => true,
            RowState::Unlabelled => {
                let innermost_item = shape.rows.last() == Some(&Dimension::Item);
                let readable =
                    shape.unlabelled_rows.is_some() || (innermost_item && items.items[row].is_some());
                if !readable {
                    let lacking =
                        items.items.iter().flatten().any(|item| self.lacks_year(table, shape, *item));
                    self.tell_unlabelled(table, line.row, lacking, harvest);
                }
                !readable
            }
            RowState::Unknown(refusal) if !filled.is_empty() || refusal.is_some() => {
                if !items.explained.contains(&line.label) {
                    let told = refusal.clone().unwrap_or_else(|| self.unknown_row(shape, line.label));
                    harvest.findings.push(self.finding(told, line.label));
                }
                harvest.taken.push(line.label);
                harvest.taken.extend(filled);
                true
            }
            RowState::Unknown(_) => true,
        }
    }

    /// Cells of a row whose label is missing belong to nothing.
    fn tell_unlabelled(&self, table: &Table, row: u32, lacking: bool, harvest: &mut Harvest) {
        let cells = if lacking { self.filled(table, row) } else { self.begun(table, row) };
        if let Some((first, more)) = cells.split_first() {
            let mut finding = self.finding(LayoutFault::UnreadCells, *first);
            finding.more_cells = more.to_vec();
            harvest.findings.push(finding);
        }
    }

    /// Whether a year of the item has no row: a row without a label may be meant for it.
    fn lacks_year(&self, table: &Table, shape: &TableShape, item: usize) -> bool {
        let plan = self.vocabulary.plan;
        let Some(span) = plan.years_of(&plan.items[item]) else { return false };
        let has = |year: &FiscalYear| table.rows.iter().any(|row| row.key.years.contains(year));
        shape.rows.last() == Some(&Dimension::FiscalYear) && !span.years().all(|year| has(&year))
    }

    /// Whether a row was only put in between: it has no label, and no cell of data begins in it.
    fn is_put_in(&self, table: &Table, row: usize) -> bool {
        let line = &table.rows[row];
        line.state == RowState::Unlabelled && self.begun(table, line.row).is_empty()
    }

    /// The filled cells of data that begin in the row.
    fn begun(&self, table: &Table, row: u32) -> Vec<CellRef> {
        self.filled(table, row).into_iter().filter(|at| at.row == row).collect()
    }

    /// A row label that says nothing known.
    fn unknown_row(&self, shape: &TableShape, at: CellRef) -> Fault {
        let fields = self.vocabulary.plan.fields.iter().map(|field| field.label.as_str());
        let nearest = || self.vocabulary.nearest(self.grid.text(at), fields).map(str::to_owned);
        match shape.rows.last() {
            Some(Dimension::FiscalYear) => YearFault::NotAYear.into(),
            Some(Dimension::Item) => LayoutFault::UnknownItem { nearest: None }.into(),
            Some(Dimension::Field) => {
                LayoutFault::UnknownHeading { nearest: nearest(), missing: Vec::new() }.into()
            }
            _ => LayoutFault::UnknownHeading { nearest: None, missing: Vec::new() }.into(),
        }
    }

    fn filled(&self, table: &Table, row: u32) -> Vec<CellRef> {
        let columns = table.heading.columns.iter();
        let cells = columns.flat_map(|column| self.data_cells(table, row, column));
        cells.map(|cell| cell.at).collect()
    }

    /// The filled cells of data in a row under a heading: no heading, no label reaches in by a merge.
    fn data_cells(&self, table: &Table, row: u32, column: &Column) -> Vec<&Cell> {
        let cells = self.grid.cells_across(row, column.cols).into_iter();
        cells.filter(|cell| cell.at.row > table.heading.row && table.heading.is_data(cell.at.col)).collect()
    }

    /// The field that a place is of: its heading's, its row's, or the shape's.
    fn fields(&self, slot: &Slot) -> Option<usize> {
        let row = &slot.table.rows[slot.row];
        let position =
            |name: &String| self.vocabulary.plan.fields.iter().position(|field| field.name == *name);
        if self.is_unlabelled(slot) {
            return slot.shape.unlabelled_rows.as_ref().and_then(position);
        }
        let key = slot.data_column().key.field.or(row.key.field);
        key.or_else(|| slot.shape.cells.as_ref().and_then(position))
    }

    /// A row under a labelled one, with no label of its own or only a merged one's lower part.
    fn is_unlabelled(&self, slot: &Slot) -> bool {
        let rows = &slot.table.rows;
        let lower_part = slot.row > 0 && rows[slot.row].label == rows[slot.row - 1].label;
        slot.shape.unlabelled_rows.is_some() && (rows[slot.row].state == RowState::Unlabelled || lower_part)
    }

    /// What the cell says; faults of the cell itself are told here.
    fn say(&self, slot: &Slot, field: Option<usize>, memory: &Memory, harvest: &mut Harvest) -> Said {
        let cells = self.data_cells(slot.table, slot.sheet_row(), slot.data_column());
        let nothing = Said::default();
        let Some(cell) = cells.first() else { return nothing };
        harvest.taken.extend(cells.iter().map(|cell| cell.at));
        if let Some(second) = cells.get(1) {
            let finding = self.finding(LayoutFault::SeveralValues { other: cell.at }, second.at);
            harvest.findings.push(finding);
            return Said { refused: true, ..nothing };
        }
        let ditto = match &cell.value {
            CellValue::Text(_) => ditto::read(&cell.shown),
            _ => None,
        };
        match ditto {
            Some(mark) => self.repeat(slot, field, cell, mark, memory, harvest),
            None => self.plain(cell, &mut harvest.findings),
        }
    }

    /// What a cell says by itself.
    pub fn plain(&self, cell: &Cell, findings: &mut Vec<Finding>) -> Said {
        let fault = match &cell.value {
            _ if cell.struck => Some(Fault::from(LayoutFault::StruckOut)),
            CellValue::Error(_) => Some(ValueFault::ErrorValue.into()),
            CellValue::Uncomputed => Some(ValueFault::UncomputedFormula.into()),
            _ => None,
        };
        let refused = fault.is_some();
        findings.extend(fault.map(|fault| self.finding(fault, cell.at)));
        let value = (!refused).then(|| cell.said());
        Said { value, shown: cell.shown.to_string(), ditto: false, refused }
    }

    /// A ditto mark says what it repeats, of the same field; what has no clear source is refused.
    fn repeat(
        &self,
        slot: &Slot,
        field: Option<usize>,
        cell: &Cell,
        mark: Ditto,
        memory: &Memory,
        harvest: &mut Harvest,
    ) -> Said {
        let anchor_row = slot.table.rows.iter().position(|row| row.row == cell.at.row).unwrap_or(slot.row);
        let columns = &slot.table.heading.columns;
        let anchor_column =
            columns.iter().position(|column| (column.cols.0..=column.cols.1).contains(&cell.at.col));
        let (row, column) = (anchor_row, anchor_column.unwrap_or(slot.column));
        let above = (0..row).rev().find(|row| !self.is_put_in(slot.table, *row));
        let above = above.and_then(|above| memory[above].get(column)).and_then(Option::as_ref);
        let left = column.checked_sub(1).and_then(|left| memory[row][left].as_ref());
        let left = if row == slot.row {
            left
        } else {
            memory[row].get(column.wrapping_sub(1)).and_then(Option::as_ref)
        };
        let left = left.filter(|_| !self.is_interrupted(slot, cell));
        let same_field = |source: &&(Option<usize>, Said)| source.0 == field;
        let source = match mark {
            Ditto::Above => above.filter(same_field),
            Ditto::Left => left.filter(same_field),
            Ditto::Along => along(slot.shape, above.filter(same_field), left.filter(same_field)),
        };
        let refused = Said { ditto: true, refused: true, ..Said::default() };
        match source {
            Some((_, said)) if said.value.is_some() => Said { ditto: true, ..said.clone() },
            Some((_, said)) if said.refused => refused,
            Some(_) | None => {
                if cell.at.row == slot.sheet_row() {
                    let crossed = source.is_none()
                        && (above.is_some() || left.is_some())
                        && !at_edge(mark, row, column);
                    let fault =
                        if crossed { LayoutFault::DittoAmbiguous } else { LayoutFault::DittoWithoutSource };
                    harvest.findings.push(self.finding(fault, cell.at));
                }
                refused
            }
        }
    }

    /// Whether a filled cell that belongs to no known column stands between a cell and the column left of it.
    fn is_interrupted(&self, slot: &Slot, cell: &Cell) -> bool {
        let columns = slot.table.heading.columns.iter().filter(|column| column.cols.1 < cell.at.col);
        let Some(left) = columns.map(|column| column.cols.1).max() else { return false };
        let between = (left + 1, cell.at.col.saturating_sub(1));
        between.0 <= between.1
            && self.grid.cells_across(cell.at.row, between).iter().any(|other| other.at.col > left)
    }

    /// Makes the entries of a place: one a year where a heading spans several.
    fn enter(
        &self,
        slot: &Slot,
        item: usize,
        field: Option<usize>,
        category: Option<usize>,
        said: &Said,
        harvest: &mut Harvest,
    ) {
        let Some(field) = field else { return };
        for axis in self.axes(slot, category) {
            if let Axis::Year(year) = axis
                && let Some(finding) = self.out_of_plan(slot, item, year)
            {
                if said.value.is_some() || said.refused {
                    harvest.findings.push(finding);
                }
                continue;
            }
            harvest.entries.push(self.entry(slot, item, field, axis, said));
        }
    }

    fn entry(&self, slot: &Slot, item: usize, field: usize, axis: Axis, said: &Said) -> Entry {
        let plan = self.vocabulary.plan;
        let cells = self.data_cells(slot.table, slot.sheet_row(), slot.data_column());
        let at =
            cells.first().map_or(CellRef::new(slot.sheet_row(), slot.data_column().cols.0), |cell| cell.at);
        Entry {
            department: self.department.to_owned(),
            item: plan.items[item].id.clone(),
            field: plan.fields[field].name.clone(),
            axis,
            value: said.value.clone(),
            raw: cells.first().map_or_else(String::new, |cell| cell.shown.to_string()),
            place: Place::cell(self.file, &self.grid.sheet.name, at),
            repeats: said.ditto.then(|| said.shown.clone()),
        }
    }

    fn axes(&self, slot: &Slot, category: Option<usize>) -> Vec<Axis> {
        let (column, row) = (&slot.data_column().key, &slot.table.rows[slot.row].key);
        let years: Vec<FiscalYear> = column.years.iter().chain(&row.years).copied().collect();
        if !years.is_empty() {
            return years.into_iter().map(Axis::Year).collect();
        }
        let category = column.category.or(row.category).or(category);
        let name = |index: usize| Axis::Category(self.vocabulary.plan.categories[index].name.clone());
        vec![category.map_or(Axis::None, name)]
    }

    fn out_of_plan(&self, slot: &Slot, item: usize, year: FiscalYear) -> Option<Finding> {
        let plan = self.vocabulary.plan;
        let span = plan.years_of(&plan.items[item])?;
        if span.contains(year) {
            return None;
        }
        let down = !slot.table.rows[slot.row].key.years.is_empty();
        let at = if down { slot.table.rows[slot.row].label } else { slot.data_column().at };
        Some(self.finding(YearFault::YearOutOfPlan, at).item(&plan.items[item].id))
    }

    fn finding(&self, fault: impl Into<Fault>, at: CellRef) -> Finding {
        Finding::new(fault, Place::cell(self.file, &self.grid.sheet.name, at)).value(self.grid.text(at))
    }
}

/// `〃` goes along the years. Across categories it may mean above as well: only if both agree.
fn along<'m>(
    shape: &TableShape,
    above: Option<&'m (Option<usize>, Said)>,
    left: Option<&'m (Option<usize>, Said)>,
) -> Option<&'m (Option<usize>, Said)> {
    if shape.columns.contains(&Dimension::FiscalYear) {
        return left;
    }
    if shape.rows.contains(&Dimension::FiscalYear) {
        return above;
    }
    match (above, left) {
        (Some(above), Some(left)) if above.1.value == left.1.value => Some(above),
        (Some(_), Some(_)) => None,
        (above, left) => above.or(left),
    }
}

const fn at_edge(mark: Ditto, row: usize, column: usize) -> bool {
    match mark {
        Ditto::Above => row == 0,
        Ditto::Left => column == 0,
        Ditto::Along => row == 0 && column == 0,
    }
}
