//! A sheet part of .xlsb: cells, merges, hidden rows and columns, input rules.

use super::styles::Styles;
use super::text::Bytes;
use super::xlsb::{records, rich_text};
use crate::book::budget::Budget;
use crate::book::cell_style::CellStyle;
use crate::book::draft::{Draft, Stored};
use crate::book::rich_text::RichText;
use crate::model::{CellRange, CellReason, CellRef, FileFault, FileReason};

/// What all sheets of a workbook share.
pub(super) struct Shared {
    pub(super) strings: Vec<RichText>,
    pub(super) cell_styles: Vec<CellStyle>,
    pub(super) styles: Styles,
}

/// Reads the part into the draft.
pub(super) fn read(
    part: &[u8],
    shared: &Shared,
    draft: &mut Draft,
    budget: &mut Budget,
) -> Result<(), FileFault> {
    let mut pass = SheetPass { shared, draft, row: 0, whole: false };
    for (kind, data) in records(part) {
        // A record that is too short says nothing, unless it is a cell.
        if pass.take(kind, &mut Bytes::new(data)).is_none() && is_cell(kind) {
            pass.draft.broken(CellRef::new(pass.row, 0), CellReason::UnknownKind, "");
        }
        budget.charge(pass.draft)?;
    }
    if pass.whole { Ok(()) } else { Err(FileFault::unreadable(FileReason::Truncated)) }
}

/// BrtCellBlank to BrtFmlaError, and BrtCellRString.
fn is_cell(kind: u32) -> bool {
    matches!(kind, 1..=11 | 62)
}

struct SheetPass<'a> {
    shared: &'a Shared,
    draft: &'a mut Draft,
    row: u32,
    /// Whether the end of the sheet's data was seen.
    whole: bool,
}

impl SheetPass<'_> {
    fn take(&mut self, kind: u32, bytes: &mut Bytes) -> Option<()> {
        match kind {
            // BrtRowHdr
            0 => {
                self.row = bytes.u32()?.min(1_048_575);
                bytes.take(7)?;
                if bytes.u8()? & 0x10 != 0 {
                    self.draft.sheet.hidden_rows.push(self.row);
                }
            }
            kind if is_cell(kind) => self.cell(kind, bytes)?,
            // BrtColInfo
            60 => self.columns(bytes)?,
            // BrtMergeCell
            176 => self.draft.sheet.merges.push(area(bytes)?),
            // BrtDVal
            64 => {
                bytes.u32()?;
                for _ in 0..bytes.u32()? {
                    self.rule(area(bytes)?);
                }
            }
            // BrtEndSheetData
            146 => self.whole = true,
            _ => {}
        }
        Some(())
    }

    /// A cell. 8 to 11 are formulas.
    fn cell(&mut self, kind: u32, bytes: &mut Bytes) -> Option<()> {
        let (col, style) = (bytes.u32()?.min(16_383), bytes.u32()? & 0x00FF_FFFF);
        let at = CellRef::new(self.row, col);
        let stored = match kind {
            1 => return Some(()),
            2 => Stored::Number(rk(bytes.u32()?)),
            3 | 11 => Stored::Error(error(bytes.u8()?)),
            4 | 10 => Stored::Bool(bytes.u8()? != 0),
            5 | 9 => Stored::Number(bytes.f64()?),
            6 | 8 => Stored::Text(RichText::plain(&bytes.long_wide()?)),
            7 => return self.shared_string(at, bytes.u32()? as usize, style),
            _ => Stored::Text(rich_text(bytes, &self.shared.styles)?),
        };
        self.put(at, stored, style, (8..=11).contains(&kind));
        Some(())
    }

    fn shared_string(&mut self, at: CellRef, index: usize, style: u32) -> Option<()> {
        match self.shared.strings.get(index) {
            Some(text) => self.put(at, Stored::Text(text.clone()), style, false),
            None => self.draft.broken(at, CellReason::MissingText, ""),
        }
        Some(())
    }

    fn put(&mut self, at: CellRef, stored: Stored, style: u32, formula: bool) {
        self.draft.put_styled(at, stored, &self.shared.cell_styles, style as usize, formula);
    }

    fn columns(&mut self, bytes: &mut Bytes) -> Option<()> {
        let (first, last, width) = (bytes.u32()?, bytes.u32()?, bytes.u32()?);
        bytes.u32()?;
        if bytes.u16()? & 1 != 0 || width == 0 {
            self.draft.sheet.hidden_cols.extend((first..=last).take(16_384));
        }
        Some(())
    }

    fn rule(&mut self, area: CellRange) {
        let side = |first: u32, last: u32| u64::from(last.saturating_sub(first)) + 1;
        let cells = side(area.first.row, area.last.row) * side(area.first.col, area.last.col);
        let count = usize::try_from(cells).unwrap_or(usize::MAX);
        self.draft.sheet.validations = self.draft.sheet.validations.saturating_add(count);
    }
}

fn area(bytes: &mut Bytes) -> Option<CellRange> {
    let (top, bottom, left, right) = (bytes.u32()?, bytes.u32()?, bytes.u32()?, bytes.u32()?);
    Some(CellRange::new(CellRef::new(top, left), CellRef::new(bottom, right)))
}

/// A number in four bytes: the upper half of a float or an integer, perhaps in hundredths.
fn rk(word: u32) -> f64 {
    let number = match word & 2 {
        0 => f64::from_bits(u64::from(word & !3) << 32),
        _ => f64::from(word as i32 >> 2),
    };
    if word & 1 == 0 { number } else { number / 100.0 }
}

fn error(code: u8) -> String {
    let name = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        code => return format!("#{code}"),
    };
    name.to_owned()
}
