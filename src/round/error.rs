//! Why a round can't be run, and what to do next.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::setting::{SettingAt, place_of};
use crate::disk;
use crate::model::{Place, Sentence, Tell};
use crate::sentence;
use crate::template::TemplateError;

/// A round that can't be run. Each says what to do next, in Japanese and in English.
#[derive(Debug)]
pub enum RoundError {
    /// No `matome.toml` in the folder.
    NoConfig(PathBuf),
    /// A file that can't be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's word.
        source: io::Error,
    },
    /// `matome.toml` or the template is wrong.
    Template(TemplateError),
    /// A setting that there must be, and that stands nowhere.
    NotSet {
        /// How `matome.toml` calls it.
        key: &'static str,
        /// How the sheet of settings calls it.
        name: &'static str,
        /// Its cell, where the sheet has it.
        place: Option<Sentence>,
    },
    /// The sheet of settings and `matome.toml` say different things.
    Contradiction {
        /// The setting on the sheet.
        spot: Box<SettingAt>,
        /// What the sheet says.
        value: String,
        /// The setting in `matome.toml`.
        there: Box<SettingAt>,
        /// What is said there.
        other: String,
    },
    /// A setting that can't be read.
    Value {
        /// Where it stands.
        spot: SettingAt,
        /// What was given.
        value: String,
        /// How such a value is written.
        example: &'static str,
    },
    /// A setting that can be read and can't be meant.
    Setting {
        /// Where it stands.
        spot: Box<SettingAt>,
        /// What is wrong, and what to do.
        fault: Sentence,
    },
    /// The template is neither built in nor a file.
    NoTemplate {
        /// Where it stands.
        spot: SettingAt,
        /// The name given.
        name: String,
        /// The names that are possible.
        known: String,
    },
    /// A severity for a finding that does not exist.
    NoRule {
        /// Where it stands, and the name given.
        spot: SettingAt,
        /// The name that may be meant.
        nearest: Option<String>,
    },
    /// A list of items or departments that lacks something.
    List {
        /// The cell, or the file.
        place: Place,
        /// What is wrong, and what to do.
        fault: Sentence,
    },
    /// Submissions that another program holds: the clerk's matter, and no department's.
    InUse {
        /// Their paths below the submissions folder.
        files: Vec<String>,
    },
    /// A list in which nothing stands.
    NothingListed {
        /// The file.
        file: String,
        /// The sheet that `matome init` has for it.
        sheet: &'static str,
        /// What stands on it.
        what: Sentence,
    },
    /// What is named as the result of the round before is neither a folder nor entries.
    NotPrevious(PathBuf),
    /// What is named as the clerk's own blank form is not there.
    NoForm(PathBuf),
    /// The round was never run.
    NoResults(PathBuf),
    /// A folder with the entries of several runs.
    SeveralResults {
        /// The folder.
        folder: PathBuf,
        /// The files, below it.
        files: Vec<PathBuf>,
    },
    /// The round before can't be read.
    Previous {
        /// Its folder.
        folder: PathBuf,
        /// Why.
        error: Box<RoundError>,
    },
    /// No folder of submissions.
    NoSubmissions(PathBuf),
}

impl Tell for RoundError {
    fn tell(&self) -> Sentence {
        match self {
            Self::NoConfig(path) => {
                let path = path.display();
                sentence!(
                    "{path} も一覧表.xlsx もありません。取りまとめのフォルダーを指定してください（新しく作るには「新しい取りまとめを作る」（matome init）を使います）。",
                    "neither {path} nor 一覧表.xlsx is there: give the folder of a round, or make one with `matome init`"
                )
            }
            Self::Unreadable { path, source } => disk::because(source).about(&path.display().to_string()),
            Self::NothingListed { file, sheet, what: Sentence { ja, en } } => sentence!(
                "{file} に{ja}がまだありません。「{sheet}」シートに、１行に１つ書いて保存してから、もう一度実行してください。",
                "no {en} in {file} yet: list them on the sheet {sheet}, one a row, save it and run again"
            ),
            Self::InUse { files } => {
                let (ja, en) = (files.join("、"), files.join(", "));
                sentence!(
                    "届いたファイルが、ほかのプログラム（Excel など）で開かれていて読めません：{ja}。閉じてから、もう一度実行してください。",
                    "submissions that another program (Excel?) has open can't be read: {en}; close them and run again"
                )
            }
            Self::Template(error) => error.tell(),
            Self::NotSet { key, name, place: None } => sentence!(
                "「{name}」が決まっていません。一覧表.xlsx の「設定」シートに書いてください（matome.toml では {key}）。",
                "{key} is not set: write it into matome.toml, or as {name} on the sheet 設定 of 一覧表.xlsx"
            ),
            Self::NotSet { key, name, place: Some(place) } => {
                let fault = sentence!(
                    "「{name}」が空欄です。必ず書いてください。",
                    "{name} ({key}) is empty: it must be set"
                );
                fault.at(place)
            }
            Self::Contradiction { spot, value, there, other } => {
                let (SettingAt { place, name }, Sentence { ja, en }) = (&**spot, &there.place);
                let fault = sentence!(
                    "{name}「{value}」が、{ja}の「{other}」と違います。どちらかを消すか、同じにしてください。",
                    "{name} is \"{value}\" here and \"{other}\" in {en}: delete one of them, or make them agree"
                );
                fault.at(place)
            }
            Self::Value { spot, value, example } => unreadable_value(spot, value, example),
            Self::Setting { spot, fault } => fault.clone().at(&spot.place),
            Self::NoTemplate { spot, name, known } => {
                let fault = sentence!(
                    "様式「{name}」がありません。次のどれかを書いてください：{known}（自作の様式は .toml ファイルの名前を書きます）。",
                    "there is no template \"{name}\"; the built-in ones are: {known} (or name a .toml file of your own)"
                );
                fault.at(&spot.place)
            }
            Self::NoRule { spot, nearest } => no_rule(spot, nearest.as_deref()),
            Self::List { place, fault } => fault.clone().at(&place_of(place)),
            Self::NotPrevious(path) => {
                let path = path.display();
                sentence!(
                    "「前回の結果」に書かれた {path} は、見つからないか、前年度の取りまとめのフォルダーでも entries.csv でもありません。一覧表.xlsx の「設定」の「前回の結果」に、前年度のフォルダーを書いてください（なければ空欄にします）。",
                    "{path}, named as the previous round, is not there, or neither a round's folder nor an entries.csv: name last year's folder (previous, 前回の結果), or nothing"
                )
            }
            Self::NoForm(path) => {
                let path = path.display();
                sentence!(
                    "「調査票のひな形」に書かれた {path} がありません。一覧表.xlsx の「設定」の「調査票のひな形」に、取りまとめのフォルダーにあるファイルの名前を書いてください（空欄にすると、様式から作ります）。",
                    "{path}, named as the blank form, is not there: name a file in the round's folder (form, 調査票のひな形), or nothing"
                )
            }
            Self::NoResults(path) => {
                let path = path.display();
                sentence!(
                    "{path} がありません。先に「報告書と、各課への確認結果を作る」（matome run）を行ってください。前回の内容として、次の年度に引き継ぎます。",
                    "{path} is not there: make the report with `matome run` first; the next round takes it as last year's"
                )
            }
            Self::SeveralResults { folder, files } => {
                let folder = folder.display();
                let names = files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>();
                let (ja, en) = (names.join("、"), names.join(", "));
                sentence!(
                    "{folder} に、実行の結果がいくつもあります（{ja}）。「前回の結果」に、使うファイルを書いてください。",
                    "{folder} holds the results of several runs ({en}): name the file to be used as the previous one"
                )
            }
            Self::Previous { folder, error } => error.tell().about(&folder.display().to_string()),
            Self::NoSubmissions(path) => {
                let path = path.display();
                sentence!(
                    "提出フォルダー {path} がありません。フォルダーを作り、各課から届いたファイルを入れてください。",
                    "the submissions folder {path} is not there: make it and put the departments' files into it"
                )
            }
        }
    }
}

fn unreadable_value(SettingAt { place, name }: &SettingAt, value: &str, example: &str) -> Sentence {
    let fault = match value {
        "" => sentence!(
            "{name}が空欄です。「{example}」のように書いてください。",
            "{name} is empty: write it as in {example}"
        ),
        value => sentence!(
            "{name}「{value}」を読めません。「{example}」のように書いてください。",
            "{name} \"{value}\" can't be read: write it as in {example}"
        ),
    };
    fault.at(place)
}

fn no_rule(SettingAt { place, name }: &SettingAt, nearest: Option<&str>) -> Sentence {
    let fault = match nearest {
        Some(nearest) => sentence!(
            "「{name}」という指摘はありません。「{nearest}」のことではありませんか。",
            "there is no finding \"{name}\"; did you mean \"{nearest}\"?"
        ),
        None => sentence!(
            "「{name}」という指摘はありません。一覧は matome explain で表示します。",
            "there is no finding \"{name}\"; `matome explain` lists all of them"
        ),
    };
    fault.at(place)
}

impl From<TemplateError> for RoundError {
    fn from(error: TemplateError) -> Self {
        Self::Template(error)
    }
}

impl fmt::Display for RoundError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tell().fmt(f)
    }
}

impl std::error::Error for RoundError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable { source, .. } => Some(source),
            _ => None,
        }
    }
}
