//! `external-links`: the workbook links to other files.

use crate::model::{FileFault, Finding, Place};
use crate::rules::Sight;

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    let links = sight.view.external_links;
    let finding = || Finding::new(FileFault::ExternalLinks { links }, Place::file(sight.view.file));
    (links > 0).then(finding).into_iter().collect()
}
