//! `matome show`: a submission with every cell coloured by what it was taken for, and its key as a note.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::{Failure, Outcome};
use super::terminal::Voice;
use crate::disk;
use crate::model::Lang;
use crate::pipeline;
use crate::report;
use crate::round::{Round, RoundError};
use crate::sentence;

/// The arguments of `matome show`.
#[derive(clap::Args)]
pub struct Args {
    /// The submission.
    file: PathBuf,
    /// The round's folder.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Where the coloured copy goes; left out: beside the round's settings.
    #[arg(long, short)]
    output: Option<PathBuf>,
}

impl Args {
    /// This file of this round.
    pub(super) fn of(file: &Path, round: &Path) -> Self {
        Self { file: file.to_owned(), dir: round.to_owned(), output: None }
    }

    /// Where the copy goes.
    pub(super) fn output(&self) -> PathBuf {
        self.output.clone().unwrap_or_else(|| self.dir.join(name(&self.file)))
    }
}

/// Writes the coloured copy and prints where it stands.
///
/// # Errors
/// When the round can't be read, the file is no workbook that can be coloured, or the copy can't be written.
pub fn run(args: &Args, voice: Voice) -> Outcome {
    let round = Round::load(&args.dir)?;
    if args.file.is_file() {
        let path = &args.file;
        disk::open(path).map_err(|source| RoundError::Unreadable { path: path.clone(), source })?;
    }
    let shown = args.file.display();
    let copy = pipeline::show(&round, &args.file).ok_or_else(|| {
        Failure(sentence!(
            "{shown} を Excel のファイルとして開けません。ファイルの場所と中身を確かめてください。",
            "{shown} can't be opened as a workbook; look whether it is there, and what it is"
        ))
    })?;
    let copy = copy.map_err(|reason| {
        let because = reason.because();
        Failure(sentence!(
            "{shown} は、{because}、色を付けられません。.xlsx で保存し直してから、もう一度お試しください。",
            "{shown} can't be coloured ({reason}); save it as .xlsx and try again"
        ))
    })?;
    let output = args.output();
    round.require_apart(&output)?;
    report::save(&output, &copy)?;
    let written = output.display();
    voice.say(&match voice.lang {
        Lang::Ja => format!("{written} を作りました。\n"),
        Lang::En => format!("wrote {written}\n"),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The name of the copy: `職員課_読み取り.xlsx`.
fn name(file: &Path) -> String {
    let part = |part: Option<&std::ffi::OsStr>| part.map(disk::composed).unwrap_or_default();
    format!("{}_読み取り.{}", part(file.file_stem()), part(file.extension()))
}
