//! A content as a package holds it: deflated, and its checksum and sizes.

use std::io::{self, Write};

use flate2::write::DeflateEncoder;
use flate2::{Compression, CrcWriter};

/// How hard contents are deflated, of nine. The usual 6 takes seven times as long, for 17 % less.
pub(super) const LEVEL: u8 = 2;

/// The checksum of a content, its length as it is packed, and its own, as a package writes them.
pub(super) type Sizes = [u8; 12];

/// Packs what `fill` writes into the file.
///
/// # Errors
/// Where it can't be written, or one of its lengths is four gigabytes.
pub(super) fn deflate<F: Write>(
    file: F,
    fill: impl FnOnce(&mut CrcWriter<DeflateEncoder<F>>) -> io::Result<()>,
) -> io::Result<Sizes> {
    let mut content = CrcWriter::new(DeflateEncoder::new(file, Compression::new(LEVEL.into())));
    fill(&mut content)?;
    let sum = content.crc().sum().to_le_bytes();
    let mut encoder = content.into_inner();
    encoder.try_finish()?;
    let length = |length: u64| u32::try_from(length).map(u32::to_le_bytes).map_err(io::Error::other);
    let (packed, whole) = (length(encoder.total_out())?, length(encoder.total_in())?);
    let mut sizes = Sizes::default();
    sizes
        .chunks_exact_mut(4)
        .zip([sum, packed, whole])
        .for_each(|(place, size)| place.copy_from_slice(&size));
    Ok(sizes)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn a_content_is_packed_alike_in_whatever_pieces_it_comes() {
        let content = "<c r=\"A1\"><is><t>色</t></is></c>".repeat(3000);
        let [(whole, sizes), pieces] = [content.len(), 7].map(|length| {
            let mut bytes = Vec::new();
            let sizes = deflate(&mut bytes, |writer| {
                content.as_bytes().chunks(length).try_for_each(|piece| writer.write_all(piece))
            });
            (bytes, sizes.unwrap())
        });
        assert_eq!((&whole, sizes), (&pieces.0, pieces.1));
        let mut unpacked = String::new();
        flate2::read::DeflateDecoder::new(whole.as_slice()).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, content);
        let lengths = [4, 8].map(|at| u32::from_le_bytes(sizes[at..at + 4].try_into().unwrap()) as usize);
        assert_eq!(lengths, [whole.len(), content.len()]);
    }
}
