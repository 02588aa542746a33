//! `matome learn`: a form → a new round's folder that reads it, with a picture of what was understood.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::{Failure, Outcome};
use super::init::{self, Known};
use super::terminal::Voice;
use crate::disk;
use crate::model::{Lang, Sentence};
use crate::pipeline::{self, LearnedForm, NotLearned};
use crate::round::RoundError;
use crate::sentence;
use crate::template::Template;

/// The template of a round that was learned.
const TEMPLATE: &str = "様式.toml";

/// The arguments of `matome learn`.
#[derive(clap::Args)]
pub struct Args {
    /// The form, blank or filled in.
    file: PathBuf,
    /// The folder to make; left out: beside the form, called as it is.
    dir: Option<PathBuf>,
    /// Learn the form from itself alone, even where a built-in template reads it.
    #[arg(long)]
    anew: bool,
}

impl Args {
    /// This form, in a folder beside it.
    pub(super) fn of(file: &Path, anew: bool) -> Self {
        Self { file: file.to_owned(), dir: None, anew }
    }

    /// The folder that is made.
    pub(super) fn dir(&self) -> PathBuf {
        let beside = || {
            let name = self.file.file_stem().map(disk::composed).unwrap_or_default();
            self.file.with_file_name(name)
        };
        self.dir.clone().unwrap_or_else(beside)
    }
}

/// Learns the form and makes the folder. Nothing that exists is overwritten.
///
/// # Errors
/// When the form can't be opened, nothing in it is understood, or something is in the way of the folder.
pub fn run(args: &Args, voice: Voice) -> Outcome {
    let (file, dir) = (&args.file, args.dir());
    let bytes = disk::read(file).map_err(|source| RoundError::Unreadable { path: file.clone(), source })?;
    let learned = pipeline::learn(file, args.anew).map_err(|reason| Failure(why_not(file, reason)))?;
    let template = Template::parse(&learned.source, TEMPLATE)?;
    let own = match learned.builtin {
        Some(_) => None,
        None => Some((TEMPLATE.to_owned(), learned.source.clone().into_bytes())),
    };
    let ending = file.extension().map_or_else(String::new, |ending| ending.to_string_lossy().into_owned());
    let form = format!("様式.{ending}");
    let mut files = init::files(&template, own, &known(&learned, &form))?;
    files.push((form, bytes));
    if let Ok(picture) = &learned.picture {
        files.push((format!("様式_読み取り.{ending}"), picture.clone()));
    }
    init::write(&dir, &files)?;
    voice.say(&said(&learned, &dir, voice.lang))?;
    Ok(ExitCode::SUCCESS)
}

/// What the round knows from the beginning. A blank form that can be written again is the one that is sent round.
fn known(learned: &LearnedForm, form: &str) -> Known {
    Known {
        form: if learned.blank && learned.picture.is_ok() { form.to_owned() } else { String::new() },
        learned: true,
        louder: learned.builtin.is_none(),
        title: learned.title.clone(),
        years: learned.years,
        collecting: learned.collecting,
        items: learned.items.clone(),
        departments: learned.department.iter().cloned().collect(),
    }
}

fn why_not(file: &Path, reason: NotLearned) -> Sentence {
    let file = file.display();
    match reason {
        NotLearned::InUse => sentence!(
            "{file} はほかのプログラムで開かれています。Excel を閉じて、もう一度実行してください。",
            "{file} is open in another program: close Excel and run again"
        ),
        NotLearned::NoWorkbook => sentence!(
            "{file} を Excel のファイルとして開けません。Excel で開いて .xlsx で保存し直してから、もう一度実行してください。",
            "{file} can't be opened as a workbook: open it in Excel, save it as .xlsx and run again"
        ),
        NotLearned::TooMuch => sentence!(
            "{file} は大きすぎて、調べきれませんでした。調査票のシートだけを残した写し（記入例や過去の資料のシートを除いたもの）で、もう一度お試しください。",
            "{file} is too large to be looked through: try a copy with nothing but the sheets of the form"
        ),
        NotLearned::NoTable(why) => {
            let ja: String = why.iter().map(|why| format!("\n・{why}")).collect();
            let en = why.len();
            sentence!(
                "{file} から、読み方の分かる表を見つけられませんでした。{ja}\n\n次のいずれかをお試しください。\n１　用意されている様式（手引きの「用意されている様式」）と同じ調査であれば、「新しい取りまとめを作る（用意されている様式から）」でその様式を選び、一覧表.xlsx に項目と部署を書きます。調査票は「各課に送る調査票を作る」で作れます。\n２　上の点を直した調査票を、もう一度落とします。直し方は、手引きの「調査票をうまく覚えられない」にあります。\n３　記入済みの調査票が一つあれば、それを落とします。\n４　どれもできないときは、この画面と調査票を、様式を書ける人（庁内の情報部門など）に見せて相談してください。",
                "no table in {file} could be understood ({en} places; --lang ja names them): try a built-in template (matome templates), a form that is filled in, one with a row of headings over its columns and its items in the first, or write the template yourself (docs/templates.md)"
            )
        }
    }
}

/// What was made, how much of the form is read, and what should be looked at.
fn said(learned: &LearnedForm, dir: &Path, lang: Lang) -> String {
    let (dir, read, lost) = (dir.display(), learned.counts.read, learned.counts.lost);
    let mut said = match lang {
        Lang::Ja => format!(
            "作りました：{dir}\n様式の記入欄：{read}か所を読み取れます。読み取れないところ：{lost}か所\n"
        ),
        Lang::En => format!("made: {dir}\ncells to be filled in: {read} are read, {lost} are not\n"),
    };
    if !learned.doubts.is_empty() {
        said.push_str(lang.pick("確かめてください：\n", "please look at these:\n"));
        learned.doubts.iter().for_each(|doubt| said.push_str(&format!("・{doubt}\n")));
    }
    let next = match &learned.picture {
        Ok(_) => lang.pick(
            "次に、「様式_読み取り」のファイルを開いて、記入していただく欄に色が付いているかを確かめてください。よければ、一覧表.xlsx の「設定」「項目」「部署」を書き、届いたファイルを submissions のフォルダーに入れます。\n",
            "next: look at the colours and notes of 様式_読み取り, fill in 一覧表.xlsx, and put the submissions into submissions/\n",
        ).to_owned(),
        Err(reason) => match lang {
            Lang::Ja => format!("{}、色分けした写しは作れません。.xlsx で保存し直すと作れます。次に、一覧表.xlsx の「設定」「項目」「部署」を書き、届いたファイルを submissions に入れてください。\n", reason.because()),
            Lang::En => format!("there is no coloured copy ({reason}); save the form as .xlsx to get one. next: fill in 一覧表.xlsx, and put the submissions into submissions/\n"),
        },
    };
    said + &next
}
