//! `matome export`: the entries for machines.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use super::failure::{Failure, Outcome};
use super::terminal::{self, Voice};
use crate::export;
use crate::export::csv::Encoding;
use crate::model::Entry;
use crate::pipeline::{self, Part};
use crate::report;
use crate::round::Round;
use crate::rules::Lang;
use crate::sentence;

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
    /// Read a part of the files only: 1/3 is the first of three thirds.
    #[arg(long)]
    part: Option<String>,
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
    /// JSON Lines, a line a file with all that was found in it, for `--entries` of `run` and `check`.
    Files,
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
pub fn run(args: &Args, voice: Voice) -> Outcome {
    if let Some(output) = &args.output {
        Round::load(&args.dir)?.require_apart(output)?;
    }
    match args.format {
        Format::Files => {
            let bytes = files(args)?;
            put(args, |out| out.write_all(&bytes))?;
        }
        _ if args.part.is_some() => return Err(not_merged()),
        Format::Csv => {
            let entries = entries(args)?;
            let mut unknown = 0;
            put(args, |mut out| {
                unknown = export::csv::write_to(&mut out, &entries, args.encoding.into())?;
                Ok(())
            })?;
            terminal::complain(&unknown_characters(unknown, voice.lang));
            terminal::leave(entries);
        }
        Format::Jsonl => {
            let entries = entries(args)?;
            put(args, |mut out| export::jsonl::write_to(&mut out, &entries))?;
            terminal::leave(entries);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is said of characters that cp932 has not; nothing where there are none.
fn unknown_characters(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => String::new(),
        (_, Lang::Ja) => format!(
            "Shift_JIS（cp932）にない文字が {count} 文字あり、「&#21085;」のような番号で書き出しました。文字のまま要るときは、--encoding utf8 で書き出してください。\n"
        ),
        (_, Lang::En) => format!(
            "{count} characters are not in cp932 and are written as numbers (&#21085;): use --encoding utf8 to have them\n"
        ),
    }
}

fn entries(args: &Args) -> Result<Vec<Entry>, Failure> {
    match args.merged {
        true => Ok(pipeline::collect_folder(&args.dir)?.entries),
        false => Ok(pipeline::read_folder(&args.dir)?),
    }
}

/// Writes where it is asked for.
fn put(args: &Args, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    match &args.output {
        Some(path) => Ok(report::save_filled(path, |file| fill(file))?),
        None => Ok(terminal::print_filled(fill)?),
    }
}

fn files(args: &Args) -> Result<Vec<u8>, Failure> {
    let part =
        args.part.as_deref().map_or(Ok(Part::WHOLE), |part| part.parse().map_err(|_| no_part(part)))?;
    let mut bytes = Vec::new();
    pipeline::write_part(&Round::load(&args.dir)?, part, &mut bytes, &|_, _, _| {})?;
    Ok(bytes)
}

fn no_part(part: &str) -> Failure {
    Failure(sentence!(
        "--part {part} を読めません。「1/3」（三つに分けた一つめ）のように書いてください。",
        "--part {part} can't be read: write it as in 1/3, the first of three"
    ))
}

fn not_merged() -> Failure {
    Failure(sentence!(
        "--part は --format files とともに使います。ほかの形は、すべてのファイルを読んで出力します。",
        "--part goes with --format files: the other formats are made of all files"
    ))
}
