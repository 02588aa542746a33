//! `macros`: the workbook carries macros.

use crate::model::{FileFault, Finding, Place};
use crate::rules::Sight;

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    let place = Place::file(sight.view.file);
    sight.view.macros.then(|| Finding::new(FileFault::Macros, place)).into_iter().collect()
}
