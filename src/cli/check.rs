//! `matome check`: the findings and the departments' reports, without the consolidated report.

mod form;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::Outcome;
use super::reading::ReadArgs;
use super::terminal::{self, Voice};
use crate::export;
use crate::model::Severity;
use crate::pipeline;
use crate::round::Round;

/// The arguments of `matome check`.
#[derive(clap::Args)]
pub struct Args {
    /// The round's folder; or a blank form, to see what would be read of it.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// How the findings are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Where the departments' reports go; left out: `out` in the round's folder.
    #[arg(long, short)]
    output: Option<PathBuf>,
    /// Print the findings only; write nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    reading: ReadArgs,
}

impl Args {
    /// Everything left out but the folder.
    pub(super) fn of(round: &Path) -> Self {
        let (format, reading) = (Format::Text, ReadArgs::default());
        Self { dir: round.to_owned(), format, output: None, dry_run: false, reading }
    }
}

/// How the findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// Checks the submissions. Exit code 1 where there are errors.
///
/// # Errors
/// When the round can't be read or a report can't be written.
pub fn run(args: &Args, voice: Voice) -> Outcome {
    if args.dir.is_file() {
        return form::run(&args.dir, voice);
    }
    let lang = voice.lang;
    let round = Round::load(&args.dir)?;
    let collected = args.reading.collect(round, !args.dry_run, voice)?;
    match args.format {
        Format::Json => terminal::print_bytes(
            export::findings::to_json(&collected.findings, &collected.round.plan, lang).as_bytes(),
        ),
        Format::Text => {
            terminal::print(&terminal::findings(&collected.findings, &collected.round.plan, lang))
                .and_then(|()| voice.say(&terminal::summary(&collected, lang)))
                .and_then(|()| voice.say(&terminal::doubts(&collected.round, lang)))
        }
    }?;
    if !args.dry_run {
        let output = args.output.clone().unwrap_or_else(|| args.dir.join("out"));
        let delivered = pipeline::deliver_departments(&collected, &output)?;
        if args.format == Format::Text {
            voice.say(&terminal::kept(&delivered.kept, lang))?;
        }
    }
    if args.format == Format::Text {
        voice.say(terminal::shortage(lang))?;
    }
    let errors = collected.summary.count(Severity::Error) > 0;
    terminal::leave(collected);
    Ok(ExitCode::from(u8::from(errors)))
}
