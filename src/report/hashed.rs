//! Files of which the fingerprint is taken while they are written or read: none is held as a whole for it.

use std::fs::File;
use std::io::{self, Read, Write};

use sha2::{Digest as _, Sha256};

/// The SHA-256 of what a file holds.
pub type Digest = [u8; 32];

/// How many bytes are read at a time.
const AT_ONCE: usize = 1 << 16;

/// A file that is being written.
#[derive(Debug)]
pub struct Hashed {
    file: File,
    hash: Sha256,
}

impl Hashed {
    /// A file in which nothing stands yet.
    pub(super) fn new(file: File) -> Self {
        Self { file, hash: Sha256::new() }
    }

    /// The file, and the fingerprint of what was written.
    pub(super) fn finish(self) -> (File, Digest) {
        (self.file, self.hash.finalize().into())
    }

    /// The fingerprint of a file that was written before.
    pub(super) fn digest(file: &mut File) -> io::Result<Digest> {
        let mut hash = Sha256::new();
        let mut bytes = vec![0; AT_ONCE];
        loop {
            match file.read(&mut bytes)? {
                0 => return Ok(hash.finalize().into()),
                read => hash.update(&bytes[..read]),
            }
        }
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
