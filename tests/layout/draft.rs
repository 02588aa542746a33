//! A sheet while it is made: cells with what they are for, merges, and the entries that must come out of it.

use std::collections::BTreeSet;

use matome::book::{Cell, CellValue, Sheet, Visibility};
use matome::model::{CellRange, CellRef, Member, Value};

/// What a cell is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Year,
    Field,
    Category,
    Stub,
    YearLabel,
    FieldLabel,
    ItemLabel,
    Number,
    Title,
    LabelWord,
    Data,
    Name,
    Note,
}

/// What stands in a cell: value, text shown, number format.
#[derive(Clone, Debug)]
pub struct Typed {
    pub value: CellValue,
    pub shown: String,
    pub format: String,
}

impl Typed {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { value: CellValue::Text(text.as_str().into()), shown: text, format: String::new() }
    }

    pub fn formatted(value: CellValue, shown: impl Into<String>, format: &str) -> Self {
        Self { value, shown: shown.into(), format: format.to_owned() }
    }
}

#[derive(Clone, Debug)]
pub struct Spot {
    pub at: CellRef,
    pub typed: Typed,
    pub role: Role,
}

/// An entry that must come out.
#[derive(Clone, Debug)]
pub struct Truth {
    pub at: CellRef,
    pub item: String,
    pub field: String,
    pub axis: Option<Member>,
    pub value: Value,
}

/// A sheet while it is made.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub name: String,
    pub hidden: bool,
    pub spots: Vec<Spot>,
    pub merges: Vec<CellRange>,
    pub truth: Vec<Truth>,
    /// Rows that no row may be put in above.
    pub glued: BTreeSet<u32>,
}

impl Draft {
    pub fn put(&mut self, row: u32, col: u32, typed: Typed, role: Role) {
        self.spots.push(Spot { at: CellRef::new(row, col), typed, role });
    }

    pub fn text(&mut self, row: u32, col: u32, text: impl Into<String>, role: Role) {
        self.put(row, col, Typed::text(text), role);
    }

    /// Merges a rectangle, if it is more than a cell.
    pub fn merge(&mut self, rows: (u32, u32), cols: (u32, u32)) {
        if rows.0 < rows.1 || cols.0 < cols.1 {
            self.merges.push(CellRange::new(CellRef::new(rows.0, cols.0), CellRef::new(rows.1, cols.1)));
        }
    }

    pub fn expect(&mut self, at: (u32, u32), item: &str, field: &str, axis: Option<Member>, value: Value) {
        let (item, field) = (item.to_owned(), field.to_owned());
        self.truth.push(Truth { at: CellRef::new(at.0, at.1), item, field, axis, value });
    }

    /// One more than the last row in use.
    pub fn height(&self) -> u32 {
        self.reach().map(|at| at.row + 1).max().unwrap_or(0)
    }

    /// One more than the last column in use.
    pub fn width(&self) -> u32 {
        self.reach().map(|at| at.col + 1).max().unwrap_or(0)
    }

    fn reach(&self) -> impl Iterator<Item = CellRef> + '_ {
        self.spots.iter().map(|spot| spot.at).chain(self.merges.iter().map(|merge| merge.last))
    }

    /// Puts another draft in, its corner at this cell.
    pub fn paste(&mut self, mut other: Draft, row: u32, col: u32) {
        other.map(&|at| CellRef::new(at.row + row, at.col + col));
        self.spots.extend(other.spots);
        self.merges.extend(other.merges);
        self.truth.extend(other.truth);
        self.glued.extend(other.glued.iter().map(|glued| glued + row));
    }

    /// Inserts a row above each of these rows; what a merge covers grows with it.
    pub fn insert_rows(&mut self, rows: &BTreeSet<u32>) {
        let down = |row: u32| row + rows.range(..=row).count() as u32;
        self.map(&|at| CellRef::new(down(at.row), at.col));
        self.glued = self.glued.iter().map(|row| down(*row)).collect();
    }

    /// Inserts a column left of each of these columns.
    pub fn insert_cols(&mut self, cols: &BTreeSet<u32>) {
        let along = |col: u32| col + cols.range(..=col).count() as u32;
        self.map(&|at| CellRef::new(at.row, along(at.col)));
    }

    pub fn shift(&mut self, rows: u32, cols: u32) {
        self.map(&|at| CellRef::new(at.row + rows, at.col + cols));
        self.glued = self.glued.iter().map(|row| row + rows).collect();
    }

    fn map(&mut self, to: &dyn Fn(CellRef) -> CellRef) {
        self.spots.iter_mut().for_each(|spot| spot.at = to(spot.at));
        self.truth.iter_mut().for_each(|truth| truth.at = to(truth.at));
        for merge in &mut self.merges {
            *merge = CellRange::new(to(merge.first), to(merge.last));
        }
    }

    /// The sheet as a reader would hand it over.
    pub fn sheet(&self) -> Sheet {
        let mut cells: Vec<Cell> = self.spots.iter().map(cell).collect();
        cells.sort_by_key(|cell| cell.at);
        cells.dedup_by_key(|cell| cell.at);
        Sheet {
            name: self.name.clone(),
            visibility: if self.hidden { Visibility::Hidden } else { Visibility::Visible },
            cells,
            merges: self.merges.clone(),
            ..Sheet::default()
        }
    }
}

fn cell(spot: &Spot) -> Cell {
    Cell {
        at: spot.at,
        value: spot.typed.value.clone(),
        shown: spot.typed.shown.as_str().into(),
        struck: false,
        struck_parts: Vec::new(),
        formula: false,
    }
}
