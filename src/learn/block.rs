//! What stands under a band of headings: the rows, and which of the columns are labels.

use std::collections::BTreeSet;

use super::apart;
use super::aside::{self, Aside, What};
use super::band::{self, Band, Leaf, bands};
use super::body;
use super::form_sheet::FormSheet;
use super::look;
use super::years;
use crate::layout::{Cols, Spot, loose};
use crate::model::CellRef;

/// A table of a sheet.
#[derive(Clone, Debug)]
pub struct Block {
    /// The sheet, by its place among those that are seen.
    pub sheet: usize,
    /// Its headings; columns that only repeat the labels are left out.
    pub band: Band,
    /// Its rows.
    pub rows: Vec<u32>,
    /// Rows among them that are examples or totals.
    pub aside: Vec<Aside>,
    /// The units that stand behind its places, in cells of their own.
    pub units: Vec<Spot>,
    /// How many columns, from the left, are labels.
    pub labels: usize,
    /// Where what stands over it begins: the row after the table before.
    pub top: u32,
    /// Where the next table's headings begin.
    pub bottom: u32,
}

/// The tables of a sheet, by row, then by column.
pub fn blocks(sheet: usize, page: &FormSheet) -> Vec<Block> {
    let bands = bands(page);
    let starts: Vec<u32> = bands.iter().map(|band| band.first).chain([u32::MAX]).collect();
    let mut top = 0;
    let mut blocks: Vec<Block> = Vec::new();
    for (band, bottom) in bands.into_iter().zip(starts.into_iter().skip(1)) {
        let parts = apart::parts(page, band, bottom);
        let own = parts.into_iter().map(|band| Block::of(band, sheet, page, (top, bottom)));
        blocks.extend(own);
        top = blocks.iter().map(|block| block.last() + 1).max().unwrap_or(top);
    }
    blocks
}

impl Block {
    /// What stands under these headings, from `top`, where the table before has ended, down to the next headings.
    fn of(band: Band, sheet: usize, page: &FormSheet, (top, bottom): (u32, u32)) -> Self {
        let mut rows = body::rows(page, &band, bottom);
        let aside = aside::take(page, &band, &mut rows);
        body::drop_notes(page, &band, &aside, &mut rows);
        let mut block = Self { sheet, rows, aside, band, units: Vec::new(), labels: 0, top, bottom };
        block.part_labels(page);
        block.part_units(page);
        block.drop_repeats(page);
        block.drop_notes_beside(page);
        block.drop_foot(page);
        block.labels = block.count_labels(page);
        block.drop_tail(page);
        block
    }

    /// The leaves of its labels.
    pub fn label_leaves(&self) -> &[Leaf] {
        &self.band.leaves[..self.labels]
    }

    /// The leaves of its data.
    pub fn data_leaves(&self) -> &[Leaf] {
        &self.band.leaves[self.labels..]
    }

    /// The cells of a column, by row: of a merge once.
    pub fn cells(&self, page: &FormSheet, leaf: &Leaf) -> Vec<Spot> {
        let shown = self.rows.iter().flat_map(|row| page.grid.across(*row, leaf.cols));
        let mut cells: Vec<Spot> = shown.filter(|spot| self.is_own(page, *spot)).collect();
        cells.dedup();
        cells
    }

    /// The cells of a column in rows that are examples.
    pub fn examples<'s>(&self, page: &'s FormSheet, leaf: &Leaf) -> impl Iterator<Item = Spot> + use<'s, '_> {
        let cols = leaf.cols;
        let rows = self.aside.iter().filter(|aside| aside.what == What::Example);
        rows.flat_map(move |aside| page.begun(aside.row, cols))
    }

    /// The innermost heading of a column.
    pub fn heading<'s>(&self, page: &FormSheet<'s>, leaf: &Leaf) -> &'s str {
        leaf.heads.last().map_or("", |head| page.text(*head))
    }

    /// Whether anything is filled in.
    pub fn is_filled(&self, page: &FormSheet) -> bool {
        self.data_leaves().iter().any(|leaf| self.is_typed(page, leaf))
    }

    /// Whether anything stands in a column that the form neither computes itself nor leaves open.
    pub fn is_typed(&self, page: &FormSheet, leaf: &Leaf) -> bool {
        self.cells(page, leaf).iter().any(|spot| !page.grid.cell(*spot).formula && !page.is_open(*spot))
    }

    /// The last row of the table, examples and totals among them; that of its headings, where it has none.
    pub fn last(&self) -> u32 {
        let aside = self.aside.iter().map(|aside| aside.row);
        self.rows.iter().copied().chain(aside).max().unwrap_or(self.band.last)
    }

    /// How many cells are there to be filled in, or are.
    pub fn size(&self) -> usize {
        self.rows.len().max(1) * self.data_leaves().len()
    }

    /// The texts of its labels, folded.
    pub fn label_texts(&self, page: &FormSheet) -> BTreeSet<String> {
        let cells = self.label_leaves().iter().flat_map(|leaf| self.cells(page, leaf));
        cells.map(|spot| loose(page.text(spot))).collect()
    }

    /// What a column of labels says in each row: a label holds over its merge, and in all columns but the innermost
    /// down to the next.
    pub fn said<'s>(&self, page: &FormSheet<'s>, leaf: &Leaf, carry: bool) -> Vec<Option<Spot>> {
        let mut last = None;
        let said = self.rows.iter().map(|row| {
            let own = self.label(page, *row, leaf.cols);
            last = own.or(last.filter(|_| carry));
            last.filter(|_| own.is_some() || carry)
        });
        said.collect()
    }

    /// The label of a row in these columns: the last with a letter.
    pub fn label(&self, page: &FormSheet, row: u32, cols: Cols) -> Option<Spot> {
        let shown: Vec<Spot> =
            page.grid.across(row, cols).into_iter().filter(|spot| self.is_own(page, *spot)).collect();
        let lettered = shown.iter().rev().find(|spot| look::has_letter(page.text(**spot)));
        lettered.or(shown.last()).copied()
    }

    pub fn is_own(&self, page: &FormSheet, spot: Spot) -> bool {
        page.grid.place(spot).row > self.band.last
    }

    /// The cells of data in rows that nothing tells from the one above: where the label is merged over several rows, and the
    /// places beside it are not.
    pub fn under(&self, page: &FormSheet) -> Vec<CellRef> {
        let Some(inner) = self.label_leaves().last() else { return Vec::new() };
        let mut cells = Vec::new();
        for spot in self.cells(page, inner) {
            let range = page.grid.range(spot);
            let rows = (range.first.row + 1..=range.last.row).filter(|row| page.grid.row(*row).len() == 0);
            for at in
                rows.flat_map(|row| self.data_leaves().iter().map(move |leaf| CellRef::new(row, leaf.cols.0)))
            {
                let place = page.grid.merge_at(at);
                cells.extend((place.first.row == at.row).then_some(place.first));
            }
        }
        cells
    }

    /// Whether a row is one of the table, from its headings down to its last.
    pub fn spans(&self, row: u32) -> bool {
        let last = if self.rows.is_empty() { self.last().max(self.first_free()) } else { self.last() };
        (self.band.first..=last).contains(&row)
    }

    /// The headings that are bare numbers and count the columns.
    pub fn counts(&self, page: &FormSheet) -> BTreeSet<Spot> {
        (self.band.first..=self.band.last).flat_map(|row| band::counts(page, row)).collect()
    }

    /// The first row under the headings in which something may be filled in, where the form has none.
    pub fn first_free(&self) -> u32 {
        (self.band.last + 1..).find(|row| !self.is_aside(*row)).unwrap_or(self.band.last + 1)
    }

    /// Whether a row is an example or a total.
    pub fn is_aside(&self, row: u32) -> bool {
        self.aside.iter().any(|aside| aside.row == row)
    }

    /// Whether a cell stands in the columns of the labels.
    pub fn is_label(&self, at: CellRef) -> bool {
        (self.band.last + 1..=self.last()).contains(&at.row)
            && self.label_leaves().iter().any(|leaf| leaf.cols.holds(at.col))
    }

    /// The years that its columns of labels, or its headings, say.
    pub fn years_down(&self, page: &FormSheet, leaf: &Leaf) -> Option<Vec<crate::model::FiscalYear>> {
        let cells = self.cells(page, leaf);
        let texts: Vec<&str> = cells.iter().map(|spot| page.text(*spot)).collect();
        let mut run: Vec<&str> = Vec::new();
        texts.iter().for_each(|text| {
            if !run.contains(text) {
                run.push(text);
            }
        });
        years::series(&run)
    }
}
