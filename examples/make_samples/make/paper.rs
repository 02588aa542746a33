//! A form as a town hall draws it: cells, merges, borders. Written as a workbook or as a text file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
};

const FONT: &str = "游ゴシック";
/// The font and the shade of the lists, as the program itself makes them.
const LIST_FONT: &str = "BIZ UDゴシック";
const LIST_SHADE: Color = Color::RGB(0xDDE6F0);
const SHADE: Color = Color::RGB(0xE2EFDA);
const NOTE: Color = Color::RGB(0x595959);
/// Height of a line of text, in points.
const LINE: f64 = 16.0;

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// The form's own title.
    Banner,
    /// A title of an item.
    Title,
    /// A heading, shaded.
    Heading,
    /// A short value in the middle of its cell.
    Short,
    /// A text that wraps.
    Text,
    /// The heading of a list.
    ListHead,
    /// A remark over a list.
    ListNote,
    /// A cell of a list, as text: Excel would turn the number `2-1` into a date.
    Listed,
    /// A remark without borders.
    Note,
}

impl Look {
    fn format(self) -> Format {
        let plain =
            Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::VerticalCenter);
        let boxed = plain.clone().set_border(FormatBorder::Thin).set_text_wrap();
        match self {
            Look::Banner => plain.set_font_size(14).set_bold(),
            Look::Title => boxed.set_bold().set_font_size(12),
            Look::Heading => boxed.set_background_color(SHADE).set_align(FormatAlign::Center),
            Look::Short => boxed.set_align(FormatAlign::Center),
            Look::Text => boxed,
            Look::ListHead => boxed
                .set_font_name(LIST_FONT)
                .set_bold()
                .set_background_color(LIST_SHADE)
                .set_align(FormatAlign::Center),
            Look::ListNote => plain.set_font_name(LIST_FONT),
            Look::Listed => boxed.set_font_name(LIST_FONT).set_indent(1).set_num_format("@"),
            Look::Note => plain.set_font_size(9).set_font_color(NOTE),
        }
    }
}

/// A cell, with the cells that are merged into it.
#[derive(Clone, Debug)]
struct Drawn {
    text: String,
    look: Look,
    last_row: u32,
    last_col: u16,
}

/// A sheet while it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// The name on its tab.
    pub name: String,
    /// Widths of the columns, in characters.
    pub widths: Vec<f64>,
    /// How many rows at the top stay when the sheet is scrolled.
    pub frozen: u32,
    /// The heading row that filter buttons stand on.
    pub filter: Option<u32>,
    cells: BTreeMap<(u32, u16), Drawn>,
}

impl Paper {
    /// An empty sheet.
    pub fn new(name: &str, widths: &[f64]) -> Self {
        Self { name: name.to_owned(), widths: widths.to_vec(), ..Self::default() }
    }

    /// Writes into a cell.
    pub fn put(&mut self, row: u32, col: u16, text: &str, look: Look) {
        self.merge((row, col), (row, col), text, look);
    }

    /// Writes into the first of these cells and merges them.
    pub fn merge(&mut self, first: (u32, u16), last: (u32, u16), text: &str, look: Look) {
        let drawn = Drawn { text: text.to_owned(), look, last_row: last.0, last_col: last.1 };
        self.cells.insert(first, drawn);
    }

    /// The first row under all that is drawn.
    pub fn next_row(&self) -> u32 {
        self.cells.values().map(|cell| cell.last_row + 1).max().unwrap_or(0)
    }

    fn draw(&self, sheet: &mut Worksheet) -> Result<()> {
        sheet.set_name(&self.name)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        for (col, width) in (0..).zip(&self.widths) {
            sheet.set_column_width(col, *width)?;
        }
        for (row, height) in self.heights() {
            sheet.set_row_height(row, height)?;
        }
        for ((row, col), cell) in &self.cells {
            let format = cell.look.format();
            if (cell.last_row, cell.last_col) == (*row, *col) {
                sheet.write_string_with_format(*row, *col, &cell.text, &format)?;
            } else {
                sheet.merge_range(*row, *col, cell.last_row, cell.last_col, &cell.text, &format)?;
            }
        }
        self.hold(sheet)
    }

    fn hold(&self, sheet: &mut Worksheet) -> Result<()> {
        if self.frozen > 0 {
            sheet.set_freeze_panes(self.frozen, 0)?;
            sheet.set_repeat_rows(self.frozen - 1, self.frozen - 1)?;
        }
        if let Some(row) = self.filter {
            let last = u16::try_from(self.widths.len().saturating_sub(1))?;
            sheet.autofilter(row, 0, self.next_row().saturating_sub(1), last)?;
        }
        Ok(())
    }

    /// The height of each row, in points: the most lines of its cells; a merge over rows shares its lines.
    fn heights(&self) -> BTreeMap<u32, f64> {
        let mut heights: BTreeMap<u32, f64> = BTreeMap::new();
        for ((row, col), cell) in &self.cells {
            let rows = cell.last_row - row + 1;
            let lines =
                if matches!(cell.look, Look::Note | Look::ListNote) { 1 } else { self.lines(*col, cell) };
            let height = lines as f64 * LINE / f64::from(rows) + 6.0;
            for row in *row..=cell.last_row {
                let known = heights.entry(row).or_insert(0.0);
                *known = known.max(height).min(400.0);
            }
        }
        heights
    }

    fn lines(&self, col: u16, cell: &Drawn) -> usize {
        let width: f64 = (col..=cell.last_col).filter_map(|col| self.widths.get(usize::from(col))).sum();
        let room = ((width - 1.0).max(2.0)) as usize;
        cell.text.lines().map(|line| columns(line).div_ceil(room).max(1)).sum::<usize>().max(1)
    }

    /// The sheet as rows of text, as Excel saves them; covered cells are empty.
    fn rows(&self) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new(); self.widths.len()]; self.next_row() as usize];
        for ((row, col), cell) in &self.cells {
            rows[*row as usize][usize::from(*col)].clone_from(&cell.text);
        }
        rows
    }
}

/// Width of a text in half-width characters.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Writes a sheet in the format that the file's name says.
pub fn save_as(paper: Paper, path: &Path) -> Result<()> {
    let is_csv = path.extension().is_some_and(|extension| extension == "csv");
    if is_csv { save_csv(&paper, path) } else { save(&[paper], path) }
}

/// Writes sheets as a workbook that says nothing of the time it was made at.
pub fn save(papers: &[Paper], path: &Path) -> Result<()> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 6, 3)?.and_hms(9, 0, 0)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for paper in papers {
        paper.draw(workbook.add_worksheet())?;
    }
    fs::write(path, workbook.save_to_buffer()?)?;
    Ok(())
}

/// Writes a sheet as Excel writes "CSV (コンマ区切り)" on a Japanese computer: Shift_JIS, CRLF.
pub fn save_csv(paper: &Paper, path: &Path) -> Result<()> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::<u8>::new());
    for row in paper.rows() {
        writer.write_record(&row)?;
    }
    let text = String::from_utf8(writer.into_inner()?)?;
    let (bytes, _, lossy) = encoding_rs::SHIFT_JIS.encode(&text);
    anyhow::ensure!(!lossy, "{}: a character is not in Shift_JIS", path.display());
    fs::write(path, bytes)?;
    Ok(())
}
