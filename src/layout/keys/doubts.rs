//! What of a table nobody can know whose or what it is: it is told, and not read.

use std::collections::{BTreeMap, BTreeSet};

use super::{Keys, years};
use crate::book::CellValue;
use crate::layout::band::{Column, agrees};
use crate::layout::frame::{State, Table, TableRow, labels_in};
use crate::layout::grid::{Cols, Spot};
use crate::layout::ids::{DimId, FieldId, ItemId, Of, YEAR};
use crate::layout::outline::{Context, Items};
use crate::layout::records::{is_stored_date, record_name};
use crate::layout::words::{Heading, How};
use crate::layout::{Key, Scope, cell, fault, missing, sheet_name};
use crate::model::{Fault, FiscalYear, LayoutFault, Line, TablePart, ValueFault, YearFault, YearSpan};
use crate::text::example;

impl Keys<'_> {
    /// A table whose item or category nothing names, or that two names claim, can't be read. Whether that is told.
    pub(super) fn tell_context(&mut self) -> bool {
        if self.shape.above.is_empty() {
            return false;
        }
        let named = self.context.above.as_ref();
        let usable = named.is_some_and(|named| named.fault.is_none() && !named.may.is_empty());
        if usable {
            return false;
        }
        let heads: Vec<Spot> = self.table.band.heads().collect();
        let of_sheet = || sheet_name::unknown(self.scope, *self.shape.above.first()?);
        let finding = named.and_then(|named| named.fault.clone()).or_else(of_sheet).unwrap_or_else(|| {
            fault::half_matched(self.scope, heads[0], &self.shape.name, &heads, TablePart::Item)
        });
        let rows = self.table.rows.iter().flat_map(|row| self.table.filled(self.scope, row.row));
        let cells: BTreeSet<Spot> = rows.collect();
        self.account.tell(finding, cells);
        true
    }

    /// Columns of which nobody can know what they are, and columns under headings that say nothing known.
    pub(super) fn tell_columns(&mut self) {
        for column in self.table.bands().flat_map(|band| &band.columns).filter(|column| column.doubtful) {
            let Some(head) = column.heads.last() else { continue };
            let fault = self.doubt(column);
            let rows =
                self.table.rows.iter().flat_map(|row| self.table.cells(self.scope, row.row, column.cols));
            let under: BTreeSet<Spot> = rows.collect();
            let under = under.into_iter().chain(column.heads.iter().copied());
            self.account.tell(fault::at(self.scope, fault, *head), under);
        }
        self.tell_unknown_columns();
    }

    /// Why nobody can know what a column is.
    fn doubt(&self, column: &Column) -> Fault {
        let year = column.key.iter().find(|(dim, _)| *dim == YEAR);
        let says = |head: &Spot| self.scope.says[*head].of(YEAR).is_some();
        let heads: Vec<Spot> = column.heads.iter().copied().filter(says).collect();
        let mut columns = self.table.bands().flat_map(|band| &band.columns);
        let is_alone = columns.all(|other| other.cols == column.cols || !agrees(&other.key, &column.key));
        match (year, heads.as_slice()) {
            (Some((_, may)), [first, .., last]) if may.is_empty() => YearFault::ContradictoryYear {
                one: self.scope.grid.text(*first).to_owned(),
                other: self.scope.grid.text(*last).to_owned(),
            }
            .into(),
            (Some((_, may)), _) if !may.is_empty() && is_alone => LayoutFault::UnreadCells.into(),
            (Some((_, may)), _) if !may.is_empty() && self.shape.columns.len() == 1 => {
                YearFault::DuplicateYear.into()
            }
            _ => LayoutFault::RepeatedHeading.into(),
        }
    }

    /// A row of which nobody can know what it says, over filled cells, is told. Whether it is.
    pub(super) fn tell_doubtful(&mut self, row: usize) -> bool {
        let line = &self.table.rows[row];
        let filled = self.table.filled(self.scope, line.row);
        let begun: Vec<Spot> =
            filled.iter().copied().filter(|spot| self.scope.grid.place(*spot).row == line.row).collect();
        if self.is_shifted(row) {
            self.tell_shifted(row);
            return true;
        }
        if self.is_aside(row, &filled) {
            return true;
        }
        if let Some(why) = self.items.why[row] {
            let (finding, labels) = self.items.faults[why].clone();
            let label = line.label;
            let filled = self.without_words(label, filled);
            let (finding, label) = match label {
                Some(label) => (self.as_total(finding, label, filled.iter()), Some(label)),
                None => (finding, None),
            };
            self.account.tell(finding.clone(), labels.into_iter().chain(label).chain(filled.iter().copied()));
            label.into_iter().for_each(|label| self.compare_total(&finding, label, &filled));
            return true;
        }
        if row >= self.end {
            if let Some(first) = line.label.or(filled.first().copied()) {
                let finding = fault::at(self.scope, LayoutFault::UnreadCells, first);
                self.account.tell_row(finding, filled.into_iter().chain(line.label));
            }
            return true;
        }
        let twice = line.label.and_then(|label| Some((label, self.twice.get(&label)?.clone())));
        if let Some((label, fault)) = twice {
            let finding = fault::at(self.scope, fault, label);
            self.account.tell(finding, filled.into_iter().chain([label]));
            return true;
        }
        if let Some(label) = self.split_label(row) {
            let finding = fault::rows_under_one_name(self.scope, label, self.items.of[row]);
            self.account.tell(finding, filled.into_iter().chain([label]));
            return true;
        }
        if let Some(finding) = self.misnamed(row, &filled) {
            let labels = self.table.label_cells(self.scope, line.row);
            self.account.tell(finding, labels.into_iter().chain(filled));
            return true;
        }
        if let Some((label, rival)) = line.label.zip(self.rival(row)) {
            let finding = fault::at(self.scope, LayoutFault::UnreadCells, label);
            self.account.tell(finding, filled.into_iter().chain([label, rival]));
            return true;
        }
        match line.state {
            State::Keyed => {
                let list =
                    self.shape.list(self.scope.words).filter(|list| !self.shape.columns.contains(list));
                list.is_some() && self.items.of[row].is_none()
            }
            State::Unlabelled if self.is_below(row) => false,
            State::Unlabelled
                if self.shape.list(self.scope.words) == Some(self.shape.inner())
                    && self.items.of[row].is_some() =>
            {
                false
            }
            State::Unlabelled if self.table.is_nameless(self.scope, line) => {
                self.tell_nameless(row);
                true
            }
            State::Unlabelled => {
                let mut cells = if self.lacks_year { filled } else { begun };
                cells.retain(|spot| !self.scope.words.is_furniture(self.scope.grid.text(*spot)));
                if cells.iter().all(|spot| self.is_computed_of_nothing(*spot)) {
                    cells.drain(..).for_each(|spot| self.account.mark(spot, Line::Furniture));
                }
                if let Some(first) = cells.first() {
                    let finding = fault::at(self.scope, LayoutFault::UnreadCells, *first);
                    self.account.tell_row(finding, cells);
                }
                true
            }
            State::Unknown => {
                self.tell_unknown(row, filled);
                true
            }
        }
    }

    /// Whether the form computes a cell, and has nothing to compute it of: an end less a beginning that nobody wrote is 0, and a
    /// share of nothing an error. Where the blank form is not known, or has no formula there, somebody wrote it.
    fn is_computed_of_nothing(&self, spot: Spot) -> bool {
        let cell = self.scope.grid.cell(spot);
        let is_nothing = match cell.value {
            CellValue::Number(value) => value == 0.0,
            CellValue::Error(_) => true,
            _ => false,
        };
        is_nothing && self.scope.blank.computes(self.scope.grid.sheet, cell)
    }

    /// Whether a row says beside the place of its label that it is an example or a total. An example is the form's own where
    /// it stands as in the blank form, and what else stands there is told with the rest; a total is told here.
    fn is_aside(&mut self, row: usize, filled: &[Spot]) -> bool {
        let line = &self.table.rows[row];
        let Some(label) = line.label.filter(|_| line.state == State::Unknown) else { return false };
        let (text, col) = (self.scope.grid.text(label), self.scope.grid.place(label).col);
        if example::is_said(text) {
            return true;
        }
        let is_total = self.scope.words.is_total(text);
        let beside = is_total && !self.table.labels.iter().any(|(_, cols)| cols.holds(col));
        if beside && !filled.is_empty() {
            let filled = self.without_words(Some(label), filled.to_vec());
            let finding = fault::at(self.scope, LayoutFault::ExtraColumn, label);
            let finding = self.as_total(finding, label, filled.iter().filter(|cell| **cell != label));
            let labels = self.table.label_cells(self.scope, line.row);
            let all: BTreeSet<Spot> = filled.iter().copied().chain(labels).chain([label]).collect();
            self.account.tell(finding.clone(), all);
            self.compare_total(&finding, label, &filled);
        }
        beside
    }

    /// The label of a row that is merged over others, where no other label tells them apart and a lower one of them is
    /// filled. Of a list that names the rows this was told before.
    fn split_label(&self, row: usize) -> Option<Spot> {
        let line = &self.table.rows[row];
        let label = line.label.filter(|_| line.state == State::Keyed && self.shape.below.is_none())?;
        let range = self.scope.grid.range(label);
        if range.first.row == range.last.row || self.scope.words.is_list(self.shape.inner()) {
            return None;
        }
        let labels = self.table.label_cells(self.scope, range.first.row);
        let same = |row: u32| self.table.label_cells(self.scope, row) == labels;
        let is_low = |other: &TableRow| self.table.is_low(self.scope, label, other.row) && same(other.row);
        (same(line.row) && self.table.rows.iter().any(is_low)).then_some(label)
    }

    /// All records without a name, told at the first of them.
    fn tell_nameless(&mut self, row: usize) {
        if std::mem::replace(&mut self.nameless, true) {
            return;
        }
        let rows = self.table.rows[row..].iter().filter(|row| self.table.is_nameless(self.scope, row));
        let cells: Vec<Spot> = rows.flat_map(|row| self.table.filled(self.scope, row.row)).collect();
        if let Some(first) = cells.first() {
            let finding = fault::at(self.scope, self.unnamed_record(), *first);
            self.account.tell(finding, cells.clone());
        }
    }

    /// That a row has no name of its own under the heading of the names.
    fn unnamed_record(&self) -> LayoutFault {
        let head = self.table.bands().find_map(|band| {
            let mut heads = band.label_heads.iter();
            heads.find(|(heading, ..)| *heading == Heading::Labels(self.shape.inner()))
        });
        let heading = head.map(|(_, spot, _)| self.scope.grid.text(*spot).to_owned()).unwrap_or_default();
        LayoutFault::UnnamedRecord { heading, next: self.next_number() }
    }

    /// The number after those of the records, where all of them have one.
    fn next_number(&self) -> Option<String> {
        let rows = self.table.rows.iter().filter(|row| row.state == State::Keyed);
        let labels = rows.filter_map(|row| row.label);
        let numbers = labels.map(|label| record_name(self.scope.grid.text(label)).parse::<u32>().ok());
        let last = numbers.collect::<Option<Vec<_>>>()?.into_iter().max()?;
        last.checked_add(1).map(|next| next.to_string())
    }

    /// Whether nothing says whose a row is.
    fn is_nobodys(&self, row: usize) -> bool {
        let list = self.shape.list(self.scope.words).filter(|list| !self.shape.columns.contains(list));
        let unnamed = list.is_some() && self.items.of[row].is_none();
        match self.table.rows[row].state {
            State::Keyed => unnamed,
            State::Unlabelled => !self.is_below(row) && (list != Some(self.shape.inner()) || unnamed),
            State::Unknown => true,
        }
    }

    /// A cell of the row that says another member than its label, under a heading that is the labels' own or may be: nobody
    /// can know which of the two is the label.
    fn rival(&self, row: usize) -> Option<Spot> {
        let line = &self.table.rows[row];
        let list = self.shape.list(self.scope.words).zip(line.label);
        let named = list.and_then(|(list, label)| self.scope.says[label].of(list));
        let named = named.map(|sense| (sense.dim, sense.may.clone()));
        let says: Key = line.key.iter().cloned().chain(named).collect();
        let doubtful = self.table.band.columns.iter().filter(|column| column.doubtful);
        let mut cells = doubtful.flat_map(|column| self.table.cells(self.scope, line.row, column.cols));
        let rival = cells.find(|spot| {
            let other = |(dim, may): &(DimId, Vec<Of>)| {
                let sense = self.scope.says[*spot].of(*dim).filter(|sense| sense.how == How::Whole);
                sense.is_some_and(|sense| !sense.may.iter().any(|of| may.contains(of)))
            };
            says.iter().any(other)
        });
        let others = self.other_labels.iter();
        let mut others = others.flat_map(|cols| labels_in(self.scope, line.row, *cols, self.table.band.last));
        rival.or_else(|| others.next())
    }

    fn tell_unknown(&mut self, row: usize, filled: Vec<Spot>) {
        let Some(label) = self.table.rows[row].label else { return };
        let says = &self.scope.says[label];
        let is_name = says.senses.iter().any(|sense| sense.how == How::Number);
        if is_name && filled.is_empty() {
            return;
        }
        if filled.is_empty() && says.refusal.is_none() && says.bare.is_none() {
            return;
        }
        if self.table.is_of_form(self.scope, self.table.rows[row].row) {
            return;
        }
        let is_record = self.scope.words.is_record(self.shape.inner());
        let is_word = is_record
            && self.names.is_word_among(self.scope, label)
            && cell::no_name(self.scope, label).is_none()
            && !self.scope.words.is_total(self.scope.grid.text(label));
        let is_date = is_record && is_stored_date(self.scope, label);
        let is_number = is_record && self.names.is_number_among(self.scope, label);
        let finding = match is_word || is_number {
            _ if is_date => fault::at(self.scope, ValueFault::NotACode { example: None }, label),
            true if filled.len() > 1 => fault::at(self.scope, self.unnamed_record(), label),
            true => fault::at(self.scope, LayoutFault::UnreadCells, label),
            false if self.is_own_row(label) => fault::at(self.scope, LayoutFault::ExtraColumn, label),
            false => missing::unknown_label(self.scope, self.shape, label, &self.lost_fields(row)),
        };
        let filled = self.without_words(Some(label), filled);
        let finding = self.as_total(finding, label, filled.iter().filter(|cell| **cell != label));
        self.account.tell_row(finding.clone(), filled.iter().copied().chain([label]));
        self.compare_total(&finding, label, &filled);
    }

    /// Whether a row among years is a department's own: its label has nothing of a year, and no year is missing that it could
    /// be meant for.
    fn is_own_row(&self, label: Spot) -> bool {
        let says = &self.scope.says[label];
        let is_word = says.refusal.is_none()
            && says.bare.is_none()
            && !self.scope.grid.text(label).contains(char::is_numeric)
            && cell::no_name(self.scope, label).is_none();
        let said: BTreeSet<FiscalYear> = self.table.rows.iter().flat_map(|row| years(&row.key)).collect();
        let all =
            self.scope.words.plan.years.is_some_and(|span| span.years().all(|year| said.contains(&year)));
        let is_named = self.context.above.as_ref().is_some_and(|named| !named.may.is_empty());
        is_word && self.shape.inner() == YEAR && !self.lacks_year && (is_named || all)
    }

    /// The fields that no row of the same item says.
    fn lost_fields(&self, row: usize) -> Vec<&str> {
        let said = self.said.get(&self.items.of[row]);
        let is_said = |field: &FieldId| said.is_some_and(|said| said.contains(&Of::Field(*field)));
        let lost = self.shape.fields.iter().filter(|field| !is_said(field));
        lost.map(|field| self.scope.words.field(*field).label.as_str()).collect()
    }

    /// A value merged over two fields, over a column that nobody knows, or down from a row that nobody knows, belongs to
    /// nothing certain.
    pub(super) fn tell_wide(&mut self, spot: Spot, row: usize, column: usize) -> bool {
        let range = self.scope.grid.range(spot);
        let cols = self.scope.grid.cols(spot);
        let over = self.table.band.columns.iter().enumerate().filter(|(_, other)| other.cols.meets(cols));
        if range.first == range.last && over.clone().count() == 1 {
            return false;
        }
        let fields: BTreeSet<Option<FieldId>> =
            over.clone().map(|(index, _)| self.field(row, index, self.is_below(row))).collect();
        let doubtful = over.clone().count() > 1 && over.clone().any(|(_, other)| other.doubtful);
        let own = self.table.row_at(range.first.row);
        let down = own..self.table.row_at(range.last.row.saturating_add(1));
        let down = down.filter(|index| self.table.rows[*index].state == State::Keyed);
        let rows: BTreeSet<Option<FieldId>> = down.map(|index| self.field(index, column, false)).collect();
        let begins = self.table.rows.get(own).is_some_and(|line| line.row == range.first.row);
        let headless = range.first.row < range.last.row && begins && self.is_nobodys(own);
        let beyond = self.lacks && (cols.0..=cols.1).any(|col| !self.table.band.is_data(col));
        if !doubtful && !beyond && !headless && (fields.len() > 1 || rows.len() > 1) {
            let finding = fault::at(self.scope, LayoutFault::MergedValues, spot);
            let item = self.item(row, column).map(|item| &self.scope.words.item(item).id);
            let finding = item.map_or(finding.clone(), |item| finding.item(item));
            if !self.account.told.iter().any(|(told, _)| *told == finding) {
                self.account.tell(finding, [spot]);
            }
            return true;
        }
        if doubtful || beyond || headless {
            self.account.tell(fault::at(self.scope, LayoutFault::UnreadCells, spot), [spot]);
        }
        doubtful || beyond || headless
    }

    pub(super) fn tell_out_of_plan(
        &mut self,
        row: usize,
        column: usize,
        item: Option<ItemId>,
        year: FiscalYear,
        spot: Option<Spot>,
    ) {
        let Some(spot) = spot else { return };
        let down = years(&self.table.rows[row].key).contains(&year);
        let label = self.table.rows[row].label.filter(|_| down);
        let mut heads = self.column(column).heads.iter().rev().copied();
        let head = heads.clone().find(|head| self.scope.says[*head].of(YEAR).is_some()).or(heads.next());
        let head = label.or(head).unwrap_or(spot);
        let mut finding = fault::out_of_plan(self.scope, head, item);
        let cols = self.scope.grid.cols(spot);
        if cols.0 < cols.1 {
            // What is merged over a year of the plan too is taken for that one only.
            finding.more_cells.push(self.scope.grid.place(spot));
        }
        self.account.tell(finding, [spot]);
    }

    pub(super) fn begun(&self, row: usize) -> Vec<Spot> {
        let line = &self.table.rows[row];
        let filled = self.table.filled(self.scope, line.row).into_iter();
        filled.filter(|spot| self.scope.grid.place(*spot).row == line.row).collect()
    }
}

/// The columns under further headings of the labels in which other names stand than in the same rows: of another table
/// beside this one, or this one's own.
pub fn other_labels(scope: Scope, table: &Table) -> Vec<Cols> {
    let shape = table.shape(scope);
    let names = |spot: Spot| -> Vec<&Of> {
        let senses = scope.says[spot].senses.iter().filter(|sense| sense.how == How::Whole);
        let lists = senses.filter(|sense| scope.words.is_list(sense.dim) && Some(sense.dim) != shape.within);
        lists.flat_map(|sense| &sense.may).collect()
    };
    let names_another = |row: &TableRow, cols: Cols| {
        let own: Vec<&Of> = row.label.map(names).unwrap_or_default();
        let said: Vec<&Of> =
            labels_in(scope, row.row, cols, table.band.last).into_iter().flat_map(names).collect();
        !own.is_empty() && !said.is_empty() && !said.iter().any(|of| own.contains(of))
    };
    let is_label = |cols: Cols| table.labels.iter().any(|(_, known)| known.meets(cols));
    let heads = table.bands().flat_map(|band| &band.label_heads);
    let others = heads.filter(|(head, ..)| *head == Heading::Labels(shape.inner())).map(|(.., cols)| *cols);
    others.filter(|cols| !is_label(*cols) && table.rows.iter().any(|row| names_another(row, *cols))).collect()
}

/// What the rows of each item say.
pub fn said(table: &Table, items: &Items) -> BTreeMap<Option<ItemId>, BTreeSet<Of>> {
    let mut said: BTreeMap<Option<ItemId>, BTreeSet<Of>> = BTreeMap::new();
    for (row, item) in table.rows.iter().zip(&items.of) {
        let own = row.key.iter().flat_map(|(_, may)| may.iter().cloned());
        said.entry(*item).or_default().extend(own);
    }
    said
}

/// Whether a year of the item above a table has no row: a row without a label may be meant for it.
pub fn lacks_year(scope: Scope, table: &Table, context: &Context) -> bool {
    let named = context.above.as_ref().map(|named| named.may.as_slice()).unwrap_or_default();
    let items = named.iter().filter_map(Of::item).map(|item| scope.words.item(item));
    let mut spans = items.filter_map(|item| scope.words.plan.years_of(item));
    let said: BTreeSet<FiscalYear> = table.rows.iter().flat_map(|row| years(&row.key)).collect();
    let lacks = |span: YearSpan| span.years().any(|year| !said.contains(&year));
    table.shape(scope).inner() == YEAR && spans.any(lacks)
}
