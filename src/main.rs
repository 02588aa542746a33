//! The command: arguments in, exit code out.

use std::process::ExitCode;

use cap::Cap;
use mimalloc::MiMalloc;

/// Counts what is allocated, so that a worker can be held to a limit on every system. The systems' own allocators are
/// slower, that of Windows and that of a static Linux program by much.
#[global_allocator]
static ALLOCATOR: Cap<MiMalloc> = Cap::new(MiMalloc, usize::MAX);

fn main() -> ExitCode {
    // More than the limit is allocated already only where the limit is absurd; the worker then fails at once.
    if matome::pipeline::run_if_worker(&|most| ALLOCATOR.set_limit(most).unwrap_or_default()) {
        return ExitCode::SUCCESS;
    }
    matome::cli::run()
}
