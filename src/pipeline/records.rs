//! Records in a folder beside the round, each found by a fingerprint of all that it follows from.
//!
//! A record ends with a checksum of itself; one that is torn, changed or put in another's place is as good as none.
//! Deleting the folder costs time and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::fingerprint::Fingerprint;

/// Tells programs that make backups, and people, that the folder may be thrown away.
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n# 前回の実行の控えです。フォルダーごと消してもかまいません。\n",
);

/// The records of a folder.
pub(super) struct Records {
    folder: PathBuf,
    /// The names of those that this run found or made.
    used: Mutex<BTreeSet<String>>,
}

impl Records {
    /// Those in this folder. It is made when the first is put.
    pub(super) fn open(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), used: Mutex::default() }
    }

    /// The record that was put under this key.
    pub(super) fn get<T: DeserializeOwned>(&self, key: &Fingerprint) -> Option<T> {
        let record = fs::read(self.folder.join(key.hex())).ok()?;
        let (said, sum) = record.split_last_chunk::<{ Fingerprint::LENGTH }>()?;
        if Fingerprint::of(&[key.bytes(), said]).bytes() != sum {
            return None;
        }
        let record = postcard::from_bytes(said).ok()?;
        self.remember(key);
        Some(record)
    }

    /// A record that can't be written is none: the next run does the work again.
    pub(super) fn put(&self, key: &Fingerprint, record: &impl Serialize) {
        let Ok(mut record) = postcard::to_stdvec(record) else { return };
        let sum = Fingerprint::of(&[key.bytes(), &record]);
        record.extend(sum.bytes());
        let place = self.folder.join(key.hex());
        let written = fs::write(&place, &record);
        if written.or_else(|_| self.begin().and_then(|()| fs::write(place, record))).is_ok() {
            self.remember(key);
        }
    }

    /// Makes the folder.
    fn begin(&self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        fs::write(self.folder.join(TAG.0), TAG.1)
    }

    /// Removes those that this run had no use for.
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

    fn remember(&self, key: &Fingerprint) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key.hex());
    }
}

/// Whether the name is one that we give.
fn is_record(name: &str) -> bool {
    name.len() == 2 * Fingerprint::LENGTH && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
