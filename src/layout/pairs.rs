//! Values that stand right of a label, or under it: 実施概要, 求められる能力.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::account::{Account, Claim};
use super::area::Area;
use super::frame::{Framed, Table};
use super::grid::{Cols, Spot};
use super::ids::{DimId, FIELD, FieldId, Of, ShapeId};
use super::names::{Above, Named};
use super::records::RecordNames;
use super::words::{Beside, How, Shape};
use super::{Scope, cell, fault, sheet_name};
use crate::model::{CellRange, CellRef, Key, LayoutFault, Line, TablePart};
use crate::text::to_fill;

/// How many columns right of its label a value may stand, where no table says how wide the form is.
const REACH: u32 = 6;
/// How many rows apart labels of cards side by side may stand.
const NEAR: u32 = 10;
/// How many empty rows may be put in between the values of a label.
const GAP: u32 = 2;

/// A label found on a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// Its shape, by its place in the form.
    pub shape: ShapeId,
    /// Its cell.
    pub spot: Spot,
    /// What it covers.
    pub range: CellRange,
    /// The last column that its values may stand in.
    pub right: u32,
    /// The last column that its name may begin in: further right stands another card.
    pub wide: u32,
    /// The last row that its values may stand in.
    pub bottom: u32,
}

/// A value beside a label, with what names it.
#[derive(Clone, Debug, Default)]
struct Slot {
    name: Option<Spot>,
    value: Option<Spot>,
    blank: Option<CellRef>,
    /// Cells that can't be told to be name or value.
    lost: Vec<Spot>,
}

/// A label's values stand left of the next label beside it, so many rows up and down.
fn part(labels: &mut [Label], near: u32) {
    let mut by_row: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for label in labels.iter() {
        for row in label.range.first.row..=label.bottom {
            by_row.entry(row).or_default().push(label.range.first.col);
        }
    }
    by_row.values_mut().for_each(|cols| cols.sort_unstable());
    for label in labels {
        let rows = label.range.first.row.saturating_sub(near)..=label.bottom.saturating_add(near);
        let next = by_row.range(rows).filter_map(|(_, cols)| {
            cols.get(cols.partition_point(|col| *col <= label.range.last.col)).map(|col| col - 1)
        });
        label.right = label.right.min(next.min().unwrap_or(u32::MAX)).max(label.range.last.col + 1);
    }
}

/// Finds and reads the labels of a sheet.
#[derive(Clone, Copy)]
pub struct Pairs<'a> {
    /// The sheet and the words.
    pub scope: Scope<'a>,
    /// The cells that are of tables.
    pub taken: &'a Area,
}

impl<'a> Pairs<'a> {
    /// The labels of the sheet, by row, then by column.
    pub fn find(&self, framed: &Framed) -> Vec<Label> {
        let grid = self.scope.grid;
        // Of the tables over and under a label the nearest says how wide the form is there.
        let wide = |at: CellRef| {
            let over = |extent: &Cols| extent.0.saturating_sub(1) <= at.col && at.col < extent.1;
            let near = framed.tables.iter().filter(|table| over(&table.band.extent()));
            let far = |table: &Table| {
                let (first, last) = (table.band.first, table.last());
                first.saturating_sub(at.row).max(at.row.saturating_sub(last))
            };
            near.map(|table| (far(table), Reverse(table.band.extent().1))).min().map(|(_, right)| right.0)
        };
        let found = grid.spots().filter(|spot| !self.taken.holds(grid.place(*spot))).filter_map(|spot| {
            let shape = self.shape_of(spot)?;
            let range = grid.range(spot);
            let right = wide(range.first).unwrap_or(range.last.col.saturating_add(REACH));
            let right = right.max(range.last.col + 1);
            Some(Label { shape, spot, range, right, wide: right, bottom: range.last.row })
        });
        let mut labels: Vec<Label> = found.collect();
        // How far down a label reaches is seen from what stands beside it; how far right, from the labels beside that.
        part(&mut labels, NEAR);
        labels.iter_mut().for_each(|label| self.stretch(label));
        labels.iter_mut().for_each(|label| std::mem::swap(&mut label.right, &mut label.wide));
        part(&mut labels, 0);
        labels
    }

    fn shape_of(&self, spot: Spot) -> Option<ShapeId> {
        let sense = self.scope.says[spot].of(FIELD).filter(|sense| sense.how == How::Whole)?;
        let means = |shape: &Shape| {
            shape.beside.is_some() && shape.fields.iter().any(|field| sense.may.contains(&Of::Field(*field)))
        };
        self.scope.words.shapes.iter().position(means).map(ShapeId)
    }

    fn shape(&self, label: &Label) -> &'a Shape {
        self.scope.words.shape(label.shape)
    }

    /// A label of several rows that is not merged over them goes on to the next label or name, or until nothing stands
    /// beside it any more.
    fn stretch(&self, label: &mut Label) {
        let merged = label.range.first.row < label.range.last.row;
        if merged || self.shape(label).beside == Some(Beside::One) {
            return;
        }
        let dim = self.shape(label).above.first();
        let names = |spot: Spot| dim.is_some_and(|dim| self.scope.says[spot].of(*dim).is_some());
        let others = |spot: Spot| self.shape_of(spot).is_some() || names(spot);
        let ends = |row: u32| {
            let cells = self.scope.grid.across(row, Cols(label.range.first.col, label.right));
            let two = self.shape(label).beside == Some(Beside::Numbered) && cells.len() > 1;
            two || self.scope.grid.at(row, label.range.first.col).is_some() || cells.into_iter().any(others)
        };
        // What names a member of a list under empty rows is the row of another table.
        let is_other = |spot: Spot| {
            let senses = &self.scope.says[spot].senses;
            senses.iter().any(|sense| self.scope.words.is_list(sense.dim))
        };
        let (mut row, mut bottom) = (label.bottom + 1, label.bottom);
        while row <= bottom + 1 + GAP && !ends(row) {
            if row > bottom + 1 && self.beside(label, row).into_iter().any(is_other) {
                break;
            }
            if self.cells(label, row).next().is_some() {
                bottom = row;
            }
            row += 1;
        }
        label.bottom = bottom;
    }

    fn beside(&self, label: &Label, row: u32) -> Vec<Spot> {
        self.scope.grid.across(row, Cols(label.range.last.col + 1, label.right))
    }

    /// The cells beside a label that begin in this row and are of no table.
    fn cells(&self, label: &Label, row: u32) -> impl Iterator<Item = Spot> {
        let cells = self.beside(label, row).into_iter();
        let own: Vec<Spot> = cells
            .filter(|spot| {
                let at = self.scope.grid.place(*spot);
                at.row == row && !self.taken.holds(at) && !self.is_left_open(*spot)
            })
            .collect();
        own.into_iter()
    }

    /// Where the values of a label stand.
    fn slots(&self, label: &Label) -> Vec<Slot> {
        match self.shape(label).beside {
            Some(Beside::Numbered) => self.numbered(label),
            Some(Beside::Named) => self.named(label),
            _ => vec![self.one(label)],
        }
    }

    /// One value: right of the label, or under it where nothing stands right of it, no place is kept there, and the row under
    /// it is nobody's.
    fn one(&self, label: &Label) -> Slot {
        let rows = label.range.first.row..=label.range.last.row;
        let mut beside: Vec<Spot> = rows.flat_map(|row| self.beside(label, row)).collect();
        beside.sort_unstable();
        beside.dedup();
        beside.retain(|spot| !self.taken.holds(self.scope.grid.place(*spot)));
        let blank = Some(CellRef::new(label.range.first.row, label.range.last.col + 1));
        if beside.first().is_some_and(|first| self.is_word(*first)) {
            beside.clear();
        }
        beside.retain(|spot| !self.is_word(*spot) && !self.is_left_open(*spot));
        match beside.as_slice() {
            [] => Slot { value: self.under(label), blank, ..Slot::default() },
            [value] => Slot { value: Some(*value), blank, ..Slot::default() },
            several => Slot { lost: several.to_vec(), blank, ..Slot::default() },
        }
    }

    fn under(&self, label: &Label) -> Option<Spot> {
        let grid = self.scope.grid;
        let kept = grid.merge_at(CellRef::new(label.range.first.row, label.range.last.col + 1));
        let spot = grid.at(label.range.last.row + 1, label.range.first.col)?;
        let at = grid.place(spot);
        let is_value = at.row > label.range.last.row
            && !self.taken.holds(at)
            && !self.is_word(spot)
            && !self.is_left_open(spot);
        (kept.first == kept.last && is_value && !self.is_title(spot) && !self.is_of_row(spot)).then_some(spot)
    }

    /// Whether a cell stands right of the name of a member of a list: it belongs to that one's row, as where the headings of
    /// a table are lost.
    fn is_of_row(&self, spot: Spot) -> bool {
        let (grid, at) = (self.scope.grid, self.scope.grid.place(spot));
        let left = at.col.checked_sub(1).map(|last| grid.across(at.row, Cols(0, last))).unwrap_or_default();
        left.into_iter().any(|spot| {
            let senses = &self.scope.says[spot].senses;
            let is_name = |how: How| matches!(how, How::Whole | How::Number);
            senses.iter().any(|sense| is_name(sense.how) && self.scope.words.is_list(sense.dim))
        })
    }

    /// Whether a cell is a word of the form and so no value.
    fn is_word(&self, spot: Spot) -> bool {
        let (words, text) = (self.scope.words, self.scope.grid.text(spot));
        self.shape_of(spot).is_some()
            || words.is_number_word(text)
            || words.is_title_word(text)
            || words.shapes.iter().any(|shape| shape.heading(self.scope.grid.key(spot)).is_some())
    }

    /// Whether nobody has written into what the form prints in a cell.
    fn is_left_open(&self, spot: Spot) -> bool {
        self.scope.words.is_left_open(self.scope.grid.text(spot))
    }

    /// Whether a cell names an item or a section.
    fn is_title(&self, spot: Spot) -> bool {
        let named = self.scope.says[spot].senses.iter().any(|sense| self.scope.words.is_list(sense.dim));
        named || self.scope.words.is_furniture(self.scope.grid.text(spot))
    }

    /// One value a row. Where values stand is seen from all rows; what stands beside them is none.
    fn numbered(&self, label: &Label) -> Vec<Slot> {
        let rows = self.rows(label);
        let first = |cells: &Vec<Spot>| cells.first().map(|spot| self.scope.grid.place(*spot).col);
        let alone = rows.first().filter(|cells| cells.len() == 1).and_then(first);
        let column = self.most(rows.iter().filter_map(|cells| cells.first()), rows.len()).or(alone);
        let slots = rows.into_iter().map(|mut lost| {
            let value = column.and_then(|column| self.take(&mut lost, column));
            Slot { value, lost, ..Slot::default() }
        });
        slots.collect()
    }

    /// Two cells a row: the first names the second. Where they stand is seen from the rows that have both.
    fn named(&self, label: &Label) -> Vec<Slot> {
        let grid = self.scope.grid;
        let rows = self.rows(label);
        let pairs: Vec<&Vec<Spot>> = rows.iter().filter(|cells| cells.len() >= 2).collect();
        let names = self.most(pairs.iter().map(|cells| &cells[0]), 1).unwrap_or(label.range.last.col + 1);
        let values = self.most(pairs.iter().map(|cells| &cells[1]), 1);
        let slots = rows.into_iter().map(|mut cells| {
            let Some(name) = self.take(&mut cells, names) else {
                let alone = values.filter(|_| cells.len() == 1);
                let value = alone.and_then(|column| self.take(&mut cells, column));
                return Slot { value, lost: cells, ..Slot::default() };
            };
            let blank = Some(CellRef::new(grid.place(name).row, grid.cols(name).1 + 1));
            let value = values.and_then(|column| self.take(&mut cells, column));
            Slot { name: Some(name), value, blank, lost: cells }
        });
        slots.collect()
    }

    /// The rows of a label that hold something.
    fn rows(&self, label: &Label) -> Vec<Vec<Spot>> {
        let rows = label.range.first.row..=label.bottom;
        rows.map(|row| self.cells(label, row).collect())
            .filter(|cells: &Vec<Spot>| !cells.is_empty())
            .collect()
    }

    /// The column in which most of these cells stand; `None` where they are fewer than two of several.
    fn most<'s>(&self, spots: impl Iterator<Item = &'s Spot>, of: usize) -> Option<u32> {
        let mut counted: BTreeMap<u32, usize> = BTreeMap::new();
        spots.for_each(|spot| *counted.entry(self.scope.grid.place(*spot).col).or_default() += 1);
        let most = counted.into_iter().max_by_key(|(col, count)| (*count, Reverse(*col)));
        most.filter(|(_, count)| of == 1 || *count >= 2).map(|(col, _)| col)
    }

    /// Takes out the cell that stands in this column.
    fn take(&self, cells: &mut Vec<Spot>, column: u32) -> Option<Spot> {
        let index = cells.iter().position(|spot| self.scope.grid.place(*spot).col == column)?;
        Some(cells.remove(index))
    }

    /// The cells of a label and its values.
    pub fn spots(&self, label: &Label) -> Vec<Spot> {
        let slots = self.slots(label);
        let own =
            slots.iter().flat_map(|slot| slot.name.into_iter().chain(slot.value).chain(slot.lost.clone()));
        own.chain([label.spot]).collect()
    }

    /// Who stands above a label, no higher than `top`; `None` where nobody does.
    pub fn above(&self, label: &Label, top: u32, taken: &Area) -> Option<Named> {
        let dim = *self.shape(label).above.first()?;
        let left = label.range.first.col.saturating_sub(1);
        let above = Above { scope: self.scope, dim, cols: Cols(left, label.wide), taken };
        above.find(label.range.first.row, top)
    }

    /// Reads the values of a label.
    pub fn read(&self, label: &Label, named: &Named) -> Account {
        let mut account = Account::default();
        let shape = self.shape(label);
        let field = shape.fields[0];
        account.mark(label.spot, Line::Label(self.scope.words.field(field).label.clone()));
        let slots = self.slots(label);
        let of = shape.above.first().copied().zip(named.may.first().filter(|_| named.may.len() == 1));
        if of.is_none() && !shape.above.is_empty() {
            let cells = self.spots(label);
            account.lines.clear();
            account.tell(self.nobody(label, named), cells);
            return account;
        }
        let names = RecordNames::new(self.scope, slots.iter().filter_map(|slot| slot.name), false);
        let open: Vec<Spot> = (label.range.first.row..=label.bottom)
            .flat_map(|row| self.beside(label, row))
            .filter(|spot| self.is_left_open(*spot) && !self.taken.holds(self.scope.grid.place(*spot)))
            .collect();
        let is_answered = slots.iter().any(|slot| slot.value.is_some());
        let is_passed = |spot: &Spot| is_answered && to_fill::is_unchosen(self.scope.grid.text(*spot));
        let (passed, open): (Vec<Spot>, Vec<Spot>) = open.into_iter().partition(is_passed);
        passed.into_iter().for_each(|spot| account.mark(spot, Line::Furniture));
        if let Some(finding) = fault::left_open(self.scope, &open) {
            account.tell(finding, open);
        }
        for (number, slot) in slots.into_iter().enumerate() {
            if let Some(name) = slot.name {
                let is_number = slot.value.is_some() && names.is_number_among(self.scope, name);
                if is_number && cell::no_name(self.scope, name).is_none() {
                    let lacking = self.scope.grid.text(label.spot).to_owned();
                    let finding = fault::at(self.scope, LayoutFault::HalfPair { lacking }, name);
                    account.tell(finding, [name].into_iter().chain(slot.value).chain(slot.lost));
                    continue;
                }
                self.mark_name(field, name, slot.value, &names, &mut account);
            } else if let Some(value) = slot.value.filter(|_| shape.beside == Some(Beside::Named)) {
                let lacking = self.scope.grid.text(label.spot).to_owned();
                self.tell_half(value, lacking, &mut account);
                continue;
            }
            self.enter(label, of, number, slot, &mut account);
        }
        account
    }

    /// A name of a value is a label; alone, it may be a note, and so may a value that lost its name.
    fn mark_name(
        &self,
        field: FieldId,
        name: Spot,
        value: Option<Spot>,
        names: &RecordNames,
        account: &mut Account,
    ) {
        if cell::no_name(self.scope, name).is_some() {
            return;
        }
        if value.is_some() || !names.is_note(self.scope, name) {
            account.mark(name, Line::Label(String::new()));
        } else {
            self.tell_half(name, self.scope.words.field(field).label.clone(), account);
        }
    }

    /// One of a name and its value without the other, unless it is the form's own: `lacking` is what is not there.
    fn tell_half(&self, spot: Spot, lacking: String, account: &mut Account) {
        let text = self.scope.grid.text(spot);
        if !self.scope.words.is_furniture(text) && !self.scope.blank.says(text) {
            account.tell(fault::at(self.scope, LayoutFault::HalfPair { lacking }, spot), [spot]);
        }
    }

    fn nobody(&self, label: &Label, named: &Named) -> crate::model::Finding {
        if let Some(finding) = &named.fault {
            return finding.clone();
        }
        match named.may.as_slice() {
            [] => sheet_name::unknown(self.scope, named.dim).unwrap_or_else(|| {
                let name = &self.shape(label).name;
                fault::half_matched(self.scope, label.spot, name, &[label.spot], TablePart::Item)
            }),
            _ => fault::ambiguous_item(self.scope, label.spot, None),
        }
    }

    /// `of`: whom the value is said for, where that is not the department alone.
    fn enter(
        &self,
        label: &Label,
        of: Option<(DimId, &Of)>,
        number: usize,
        slot: Slot,
        account: &mut Account,
    ) {
        if let Some(first) = slot.lost.first() {
            let fault = match slot.lost.get(1).filter(|_| slot.value.is_none()) {
                Some(other) => LayoutFault::SeveralValues { other: self.scope.grid.place(*other) },
                None => LayoutFault::UnreadCells,
            };
            account.tell(fault::at(self.scope, fault, *first), slot.lost.clone());
        }
        if !slot.lost.is_empty() && slot.value.is_none() && slot.name.is_none() {
            return;
        }
        if let Some((name, fault)) = slot.name.and_then(|name| Some((name, cell::no_name(self.scope, name)?)))
        {
            account.tell(fault::at(self.scope, fault, name), [name].into_iter().chain(slot.value));
            return;
        }
        let field = self.shape(label).fields[0];
        let record = match (self.shape(label).beside, slot.name) {
            (Some(Beside::Numbered), _) => {
                Some(format!("{}#{}", self.scope.words.field(field).label, number + 1))
            }
            (_, Some(name)) => Some(crate::text::width::clean(self.scope.grid.text(name))),
            _ => None,
        };
        let record = self.shape(label).rows.last().copied().zip(record.map(Of::Record));
        let named = of.map(|(dim, of)| (dim, of.clone())).into_iter().chain(record);
        let words = self.scope.words;
        let parts =
            named.map(|(dim, of)| words.part(dim, &of)).chain(words.department(self.scope.department));
        let key = Key::new(parts);
        let said = slot.value.map(|spot| cell::beside_label(self.scope, spot, account)).unwrap_or_default();
        account.claims.push(Claim {
            spot: slot.value,
            at: slot
                .value
                .map(|spot| self.scope.grid.place(spot))
                .or(slot.blank)
                .unwrap_or(label.range.first),
            field,
            key,
            value: said.value,
            repeats: said.ditto.then_some(said.shown.into()),
        });
    }
}
