//! The command: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    if matome::book::isolation::run_if_child() {
        return ExitCode::SUCCESS;
    }
    matome::cli::run()
}
