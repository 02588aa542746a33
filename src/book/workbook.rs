//! What any file becomes: a workbook of sheets of cells. Knows nothing of plans.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::number_format::day;
use crate::model::{CellRange, CellRef, Value};

/// A file as read, whatever its format was.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Workbook {
    /// The sheets, in the file's order.
    pub sheets: Vec<Sheet>,
    /// When the workbook says it was last saved (`docProps/core.xml` and its kin), as ISO 8601; `None` where it says
    /// nothing.
    pub saved: Option<String>,
    /// Whether it carries macros.
    pub macros: bool,
    /// How many other workbooks it links to.
    pub external_links: usize,
    /// What its users noted of it, by name (custom document properties).
    pub properties: BTreeMap<String, String>,
}

/// A sheet and its filled cells.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Sheet {
    /// Its name, as on the tab.
    pub name: String,
    /// Whether the tab is shown.
    pub visibility: Visibility,
    /// The filled cells, by row, then by column; of a merge the anchor only.
    pub cells: Vec<Cell>,
    /// The merged ranges, by their anchors.
    pub merges: Vec<CellRange>,
    /// Hidden rows, ascending.
    pub hidden_rows: Vec<u32>,
    /// Hidden columns, ascending.
    pub hidden_cols: Vec<u32>,
    /// Cells that hold a note or a comment, with its text.
    pub notes: Vec<(CellRef, String)>,
    /// Texts that lie over the sheet (text boxes, shapes, labels of controls), each with the cell under its upper left
    /// corner.
    pub texts: Vec<(CellRef, String)>,
    /// The words of the headers and footers that its pages are printed with, where the format's reader sees them (`.xlsx`).
    pub edges: Vec<String>,
    /// The cells under the upper left corners of the pictures, charts, rings and lines: what they show nobody reads.
    pub pictures: Vec<CellRef>,
    /// How many cells carry an input rule (data validation).
    pub validations: usize,
    /// The input rules that let one choose, where the format's reader sees them (`.xlsx`).
    pub lists: Vec<ListRule>,
    /// The cells that have a border, filled or not, where the format's reader sees it (`.xlsx`): runs of one row each, by row.
    pub ruled: Vec<CellRange>,
    /// Of a text file the filled rows, ascending, each with how many fields it has, empty ones too.
    pub fields: Vec<(u32, u32)>,
}

/// An input rule that lets one choose from a list.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ListRule {
    /// The cells that it holds for.
    pub areas: Vec<CellRange>,
    /// What may be chosen, as Excel writes it: `"有,無"`, or the cells that hold it, `一覧!$A$2:$A$5`.
    pub source: String,
}

impl Sheet {
    /// The filled cell at this address. A cell that a merge covers is empty here: ask for the anchor.
    pub fn get(&self, at: CellRef) -> Option<&Cell> {
        self.cells.binary_search_by_key(&at, |cell| cell.at).ok().map(|index| &self.cells[index])
    }

    /// How many fields a row of a text file has; `None` of a workbook, whose cells know where they stand.
    pub fn fields_in(&self, row: u32) -> Option<u32> {
        let found = self.fields.binary_search_by_key(&row, |(row, _)| *row);
        found.ok().map(|index| self.fields[index].1)
    }
}

/// Whether a sheet's tab is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Visibility {
    /// Shown.
    #[default]
    Visible,
    /// Hidden; the user can show it.
    Hidden,
    /// Hidden; only a macro can show it.
    VeryHidden,
}

/// A filled cell.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Cell {
    /// Its true address.
    pub at: CellRef,
    /// What it holds.
    pub value: CellValue,
    /// The text that Excel shows: the number format applied where it carries meaning (`R3`, `※Ｃ`, `73.3%`,
    /// `79,971 時間`, `2021/4/1`); otherwise the plain value (`28`, `0.5`).
    pub shown: Arc<str>,
    /// Whether all of its text is struck out.
    pub struck: bool,
    /// The parts of its text that are struck out where others are not: first byte and the byte after the last, of the
    /// text as it is held and not as it is shown.
    pub struck_parts: Vec<(u32, u32)>,
    /// Whether a formula made the value.
    pub formula: bool,
}

impl Cell {
    /// What of its text is struck out, where not all of it is: part after part.
    pub fn struck_texts(&self) -> impl Iterator<Item = &str> {
        self.struck_parts.iter().filter_map(|part| self.part(part.0, part.1))
    }

    /// What is left of its text without the parts that are struck out.
    pub fn standing_text(&self) -> String {
        let ends = self.struck_parts.iter().map(|part| part.0).chain([u32::MAX]);
        let starts = [0].into_iter().chain(self.struck_parts.iter().map(|part| part.1));
        starts.zip(ends).filter_map(|(start, end)| self.part(start, end)).collect()
    }

    fn part(&self, start: u32, end: u32) -> Option<&str> {
        let CellValue::Text(text) = &self.value else { return None };
        text.get(start as usize..(end as usize).min(text.len()))
    }

    /// What it says before the kind of its field is known: the number or the day that it stores, otherwise the text that
    /// is shown.
    pub fn said(&self) -> Value {
        match &self.value {
            CellValue::Number(number) => Value::Number(*number),
            CellValue::DateTime(days) => match day(*days) {
                Some(date) => Value::Date(date),
                None => Value::Text(self.shown.as_ref().into()),
            },
            _ => Value::Text(self.shown.as_ref().into()),
        }
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum CellValue {
    /// Text, without furigana; line ends as `\n`.
    Text(Arc<str>),
    /// A number.
    Number(f64),
    /// TRUE or FALSE.
    Bool(bool),
    /// A date or a time: days since 1899-12-30 (the 1904 epoch already converted).
    DateTime(f64),
    /// An error value, as shown: `#REF!`.
    Error(String),
    /// A formula whose result was never calculated.
    Uncomputed,
}
