//! What a sheet holds and does not show, and what its header or footer give away.

use std::collections::BTreeSet;

use crate::book::{Aside, Cell, CellValue, Sheet, Unseen, Visibility};
use crate::model::{CellRange, CellRef, EditionFault, Fault, FileFault, Finding, Place, line_names};

/// The codes in header and footer that print the file's name, its folder.
const FILE_CODES: [&str; 2] = ["&F", "&Z"];

/// What is hidden on a sheet; `told` is what its reader found.
pub(super) fn on_sheet(sheet: &Sheet, aside: &Aside, told: &[Finding], file: &str) -> Vec<Finding> {
    let edges = aside.edges.get(&sheet.name).map_or(&[][..], Vec::as_slice);
    let nothing = Unseen::default();
    let unseen = aside.unseen.get(&sheet.name).unwrap_or(&nothing);
    let whole = |fault| Finding::new(fault, Place::sheet(file, sheet.name.as_str()));
    let concealed = (sheet.visibility != Visibility::Visible).then(|| whole(EditionFault::SheetConcealed));
    let prints_name = |text: &String| {
        let text = text.replace("&&", "").to_uppercase();
        FILE_CODES.iter().any(|code| text.contains(code))
    };
    let printed = edges.iter().any(prints_name).then(|| whole(EditionFault::FileNamePrinted));
    let noted = sheet.notes.iter().map(|(at, _)| *at).collect();
    let notes = on_cells(EditionFault::NoteLeft, noted, sheet, file);
    let cells = on_cells(EditionFault::CellsConcealed, unseen_cells(sheet, unseen, told), sheet, file);
    [concealed, lines(sheet, unseen, file), cells, notes, printed].into_iter().flatten().collect()
}

/// The filled cells whose text does not show, by its colour or by the number format.
fn unseen_cells(sheet: &Sheet, unseen: &Unseen, told: &[Finding]) -> BTreeSet<CellRef> {
    let is_formatted_away = |finding: &&Finding| {
        finding.fault == Fault::from(FileFault::HiddenNumber) && finding.place.sheet == sheet.name
    };
    let numbers = told.iter().filter(is_formatted_away);
    let numbers =
        numbers.flat_map(|finding| finding.place.cell.into_iter().chain(finding.more_cells.clone()));
    let is_unseen = |cell: &&Cell| is_filled(cell) && unseen.cells.contains(&cell.at);
    sheet.cells.iter().filter(is_unseen).map(|cell| cell.at).chain(numbers).collect()
}

/// The filled rows and columns that are hidden, or too low or narrow to show anything. What is merged over others shows there.
fn lines(sheet: &Sheet, unseen: &Unseen, file: &str) -> Option<Finding> {
    let range = |at: CellRef| {
        let merge = sheet.merges.iter().find(|merge| merge.first == at);
        merge.copied().unwrap_or(CellRange::one(at))
    };
    let is_low = |at: CellRef| (at.row..=range(at).last.row).all(|row| unseen.rows.contains(&row));
    let is_narrow = |at: CellRef| (at.col..=range(at).last.col).all(|col| unseen.has_col(col));
    let row = |at: CellRef| sheet.hidden_rows.binary_search(&at.row).is_ok() || is_low(at);
    let col = |at: CellRef| sheet.hidden_cols.binary_search(&at.col).is_ok() || is_narrow(at);
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
