//! The command: arguments in, exit code out.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// It can be held to a limit on every system, which workers are. The systems' own allocators are slower, that of Windows
/// and that of a static Linux program by much.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    if matome::pipeline::run_if_worker() {
        return ExitCode::SUCCESS;
    }
    matome::cli::run()
}
