//! The records of a BIFF5 or BIFF8 workbook stream (MS-XLS): styles, hidden rows and columns, notes, input rules.

use std::collections::{BTreeMap, BTreeSet};

use super::drawing;
use super::styles::{Font, Styles};
use super::text::Bytes;
use super::values::Around;
use crate::book::cell_style::CellStyle;
use crate::book::symbols::SymbolFont;
use crate::book::xlsx::edges;
use crate::model::CellRef;

/// What the own pass finds in a workbook stream.
#[derive(Debug, Default)]
pub(super) struct Stream {
    /// Whether texts are in a code page (BIFF5) and not in UTF-16.
    pub(super) biff5: bool,
    /// Whether the stream is encrypted.
    pub(super) encrypted: bool,
    pub(super) epoch_1904: bool,
    pub(super) styles: Vec<CellStyle>,
    /// Sheets, by their order in the workbook.
    pub(super) sheets: Vec<Around>,
    pub(super) external_links: usize,
}

/// A record: its type and its bytes.
pub(super) type Record<'a> = (u16, &'a [u8]);

/// The records from here to the end of the stream, or to the first that is cut off.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (head, after) = rest.split_at_checked(4)?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (data, after) = after.split_at_checked(length)?;
        rest = after;
        Some((u16::from_le_bytes([head[0], head[1]]), data))
    })
}

/// Reads the stream.
pub(super) fn read(stream: &[u8]) -> Stream {
    let mut globals = Globals::default();
    for (kind, data) in records(stream) {
        if kind == 0x000A {
            break;
        }
        // A record that is too short says nothing.
        let _ = globals.take(kind, data);
    }
    let sheets =
        globals.starts.iter().map(|start| sheet(stream.get(*start..).unwrap_or_default(), globals.biff5));
    let sheets = sheets.collect();
    Stream { sheets, styles: globals.styles.cell_styles(), ..globals.stream }
}

#[derive(Default)]
struct Globals {
    stream: Stream,
    biff5: bool,
    styles: Styles,
    /// Where each sheet starts.
    starts: Vec<usize>,
}

impl Globals {
    fn take(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        let mut bytes = Bytes::new(data);
        match kind {
            0x0809 => {
                self.biff5 = bytes.u16()? == 0x0500;
                self.stream.biff5 = self.biff5;
            }
            0x002F => self.stream.encrypted = bytes.u16()? != 0,
            0x0022 => self.stream.epoch_1904 = bytes.u16()? == 1,
            0x0085 => self.starts.push(bytes.u32()? as usize),
            0x041E => self.format(&mut bytes)?,
            0x0031 => {
                bytes.u16()?;
                let struck = bytes.u16()? & 0x0008 != 0;
                let symbols = self.font_name(&mut bytes).and_then(|name| SymbolFont::named(&name));
                self.styles.fonts.push(Font { struck, symbols });
                if self.styles.fonts.len() == 4 {
                    // Font 4 does not exist: the fifth is called 5.
                    self.styles.fonts.push(Font::default());
                }
            }
            0x00E0 => self.styles.formats.push((bytes.u16()?, u32::from(bytes.u16()?))),
            0x01AE => {
                let count = bytes.u16()?;
                let marker = bytes.u16()?;
                // The workbook itself and add-ins are listed as if they were links.
                self.stream.external_links += usize::from(!matches!(marker, 0x0401 | 0x3A01) && count > 0);
            }
            _ => {}
        }
        Some(())
    }

    fn format(&mut self, bytes: &mut Bytes) -> Option<()> {
        let id = bytes.u16()?;
        let code = if self.biff5 {
            let length = usize::from(bytes.u8()?);
            encoding_rs::SHIFT_JIS.decode(bytes.take(length)?).0.into_owned()
        } else {
            let length = usize::from(bytes.u16()?);
            bytes.characters(length)?
        };
        self.styles.codes.insert(u32::from(id), code);
        Some(())
    }

    /// The name at the end of a font, behind its colour, weight, position, line, family and code page.
    fn font_name(&self, bytes: &mut Bytes) -> Option<String> {
        bytes.take(10)?;
        let length = usize::from(bytes.u8()?);
        match self.biff5 {
            true => bytes.take(length).map(|name| String::from_utf8_lossy(name).into_owned()),
            false => bytes.characters(length),
        }
    }
}

/// Reads the records of one sheet, without the charts in it.
fn sheet(stream: &[u8], biff5: bool) -> Around {
    let mut sheet = SheetPass { biff5, ..SheetPass::default() };
    let mut depth = 0usize;
    for (kind, data) in records(stream) {
        match kind {
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            _ if depth <= 1 => {
                let _ = sheet.take(kind, data);
            }
            _ => {}
        }
    }
    sheet.finish()
}

#[derive(Default)]
struct SheetPass {
    biff5: bool,
    around: Around,
    /// The drawing object at hand, and the texts of those before.
    object: u16,
    texts: BTreeMap<u16, String>,
    /// Characters of the text that follows in the next record.
    awaited: usize,
    /// Notes by cell and object.
    notes: Vec<(CellRef, u16)>,
    /// The cell that the drawing object at hand hangs on, and those of the objects before.
    corner: CellRef,
    corners: BTreeMap<u16, CellRef>,
    /// Whether the drawing at hand is a ring or a line.
    is_ring: bool,
    /// The objects that are pictures, rings or lines.
    pictures: BTreeSet<u16>,
}

/// The kinds of objects that nobody looks into: lines, ovals, charts, pictures and embedded documents.
const PICTURES: [u16; 4] = [1, 3, 5, 8];

impl SheetPass {
    fn take(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        let mut bytes = Bytes::new(data);
        match kind {
            0x0006 | 0x0203 | 0x0204 | 0x0205 | 0x027E | 0x00FD | 0x00D6 => {
                self.cell(&mut bytes, kind == 0x0006)?
            }
            0x00BD => self.cells(data)?,
            0x0208 => self.row(&mut bytes)?,
            0x007D => self.columns(&mut bytes)?,
            0x001C => self.note(&mut bytes)?,
            0x0014 | 0x0015 => self.edge(&mut bytes)?,
            0x005D => self.object(&mut bytes)?,
            0x00EC => {
                self.corner = drawing::corner(data).unwrap_or(self.corner);
                self.is_ring = drawing::is_ring(data);
            }
            0x01B6 => {
                bytes.take(10)?;
                self.awaited = usize::from(bytes.u16()?);
            }
            0x003C if self.awaited > 0 => {
                let count = std::mem::take(&mut self.awaited).min(data.len());
                let text = bytes.characters(count).or_else(|| Bytes::new(data).characters(data.len() / 2))?;
                self.texts.insert(self.object, text);
            }
            0x01BE => self.rule(&mut bytes)?,
            _ => {}
        }
        Some(())
    }

    /// HEADER or FOOTER: what is printed at the edges of each page, with codes between the words.
    fn edge(&mut self, bytes: &mut Bytes) -> Option<()> {
        let coded = if self.biff5 {
            let length = usize::from(bytes.u8()?);
            encoding_rs::SHIFT_JIS.decode(bytes.take(length)?).0.into_owned()
        } else {
            let length = usize::from(bytes.u16()?);
            bytes.characters(length)?
        };
        self.around.sheet.edges.extend(edges::words(&coded));
        Some(())
    }

    /// OBJ: a drawing object, which hangs where the record before said.
    fn object(&mut self, bytes: &mut Bytes) -> Option<()> {
        bytes.take(4)?;
        let kind = bytes.u16()?;
        self.object = bytes.u16()?;
        self.corners.insert(self.object, self.corner);
        if PICTURES.contains(&kind) || std::mem::take(&mut self.is_ring) {
            self.pictures.insert(self.object);
        }
        Some(())
    }

    fn cell(&mut self, bytes: &mut Bytes, formula: bool) -> Option<()> {
        let at = CellRef::new(u32::from(bytes.u16()?), u32::from(bytes.u16()?));
        self.around.cells.insert(at, (u32::from(bytes.u16()?), formula));
        Some(())
    }

    /// MULRK: a run of numbers, each with its style.
    fn cells(&mut self, data: &[u8]) -> Option<()> {
        let mut bytes = Bytes::new(data);
        let (row, first) = (u32::from(bytes.u16()?), u32::from(bytes.u16()?));
        let count = data.len().checked_sub(6)? / 6;
        for col in first..first + count as u32 {
            let style = u32::from(bytes.u16()?);
            bytes.u32()?;
            self.around.cells.insert(CellRef::new(row, col), (style, false));
        }
        Some(())
    }

    fn row(&mut self, bytes: &mut Bytes) -> Option<()> {
        let row = u32::from(bytes.u16()?);
        bytes.take(4)?;
        let height = bytes.u16()?;
        bytes.take(4)?;
        let hidden = bytes.u16()? & 0x0020 != 0;
        if hidden || height & 0x7FFF == 0 {
            self.around.sheet.hidden_rows.push(row);
        }
        Some(())
    }

    fn columns(&mut self, bytes: &mut Bytes) -> Option<()> {
        let (first, last, width) = (bytes.u16()?, bytes.u16()?, bytes.u16()?);
        bytes.u16()?;
        let hidden = bytes.u16()? & 1 != 0;
        if hidden || width == 0 {
            self.around.sheet.hidden_cols.extend((u32::from(first)..=u32::from(last)).take(256));
        }
        Some(())
    }

    fn note(&mut self, bytes: &mut Bytes) -> Option<()> {
        let at = CellRef::new(u32::from(bytes.u16()?), u32::from(bytes.u16()?));
        if self.biff5 {
            let length = usize::from(bytes.u16()?);
            let text = encoding_rs::SHIFT_JIS.decode(bytes.take(length)?).0.into_owned();
            self.around.sheet.notes.push((at, text));
        } else {
            bytes.u16()?;
            self.notes.push((at, bytes.u16()?));
        }
        Some(())
    }

    /// DV: an input rule; the cells that it is for stand at its end.
    fn rule(&mut self, bytes: &mut Bytes) -> Option<()> {
        bytes.u32()?;
        for _ in 0..4 {
            let length = usize::from(bytes.u16()?);
            bytes.characters(length)?;
        }
        for _ in 0..2 {
            let length = usize::from(bytes.u16()?);
            bytes.u16()?;
            bytes.take(length)?;
        }
        for _ in 0..bytes.u16()? {
            let (top, bottom, left, right) = (bytes.u16()?, bytes.u16()?, bytes.u16()?, bytes.u16()?);
            let cells =
                (usize::from(bottom.saturating_sub(top)) + 1) * (usize::from(right.saturating_sub(left)) + 1);
            self.around.sheet.validations += cells;
        }
        Some(())
    }

    fn finish(mut self) -> Around {
        for (at, object) in std::mem::take(&mut self.notes) {
            let text = self.texts.remove(&object).unwrap_or_default();
            self.around.sheet.notes.push((at, text));
        }
        let worded = |object: &u16| self.texts.get(object).is_some_and(|text| !text.trim().is_empty());
        let place = |object: &u16| self.corners.get(object).copied().unwrap_or_default();
        let pictures = self.pictures.iter().filter(|object| !worded(object)).map(place);
        self.around.sheet.pictures.extend(pictures);
        for (object, text) in self.texts {
            let at = self.corners.get(&object).copied().unwrap_or_default();
            self.around.sheet.texts.push((at, text.replace('\r', "\n")));
        }
        self.around
    }
}
