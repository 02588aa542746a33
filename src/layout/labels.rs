//! Values that stand right of a label, or under it: 実施概要, 求められる能力.

use super::cells::{Cells, Harvest, Said};
use super::context::Found;
use super::grid::Grid;
use super::vocabulary::Vocabulary;
use crate::book::Cell;
use crate::model::{Axis, CellRange, CellRef, Entry, Finding, LayoutFault, Place};
use crate::template::{LabelShape, RowsOfLabel};
use crate::text::ditto;

/// How many columns right of its label a value may stand, where no table says how wide the form is.
const REACH: u32 = 6;

/// How many rows apart labels of cards side by side may stand.
const NEAR: u32 = 10;

/// How many empty rows may be put in between the values of a label.
const GAP: u32 = 2;

/// A label found on a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// The label's shape, by its place in the form.
    pub shape: usize,
    /// What the label covers.
    pub range: CellRange,
    /// The last column that its values may stand in.
    pub right: u32,
    /// The last row that its values may stand in.
    pub bottom: u32,
}

/// The values of a label end where a label beside it begins; how far down they reach is then to be seen again.
fn clip(labels: &mut [Label]) {
    let all = labels.to_vec();
    for label in labels {
        let beside = all.iter().filter(|other| {
            other.range.first.col > label.range.last.col + 1
                && other.range.first.row <= label.bottom
                && label.range.first.row <= other.bottom
        });
        let edge = beside.map(|other| other.range.first.col - 1).min();
        label.right = edge.map_or(label.right, |edge| edge.min(label.right));
        label.bottom = label.range.last.row;
    }
}

/// Reads labelled values.
pub struct Labels<'a> {
    /// The sheet.
    pub grid: &'a Grid<'a>,
    /// The words.
    pub vocabulary: &'a Vocabulary<'a>,
    /// The reader of cells.
    pub cells: &'a Cells<'a>,
    /// Tells the cells that are something else.
    pub skip: &'a dyn Fn(CellRef) -> bool,
}

impl Labels<'_> {
    /// The labels of the sheet, by row, then by column. `right` tells how wide the form is at a label.
    pub fn find(&self, right: &dyn Fn(CellRange) -> Option<u32>) -> Vec<Label> {
        let found = self.grid.cells().filter(|cell| !(self.skip)(cell.at)).filter_map(|cell| {
            let shape = self.shape_of(&cell.shown)?;
            let range = self.grid.range_at(cell.at);
            let reach = right(range).unwrap_or(range.last.col.saturating_add(REACH)).max(range.last.col + 1);
            Some(Label { shape, range, right: reach, bottom: range.last.row })
        });
        let mut labels: Vec<Label> = found.collect();
        self.part(&mut labels);
        self.stretch(&mut labels);
        clip(&mut labels);
        self.stretch(&mut labels);
        labels
    }

    /// A label's values stand left of the next label beside it.
    fn part(&self, labels: &mut [Label]) {
        let ranges: Vec<CellRange> = labels.iter().map(|label| label.range).collect();
        for label in labels {
            let rows = label.range.first.row.saturating_sub(NEAR)..=label.range.last.row.saturating_add(NEAR);
            let beside = ranges
                .iter()
                .filter(|other| rows.contains(&other.first.row) && other.first.col > label.range.last.col);
            let next = beside.map(|other| other.first.col - 1).min().unwrap_or(u32::MAX);
            label.right = label.right.min(next).max(label.range.last.col + 1);
        }
    }

    fn shape_of(&self, text: &str) -> Option<usize> {
        self.vocabulary.form.labels.iter().position(|label| {
            if label.headings.is_empty() {
                self.vocabulary.field(text, std::slice::from_ref(&label.field)).is_some()
            } else {
                self.vocabulary.is_one_of(text, &label.headings)
            }
        })
    }

    /// A label of several rows that is not merged over them goes on to the next label, or until nothing stands
    /// beside it any more.
    fn stretch(&self, labels: &mut [Label]) {
        for label in labels.iter_mut().filter(|label| self.shape(label).rows != RowsOfLabel::One) {
            let free = |row: u32| {
                let at = CellRef::new(row, label.range.first.col);
                self.grid.text(at).is_empty()
            };
            let mut row = label.bottom + 1;
            while row <= label.bottom + 1 + GAP && free(row) {
                if self.beside(label, row).iter().any(|cell| !(self.skip)(cell.at)) {
                    label.bottom = row;
                }
                row += 1;
            }
        }
    }

    fn shape(&self, label: &Label) -> &LabelShape {
        &self.vocabulary.form.labels[label.shape]
    }

    fn beside(&self, label: &Label, row: u32) -> Vec<&Cell> {
        self.grid.cells_across(row, (label.range.last.col + 1, label.right))
    }

    /// Reads the values of a label.
    pub fn read(&self, label: &Label, context: &Found) -> Harvest {
        let mut harvest = Harvest { taken: vec![label.range.first], ..Harvest::default() };
        match self.shape(label).rows {
            RowsOfLabel::One => self.read_one(label, context, &mut harvest),
            RowsOfLabel::Numbered => self.read_numbered(label, context, &mut harvest),
            RowsOfLabel::Named => self.read_named(label, context, &mut harvest),
        }
        harvest
    }

    fn read_one(&self, label: &Label, context: &Found, harvest: &mut Harvest) {
        let rows = label.range.first.row..=label.range.last.row;
        let beside = rows.flat_map(|row| self.beside(label, row).first().copied()).next();
        let cell = beside.filter(|cell| !self.is_word(cell)).or_else(|| self.under(label));
        let blank = CellRef::new(label.range.first.row, label.range.last.col + 1);
        let item = match context.items.as_slice() {
            [one] => Some(self.vocabulary.plan.items[*one].id.clone()),
            _ => None,
        };
        self.enter(label, item, context, cell, blank, harvest);
    }

    /// The cell under a label, where nothing stands right of it and no place is kept for it there.
    fn under(&self, label: &Label) -> Option<&Cell> {
        let kept = self.grid.range_at(CellRef::new(label.range.first.row, label.range.last.col + 1));
        let at = CellRef::new(label.range.last.row + 1, label.range.first.col);
        let is_value = |cell: &&Cell| {
            cell.at.row > label.range.last.row
                && !(self.skip)(cell.at)
                && !self.is_word(cell)
                && !self.is_title(cell)
        };
        self.grid.cell(at).filter(|_| kept.first == kept.last).filter(is_value)
    }

    /// Whether a cell names an item or a section.
    fn is_title(&self, cell: &Cell) -> bool {
        self.vocabulary.item_word(&cell.shown, "").is_some() || self.vocabulary.is_furniture(&cell.shown)
    }

    /// Whether a cell is a word of the form and so no value.
    fn is_word(&self, cell: &Cell) -> bool {
        let form = self.vocabulary.form;
        let text = &*cell.shown;
        let headings = form.tables.iter().flat_map(|table| {
            [&table.item_headings, &table.field_headings, &table.axis_headings, &table.furniture_headings]
        });
        self.shape_of(text).is_some()
            || self.vocabulary.is_number_word(text)
            || self.vocabulary.is_title_word(text)
            || headings.into_iter().any(|words| self.vocabulary.is_one_of(text, words))
            || self
                .vocabulary
                .item_word(text, "")
                .is_some_and(|word| !matches!(word, super::vocabulary::ItemWord::Title(_)))
    }

    fn read_numbered(&self, label: &Label, context: &Found, harvest: &mut Harvest) {
        let field = self.shape(label).field.clone();
        let word = self.vocabulary.plan.field(&field).map_or(field.as_str(), |field| field.label.as_str());
        let mut number = 0;
        for row in label.range.first.row..=label.bottom {
            let Some(cell) = self.beside(label, row).first().copied() else { continue };
            if cell.at.row != row {
                continue;
            }
            number += 1;
            self.enter(label, Some(format!("{word}#{number}")), context, Some(cell), cell.at, harvest);
        }
    }

    fn read_named(&self, label: &Label, context: &Found, harvest: &mut Harvest) {
        for row in label.range.first.row..=label.bottom {
            let cells: Vec<&Cell> =
                self.beside(label, row).into_iter().filter(|cell| cell.at.row == row).collect();
            let Some(name) = cells.first() else { continue };
            harvest.taken.push(name.at);
            let item = crate::text::width::clean(&name.shown);
            let blank = CellRef::new(row, self.grid.range_at(name.at).last.col + 1);
            self.enter(label, Some(item), context, cells.get(1).copied(), blank, harvest);
        }
    }

    fn enter(
        &self,
        label: &Label,
        item: Option<String>,
        context: &Found,
        cell: Option<&Cell>,
        blank: CellRef,
        harvest: &mut Harvest,
    ) {
        let Some(axis) = self.axis(label, context) else { return };
        let Some(item) = item else { return };
        let said = cell.map_or_else(Said::default, |cell| {
            harvest.taken.push(cell.at);
            self.say(cell, harvest)
        });
        harvest.entries.push(Entry {
            department: self.cells.department.to_owned(),
            item,
            field: self.shape(label).field.clone(),
            axis,
            value: said.value,
            raw: cell.map_or_else(String::new, |cell| cell.shown.to_string()),
            place: Place::cell(self.cells.file, &self.grid.sheet.name, cell.map_or(blank, |cell| cell.at)),
            repeats: said.ditto.then_some(said.shown),
        });
    }

    /// A ditto mark beside a label has nothing that it could repeat.
    fn say(&self, cell: &Cell, harvest: &mut Harvest) -> Said {
        if ditto::read(&cell.shown).is_some() {
            let place = Place::cell(self.cells.file, &self.grid.sheet.name, cell.at);
            harvest.findings.push(Finding::new(LayoutFault::DittoWithoutSource, place).value(&*cell.shown));
            return Said { ditto: true, refused: true, ..Said::default() };
        }
        self.cells.plain(cell, &mut harvest.findings)
    }

    fn axis(&self, label: &Label, context: &Found) -> Option<Axis> {
        match self.shape(label).context {
            crate::template::ContextKind::Item => Some(Axis::None),
            crate::template::ContextKind::Category => context
                .category
                .map(|category| Axis::Category(self.vocabulary.plan.categories[category].name.clone())),
        }
    }
}
