//! Why a verb could not run: one sentence, in the language of the command line, that says what to do next.

use std::io;

use rust_xlsxwriter::XlsxError;

use crate::model::{Sentence, Tell};
use crate::sentence;

/// The sentence that ends a verb with exit code 2.
#[derive(Debug)]
pub struct Failure(pub Sentence);

/// What a verb comes to.
pub type Outcome = Result<std::process::ExitCode, Failure>;

impl<E: Tell> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.tell())
    }
}

/// The terminal, or what stands in its place.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(sentence!("画面に出力できません（{error}）。", "standard output can't be written ({error})"))
    }
}

/// A workbook that can't be written: the reason is the program's own.
impl From<XlsxError> for Failure {
    fn from(error: XlsxError) -> Self {
        Self(sentence!("ブックを作成できません（{error}）。", "the workbook can't be made ({error})"))
    }
}
