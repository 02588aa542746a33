//! The drawing records inside of BIFF8 (MS-ODRAW): where an object hangs.

use super::text::Bytes;
use crate::model::CellRef;

/// The shapes without words that are an answer: line, ring, donut, connector (MSOSPT).
const RINGS: [u16; 4] = [20, 3, 23, 32];

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

/// Whether the last shape that the record describes is drawn round an answer or through one.
pub(super) fn is_ring(data: &[u8]) -> bool {
    let mut bytes = Bytes::new(data);
    let mut is_ring = false;
    while let Some((version, kind, length)) = head(&mut bytes) {
        match (version & 0x000F, kind) {
            (0x000F, _) => {}
            // OfficeArtFSP: what shape it is stands in the upper bits of the version.
            (_, 0xF00A) => {
                is_ring = RINGS.contains(&(version >> 4));
                let Some(_) = bytes.take(length) else { break };
            }
            _ => {
                let Some(_) = bytes.take(length) else { break };
            }
        }
    }
    is_ring
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
