//! The department's own workbook with its faulty cells coloured and a note in each; all else kept as it was.
//!
//! A patch, not a rewrite: members of the package that need no change are copied as they are stored, and in those
//! that do, only the bytes concerned are replaced. Macros, pictures, input rules, printer settings stay as sent; the
//! names of those who wrote it do not.

mod authors;
mod cells;
mod comments;
mod edit;
mod error;
mod fills;
mod geometry;
mod order;
mod paint;
mod patched;
mod personal;
mod print;
mod properties;
mod relations;
mod sheet;
mod tags;
mod vml;

use std::collections::{BTreeMap, BTreeSet};

pub use cells::Content;
pub use error::Unannotatable;
pub use paint::Paint;

use crate::book::Limits;
use crate::model::CellRef;
use patched::Patched;

/// What is put into cells, by sheet.
pub type Contents = BTreeMap<String, BTreeMap<CellRef, Content>>;

/// A note to put at a cell.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CellNote {
    /// The sheet's name, as on its tab.
    pub sheet: String,
    /// The cell; of a merge the anchor.
    pub cell: CellRef,
    /// What it is: the cell's colour.
    pub paint: Paint,
    /// The note's text, lines parted by `\n`. The word for its colour is put before it.
    pub text: String,
}

/// The workbook (`xlsx` or `xlsm`) with these cells coloured and these notes in them.
///
/// Several notes at one cell become one, in the order given; the worst severity colours it. A comment that stands
/// there already keeps its text and gets ours after it. The names of authors are taken out. The same input gives the
/// same bytes. Of the numbers that look like personal ones only those may stand in it that are `known` to be none, of
/// twelve plain digits each.
///
/// # Errors
/// When the file is no such workbook, is beyond the limits, or holds what a patch would spoil; the error says what.
pub fn patch(
    xlsx: &[u8],
    notes: &[CellNote],
    known: &BTreeSet<String>,
    limits: &Limits,
) -> Result<Vec<u8>, Unannotatable> {
    let mut package = Patched::open(xlsx, limits)?;
    authors::remove(&mut package)?;
    personal::look_for(&mut package, known)?;
    let workbook = sheet::find(&mut package)?;
    let mut fills = fills::Fills::read(&mut package, &workbook.styles)?;
    for (name, notes) in by_sheet(notes) {
        let part = workbook.part(name)?;
        sheet::annotate(&mut package, part, &notes, &mut fills)?;
    }
    fills.write(&mut package)?;
    package.finish()
}

/// The workbook with these contents of cells, by sheet, and these properties noted of it. All else stays as it
/// is. The same input gives the same bytes.
///
/// # Errors
/// As [`patch`].
pub fn fill(
    xlsx: &[u8],
    contents: &Contents,
    notes: &[(&str, &str)],
    limits: &Limits,
) -> Result<Vec<u8>, Unannotatable> {
    let mut package = Patched::open(xlsx, limits)?;
    let workbook = sheet::find(&mut package)?;
    let mut fills = fills::Fills::read(&mut package, &workbook.styles)?;
    for (name, contents) in contents {
        let (_, part) = workbook.part(name)?;
        sheet::fill(&mut package, part, contents, &mut fills)?;
    }
    if !notes.is_empty() {
        properties::note(&mut package, notes)?;
    }
    package.finish()
}

/// A note a cell, by row, then by column.
type Notes = BTreeMap<CellRef, (Paint, String)>;

fn by_sheet(notes: &[CellNote]) -> BTreeMap<&str, Notes> {
    let mut sheets: BTreeMap<&str, Notes> = BTreeMap::new();
    for note in notes {
        let cells = sheets.entry(&note.sheet).or_default();
        let (paint, text) = cells.entry(note.cell).or_insert((note.paint, String::new()));
        *paint = (*paint).min(note.paint);
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("【{}】{}", note.paint.word(), note.text));
    }
    sheets
}

#[cfg(test)]
mod tests;
