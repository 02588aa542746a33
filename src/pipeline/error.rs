//! Why the files of a run could not be made or written.

use std::fmt;
use std::path::PathBuf;

use rust_xlsxwriter::XlsxError;

use crate::disk;
use crate::model::{Sentence, Tell};
use crate::report::SaveError;
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
    /// A workbook can't be made: more rows than a worksheet has.
    Workbook(XlsxError),
    /// The overview page can't be made: its template is our own.
    Page(minijinja::Error),
}

impl Tell for DeliverError {
    fn tell(&self) -> Sentence {
        match self {
            Self::Save(error) => error.tell(),
            Self::Mail(error) => error.tell(),
            Self::MailTemplate { path, source } => disk::because(source).about(&path.display().to_string()),
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
            Self::MailTemplate { source, .. } => source,
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
