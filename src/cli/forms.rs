//! `matome forms`: a form for each department, ready to be sent.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::Outcome;
use super::reading::DayArgs;
use super::terminal::{self, Voice};
use crate::forms;
use crate::model::{Date, FiscalYear, Lang};
use crate::pipeline;
use crate::report::plain_status;
use crate::round::{Round, RoundError};
use crate::text::display::{self, YearStyle};

/// How a template is called that was learned from a form.
const LEARNED: &str = "learned";

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
    let count = pipeline::send_forms(&round, &output, args.replace)?.len();
    let folder = output.display();
    remark(&round)?.into_iter().try_for_each(|remark| voice.say(&remark.said(voice.lang)))?;
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
    let day = plain_status::date(day);
    match lang {
        Lang::Ja => {
            format!("提出期限（{day}）{ja}。このまま送ってよいか、一覧表の「設定」で確かめてください。\n")
        }
        Lang::En => format!("the deadline ({day}) {en}: look at the settings before the forms go out\n"),
    }
}

/// What should be known of the forms before they go out.
enum Remark {
    /// They are none of the clerk's own, though the template was learned from one.
    Drawn,
    /// The clerk's own has no place for the year that is collected.
    LacksYear(FiscalYear),
}

fn remark(round: &Round) -> Result<Option<Remark>, RoundError> {
    let Some(path) = &round.form else {
        return Ok((round.template.name == LEARNED).then_some(Remark::Drawn));
    };
    let checked = forms::check(round, path)?;
    let years: BTreeSet<FiscalYear> =
        checked.places.values().flat_map(|places| places.years.iter().copied()).collect();
    let year = round.plan.collecting.filter(|year| !years.is_empty() && !years.contains(year));
    Ok(year.map(Remark::LacksYear))
}

impl Remark {
    fn said(&self, lang: Lang) -> String {
        match (self, lang) {
            (Remark::Drawn, Lang::Ja) => "一覧表.xlsx の「設定」の「調査票のひな形」が空欄なので、元の調査票ではなく、様式から作った調査票です。白紙の調査票をお持ちのときは、その名前を「調査票のひな形」に書いて、もう一度実行してください。\n".to_owned(),
            (Remark::Drawn, Lang::En) => "no blank form is named (調査票のひな形): these are drawn from the template, and not the form that it was learned from\n".to_owned(),
            (Remark::LacksYear(year), Lang::Ja) => format!(
                "調査票のひな形に{}の欄がありません。このまま配ると、その年度の記入がないという指摘になります。ひな形に{0}の行または列を加えて、もう一度実行してください。\n",
                display::fiscal_year(*year, YearStyle::EraWide)
            ),
            (Remark::LacksYear(year), Lang::En) => format!(
                "the blank form has no place for FY{}: every answer would be told to lack it. Add it to the form, and write the forms anew\n",
                year.0
            ),
        }
    }
}
