//! `matome export`: the entries for machines.

use std::path::PathBuf;
use std::process::ExitCode;

use super::failure::Outcome;
use super::terminal;
use crate::export;
use crate::export::csv::Encoding;
use crate::pipeline;
use crate::report;

/// The arguments of `matome export`.
#[derive(clap::Args)]
pub struct Args {
    /// The round's folder.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// The format.
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// The encoding of CSV.
    #[arg(long, value_enum, default_value_t = Encoding::Utf8)]
    encoding: Encoding,
    /// The consolidated entries, one for item + field + axis, instead of all that the departments sent.
    #[arg(long)]
    merged: bool,
    /// Where to write; left out: standard output.
    #[arg(long, short)]
    output: Option<PathBuf>,
}

/// The format of the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Comma-separated values.
    Csv,
    /// JSON Lines.
    Jsonl,
}

/// Prints or writes the entries.
///
/// # Errors
/// When the round can't be read or the output can't be written.
pub fn run(args: &Args) -> Outcome {
    let collected = pipeline::collect_folder(&args.dir)?;
    let entries = if args.merged { &collected.entries } else { &collected.read };
    let bytes = match args.format {
        Format::Csv => export::csv::write(entries, args.encoding),
        Format::Jsonl => export::jsonl::write(entries).into_bytes(),
    };
    match &args.output {
        Some(path) => report::save(path, &bytes)?,
        None => terminal::print_bytes(&bytes)?,
    }
    Ok(ExitCode::SUCCESS)
}
