//! `matome run`: the main job.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::Outcome;
use super::progress::Progress;
use super::reading::ReadArgs;
use super::terminal::{self, Voice};
use crate::collected::Collected;
use crate::decisions::{DECISIONS_FILE, State};
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
    #[command(flatten)]
    reading: ReadArgs,
}

impl Args {
    /// Everything left out but the folder.
    pub(super) fn of(round: &Path) -> Self {
        Self { dir: round.to_owned(), output: None, strict: false, reading: ReadArgs::default() }
    }
}

/// Reads, checks, merges, and writes everything that goes out.
///
/// # Errors
/// When the round can't be read or an output can't be written.
pub fn run(args: &Args, voice: Voice) -> Outcome {
    let lang = voice.lang;
    let round = Round::load(&args.dir)?;
    let output = args.output.clone().unwrap_or_else(|| args.dir.join("out"));
    let collected = args.reading.collect(round, true, voice)?;
    let delivered = {
        let _progress = Progress::of_unknown_length(lang.pick("作成中", "writing"), voice);
        // A report on nothing would look like one.
        match collected.submissions.is_empty() {
            true => pipeline::decide_and_deliver_departments(&collected, &output)?,
            false => pipeline::decide_and_deliver(&collected, &output)?,
        }
    };
    voice.say(&terminal::summary(&collected, lang))?;
    voice.say(&outputs(&delivered, lang))?;
    voice.say(&terminal::kept(&delivered.kept, lang))?;
    voice.say(&open_points(&collected, lang))?;
    voice.say(&terminal::doubts(&collected.round, lang))?;
    voice.say(terminal::shortage(lang))?;
    let errors = collected.summary.count(Severity::Error) > 0;
    terminal::leave(collected);
    Ok(ExitCode::from(u8::from(args.strict && errors)))
}

/// What waits for a decision.
fn open_points(collected: &Collected, lang: Lang) -> String {
    let waits = |state: State| matches!(state, State::Open | State::Outdated | State::Unclear);
    match (collected.decisions.lines.iter().filter(|line| waits(line.state)).count(), lang) {
        (0, _) => String::new(),
        (count, Lang::Ja) => format!("判断が必要な事項 {count} 件：{DECISIONS_FILE}\n"),
        (count, Lang::En) => format!("{count} points to decide on: {DECISIONS_FILE}\n"),
    }
}

fn outputs(delivered: &pipeline::Delivered, lang: Lang) -> String {
    let folder = delivered.folder.display();
    let head = lang.pick("出力先：", "output:");
    if delivered.report.is_empty() {
        let reminders = lang.pick(
            "提出のお願いのメール（下書き）。報告書は作っていません。",
            "draft reminders; no report was made",
        );
        return format!("{head} {folder}\n  departments/  {reminders}\n");
    }
    let departments = lang.pick("各課への確認結果とメールの下書き", "reports for the departments");
    let page = lang.pick("提出の状況と、送付するメールの一覧", "the overview");
    let data = lang.pick("ほかのプログラムで使うデータ", "data for other programs");
    let reports: String = delivered.report.iter().map(|name| format!("  {name}\n")).collect();
    format!(
        "{head} {folder}\n{reports}  departments/  {departments}\n  index.html  {page}\n  entries.csv, findings.json  {data}\n"
    )
}
