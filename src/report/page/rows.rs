//! The rows of a page as XML, as the library would write them.

use std::fmt::Write;

use super::cells::{Held, Placed, letters};
use super::texts::{Shared, push_inline};

/// The height of a row that says none, in pixels.
const LOW: u32 = super::book::DEFAULT_CELL.0;

/// Where the texts of cells stand.
pub(super) enum Texts<'t> {
    /// In a table of the workbook; rows say which columns they have.
    Shared(&'t mut Shared),
    /// In the cells.
    Inline,
}

/// Writes rows.
pub(super) struct Writer<'w> {
    xml: &'w mut String,
    texts: Texts<'w>,
    /// Look → the attribute that names it.
    looks: Vec<String>,
    /// The names of the columns.
    columns: Vec<String>,
    /// The attribute that says which columns the rows have.
    span: String,
    /// The height of rows that have none of their own, in pixels.
    usual: u32,
    /// The height of the last row, and the attributes that say it.
    height: Option<u32>,
    height_said: String,
}

impl<'w> Writer<'w> {
    /// For a page with so many columns. `numbers` has the number of each of its looks in the workbook; `usual` is the height
    /// of rows that have none of their own, in pixels.
    pub fn new(
        numbers: &[usize],
        columns: u16,
        usual: Option<u32>,
        texts: Texts<'w>,
        xml: &'w mut String,
    ) -> Self {
        Self {
            xml,
            texts,
            looks: numbers.iter().map(|number| format!(" s=\"{number}\"")).collect(),
            columns: (0..columns).map(letters).collect(),
            span: String::new(),
            usual: usual.unwrap_or(LOW),
            height: None,
            height_said: String::new(),
        }
    }

    /// Takes from these cells which columns the next rows have.
    pub fn span(&mut self, cells: &[Placed]) {
        let cols = cells.iter().map(|cell| cell.col);
        let ends = cols.clone().min().zip(cols.max());
        self.span = match (&self.texts, ends) {
            (Texts::Shared(_), Some((first, last))) => format!(" spans=\"{}:{}\"", first + 1, last + 1),
            _ => String::new(),
        };
    }

    /// Writes a row: its height in pixels, and its cells.
    pub fn row(&mut self, row: u32, height: Option<u32>, cells: &mut [Placed]) {
        let number = (row + 1).to_string();
        let _ = write!(self.xml, "<row r=\"{number}\"{}", self.span);
        self.height(height);
        if cells.is_empty() {
            return self.xml.push_str("/>");
        }
        self.xml.push('>');
        for cell in cells {
            self.xml.push_str("<c r=\"");
            self.xml.push_str(&self.columns[usize::from(cell.col)]);
            self.xml.push_str(&number);
            self.xml.push('"');
            self.xml.push_str(&self.looks[cell.look]);
            self.held(std::mem::replace(&mut cell.held, Held::Blank));
        }
        self.xml.push_str("</row>");
    }

    /// The height of a row, where it must be said.
    fn height(&mut self, own: Option<u32>) {
        if self.height_said.is_empty() || self.height != own {
            self.height = own;
            self.height_said = height(own, self.usual);
        }
        self.xml.push_str(&self.height_said);
    }

    /// What a cell has behind its look.
    fn held(&mut self, held: Held) {
        let _ = match (held, &mut self.texts) {
            (Held::Blank, _) => write!(self.xml, "/>"),
            (Held::Number(number), _) => write!(self.xml, "><v>{number}</v></c>"),
            (Held::Text(text), Texts::Shared(table)) => {
                write!(self.xml, " t=\"s\"><v>{}</v></c>", table.number(text))
            }
            (Held::Text(text), Texts::Inline) => {
                push_inline(self.xml, &text);
                Ok(())
            }
        };
    }
}

/// The attributes for a height, where it must be said.
fn height(own: Option<u32>, usual: u32) -> String {
    let height = own.filter(|own| *own > 0).unwrap_or(usual);
    let hidden = if own == Some(0) { " hidden=\"1\"" } else { "" };
    match height != LOW || usual != LOW {
        true => format!(" ht=\"{}\"{hidden} customHeight=\"1\"", f64::from(height) * 0.75),
        false => hidden.to_owned(),
    }
}
