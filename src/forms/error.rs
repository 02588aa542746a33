//! Why a form can't be made.

use rust_xlsxwriter::XlsxError;

use crate::model::{Sentence, Tell};
use crate::report::annotate::Unannotatable;
use crate::sentence;

/// What keeps a form from being made.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.tell())]
pub enum FormError {
    /// It is larger than a worksheet can be.
    Workbook(#[from] XlsxError),
    /// The clerk's own blank form can't be filled in.
    Own(#[from] Unannotatable),
}

impl Tell for FormError {
    fn tell(&self) -> Sentence {
        match self {
            Self::Workbook(error) => {
                sentence!("調査票を作成できません（{error}）。", "the form can't be made ({error})")
            }
            Self::Own(reason) => {
                let because = reason.because();
                sentence!(
                    "調査票のひな形は、{because}、部署の名前や前年度までの内容を書き込めません。Excel で .xlsx として保存し直してください。",
                    "the blank form can't be filled in ({reason}): save it as .xlsx"
                )
            }
        }
    }
}
