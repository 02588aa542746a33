//! The drawing records inside of BIFF8 (MS-ODRAW): where an object hangs.

use super::text::Bytes;
use crate::model::CellRef;

/// The cell under the upper left corner of the last object that the record describes.
pub(super) fn corner(data: &[u8]) -> Option<CellRef> {
    let mut bytes = Bytes::new(data);
    let mut corner = None;
    while let Some((version, kind, length)) = head(&mut bytes) {
        match (version & 0x000F, kind) {
            // A container: its records follow.
            (0x000F, _) => {}
            // OfficeArtClientAnchorSheet: flags, column, offset, row.
            (_, 0xF010) => corner = bytes.take(length).and_then(anchor).or(corner),
            // What is cut off here goes on in the next record, and holds no place.
            _ => {
                let Some(_) = bytes.take(length) else { break };
            }
        }
    }
    corner
}

fn head(bytes: &mut Bytes) -> Option<(u16, u16, usize)> {
    Some((bytes.u16()?, bytes.u16()?, bytes.u32()? as usize))
}

fn anchor(data: &[u8]) -> Option<CellRef> {
    let mut bytes = Bytes::new(data);
    bytes.u16()?;
    let col = bytes.u16()?;
    bytes.u16()?;
    Some(CellRef::new(u32::from(bytes.u16()?), u32::from(col)))
}
