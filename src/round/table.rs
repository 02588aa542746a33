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
    /// The table of the workbook that has all columns that are needed: on the sheet of this name, or else the first.
    ///
    /// # Errors
    /// When there is none, or one of its headings stands twice.
    pub fn needed(
        workbook: &'w Workbook,
        name: &str,
        wanted: &[Column],
        file: &str,
    ) -> Result<Self, RoundError> {
        let found = Self::all(workbook, wanted, file);
        let is_named = |table: &Self| width::fold_key(&table.sheet.name) == width::fold_key(name);
        let named = found.iter().position(is_named).unwrap_or(0);
        let Some(table) = found.into_iter().nth(named) else {
            let needed = wanted.iter().filter(|(_, needed)| *needed).map(|(name, _)| *name);
            let needed = needed.collect::<Vec<_>>().join("、");
            let fault = sentence!(
                "見出し（{needed}）のある表が見つかりません。シート「{name}」を消したり、見出しを書き換えたりしたときは、元に戻してください。",
                "there is no table with these headings: {needed} (sheet {name})"
            );
            let place = lists(workbook).find_map(|sheet| nearly(sheet, wanted, file));
            return Err(RoundError::List { place: place.unwrap_or_else(|| Place::file(file)), fault });
        };
        match table.twice() {
            None => Ok(table),
            Some((heading, place)) => {
                let fault = sentence!(
                    "見出し「{heading}」が二つあります。一つにしてください。",
                    "the heading {heading} stands twice: keep one"
                );
                Err(RoundError::List { place, fault })
            }
        }
    }

    /// The tables of the workbook that have all columns that are needed, one a sheet.
    pub fn all(workbook: &'w Workbook, wanted: &[Column], file: &str) -> Vec<Self> {
        lists(workbook).filter_map(|sheet| Self::on(sheet, wanted, file)).collect()
    }

    /// The name of its sheet.
    pub fn sheet_name(&self) -> &str {
        &self.sheet.name
    }

    /// The column that there must be.
    pub const fn first_column(&self) -> &'static str {
        self.key
    }

    /// Whether it has this column.
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|(name, _)| *name == column)
    }

    /// The headings beside it that are none of its columns, and have something under them.
    pub fn unread(&self) -> Vec<(String, Place)> {
        let cells = self.sheet.cells.iter();
        let is_other = |cell: &&Cell| !self.columns.iter().any(|(_, col)| *col == cell.at.col);
        let headings = cells.filter(|cell| cell.at.row == self.heading_row).filter(is_other);
        let is_filled = |cell: &&Cell| {
            let below = |other: &Cell| other.at.col == cell.at.col && other.at.row > self.heading_row;
            self.sheet.cells.iter().any(|other| below(other) && !width::clean(&other.shown).is_empty())
        };
        let said = headings
            .filter(is_filled)
            .map(|cell| (width::clean(&cell.shown), Place::cell(&*self.file, &*self.sheet.name, cell.at)));
        said.filter(|(heading, _)| !heading.is_empty()).collect()
    }

    /// A heading that stands twice, at its second place.
    fn twice(&self) -> Option<(&'static str, Place)> {
        let headings = self.sheet.cells.iter().filter(|cell| cell.at.row == self.heading_row);
        headings.into_iter().find_map(|cell| {
            let key = width::fold_key(&cell.shown);
            let known =
                self.columns.iter().find(|(name, col)| width::fold_key(name) == key && *col != cell.at.col);
            known.map(|(name, _)| (*name, Place::cell(&*self.file, &*self.sheet.name, cell.at)))
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

    /// What stands in a cell, or in the merged one that it is a part of; empty where there is no such column.
    pub fn text(&self, row: u32, column: &str) -> String {
        let shown = |at: CellRef| self.sheet.get(at).map(|cell| width::clean(&cell.shown));
        let merged = |at: CellRef| {
            let merge = self.sheet.merges.iter().find(|merge| merge.contains(at))?;
            shown(merge.first)
        };
        let at = self.cell(row, column);
        at.and_then(|at| shown(at).filter(|text| !text.is_empty()).or_else(|| merged(at))).unwrap_or_default()
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

/// The sheets on which lists may stand.
fn lists(workbook: &Workbook) -> impl Iterator<Item = &Sheet> {
    let explained = width::fold_key(EXPLAINED_SHEET);
    workbook.sheets.iter().filter(move |sheet| width::fold_key(&sheet.name) != explained)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_merged_cell_says_holds_for_all_its_rows() {
        let cell = |at: &str, text: &str| Cell {
            at: at.parse().unwrap(),
            shown: text.into(),
            value: crate::book::CellValue::Text(text.into()),
            struck: false,
            struck_parts: Vec::new(),
            formula: false,
        };
        let cells = [
            ("A1", "名称"),
            ("B1", "区分"),
            ("A2", "図書館"),
            ("B2", "文化"),
            ("A3", "会館"),
            ("A4", "体育館"),
        ];
        let sheet = Sheet {
            cells: cells.map(|(at, text)| cell(at, text)).into(),
            merges: vec!["B2:B3".parse().unwrap()],
            ..Sheet::default()
        };
        let table = Table::on(&sheet, &[("名称", true), ("区分", false)], "一覧表.xlsx").unwrap();
        let sections: Vec<String> = table.rows().map(|row| table.text(row, "区分")).collect();
        assert_eq!(sections, ["文化", "文化", ""]);
    }
}
