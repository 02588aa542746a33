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
}

impl Args {
    /// This form, in a folder beside it.
    pub(super) fn of(file: &Path) -> Self {
        Self { file: file.to_owned(), dir: None }
    }

    /// The folder that is made.
    pub(super) fn dir(&self) -> PathBuf {
        self.dir.clone().unwrap_or_else(|| self.file.with_extension(""))
    }
}

/// Learns the form and makes the folder. Nothing that exists is overwritten.
///
/// # Errors
/// When the form can't be opened, nothing in it is understood, or something is in the way of the folder.
pub fn run(args: &Args, voice: Voice) -> Outcome {
    let (file, dir) = (&args.file, args.dir());
    let bytes = disk::read(file).map_err(|source| RoundError::Unreadable { path: file.clone(), source })?;
    let learned = pipeline::learn(file).map_err(|reason| Failure(why_not(file, reason)))?;
    let template = Template::parse(&learned.source, TEMPLATE)?;
    let own = (TEMPLATE.to_owned(), learned.source.clone().into_bytes());
    let ending = file.extension().map_or_else(String::new, |ending| ending.to_string_lossy().into_owned());
    let form = format!("様式.{ending}");
    let mut files = init::files(&template, Some(own), &known(&learned, &template, &form))?;
    files.push((form, bytes));
    if let Ok(picture) = &learned.picture {
        files.push((format!("様式_読み取り.{ending}"), picture.clone()));
    }
    init::write(&dir, &files)?;
    voice.say(&said(&learned, &dir, voice.lang))?;
    Ok(ExitCode::SUCCESS)
}

/// What the round knows from the beginning. A blank form that can be written again is the one that is sent round.
fn known(learned: &LearnedForm, template: &Template, form: &str) -> Known {
    Known {
        form: if learned.blank && learned.picture.is_ok() { form.to_owned() } else { String::new() },
        learned: true,
        title: template.title.clone(),
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
        NotLearned::NoTable => sentence!(
            "{file} に、読み方の分かる表がありませんでした。一行目に見出しの並ぶ表であれば、記入済みの調査票でもう一度お試しください。それでも読めないときは、様式の手引き（docs/templates.md）を見て様式を書いてください。",
            "no table in {file} could be understood: try a form that is filled in, or write the template yourself (docs/templates.md)"
        ),
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
        said.push_str(
            lang.pick("確かめてください：\n", "please look at these (they stand in 様式.toml too):\n"),
        );
        learned.doubts.iter().for_each(|doubt| said.push_str(&format!("・{doubt}\n")));
    }
    let next = match &learned.picture {
        Ok(_) => lang.pick(
            "次に、様式_読み取り で色とメモを確かめ、違うところは 様式.toml と 一覧表.xlsx を直してください。届いたファイルは submissions に入れます。\n",
            "next: look at the colours and notes of 様式_読み取り, mend 様式.toml and 一覧表.xlsx, and put the submissions into submissions/\n",
        ).to_owned(),
        Err(reason) => match lang {
            Lang::Ja => format!("{}、色分けした写しは作れません。.xlsx で保存し直すと作れます。次に、様式.toml と 一覧表.xlsx を確かめ、届いたファイルを submissions に入れてください。\n", reason.because()),
            Lang::En => format!("there is no coloured copy ({reason}); save the form as .xlsx to get one. next: look at 様式.toml and 一覧表.xlsx, and put the submissions into submissions/\n"),
        },
    };
    said + &next
}
