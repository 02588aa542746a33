//! What stands on a page, before it has a place: rows of cells that belong together.

use super::{Shade, Style};

/// What a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Nothing.
    Blank,
    /// Text, always written as a string.
    Text(String),
    /// A number.
    Number(f64),
    /// A number in a number format of its own, such as one with its unit.
    Formatted(f64, String),
}

/// A cell, over one or more columns and rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its first column, from zero.
    pub col: u16,
    /// How many columns it takes.
    pub cols: u16,
    /// How many rows of its block it takes.
    pub rows: usize,
    /// What it shows.
    pub content: Content,
    /// How it looks.
    pub style: Style,
    /// Whether it is said again where its rows go on on the next page.
    pub again: Again,
}

/// Whether a cell is said again where its rows go on on the next page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Again {
    /// It is where it looks like a name.
    #[default]
    ByLook,
    /// It names its row.
    Name,
    /// It is a value of its row, and said once.
    Value,
}

impl Cell {
    /// Text in one column.
    pub fn text(col: u16, text: impl Into<String>, style: Style) -> Cell {
        let text = text.into();
        let content = if text.is_empty() { Content::Blank } else { Content::Text(text) };
        Cell { col, cols: 1, rows: 1, content, style, again: Again::ByLook }
    }

    /// A number in one column.
    pub fn number(col: u16, number: f64, style: Style) -> Cell {
        Cell { col, cols: 1, rows: 1, content: Content::Number(number), style, again: Again::ByLook }
    }

    /// An empty cell in one column.
    pub fn blank(col: u16, style: Style) -> Cell {
        Cell { col, cols: 1, rows: 1, content: Content::Blank, style, again: Again::ByLook }
    }

    /// Over so many columns.
    pub fn cols(self, cols: u16) -> Cell {
        Cell { cols: cols.max(1), ..self }
    }

    /// Over so many rows.
    pub fn rows(self, rows: usize) -> Cell {
        Cell { rows: rows.max(1), ..self }
    }

    /// The text, where it shows text.
    pub fn as_text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A row of a block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its cells, by column.
    pub cells: Vec<Cell>,
    /// Its least height, in points.
    pub least: f64,
    /// Whether it is no higher than that, however long its texts are.
    pub fixed: bool,
    /// Whether no page may end after it (a heading).
    pub keep: bool,
    /// Whether it is said again where its block goes on on the next page.
    pub again: bool,
    /// Whether it is one row of the worksheet, however much stands in it.
    pub whole: bool,
}

impl Row {
    /// A row of these cells, at least 18 points high.
    pub fn of(cells: Vec<Cell>) -> Row {
        Row { cells, least: 18.0, ..Row::default() }
    }

    /// An empty row of this height, in points.
    pub fn gap(height: f64) -> Row {
        Row { least: height, ..Row::default() }
    }

    /// At least so high, in points.
    pub fn least(self, least: f64) -> Row {
        Row { least, ..self }
    }

    /// One row of the worksheet, as high as one can be where that is not enough.
    pub fn whole(self) -> Row {
        Row { whole: true, ..self }
    }

    /// No higher than its least height, so that texts show what has room.
    pub fn fixed(self, fixed: bool) -> Row {
        Row { fixed, ..self }
    }

    /// Never the last of a page.
    pub fn keep(self) -> Row {
        Row { keep: true, ..self }
    }

    /// Never the last of a page, and said again where its block goes on on the next page.
    pub fn again(self) -> Row {
        Row { keep: true, again: true, ..self }
    }
}

/// Rows that belong together. A page break splits them only where they don't fit one page, or where they are loose.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether a page may end after any of its rows.
    pub loose: bool,
}

impl Block {
    /// Rows that stay together.
    pub fn of(rows: Vec<Row>) -> Block {
        Block { rows, loose: false }
    }

    /// The first rows are said again where the block goes on on the next page.
    pub fn head(mut self, head: usize) -> Block {
        for row in self.rows.iter_mut().take(head) {
            row.keep = true;
            row.again = true;
        }
        self
    }

    /// Whether a cell of this shade stands in it without a word.
    pub fn has_blank(&self, shade: Shade) -> bool {
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.any(|cell| cell.style.shade == shade && cell.content == Content::Blank)
    }

    /// A page may end after any row.
    pub fn loose(self) -> Block {
        Block { loose: true, ..self }
    }
}
