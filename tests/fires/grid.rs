//! A sheet as data: what is typed into its cells, by rows or by address.

use std::collections::BTreeMap;

use matome::model::{CellRange, CellRef};
use rust_xlsxwriter::{
    Chart, ChartType, Format, Formula, Image, Note, Shape, Workbook, Worksheet, XlsxError,
};
use serde::Deserialize;

use crate::round::Round;

/// What is typed into a cell. An empty text leaves it blank.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Typed {
    Text(String),
    Number(f64),
    More(More),
}

/// A cell with more to it than its value.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct More {
    text: String,
    /// How often the text is repeated.
    times: Option<usize>,
    number: Option<f64>,
    format: Option<String>,
    struck: bool,
    /// What stands before the text and is struck out.
    withdrawn: Option<String>,
    /// A formula, with the result that was stored; without one it was never computed.
    formula: Option<String>,
    result: String,
    note: Option<String>,
}

/// A sheet that is changed, or a new one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sheet {
    /// Its name.
    pub sheet: Option<String>,
    /// Whether it begins as a copy of the round's sheet; the first sheet always does.
    pub copy: bool,
    /// Rows of its own, instead of those of the round.
    pub rows: Option<Vec<Vec<Typed>>>,
    /// The cells that differ, by address.
    pub cells: BTreeMap<String, Typed>,
    /// Ranges merged, besides those of the round.
    pub merge: Vec<String>,
    /// Texts in boxes that lie over the sheet, by the cell of their corner.
    pub boxes: BTreeMap<String, String>,
    /// The cells where the corners of pictures lie.
    pub pictures: Vec<String>,
    /// Titles of charts that lie over the sheet, by the cell of their corner.
    pub charts: BTreeMap<String, String>,
    /// The header and the footer of its pages, with their codes.
    pub edges: Option<[String; 2]>,
    /// Rows (`5`) and columns (`C`) that are hidden.
    pub hide: Vec<String>,
    /// Whether the sheet itself is.
    pub hidden: bool,
    /// Keys that no part of a case knows.
    #[serde(flatten)]
    pub unknown: BTreeMap<String, toml::Value>,
}

impl Sheet {
    /// Adds the sheet to a workbook; it begins with what the round has, unless it has rows of its own.
    pub fn write(&self, name: &str, round: Option<&Round>, book: &mut Workbook) {
        let sheet = book.add_worksheet().set_name(name).unwrap().set_hidden(self.hidden);
        let round = round.filter(|_| self.rows.is_none());
        let merges = round.iter().flat_map(|round| &round.merge);
        let rows = self.rows.as_ref().or(round.map(|round| &round.rows));
        for range in merges.chain(&self.merge) {
            let range: CellRange = range.parse().unwrap_or_else(|_| panic!("{range}"));
            let ((top, left), (bottom, right)) = (at(range.first), at(range.last));
            sheet.merge_range(top, left, bottom, right, "", &Format::new()).unwrap();
        }
        let mut cells: BTreeMap<(u32, u16), &Typed> = BTreeMap::new();
        for (row, line) in (0..).zip(rows.into_iter().flatten()) {
            cells.extend((0..).zip(line).map(|(col, typed)| ((row, col), typed)));
        }
        cells.extend(self.cells.iter().map(|(address, typed)| (at(cell(address)), typed)));
        cells.iter().for_each(|(at, typed)| typed.write(sheet, *at));
        self.hide.iter().for_each(|line| hide(sheet, line));
        self.lay_over(sheet);
    }
}

impl Sheet {
    /// What lies over the cells.
    fn lay_over(&self, sheet: &mut Worksheet) {
        for (corner, text) in &self.boxes {
            let (row, col) = at(cell(corner));
            sheet.insert_shape(row, col, &Shape::textbox().set_text(text)).unwrap();
        }
        for (corner, title) in &self.charts {
            let (row, col) = at(cell(corner));
            let mut chart = Chart::new(ChartType::Column);
            chart.add_series().set_values((sheet.name().as_str(), 0, 0, 1, 0));
            chart.title().set_name(title);
            sheet.insert_chart(row, col, &chart).unwrap();
        }
        if let Some([header, footer]) = &self.edges {
            sheet.set_header(header).set_footer(footer);
        }
        let dot = Image::new_from_buffer(DOT);
        for corner in &self.pictures {
            let (row, col) = at(cell(corner));
            sheet.insert_image(row, col, dot.as_ref().unwrap()).unwrap();
        }
    }
}

/// A picture of one dot, as a GIF.
const DOT: &[u8] = b"GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

impl Typed {
    fn write(&self, sheet: &mut Worksheet, (row, col): (u32, u16)) {
        let written = match self {
            Typed::Text(text) if text.is_empty() => return,
            Typed::Text(text) => sheet.write_string(row, col, text),
            Typed::Number(number) => sheet.write_number(row, col, *number),
            Typed::More(more) => more.write(sheet, row, col),
        };
        written.unwrap();
    }
}

impl More {
    fn write<'s>(
        &self,
        sheet: &'s mut Worksheet,
        row: u32,
        col: u16,
    ) -> Result<&'s mut Worksheet, XlsxError> {
        let mut format =
            self.format.as_ref().map_or_else(Format::new, |code| Format::new().set_num_format(code));
        if self.struck {
            format = format.set_font_strikethrough();
        }
        if let Some(note) = &self.note {
            sheet.insert_note(row, col, &Note::new(note).add_author_prefix(false)).unwrap();
        }
        match (&self.formula, self.number) {
            (Some(formula), _) => {
                let formula = Formula::new(formula).set_result(&self.result);
                sheet.write_formula_with_format(row, col, formula, &format)
            }
            (None, Some(number)) => sheet.write_number_with_format(row, col, number, &format),
            (None, None) if self.withdrawn.is_some() => {
                let before = self.withdrawn.as_deref().unwrap_or_default();
                let struck = Format::new().set_font_strikethrough();
                sheet.write_rich_string(row, col, &[(&struck, before), (&format, &self.text)])
            }
            (None, None) => {
                let text = self.text.repeat(self.times.unwrap_or(1));
                sheet.write_string_with_format(row, col, text, &format)
            }
        }
    }
}

fn hide(sheet: &mut Worksheet, line: &str) {
    let hidden = match line.parse::<u32>() {
        Ok(row) => sheet.set_row_hidden(row - 1),
        Err(_) => sheet.set_column_hidden(at(cell(&format!("{line}1"))).1),
    };
    hidden.unwrap();
}

fn cell(address: &str) -> CellRef {
    address.parse().unwrap_or_else(|_| panic!("{address}"))
}

fn at(cell: CellRef) -> (u32, u16) {
    (cell.row, u16::try_from(cell.col).unwrap())
}
