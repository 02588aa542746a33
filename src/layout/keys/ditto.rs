//! Ditto marks: what they say is said by the nearest cell before them.

use std::collections::BTreeSet;

use super::{Fate, Keys, Slot};
use crate::layout::cell::{self, CellSays};
use crate::layout::fault;
use crate::layout::frame::State;
use crate::layout::grid::Spot;
use crate::layout::ids::{FieldId, YEAR};
use crate::model::{FieldKind, FieldRole, LayoutFault, Value, ValueFault};
use crate::text::ditto::Ditto;
use crate::text::{date, number, time};

impl Keys<'_> {
    /// A ditto mark says what the nearest cell before it says, of the same field, and shares its fate. A line says it
    /// where it goes down to an arrow.
    pub(super) fn repeat(
        &mut self,
        row: usize,
        column: usize,
        spot: Spot,
        field: Option<FieldId>,
        mark: Ditto,
    ) -> CellSays {
        let mark = if mark == Ditto::Line && self.goes_down_to_arrow(spot) { Ditto::Above } else { mark };
        let top = self.scope.grid.place(spot).row;
        let first_row = self.table.row_at(top);
        let first_col = self
            .table
            .band
            .columns
            .iter()
            .position(|known| known.cols.holds(self.scope.grid.place(spot).col));
        let (first_row, first_col) = (first_row.min(row), first_col.unwrap_or(column));
        if (first_row, first_col) != (row, column) {
            let known = self.slots.get(first_row).and_then(|slots| slots.get(first_col));
            if let Some(Slot { fate: Fate::Says(said), .. }) = known {
                return said.clone();
            }
        }
        let above_row = self.above(first_row, column);
        let above = above_row.and_then(|above| self.source(above, column));
        let left = first_col.checked_sub(1).and_then(|left| self.slots.get(first_row)?.get(left)).cloned();
        let left = left.filter(|_| !self.is_interrupted(spot));
        let same = |slot: &Slot| slot.field == field && field.is_some();
        let goes_left = matches!(mark, Ditto::Left | Ditto::SaidLeft)
            || mark == Ditto::Along && self.shape.columns.contains(&YEAR);
        let is_unclear = !goes_left && above_row.is_some_and(|above| self.is_unclear(above, top, column));
        let source = match mark {
            _ if is_unclear => None,
            Ditto::Above => above.clone().filter(same),
            Ditto::Left => left.clone().filter(same),
            Ditto::SaidLeft => left.clone().filter(|left| {
                same(left)
                    || self.is_answer_to(left, field) && self.counts_alike(left.field, field, first_col)
            }),
            Ditto::Line => None,
            Ditto::Along if self.asks_down(first_row, first_col, above_row) => None,
            Ditto::Along => self.along(above.clone().filter(same), left.clone().filter(same)),
        };
        match source.map(|slot| slot.fate) {
            Some(Fate::Says(said)) if said.value.is_some() => CellSays { ditto: true, ..said },
            source => {
                let edge = match mark {
                    Ditto::Above | Ditto::Line => first_row == 0,
                    Ditto::Left | Ditto::SaidLeft => first_col == 0,
                    Ditto::Along => first_row == 0 && first_col == 0,
                };
                let crossed = source.is_none() && (above.is_some() || left.is_some()) && !edge;
                let fault =
                    if crossed { LayoutFault::DittoAmbiguous } else { LayoutFault::DittoWithoutSource };
                self.account.tell(fault::at(self.scope, fault, spot), [spot]);
                CellSays { ditto: true, ..CellSays::default() }
            }
        }
    }

    /// Whether what a cell says may answer this field too: a mark, a number or a day is no text in somebody's own words, nor
    /// the other way round.
    fn is_answer_to(&self, said: &Slot, field: Option<FieldId>) -> bool {
        let kind = |field: FieldId| self.scope.words.field(field).kind;
        let is_counted = |kind| matches!(kind, FieldKind::Number | FieldKind::Amount | FieldKind::Percent);
        let (one, other) = (said.field.map(kind), field.map(kind));
        one == other || one.is_some_and(is_counted) && other.is_some_and(is_counted)
    }

    /// Whether a field counts as the one left of it does, as far as either keeps to one unit: 1台 is no price among those in
    /// 円. Numbers that say no unit are in that of their heading: 件数 are no 使用料（円）.
    fn counts_alike(&self, left: Option<FieldId>, field: Option<FieldId>, column: usize) -> bool {
        let Some(before) = column.checked_sub(1) else { return true };
        let counted = |field: Option<FieldId>, column: usize| {
            let field = self.scope.words.field(field?);
            let said = self.only_unit(column)?;
            Some(said)
                .filter(|unit| !unit.is_empty())
                .or_else(|| field.unit(number::unit_said).or(Some(String::new())))
        };
        match (counted(left, before), counted(field, column)) {
            (Some(one), Some(other)) => one == other || number::are_same(&one, &other),
            _ => true,
        }
    }

    /// The unit of all numbers in a column, empty where they have none; `None` where they differ in it, or there are none.
    fn only_unit(&self, column: usize) -> Option<String> {
        let cols = self.column(column).cols;
        let rows = self.table.rows.iter().filter(|row| row.state == State::Keyed);
        let cells = rows.flat_map(|row| self.table.cells(self.scope, row.row, cols));
        let said = cells.filter_map(|spot| number::read_quantity(self.scope.grid.text(spot)).into_value());
        let mut units: BTreeSet<String> = said.map(|quantity| quantity.unit).collect();
        units.pop_first().filter(|_| units.is_empty())
    }

    /// Whether `〃` may as well mean the cell at the left: that is of the same kind of field and says something else than the
    /// cell above, and the rows ask for different things, as their values or their units show. Along years it never does, but
    /// where the row above is the plan of this one, or counts the same of another: 計画 over 実績, 目標 over 実績.
    fn asks_down(&self, row: usize, column: usize, above: Option<usize>) -> bool {
        let left = column.checked_sub(1).and_then(|left| self.slots.get(row)?.get(left));
        let over = above.and_then(|above| self.slots.get(above)?.get(column));
        let (Some(above), Some(left), Some(over)) = (above, left, over) else { return false };
        let (Fate::Says(beside), Fate::Says(said)) = (&left.fate, &over.fate) else { return false };
        let kind = |slot: &Slot| slot.field.map(|field| self.scope.words.field(field).kind);
        if beside.value == said.value || kind(left) != kind(over) || self.shape.rows.contains(&YEAR) {
            return false;
        }
        if self.shape.columns.contains(&YEAR) {
            let both = beside.value.is_some() && said.value.is_some();
            return both && self.is_said_beside(row, above, left, over);
        }
        if self.items.of[row].is_none() {
            return false;
        }
        let corner = match self.slots[above].get(column - 1).map(|slot| &slot.fate) {
            Some(Fate::Says(corner)) => Some(manner(corner)),
            _ => None,
        };
        let (beside, said) = (manner(beside), manner(said));
        let counted = beside != Manner::Words || said != Manner::Words;
        beside != said && corner != Some(beside) || counted && self.unit(row) != self.unit(above)
    }

    /// Whether a row says of the same item what the row above it plans, where no third row is of their kind, or the same field
    /// for another member: what stands above may be repeated as well as the year before.
    fn is_said_beside(&self, row: usize, above: usize, own: &Slot, over: &Slot) -> bool {
        let field = |slot: &Slot| slot.field.map(|field| self.scope.words.field(field));
        let plans = |slot: &Slot| {
            matches!(field(slot).and_then(|field| field.role), Some(FieldRole::Plan | FieldRole::Goal))
        };
        let is_alike = |other: &&FieldId| {
            field(own).is_some_and(|field| field.kind == self.scope.words.field(**other).kind)
        };
        let are_two = self.shape.fields.iter().filter(is_alike).count() == 2;
        let (line, upper) = (&self.table.rows[row], &self.table.rows[above]);
        let is_member = line.key != upper.key && !self.scope.words.is_record(self.shape.inner());
        let beside = if own.field == over.field { is_member } else { are_two && plans(over) && !plans(own) };
        beside && self.items.of[row] == self.items.of[above]
    }

    /// What a row counts in, where its item says so.
    fn unit(&self, row: usize) -> Option<String> {
        let item = self.scope.words.item(self.items.of[row]?);
        let listed = Some(item.unit.clone()).filter(|unit| !unit.is_empty());
        listed.or_else(|| number::unit_said(&item.title))
    }

    /// Whether under a line there is nothing but more of it down to an arrow.
    fn goes_down_to_arrow(&self, line: Spot) -> bool {
        let (grid, at) = (self.scope.grid, self.scope.grid.place(line));
        let under = grid.rows_between(at.row + 1, self.table.last());
        let mut marks = under.map_while(|row| cell::ditto(self.scope, grid.at(row, at.col)?));
        marks.find(|mark| *mark != Ditto::Line) == Some(Ditto::Above)
    }

    /// The row above; rows without a label that say nothing in this column are passed over.
    fn above(&self, row: usize, column: usize) -> Option<usize> {
        let passed = |above: &usize| {
            self.table.rows[*above].state != State::Unlabelled
                || self.slots[*above].get(column).is_some_and(|slot| {
                    slot.spot
                        .is_some_and(|spot| self.scope.grid.place(spot).row == self.table.rows[*above].row)
                })
        };
        (0..row.min(self.slots.len())).rev().find(passed)
    }

    fn source(&self, above: usize, column: usize) -> Option<Slot> {
        if self.slots[above].is_empty() {
            let field = self.field(above, column, self.is_below(above));
            return Some(Slot { field, spot: None, fate: Fate::Blank });
        }
        self.slots[above].get(column).cloned()
    }

    /// Whether nobody can know that the row above a mark is meant: it adds up the others, or rows that do not show stand
    /// between, and the row that shows says something else.
    fn is_unclear(&self, above: usize, marked: u32, column: usize) -> bool {
        let line = &self.table.rows[above];
        let hidden = &self.scope.grid.sheet.hidden_rows;
        let is_hidden = |row: &u32| hidden.binary_search(row).is_ok();
        line.label.is_some_and(|label| self.scope.words.is_total(self.scope.grid.text(label)))
            || !is_hidden(&marked)
                && (line.row..marked).any(|row| is_hidden(&row))
                && !self.says_what_shows(above, column)
    }

    /// Whether a row says in this column what the nearest row above it says that shows.
    fn says_what_shows(&self, row: usize, column: usize) -> bool {
        let hidden = &self.scope.grid.sheet.hidden_rows;
        let mut shown =
            (0..row).rev().filter(|row| hidden.binary_search(&self.table.rows[*row].row).is_err());
        let value = |row: usize| match &self.slots[row].get(column)?.fate {
            Fate::Says(said) => said.value.as_ref(),
            _ => None,
        };
        shown.next().and_then(value).is_some_and(|said| Some(said) == value(row))
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
}

/// How something is said, whatever its field.
#[derive(Clone, Copy, PartialEq)]
enum Manner {
    Number,
    Date,
    Time,
    Words,
}

/// How a cell says what it does: a column of a list keeps to one manner.
fn manner(said: &CellSays) -> Manner {
    let is_number = || {
        let reading = number::read_quantity(&said.shown);
        reading.fault().is_none_or(|fault| *fault == ValueFault::ApproximateNumber.into())
    };
    match &said.value {
        Some(Value::Number(_)) => Manner::Number,
        Some(Value::Date(_)) => Manner::Date,
        _ if time::read(&said.shown).as_value().is_some() => Manner::Time,
        _ if date::read(&said.shown).as_value().is_some() => Manner::Date,
        _ if is_number() => Manner::Number,
        _ => Manner::Words,
    }
}
