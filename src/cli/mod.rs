//! The command line: arguments in, exit code out; one file a verb.

mod normalize;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// 取りまとめ: reads what departments send in, checks it, writes the report.
#[derive(Parser)]
#[command(name = "matome", version, about)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Read values, one a line, and print what they mean as JSON.
    Normalize(normalize::Args),
}

/// Runs the command. Exit code 0: done; 2: it could not run.
pub fn run() -> ExitCode {
    let result = match Cli::parse().verb {
        Verb::Normalize(args) => normalize::run(&args),
    };
    result.unwrap_or_else(|error| {
        eprintln!("matome: {error:#}");
        ExitCode::from(2)
    })
}
