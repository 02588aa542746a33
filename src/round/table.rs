//! A table with headings on a sheet that staff edit: its rows, its texts, and the place of each.

use super::RoundError;
use crate::book::{Cell, Sheet, Workbook};
use crate::model::{CellRef, Place};
use crate::sentence;
use crate::text::width;

/// The sheet on which the columns of the others are explained: their names stand there, and no list.
pub const EXPLAINED_SHEET: &str = "記入の説明";

/// A column that may be wanted: its heading, and whether it is needed.
pub(super) type Column = (&'static str, bool);

/// A table with its headings found.
pub(super) struct Table<'w> {
    sheet: &'w Sheet,
    file: String,
    heading_row: u32,
    columns: Vec<(&'static str, u32)>,
    /// The column whose texts make a row one of the list: the first that is needed.
    key: &'static str,
}

impl<'w> Table<'w> {
    /// The first table of the workbook that has all columns that are needed.
    ///
    /// # Errors
    /// When there is none.
    pub fn needed(workbook: &'w Workbook, wanted: &[Column], file: &str) -> Result<Self, RoundError> {
        let explained = width::fold_key(EXPLAINED_SHEET);
        let lists = || workbook.sheets.iter().filter(|sheet| width::fold_key(&sheet.name) != explained);
        let found = lists().find_map(|sheet| Self::on(sheet, wanted, file));
        found.ok_or_else(|| {
            let needed = wanted.iter().filter(|(_, needed)| *needed).map(|(name, _)| *name);
            let needed = needed.collect::<Vec<_>>().join("、");
            let fault = sentence!(
                "見出し（{needed}）のある表が見つかりません。見出しを元に戻してください。",
                "there is no table with these headings: {needed}"
            );
            let place = lists().find_map(|sheet| nearly(sheet, wanted, file));
            RoundError::List { place: place.unwrap_or_else(|| Place::file(file)), fault }
        })
    }

    /// The first table of the sheet that has all columns that are needed.
    pub fn on(sheet: &'w Sheet, wanted: &[Column], file: &str) -> Option<Self> {
        let mut needed = wanted.iter().filter(|(_, needed)| *needed).map(|(name, _)| *name);
        let is_full = |columns: &[(&str, u32)]| {
            wanted.iter().all(|(name, needed)| !needed || columns.iter().any(|(known, _)| known == name))
        };
        let rows = sheet.cells.chunk_by(|a, b| a.at.row == b.at.row);
        let mut found = rows.map(|cells| (cells[0].at.row, columns(cells, wanted)));
        let (heading_row, columns) = found.find(|(_, columns)| is_full(columns))?;
        Some(Self { sheet, file: file.to_owned(), heading_row, columns, key: needed.next()? })
    }

    /// The row of the headings.
    pub fn heading_row(&self) -> u32 {
        self.heading_row
    }

    /// The rows under the headings that have something in a column of the table.
    pub fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        let is_of_table = |col| self.columns.iter().any(|(_, known)| *known == col);
        let below = self.sheet.cells.iter().filter(|cell| cell.at.row > self.heading_row);
        let filled =
            below.filter(move |cell| is_of_table(cell.at.col) && !width::clean(&cell.shown).is_empty());
        let mut last = None;
        filled.map(|cell| cell.at.row).filter(move |row| last.replace(*row) != Some(*row))
    }

    /// What stands in a cell; empty where there is no such column.
    pub fn text(&self, row: u32, column: &str) -> String {
        let cell = self.cell(row, column).and_then(|cell| self.sheet.get(cell));
        cell.map(|cell| width::clean(&cell.shown)).unwrap_or_default()
    }

    /// What stands in the cell that makes the row one of the list.
    ///
    /// # Errors
    /// When it is empty: the row would be passed over.
    pub fn needed_text(&self, row: u32, column: &str) -> Result<String, RoundError> {
        let text = self.text(row, column);
        if !text.is_empty() || column != self.key {
            return Ok(text);
        }
        let fault = sentence!(
            "この行には「{column}」がありません。書き加えるか、行を消してください。",
            "this row has no {column}: write it, or delete the row"
        );
        Err(RoundError::List { place: self.place(row, column), fault })
    }

    /// Where a cell stands.
    pub fn place(&self, row: u32, column: &str) -> Place {
        Place { cell: self.cell(row, column), ..Place::sheet(&self.file, &self.sheet.name) }
    }

    fn cell(&self, row: u32, column: &str) -> Option<CellRef> {
        let found = self.columns.iter().find(|(name, _)| *name == column);
        found.map(|(_, col)| CellRef::new(row, *col))
    }
}

/// The first cell of a row that has several of the headings, and so is meant for them.
fn nearly(sheet: &Sheet, wanted: &[Column], file: &str) -> Option<Place> {
    let mut rows = sheet.cells.chunk_by(|a, b| a.at.row == b.at.row);
    let row = rows.find(|cells| columns(cells, wanted).len() > 1)?;
    Some(Place::cell(file, &sheet.name, row[0].at))
}

/// The wanted headings among the cells of a row.
fn columns(cells: &[Cell], wanted: &[Column]) -> Vec<(&'static str, u32)> {
    let words: Vec<(String, u32)> =
        cells.iter().map(|cell| (width::fold_key(&cell.shown), cell.at.col)).collect();
    let place = |name: &str| {
        let key = width::fold_key(name);
        words.iter().find(|(word, _)| *word == key).map(|(_, col)| *col)
    };
    wanted.iter().filter_map(|(name, _)| place(name).map(|col| (*name, col))).collect()
}
