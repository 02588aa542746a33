//! A table: rows, columns and cells that repeat, spans, hidden state.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cell::{self, OdsCell};
use super::content;
use super::styles::Styles;
use crate::book::budget::{Amount, Budget};
use crate::book::cell_style::CellStyle;
use crate::book::draft::{Draft, Stored};
use crate::book::workbook::{Sheet, Visibility};
use crate::book::xml;
use crate::model::{CellRange, CellRef, FileFault, FileReason, Finding};

/// The last row and column that a sheet of LibreOffice has.
const ROWS: u32 = 1_048_576;
const COLS: u32 = 16_384;

/// Reads a table up to its end.
pub(super) fn read(
    reader: &mut Reader<&[u8]>,
    element: &BytesStart,
    styles: &Styles,
    budget: &mut Budget,
) -> Result<(Sheet, Vec<Finding>), FileFault> {
    let text = |name: &str| xml::attribute(element, name).unwrap_or_default().into_owned();
    let mut draft = Draft::new(&text("name"), false);
    draft.sheet.edges.extend_from_slice(styles.edges(&text("style-name")));
    if styles.get("table", &text("style-name")).hidden {
        draft.sheet.visibility = Visibility::Hidden;
    }
    let mut table = Table { reader, styles, budget, draft, row: 0, col: 0 };
    table.read()?;
    Ok(table.draft.finish())
}

struct Table<'r, 'a> {
    reader: &'r mut Reader<&'a [u8]>,
    styles: &'r Styles,
    budget: &'r mut Budget,
    draft: Draft,
    row: u32,
    col: u32,
}

impl Table<'_, '_> {
    fn read(&mut self) -> Result<(), FileFault> {
        loop {
            match xml::next(self.reader)? {
                Event::Start(element) => match xml::local(element.name()) {
                    "table-row" => self.row(&element)?,
                    "shapes" => self.shapes()?,
                    "table-column" => self.column(&element),
                    _ => {}
                },
                Event::Empty(element) => match xml::local(element.name()) {
                    "table-row" => {
                        self.row = self.row.saturating_add(repeated(&element, "number-rows-repeated"))
                    }
                    "table-column" => self.column(&element),
                    _ => {}
                },
                Event::End(element) if xml::local(element.name()) == "table" => return Ok(()),
                Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
                _ => {}
            }
        }
    }

    /// The drawings that hang on the sheet as a whole.
    fn shapes(&mut self) -> Result<(), FileFault> {
        let content = content::read(self.reader, self.styles)?;
        self.budget.allow(Amount { cells: content.pictures, ..Amount::default() })?;
        let corner = CellRef::new(0, 0);
        self.draft.sheet.texts.extend(content.texts.into_iter().map(|text| (corner, text)));
        self.draft.sheet.pictures.extend(vec![corner; content.pictures]);
        Ok(())
    }

    fn column(&mut self, element: &BytesStart) {
        let last = self.col.saturating_add(repeated(element, "number-columns-repeated")).min(COLS);
        if is_collapsed(element) {
            self.draft.sheet.hidden_cols.extend(self.col..last);
        }
        self.col = last;
    }

    fn row(&mut self, element: &BytesStart) -> Result<(), FileFault> {
        let times = repeated(element, "number-rows-repeated");
        let cells = self.cells()?;
        let rows = self.row..self.row.saturating_add(times).min(ROWS);
        self.row = self.row.saturating_add(times);
        if cells.is_empty() {
            // Rows without cells are hidden by the million; nothing can be lost in them.
            return Ok(());
        }
        let row_of_all = cells.iter().map(OdsCell::amount).fold(Amount::default(), Amount::and);
        self.budget.allow(row_of_all.times(rows.len()))?;
        for row in rows {
            if is_collapsed(element) {
                self.draft.sheet.hidden_rows.push(row);
            }
            for cell in &cells {
                self.put(row, cell)?;
            }
        }
        Ok(())
    }

    /// The cells of a row that hold something, each at its column.
    fn cells(&mut self) -> Result<Vec<OdsCell>, FileFault> {
        let (mut cells, mut col) = (Vec::new(), 0u32);
        loop {
            match xml::next(self.reader)? {
                Event::Start(element) if is_cell(&element) => {
                    let cell = cell::read(self.reader, &element, self.styles)?;
                    self.spread(cell, &element, &mut col, &mut cells)?;
                }
                Event::Empty(element) if is_cell(&element) => {
                    let cell = cell::empty(&element);
                    self.spread(cell, &element, &mut col, &mut cells)?;
                }
                Event::End(element) if xml::local(element.name()) == "table-row" => return Ok(cells),
                Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
                _ => {}
            }
        }
    }

    fn spread(
        &mut self,
        cell: OdsCell,
        element: &BytesStart,
        col: &mut u32,
        cells: &mut Vec<OdsCell>,
    ) -> Result<(), FileFault> {
        let times = repeated(element, "number-columns-repeated");
        let (first, last) = (*col, col.saturating_add(times).min(COLS));
        *col = col.saturating_add(times);
        if !cell.matters() || first >= COLS {
            return Ok(());
        }
        self.budget.allow(cell.amount().times((last - first) as usize))?;
        cells.extend((first..last).map(|col| cell.at(col)));
        Ok(())
    }

    fn put(&mut self, row: u32, cell: &OdsCell) -> Result<(), FileFault> {
        let at = CellRef::new(row, cell.col);
        if let Some((rows, cols)) = cell.span {
            let last = CellRef::new(
                row.saturating_add(rows - 1).min(ROWS - 1),
                cell.col.saturating_add(cols - 1).min(COLS - 1),
            );
            self.draft.sheet.merges.push(CellRange::new(at, last));
        }
        if let Some(note) = &cell.note {
            self.draft.sheet.notes.push((at, note.clone()));
        }
        self.draft.sheet.texts.extend(cell.texts.iter().map(|text| (at, text.clone())));
        self.draft.sheet.pictures.extend(vec![at; cell.pictures]);
        self.draft.sheet.validations += usize::from(cell.ruled);
        if let Some(reason) = cell.broken {
            self.draft.broken(at, reason, &cell.shown);
        }
        if let Some(stored) = cell.stored.clone() {
            if cell.hides_number() && !(cell.formula && stored == Stored::Number(0.0)) {
                self.draft.hidden(at, "");
            }
            let style = CellStyle::general(cell.struck);
            let before = self.draft.sheet.cells.len();
            self.draft.put(at, stored, &style, cell.formula);
            if let Some(put) = self.draft.sheet.cells.get_mut(before) {
                cell.finish(put);
            }
        }
        self.budget.charge(&mut self.draft)
    }
}

fn is_cell(element: &BytesStart) -> bool {
    matches!(xml::local(element.name()), "table-cell" | "covered-table-cell")
}

fn is_collapsed(element: &BytesStart) -> bool {
    xml::attribute(element, "visibility").is_some_and(|value| value == "collapse" || value == "filter")
}

fn repeated(element: &BytesStart, name: &str) -> u32 {
    xml::attribute(element, name).and_then(|value| value.parse().ok()).unwrap_or(1).max(1)
}
