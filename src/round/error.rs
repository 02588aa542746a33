//! Why a round can't be run, and what to do next.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::disk;
use crate::model::{Sentence, Tell};
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
    /// A value of `matome.toml` that can't be read.
    Value {
        /// The key.
        key: &'static str,
        /// What was given.
        value: String,
        /// How such a value is written.
        example: &'static str,
    },
    /// The template is neither built in nor a file.
    NoTemplate {
        /// The name given.
        name: String,
        /// The names that are possible.
        known: String,
    },
    /// A severity for a finding that does not exist.
    NoRule {
        /// The name given.
        name: String,
        /// The name that may be meant.
        nearest: Option<String>,
    },
    /// A list of items or departments that lacks something.
    List {
        /// The file.
        file: String,
        /// What is wrong, and what to do.
        fault: Sentence,
    },
    /// Submissions that another program holds: the clerk's matter, and no department's.
    InUse {
        /// Their paths below the submissions folder.
        files: Vec<String>,
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
                    "{path} がありません。取りまとめのフォルダーを指定してください（新しく作るには matome init を使います）。",
                    "{path} is not there: give the folder of a round, or make one with `matome init`"
                )
            }
            Self::Unreadable { path, source } => disk::because(source).about(&path.display().to_string()),
            Self::InUse { files } => {
                let (ja, en) = (files.join("、"), files.join(", "));
                sentence!(
                    "届いたファイルが、ほかのプログラム（Excel など）で開かれていて読めません：{ja}。閉じてから、もう一度実行してください。",
                    "submissions that another program (Excel?) has open can't be read: {en}; close them and run again"
                )
            }
            Self::Template(error) => error.tell(),
            Self::Value { key, value, example } => sentence!(
                "matome.toml の {key} = \"{value}\" を読めません。「{example}」のように書いてください。",
                "{key} = \"{value}\" in matome.toml can't be read: write it as in {example}"
            ),
            Self::NoTemplate { name, known } => sentence!(
                "様式「{name}」がありません。使える様式：{known}（自作の様式は .toml ファイルの名前を書きます）。",
                "there is no template \"{name}\"; the built-in ones are: {known} (or name a .toml file of your own)"
            ),
            Self::NoRule { name, nearest } => no_rule(name, nearest.as_deref()),
            Self::List { file, fault } => fault.clone().about(file),
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

fn no_rule(name: &str, nearest: Option<&str>) -> Sentence {
    match nearest {
        Some(nearest) => sentence!(
            "matome.toml の [severity] にある「{name}」という指摘はありません。「{nearest}」のことではありませんか。",
            "[severity] in matome.toml: there is no finding \"{name}\"; did you mean \"{nearest}\"?"
        ),
        None => sentence!(
            "matome.toml の [severity] にある「{name}」という指摘はありません。一覧は matome explain で表示します。",
            "[severity] in matome.toml: there is no finding \"{name}\"; `matome explain` lists all of them"
        ),
    }
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
