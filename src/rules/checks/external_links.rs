//! `external-links`: the workbook links to other files.

use crate::model::{FileFault, Finding, Place};
use crate::rules::Answers;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let links = answers.view.external_links;
    let finding = || Finding::new(FileFault::ExternalLinks { links }, Place::file(answers.view.file));
    (links > 0).then(finding).into_iter().collect()
}
