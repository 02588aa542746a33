//! Where a cell stands: row and column from zero, written as A1.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

/// A cell's address. Rows and columns count from zero; `Display` and `FromStr` speak A1.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct CellRef {
    /// Row, from zero (Excel's row 1 is 0).
    pub row: u32,
    /// Column, from zero (Excel's column A is 0).
    pub col: u32,
}

impl CellRef {
    /// The cell in this row and column, both from zero.
    pub const fn new(row: u32, col: u32) -> Self {
        Self { row, col }
    }

    /// The letters of a column: 0 is `A`, 26 is `AA`.
    pub fn column_letters(col: u32) -> String {
        let mut letters = Vec::new();
        let mut rest = u64::from(col) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(b'A' + (rest % 26) as u8);
            rest /= 26;
        }
        letters.reverse();
        String::from_utf8(letters).unwrap_or_default()
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Self::column_letters(self.col), u64::from(self.row) + 1)
    }
}

impl FromStr for CellRef {
    type Err = ();

    /// Reads `B12` or `$B$12`; refuses what Excel could not address (beyond XFD1048576).
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.replace('$', "");
        let digits = text.find(|c: char| c.is_ascii_digit()).ok_or(())?;
        let (letters, number) = text.split_at(digits);
        if letters.is_empty() || letters.len() > 3 {
            return Err(());
        }
        let mut col = 0u32;
        for letter in letters.bytes() {
            let letter = letter.to_ascii_uppercase();
            if !letter.is_ascii_uppercase() {
                return Err(());
            }
            col = col * 26 + u32::from(letter - b'A') + 1;
        }
        let row: u32 = number.parse().map_err(|_| ())?;
        if row == 0 || row > 1_048_576 || col > 16_384 {
            return Err(());
        }
        Ok(Self { row: row - 1, col: col - 1 })
    }
}

/// A rectangle of cells, both corners included: `A1:C3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct CellRange {
    /// The upper left corner; in a merge the cell that holds the value.
    pub first: CellRef,
    /// The lower right corner.
    pub last: CellRef,
}

impl CellRange {
    /// The rectangle between two cells, both included.
    pub const fn new(first: CellRef, last: CellRef) -> Self {
        Self { first, last }
    }

    /// The rectangle of one cell.
    pub const fn one(cell: CellRef) -> Self {
        Self { first: cell, last: cell }
    }

    /// The cells as rectangles, each cell once: runs along a row first, then equal runs of rows that follow one
    /// another. In the order of their first cells.
    ///
    /// ```
    /// use matome::model::{CellRange, CellRef};
    /// let cells = (3..7).map(|row| CellRef::new(row, 5));
    /// assert_eq!(CellRange::gather(cells)[0].to_string(), "F4:F7");
    /// ```
    pub fn gather(cells: impl IntoIterator<Item = CellRef>) -> Vec<Self> {
        let cells: BTreeSet<CellRef> = cells.into_iter().collect();
        let mut ranges: Vec<Self> = Vec::new();
        let mut open: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for run in runs(cells) {
            let cols = (run.first.col, run.last.col);
            match open.get(&cols) {
                Some(&above) if ranges[above].last.row + 1 == run.first.row => ranges[above].last = run.last,
                _ => {
                    open.insert(cols, ranges.len());
                    ranges.push(run);
                }
            }
        }
        ranges
    }

    /// How many cells it has.
    pub const fn size(&self) -> usize {
        let (rows, cols) = (self.last.row - self.first.row + 1, self.last.col - self.first.col + 1);
        rows as usize * cols as usize
    }

    /// Whether the cell lies in the rectangle.
    pub const fn contains(&self, cell: CellRef) -> bool {
        cell.row >= self.first.row
            && cell.row <= self.last.row
            && cell.col >= self.first.col
            && cell.col <= self.last.col
    }
}

/// Rows or columns by their names, those that follow one another as from – to.
pub fn line_names(lines: &BTreeSet<u32>, name: impl Fn(u32) -> String) -> Vec<String> {
    let ranges = CellRange::gather(lines.iter().map(|line| CellRef::new(0, *line)));
    let run = |range: CellRange| match (range.first.col, range.last.col) {
        (first, last) if first == last => name(first),
        (first, last) => format!("{}～{}", name(first), name(last)),
    };
    ranges.into_iter().map(run).collect()
}

/// The cells that stand side by side, a range a run.
fn runs(cells: BTreeSet<CellRef>) -> Vec<CellRange> {
    let mut runs: Vec<CellRange> = Vec::new();
    for cell in cells {
        match runs.last_mut() {
            Some(run) if run.last.row == cell.row && run.last.col + 1 == cell.col => run.last = cell,
            _ => runs.push(CellRange::one(cell)),
        }
    }
    runs
}

impl fmt::Display for CellRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { self.first.fmt(f) } else { write!(f, "{}:{}", self.first, self.last) }
    }
}

impl FromStr for CellRange {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once(':') {
            Some((first, last)) => Ok(Self::new(first.parse()?, last.parse()?)),
            None => Ok(Self::one(text.parse()?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_gather_to_ranges() {
        for (cells, ranges) in [
            ("", ""),
            ("B2", "B2"),
            ("F7 F4 F5 F6 F4", "F4:F7"),
            ("A1 B1 A2 B2 C2", "A1:B1 A2:C2"),
            ("A1 B1 A2 B2 D1 D2", "A1:B2 D1:D2"),
            ("A1 A3", "A1 A3"),
        ] {
            let cells = cells.split_whitespace().map(|cell| cell.parse().unwrap());
            let gathered: Vec<String> = CellRange::gather(cells).iter().map(ToString::to_string).collect();
            assert_eq!(gathered.join(" "), ranges);
        }
    }

    #[test]
    fn a1_and_back() {
        for (text, row, col) in
            [("A1", 0, 0), ("Z9", 8, 25), ("AA10", 9, 26), ("XFD1048576", 1_048_575, 16_383)]
        {
            let cell: CellRef = text.parse().unwrap();
            assert_eq!(cell, CellRef::new(row, col));
            assert_eq!(cell.to_string(), text);
        }
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "あ1", "AAAA1"] {
            assert!(text.parse::<CellRef>().is_err(), "{text}");
        }
    }
}
