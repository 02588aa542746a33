//! The command line: arguments in, exit code out; one file a verb.

mod check;
mod explain;
mod export;
mod help;
mod init;
mod lang;
mod normalize;
mod progress;
mod run;
mod templates;
mod terminal;

use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::rules::Lang;

/// 取りまとめ: reads what departments send in, checks it, writes the report.
#[derive(Parser)]
#[command(name = "matome", version, about)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Read, check and merge the submissions; write the report and the departments' reports.
    Run(run::Args),
    /// Check the submissions; print the findings and write the departments' reports.
    Check(check::Args),
    /// Print the entries as CSV or JSON Lines.
    Export(export::Args),
    /// Read values, one a line, and print what they mean as JSON.
    Normalize(normalize::Args),
    /// List the built-in templates, or print one.
    Templates(templates::Args),
    /// Make a new round's folder, with the lists to fill in.
    Init(init::Args),
    /// Say what a finding means, why it matters and how to mend it.
    Explain(explain::Args),
}

/// Runs the command. Exit code 0: done; 1: `check` found errors; 2: it could not run.
pub fn run() -> ExitCode {
    let result = match parse().verb {
        Verb::Run(args) => run::run(&args),
        Verb::Check(args) => check::run(&args),
        Verb::Export(args) => export::run(&args),
        Verb::Normalize(args) => normalize::run(&args),
        Verb::Templates(args) => templates::run(&args),
        Verb::Init(args) => init::run(&args),
        Verb::Explain(args) => explain::run(&args),
    };
    result.unwrap_or_else(|error| {
        eprintln!("matome: {error:#}");
        ExitCode::from(2)
    })
}

/// The arguments; the help is in the language of the locale.
fn parse() -> Cli {
    let command = match lang::choose(None) {
        Lang::Ja => help::in_japanese(Cli::command()),
        Lang::En => Cli::command(),
    };
    Cli::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
}
