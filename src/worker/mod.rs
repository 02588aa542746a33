//! Workers: processes of our own executable that do what may go wrong, so that it goes wrong there and not here.
//!
//! A worker is told once what its [`Job`] needs, then answers request after request; the next one goes to a process
//! that runs already, so that it costs next to nothing. Each has a limit of memory and a clock a request. One that
//! crashes, runs out of memory or takes too long costs the one request that it was at, and a new one takes its place.
//!
//! Knows nothing of what is asked. Between the processes go frames of bytes over their standard streams.

mod frame;
mod job;
mod limits;
mod pool;
mod process;
mod shortage;

use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

pub use job::{Calls, Job, Role};
pub use limits::WorkerLimits;
pub use pool::{Lost, Pool};
pub use shortage::Shortage;

/// The argument that makes an executable a worker; the name of its job follows.
const ARGUMENT: &str = "__worker";

/// What a worker says first. A program that was replaced while it ran must not talk to its successor.
const GREETING: &[u8] = concat!("matome ", env!("CARGO_PKG_VERSION")).as_bytes();

static EXECUTABLE: OnceLock<PathBuf> = OnceLock::new();
static CAN_BE_WORKER: AtomicBool = AtomicBool::new(false);
static IS_WORKER: AtomicBool = AtomicBool::new(false);

/// The first call of `main` in every executable that shall have workers. If this process was started as one, lives its
/// life and returns `true`: `main` returns at once. If not, remembers that this executable can be a worker.
///
/// The executable should allocate with mimalloc, which a worker is held to its memory by on every system; where another
/// allocates, the limit of the operating system stands alone.
pub fn run_if_worker(roles: &[Role]) -> bool {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|argument| argument != ARGUMENT) {
        CAN_BE_WORKER.store(true, Ordering::Relaxed);
        return false;
    }
    IS_WORKER.store(true, Ordering::Relaxed);
    let name = arguments.next().unwrap_or_default();
    if let Some(role) = roles.iter().find(|role| name == role.name) {
        role.live();
    }
    true
}

/// Names the executable that is started as a worker: one whose `main` calls [`run_if_worker`]. For tests, whose own
/// executable does not. The first call counts.
pub fn set_executable(path: impl Into<PathBuf>) {
    let _ = EXECUTABLE.set(path.into());
}

/// Whether this process is a worker itself.
pub fn is_worker() -> bool {
    IS_WORKER.load(Ordering::Relaxed)
}

/// The executable to start as a worker: the one that was named, or this one if it can be one.
fn executable() -> Option<PathBuf> {
    let named = EXECUTABLE.get().cloned();
    named.or_else(|| std::env::current_exe().ok().filter(|_| CAN_BE_WORKER.load(Ordering::Relaxed)))
}
