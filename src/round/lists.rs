//! The lists of items and departments, kept as a spreadsheet that staff edit in Excel.
//!
//! A list is the first sheet with the headings that it needs; columns may stand in any order, rows above are free.

use std::path::Path;

use super::RoundError;
use crate::book::{self, Cell, Limits, Sheet, Workbook};
use crate::model::{CellRef, Department, FiscalYear, Item, Listed, Sentence, YearSpan};
use crate::sentence;
use crate::text::fiscal_year::{self, YearContext, Years};
use crate::text::{Reading, width};

/// The columns of the list of items: heading, and whether it is needed.
pub const ITEM_COLUMNS: [(&str, bool); 10] = [
    ("番号", true),
    ("表示番号", false),
    ("名称", true),
    ("区分", false),
    ("種別", false),
    ("親番号", false),
    ("目標", false),
    ("開始年度", false),
    ("終了年度", false),
    ("担当課", false),
];

/// The columns of the list of departments.
pub const DEPARTMENT_COLUMNS: [(&str, bool); 4] =
    [("部署名", true), ("別名", false), ("担当区分", false), ("メール", false)];

/// Between several names in one cell.
const SEPARATORS: [char; 5] = ['、', ',', '，', '\n', ';'];

/// Reads the list of items.
///
/// # Errors
/// When the file can't be opened, a heading is missing, or an id stands twice.
pub fn read_items(path: &Path, limits: &Limits) -> Result<Listed<Item>, RoundError> {
    let list = List::open(path, &ITEM_COLUMNS, limits)?;
    let mut items = Listed::default();
    for row in list.rows() {
        let item = Item {
            id: list.text(row, "番号"),
            label: list.text(row, "表示番号"),
            title: list.text(row, "名称"),
            target: list.text(row, "目標"),
            path: split(&list.text(row, "区分"), &['／', '/', '＞', '>']),
            kind: list.text(row, "種別"),
            parent: Some(list.text(row, "親番号")).filter(|parent| !parent.is_empty()),
            years: list.years(row)?,
            departments: split(&list.text(row, "担当課"), &SEPARATORS),
        };
        if items.named(&item.id).is_some() {
            let id = &item.id;
            return Err(list.error(sentence!(
                "番号「{id}」が二度あります。番号は一つずつ変えてください。",
                "the number \"{id}\" stands twice: give each item its own"
            )));
        }
        items.push(item);
    }
    Ok(items)
}

/// Reads the list of departments.
///
/// # Errors
/// When the file can't be opened or a heading is missing.
pub fn read_departments(path: &Path, limits: &Limits) -> Result<Listed<Department>, RoundError> {
    let list = List::open(path, &DEPARTMENT_COLUMNS, limits)?;
    let departments = list.rows().map(|row| Department {
        name: list.text(row, "部署名"),
        aliases: split(&list.text(row, "別名"), &SEPARATORS),
        categories: split(&list.text(row, "担当区分"), &SEPARATORS),
        mail: list.text(row, "メール"),
    });
    Ok(departments.collect())
}

fn split(text: &str, separators: &[char]) -> Vec<String> {
    text.split(separators).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A sheet with its headings found.
struct List {
    file: String,
    sheet: Sheet,
    heading_row: u32,
    columns: Vec<(&'static str, u32)>,
}

impl List {
    fn open(path: &Path, wanted: &[(&'static str, bool)], limits: &Limits) -> Result<List, RoundError> {
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if let Err(source) = std::fs::metadata(path) {
            return Err(RoundError::Unreadable { path: path.to_owned(), source });
        }
        let opened = book::read(path, &file, limits);
        let Some(workbook) = opened.workbook else {
            if book::is_in_use(&opened) {
                let source = std::io::ErrorKind::ResourceBusy.into();
                return Err(RoundError::Unreadable { path: path.to_owned(), source });
            }
            let fault = sentence!(
                "読み取れません。Excel で開いて、.xlsx 形式で保存し直してください。",
                "can't be read: open it in Excel and save it as .xlsx"
            );
            return Err(RoundError::List { file, fault });
        };
        Self::find(workbook, wanted, &file).ok_or_else(|| {
            let needed: Vec<&str> =
                wanted.iter().filter(|(_, needed)| *needed).map(|(name, _)| *name).collect();
            let needed = needed.join("、");
            let fault = sentence!(
                "見出し（{needed}）のある表が見つかりません。見出しを元に戻してください。",
                "there is no table with these headings: {needed}"
            );
            RoundError::List { file: file.clone(), fault }
        })
    }

    fn find(workbook: Workbook, wanted: &[(&'static str, bool)], file: &str) -> Option<List> {
        for sheet in workbook.sheets {
            let rows = sheet.cells.chunk_by(|a, b| a.at.row == b.at.row);
            let found = rows.map(|cells| (cells[0].at.row, columns(cells, wanted)));
            let mut full = found.filter(|(_, columns)| {
                wanted
                    .iter()
                    .filter(|(_, needed)| *needed)
                    .all(|(name, _)| columns.iter().any(|(known, _)| known == name))
            });
            let hit = full.next();
            drop(full);
            if let Some((heading_row, columns)) = hit {
                return Some(List { file: file.to_owned(), sheet, heading_row, columns });
            }
        }
        None
    }

    /// The rows under the headings that have something in a needed column.
    fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        let first = self.columns.first().map_or(0, |(_, col)| *col);
        let cells = self
            .sheet
            .cells
            .iter()
            .filter(move |cell| cell.at.row > self.heading_row && cell.at.col == first);
        cells.filter(|cell| !cell.shown.trim().is_empty()).map(|cell| cell.at.row)
    }

    fn text(&self, row: u32, column: &str) -> String {
        let col = self.columns.iter().find(|(name, _)| *name == column).map(|(_, col)| *col);
        let cell = col.and_then(|col| self.sheet.get(CellRef::new(row, col)));
        cell.map(|cell| width::clean(&cell.shown)).unwrap_or_default()
    }

    fn years(&self, row: u32) -> Result<Option<YearSpan>, RoundError> {
        let (first, last) = (self.text(row, "開始年度"), self.text(row, "終了年度"));
        if first.is_empty() && last.is_empty() {
            return Ok(None);
        }
        let (Some(first), Some(last)) = (one_year(&first), one_year(&last)) else {
            let at = row + 1;
            return Err(self.error(sentence!(
                "{at} 行目の開始年度・終了年度「{first}」「{last}」を読めません。「令和３年度」のように、両方を書いてください。",
                "row {at}: the first and last year \"{first}\", \"{last}\" can't be read; write both, as in 令和３年度"
            )));
        };
        Ok(Some(YearSpan { first, last }))
    }

    fn error(&self, fault: Sentence) -> RoundError {
        RoundError::List { file: self.file.clone(), fault }
    }
}

/// The wanted headings among the cells of a row.
fn columns(cells: &[Cell], wanted: &[(&'static str, bool)]) -> Vec<(&'static str, u32)> {
    let words: Vec<(String, u32)> =
        cells.iter().map(|cell| (width::fold_key(&cell.shown), cell.at.col)).collect();
    let place = |name: &str| {
        let key = width::fold_key(name);
        words.iter().find(|(word, _)| *word == key).map(|(_, col)| *col)
    };
    wanted.iter().filter_map(|(name, _)| place(name).map(|col| (*name, col))).collect()
}

/// A single fiscal year, as staff write it.
pub(super) fn one_year(text: &str) -> Option<FiscalYear> {
    match fiscal_year::read(text, &YearContext::default()) {
        Reading::Value { value: Years::One(year), .. } => Some(year),
        _ => None,
    }
}
