//! `matome status`: where the round stands, and how long there is. Writes nothing but what speeds up the next run, and with
//! `--sent` what went out.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::Outcome;
use super::reading::ReadArgs;
use super::terminal::{self, Voice};
use crate::collected::Collected;
use crate::model::{Date, Lang};
use crate::pipeline;
use crate::report::plain_status;
use crate::round::Round;
use crate::status::Status;

/// The arguments of `matome status`.
#[derive(clap::Args)]
pub struct Args {
    /// The round's folder.
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Where the outputs of the last run are; left out: `out` in the round's folder.
    #[arg(long, short)]
    output: Option<PathBuf>,
    /// Note that the letters went out: to all departments, or to these (`--sent=総務課,税務課`).
    #[arg(long, value_name = "DEPARTMENT", num_args = 0..=1, require_equals = true, default_missing_value = "", value_delimiter = ',')]
    sent: Option<Vec<String>>,
    #[command(flatten)]
    reading: ReadArgs,
}

impl Args {
    /// Everything left out but the folder.
    pub(super) fn of(round: &Path) -> Self {
        Self { dir: round.to_owned(), output: None, sent: None, reading: ReadArgs::default() }
    }

    /// That the letters to these departments went out, or to all where none is named.
    pub(super) fn sent(round: &Path, departments: &str) -> Self {
        let sent = departments.split(['、', ',', '，']).map(str::to_owned).collect();
        Self { dir: round.to_owned(), output: None, sent: Some(sent), reading: ReadArgs::default() }
    }
}

/// Reads what came and says where the round stands, beside the outputs of the last run.
///
/// # Errors
/// When the round can't be read.
pub fn run(args: &Args, voice: Voice) -> Outcome {
    let mut round = Round::load(&args.dir)?;
    round.today = args.reading.today();
    let output = args.output.clone().unwrap_or_else(|| args.dir.join("out"));
    if let Some(departments) = &args.sent {
        return note_sent(&round, &output, departments, voice);
    }
    let collected = args.reading.collect(round, true, voice)?;
    let status = pipeline::status_after(&collected, &output);
    terminal::print(&deadlines(&collected, voice.lang))?;
    terminal::print(&plain_status::text(&collected, &status, voice.lang))?;
    terminal::print(&terminal::doubts(&collected.round, voice.lang))?;
    terminal::print(old_letters(&status, &output, voice.lang))?;
    Ok(ExitCode::SUCCESS)
}

/// Notes what went out, and says how many letters it was.
fn note_sent(round: &Round, output: &Path, departments: &[String], voice: Voice) -> Outcome {
    let named = departments.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    let noted = pipeline::note_sent(round, output, &named.collect::<Vec<_>>())?;
    voice.say(&match (noted, voice.lang) {
        (0, Lang::Ja) if departments.iter().all(|name| name.trim().is_empty()) => {
            "新しく記録するメールはありません。期限前に送ったご案内や、もう一度送ったメールは、部署名を付けて記録します。\n".to_owned()
        }
        (0, Lang::Ja) => "新しく記録するメールはありません。\n".to_owned(),
        (0, Lang::En) => "nothing new to note\n".to_owned(),
        (_, Lang::Ja) => format!("{noted} 件のメールを、送ったものとして記録しました。\n"),
        (_, Lang::En) => format!("noted {noted} letters as sent\n"),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// That the drafts are to be made anew, where they say something else than they should by now.
fn old_letters(status: &Status, output: &Path, lang: Lang) -> &'static str {
    match pipeline::has_old_letters(status, output) {
        false => "",
        true => lang.pick(
            "メールの下書きは、前回のままです。送る前に、「報告書と、各課への確認結果を作る」（matome run）をもう一度行ってください。\n",
            "the drafts are those of the last run: run again before sending them (matome run)\n",
        ),
    }
}

/// The deadlines with the days that are left.
fn deadlines(collected: &Collected, lang: Lang) -> String {
    let Round { deadline, resubmission_deadline, today, .. } = &collected.round;
    let line = |name: &str, date: &Option<Date>| {
        let date = (*date)?;
        let left = today.and_then(|today| days_until(today, date)).map(|days| left(days, lang));
        Some(format!("{name}{}{}\n", plain_status::date(date), left.unwrap_or_default()))
    };
    let first = line(lang.pick("提出期限：", "deadline: "), deadline);
    let second = line(lang.pick("再提出期限：", "deadline for resubmissions: "), resubmission_deadline);
    first.into_iter().chain(second).collect()
}

fn left(days: i64, lang: Lang) -> String {
    match (lang, days) {
        (Lang::Ja, 0) => "（今日まで）".to_owned(),
        (Lang::Ja, 1..) => format!("（あと {days} 日）"),
        (Lang::Ja, _) => format!("（{} 日過ぎています）", -days),
        (Lang::En, 0) => " (today)".to_owned(),
        (Lang::En, 1..) => format!(" ({days} days left)"),
        (Lang::En, _) => format!(" ({} days ago)", -days),
    }
}

/// How many days lie between two days; `None` where one of them is a month.
fn days_until(today: Date, date: Date) -> Option<i64> {
    Some(date.days()? - today.days()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u8, day: u8) -> Date {
        Date { year, month, day: Some(day) }
    }

    #[test]
    fn days_are_counted_over_months_and_leap_days() {
        assert_eq!(days_until(date(2024, 2, 28), date(2024, 3, 1)), Some(2));
        assert_eq!(days_until(date(2024, 6, 28), date(2024, 6, 28)), Some(0));
        assert_eq!(days_until(date(2025, 1, 1), date(2024, 12, 31)), Some(-1));
        assert_eq!(days_until(date(2025, 1, 1), Date { year: 2025, month: 3, day: None }), None);
        assert_eq!(left(-3, Lang::Ja), "（3 日過ぎています）");
    }
}
