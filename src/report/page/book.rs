//! The workbook that the pages go into: font, properties, names of sheets, header and footer.

use std::cell::RefCell;
use std::rc::Rc;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::deflate::LEVEL;
use super::looks::Looks;
use super::package::Package;
use super::texts::Shared;
use super::{Block, Orientation, Page, Stream, Style};

/// The font that widths of columns are counted in, and its size; cells have their own. In this size a digit is six whole
/// pixels wide, so that programs that round and programs that do not give columns the same width; and its space is a
/// quarter of an em: an indent is three, and those of a Japanese font are twice as wide.
const NORMAL: (&str, f64) = ("Times New Roman", 9.0);
/// Height and width in pixels of empty cells in that font.
pub(super) const DEFAULT_CELL: (u32, u32) = (25, 56);
/// How many rows of a sheet are used. Excel has 1,048,576; those that are left are for texts that take very many.
const MOST_ROWS: u32 = (1 << 20) - (1 << 13);
/// From which column on the library is shown the looks of all cells, in the first row of the first sheet. What it knows of
/// that sheet stands before.
const LOOKS_FROM: u16 = 1024;
/// The longest name that a sheet may have.
const LONGEST_NAME: usize = 31;
/// The longest header or footer that Excel takes, less the codes in it.
const LONGEST_HEADER: usize = 90;

/// A workbook of printed pages. The same pages give the same bytes.
pub struct Book {
    workbook: Workbook,
    properties: DocProperties,
    names: Vec<String>,
    header: String,
    footer: String,
    streamed: bool,
    most_rows: u32,
    /// The looks of the pages of which rows have left memory.
    looks: Rc<RefCell<Looks>>,
    pages: Vec<Page>,
}

impl Book {
    /// An empty workbook. `title` stands at the left of each header, `source` at the left of each footer.
    ///
    /// # Errors
    /// None that can come about with the font that is set here.
    pub fn new(title: &str, source: &str) -> Result<Book, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_default_format(&normal(), DEFAULT_CELL.0, DEFAULT_CELL.1)?;
        // A fixed time, not the clock's: the same round gives the same bytes.
        let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let properties = DocProperties::new().set_title(title).set_creation_datetime(&created);
        workbook.set_properties(&properties);
        Ok(Book {
            workbook,
            properties,
            names: Vec::new(),
            header: format!("&L{}&R{}", styled(title), "&\"BIZ UDゴシック,標準\"&9 &A"),
            footer: format!("&L{}&C{}", styled(source), "&\"BIZ UDゴシック,標準\"&9- &P / &N -"),
            streamed: false,
            most_rows: MOST_ROWS,
            looks: Rc::default(),
            pages: Vec::new(),
        })
    }

    /// With a word on each page, under the title.
    pub fn marked(self, word: &str) -> Book {
        let (title, name) = self.header.rsplit_once("&R").unwrap_or((&self.header, ""));
        let header = format!("{title}\n&B{}&B&R{name}", word.replace('&', "&&"));
        Book { header, ..self }
    }

    /// For more rows than memory should hold: what is finished of a page goes to a temporary file.
    pub fn streamed(self, streamed: bool) -> Book {
        Book { streamed, ..self }
    }

    /// Puts these properties into the workbook, by name; its reader sees them only where he looks for them.
    pub fn note(&mut self, notes: &[(&str, &str)]) {
        let noted = notes
            .iter()
            .fold(self.properties.clone(), |all, (name, value)| all.set_custom_property(*name, *value));
        self.workbook.set_properties(&noted);
    }

    /// With fewer rows a sheet.
    #[cfg(test)]
    pub fn most_rows(self, most_rows: u32) -> Book {
        Book { most_rows, ..self }
    }

    /// A new page. The name is made one that Excel takes, and that no other page has.
    ///
    /// # Errors
    /// Where the book is streamed and there is no temporary file; the name is clean.
    pub fn page(&mut self, name: &str, orientation: Orientation, shares: &[f64]) -> Result<Page, XlsxError> {
        let page = self.new_page(name, orientation, shares)?;
        let stream = self.streamed.then(|| Stream::begin(Rc::clone(&self.looks))).transpose()?;
        Ok(Page { stream, ..page })
    }

    /// A page with charts, which take their numbers from its cells: it is never streamed.
    ///
    /// # Errors
    /// None that can come about: the name is clean.
    pub fn chart_page(
        &mut self,
        name: &str,
        orientation: Orientation,
        shares: &[f64],
    ) -> Result<Page, XlsxError> {
        Ok(Page { charted: true, ..self.new_page(name, orientation, shares)? })
    }

    fn new_page(&mut self, name: &str, orientation: Orientation, shares: &[f64]) -> Result<Page, XlsxError> {
        let mut sheet = Worksheet::new();
        let name = self.free_name(name);
        sheet.set_default_format(&normal(), DEFAULT_CELL.0, DEFAULT_CELL.1)?;
        sheet.set_name(&name)?;
        self.names.push(name.clone());
        Ok(Page::new(sheet, &name, orientation, shares, self.most_rows))
    }

    /// Takes the finished page in.
    ///
    /// # Errors
    /// Where the page is larger than a worksheet can be.
    pub fn add(&mut self, page: Page) -> Result<(), XlsxError> {
        self.pages.push(page.finish(&self.header, &self.footer)?);
        Ok(())
    }

    /// Takes in a page that has no more room, with a word on where it goes on; and gives the one that `next` begins.
    ///
    /// # Errors
    /// As `add` and `next`.
    pub fn go_on(
        &mut self,
        mut full: Page,
        next: impl FnOnce(&mut Book) -> Result<Page, XlsxError>,
    ) -> Result<Page, XlsxError> {
        let next = next(self)?;
        let text = format!("続きは、シート「{}」にあります。", next.name());
        full.put(&Block::of(vec![full.line(&text, Style::NOTE)]))?;
        self.add(full)?;
        Ok(next)
    }

    /// The bytes of the workbook.
    ///
    /// # Errors
    /// As `packed`.
    pub fn bytes(self) -> Result<Vec<u8>, XlsxError> {
        Ok(self.packed()?.bytes()?)
    }

    /// The workbook, ready to be written.
    ///
    /// # Errors
    /// Where the library can't write it.
    pub fn packed(mut self) -> Result<Package, XlsxError> {
        let mut looks = self.looks.take();
        let mut texts = Shared::default();
        let mut sheets = Vec::new();
        let mut written = Vec::new();
        for page in std::mem::take(&mut self.pages) {
            let (sheet, rows) = page.written(&mut looks, &mut texts)?;
            sheets.push(sheet);
            written.push(rows);
        }
        if let Some(first) = sheets.first_mut() {
            show(&looks, !texts.is_empty(), first)?;
        }
        for sheet in sheets {
            self.workbook.push_worksheet(sheet);
        }
        self.workbook.set_zip_compression_level(LEVEL);
        let library = self.workbook.save_to_buffer()?;
        Ok(Package { library, sheets: written, texts: texts.part() })
    }

    fn free_name(&self, name: &str) -> String {
        let clean = clean(name);
        let taken =
            |name: &String| self.names.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        let numbered = (2..).map(|number| {
            let tail = format!("({number})");
            let kept: String = clean.chars().take(LONGEST_NAME - tail.len()).collect();
            kept + &tail
        });
        std::iter::once(clean.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(clean)
    }
}

/// Shows the library the looks in their order, by which it numbers them, and that there are texts.
fn show(looks: &Looks, has_texts: bool, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for (col, look) in (LOOKS_FROM..).zip(looks.all()) {
        match has_texts {
            true => sheet.write_string_with_format(0, col, ".", &look.format())?,
            false => sheet.write_blank(0, col, &look.format())?,
        };
    }
    Ok(())
}

/// The format of cells that have none.
pub(super) fn normal() -> Format {
    Format::new()
        .set_font_name(NORMAL.0)
        .set_font_size(NORMAL.1)
        .set_font_family(1)
        .set_align(FormatAlign::VerticalCenter)
}

/// A name that Excel takes for a sheet.
fn clean(name: &str) -> String {
    let letters = name.chars().map(|letter| match letter {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
        other if other.is_control() => ' ',
        other => other,
    });
    let mut units = 0;
    let kept: String = letters
        .take_while(|letter| {
            units += letter.len_utf16();
            units <= LONGEST_NAME
        })
        .collect();
    let kept = kept.trim().trim_matches('\'').to_owned();
    // Excel keeps this name for itself.
    if kept.is_empty() || kept.eq_ignore_ascii_case("history") { "シート".to_owned() } else { kept }
}

/// A text in header or footer: `&` is a code there, and a digit would be read as part of the font's size.
fn styled(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(LONGEST_HEADER).collect();
    format!("&\"BIZ UDゴシック,標準\"&9 {}", short.replace('&', "&&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_clean_and_free() {
        let mut book = Book::new("", "").unwrap();
        for (asked, given) in [
            ("個票", "個票"),
            ("個票", "個票(2)"),
            ("a/b:[c]", "a b  c"),
            ("", "シート"),
            ("History", "シート(2)"),
            ("'引用'", "引用"),
        ] {
            book.page(asked, Orientation::Portrait, &[1.0]).unwrap();
            assert_eq!(book.names.last().unwrap(), given);
        }
        let long = "長".repeat(40);
        assert_eq!(book.free_name(&long).chars().count(), LONGEST_NAME);
    }
}
