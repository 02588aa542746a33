//! `matome forms`: a form for each department, ready to be sent.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::Outcome;
use super::form_remarks;
use super::reading::DayArgs;
use super::terminal::{self, Voice};
use crate::model::{Date, Lang};
use crate::pipeline;
use crate::report::plain_status;
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
    #[command(flatten)]
    day: DayArgs,
}

impl Args {
    /// Everything left out but the folder.
    pub(super) fn of(round: &Path) -> Self {
        Self { dir: round.to_owned(), output: None, replace: false, day: DayArgs::default() }
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
    let mut round = Round::load(&args.dir)?;
    round.today = args.day.today();
    let output = args.output();
    let sent = pipeline::send_forms(&round, &output, args.replace)?;
    let count = sent.len();
    let folder = output.display();
    voice.say(&form_remarks::empty(&sent, voice.lang))?;
    voice.say(&form_remarks::of(&round, voice.lang)?)?;
    voice.say(&match voice.lang {
        Lang::Ja => format!(
            "{folder} に、{count}部署の調査票（.xlsx）と、送付メールの下書き（.eml）を作りました。\n送る前に、調査票をいくつか開いて確かめてください。\n"
        ),
        Lang::En => format!("wrote {count} forms (.xlsx) and the drafts of their mails (.eml) into {folder}\nlook at some of them before they go out\n"),
    })?;
    voice.say(&odd_deadline(&round, voice.lang))?;
    voice.say(&terminal::doubts(&round, voice.lang))?;
    Ok(ExitCode::SUCCESS)
}

/// A deadline so far off may be a slip.
const FAR: i64 = 366;

/// That forms go out whose deadline is over, or more than a year away.
fn odd_deadline(round: &Round, lang: Lang) -> String {
    let days = |by: Date| Some(by.days()? - round.today?.days()?);
    let due = round.due();
    let far = due.by.filter(|by| days(*by).is_some_and(|days| days > FAR));
    let (day, ja, en) = match (due.passed, far) {
        (Some(day), _) => (day, "は過ぎています", "is over"),
        (None, Some(day)) => (day, "は１年以上先です", "is more than a year away"),
        (None, None) => return String::new(),
    };
    let is_second = round.deadline != Some(day);
    let word = if is_second { "再提出期限" } else { "提出期限" };
    let day = plain_status::date(day);
    match lang {
        Lang::Ja => {
            format!("{word}（{day}）{ja}。このまま送ってよいか、一覧表の「設定」で確かめてください。\n")
        }
        Lang::En => format!("the deadline ({day}) {en}: look at the settings before the forms go out\n"),
    }
}
