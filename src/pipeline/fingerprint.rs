//! What two readings must have in common for the one to stand for the other.

use std::io::{self, BufWriter, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// SHA-256 of bytes, and of what was said before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// How many bytes it has.
    pub(super) const LENGTH: usize = 32;

    /// That of this program and of what it is told before it reads anything.
    pub(super) fn of_setup(setup: &impl Serialize) -> Self {
        let setup = postcard::to_stdvec(setup).unwrap_or_default();
        Self::of(&[env!("CARGO_PKG_VERSION").as_bytes(), &setup])
    }

    /// The same for this very executable: two builds may bear one version.
    pub(super) fn on_this_build(&self) -> Self {
        let about = std::env::current_exe().and_then(std::fs::metadata).ok();
        let changed = about.as_ref().and_then(|about| about.modified().ok());
        let build = postcard::to_stdvec(&(about.map(|about| about.len()), changed)).unwrap_or_default();
        Self::of(&[&self.0, &build])
    }

    /// That of these parts, each told from the next by its length.
    pub(super) fn of(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(hash.finalize().into())
    }

    /// That of these values, in their order. They may be large, and are never held as bytes.
    pub(super) fn of_values<T: Serialize>(values: impl IntoIterator<Item = T>) -> Self {
        let mut hash = BufWriter::new(Hashing(Sha256::new()));
        for value in values {
            // Whatever is a part of an output can be written.
            let _ = postcard::to_io(&value, &mut hash);
        }
        let hash = hash.into_inner().map(|Hashing(hash)| hash).unwrap_or_default();
        Self(hash.finalize().into())
    }

    /// Its bytes.
    pub(super) const fn bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// In hexadecimal digits, as names of files and lines of text have it.
    pub(super) fn hex(&self) -> String {
        hex(&self.0)
    }
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Takes bytes as a file does.
struct Hashing(Sha256);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
