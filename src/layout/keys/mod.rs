//! The key of each cell of a table: what its column, its row and what stands above say together.

mod calendar;
mod ditto;
mod doubts;
mod left_out;
mod shifted;
mod strangers;
pub(super) mod together;
mod totals;
mod years_twice;

use std::collections::{BTreeMap, BTreeSet};

use self::calendar::{calendar_years, fiscal};
use crate::layout::account::{Account, Claim};
use crate::layout::band::Column;
use crate::layout::cell::{self, CellSays};
use crate::layout::frame::{State, Table, labels_in};
use crate::layout::grid::{Cols, Spot};
use crate::layout::ids::{DimId, FIELD, FieldId, ItemId, Of, YEAR};
use crate::layout::odd_years::qualified_years;
use crate::layout::outline::{Context, Items, Outline};
use crate::layout::records::RecordNames;
use crate::layout::words::{Heading, Shape};
use crate::layout::{Key, Scope, fault, is_told_apart, missing};
use crate::model::{self, CellRef, Fault, FiscalYear, LayoutFault, Line};

/// What became of a place in a table: row and column by their order.
#[derive(Clone, Debug)]
struct Slot {
    field: Option<FieldId>,
    spot: Option<Spot>,
    fate: Fate,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
enum Fate {
    Blank,
    Says(CellSays),
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
    /// The labels of years that stand twice, with what is told of them: nobody can know which row is which.
    twice: BTreeMap<Spot, Fault>,
    /// The rows whose values may stand under other headings than their own.
    shifted: BTreeSet<u32>,
    /// The years that are no fiscal years, as they are said.
    calendar: BTreeSet<FiscalYear>,
    /// Further columns of labels, which name others.
    other_labels: Vec<Cols>,
    /// The first row that may be of another table, and so may all under it; or how many rows there are.
    end: usize,
    lacks: bool,
    /// Whether records without a name are told already.
    nameless: bool,
    /// Whether a year of the item above has no row.
    lacks_year: bool,
    /// What the rows of each item say.
    said: BTreeMap<Option<ItemId>, BTreeSet<Of>>,
    /// What names the rows.
    names: RecordNames,
    /// By row and column; a row that is told and holds nothing has none.
    slots: Vec<Vec<Slot>>,
    account: Account,
}

/// Whether what stands above a table says whose all of its rows are.
fn of_one(scope: Scope, table: &Table) -> bool {
    let shape = table.shape(scope);
    !shape.above.is_empty() && !shape.rows.iter().any(|dim| scope.words.is_list(*dim))
}

/// What names the rows of a table, each of which is a record.
fn record_names(scope: Scope, table: &Table) -> RecordNames {
    let is_record = scope.words.is_record(table.shape(scope).inner());
    let names = table.rows.iter().filter(|_| is_record).filter_map(|row| row.label);
    RecordNames::new(scope, names, table.counts_records(scope))
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
        twice: years_twice::labels(table, &items),
        shifted: shifted::rows(scope, table),
        calendar: calendar_years(scope, table),
        end: table.cut_off(scope).filter(|_| of_one(scope, table)).unwrap_or(table.rows.len()),
        other_labels: doubts::other_labels(scope, table),
        nameless: false,
        lacks_year: doubts::lacks_year(scope, table, context),
        said: doubts::said(table, &items),
        items,
        lacks,
        names: record_names(scope, table),
        slots: Vec::new(),
        account: Account { name: context.name().to_vec(), ..Account::default() },
    };
    keys.mark_frame();
    keys.remark_qualified_years();
    if keys.tell_context() {
        return keys.account;
    }
    keys.tell_columns();
    for row in 0..table.rows.len() {
        keys.read_row(row);
    }
    keys.tell_left_open();
    keys.tell_left_out();
    keys.account
}

impl Keys<'_> {
    /// Headings over known columns, and labels of known rows.
    fn mark_frame(&mut self) {
        for band in self.table.bands() {
            for column in band.columns.iter().filter(|column| !column.doubtful) {
                for head in &column.heads {
                    self.account.mark(*head, Line::Heading(self.scope.words.describe(&column.key)));
                    self.remark_gap(*head);
                }
            }
            for (heading, spot, _) in &band.label_heads {
                let dim =
                    if let Heading::Labels(dim) = heading { vec![(*dim, Vec::new())] } else { Key::new() };
                self.account.mark(*spot, Line::Heading(self.scope.words.describe(&dim)));
            }
        }
        for (index, row) in self.table.rows.iter().enumerate() {
            let doubtful =
                index >= self.end || row.label.is_some_and(|label| self.twice.contains_key(&label));
            if row.state == State::Keyed && self.items.why[index].is_none() && !doubtful {
                let item = self.items.of[index].map(Of::Item);
                for (dim, cols) in &self.table.labels {
                    let says = |spot: Spot| match (&item, self.shape.list(self.scope.words)) {
                        (Some(of), Some(list)) if list == *dim => vec![(list, vec![of.clone()])],
                        _ if Some(spot) == row.label => row.key.clone(),
                        _ => Key::new(),
                    };
                    let labels = labels_in(self.scope, row.row, *cols, self.table.band.last);
                    let goes_on = self.scope.words.is_list(*dim) && cell::goes_on(self.scope, &labels);
                    for spot in labels {
                        let own = self.scope.grid.place(spot).col;
                        if !self.table.band.is_data(own) && (goes_on || self.is_label(index, *dim, spot)) {
                            self.account.mark(spot, Line::Label(self.scope.words.describe(&says(spot))));
                            self.remark_gap(spot);
                            self.remark_mark(spot);
                            self.remark_target(spot, self.items.of[index]);
                        }
                    }
                }
            }
        }
    }

    /// Words of a department's own beside a year say how sure its values are, and do not reach the report.
    fn remark_qualified_years(&mut self) {
        let heads = self.table.bands().flat_map(|band| &band.columns).flat_map(|column| &column.heads);
        let labels = self.table.rows.iter().filter_map(|row| row.label);
        let years: BTreeSet<Spot> = heads.copied().chain(labels).collect();
        for spot in qualified_years(self.scope, years) {
            self.account.remark(fault::at(self.scope, LayoutFault::GapFilled, spot));
        }
    }

    /// A label that says another target than the item has in the list: the report prints the list's.
    fn remark_target(&mut self, label: Spot, item: Option<ItemId>) {
        let other = item.and_then(|item| self.scope.words.other_target(self.scope.grid.text(label), item));
        if let Some(expected) = other {
            let fault = LayoutFault::OtherTarget { expected: expected.to_owned() };
            self.account.remark(fault::at(self.scope, fault, label));
        }
    }

    /// Words in the gap of a name do not reach the report.
    fn remark_gap(&mut self, spot: Spot) {
        if self.scope.words.fills_gap(self.scope.grid.text(spot)) {
            self.account.remark(fault::at(self.scope, LayoutFault::GapFilled, spot));
        }
    }

    /// A mark behind the name of a row may be an answer, and does not reach the report.
    fn remark_mark(&mut self, label: Spot) {
        let (scope, cell) = (self.scope, self.scope.grid.cell(label));
        if scope.words.bears_mark(scope.grid.text(label)) && !scope.blank.has_cell(scope.grid.sheet, cell) {
            self.account.remark(fault::at(scope, LayoutFault::GapFilled, label));
        }
    }

    /// Whether a cell where the labels stand is one: it says something of whose the row is, counts the rows, or is a section
    /// of the list. A record's name is none where nothing is said of it.
    fn is_label(&self, row: usize, dim: DimId, spot: Spot) -> bool {
        let (words, text) = (self.scope.words, self.scope.grid.text(spot));
        let line = &self.table.rows[row];
        if words.is_record(dim) {
            return !self.table.filled(self.scope, line.row).is_empty()
                || !self.names.is_note(self.scope, spot);
        }
        Some(spot) == line.label
            || !words.is_list(dim)
            || self.scope.says[spot].of(dim).is_some()
            || !is_told_apart(text) && self.counts_rows(line.label, spot)
            || words.is_detail(text)
            || words.is_section(text)
    }

    /// Whether a short text where the labels stand belongs to the form: it numbers the rows. Right of the label it may be an
    /// answer, unless its column is that of the numbers, or the blank form has it there.
    fn counts_rows(&self, label: Option<Spot>, spot: Spot) -> bool {
        let (scope, at) = (self.scope, self.scope.grid.place(spot));
        let is_left = label.is_none_or(|label| at.col < scope.grid.place(label).col);
        let is_number = |(_, head, cols): &(Heading, Spot, Cols)| {
            cols.holds(at.col) && scope.words.is_number_word(scope.grid.text(*head))
        };
        is_left
            || self.table.bands().any(|band| band.label_heads.iter().any(is_number))
            || scope.blank.holds(&scope.grid.sheet.name, at, scope.grid.text(spot))
    }

    fn read_row(&mut self, row: usize) {
        let told = self.tell_doubtful(row);
        let line = &self.table.rows[row];
        if told && line.state != State::Keyed && self.table.filled(self.scope, line.row).is_empty() {
            self.slots.push(Vec::new());
            return;
        }
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

    /// What the form prints to be filled in, and nobody has: all of a table in one finding.
    fn tell_left_open(&mut self) {
        let rows = self.table.rows.iter().filter(|row| row.state == State::Keyed);
        let open: Vec<Spot> = rows.flat_map(|row| self.table.left_open(self.scope, row.row)).collect();
        let (passed, open): (Vec<Spot>, Vec<Spot>) =
            open.into_iter().partition(|spot| fault::is_passed_over(self.scope, *spot));
        passed.into_iter().for_each(|spot| self.account.mark(spot, Line::Furniture));
        if let Some(finding) = fault::left_open(self.scope, &open) {
            self.account.tell(finding, open);
        }
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
        if self.is_shifted(row) {
            return slot(Fate::Told);
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

    fn fate(&mut self, row: usize, column: usize, spots: &[Spot], field: Option<FieldId>) -> Fate {
        if let [first, .., last] = spots {
            let other = self.scope.grid.place(*first);
            self.account
                .tell(fault::at(self.scope, LayoutFault::SeveralValues { other }, *last), spots.to_vec());
            return Fate::Told;
        }
        if self.tell_wide(spots[0], row, column) {
            return Fate::Told;
        }
        Fate::Says(match cell::ditto(self.scope, spots[0]) {
            Some(mark) => self.repeat(row, column, spots[0], field, mark),
            None => {
                let known = self.known(row, column, spots[0]);
                known.unwrap_or_else(|| cell::plain(self.scope, spots[0], &mut self.account))
            }
        })
    }

    /// What the same merged cell said in a slot before: it is read once.
    fn known(&self, row: usize, column: usize, spot: Spot) -> Option<CellSays> {
        let above = row.checked_sub(1).and_then(|above| self.slots[above].get(column));
        let left = column.checked_sub(1).and_then(|left| self.slots[row].get(left));
        above.into_iter().chain(left).find(|slot| slot.spot == Some(spot)).and_then(|slot| match &slot.fate {
            Fate::Says(said) => Some(said.clone()),
            _ => None,
        })
    }

    /// The field that a place is of: its heading's, its row's, or the shape's.
    fn field(&self, row: usize, column: usize, below: bool) -> Option<FieldId> {
        if below {
            return self.shape.below;
        }
        let of = |key: &'_ Key| key.iter().position(|(dim, _)| *dim == FIELD);
        let (column, row) = (&self.column(column).key, &self.table.rows[row].key);
        let (one, other) = match (of(column), of(row)) {
            (Some(at), other) => (&column[at].1, other.map(|at| &row[at].1)),
            (None, Some(at)) => (&row[at].1, None),
            (None, None) => return self.shape.only,
        };
        let mut may = one.iter().filter(|of| other.is_none_or(|other| other.contains(of)));
        match (may.next(), may.next()) {
            (Some(one), None) => one.field(),
            _ => None,
        }
    }

    /// The item has a place for the field, and it is told why nothing was taken from there.
    fn lose(&mut self, row: usize, slot: &Slot) {
        let is_keyed = self.table.rows[row].state == State::Keyed;
        if let (true, Some(item), Some(field)) = (is_keyed, self.items.of[row], slot.field) {
            self.account.lost.insert((self.scope.words.item(item).id.clone(), field));
        }
    }

    /// The claims of a place: one a year where a heading spans several.
    fn claim(&mut self, row: usize, column: usize, slot: &Slot) {
        let filled = slot.spot.is_some();
        let said = match &slot.fate {
            Fate::Told => return self.lose(row, slot),
            Fate::Says(said) => said.clone(),
            Fate::Blank => CellSays::default(),
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

    /// What column, row and context say together, but for field and item; `None` where two of them differ.
    fn key(&self, row: usize, column: usize) -> Option<Key> {
        let mut key: Key = Key::new();
        let own =
            self.column(column).key.iter().chain(&self.table.rows[row].key).map(|(dim, may)| (dim, may));
        let above = self.context.above.as_ref().map(|named| (&named.dim, &named.may));
        for (dim, may) in own.chain(above).filter(|(dim, _)| self.is_axis(**dim)) {
            match key.iter_mut().find(|(known, _)| known == dim) {
                Some((_, known)) => known.retain(|of| may.contains(of)),
                None => key.push((*dim, may.clone())),
            }
        }
        key.sort_by_key(|(dim, _)| *dim);
        let mut needed = self.shape.columns.iter().chain(&self.shape.rows).filter(|dim| self.is_axis(**dim));
        let one = |dim: &DimId, may: &[Of]| may.len() == 1 || *dim == YEAR && !may.is_empty();
        let whole = needed.all(|dim| key.iter().any(|(known, may)| known == dim && one(dim, may)));
        fiscal(&mut key, &self.calendar);
        (whole || self.is_below(row)).then_some(key)
    }

    /// Whose a place is: its row's, or its column's.
    fn item(&self, row: usize, column: usize) -> Option<ItemId> {
        let across = || match self.column(column).key.iter().find(|(dim, _)| self.scope.words.is_list(*dim)) {
            Some((_, may)) if may.len() == 1 => may[0].item(),
            _ => None,
        };
        self.items.of[row].or_else(across)
    }

    /// Whether it is neither the field nor a list.
    fn is_axis(&self, dim: DimId) -> bool {
        dim != FIELD && !self.scope.words.is_list(dim)
    }

    /// The single keys of a place: one a year where a heading spans several.
    fn keys(&self, key: &Key, item: Option<ItemId>) -> Vec<model::Key> {
        let words = self.scope.words;
        let list = self.shape.list(words).zip(item).map(|(list, item)| words.part(list, &Of::Item(item)));
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
