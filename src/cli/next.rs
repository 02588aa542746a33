//! `matome next`: the round of the year after.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::Outcome;
use super::terminal::Voice;
use crate::model::{Item, Lang};
use crate::pipeline::{self, NextRound};
use crate::round::{SUCCESSORS_FILE, SUCCESSORS_SHEET};
use crate::text::display::{self, YearStyle};

/// The arguments of `matome next`.
#[derive(clap::Args)]
pub struct Args {
    /// The round's folder.
    dir: PathBuf,
    /// The folder to make; it may exist, if nothing is in it.
    new: PathBuf,
}

impl Args {
    /// The round after this one, in this folder.
    pub(super) fn of(round: &Path, new: &Path) -> Self {
        Self { dir: round.to_owned(), new: new.to_owned() }
    }
}

/// Makes the folder and says what to look at.
///
/// # Errors
/// When the round can't be read, was never run, or the folder is in use.
pub fn run(args: &Args, voice: Voice) -> Outcome {
    let next = pipeline::next_round(&args.dir, &args.new)?;
    voice.say(&match voice.lang {
        Lang::Ja => summary(&next, &args.new),
        Lang::En => summary_in_english(&next, &args.new),
    })?;
    Ok(ExitCode::SUCCESS)
}

fn summary(next: &NextRound, new: &Path) -> String {
    let plan = &next.round.plan;
    let mut lines = vec![format!("{} を作りました。", new.display())];
    lines.push(format!("  表題：{}", plan.title));
    if let Some(year) = plan.collecting {
        lines.push(format!("  取りまとめる年度：{}", display::fiscal_year(year, YearStyle::Era)));
    }
    lines.push(format!("  前回までの内容：{}件", next.published));
    if next.is_outdated {
        lines.push(
            "【注意】前の報告書を作った後に、届いたファイル、判断、または指摘の内容が変わっています。"
                .to_owned(),
        );
        lines.push("  変わる前の内容を引き継ぎました。前の年のフォルダーで「報告書と、各課への確認結果を作る」（matome run）を行い、新しいフォルダーを消してから、もう一度引き継いでください。".to_owned());
    }
    lines.push("次のことを確かめてください。".to_owned());
    let mut todo = vec![
        "一覧表.xlsx の「設定」：提出期限、再提出期限、公表する年月（空欄にしてあります）、表題".to_owned(),
        "一覧表.xlsx の「項目」：新しい項目（開始年度も）、なくなる項目、担当課の変更".to_owned(),
        format!(
            "{}：番号や名称の変わる項目、統合・分割・新規・廃止する項目（これまでの項目を並べてあります）",
            successors(next)
        ),
        "一覧表.xlsx の「部署」：組織の変更、メール".to_owned(),
    ];
    if next.decisions > 0 {
        todo.push(format!(
            "判断.xlsx：今年度までの判断 {}件を引き継ぎました。回答が変わったものは、もう一度お尋ねします。",
            next.decisions
        ));
    }
    if next.is_after_plan {
        todo.push("計画の期間が終わっています。「計画の最後の年度」を直してください。".to_owned());
    }
    if !next.ended.is_empty() {
        todo.push(format!("期間の終わった項目：{}", names(&next.ended, "、")));
    }
    lines.extend(todo.into_iter().map(|text| format!("  ・{text}")));
    lines.push("確かめたら、「各課に送る調査票を作る」（matome forms）に進みます。".to_owned());
    lines.join("\n") + "\n"
}

/// Where the clerk says what becomes of the items.
fn successors(next: &NextRound) -> String {
    match next.successors.as_str() {
        SUCCESSORS_FILE => SUCCESSORS_FILE.to_owned(),
        lists => format!("{lists} の「{SUCCESSORS_SHEET}」"),
    }
}

fn summary_in_english(next: &NextRound, new: &Path) -> String {
    let mut lines = vec![format!("made {}, with {} entries of before", new.display(), next.published)];
    if next.is_outdated {
        lines.push(
            "NOTE: files, decisions or findings are different since the last report was written, and the old ones went along: \
             run matome run in the folder before, delete the new one and make it again"
                .to_owned(),
        );
    }
    lines.push(
        "look at the deadlines (left blank), the title, the items and the departments in 一覧表.xlsx"
            .to_owned(),
    );
    let list = successors(next);
    lines.push(format!("say in {list} what becomes of items that change their number or title"));
    if next.decisions > 0 {
        lines.push(format!("{} decisions go along in 判断.xlsx", next.decisions));
    }
    if next.is_after_plan {
        lines.push("the year lies after the plan's years: set the last year anew".to_owned());
    }
    if !next.ended.is_empty() {
        lines.push(format!("items whose years are over: {}", names(&next.ended, ", ")));
    }
    lines.push("then make the forms: matome forms".to_owned());
    lines.join("\n") + "\n"
}

fn names(items: &[Item], between: &str) -> String {
    items.iter().map(Item::short_name).collect::<Vec<_>>().join(between)
}
