//! The key of each cell of a table: what its column, its row and what stands above say together.

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Account, Claim};
use super::cell::{self, Said};
use super::found::{Column, said_twice};
use super::frame::{State, Table, labels_in};
use super::grid::{Cols, Spot};
use super::outline::{Context, Items, Outline};
use super::words::{DimId, FIELD, Heading, How, Of, Shape, YEAR};
use super::{Key, Scope, fault, missing};
use crate::model::{self, CellRef, Fault, Finding, FiscalYear, LayoutFault, Line, TablePart, YearFault};
use crate::text::ditto::Ditto;

/// What became of a place in a table: row and column by their order.
#[derive(Clone, Debug)]
struct Slot {
    field: Option<usize>,
    spot: Option<Spot>,
    fate: Fate,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
enum Fate {
    Blank,
    Said(Said),
    /// A finding says why it was not taken.
    Told,
}

/// Reads a table.
pub struct Keys<'a> {
    scope: Scope<'a>,
    table: &'a Table,
    shape: &'a Shape,
    context: &'a Context,
    items: Items,
    /// The labels of years that stand twice: nobody can know which row is which.
    twice: BTreeSet<Spot>,
    lacks: bool,
    slots: Vec<Vec<Slot>>,
    account: Account,
}

/// The labels of the years that stand over several rows of one item.
fn years_twice(table: &Table, items: &Items) -> BTreeSet<Spot> {
    let mut rows: BTreeMap<Option<usize>, Vec<(Spot, &Key)>> = BTreeMap::new();
    for (row, item) in table.rows.iter().zip(&items.of).filter(|(row, _)| !years(&row.key).is_empty()) {
        rows.entry(*item).or_default().extend(row.label.map(|label| (label, &row.key)));
    }
    rows.into_values().flat_map(|labels| said_twice(labels.into_iter())).collect()
}

/// Reads every cell of a table under what stands above it.
pub fn read(scope: Scope, table: &Table, context: &Context) -> Account {
    let items = Outline::new(scope, table, context).items();
    let lacks = !missing::headings(scope, table, &items.of).is_empty();
    let mut keys = Keys {
        scope,
        table,
        shape: table.shape(scope),
        context,
        twice: years_twice(table, &items),
        items,
        lacks,
        slots: Vec::new(),
        account: Account::default(),
    };
    keys.mark_frame();
    if keys.tell_context() {
        return keys.account;
    }
    keys.tell_columns();
    for row in 0..table.rows.len() {
        keys.read_row(row);
    }
    keys.account
}

impl Keys<'_> {
    /// Headings over known columns, and labels of known rows.
    fn mark_frame(&mut self) {
        for band in self.table.bands() {
            for column in band.columns.iter().filter(|column| !column.doubtful) {
                column.heads.iter().for_each(|head| {
                    self.account.mark(*head, Line::Heading(self.scope.words.describe(&column.key)))
                });
            }
            for (heading, spot, _) in &band.stubs {
                let dim =
                    if let Heading::Labels(dim) = heading { vec![(*dim, Vec::new())] } else { Key::new() };
                self.account.mark(*spot, Line::Heading(self.scope.words.describe(&dim)));
            }
        }
        for (index, row) in self.table.rows.iter().enumerate() {
            let doubtful = row.label.is_some_and(|label| self.twice.contains(&label));
            if row.state == State::Keyed && self.items.why[index].is_none() && !doubtful {
                let item = self.items.of[index].map(Of::Member);
                for (dim, cols) in &self.table.labels {
                    let says = |spot: Spot| match (&item, self.shape.list(self.scope.words)) {
                        (Some(of), Some(list)) if list == *dim => vec![(list, vec![of.clone()])],
                        _ if Some(spot) == row.label => row.key.clone(),
                        _ => Key::new(),
                    };
                    for spot in labels_in(self.scope, row.row, *cols, self.table.band.last) {
                        let own = self.scope.grid.place(spot).col;
                        if !self.table.band.is_data(own) {
                            self.account.mark(spot, Line::Label(self.scope.words.describe(&says(spot))));
                        }
                    }
                }
            }
        }
    }

    /// A table whose item or category nothing names, or that two names claim, can't be read. Whether that is told.
    fn tell_context(&mut self) -> bool {
        if self.shape.above.is_empty() {
            return false;
        }
        let named = self.context.above.as_ref();
        let usable = named.is_some_and(|named| named.fault.is_none() && !named.may.is_empty());
        if usable {
            return false;
        }
        let heads: Vec<Spot> = self.table.band.heads().collect();
        let finding = named.and_then(|named| named.fault.clone()).unwrap_or_else(|| {
            fault::half_matched(self.scope, heads[0], &self.shape.name, &heads, TablePart::Item)
        });
        let rows = self.table.rows.iter().flat_map(|row| self.table.filled(self.scope, row.row));
        let cells: BTreeSet<Spot> = rows.collect();
        self.account.tell(finding, cells);
        true
    }

    /// Columns of which nobody can know what they are, and columns under headings that say nothing known.
    fn tell_columns(&mut self) {
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

    /// Columns side by side under headings that say nothing known: one more column is a department's own, but beside
    /// one that may be meant for the form's it may be so too.
    fn tell_unknown_columns(&mut self) {
        let mut unknown: Vec<(Spot, Cols, BTreeSet<Spot>)> = Vec::new();
        for (head, cols) in self.table.bands().flat_map(|band| &band.unknown) {
            let under = self.under_unknown(*cols);
            let refused = self.scope.says[*head].refusal.is_some() || self.scope.says[*head].bare.is_some();
            let is_label = self.table.labels.iter().any(|(_, labels)| labels.meets(*cols));
            if (!under.is_empty() || refused) && !is_label {
                unknown.push((*head, *cols, under));
            }
        }
        unknown.sort_by_key(|(head, cols, _)| (cols.0, *head));
        for run in unknown.chunk_by(|(_, a, _), (_, b, _)| b.0 <= a.1 + 1) {
            let finding = |head: Spot| missing::unknown_heading(self.scope, self.table, &self.items.of, head);
            let mut findings: Vec<Finding> = run.iter().map(|(head, ..)| finding(*head)).collect();
            let is_extra = |finding: &Finding| finding.fault == LayoutFault::ExtraColumn.into();
            if !findings.iter().all(is_extra) {
                for (finding, (head, ..)) in findings.iter_mut().zip(run).filter(|(known, _)| is_extra(known))
                {
                    let fault = LayoutFault::UnknownHeading { nearest: None, missing: Vec::new() };
                    *finding = fault::at(self.scope, fault, *head);
                }
            }
            for (finding, (head, _, under)) in findings.into_iter().zip(run) {
                self.account.tell(finding, under.iter().copied().chain([*head]));
            }
        }
    }

    /// The filled cells in columns whose heading says nothing known.
    fn under_unknown(&self, cols: Cols) -> BTreeSet<Spot> {
        let rows = self.table.rows.iter().flat_map(|row| self.scope.grid.across(row.row, cols));
        let free = |spot: &Spot| {
            let at = self.scope.grid.place(*spot);
            at.row > self.table.band.last
                && cols.holds(at.col)
                && !self.table.band.is_data(at.col)
                && !self.table.labels.iter().any(|(_, cols)| cols.holds(at.col))
        };
        rows.filter(free).collect()
    }

    /// Why nobody can know what a column is.
    fn doubt(&self, column: &Column) -> Fault {
        let year = column.key.iter().find(|(dim, _)| *dim == YEAR);
        let says = |head: &Spot| self.scope.says[*head].of(YEAR).is_some();
        let heads: Vec<Spot> = column.heads.iter().copied().filter(says).collect();
        match (year, heads.as_slice()) {
            (Some((_, may)), [first, .., last]) if may.is_empty() => YearFault::ContradictoryYear {
                one: self.scope.grid.text(*first).to_owned(),
                other: self.scope.grid.text(*last).to_owned(),
            }
            .into(),
            (Some((_, may)), _) if !may.is_empty() && self.shape.columns.len() == 1 => {
                YearFault::DuplicateYear.into()
            }
            _ => LayoutFault::RepeatedHeading.into(),
        }
    }

    fn read_row(&mut self, row: usize) {
        let told = self.tell_row(row);
        self.slots.push(Vec::with_capacity(self.table.band.columns.len()));
        for column in 0..self.table.band.columns.len() {
            let slot = self.slot(row, column, told);
            if told || self.column(column).doubtful {
                self.lose(row, &slot);
            } else {
                self.claim(row, column, &slot);
            }
            self.slots[row].push(slot);
        }
    }

    /// A row of which nobody can know what it says, over filled cells, is told. Whether it is.
    fn tell_row(&mut self, row: usize) -> bool {
        let line = &self.table.rows[row];
        let filled = self.table.filled(self.scope, line.row);
        let begun: Vec<Spot> =
            filled.iter().copied().filter(|spot| self.scope.grid.place(*spot).row == line.row).collect();
        if let Some(why) = self.items.why[row] {
            let (finding, labels) = self.items.faults[why].clone();
            self.account.tell(finding, labels.into_iter().chain(line.label).chain(filled));
            return true;
        }
        if let Some(label) = line.label.filter(|label| self.twice.contains(label)) {
            let finding = fault::at(self.scope, YearFault::DuplicateYear, label);
            self.account.tell(finding, filled.into_iter().chain([label]));
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
            State::Unlabelled => {
                let mut cells = if self.lacks_year() { filled } else { begun };
                cells.retain(|spot| !self.scope.words.is_furniture(self.scope.grid.text(*spot)));
                if let Some(first) = cells.first() {
                    self.account.tell(fault::at(self.scope, LayoutFault::UnreadCells, *first), cells.clone());
                }
                true
            }
            State::Unknown => {
                self.tell_unknown(row, filled);
                true
            }
        }
    }

    /// A cell of the row that says another member than its label, under a heading that may be the labels' own: nobody
    /// can know which of the two is the label.
    fn rival(&self, row: usize) -> Option<Spot> {
        let line = &self.table.rows[row];
        let doubtful = self.table.band.columns.iter().filter(|column| column.doubtful);
        let mut cells = doubtful.flat_map(|column| self.table.cells(self.scope, line.row, column.cols));
        cells.find(|spot| {
            let says = |(dim, may): &(DimId, Vec<Of>)| {
                let sense = self.scope.says[*spot].of(*dim).filter(|sense| sense.how == How::Whole);
                sense.is_some_and(|sense| !sense.may.iter().any(|of| may.contains(of)))
            };
            line.key.iter().any(says)
        })
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
        let finding = missing::unknown_label(self.scope, self.shape, label, &self.lost_fields(row));
        self.account.tell(finding, filled.into_iter().chain([label]));
    }

    /// The fields that no row of the same item says.
    fn lost_fields(&self, row: usize) -> Vec<&str> {
        let own = self.table.rows.iter().zip(&self.items.of).filter(|(_, item)| **item == self.items.of[row]);
        let said: Vec<&Of> = own.flat_map(|(line, _)| &line.key).flat_map(|(_, may)| may).collect();
        let lost = self.shape.fields.iter().filter(|field| !said.contains(&&Of::Member(**field)));
        lost.map(|field| self.scope.words.plan.fields[*field].label.as_str()).collect()
    }

    /// Whether a year of the row's item has no row: a row without a label may be meant for it.
    fn lacks_year(&self) -> bool {
        let named = self.context.above.as_ref().map(|named| named.may.as_slice()).unwrap_or_default();
        let plan = &self.scope.words.plan;
        let spans = named.iter().filter_map(Of::member).filter_map(|item| plan.years_of(&plan.items[item]));
        let says = |year: FiscalYear| self.table.rows.iter().any(|row| years(&row.key).contains(&year));
        self.shape.inner() == YEAR && spans.into_iter().any(|span| span.years().any(|year| !says(year)))
    }

    /// Whether a row without a label of its own stands under one with a label, and says the field below it.
    fn is_below(&self, row: usize) -> bool {
        if self.shape.below.is_none() || row == 0 {
            return false;
        }
        let (line, above) = (&self.table.rows[row], &self.table.rows[row - 1]);
        let lower = line.state == State::Unlabelled || line.label == above.label;
        lower
            && self.begun(row).iter().any(|spot| {
                let text = self.scope.grid.text(*spot);
                text.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
                    || cell::ditto(self.scope, *spot).is_some()
            })
    }

    fn begun(&self, row: usize) -> Vec<Spot> {
        let line = &self.table.rows[row];
        let filled = self.table.filled(self.scope, line.row).into_iter();
        filled.filter(|spot| self.scope.grid.place(*spot).row == line.row).collect()
    }

    fn column(&self, column: usize) -> &Column {
        &self.table.band.columns[column]
    }

    /// What a place says, dittos resolved; what is wrong with its cells is told.
    fn slot(&mut self, row: usize, column: usize, told: bool) -> Slot {
        let below = self.is_below(row);
        let mut spots = self.table.cells(self.scope, self.table.rows[row].row, self.column(column).cols);
        if below {
            spots.retain(|spot| self.scope.grid.place(*spot).row == self.table.rows[row].row);
        }
        let field = self.field(row, column, below);
        let slot = |fate: Fate| Slot { field, spot: spots.first().copied(), fate };
        if spots.is_empty() {
            return slot(Fate::Blank);
        }
        // Where nobody knows whose a cell is, what it says is known all the same: a ditto mark may repeat it.
        let lost = told || self.column(column).doubtful;
        let before = self.account.told.len();
        let fate = self.fate(row, column, &spots, field);
        if lost {
            self.account.told.truncate(before);
        }
        slot(fate)
    }

    fn fate(&mut self, row: usize, column: usize, spots: &[Spot], field: Option<usize>) -> Fate {
        if let [first, .., last] = spots {
            let other = self.scope.grid.place(*first);
            self.account
                .tell(fault::at(self.scope, LayoutFault::SeveralValues { other }, *last), spots.to_vec());
            return Fate::Told;
        }
        if self.tell_wide(spots[0], row, column) {
            return Fate::Told;
        }
        Fate::Said(match cell::ditto(self.scope, spots[0]) {
            Some(mark) => self.repeat(row, column, spots[0], field, mark),
            None => {
                let known = self.known(row, column, spots[0]);
                known.unwrap_or_else(|| cell::plain(self.scope, spots[0], &mut self.account))
            }
        })
    }

    /// What the same merged cell said in a slot before: it is read once.
    fn known(&self, row: usize, column: usize, spot: Spot) -> Option<Said> {
        let above = row.checked_sub(1).and_then(|above| self.slots[above].get(column));
        let left = column.checked_sub(1).and_then(|left| self.slots[row].get(left));
        above.into_iter().chain(left).find(|slot| slot.spot == Some(spot)).and_then(|slot| match &slot.fate {
            Fate::Said(said) => Some(said.clone()),
            _ => None,
        })
    }

    /// A value merged over two fields, or over a column that nobody knows, belongs to nothing certain.
    fn tell_wide(&mut self, spot: Spot, row: usize, column: usize) -> bool {
        let range = self.scope.grid.range(spot);
        let cols = self.scope.grid.cols(spot);
        let over = self.table.band.columns.iter().enumerate().filter(|(_, other)| other.cols.meets(cols));
        let fields: BTreeSet<Option<usize>> =
            over.clone().map(|(index, _)| self.field(row, index, self.is_below(row))).collect();
        let doubtful = over.clone().count() > 1 && over.clone().any(|(_, other)| other.doubtful);
        let down = self.table.rows.iter().enumerate().filter(|(_, other)| {
            other.state == State::Keyed && (range.first.row..=range.last.row).contains(&other.row)
        });
        let rows: BTreeSet<Option<usize>> = down.map(|(index, _)| self.field(index, column, false)).collect();
        let beyond = self.lacks && (cols.0..=cols.1).any(|col| !self.table.band.is_data(col));
        if fields.len() > 1 || rows.len() > 1 || doubtful || beyond {
            self.account.tell(fault::at(self.scope, LayoutFault::UnreadCells, spot), [spot]);
            return true;
        }
        false
    }

    /// The field that a place is of: its heading's, its row's, or the shape's.
    fn field(&self, row: usize, column: usize, below: bool) -> Option<usize> {
        if below {
            return self.shape.below;
        }
        let of = |key: &Key| -> Option<Vec<Of>> {
            key.iter().find(|(dim, _)| *dim == FIELD).map(|(_, may)| may.clone())
        };
        let may = match (of(&self.column(column).key), of(&self.table.rows[row].key)) {
            (Some(a), Some(b)) => a.into_iter().filter(|of| b.contains(of)).collect(),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return self.shape.only,
        };
        match may.as_slice() {
            [one] => one.member(),
            _ => None,
        }
    }

    /// A ditto mark says what the nearest cell before it says, of the same field, and shares its fate.
    fn repeat(&mut self, row: usize, column: usize, spot: Spot, field: Option<usize>, mark: Ditto) -> Said {
        let top = self.scope.grid.place(spot).row;
        let first_row = self.table.rows.iter().position(|line| line.row == top).unwrap_or(row);
        let first_col = self
            .table
            .band
            .columns
            .iter()
            .position(|known| known.cols.holds(self.scope.grid.place(spot).col));
        let (first_row, first_col) = (first_row.min(row), first_col.unwrap_or(column));
        if (first_row, first_col) != (row, column) {
            let known = self.slots.get(first_row).and_then(|slots| slots.get(first_col));
            if let Some(Slot { fate: Fate::Said(said), .. }) = known {
                return said.clone();
            }
        }
        let above = self.above(first_row, column).cloned();
        let left = first_col.checked_sub(1).and_then(|left| self.slots.get(first_row)?.get(left)).cloned();
        let left = left.filter(|_| !self.is_interrupted(spot));
        let same = |slot: &Slot| slot.field == field && field.is_some();
        let source = match mark {
            Ditto::Above => above.clone().filter(same),
            Ditto::Left => left.clone().filter(same),
            Ditto::Along => self.along(above.clone().filter(same), left.clone().filter(same)),
        };
        match source.map(|slot| slot.fate) {
            Some(Fate::Said(said)) if said.value.is_some() => Said { ditto: true, ..said },
            source => {
                let edge = match mark {
                    Ditto::Above => first_row == 0,
                    Ditto::Left => first_col == 0,
                    Ditto::Along => first_row == 0 && first_col == 0,
                };
                let crossed = source.is_none() && (above.is_some() || left.is_some()) && !edge;
                let fault =
                    if crossed { LayoutFault::DittoAmbiguous } else { LayoutFault::DittoWithoutSource };
                self.account.tell(fault::at(self.scope, fault, spot), [spot]);
                Said { ditto: true, ..Said::default() }
            }
        }
    }

    /// The place above; rows without a label that say nothing in this column are passed over.
    fn above(&self, row: usize, column: usize) -> Option<&Slot> {
        let passed = |above: &usize| {
            self.table.rows[*above].state != State::Unlabelled
                || self.slots[*above].get(column).is_some_and(|slot| {
                    slot.spot
                        .is_some_and(|spot| self.scope.grid.place(spot).row == self.table.rows[*above].row)
                })
        };
        let above = (0..row.min(self.slots.len())).rev().find(passed)?;
        self.slots[above].get(column)
    }

    /// Whether a filled cell that belongs to no known column stands between a cell and the column left of it.
    fn is_interrupted(&self, spot: Spot) -> bool {
        let at = self.scope.grid.place(spot);
        let columns = self.table.band.columns.iter().filter(|column| column.cols.1 < at.col);
        let Some(left) = columns.map(|column| column.cols.1).max() else { return false };
        (left + 1..at.col).any(|col| {
            self.scope.grid.at(at.row, col).is_some_and(|other| self.scope.grid.place(other).col > left)
        })
    }

    /// `〃` goes along the years. Across categories it may mean above as well: only if both agree.
    fn along(&self, above: Option<Slot>, left: Option<Slot>) -> Option<Slot> {
        if self.shape.columns.contains(&YEAR) {
            return left;
        }
        if self.shape.rows.contains(&YEAR) {
            return above;
        }
        match (above, left) {
            (Some(above), Some(left)) => (above.fate == left.fate).then_some(above),
            (above, left) => above.or(left),
        }
    }

    /// The item has a place for the field, and it is told why nothing was taken from there.
    fn lose(&mut self, row: usize, slot: &Slot) {
        let is_keyed = self.table.rows[row].state == State::Keyed;
        if let (true, Some(item), Some(field)) = (is_keyed, self.items.of[row], slot.field) {
            self.account.lost.insert((self.scope.words.plan.items[item].id.clone(), field));
        }
    }

    /// The claims of a place: one a year where a heading spans several.
    fn claim(&mut self, row: usize, column: usize, slot: &Slot) {
        let filled = slot.spot.is_some();
        let said = match &slot.fate {
            Fate::Told => return,
            Fate::Said(said) => said.clone(),
            Fate::Blank => Said::default(),
        };
        if self.table.rows[row].state == State::Unlabelled && !filled && self.shape.below.is_none() {
            return;
        }
        let key = self.key(row, column);
        let item = self.item(row, column);
        let whole = item.is_some() || self.shape.list(self.scope.words).is_none();
        let (Some(field), Some(key), true) = (slot.field, key, whole) else {
            if let Some(spot) = slot.spot {
                self.account.tell(fault::at(self.scope, LayoutFault::UnreadCells, spot), [spot]);
            }
            return;
        };
        let at = slot.spot.map_or_else(
            || CellRef::new(self.table.rows[row].row, self.column(column).cols.0),
            |spot| self.scope.grid.place(spot),
        );
        for key in self.keys(&key, item) {
            if let Some(year) = key.year().filter(|year| !self.scope.words.is_in_years(item, *year)) {
                self.tell_out_of_plan(row, column, item, year, slot.spot);
                continue;
            }
            self.account.claims.push(Claim {
                spot: slot.spot,
                at,
                field,
                key,
                value: said.value.clone(),
                repeats: said.ditto.then(|| said.shown.as_str().into()),
            });
        }
    }

    fn tell_out_of_plan(
        &mut self,
        row: usize,
        column: usize,
        item: Option<usize>,
        year: FiscalYear,
        spot: Option<Spot>,
    ) {
        let Some(spot) = spot else { return };
        let down = years(&self.table.rows[row].key).contains(&year);
        let label = self.table.rows[row].label.filter(|_| down);
        let head = label.or(self.column(column).heads.last().copied()).unwrap_or(spot);
        self.account.tell(fault::out_of_plan(self.scope, head, item), [spot]);
    }

    /// What column, row and context say together, but for field and item; `None` where two of them differ.
    fn key(&self, row: usize, column: usize) -> Option<Key> {
        let mut key: BTreeMap<DimId, Vec<Of>> = BTreeMap::new();
        let above = self.context.above.as_ref().map(|named| (named.dim, named.may.clone()));
        let said = self.column(column).key.iter().chain(&self.table.rows[row].key).cloned().chain(above);
        for (dim, may) in said.filter(|(dim, _)| self.is_axis(*dim)) {
            match key.get_mut(&dim) {
                Some(known) => known.retain(|of| may.contains(of)),
                None => {
                    key.insert(dim, may);
                }
            }
        }
        let needed = self.shape.columns.iter().chain(&self.shape.rows).filter(|dim| self.is_axis(**dim));
        let one = |dim: &DimId, may: &Vec<Of>| may.len() == 1 || *dim == YEAR && !may.is_empty();
        let whole = needed.into_iter().all(|dim| key.get(dim).is_some_and(|may| one(dim, may)));
        (whole || self.is_below(row)).then(|| key.into_iter().collect())
    }

    /// Whose a place is: its row's, or its column's.
    fn item(&self, row: usize, column: usize) -> Option<usize> {
        let across = || match self.column(column).key.iter().find(|(dim, _)| self.scope.words.is_list(*dim)) {
            Some((_, may)) if may.len() == 1 => may[0].member(),
            _ => None,
        };
        self.items.of[row].or_else(across)
    }

    /// Whether it is neither the field nor a list.
    fn is_axis(&self, dim: DimId) -> bool {
        dim != FIELD && !self.scope.words.is_list(dim)
    }

    /// The single keys of a place: one a year where a heading spans several.
    fn keys(&self, key: &Key, item: Option<usize>) -> Vec<model::Key> {
        let words = self.scope.words;
        let list = self.shape.list(words).zip(item).map(|(list, item)| words.part(list, &Of::Member(item)));
        let department = words.department(self.scope.department);
        let named = key.iter().filter(|(dim, _)| *dim != YEAR);
        let named: Vec<_> = named
            .filter_map(|(dim, may)| Some(words.part(*dim, may.first()?)))
            .chain(list)
            .chain(department)
            .collect();
        let year = |year: FiscalYear| named.iter().cloned().chain([words.part(YEAR, &Of::Year(year))]);
        match years(key).as_slice() {
            [] => vec![model::Key::new(named)],
            years => years.iter().map(|one| model::Key::new(year(*one))).collect(),
        }
    }
}

/// The years of a key.
pub fn years(key: &Key) -> Vec<FiscalYear> {
    let of = key.iter().filter(|(dim, _)| *dim == YEAR).flat_map(|(_, may)| may);
    of.filter_map(|of| if let Of::Year(year) = of { Some(*year) } else { None }).collect()
}
