//! What stands under a band of headings: the rows, and which of the columns are labels.

use std::collections::BTreeSet;

use super::aside::{self, Aside, What};
use super::band::{self, Band, Leaf, bands};
use super::form_sheet::FormSheet;
use super::look::{self, Look};
use super::names;
use super::years;
use crate::layout::{Cols, Spot, loose};
use crate::model::CellRef;

/// How many columns of labels a table may have.
const MOST_LABELS: usize = 6;
/// How many empty rows a table may have between its rows.
const GAP: u32 = 3;

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
    /// How many columns, from the left, are labels.
    pub labels: usize,
    /// Where what stands over it begins: the row after the table before.
    pub top: u32,
    /// Where the next table's headings begin.
    pub bottom: u32,
}

/// The tables of a sheet, by row.
pub fn blocks(sheet: usize, page: &FormSheet) -> Vec<Block> {
    let bands = bands(page);
    let starts: Vec<u32> = bands.iter().map(|band| band.first).chain([u32::MAX]).collect();
    let mut top = 0;
    let mut blocks = Vec::new();
    for (band, bottom) in bands.into_iter().zip(starts.into_iter().skip(1)) {
        let mut rows = rows(page, &band, bottom);
        let aside = aside::take(page, &band, &mut rows);
        drop_notes(page, &band, &aside, &mut rows);
        let mut block = Block { sheet, rows, aside, band, labels: 0, top, bottom };
        block.drop_repeats(page);
        block.drop_foot(page);
        block.labels = block.count_labels(page);
        block.drop_tail(page);
        top = block.last() + 1;
        blocks.push(block);
    }
    blocks
}

/// The rows under a band that may be the table's, down to a long gap or the next headings. One of which the form computes
/// all that stands there is as empty as the others.
fn rows(page: &FormSheet, band: &Band, bottom: u32) -> Vec<u32> {
    let mut rows: Vec<u32> = Vec::new();
    let extent = band.extent();
    for row in page.grid.rows_between(band.last + 1, bottom.saturating_sub(1)) {
        let end = rows.last().copied().unwrap_or(band.last);
        if row > end + 1 + GAP {
            break;
        }
        let shown = page.grid.across(row, extent);
        if shown.iter().any(|spot| !page.grid.cell(*spot).formula) {
            rows.push(row);
        }
    }
    drop_names(page, band, bottom, &mut rows);
    rows
}

/// What stands under a table, and is none of it: notes, and texts that stand alone under rows that hold more, after an
/// empty row or under numbers.
fn drop_notes(page: &FormSheet, band: &Band, aside: &[Aside], rows: &mut Vec<u32>) {
    while rows.last().is_some_and(|row| is_note(page, band, *row)) {
        rows.pop();
    }
    let shown = |row: u32| page.grid.across(row, band.extent());
    let Some(full) = rows.iter().rposition(|row| shown(*row).len() > 1) else { return };
    let Some(first) = rows.get(full + 1).copied() else { return };
    let apart = (rows[full] + 1..first).any(|row| !aside.iter().any(|aside| aside.row == row));
    let is_number = |row: &u32| shown(*row).first().is_some_and(|spot| page.look(*spot) == Look::Number);
    if apart || rows[..=full].iter().all(is_number) && !is_number(&first) {
        rows.truncate(full + 1);
    }
}

/// What stands right over the next headings, after an empty row or from a number of its own on, is about the next table.
fn drop_names(page: &FormSheet, band: &Band, bottom: u32, rows: &mut Vec<u32>) {
    if bottom == u32::MAX || rows.len() < 2 {
        return;
    }
    let is_numbered = |row: u32| {
        page.begun(row, band.extent()).first().is_some_and(|spot| names::is_number(page.text(*spot)))
    };
    let after_gap = |at: &usize| rows[*at] > rows[at - 1] + 1;
    let numbered = |at: &usize| is_numbered(rows[*at]) && !is_numbered(rows[0]);
    let end = (1..rows.len()).rev().find(|at| after_gap(at) || numbered(at));
    rows.truncate(end.unwrap_or(rows.len()));
}

/// Whether a row is a note, or a word with what is written beside it in one wide cell, and none of the table.
fn is_note(page: &FormSheet, band: &Band, row: u32) -> bool {
    let shown = page.grid.across(row, band.extent());
    let begun: Vec<Spot> = shown.iter().copied().filter(|spot| page.grid.place(*spot).row == row).collect();
    let wide = |spot: Spot| {
        let cols = page.grid.cols(spot);
        band.leaves.iter().filter(|leaf| leaf.cols.meets(cols)).count()
    };
    match begun.as_slice() {
        [one] if shown.len() == 1 => {
            look::is_note(page.text(*one)) || page.look(*one) == Look::Sentence || wide(*one) > 1
        }
        [_, other] if shown.len() == 2 => band.leaves.len() > 2 && wide(*other) + 1 >= band.leaves.len(),
        _ => false,
    }
}

impl Block {
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
    fn is_typed(&self, page: &FormSheet, leaf: &Leaf) -> bool {
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
    fn label(&self, page: &FormSheet, row: u32, cols: Cols) -> Option<Spot> {
        let shown: Vec<Spot> =
            page.grid.across(row, cols).into_iter().filter(|spot| self.is_own(page, *spot)).collect();
        let lettered = shown.iter().rev().find(|spot| look::has_letter(page.text(**spot)));
        lettered.or(shown.last()).copied()
    }

    fn is_own(&self, page: &FormSheet, spot: Spot) -> bool {
        page.grid.place(spot).row > self.band.last
    }

    /// A column under the heading of the labels, or with the same texts, says them once more.
    fn drop_repeats(&mut self, page: &FormSheet) {
        let Some(first) = self.band.leaves.first().cloned() else { return };
        let texts = |leaf: &Leaf| -> Vec<Option<String>> {
            self.said(page, leaf, false)
                .into_iter()
                .map(|spot| spot.map(|spot| loose(page.text(spot))))
                .collect()
        };
        let own = texts(&first);
        let heading = loose(self.heading(page, &first));
        let lettered = |text: &&Option<String>| text.as_ref().is_some_and(|text| look::has_letter(text));
        let is_repeat = |leaf: &Leaf| {
            let same = texts(leaf) == own && own.iter().filter(lettered).count() > 1;
            same || !heading.is_empty() && loose(self.heading(page, leaf)) == heading
        };
        let kept: Vec<Leaf> = self
            .band
            .leaves
            .iter()
            .enumerate()
            .filter(|(at, leaf)| *at == 0 || !is_repeat(leaf))
            .map(|(_, leaf)| leaf.clone())
            .collect();
        self.band.leaves = kept;
    }

    /// What stands after an empty row, and fills a column that is empty in all rows above, is none of the table: who
    /// filled it in, and when.
    fn drop_foot(&mut self, page: &FormSheet) {
        let apart = |pair: &[u32]| (pair[0] + 1..pair[1]).any(|row| !self.is_aside(row));
        let Some(end) = self.rows.windows(2).position(apart).map(|at| at + 1) else { return };
        let filled = |row: u32, leaf: &Leaf| {
            page.begun(row, leaf.cols).iter().any(|spot| !page.grid.cell(*spot).formula)
        };
        let is_new = |leaf: &Leaf| {
            let above = self.rows[..end].iter().any(|row| filled(*row, leaf));
            !above && filled(self.rows[end], leaf)
        };
        if end > 1 && self.band.leaves.iter().any(is_new) {
            self.rows.truncate(end);
        }
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

    /// How many columns from the left are labels, and not data.
    fn count_labels(&self, page: &FormSheet) -> usize {
        if self.rows.is_empty() {
            return 1;
        }
        let leaves = &self.band.leaves;
        let across = self.first_across(page);
        let most = across.unwrap_or(leaves.len() - 1).min(MOST_LABELS).min(leaves.len() - 1);
        let may = |leaf: &Leaf| self.may_be_label(page, leaf);
        if let Some(printed) = self.printed_in_part(page).filter(|printed| *printed <= most) {
            return printed;
        }
        let prefix = leaves[..most].iter().skip(1).take_while(|leaf| may(leaf)).count() + 1;
        if across.is_some_and(|across| across <= MOST_LABELS) || self.is_printed(page, prefix) {
            return prefix.min(most.max(1));
        }
        let apart = (1..=prefix).find(|count| self.tells_apart(page, *count)).unwrap_or(1);
        let counts = apart > 1 && look::is_number_word(self.heading(page, &leaves[apart - 1]));
        if counts && apart < prefix && self.is_unique(page, &leaves[apart]) { apart + 1 } else { apart }
    }

    /// How many columns from the left the form prints, where at least as many others, and several, are still empty on all rows: words
    /// on some rows only, or numbers that come again, and words right of them.
    fn printed_in_part(&self, page: &FormSheet) -> Option<usize> {
        let leaves = &self.band.leaves;
        let last = leaves.iter().rposition(|leaf| self.is_typed(page, leaf))?;
        let is_full = |leaf: &Leaf| self.said(page, leaf, false).iter().all(Option::is_some);
        let is_word = |spot: &Spot| matches!(page.look(*spot), Look::Word | Look::Year(_));
        let are_words = |leaf: &Leaf| self.cells(page, leaf).iter().all(is_word);
        let is_code = |leaf: &Leaf| look::is_code_word(self.heading(page, leaf));
        let is_printed = |leaf: &Leaf| self.cells(page, leaf).len() > 1 && (are_words(leaf) || is_code(leaf));
        let details = &leaves[1..=last];
        let printed =
            is_full(&leaves[0]) && details.iter().all(is_printed) && details.last().is_some_and(are_words);
        let in_part = details.iter().any(|leaf| !is_full(leaf) || !are_words(leaf));
        let open = leaves.len() - last - 1;
        (printed && in_part && open >= details.len().max(2)).then_some(last + 1)
    }

    /// Whether a column says something else on every row.
    fn is_unique(&self, page: &FormSheet, leaf: &Leaf) -> bool {
        let said = self.said(page, leaf, false).into_iter().flatten();
        said.map(|spot| loose(page.text(spot))).collect::<BTreeSet<_>>().len() == self.rows.len()
    }

    /// The first column under a year, a month, or a heading over several columns.
    fn first_across(&self, page: &FormSheet) -> Option<usize> {
        let years = self.years_across(page);
        let grouped = |at: usize| {
            let heads = &self.band.leaves[at].heads;
            let outer = |leaf: &&Leaf| leaf.heads.len() > 1 && leaf.heads[0] == heads[0];
            heads.len() > 1 && self.band.leaves.iter().filter(outer).count() > 1
        };
        let counts = self.counts(page);
        let is_count = |at: usize| self.band.leaves[at].heads.iter().any(|head| counts.contains(head));
        (0..self.band.leaves.len()).find(|at| years.contains(at) || grouped(*at) || is_count(*at))
    }

    /// The headings that are bare numbers and count the columns.
    pub fn counts(&self, page: &FormSheet) -> BTreeSet<Spot> {
        (self.band.first..=self.band.last).flat_map(|row| band::counts(page, row)).collect()
    }

    /// The columns under years or months.
    fn years_across(&self, page: &FormSheet) -> BTreeSet<usize> {
        let is_axis = |head: &Spot| {
            let text = page.text(*head);
            matches!(page.look(*head), Look::Year(_) | Look::Month)
                || look::is_bare_year(text)
                || look::year_and_words(text).is_some()
        };
        let leaves = self.band.leaves.iter().enumerate();
        let years: BTreeSet<usize> =
            leaves.filter(|(_, leaf)| leaf.heads.iter().any(is_axis)).map(|(at, _)| at).collect();
        if years.len() == 1 && self.band.leaves.len() > 3 && years.contains(&0) {
            BTreeSet::new()
        } else {
            years
        }
    }

    /// Whether a column right of the first may hold labels: texts, units, or under a heading for them numbers that each
    /// stand once.
    fn may_be_label(&self, page: &FormSheet, leaf: &Leaf) -> bool {
        let cells = self.cells(page, leaf);
        let texts: BTreeSet<&str> = cells.iter().map(|spot| page.text(*spot)).collect();
        let sentences = cells.iter().filter(|spot| page.look(**spot) == Look::Sentence).count();
        // A question among words is one of them; answers are sentences more often than not.
        let no_words = |look: Look| matches!(look, Look::Number | Look::Sign | Look::Pattern);
        let word = |spot: &Spot| match page.look(*spot) {
            Look::Sentence => sentences * 2 < cells.len(),
            look => !no_words(look),
        };
        let words = cells.iter().filter(|spot| word(spot)).count();
        let said = self.rows.iter().filter(|row| self.label(page, **row, leaf.cols).is_some()).count();
        let given_once = said > 0 && self.rows.len() > said * 2 && texts.len() == said;
        (said * 5 >= self.rows.len() * 4 || given_once && !self.is_last_text(page, leaf))
            && (words * 10 >= cells.len() * 9
                || look::is_unit_word(self.heading(page, leaf))
                || texts.len() == self.rows.len() && look::is_code_word(self.heading(page, leaf)))
    }

    /// Whether no column right of this one holds texts on every row, which labels given once need.
    fn is_last_text(&self, page: &FormSheet, leaf: &Leaf) -> bool {
        let full = |other: &&Leaf| {
            let said = self.rows.iter().filter(|row| self.label(page, **row, other.cols).is_some()).count();
            said == self.rows.len()
        };
        !self.band.leaves.iter().filter(|other| other.cols.0 > leaf.cols.1).any(|other| full(&other))
    }

    /// Whether the first columns are printed and all others are still empty.
    fn is_printed(&self, page: &FormSheet, labels: usize) -> bool {
        let filled = |leaf: &Leaf| !self.cells(page, leaf).is_empty();
        let typed = |leaf: &Leaf| self.is_typed(page, leaf);
        self.band.leaves[..labels].iter().all(filled) && !self.band.leaves[labels..].iter().any(typed)
    }

    /// Whether no two rows have the same labels in the first columns.
    fn tells_apart(&self, page: &FormSheet, count: usize) -> bool {
        let columns: Vec<Vec<Option<Spot>>> =
            self.band.leaves[..count].iter().map(|leaf| self.said(page, leaf, true)).collect();
        let mut seen = BTreeSet::new();
        (0..self.rows.len()).all(|row| {
            let texts: Vec<String> = columns
                .iter()
                .map(|said| said[row].map_or_else(String::new, |spot| loose(page.text(spot))))
                .collect();
            seen.insert(texts)
        })
    }

    /// Rows at the end that hold no data, where others do, are none of the table; nor are rows after a gap.
    fn drop_tail(&mut self, page: &FormSheet) {
        let data = |row: u32| {
            let shown =
                |leaf: &Leaf| page.grid.across(row, leaf.cols).iter().any(|spot| self.is_own(page, *spot));
            self.data_leaves().iter().any(shown)
        };
        if self.is_filled(page) {
            let end = self.rows.iter().rposition(|row| data(*row)).map_or(0, |at| at + 1);
            let merged = self.rows.get(end.wrapping_sub(1)).map_or(0, |row| self.merged_to(page, *row));
            self.rows.retain(|row| *row <= merged);
            return;
        }
        let apart = |pair: &[u32]| (pair[0] + 1..pair[1]).any(|row| !self.is_aside(row));
        let close = self.rows.len() > 1 && !apart(&self.rows[..2]);
        let gap = self.rows.windows(2).position(|pair| close && apart(pair));
        self.rows.truncate(gap.map_or(self.rows.len(), |at| at + 1));
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

    /// The last row that the labels of this row are merged over.
    fn merged_to(&self, page: &FormSheet, row: u32) -> u32 {
        let shown = self.label_leaves().iter().flat_map(|leaf| page.grid.across(row, leaf.cols));
        shown.map(|spot| page.grid.range(spot).last.row).max().unwrap_or(row).max(row)
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
