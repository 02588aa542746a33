//! What a sheet holds and does not show, and what its header or footer give away.

use std::collections::BTreeSet;

use crate::book::{Cell, CellValue, Sheet, Visibility};
use crate::model::{CellRange, CellRef, EditionFault, Finding, Place, line_names};

/// The codes in header and footer that print the file's name, its folder.
const FILE_CODES: [&str; 2] = ["&F", "&Z"];

/// What is hidden on a sheet. `edges` are its header and footer, with their codes.
pub(super) fn on_sheet(sheet: &Sheet, edges: &[String], file: &str) -> Vec<Finding> {
    let whole = |fault| Finding::new(fault, Place::sheet(file, sheet.name.as_str()));
    let concealed = (sheet.visibility != Visibility::Visible).then(|| whole(EditionFault::SheetConcealed));
    let prints_name = |text: &String| {
        let text = text.replace("&&", "").to_uppercase();
        FILE_CODES.iter().any(|code| text.contains(code))
    };
    let printed = edges.iter().any(prints_name).then(|| whole(EditionFault::FileNamePrinted));
    let noted = sheet.notes.iter().map(|(at, _)| *at).collect();
    let notes = on_cells(EditionFault::NoteLeft, noted, sheet, file);
    [concealed, lines(sheet, file), notes, printed].into_iter().flatten().collect()
}

/// The filled rows and columns that are hidden.
fn lines(sheet: &Sheet, file: &str) -> Option<Finding> {
    let row = |at: CellRef| sheet.hidden_rows.binary_search(&at.row).is_ok();
    let col = |at: CellRef| sheet.hidden_cols.binary_search(&at.col).is_ok();
    let hidden = |cell: &&Cell| (row(cell.at) || col(cell.at)) && is_filled(cell);
    let cells: BTreeSet<CellRef> = sheet.cells.iter().filter(hidden).map(|cell| cell.at).collect();
    let rows: BTreeSet<u32> = cells.iter().filter(|at| row(**at)).map(|at| at.row).collect();
    let cols: BTreeSet<u32> = cells.iter().filter(|at| col(**at)).map(|at| at.col).collect();
    let fault = EditionFault::LinesConcealed {
        rows: line_names(&rows, |row| (u64::from(row) + 1).to_string()),
        cols: line_names(&cols, CellRef::column_letters),
    };
    on_cells(fault, cells, sheet, file)
}

/// One finding on all of the cells; none where there are none.
fn on_cells(fault: EditionFault, cells: BTreeSet<CellRef>, sheet: &Sheet, file: &str) -> Option<Finding> {
    let first = CellRange::gather(cells.iter().copied()).first()?.first;
    let finding = Finding::new(fault, Place::cell(file, sheet.name.as_str(), first));
    Some(Finding { more_cells: cells.into_iter().filter(|cell| *cell != first).collect(), ..finding })
}

fn is_filled(cell: &Cell) -> bool {
    match &cell.value {
        CellValue::Text(text) => !text.trim().is_empty(),
        CellValue::Uncomputed => false,
        _ => true,
    }
}
