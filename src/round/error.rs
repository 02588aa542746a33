//! Why a round can't be run, and what to do next.

use std::path::PathBuf;

use crate::template::TemplateError;

/// A round that can't be run. Each says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum RoundError {
    /// No `matome.toml` in the folder.
    #[error(
        "{0} がありません。取りまとめのフォルダーを指定してください（新しく作るには matome init を使います）。 / not found: give the folder of a round, or make one with `matome init`"
    )]
    NoConfig(PathBuf),
    /// A file that can't be read.
    #[error(
        "{path} を開けません（{source}）。ほかのプログラムで開いていないか、確かめてください。 / cannot be opened: close it in other programs"
    )]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's word.
        source: std::io::Error,
    },
    /// `matome.toml` or the template is wrong.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A value of `matome.toml` that can't be read.
    #[error("matome.toml の {key} = \"{value}\" を読めません。{expected} / cannot be read")]
    Value {
        /// The key.
        key: &'static str,
        /// What was given.
        value: String,
        /// What it should be.
        expected: &'static str,
    },
    /// The template is neither built in nor a file.
    #[error(
        "様式 \"{name}\" がありません。使える様式：{known}（自作の様式は .toml ファイルの名前を書きます）。 / no such template; built in: {known}"
    )]
    NoTemplate {
        /// The name given.
        name: String,
        /// The names that are possible.
        known: String,
    },
    /// A severity for a rule that does not exist.
    #[error(
        "matome.toml の [severity] にある {name} という指摘はありません。{nearest}（matome explain で一覧を表示します） / [severity]: no such finding"
    )]
    NoRule {
        /// The name given.
        name: String,
        /// The name that may be meant, as a sentence; empty where none is near.
        nearest: String,
    },
    /// A list of items or departments that lacks something.
    #[error("{file}：{message}")]
    List {
        /// The file.
        file: String,
        /// What is wrong, and what to do.
        message: String,
    },
    /// No folder of submissions.
    #[error(
        "提出フォルダー {0} がありません。フォルダーを作り、各課から届いたファイルを入れてください。 / no submissions folder: make it and put the departments' files there"
    )]
    NoSubmissions(PathBuf),
}
