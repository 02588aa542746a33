//! `matome run`: the main job.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::Outcome;
use super::progress::Progress;
use super::terminal;
use crate::model::{Lang, Severity};
use crate::pipeline;
use crate::round::Round;

/// The arguments of `matome run`.
#[derive(clap::Args)]
pub struct Args {
    /// The round's folder.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Where the outputs go; left out: `out` in the round's folder.
    #[arg(long, short)]
    output: Option<PathBuf>,
    /// End with exit code 1 if there are errors.
    #[arg(long)]
    strict: bool,
}

impl Args {
    /// Everything left out but the folder.
    pub(super) fn of(round: &Path) -> Self {
        Self { dir: round.to_owned(), output: None, strict: false }
    }
}

/// Reads, checks, merges, and writes everything that goes out.
///
/// # Errors
/// When the round can't be read or an output can't be written.
pub fn run(args: &Args, lang: Lang) -> Outcome {
    let round = Round::load(&args.dir)?;
    let output = args.output.clone().unwrap_or_else(|| args.dir.join("out"));
    let collected = {
        let progress = Progress::new(lang.pick("読み取り中", "reading"));
        pipeline::collect(round, &|done, all| progress.set(done, all))?
    };
    let delivered = pipeline::deliver(&collected, &output)?;
    terminal::print(&terminal::summary(&collected, lang))?;
    say_outputs(&delivered, lang)?;
    let errors = collected.summary.count(Severity::Error) > 0;
    Ok(ExitCode::from(u8::from(args.strict && errors)))
}

fn say_outputs(delivered: &pipeline::Delivered, lang: Lang) -> std::io::Result<()> {
    terminal::print(&format!(
        "{} {}\n  {}\n  departments/  {}\n  index.html, entries.csv, findings.json\n",
        lang.pick("出力先：", "output:"),
        delivered.folder.display(),
        delivered.report,
        lang.pick("各課への確認結果", "reports for the departments"),
    ))
}
