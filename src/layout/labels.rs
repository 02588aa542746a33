//! Values that stand right of a label, or under it: 実施概要, 求められる能力.

use super::cells::{Cells, Harvest, Said};
use super::context::Found;
use super::grid::Grid;
use super::vocabulary::Vocabulary;
use crate::book::Cell;
use crate::model::{Axis, CellRange, CellRef, Entry, Place};
use crate::template::{LabelShape, RowsOfLabel};
use crate::text::ditto;

/// How many columns right of its label a value may stand, where no table says how wide the form is.
const REACH: u32 = 6;

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

/// The values of a label end where a label beside it begins.
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
}

impl Labels<'_> {
    /// The labels of the sheet, by row, then by column. `skip` holds the cells that are something else;
    /// `right` tells how wide the form is at a label.
    pub fn find(
        &self,
        skip: &dyn Fn(CellRef) -> bool,
        right: &dyn Fn(CellRange) -> Option<u32>,
    ) -> Vec<Label> {
        let found = self.grid.cells().filter(|cell| !skip(cell.at)).filter_map(|cell| {
            let shape = self.shape_of(&cell.shown)?;
            let range = self.grid.range_at(cell.at);
            let reach = right(range).unwrap_or(range.last.col.saturating_add(REACH)).max(range.last.col + 1);
            Some(Label { shape, range, right: reach, bottom: range.last.row })
        });
        let mut labels: Vec<Label> = found.collect();
        self.stretch(&mut labels, skip);
        clip(&mut labels);
        self.stretch(&mut labels, skip);
        labels
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

    /// A label of several rows that is not merged over them goes on to the next label, or to an empty row.
    fn stretch(&self, labels: &mut [Label], skip: &dyn Fn(CellRef) -> bool) {
        let tops: Vec<CellRange> = labels.iter().map(|label| label.range).collect();
        for label in labels.iter_mut().filter(|label| self.shape(label).rows != RowsOfLabel::One) {
            let mut row = label.range.last.row + 1;
            let free = |row: u32| {
                let at = CellRef::new(row, label.range.first.col);
                self.grid.text(at).is_empty() && !tops.iter().any(|top| top.first.row == row)
            };
            while free(row) && self.beside(label, row).iter().any(|cell| !skip(cell.at)) {
                row += 1;
            }
            label.bottom = row - 1;
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

    /// The cell under a label, where nothing stands right of it.
    fn under(&self, label: &Label) -> Option<&Cell> {
        let at = CellRef::new(label.range.last.row + 1, label.range.first.col);
        self.grid.cell(at).filter(|cell| cell.at.row > label.range.last.row && !self.is_word(cell))
    }

    /// Whether a cell is a word of the form and so no value.
    fn is_word(&self, cell: &Cell) -> bool {
        let form = self.vocabulary.form;
        let text = cell.shown.as_str();
        let headings = form.tables.iter().flat_map(|table| {
            [&table.item_headings, &table.field_headings, &table.axis_headings, &table.furniture_headings]
        });
        self.shape_of(text).is_some()
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
        let said = cell.map_or(Said { value: None, ditto: false, refused: false }, |cell| {
            harvest.taken.push(cell.at);
            self.say(cell, harvest)
        });
        harvest.entries.push(Entry {
            department: self.cells.department.to_owned(),
            item,
            field: self.shape(label).field.clone(),
            axis,
            value: said.value,
            raw: cell.map_or_else(String::new, |cell| cell.shown.clone()),
            place: Place::cell(self.cells.file, &self.grid.sheet.name, cell.map_or(blank, |cell| cell.at)),
            ditto: said.ditto,
        });
    }

    /// A ditto mark beside a label has nothing that it could repeat.
    fn say(&self, cell: &Cell, harvest: &mut Harvest) -> Said {
        if ditto::read(&cell.shown).is_some() {
            let place = Place::cell(self.cells.file, &self.grid.sheet.name, cell.at);
            harvest
                .findings
                .push(crate::model::Finding::new("ditto-without-source", place).value(&cell.shown));
            return Said { value: None, ditto: true, refused: true };
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
