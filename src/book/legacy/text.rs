//! Numbers and strings inside binary records. Every read is checked: `None` where the record is too short.

/// A record's bytes, read from the front.
pub(super) struct Bytes<'a> {
    data: &'a [u8],
}

impl<'a> Bytes<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { data }
    }

    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.data.split_at_checked(count)?;
        self.data = rest;
        Some(taken)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Option<f64> {
        self.take(8)?.try_into().ok().map(f64::from_le_bytes)
    }

    /// A string of .xlsb: its length in UTF-16 units, then those.
    pub(super) fn long_wide(&mut self) -> Option<String> {
        let length = self.u32()?;
        self.wide(length as usize)
    }

    /// A string of BIFF8: a flag that says whether its characters have one byte or two.
    pub(super) fn characters(&mut self, count: usize) -> Option<String> {
        let wide = self.u8()? & 1 != 0;
        if wide {
            self.wide(count)
        } else {
            Some(self.take(count)?.iter().map(|byte| char::from(*byte)).collect())
        }
    }

    /// A string of so many UTF-16 units.
    pub(super) fn wide(&mut self, count: usize) -> Option<String> {
        let units = self
            .take(count.checked_mul(2)?)?
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    }
}
