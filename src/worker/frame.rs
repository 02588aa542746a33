//! Frames: how many bytes follow, then the bytes.

use std::io::{Error, ErrorKind, Read, Result, Write};

/// Writes a frame and sees that it goes out.
pub(super) fn write(to: &mut impl Write, bytes: &[u8]) -> Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| Error::from(ErrorKind::InvalidInput))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// Reads a frame of at most so many bytes. `None` where the other side has ended between frames.
pub(super) fn read(from: &mut impl Read, most: usize) -> Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    if from.read(&mut length[..1])? == 0 {
        return Ok(None);
    }
    from.read_exact(&mut length[1..])?;
    let length = u32::from_le_bytes(length) as usize;
    if length > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    // Memory grows with what comes, not with what is announced.
    let mut bytes = Vec::new();
    from.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() < length { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(Some(bytes)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_back_whole_or_not_at_all() {
        let mut sent = Vec::new();
        write(&mut sent, b"").unwrap();
        write(&mut sent, "取組".as_bytes()).unwrap();
        let mut from = sent.as_slice();
        assert_eq!(read(&mut from, 9).unwrap().unwrap(), b"");
        assert_eq!(read(&mut from, 9).unwrap().unwrap(), "取組".as_bytes());
        assert!(read(&mut from, 9).unwrap().is_none());
        assert!(read(&mut &sent[4..], 5).is_err(), "longer than allowed");
        assert!(read(&mut &sent[4..9], 9).is_err(), "cut off");
    }
}
