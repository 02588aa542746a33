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
    #[arg(long, value_enum, default_value_t = EncodingArg::Utf8)]
    encoding: EncodingArg,
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

/// The encoding of CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum EncodingArg {
    /// UTF-8 with a byte order mark, so that Excel knows it.
    Utf8,
    /// Shift_JIS as Windows writes it (cp932).
    Cp932,
}

impl From<EncodingArg> for Encoding {
    fn from(encoding: EncodingArg) -> Self {
        match encoding {
            EncodingArg::Utf8 => Self::Utf8,
            EncodingArg::Cp932 => Self::Cp932,
        }
    }
}

/// Prints or writes the entries.
///
/// # Errors
/// When the round can't be read or the output can't be written.
pub fn run(args: &Args) -> Outcome {
    let collected = pipeline::collect_folder(&args.dir)?;
    let entries = if args.merged { &collected.entries } else { &collected.read };
    let bytes = match args.format {
        Format::Csv => export::csv::write(entries, args.encoding.into()),
        Format::Jsonl => export::jsonl::write(entries).into_bytes(),
    };
    match &args.output {
        Some(path) => report::save(path, &bytes)?,
        None => terminal::print_bytes(&bytes)?,
    }
    Ok(ExitCode::SUCCESS)
}
