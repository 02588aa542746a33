//! Printed pages: a worksheet on A4, or for wide lists on A3, whose rows show all their text, and whose pages end between blocks.
//!
//! Knows nothing of plans. Columns are given as shares of the paper's width, so that a page is always filled.

mod block;
mod book;
mod cells;
mod deflate;
mod fit;
mod looks;
mod package;
mod place;
mod rows;
mod stream;
mod style;
mod texts;
mod widths;

pub use block::{Again, Block, Cell, Content, Row};
pub use book::Book;
pub use package::Package;
pub use style::{Across, BODY, Down, FONT, NumberFormat, SMALL, Shade, Style};
pub(in crate::report) use texts::is_code;
pub use widths::{sample, widths};

use rust_xlsxwriter::{Chart, IgnoreError, Worksheet, XlsxError};

use cells::{Cells, Held};
use fit::Paper;
use looks::{Look, Looks};
use package::{Rows, Written};
use rows::Texts;
use stream::Stream;
use texts::Shared;

pub use crate::template::Orientation;

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// What everything is printed on.
    A4,
    /// Twice that, for lists that are read on A4 with a glass.
    A3,
}

impl Size {
    /// The size by Excel's numbering.
    const fn number(self) -> u8 {
        match self {
            Size::A4 => 9,
            Size::A3 => 8,
        }
    }

    /// Width and height between the margins, in points. The height keeps a little back: printers differ.
    pub const fn room(self, orientation: Orientation) -> (f64, f64) {
        match (self, orientation) {
            (Size::A4, Orientation::Portrait) => (507.0, 718.0),
            (Size::A4, Orientation::Landscape) => (753.0, 480.0),
            (Size::A3, Orientation::Portrait) => (753.0, 1070.0),
            (Size::A3, Orientation::Landscape) => (1101.0, 724.0),
        }
    }
}

/// The width between the margins of a sheet of A4, in points.
pub const fn paper_width(orientation: Orientation) -> f64 {
    Size::A4.room(orientation).0
}

/// Margins in inches: left, right, top, bottom, header, footer.
const MARGINS: [f64; 6] = [0.59, 0.59, 0.7, 0.65, 0.33, 0.3];
/// As many page breaks as a worksheet may have. After the last one the program ends pages as it likes.
const MOST_BREAKS: usize = 1022;
/// Points to a pixel.
const PIXEL: f64 = 0.75;

/// A worksheet that is filled from top to bottom.
pub struct Page {
    sheet: Worksheet,
    name: String,
    /// Widths of the columns, in points.
    columns: Vec<f64>,
    /// Those of them in which notes stand: on the first sheet of paper, and on no other as well.
    front: std::ops::Range<u16>,
    paper: Paper,
    row: u32,
    gap: f64,
    breaks: Vec<u32>,
    footer: bool,
    cells: Cells,
    /// Where finished rows go, where they leave memory.
    stream: Option<Stream>,
    /// Whether charts take their numbers from its cells: the library has to know them.
    charted: bool,
    /// How many rows the sheet may have.
    most_rows: u32,
    /// The height that most rows have, in points, where it need not be said of each.
    usual: Option<f64>,
    /// The shades of cells that stand on it without a word.
    blank: Vec<Shade>,
}

impl Page {
    /// An empty page with columns of these shares of the width.
    fn new(sheet: Worksheet, name: &str, orientation: Orientation, shares: &[f64], most_rows: u32) -> Page {
        let (width, height) = Size::A4.room(orientation);
        let columns = pixels(width, shares);
        Page {
            sheet,
            name: name.to_owned(),
            columns: columns.iter().map(|column| f64::from(*column) * PIXEL).collect(),
            front: 0..columns.len() as u16,
            paper: Paper { room: height, used: 0.0, titles: true },
            row: 0,
            gap: 0.0,
            breaks: Vec::new(),
            footer: true,
            cells: Cells::default(),
            stream: None,
            charted: false,
            most_rows,
            usual: None,
            blank: Vec::new(),
        }
        .set_up(orientation, &columns)
    }

    fn set_up(mut self, orientation: Orientation, columns: &[u32]) -> Page {
        let [left, right, top, bottom, header, footer] = MARGINS;
        let sheet = &mut self.sheet;
        sheet.set_paper_size(Size::A4.number()).set_margins(left, right, top, bottom, header, footer);
        sheet.set_print_fit_to_pages(1, 0).set_print_center_horizontally(true).set_screen_gridlines(false);
        match orientation {
            Orientation::Portrait => sheet.set_portrait(),
            Orientation::Landscape => sheet.set_landscape(),
        };
        self.pending_columns(columns);
        self
    }

    fn pending_columns(&mut self, columns: &[u32]) {
        for (col, width) in (0u16..).zip(columns) {
            // A column beyond Excel's last can't come about: no template has 16,384 years.
            let _ = self.sheet.set_column_width_pixels(col, *width);
        }
    }

    /// The name on the tab.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many columns there are.
    pub fn width(&self) -> u16 {
        self.columns.len() as u16
    }

    /// A row with a text over the whole width; of a page that is split, of its first sheet of paper.
    pub fn line(&self, text: &str, style: Style) -> Row {
        let cell = Cell::text(self.front.start, text, style);
        Row::of(vec![cell.cols(self.front.end - self.front.start)])
    }

    /// Splits the page over sheets of paper side by side: before each of `starts` a sheet begins, and the first `labels`
    /// columns are printed on each. The widths of the columns are in points.
    pub fn split(&mut self, widths: &[f64], labels: u16, starts: &[u16]) -> Result<(), XlsxError> {
        let columns: Vec<u32> = widths.iter().map(|width| (width / PIXEL).floor() as u32).collect();
        self.columns = columns.iter().map(|column| f64::from(*column) * PIXEL).collect();
        self.front = labels..starts.first().map_or(self.front.end, |start| *start);
        self.pending_columns(&columns);
        let breaks: Vec<u32> = starts.iter().map(|start| u32::from(*start)).collect();
        // Fitted to the paper, it would keep to no breaks.
        self.sheet.set_print_scale(100).set_vertical_page_breaks(&breaks)?;
        self.sheet.set_repeat_columns(0, labels.max(1) - 1)?;
        Ok(())
    }

    /// Gives the columns these widths, in points. What is wider than the paper is printed smaller, and a sheet of paper
    /// holds as much more from top to bottom.
    pub fn widen(&mut self, widths: &[f64]) {
        let paper = self.points();
        let columns: Vec<u32> = widths.iter().map(|width| (width / PIXEL).floor() as u32).collect();
        self.columns = columns.iter().map(|column| f64::from(*column) * PIXEL).collect();
        self.paper.room *= (self.points() / paper).max(1.0);
        self.pending_columns(&columns);
    }

    /// The page on paper of this size, which its columns share as before. Nothing may stand on it yet.
    pub fn sized(mut self, size: Size, orientation: Orientation) -> Page {
        let (width, height) = size.room(orientation);
        let columns = pixels(width, &self.columns);
        self.columns = columns.iter().map(|column| f64::from(*column) * PIXEL).collect();
        self.paper.room = height;
        self.sheet.set_paper_size(size.number());
        self.pending_columns(&columns);
        self
    }

    /// The width that all columns have together, in points.
    pub fn points(&self) -> f64 {
        self.columns.iter().sum()
    }

    /// The row that comes next, from zero.
    pub fn next_row(&self) -> u32 {
        self.row
    }

    /// Whether the sheet has so many rows left, and one for a word on where it goes on.
    pub fn has_room(&self, rows: usize) -> bool {
        u32::try_from(rows).is_ok_and(|rows| rows < self.most_rows.saturating_sub(self.row))
    }

    /// Room of this height, in points, before the next block, unless that begins a page.
    pub fn space(&mut self, height: f64) {
        self.gap = height;
    }

    /// The next block begins a page.
    pub fn new_page(&mut self) {
        if self.row > 0 && self.paper.used > 0.0 {
            self.breaks.push(self.row);
            self.paper.used = 0.0;
            self.paper.titles = false;
        }
        self.gap = 0.0;
    }

    /// Whether finished rows leave memory. A height of its own would keep something of each.
    pub fn is_streamed(&self) -> bool {
        self.stream.is_some()
    }

    /// The height that most rows have, in points: a streamed page need not remember them one by one.
    pub fn usual_height(&mut self, height: f64) {
        if self.is_streamed() {
            let height = fit::to_pixels(height);
            self.sheet.set_default_row_height(height);
            self.cells.usual_height(height);
            self.usual = Some(height);
        }
    }

    /// No page number (a cover).
    pub fn without_footer(&mut self) {
        self.footer = false;
    }

    /// Rows over a long table: printed again on each page, and kept in view on the screen.
    pub fn titles(&mut self, block: &Block) -> Result<(), XlsxError> {
        let begins = self.paper.titles;
        self.put(block)?;
        self.paper.titles = begins;
        let first = self.row - block.rows.len().min(self.row as usize) as u32;
        self.sheet.set_repeat_rows(first, self.row - 1)?.set_freeze_panes(self.row, 0)?;
        let height: f64 = fit::strips(block, &self.columns).iter().map(|strip| strip.height).sum();
        self.paper.room -= height;
        self.paper.used = (self.paper.used - height).max(0.1);
        Ok(())
    }

    /// Whether a cell of this shade stands on it without a word.
    pub fn has_blank(&self, shade: Shade) -> bool {
        self.blank.contains(&shade)
    }

    /// A block, on this page or the next. Gives the row of the worksheet where each of its rows begins.
    pub fn put(&mut self, block: &Block) -> Result<Vec<u32>, XlsxError> {
        let strips = fit::strips(block, &self.columns);
        let with_gap = Paper { used: self.paper.used + self.gap, ..self.paper };
        let breaks = fit::breaks(&strips, block.loose, with_gap);
        if breaks.first() != Some(&0) && self.paper.used > 0.0 {
            self.skip(self.gap)?;
        }
        self.gap = 0.0;
        let titles = self.paper.titles && block.rows.iter().all(|row| row.keep);
        let rows = self.place(block, &strips, &breaks)?;
        self.paper.titles = titles;
        if let Some(stream) = &mut self.stream {
            stream.take(&mut self.cells, self.row)?;
        }
        Ok(rows)
    }

    /// A chart over columns `col..col + cols` and the rows from `row` on, of this height in points.
    pub fn chart(
        &mut self,
        chart: &mut Chart,
        row: u32,
        col: u16,
        cols: u16,
        height: f64,
    ) -> Result<(), XlsxError> {
        let last = usize::from(col + cols).min(self.columns.len());
        let width: f64 = self.columns[usize::from(col)..last].iter().sum();
        chart.set_width((width / PIXEL) as u32 - 4).set_height((height / PIXEL) as u32 - 4);
        self.sheet.insert_chart_with_offset(row, col, chart, 2, 2)?;
        Ok(())
    }

    /// The worksheet itself, for what only one sheet needs.
    pub fn sheet(&mut self) -> &mut Worksheet {
        &mut self.sheet
    }

    fn skip(&mut self, height: f64) -> Result<(), XlsxError> {
        if height > 0.0 {
            self.set_height(height)?;
            self.row += 1;
            self.paper.used += height;
        }
        Ok(())
    }

    /// Gives the next row its height.
    fn set_height(&mut self, height: f64) -> Result<(), XlsxError> {
        if self.usual != Some(height) {
            self.cells.height(self.row, height);
        }
        if self.charted {
            self.sheet.set_row_height(self.row, height)?;
        }
        Ok(())
    }

    /// The finished page. The texts are for header and footer, escaped.
    fn finish(mut self, header: &str, footer: &str) -> Result<Page, XlsxError> {
        let last = (self.row.max(1) - 1, self.width().max(1) - 1);
        if let Some(stream) = &mut self.stream {
            self.cells.put(self.row, 0, &Look::of(Style::PLAIN), Held::Blank);
            stream.end(&mut self.cells, self.row + 1)?;
        }
        self.sheet.set_print_area(0, 0, last.0, last.1)?;
        self.breaks.dedup();
        self.breaks.truncate(MOST_BREAKS);
        // Item numbers are text; Excel need not point that out.
        self.sheet.ignore_error_range(0, 0, last.0, last.1, IgnoreError::NumberStoredAsText)?;
        self.sheet.set_page_breaks(&self.breaks)?;
        if self.footer {
            self.sheet.set_header(header).set_footer(footer);
        }
        Ok(self)
    }

    /// The sheet as the library knows it, and what was written of it. Looks and texts are those of the workbook.
    fn written(mut self, looks: &mut Looks, texts: &mut Shared) -> Result<(Worksheet, Written), XlsxError> {
        let rows = match self.stream.take() {
            Some(stream) => Rows::Filed(stream.into_file()),
            None => {
                let numbers =
                    self.cells.looks.all().iter().map(|look| 1 + looks.number(look)).collect::<Vec<_>>();
                let mut xml = String::new();
                self.cells.write_rows(self.row, &numbers, Texts::Shared(texts), &mut xml);
                Rows::Here(xml)
            }
        };
        let written = Written { rows, merges: self.cells.merged(), dimension: self.cells.dimension() };
        Ok((self.sheet, written))
    }
}

/// The shares as whole pixels that fill the width, given in points.
fn pixels(width: f64, shares: &[f64]) -> Vec<u32> {
    let total: f64 = shares.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    let mut filled = 0.0;
    let mut done = 0u32;
    let mut columns = Vec::new();
    for share in shares {
        filled += share / total * width / PIXEL;
        let column = (filled.floor() as u32).saturating_sub(done).max(1);
        done += column;
        columns.push(column);
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_pages_than_a_sheet_may_have_breaks() {
        let mut book = Book::new("題", "出所").unwrap();
        let mut page = book.page("頁", Orientation::Portrait, &[1.0]).unwrap();
        for _ in 0..1100 {
            page.put(&Block::of(vec![Row::of(vec![Cell::text(0, "行", Style::CELL)])])).unwrap();
            page.new_page();
        }
        assert_eq!(page.breaks.len(), 1099 + 1);
        book.add(page).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book.bytes().unwrap())).unwrap();
        let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
        assert!(sheet.contains("<rowBreaks count=\"1022\""), "as many as the format allows");
    }

    #[test]
    fn columns_are_as_wide_as_they_were_measured() {
        let mut book = Book::new("題", "出所").unwrap();
        let page = book.page("頁", Orientation::Portrait, &[1.0]).unwrap();
        book.add(page).unwrap();
        let bytes = std::io::Cursor::new(book.bytes().unwrap());
        let mut archive = zip::ZipArchive::new(bytes).unwrap();
        let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
        // 676 pixels at six to a digit: 507 points, the room of an upright page.
        assert!(sheet.contains("width=\"112.6640625\""), "{sheet}");
        let styles = std::io::read_to_string(archive.by_name("xl/styles.xml").unwrap()).unwrap();
        let normal = styles.find("<font>").map(|at| &styles[at..at + 40]).unwrap();
        assert!(normal.contains("<sz val=\"9\"/>"), "the font that digits are counted in: {normal}");
    }

    /// The XML of a sheet with blocks that are longer than a page.
    fn sheet(streamed: bool) -> String {
        let mut book = Book::new("題", "出所").unwrap().streamed(streamed);
        let mut page = book.page("頁", Orientation::Portrait, &[1.0, 1.0, 2.0]).unwrap();
        page.usual_height(22.0);
        for number in 0..20 {
            let long = format!("{number}：{}", "長い文章。".repeat(number * 20));
            let tall = Cell::text(0, format!("見出し{number}"), Style::LABEL).rows(2);
            let last = Cell::number(2, number as f64, Style::NUMBER);
            let rows = vec![
                Row::of(vec![Cell::text(0, "区分", Style::BAND).cols(3)]).again(),
                Row::of(vec![tall, Cell::text(1, &long, Style::CELL), last]).least(22.0),
                Row::of(vec![Cell::text(1, long, Style::CELL).cols(2)]),
            ];
            page.put(&Block::of(rows).loose()).unwrap();
        }
        book.add(page).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book.bytes().unwrap())).unwrap();
        std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap()
    }

    /// What stands in quotes after this, in order.
    fn quoted<'x>(xml: &'x str, tag: &str) -> Vec<&'x str> {
        let mut found: Vec<&str> = xml.split(tag).skip(1).filter_map(|rest| rest.split('"').next()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn a_streamed_page_says_what_a_whole_one_says() {
        let [whole, streamed] = [false, true].map(sheet);
        assert!(quoted(&whole, "<mergeCell ref=\"") == quoted(&streamed, "<mergeCell ref=\""));
        for tag in ["<c r=\"", "<row r=\""] {
            let (once, mut again) = (quoted(&whole, tag), quoted(&streamed, tag));
            // All but the empty cell that ends a streamed page, and none twice.
            again.retain(|address| !once.contains(address));
            assert_eq!(again.len(), 1, "{again:?}");
            assert_eq!(quoted(&streamed, tag).len(), once.len() + 1, "{tag}");
        }
        assert!(streamed.contains("19：") && !whole.contains("19："), "texts stand in their cells");
        assert!(streamed.contains("defaultRowHeight=\"22.5"), "{}", &streamed[..400]);
    }

    #[test]
    fn a_fixed_row_is_as_high_as_it_is_told() {
        let mut book = Book::new("題", "出所").unwrap();
        let mut page = book.page("頁", Orientation::Portrait, &[1.0]).unwrap();
        let row = || Row::of(vec![Cell::text(0, "長い文章。".repeat(40), Style::CELL)]).least(15.0);
        page.put(&Block::of(vec![row().fixed(true)])).unwrap();
        assert_eq!((page.row, page.paper.used), (1, 15.0));
        page.put(&Block::of(vec![row()])).unwrap();
        assert!(page.paper.used > 60.0, "{}", page.paper.used);
    }

    #[test]
    fn cells_of_a_row_stand_on_one_line() {
        let vertical = |texts: [&str; 2], last: Style| {
            let mut book = Book::new("題", "出所").unwrap();
            let mut page = book.page("頁", Orientation::Portrait, &[1.0, 1.0]).unwrap();
            let cells = [Cell::text(0, texts[0], Style::CELL), Cell::text(1, texts[1], last)];
            page.put(&Block::of(vec![Row::of(cells.to_vec())])).unwrap();
            book.add(page).unwrap();
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book.bytes().unwrap())).unwrap();
            let styles = std::io::read_to_string(archive.by_name("xl/styles.xml").unwrap()).unwrap();
            styles.matches("vertical=\"top\"").count()
        };
        let text = Style::CELL;
        assert_eq!(vertical(["実施", "検討"], text), 0, "space above and below");
        assert_eq!(vertical(["実施\n検討", "検討\n実施"], text), 0);
        assert_eq!(vertical(["実施\n検討", "検討"], text), 1, "the first lines are one");
        assert_eq!(vertical(["実施\n検討", ""], text), 0, "an empty cell is no text");
        assert_eq!(vertical(["実施\n検討", "→"], text), 0, "neither is a sign");
        assert_eq!(vertical(["実施\n検討", "継続"], Style::MARK), 0, "nor a mark");
    }

    /// The tag of how the text of a cell stands, and the height of its row.
    fn stands(cell: Cell) -> (String, f64) {
        let mut book = Book::new("題", "出所").unwrap();
        let mut page = book.page("頁", Orientation::Portrait, &[1.0; 4]).unwrap();
        page.put(&Block::of(vec![Row::of(vec![cell])])).unwrap();
        let height = page.paper.used;
        book.add(page).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book.bytes().unwrap())).unwrap();
        let styles = std::io::read_to_string(archive.by_name("xl/styles.xml").unwrap()).unwrap();
        let cells = styles.split("<cellXfs").nth(1).unwrap();
        let tag = cells.rsplit("<alignment ").next().and_then(|rest| rest.split("/>").next());
        (tag.unwrap().to_owned(), height)
    }

    #[test]
    fn text_keeps_a_space_from_the_line_beside_it() {
        let indented = |style: Style, content: Content| {
            stands(Cell { content, ..Cell::blank(0, style) }).0.contains("indent=\"1\"")
        };
        let text = || Content::Text("実施".to_owned());
        assert!(indented(Style::CELL, text()));
        assert!(indented(Style::FIGURE, text()), "a word among numbers");
        assert!(indented(Style::CELL, Content::Blank), "what is typed there");
        assert!(!indented(Style::NUMBER, Content::Number(1.0)), "its space is in its code");
        assert!(!indented(Style::FIGURE, Content::Formatted(1.0, "0.0_ ".to_owned())));
        assert!(indented(Style::FIGURE, Content::Formatted(1.0, "0.0".to_owned())));
        assert!(!indented(Style::MARK, text()), "the middle is far from both lines");
        assert!(!indented(Style::PLAIN, text()), "there is no line");
    }

    #[test]
    fn the_space_beside_a_text_is_measured() {
        // 126.75 points: surely eleven letters of ten points, but not beside the indent.
        let height = |style: Style| stands(Cell::text(0, "あ".repeat(11), style)).1;
        assert_eq!(height(Style::PLAIN), height(Style::MARK));
        assert!(height(Style::CELL) > height(Style::MARK), "no line is cut");
    }

    #[test]
    fn columns_fill_the_paper() {
        for shares in [&[1.0][..], &[1.0, 2.0, 3.0], &[0.1; 40]] {
            let total: u32 = pixels(507.0, shares).iter().sum();
            assert!((674..=676).contains(&total), "{total} pixels of 676");
        }
    }
}
