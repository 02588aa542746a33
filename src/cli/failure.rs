//! Why a verb could not run: one sentence, in the language of the command line, that says what to do next.

use std::io;

use rust_xlsxwriter::XlsxError;

use crate::model::{Sentence, Tell};
use crate::report::SaveError;
use crate::sentence;
use crate::template::TemplateError;

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

/// What a stage below put together; the sentence of the error in it, where it has one.
impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        let template = error.downcast_ref::<TemplateError>().map(Tell::tell);
        let saving = || error.downcast_ref::<SaveError>().map(Tell::tell);
        Self(
            template
                .or_else(saving)
                .unwrap_or_else(|| sentence!("作成できません（{error:#}）。", "{error:#}")),
        )
    }
}

/// A workbook that can't be written: the reason is the program's own.
impl From<XlsxError> for Failure {
    fn from(error: XlsxError) -> Self {
        Self(sentence!("ブックを作成できません（{error}）。", "the workbook can't be made ({error})"))
    }
}
