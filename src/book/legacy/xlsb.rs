//! .xlsb: the binary records of MS-XLSB in a zip container.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Reader, SheetType, Xlsb, XlsbError};

use super::text::Bytes;
use super::values::{self, Around};
use crate::book::Reading;
use crate::book::draft::{CellStyle, Draft, Stored};
use crate::book::fault::{Fault, FaultKind, Reason};
use crate::book::limits::Limits;
use crate::book::number_format::builtin;
use crate::book::package::Package;
use crate::book::workbook::Workbook;
use crate::book::xlsx::{Relation, relations, relations_of};
use crate::model::{CellRange, CellRef};

const MAIN: &str = "xl/workbook.bin";

/// Reads the whole workbook.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, Fault> {
    let mut package = Package::open(bytes, limits)?;
    let parts = relations(&package.text(&relations_of(MAIN))?.unwrap_or_default(), "xl")?;
    let main = package.bytes(MAIN)?.ok_or(Fault::unreadable(Reason::MissingPart))?;
    let outline = outline(&main);
    let styles = match parts.iter().find(|part| part.kind == "styles") {
        Some(part) => styles(&package.bytes(&part.target)?.unwrap_or_default()),
        None => Vec::new(),
    };
    let mut xlsb = Xlsb::new(Cursor::new(bytes)).map_err(fault)?;
    let mut reading = Reading::default();
    let mut workbook = Workbook {
        saved: xlsb.workbook_properties().ok().and_then(|about| about.modified).unwrap_or_default(),
        macros: package.has("xl/vbaProject.bin"),
        external_links: package.count("xl/externallinks/", ".bin"),
        ..Workbook::default()
    };
    let mut cells = limits.cells;
    for listed in xlsb.sheets_metadata().to_vec().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut around = around(&mut package, &parts, &outline, &listed.name)?;
        let mut draft = Draft::new(&listed.name, outline.epoch_1904);
        draft.sheet.visibility = values::visibility(listed.visible);
        let stored = sheet_values(&mut xlsb, &listed.name, cells, limits)?;
        cells -= stored.len();
        values::put(&mut draft, &mut around, &styles, stored.into_iter());
        let (sheet, faults) = draft.finish();
        workbook.sheets.push(sheet);
        reading.faults.extend(faults);
    }
    reading.workbook = Some(workbook);
    Ok(reading)
}

fn fault(error: XlsbError) -> Fault {
    match error {
        XlsbError::Password => Fault::file(FaultKind::Encrypted),
        _ => Fault::unreadable(Reason::DamagedStructure),
    }
}

fn sheet_values(
    xlsb: &mut Xlsb<Cursor<&[u8]>>,
    name: &str,
    left: usize,
    limits: &Limits,
) -> Result<Vec<(CellRef, Stored)>, Fault> {
    let mut cells = xlsb.worksheet_cells_reader(name).map_err(fault)?;
    let mut stored = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(fault)? {
        let (row, col) = cell.get_position();
        if let Some(value) = values::stored_ref(cell.get_value()) {
            stored.push((CellRef::new(row, col), value));
        }
        if stored.len() > left {
            return Err(Fault::too_large("cells", limits.cells as u64));
        }
    }
    Ok(stored)
}

/// The records of a part: type and bytes, up to the first that is cut off.
fn records(part: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let mut bytes = Bytes::new(part);
    std::iter::from_fn(move || {
        let kind = number(&mut bytes, 2)?;
        let length = number(&mut bytes, 4)?;
        Some((kind, bytes.take(length as usize)?))
    })
}

/// A number in bytes of seven bits.
fn number(bytes: &mut Bytes, most: u32) -> Option<u32> {
    let mut number = 0;
    for index in 0..most {
        let byte = bytes.u8()?;
        // A type keeps the mark of its first byte: types are written as they are listed.
        number |= u32::from(byte & 0x7F) << (7 * index);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

/// What `workbook.bin` says: the sheets' relations by name.
#[derive(Default)]
struct Outline {
    sheets: HashMap<String, String>,
    epoch_1904: bool,
}

fn outline(part: &[u8]) -> Outline {
    let mut outline = Outline::default();
    for (kind, data) in records(part) {
        let mut bytes = Bytes::new(data);
        match kind {
            // BrtWbProp
            153 => outline.epoch_1904 = bytes.u32().is_some_and(|flags| flags & 1 != 0),
            // BrtBundleSh
            156 => {
                if let Some((relation, name)) = bundled(&mut bytes) {
                    outline.sheets.insert(name, relation);
                }
            }
            _ => {}
        }
    }
    outline
}

fn bundled(bytes: &mut Bytes) -> Option<(String, String)> {
    bytes.take(8)?;
    Some((wide(bytes)?, wide(bytes)?))
}

fn wide(bytes: &mut Bytes) -> Option<String> {
    let length = bytes.u32()?;
    bytes.wide(length as usize)
}

fn styles(part: &[u8]) -> Vec<CellStyle> {
    let (mut codes, mut fonts, mut formats) = (HashMap::new(), Vec::new(), Vec::new());
    let mut in_cell_formats = false;
    for (kind, data) in records(part) {
        let mut bytes = Bytes::new(data);
        match kind {
            // BrtFmt
            44 => codes.extend(bytes.u16().zip(wide(&mut bytes))),
            // BrtFont
            43 => fonts.push(bytes.u32().is_some_and(|word| word >> 16 & 0x0008 != 0)),
            // BrtBeginCellXFs, BrtEndCellXFs
            617 => in_cell_formats = true,
            618 => in_cell_formats = false,
            // BrtXF
            47 if in_cell_formats => formats.push((bytes.u16(), bytes.u16(), bytes.u16())),
            _ => {}
        }
    }
    let style = |(_, id, font): &(Option<u16>, Option<u16>, Option<u16>)| {
        let id = id.unwrap_or(0);
        let code = codes.get(&id).map_or_else(|| builtin(u32::from(id)), String::as_str);
        let struck = font.and_then(|font| fonts.get(usize::from(font))).copied().unwrap_or(false);
        CellStyle::new(code, struck)
    };
    formats.iter().map(style).collect()
}

fn around(package: &mut Package, parts: &[Relation], outline: &Outline, name: &str) -> Result<Around, Fault> {
    let id = outline.sheets.get(name);
    let part = id.and_then(|id| parts.iter().find(|part| part.id == *id));
    let bytes = match part {
        Some(part) => package.bytes(&part.target)?.unwrap_or_default(),
        None => Vec::new(),
    };
    let mut pass = SheetPass::default();
    for (kind, data) in records(&bytes) {
        // A record that is too short says nothing.
        let _ = pass.take(kind, &mut Bytes::new(data));
    }
    Ok(pass.around)
}

#[derive(Default)]
struct SheetPass {
    row: u32,
    around: Around,
}

impl SheetPass {
    fn take(&mut self, kind: u32, bytes: &mut Bytes) -> Option<()> {
        match kind {
            // BrtRowHdr
            0 => {
                self.row = bytes.u32()?;
                bytes.take(7)?;
                if bytes.u8()? & 0x10 != 0 {
                    self.around.sheet.hidden_rows.push(self.row);
                }
            }
            // The cells; 8 to 11 are formulas.
            1..=11 => {
                let (col, style) = (bytes.u32()?, bytes.u32()? & 0x00FF_FFFF);
                self.around.cells.insert(CellRef::new(self.row, col), (style, kind >= 8));
            }
            // BrtColInfo
            60 => {
                let (first, last) = (bytes.u32()?, bytes.u32()?);
                bytes.take(8)?;
                if bytes.u16()? & 1 != 0 {
                    self.around.sheet.hidden_cols.extend((first..=last).take(16_384));
                }
            }
            // BrtMergeCell
            176 => {
                let (top, bottom, left, right) = (bytes.u32()?, bytes.u32()?, bytes.u32()?, bytes.u32()?);
                let merge = CellRange::new(CellRef::new(top, left), CellRef::new(bottom, right));
                self.around.sheet.merges.push(merge);
            }
            // BrtDVal
            64 => {
                bytes.u32()?;
                for _ in 0..bytes.u32()?.min(100_000) {
                    let (top, bottom, left, right) = (bytes.u32()?, bytes.u32()?, bytes.u32()?, bytes.u32()?);
                    let rows = u64::from(bottom.saturating_sub(top)) + 1;
                    let cells = rows * (u64::from(right.saturating_sub(left)) + 1);
                    self.around.sheet.validations =
                        self.around.sheet.validations.saturating_add(cells as usize);
                }
            }
            _ => {}
        }
        Some(())
    }
}
