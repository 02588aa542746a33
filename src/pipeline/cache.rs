//! What earlier runs read, kept beside the round, so that a run reads only what changed.
//!
//! A record is found by all that its content follows from: the bytes of the file, its path, the lists and the template,
//! the limits, the build of the program. It ends with a checksum of itself; one that is torn, changed or of another
//! kind is as good as none. What is no plain submission that was read to its end is never kept. Deleting the folder
//! costs time and nothing else; personal numbers are struck out before anything is written.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::fingerprint::Fingerprint;
use crate::book::{Limits, Source};
use crate::disk;
use crate::round::Received;

/// Tells programs that make backups, and people, that the folder may be thrown away.
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n# 読み取りを速くするための控えです。フォルダーごと消してもかまいません。\n",
);

/// The records of a round.
pub(super) struct Cache {
    folder: PathBuf,
    setup: Fingerprint,
    /// The names of the records that this run found or made.
    used: Mutex<BTreeSet<String>>,
}

impl Cache {
    /// The records in this folder that were made from this setup.
    pub(super) fn open(folder: &Path, setup: Fingerprint) -> Self {
        Self { folder: folder.to_owned(), setup, used: Mutex::default() }
    }

    /// What was read of a file, from its record or else by reading it now.
    pub(super) fn or_read(
        &self,
        source: &Source,
        limits: &Limits,
        read: impl FnOnce() -> Option<Received>,
    ) -> Option<Received> {
        let Some(key) = self.key(source, limits) else { return read() };
        if let Some(file) = self.get(&key, source) {
            return Some(file);
        }
        let file = read()?;
        // A file may change while it is read.
        if file.readable && self.key(source, limits) == Some(key) {
            self.put(&key, &file);
        }
        Some(file)
    }

    /// Removes the records that this run had no use for.
    pub(super) fn tidy(&self) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let records = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for record in records.filter(|record| is_record(&record.file_name().to_string_lossy())) {
            if !used.contains(&*record.file_name().to_string_lossy()) {
                // It stays until the next run.
                let _ = fs::remove_file(record.path());
            }
        }
    }

    /// `None` for a member of an archive: who opens archives is a worker.
    fn key(&self, source: &Source, limits: &Limits) -> Option<Fingerprint> {
        let content = (!source.in_archive()).then(|| source.bytes(limits))??;
        Some(Fingerprint::of(&[self.setup.bytes(), source.path.as_bytes(), &content]))
    }

    fn get(&self, key: &Fingerprint, source: &Source) -> Option<Received> {
        let record = fs::read(self.folder.join(key.hex())).ok()?;
        let (said, sum) = record.split_last_chunk::<{ Fingerprint::LENGTH }>()?;
        if Fingerprint::of(&[key.bytes(), said]).bytes() != sum {
            return None;
        }
        let mut file: Received = postcard::from_bytes(said).ok()?;
        file.age.modified = source.modified;
        self.remember(key);
        (file.file == source.path).then_some(file)
    }

    /// A record that can't be written is none: the next run reads again.
    fn put(&self, key: &Fingerprint, file: &Received) {
        let Ok(mut record) = postcard::to_stdvec(file) else { return };
        let sum = Fingerprint::of(&[key.bytes(), &record]);
        record.extend(sum.bytes());
        let place = self.folder.join(key.hex());
        let new = place.with_extension(format!("{}.new", std::process::id()));
        let written = fs::create_dir_all(&self.folder).and_then(|()| fs::write(&new, record));
        match written.and_then(|()| disk::rename(&new, &place)) {
            Ok(()) => self.remember(key),
            // It may be that there is none.
            Err(_) => drop(fs::remove_file(new)),
        }
        let tag = self.folder.join(TAG.0);
        if !tag.exists() {
            let _ = fs::write(tag, TAG.1);
        }
    }

    fn remember(&self, key: &Fingerprint) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key.hex());
    }
}

/// Whether the name is one that we give.
fn is_record(name: &str) -> bool {
    let (key, ending) = name.split_once('.').unwrap_or((name, "new"));
    key.len() == 2 * Fingerprint::LENGTH
        && key.bytes().all(|byte| byte.is_ascii_hexdigit())
        && ending.ends_with("new")
}
