//! `text-too-long`: the text is too long.

use crate::model::{Finding, TextFault};
use crate::rules::Sight;
use crate::rules::sight::on;

/// A page of A4 holds about 1,500 characters in a cell as wide as the page.
const MOST: usize = 2_000;

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    let counted = sight.texts().map(|(entry, text)| (entry, text.chars().count()));
    counted
        .filter(|(_, length)| *length > MOST)
        .map(|(entry, length)| on(TextFault::TextTooLong { length, most: MOST }, entry))
        .collect()
}
