//! `text-too-long`: the text is too long.

use crate::model::{Finding, TextFault};
use crate::rules::Answers;
use crate::rules::answers::on;

/// A page of A4 holds about 1,500 characters in a cell as wide as the page.
const MOST: usize = 2_000;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let counted = answers.texts().map(|(entry, text)| (entry, text.chars().count()));
    counted
        .filter(|(_, length)| *length > MOST)
        .map(|(entry, length)| on(TextFault::TextTooLong { length, most: MOST }, entry))
        .collect()
}
