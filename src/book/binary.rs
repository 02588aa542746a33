//! Contents .xls and .xlsb in a worker: their parsers may crash, or ask for memory without end, on broken files.

use super::Contents;
use super::legacy;
use super::limits::Limits;
use crate::model::{FileFault, FileReason, Limit};
use crate::worker::{self, Calls, Job, Lost, Pool};

/// The job of a worker that reads a single .xls or .xlsb, for a process that is no worker itself.
pub(crate) struct ReadBinary;

impl Job for ReadBinary {
    const NAME: &'static str = "read-binary";
    type Setup = Limits;
    type Request = Vec<u8>;
    type Answer = Result<Contents, FileFault>;

    fn work(limits: Limits, calls: Calls<Self>) {
        calls.answer(|bytes| legacy::read(&bytes, &limits));
    }
}

/// Reads the bytes of a .xls or .xlsb file: in a worker at once, elsewhere in a worker of its own.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, FileFault> {
    if worker::is_worker() {
        return legacy::read(bytes, limits);
    }
    let pool = Pool::<ReadBinary>::new(limits, limits.of_worker());
    let pool = pool.ok_or(FileFault::unreadable(FileReason::NoReader))?;
    pool.ask(&bytes.to_vec()).unwrap_or_else(|lost| Err(fault_of(lost, limits)))
}

/// What a file is told at which a worker was lost.
pub(super) fn fault_of(lost: Lost, limits: &Limits) -> FileFault {
    match lost {
        Lost::Crashed => FileFault::unreadable(FileReason::Crashed),
        Lost::OutOfMemory => FileFault::unreadable(FileReason::OutOfMemory),
        Lost::Slow => FileFault::unreadable(FileReason::Slow),
        Lost::TooLong => FileFault::too_large(Limit::ContentMib, limits.content_mib as u64),
        Lost::NotStarted => FileFault::unreadable(FileReason::NoReader),
    }
}
