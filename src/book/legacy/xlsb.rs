//! .xlsb: the binary records of MS-XLSB in a zip container, each sheet part read in one pass.
//!
//! calamine 0.38 panics on workbooks that Excel opens (a part that no relation names) and tells neither merges nor
//! formats; the records are few and plain, so they are read here.

use super::styles::{Font, Styles};
use super::text::Bytes;
use super::xlsb_notes;
use super::xlsb_sheet::{self, Shared};
use crate::book::Contents;
use crate::book::limits::Limits;
use crate::book::package::Package;
use crate::book::relations::{self, Relation};
use crate::book::rich_text::{RichText, Runs};
use crate::book::symbols::SymbolFont;
use crate::book::workbook::Visibility;
use crate::book::xlsx::around;
use crate::book::xlsx::listed::{self, Listed, Outline};
use crate::model::{FileFault, FileReason, Limit};

const MAIN: &str = "xl/workbook.bin";

/// Reads the whole workbook.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, FileFault> {
    let mut package = Package::open(bytes, limits)?;
    let parts = relations::of(&mut package, MAIN)?;
    let main = package.bytes(MAIN)?.ok_or(FileFault::unreadable(FileReason::MissingPart))?;
    let outline = outline(&main)?;
    let shared = shared(&mut package, &parts, limits)?;
    let workbook = crate::book::xlsx::about(&mut package, ".bin");
    listed::read(&mut package, &parts, &outline, workbook, limits, |package, part, draft, budget| {
        let Some(bytes) = package.bytes(part)? else { return Ok(false) };
        xlsb_sheet::read(&bytes, &shared, draft, budget)?;
        for notes in around::binary_notes(package, part) {
            xlsb_notes::read(&notes, &shared.styles, draft);
        }
        Ok(true)
    })
}

/// The parts that all sheets share.
fn shared(package: &mut Package, parts: &[Relation], limits: &Limits) -> Result<Shared, FileFault> {
    let target = |kind: &str| parts.iter().find(|part| part.kind == kind).map(|part| part.target.clone());
    let mut bytes = |kind: &str| match target(kind) {
        Some(target) => package.bytes(&target).map(Option::unwrap_or_default),
        None => Ok(Vec::new()),
    };
    let styles = styles(&bytes("styles")?);
    let strings = strings(&bytes("sharedStrings")?, &styles, limits)?;
    Ok(Shared { strings, cell_styles: styles.cell_styles(), styles })
}

/// The records of a part: type and bytes, up to the first that is cut off.
pub(super) fn records(part: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
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

/// The sheets, and whether serial numbers count from 1904.
fn outline(part: &[u8]) -> Result<Outline, FileFault> {
    let (mut sheets, mut epoch_1904) = (Vec::new(), false);
    for (kind, data) in records(part) {
        let mut bytes = Bytes::new(data);
        match kind {
            // BrtWbProp
            153 => epoch_1904 = bytes.u32().is_some_and(|flags| flags & 1 != 0),
            // BrtBundleSh
            156 => sheets.push(listed(&mut bytes).ok_or(FileFault::unreadable(FileReason::DamagedPart))?),
            _ => {}
        }
    }
    Ok(Outline { sheets, epoch_1904, recalculate: false })
}

fn listed(bytes: &mut Bytes) -> Option<Listed> {
    let visibility = match bytes.u32()? {
        0 => Visibility::Visible,
        1 => Visibility::Hidden,
        _ => Visibility::VeryHidden,
    };
    bytes.u32()?;
    let relation = bytes.long_wide()?;
    Some(Listed { name: bytes.long_wide()?, relation, visibility })
}

/// A font: its height and flags, then what it looks like, then its name.
fn font(bytes: &mut Bytes) -> Font {
    let struck = bytes.u32().is_some_and(|word| word >> 16 & 0x0008 != 0);
    let name = bytes.take(17).and_then(|_| bytes.long_wide());
    Font { struck, symbols: name.and_then(|name| SymbolFont::named(&name)) }
}

fn styles(part: &[u8]) -> Styles {
    let mut styles = Styles::default();
    let mut in_cell_formats = false;
    for (kind, data) in records(part) {
        let mut bytes = Bytes::new(data);
        match kind {
            // BrtFmt
            44 => {
                if let (Some(id), Some(code)) = (bytes.u16(), bytes.long_wide()) {
                    styles.codes.insert(u32::from(id), code);
                }
            }
            // BrtFont
            43 => styles.fonts.push(font(&mut bytes)),
            // BrtBeginCellXFs, BrtEndCellXFs
            617 => in_cell_formats = true,
            618 => in_cell_formats = false,
            // BrtXF: parent, format, font
            47 if in_cell_formats => {
                let _ = bytes.u16();
                let (format, font) = (bytes.u16().unwrap_or(0), bytes.u16().unwrap_or(0));
                styles.formats.push((font, u32::from(format)));
            }
            _ => {}
        }
    }
    styles
}

/// The shared strings, without furigana, and what of them is struck out.
fn strings(part: &[u8], styles: &Styles, limits: &Limits) -> Result<Vec<RichText>, FileFault> {
    let mut strings = Vec::new();
    for (_, data) in records(part).filter(|(kind, _)| *kind == 19) {
        strings.push(rich_text(&mut Bytes::new(data), styles).unwrap_or_default());
        if strings.len() > limits.shared_strings {
            return Err(FileFault::too_large(Limit::SharedStrings, limits.shared_strings as u64));
        }
    }
    Ok(strings)
}

/// A text with runs: a flag, the text, then where each run starts and its font.
pub(super) fn rich_text(bytes: &mut Bytes, styles: &Styles) -> Option<RichText> {
    let is_rich = bytes.u8()? & 1 != 0;
    let text = bytes.long_wide()?;
    let mut starts = Vec::new();
    if is_rich {
        for _ in 0..bytes.u32()?.min(32_767) {
            starts.push((usize::from(bytes.u16()?), styles.is_struck(bytes.u16()?)));
        }
    }
    let runs = Runs::of(&text, &starts);
    Some(RichText::new(&text, runs))
}
