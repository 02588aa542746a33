//! Writing a block into the worksheet, once it is known where pages end.

use std::borrow::Cow;

use rust_xlsxwriter::XlsxError;

use super::cells::{Held, Range};
use super::fit::{Strip, again, capacity, frame, needed, repeated};
use super::looks::Look;
use super::{Across, Again, Block, Cell, Content, Down, Page, Shade, Style};
use crate::report::measure::Unbroken;

/// The longest text that a cell may hold, in UTF-16 units; Excel's own limit is 32,767.
const LONGEST: usize = 32_000;

/// A strip at its place.
struct Placed {
    row: usize,
    at: u32,
    page: usize,
    height: f64,
}

/// The strips at their places, and of each row of the block which are its own. Found, never looked for: a row may
/// have as many strips as its text has lines.
struct Places {
    strips: Vec<Placed>,
    of_row: Vec<Vec<usize>>,
}

/// Rows of the worksheet, on one page, that belong to one cell.
struct Part {
    page: usize,
    first: u32,
    last: u32,
    heights: Vec<f64>,
}

/// What stands of a cell on one page.
struct Piece<'c> {
    cell: &'c Cell,
    style: Style,
    text: &'c str,
    /// Whether it goes on with a cell whose number stands above: said again, it would be added twice.
    is_rest: bool,
    first: u32,
    last: u32,
}

impl Page {
    pub(super) fn place(
        &mut self,
        block: &Block,
        strips: &[Strip],
        breaks: &[usize],
    ) -> Result<Vec<u32>, XlsxError> {
        let placed = Places::of(self.rows(strips, breaks)?, block.rows.len());
        let mut downs = vec![Down::Top; block.rows.len()];
        strips.iter().for_each(|strip| downs[strip.row] = strip.down);
        let mut pieces = Vec::new();
        for (index, row) in block.rows.iter().enumerate() {
            let own = placed.parts(index..index + 1);
            for cell in &row.cells {
                let from = pieces.len();
                match cell.rows {
                    1 => self.cell(cell, row.again, &own, &mut pieces),
                    rows => self.cell(cell, row.again, &placed.parts(index..index + rows), &mut pieces),
                }
                // What stands over several rows names them.
                let down = if cell.rows == 1 { downs[index] } else { Down::Middle };
                pieces[from..].iter_mut().for_each(|piece| piece.stand(down));
            }
        }
        if self.is_streamed() {
            // Row after row: what lies above is out of memory.
            pieces.sort_by_key(|piece| (piece.first, piece.cell.col));
        }
        pieces.iter().try_for_each(|piece| self.write(piece))?;
        let first = |row: usize| placed.parts(row..row + 1).first().map_or(self.row, |part| part.first);
        Ok((0..block.rows.len()).map(first).collect())
    }

    /// Gives each strip its row, and says the heading rows of the block again after a break.
    fn rows(&mut self, strips: &[Strip], breaks: &[usize]) -> Result<Vec<Placed>, XlsxError> {
        let repeated = repeated(strips);
        let mut placed = Vec::new();
        let mut page = 0;
        for (index, strip) in strips.iter().enumerate() {
            if breaks.binary_search(&index).is_ok() {
                self.new_page();
                page += 1;
                for heading in again(&repeated, strip) {
                    placed.push(self.row_of(heading, page)?);
                }
            }
            placed.push(self.row_of(strip, page)?);
        }
        Ok(placed)
    }

    fn row_of(&mut self, strip: &Strip, page: usize) -> Result<Placed, XlsxError> {
        let at = self.row;
        self.set_height(strip.height)?;
        self.row += 1;
        self.paper.used += strip.height;
        Ok(Placed { row: strip.row, at, page, height: strip.height })
    }

    /// What a cell becomes on its pages.
    fn cell<'c>(&self, cell: &'c Cell, again: bool, parts: &[Part], pieces: &mut Vec<Piece<'c>>) {
        let Some(text) = cell.as_text() else {
            let is_rest = |index: usize| index > 0 && cell.again == Again::Value;
            let piece =
                |(index, part): (usize, &Part)| Piece { is_rest: is_rest(index), ..part.of(cell, "") };
            return pieces.extend(parts.iter().enumerate().map(piece));
        };
        match parts {
            [] => {}
            [part] => pieces.push(part.of(cell, text)),
            all if again => pieces.extend(all.iter().map(|part| part.of(cell, text))),
            [part, rest @ ..] if self.is_heading(cell) => {
                pieces.push(part.of(cell, text));
                let is_cut = |part: &Part| cell.again == Again::Name && !self.fits(cell, part);
                pieces.extend(rest.iter().map(|part| part.of(cell, if is_cut(part) { "" } else { text })));
            }
            [part, rest @ ..] if self.fits(cell, part) => {
                pieces.push(part.of(cell, text));
                pieces.extend(rest.iter().map(|part| part.of(cell, "")));
            }
            all => pieces.extend(self.dealt(cell, text, all)),
        }
    }

    /// Whether a cell names a row, or rows, and is said again where they go on on the next page.
    fn is_heading(&self, cell: &Cell) -> bool {
        let short = needed(cell, &self.columns) < cell.style.size * 4.5;
        let is_name = match cell.again {
            Again::Name => true,
            Again::Value => false,
            Again::ByLook => cell.rows > 1 || cell.style.across == Across::Center,
        };
        short && is_name
    }

    fn fits(&self, cell: &Cell, part: &Part) -> bool {
        needed(cell, &self.columns) <= part.heights.iter().sum::<f64>() + 0.1
    }

    /// Text that goes on on the next page: each row of the worksheet gets the lines that it can show.
    fn dealt<'c>(&self, cell: &'c Cell, text: &'c str, parts: &[Part]) -> Vec<Piece<'c>> {
        let style = Style { down: Down::Top, ..cell.style };
        let lines = frame(cell, &self.columns).lines(&Unbroken::of(text));
        let mut rest = lines.as_slice();
        let mut pieces = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            let room: f64 = part.heights.iter().sum();
            let taken = match index + 1 == parts.len() {
                true => rest.len(),
                false => capacity(room, cell.style.size).min(rest.len()),
            };
            let (now, later) = rest.split_at(taken);
            pieces.push(Piece { style, ..part.of(cell, joined(text, now)) });
            rest = later;
        }
        pieces
    }

    /// Writes a piece, merged where it is more than one cell.
    fn write(&mut self, piece: &Piece) -> Result<(), XlsxError> {
        let Piece { cell, style, first, last, .. } = *piece;
        let right = cell.col + cell.cols - 1;
        let (plain, look, held) = (Look::of(style), piece.look(), piece.held());
        if self.charted {
            self.tell_charts(piece, &held)?;
        }
        if first == last && cell.col == right {
            self.cells.put(first, cell.col, &look, held);
        } else {
            let range = Range { rows: (first, last), cols: (cell.col, right) };
            self.cells.merge(range, &plain, &look, held);
        }
        if cell.content == Content::Blank && style.shade != Shade::None && !self.has_blank(style.shade) {
            self.blank.push(style.shade);
        }
        Ok(())
    }

    /// What charts are made of has to be known to the library.
    fn tell_charts(&mut self, piece: &Piece, held: &Held) -> Result<(), XlsxError> {
        let (row, col) = (piece.first, piece.cell.col);
        match held {
            Held::Blank => return Ok(()),
            Held::Text(text) => self.sheet.write_string(row, col, &**text)?,
            Held::Number(number) => self.sheet.write_number(row, col, *number)?,
        };
        Ok(())
    }
}

impl Piece<'_> {
    fn look(&self) -> Look {
        match &self.cell.content {
            Content::Formatted(_, code) => Look::with_code(self.style, code),
            Content::Blank | Content::Text(_) | Content::Number(_) => Look::of(self.style),
        }
    }

    fn held(&self) -> Held {
        match self.cell.content {
            _ if self.is_rest => Held::Blank,
            Content::Number(number) | Content::Formatted(number, _) => Held::number(number),
            Content::Blank | Content::Text(_) => Held::text(&bounded(self.text)),
        }
    }

    /// Gives a cell that stands with its row its place.
    fn stand(&mut self, down: Down) {
        if self.style.down == Down::Row {
            self.style.down = down;
        }
    }
}

impl Part {
    /// The cell on this part, with this of its text.
    fn of<'c>(&self, cell: &'c Cell, text: &'c str) -> Piece<'c> {
        Piece { cell, style: cell.style, text, is_rest: false, first: self.first, last: self.last }
    }
}

impl Places {
    fn of(strips: Vec<Placed>, rows: usize) -> Self {
        let mut of_row = vec![Vec::new(); rows];
        for (index, strip) in strips.iter().enumerate() {
            of_row[strip.row].push(index);
        }
        Self { strips, of_row }
    }

    /// The strips of these rows, one part a page.
    fn parts(&self, rows: std::ops::Range<usize>) -> Vec<Part> {
        let rows = rows.start..rows.end.min(self.of_row.len());
        let mut indices: Vec<usize> = self.of_row[rows].iter().flatten().copied().collect();
        indices.sort_unstable();
        let mut parts: Vec<Part> = Vec::new();
        for strip in indices.into_iter().map(|index| &self.strips[index]) {
            match parts.last_mut() {
                Some(part) if part.last + 1 == strip.at && part.page == strip.page => {
                    part.last = strip.at;
                    part.heights.push(strip.height);
                }
                _ => parts.push(Part {
                    page: strip.page,
                    first: strip.at,
                    last: strip.at,
                    heights: vec![strip.height],
                }),
            }
        }
        parts
    }
}

/// These lines of the text, as they stand in it.
fn joined<'t>(text: &'t str, lines: &[&str]) -> &'t str {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return "" };
    let offset = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    &text[offset(first)..offset(last) + last.len()]
}

/// What Excel can hold in a cell, with a word where it is not all.
fn bounded(text: &str) -> Cow<'_, str> {
    // No XML may hold these two; Excel would call the file damaged. Few others begin with the same two bytes.
    let may_damage = |bytes: &[u8]| bytes == [0xEF, 0xBF];
    let text: Cow<str> = match text.as_bytes().contains(&0xEF) && text.as_bytes().windows(2).any(may_damage) {
        true => text.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}").into(),
        false => text.into(),
    };
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let mut units = 0;
    let kept = text.chars().take_while(|letter| {
        units += letter.len_utf16();
        units <= LONGEST
    });
    kept.chain("…（以下は提出されたファイルを参照）".chars()).collect()
}
