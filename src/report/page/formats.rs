//! The formats of a page: each made once, and named to the library as seldom as can be. It finds a format by all that is
//! in it, which takes longer than to write the cell.
//!
//! The workbook is the same as if each cell had been written with its format.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::Style;

/// After so many cells of one look, one below the other, a column is taken to go on like that. Headings are fewer.
const GOES_ON: u32 = 3;

/// The formats in use; few, so a list will do.
#[derive(Default)]
pub(super) struct Formats {
    made: Vec<(Style, Format)>,
    /// By column, the cells that were written without their format.
    owed: Vec<Vec<Run>>,
    /// By column, while rows leave memory, what its cells look like without a word.
    lent: Vec<Lent>,
}

/// Cells of a column, one below the other, that look alike.
struct Run {
    look: usize,
    first: u32,
    last: u32,
}

/// What a column looks like.
#[derive(Default)]
struct Lent {
    /// The look of its last cells, and of how many.
    last: usize,
    times: u32,
    /// The look that its cells have without a word.
    look: Option<usize>,
}

impl Formats {
    /// The format of a style, made where it is not there yet.
    pub(super) fn of(&mut self, style: Style) -> &Format {
        let look = self.look(style);
        &self.made[look].1
    }

    /// The format that a cell with content has to be written with; `None` where it gets it when all is written.
    pub(super) fn at_once(&mut self, row: u32, col: u16, style: Style) -> Option<&Format> {
        let known = self.made.len();
        let look = self.look(style);
        if look == known {
            // The library numbers formats as they come.
            return Some(&self.made[look].1);
        }
        let owed = at(&mut self.owed, col);
        match owed.last_mut() {
            Some(run) if run.look == look && run.last + 1 == row => run.last = row,
            _ => owed.push(Run { look, first: row, last: row }),
        }
        None
    }

    /// The same of a row that leaves memory before all is written; `None` where the column has the look.
    pub(super) fn streamed(&mut self, col: u16, style: Style) -> Option<&Format> {
        let look = self.look(style);
        let lent = at(&mut self.lent, col);
        lent.times = if lent.last == look { lent.times + 1 } else { 1 };
        lent.last = look;
        (lent.look != Some(look)).then(|| &self.made[look].1)
    }

    /// Lends its look to a column that goes on alike. To be called when a cell of a row that leaves memory is written:
    /// the row before has left with the looks that columns had.
    pub(super) fn lend(&mut self, sheet: &mut Worksheet, col: u16) -> Result<(), XlsxError> {
        let lent = at(&mut self.lent, col);
        if lent.look.is_none() && lent.times >= GOES_ON {
            lent.look = Some(lent.last);
            sheet.set_column_format(col, &self.made[lent.last].1)?;
        }
        Ok(())
    }

    /// Gives cells the formats that they were written without, and takes back what was lent to columns.
    pub(super) fn settle(&self, sheet: &mut Worksheet, normal: &Format) -> Result<(), XlsxError> {
        for (col, run) in
            (0u16..).zip(&self.owed).flat_map(|(col, runs)| runs.iter().map(move |run| (col, run)))
        {
            sheet.set_range_format(run.first, col, run.last, col, &self.made[run.look].1)?;
        }
        for (col, _) in (0u16..).zip(&self.lent).filter(|(_, lent)| lent.look.is_some()) {
            sheet.set_column_format(col, normal)?;
        }
        Ok(())
    }

    fn look(&mut self, style: Style) -> usize {
        let known = self.made.iter().position(|(made, _)| *made == style);
        known.unwrap_or_else(|| {
            self.made.push((style, style.format()));
            self.made.len() - 1
        })
    }
}

/// What is known of a column.
fn at<T: Default>(columns: &mut Vec<T>, col: u16) -> &mut T {
    let col = usize::from(col);
    if columns.len() <= col {
        columns.resize_with(col + 1, T::default);
    }
    &mut columns[col]
}
