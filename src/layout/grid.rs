//! A sheet as a grid in which a merged cell covers all that it spans. Asked by address; merges are looked up, never
//! spread.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::{Index, IndexMut, Range};

use foldhash::{HashMap, HashMapExt};

use super::fold::loose;
use crate::book::{Cell, CellValue, Sheet};
use crate::model::{CellRange, CellRef};

/// So many empty rows end whatever stands above them.
const LONG_GAP: u32 = 200;

/// A filled cell, by its place among those of its sheet. Only the grid of the sheet makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot(usize);

/// Filled cells that follow one another.
pub type Spots = std::iter::Map<Range<usize>, fn(usize) -> Spot>;

/// Something for each filled cell of a sheet.
#[derive(Clone, Debug)]
pub struct ByCell<T>(Vec<T>);

impl<T> FromIterator<T> for ByCell<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl<T> IntoIterator for ByCell<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T> Index<Spot> for ByCell<T> {
    type Output = T;

    fn index(&self, spot: Spot) -> &T {
        &self.0[spot.0]
    }
}

impl<T> IndexMut<Spot> for ByCell<T> {
    fn index_mut(&mut self, spot: Spot) -> &mut T {
        &mut self.0[spot.0]
    }
}

/// Columns from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cols(pub u32, pub u32);

impl Cols {
    /// Whether two spans have a column in common.
    pub const fn meets(self, other: Cols) -> bool {
        self.0 <= other.1 && other.0 <= self.1
    }

    /// Whether the column is one of them.
    pub const fn holds(self, col: u32) -> bool {
        self.0 <= col && col <= self.1
    }

    /// How many columns further the other one begins; 0 where they meet.
    pub const fn gap(self, other: Cols) -> u32 {
        if self.1 < other.0 { other.0 - self.1 } else { self.0.saturating_sub(other.1) }
    }

    /// The span that holds both.
    pub fn with(self, other: Cols) -> Cols {
        Cols(self.0.min(other.0), self.1.max(other.1))
    }
}

/// A sheet, asked by address.
pub struct Grid<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    cells: Vec<&'a Cell>,
    ranges: Vec<CellRange>,
    rows: Vec<(u32, usize, usize)>,
    wide: HashMap<u32, Vec<CellRange>>,
    tall: HashMap<u32, Vec<CellRange>>,
    /// What the cells say.
    texts: Vec<Cow<'a, str>>,
    /// The same, folded, of those that were asked for.
    keys: Vec<OnceCell<String>>,
}

impl<'a> Grid<'a> {
    /// The grid of a sheet.
    pub fn new(sheet: &'a Sheet) -> Self {
        let mut cells: Vec<&Cell> = sheet.cells.iter().filter(|cell| is_filled(cell)).collect();
        cells.sort_by_key(|cell| cell.at);
        cells.dedup_by_key(|cell| cell.at);
        let mut grid = Self {
            sheet,
            rows: rows_of(&cells),
            cells,
            ranges: Vec::new(),
            wide: HashMap::new(),
            tall: HashMap::new(),
            texts: Vec::new(),
            keys: Vec::new(),
        };
        grid.index_merges();
        // What stands under a merge is not shown.
        let shown = |cell: &&Cell| grid.merge_at(cell.at).first == cell.at;
        let cells: Vec<&Cell> = grid.cells.iter().copied().filter(shown).collect();
        grid.rows = rows_of(&cells);
        grid.cells = cells;
        grid.ranges = grid.cells.iter().map(|cell| grid.merge_at(cell.at)).collect();
        grid.texts = grid.cells.iter().map(|cell| said(cell)).collect();
        grid.keys = vec![OnceCell::new(); grid.cells.len()];
        grid
    }

    /// A merge is kept under its rows or under its columns, whichever are fewer, and only where cells are filled.
    fn index_merges(&mut self) {
        let last =
            CellRef::new(self.last_row(), self.cells.iter().map(|cell| cell.at.col).max().unwrap_or(0));
        for merge in &self.sheet.merges {
            let (bottom, right) = (merge.last.row.min(last.row + 1), merge.last.col.min(last.col + 1));
            if merge.last.col - merge.first.col > merge.last.row - merge.first.row {
                (merge.first.row..=bottom).for_each(|row| self.wide.entry(row).or_default().push(*merge));
            } else {
                (merge.first.col..=right).for_each(|col| self.tall.entry(col).or_default().push(*merge));
            }
        }
        self.wide.values_mut().for_each(|merges| merges.sort_by_key(|merge| merge.first.col));
        self.tall.values_mut().for_each(|merges| merges.sort_by_key(|merge| merge.first.row));
    }

    /// What covers the address: a merge, or the cell itself.
    pub fn merge_at(&self, at: CellRef) -> CellRange {
        let wide = self.wide.get(&at.row).and_then(|merges| {
            let before = merges.partition_point(|merge| merge.first.col <= at.col);
            merges[..before].last().filter(|merge| merge.contains(at))
        });
        let tall = || {
            let merges = self.tall.get(&at.col)?;
            let before = merges.partition_point(|merge| merge.first.row <= at.row);
            merges[..before].last().filter(|merge| merge.contains(at))
        };
        wide.or_else(tall).copied().unwrap_or(CellRange::one(at))
    }

    /// The filled cells, by row, then by column.
    pub fn spots(&self) -> Spots {
        spots(0..self.cells.len())
    }

    /// A filled cell.
    pub fn cell(&self, spot: Spot) -> &'a Cell {
        self.cells[spot.0]
    }

    /// Where it stands: of a merge the anchor.
    pub fn place(&self, spot: Spot) -> CellRef {
        self.cells[spot.0].at
    }

    /// What it covers.
    pub fn range(&self, spot: Spot) -> CellRange {
        self.ranges[spot.0]
    }

    /// The columns that it covers.
    pub fn cols(&self, spot: Spot) -> Cols {
        Cols(self.ranges[spot.0].first.col, self.ranges[spot.0].last.col)
    }

    /// What it says: what it shows, but for the parts that are struck out.
    pub fn text(&self, spot: Spot) -> &str {
        &self.texts[spot.0]
    }

    /// What it says, reduced to what tells it apart.
    pub fn key(&self, spot: Spot) -> &str {
        self.keys[spot.0].get_or_init(|| loose(&self.texts[spot.0]))
    }

    /// Whether a part of what it shows is struck out, and another is not.
    pub fn is_partly_struck(&self, spot: Spot) -> bool {
        is_partly_struck(self.cells[spot.0])
    }

    /// The rows that hold a filled cell, ascending.
    pub fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        self.rows.iter().map(|(row, ..)| *row)
    }

    /// The rows from the first to the last that hold a filled cell.
    pub fn rows_between(&self, first: u32, last: u32) -> impl Iterator<Item = u32> + '_ {
        let from = self.rows.partition_point(|(row, ..)| *row < first);
        self.rows[from..].iter().map(|(row, ..)| *row).take_while(move |row| *row <= last)
    }

    /// The filled cells whose anchor stands in the row.
    pub fn row(&self, row: u32) -> Spots {
        spots(self.places(row))
    }

    fn places(&self, row: u32) -> Range<usize> {
        let found = self.rows.binary_search_by_key(&row, |(row, ..)| *row);
        found.map_or(0..0, |index| self.rows[index].1..self.rows[index].2)
    }

    /// The filled cells whose anchor stands in these columns of the row.
    pub fn anchored(&self, row: u32, cols: Cols) -> Spots {
        let places = self.places(row);
        let cells = &self.cells[places.clone()];
        let from = cells.partition_point(|cell| cell.at.col < cols.0);
        let to = cells.partition_point(|cell| cell.at.col <= cols.1);
        spots(places.start + from..places.start + to.max(from))
    }

    /// The rows above this one that hold a filled cell, the nearest first, down to `top`.
    pub fn rows_above(&self, row: u32, top: u32) -> impl Iterator<Item = u32> + '_ {
        let to = self.rows.partition_point(|(known, ..)| *known < row);
        self.rows[..to].iter().rev().map(|(row, ..)| *row).take_while(move |row| *row >= top)
    }

    /// The last row that holds a filled cell.
    pub fn last_row(&self) -> u32 {
        self.rows.last().map_or(0, |(row, ..)| *row)
    }

    /// The last row, down to `bottom`, before nothing stands for a long while.
    pub fn end_of_block(&self, row: u32, bottom: u32) -> u32 {
        let mut end = row;
        for next in self.rows_between(row.saturating_add(1), bottom) {
            if next - end > LONG_GAP {
                break;
            }
            end = next;
        }
        end
    }

    /// The filled cell that shows at this address.
    pub fn at(&self, row: u32, col: u32) -> Option<Spot> {
        let anchor = self.merge_at(CellRef::new(row, col)).first;
        self.cells.binary_search_by_key(&anchor, |cell| cell.at).ok().map(Spot)
    }

    /// The distinct filled cells that show in these columns of the row, by column.
    pub fn across(&self, row: u32, cols: Cols) -> Vec<Spot> {
        let mut spots = Vec::new();
        let mut col = cols.0;
        while col <= cols.1 {
            let range = self.merge_at(CellRef::new(row, col));
            spots.extend(self.cells.binary_search_by_key(&range.first, |cell| cell.at).ok().map(Spot));
            col = range.last.col.saturating_add(1);
        }
        spots
    }
}

fn said(cell: &Cell) -> Cow<'_, str> {
    if is_partly_struck(cell) { standing(cell).into() } else { cell.shown.trim().into() }
}

fn is_partly_struck(cell: &Cell) -> bool {
    cell.struck_texts().next().is_some()
}

/// What is left of a text of which a part is struck out. The arrow that leads from what was struck to what stands now
/// (R7.4.1 → R7.5.1) goes with the former.
fn standing(cell: &Cell) -> String {
    let standing = cell.standing_text();
    let begins_struck = cell.struck_parts.first().is_some_and(|(start, _)| *start == 0);
    let is_arrow = |c: char| c.is_whitespace() || "→⇒⇨➡➔➜".contains(c);
    let behind = standing.trim_start_matches(is_arrow).trim();
    if begins_struck && !behind.is_empty() { behind.to_owned() } else { standing.trim().to_owned() }
}

fn spots(places: Range<usize>) -> Spots {
    places.map(Spot)
}

fn rows_of(cells: &[&Cell]) -> Vec<(u32, usize, usize)> {
    let mut rows: Vec<(u32, usize, usize)> = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        match rows.last_mut().filter(|(row, ..)| *row == cell.at.row) {
            Some((.., end)) => *end = index + 1,
            None => rows.push((cell.at.row, index, index + 1)),
        }
    }
    rows
}

/// Whether something stands in the cell. A formula that was never calculated shows nothing and is no empty cell.
fn is_filled(cell: &Cell) -> bool {
    !cell.shown.trim().is_empty() || cell.value == CellValue::Uncomputed
}
