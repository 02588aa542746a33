//! `matome forms`: a form for each department, ready to be sent.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::Outcome;
use super::terminal::Voice;
use crate::model::Lang;
use crate::pipeline;
use crate::round::Round;

/// The arguments of `matome forms`.
#[derive(clap::Args)]
pub struct Args {
    /// The round's folder.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Where the forms go; left out: `forms` in the round's folder.
    #[arg(long, short)]
    output: Option<PathBuf>,
    /// Write over forms that were changed since they were made.
    #[arg(long)]
    replace: bool,
}

impl Args {
    /// Everything left out but the folder.
    pub(super) fn of(round: &Path) -> Self {
        Self { dir: round.to_owned(), output: None, replace: false }
    }

    /// Where the forms go.
    pub(super) fn output(&self) -> PathBuf {
        self.output.clone().unwrap_or_else(|| self.dir.join(pipeline::FORMS))
    }
}

/// Writes the forms with the mails that they go with.
///
/// # Errors
/// When the round can't be read, a form was changed by hand, or one can't be written.
pub fn run(args: &Args, voice: Voice) -> Outcome {
    let round = Round::load(&args.dir)?;
    let output = args.output();
    let forms = pipeline::send_forms(&round, &output, args.replace)?.len();
    let folder = output.display();
    voice.say(&match voice.lang {
        Lang::Ja => format!(
            "{folder} に、{forms}部署の調査票（.xlsx）と、送付メールの下書き（.eml）を作りました。\n送る前に、調査票をいくつか開いて確かめてください。\n"
        ),
        Lang::En => format!("wrote {forms} forms (.xlsx) and the drafts of their mails (.eml) into {folder}\nlook at some of them before they go out\n"),
    })?;
    Ok(ExitCode::SUCCESS)
}
