//! That fewer workers could be started than were wanted: nothing is lost by it, and the user may help.

use std::sync::atomic::{AtomicU8, Ordering};

static SEEN: AtomicU8 = AtomicU8::new(0);

/// What this process had to do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shortage {
    /// Requests waited for workers that ran already.
    FewWorkers = 1,
    /// No worker could be started: requests were answered by this process.
    NoWorker = 2,
}

impl Shortage {
    /// The worst until now; `None` where as many workers ran as were wanted.
    pub fn seen() -> Option<Self> {
        match SEEN.load(Ordering::Relaxed) {
            0 => None,
            1 => Some(Self::FewWorkers),
            _ => Some(Self::NoWorker),
        }
    }

    pub(super) fn note(self) {
        SEEN.fetch_max(self as u8, Ordering::Relaxed);
    }
}
