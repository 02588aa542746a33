//! `macros`: the workbook carries macros.

use crate::model::{FileFault, Finding, Place};
use crate::rules::Answers;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let place = Place::file(answers.view.file);
    answers.view.macros.then(|| Finding::new(FileFault::Macros, place)).into_iter().collect()
}
