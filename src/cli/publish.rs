//! `matome publish`: the finished report, checked, goes where it is published from.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::check::Format;
use super::failure::{Failure, Outcome};
use super::reading::ReadArgs;
use super::terminal::{self, Voice};
use crate::export;
use crate::model::Lang;
use crate::pipeline::{self, Edition};
use crate::report::content::Difference;
use crate::round::Round;
use crate::sentence;

/// The arguments of `matome publish`.
#[derive(clap::Args)]
pub struct Args {
    /// The round's folder.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Where the outputs of the last run are; left out: `out` in the round's folder.
    #[arg(long)]
    from: Option<PathBuf>,
    /// Where the report goes; left out: `公表` in the round's folder.
    #[arg(long, short)]
    output: Option<PathBuf>,
    /// Publish it in spite of what was found, for this reason, which is noted.
    #[arg(long, value_name = "REASON")]
    as_is: Option<String>,
    /// How the findings are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Whether the one who asks for it also asks for the reason, and has said what was found when there is one.
    #[arg(skip)]
    asks: bool,
    #[command(flatten)]
    reading: ReadArgs,
}

impl Args {
    /// Everything left out but the folder, and the reason where there is one.
    pub(super) fn of(round: &Path, as_is: Option<String>) -> Self {
        let (format, reading) = (Format::Text, ReadArgs::default());
        Self { dir: round.to_owned(), from: None, output: None, as_is, format, asks: true, reading }
    }

    /// Where the report goes.
    pub(super) fn output(&self) -> PathBuf {
        self.output.clone().unwrap_or_else(|| self.dir.join(pipeline::PUBLISHED))
    }
}

/// Checks the report and writes it where nothing was found, or a reason is given. Exit code 1 where it was not written.
///
/// # Errors
/// When the round can't be read, there is no report, or it can't be written.
pub fn run(args: &Args, voice: Voice) -> Outcome {
    let lang = voice.lang;
    let reason = args.as_is.as_deref().map(str::trim);
    if reason.is_some_and(str::is_empty) {
        return Err(Failure(sentence!(
            "--as-is には、このまま公表する理由を書いてください。",
            "--as-is needs a reason"
        )));
    }
    let round = Round::load(&args.dir)?;
    let outputs = args.from.clone().unwrap_or_else(|| args.dir.join("out"));
    let collected = args.reading.collect(round, true, voice)?;
    let round = &collected.round;
    let edition = Edition::check(&collected, &outputs)?;
    // Who was told already has given the reason since.
    let was_told = args.asks && reason.is_some();
    match args.format {
        Format::Text if was_told => Ok(()),
        Format::Json => {
            terminal::print_bytes(export::findings::to_json(&edition.findings, &round.plan, lang).as_bytes())
        }
        Format::Text => terminal::print(&terminal::findings(&edition.findings, &round.plan, lang)),
    }?;
    if args.format == Format::Text && !was_told {
        voice.say(&changes(&edition, lang))?;
    }
    if edition.is_held_back() && reason.is_none() {
        voice.say(&held_back(&edition, args.asks, lang))?;
        return Ok(ExitCode::from(1));
    }
    let files = edition.publish(round, &args.output(), reason)?;
    voice.say(&published(&files.names, &args.output(), lang))?;
    voice.say(&terminal::kept(&files.kept, lang))?;
    Ok(ExitCode::SUCCESS)
}

/// As many differences are named.
const MOST: usize = 10;

/// What is different since the edition before, and what was finished by hand.
fn changes(edition: &Edition, lang: Lang) -> String {
    let number = edition.number;
    let head = match (edition.differences.as_deref(), lang) {
        (None, _) if number == 1 => String::new(),
        (None, Lang::Ja) => {
            "前の版の内容（公表した内容.csv）が残っていないため、違いを確かめられません。\n".to_owned()
        }
        (None, Lang::En) => "what the edition before says is not known (公表した内容.csv)\n".to_owned(),
        (Some([]), Lang::Ja) => format!("第{number}版：取りまとめた内容は、前の版と同じです。\n"),
        (Some([]), Lang::En) => format!("edition {number}: it says the same as the one before\n"),
        (Some(all), Lang::Ja) => {
            format!("第{number}版：前の版との違い {}件\n", all.len()) + &first(all, lang)
        }
        (Some(all), Lang::En) => format!("edition {number}: {} differences\n", all.len()) + &first(all, lang),
    };
    let by_hand = match (edition.by_hand.join("、"), lang) {
        (names, _) if names.is_empty() => String::new(),
        (names, Lang::Ja) => format!(
            "{names} は、作った後に手を加えられています。そのまま公表します（手を加えたところは、上の違いには入りません）。\n"
        ),
        (names, Lang::En) => format!("{names}: changed by hand since it was made; published as it is\n"),
    };
    let kept = match (edition.kept.join("、"), lang) {
        (names, _) if names.is_empty() => String::new(),
        (names, Lang::Ja) => format!(
            "前に手を加えたファイルが残っています（{names}）。公表するのはこれではなく、最後に作った報告書です。\n"
        ),
        (names, Lang::En) => format!("not published, though changed by hand before: {names}\n"),
    };
    [head, by_hand, kept].concat()
}

fn first(all: &[Difference], lang: Lang) -> String {
    let lines: String = all.iter().take(MOST).map(|one| format!("  {}\n", pipeline::said(one))).collect();
    match (all.len().saturating_sub(MOST), lang) {
        (0, _) => lines,
        (rest, Lang::Ja) => format!("{lines}  ほか {rest}件（公表すると、公表の記録.txt に残ります）\n"),
        (rest, Lang::En) => format!("{lines}  and {rest} more (noted in 公表の記録.txt)\n"),
    }
}

fn held_back(edition: &Edition, asks: bool, lang: Lang) -> String {
    let count = edition.findings.len();
    match lang {
        Lang::Ja if asks => {
            format!(
                "確かめていただきたいことが {count} 件あるため、公表用のファイルは、まだ作っていません。\n"
            )
        }
        Lang::Ja => format!(
            "確かめていただきたいことが {count} 件あるため、公表用のファイルは作っていません。\n\
             このまま公表してよければ、理由を付けて実行してください：--as-is \"理由\"\n"
        ),
        Lang::En => format!(
            "{count} findings: nothing was written\nto publish it as it is, give a reason: --as-is \"REASON\"\n"
        ),
    }
}

fn published(files: &[String], folder: &Path, lang: Lang) -> String {
    let head = lang.pick("公表用のファイルを作りました：", "written to be published:");
    let files: String = files.iter().map(|file| format!("  {file}\n")).collect();
    format!("{head} {}\n{files}", folder.display())
}
