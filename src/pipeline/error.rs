//! Why the files of a run could not be made or written.

use std::fmt;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::XlsxError;

use crate::disk;
use crate::forms::FormError;
use crate::model::{Sentence, Tell};
use crate::report::SaveError;
use crate::report::annotate::Unannotatable;
use crate::round::RoundError;
use crate::sentence;
use crate::template::TemplateError;

/// What keeps the files of a run from going out. The earlier set stands as it was.
#[derive(Debug)]
pub enum DeliverError {
    /// A file can't be written.
    Save(SaveError),
    /// The round's own text of the mails can't be used.
    Mail(TemplateError),
    /// The round's own text of the mails can't be opened.
    MailTemplate {
        /// The file.
        path: PathBuf,
        /// The system's word.
        source: std::io::Error,
    },
    /// The round can't be used.
    Round(RoundError),
    /// Something stands where a new round is to be made.
    InTheWay(PathBuf),
    /// The workbook of the lists can't be changed.
    Lists(Unannotatable),
    /// A form can't be made.
    Form(FormError),
    /// Forms were changed by hand since they were made.
    FormsChanged(Vec<PathBuf>),
    /// The workbook of the decisions was saved by somebody while the run was at work.
    DecisionsChanged(PathBuf),
    /// A workbook can't be made: more rows than a worksheet has.
    Workbook(XlsxError),
    /// There are no letters that could have been sent.
    NoLetters,
    /// Nobody of this name is in the list of departments.
    UnknownDepartment(String),
    /// There is no report to publish: no run wrote it.
    NoEdition(PathBuf),
    /// The report to publish can't be opened.
    Edition {
        /// The file.
        path: PathBuf,
        /// The system's word.
        source: std::io::Error,
    },
    /// The report to publish is no workbook that can be checked.
    UnreadableEdition(PathBuf),
    /// The overview page can't be made: its template is our own.
    Page(minijinja::Error),
}

impl Tell for DeliverError {
    fn tell(&self) -> Sentence {
        match self {
            Self::Save(error) => error.tell(),
            Self::Mail(error) => error.tell(),
            Self::MailTemplate { path, source } => disk::because(source).about(&path.display().to_string()),
            Self::Round(error) => error.tell(),
            Self::InTheWay(path) => in_the_way(path),
            Self::Lists(reason) => lists(reason),
            Self::Form(error) => error.tell(),
            Self::FormsChanged(paths) => forms_changed(paths),
            Self::DecisionsChanged(path) => {
                let path = path.display();
                sentence!(
                    "実行の間に {path} が保存されました。閉じてから、もう一度実行してください。",
                    "{path} was saved while the run was at work: close it and run again"
                )
            }
            Self::NoLetters => sentence!(
                "送付するメールがありません。先に「各課に送る調査票を作る」（matome forms）か「報告書と、各課への確認結果を作る」（matome run）を行ってください。",
                "there are no letters: run matome forms or matome run first"
            ),
            Self::UnknownDepartment(name) => sentence!(
                "部署「{name}」は、一覧表の「部署」にありません。",
                "there is no department \"{name}\" in the list of departments"
            ),
            Self::NoEdition(path) => {
                let path = path.display();
                sentence!(
                    "公表する報告書がありません（{path}）。先に「報告書と、各課への確認結果を作る」（matome run）を行ってください。",
                    "there is no report to publish ({path}): run matome run first"
                )
            }
            Self::Edition { path, source } => disk::because(source).about(&path.display().to_string()),
            Self::UnreadableEdition(path) => {
                let path = path.display();
                sentence!(
                    "{path} は、中を確かめられないファイルです。「報告書と、各課への確認結果を作る」（matome run）で作り直すか、Excel で .xlsx として保存し直してください。",
                    "{path} can't be checked: write it anew with matome run, or save it in Excel as .xlsx"
                )
            }
            Self::Workbook(error) => {
                sentence!("ブックを作成できません（{error}）。", "the workbook can't be made ({error})")
            }
            Self::Page(error) => {
                sentence!(
                    "一覧のページを作成できません（{error}）。",
                    "the overview page can't be made ({error})"
                )
            }
        }
    }
}

fn in_the_way(path: &Path) -> Sentence {
    let path = path.display();
    sentence!(
        "{path} には、既にファイルがあります。上書きはしません。空のフォルダーか、まだないフォルダーを指定してください。",
        "there is something in {path}, and nothing is written over: give an empty folder, or one that is not there yet"
    )
}

fn lists(reason: &Unannotatable) -> Sentence {
    let because = reason.because();
    sentence!(
        "一覧表は、{because}、設定を次の年度に直せません。Excel で .xlsx として保存し直してください。",
        "the settings in the lists can't be moved on ({reason}): save the file as .xlsx"
    )
}

fn forms_changed(paths: &[PathBuf]) -> Sentence {
    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let (ja, en) = (names.join("、"), names.join(", "));
    sentence!(
        "作った後に書き換えられた調査票があります：{ja}。上書きはしていません。残すものを別の場所に移すか、作り直してよければ --replace を付けて、もう一度実行してください。",
        "forms were changed since they were made: {en}; nothing was written over: move away what is to be kept, or run again with --replace"
    )
}

impl fmt::Display for DeliverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tell().fmt(f)
    }
}

impl std::error::Error for DeliverError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(match self {
            Self::Save(error) => error,
            Self::Mail(error) => error,
            Self::MailTemplate { source, .. } | Self::Edition { source, .. } => source,
            Self::Round(error) => error,
            Self::Form(error) => error,
            Self::Lists(error) => error,
            Self::InTheWay(_)
            | Self::FormsChanged(_)
            | Self::DecisionsChanged(_)
            | Self::NoLetters
            | Self::UnknownDepartment(_)
            | Self::NoEdition(_)
            | Self::UnreadableEdition(_) => return None,
            Self::Workbook(error) => error,
            Self::Page(error) => error,
        })
    }
}

impl From<SaveError> for DeliverError {
    fn from(error: SaveError) -> Self {
        Self::Save(error)
    }
}

impl From<RoundError> for DeliverError {
    fn from(error: RoundError) -> Self {
        Self::Round(error)
    }
}

impl From<Unannotatable> for DeliverError {
    fn from(error: Unannotatable) -> Self {
        Self::Lists(error)
    }
}

impl From<FormError> for DeliverError {
    fn from(error: FormError) -> Self {
        Self::Form(error)
    }
}

impl From<TemplateError> for DeliverError {
    fn from(error: TemplateError) -> Self {
        Self::Mail(error)
    }
}

impl From<XlsxError> for DeliverError {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(error)
    }
}

impl From<minijinja::Error> for DeliverError {
    fn from(error: minijinja::Error) -> Self {
        Self::Page(error)
    }
}
