//! The notes of a sheet of .xlsb: the binary part of them.

use super::styles::Styles;
use super::text::Bytes;
use super::xlsb::{records, rich_text};
use crate::book::draft::Draft;
use crate::model::CellRef;

/// Reads the part into the draft.
pub(super) fn read(part: &[u8], styles: &Styles, draft: &mut Draft) {
    let mut at = None;
    for (kind, data) in records(part) {
        let mut bytes = Bytes::new(data);
        match kind {
            // BrtBeginComment
            635 => at = cell(&mut bytes),
            // BrtCommentText
            637 => {
                if let (Some(at), Some(text)) = (at, rich_text(&mut bytes, styles)) {
                    draft.sheet.notes.push((at, text.as_str().to_owned()));
                }
            }
            _ => {}
        }
    }
}

/// Who wrote it, then the area of the cell.
fn cell(bytes: &mut Bytes) -> Option<CellRef> {
    bytes.u32()?;
    let row = bytes.u32()?;
    bytes.u32()?;
    Some(CellRef::new(row.min(1_048_575), bytes.u32()?.min(16_383)))
}
