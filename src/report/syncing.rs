//! Files that are written and not for good on the disk yet. Threads wait for that while the next files are made: a disk
//! takes many nearly as fast as one.

use std::fs::File;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use super::save::{Reason, SaveError};

/// How many threads wait: one where the system takes all files in one call.
const THREADS: usize = if cfg!(target_os = "linux") { 1 } else { 32 };
/// How many files a thread takes at a time.
const TOGETHER: usize = if cfg!(target_os = "linux") { 128 } else { 1 };
/// How many files may be open at a time, beside those that the threads have.
const OPEN: usize = 64;

/// A file, and the place that it will take.
type Written = (File, PathBuf);

/// The files on their way to the disk.
#[derive(Debug)]
pub(super) struct Syncing {
    files: SyncSender<Written>,
    threads: Vec<JoinHandle<Result<(), SaveError>>>,
}

impl Syncing {
    /// With no file yet.
    pub(super) fn start() -> Self {
        let (files, written) = mpsc::sync_channel(OPEN);
        let written = Arc::new(Mutex::new(written));
        let thread = |_| {
            let written = Arc::clone(&written);
            thread::Builder::new().spawn(move || sync_all(&written)).ok()
        };
        Self { files, threads: (0..THREADS).filter_map(thread).collect() }
    }

    /// Adds a file that is whole. Where nobody else can wait for it, this thread does.
    pub(super) fn add(&self, file: File, place: PathBuf) -> Result<(), SaveError> {
        match self.threads.is_empty() {
            true => sync(&(file, place)),
            // The threads listen as long as this is here.
            false => self.files.send((file, place)).or(Ok(())),
        }
    }

    /// Waits until all files are on the disk.
    pub(super) fn finish(self) -> Result<(), SaveError> {
        drop(self.files);
        let synced = self.threads.into_iter().map(|thread| thread.join().unwrap_or(Ok(())));
        synced.collect::<Vec<_>>().into_iter().collect()
    }
}

/// Some files after others, until there are no more; the first that fails is told.
fn sync_all(written: &Mutex<Receiver<Written>>) -> Result<(), SaveError> {
    let mut synced = Ok(());
    loop {
        let next: Vec<Written> =
            written.lock().unwrap_or_else(PoisonError::into_inner).iter().take(TOGETHER).collect();
        if next.is_empty() {
            return synced;
        }
        synced = synced.and(sync_some(&next));
    }
}

/// All of them in one call, or where that fails one by one.
fn sync_some(files: &[Written]) -> Result<(), SaveError> {
    #[cfg(target_os = "linux")]
    if files.len() > 1 && rustix::fs::syncfs(&files[0].0).is_ok() {
        return Ok(());
    }
    files.iter().try_for_each(sync)
}

fn sync((file, place): &Written) -> Result<(), SaveError> {
    file.sync_all().map_err(|source| SaveError::new(place, Reason::Disk, source))
}
