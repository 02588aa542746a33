//! `gaiji`: private characters.

use std::collections::BTreeSet;

use crate::model::{Finding, TextFault};
use crate::rules::Answers;
use crate::rules::answers::on;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let found = answers.texts().filter(|(_, text)| text.contains(is_gaiji));
    found.map(|(entry, text)| on(TextFault::Gaiji { characters: gaiji(text) }, entry)).collect()
}

/// The private use areas, and the sign that stands where a character could not be read.
fn is_gaiji(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Some of the characters, each once.
fn gaiji(text: &str) -> Vec<char> {
    let characters: BTreeSet<char> = text.chars().filter(|c| is_gaiji(*c)).collect();
    characters.into_iter().take(5).collect()
}
