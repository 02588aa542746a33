//! What a worker may use.

use std::time::Duration;

/// The limits of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WorkerLimits {
    /// The most bytes that it may hold at a time.
    pub memory: u64,
    /// The longest time that a request may take.
    pub time: Duration,
    /// The most bytes of an answer.
    pub answer: usize,
}

/// What the process has beside what it allocates: its code, its stacks, and the addresses that the allocator reserves a
/// GiB at a time, of which most are never used.
#[cfg(unix)]
const BESIDE: u64 = 3 << 30;

impl WorkerLimits {
    /// Holds this process to the limit of memory: by its allocator, which works on every system, and by the system
    /// where it can. Where one of them refuses, the other and the parent's clock still hold.
    pub(super) fn restrict(&self, limit_memory: &dyn Fn(usize)) {
        limit_memory(usize::try_from(self.memory).unwrap_or(usize::MAX));
        #[cfg(unix)]
        {
            use rlimit::{Resource, setrlimit};
            let memory = self.memory + BESIDE;
            let _ = setrlimit(Resource::AS, memory, memory);
            let _ = setrlimit(Resource::DATA, memory, memory);
            let _ = setrlimit(Resource::CORE, 0, 0);
        }
    }
}
