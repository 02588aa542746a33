//! What earlier runs read, kept beside the round, so that a run reads only what changed.
//!
//! A record is found by all that its content follows from: the bytes of the file, its path, the lists and the template,
//! the limits, the build of the program. What is no plain submission that was read to its end is never kept; personal
//! numbers are struck out before anything is written.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::fingerprint::Fingerprint;
use super::records::Records;
use crate::book::{Limits, Source};
use crate::round::Received;

/// What was read of the files of a round.
pub(super) struct Cache {
    records: Records,
    setup: Fingerprint,
}

impl Cache {
    /// The records in this folder that were made from this setup.
    pub(super) fn open(folder: &Path, setup: Fingerprint) -> Self {
        Self { records: Records::open(folder), setup }
    }

    /// What was read of a file, from its record or else by reading it now.
    pub(super) fn or_read(
        &self,
        source: &Source,
        limits: &Limits,
        read: impl FnOnce() -> Option<Received>,
    ) -> Option<Received> {
        let Some(digest) = digest(source, limits) else { return read() };
        let key = Fingerprint::of(&[self.setup.bytes(), source.path.as_bytes(), &digest]);
        if let Some(file) = self.get(&key, source) {
            return Some(file);
        }
        let file = read()?;
        // A file may change before it is read.
        if file.readable && file.digest == Some(digest) {
            self.records.put(&key, &file);
        }
        Some(file)
    }

    /// Removes the records that this run had no use for.
    pub(super) fn tidy(&self) {
        self.records.tidy();
    }

    fn get(&self, key: &Fingerprint, source: &Source) -> Option<Received> {
        let mut file: Received = self.records.get(key)?;
        file.age.modified = source.modified;
        (file.file == source.path).then_some(file)
    }
}

/// That of a file's bytes, as [`Received`] has it. `None` for a member of an archive: who opens archives is a worker.
fn digest(source: &Source, limits: &Limits) -> Option<[u8; 32]> {
    let content = (!source.in_archive()).then(|| source.bytes(limits))??;
    Some(Sha256::digest(content).into())
}
