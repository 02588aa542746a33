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

/// The least that mimalloc can be given.
const LEAST: u64 = 32 << 20;

/// What the process has beside what it allocates: its code, its stacks, the addresses that the allocator reserves to find
/// its pages by, of which most are never used.
#[cfg(unix)]
const BESIDE: u64 = 3 << 30;

impl WorkerLimits {
    /// What the environment of a worker says to its allocator: to reserve its memory at once, and to take no more. It
    /// works on every system, and costs nothing while the worker works: to count all that is allocated, in a number that
    /// all threads write, took a fifth of a run.
    pub(super) fn environment(&self) -> [(&'static str, String); 2] {
        let memory = self.memory.max(LEAST) >> 10;
        [
            ("MIMALLOC_RESERVE_OS_MEMORY", format!("{memory}KiB")),
            ("MIMALLOC_DISALLOW_OS_ALLOC", "1".to_owned()),
        ]
    }

    /// Holds this process to the limit of memory by the system, where it can. Where it refuses, the allocator and the
    /// parent's clock still hold.
    pub(super) fn restrict(&self) {
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
