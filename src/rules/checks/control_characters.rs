//! `control-characters`: control characters.

use std::collections::BTreeSet;

use crate::model::{Finding, TextFault};
use crate::rules::Answers;
use crate::rules::answers::on;

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let found = answers.texts().filter(|(_, text)| text.contains(is_unwanted));
    found
        .map(|(entry, text)| on(TextFault::ControlCharacters { characters: unwanted(text) }, entry))
        .collect()
}

/// Control characters but for line ends and tabs, and the marks that turn the direction of writing.
fn is_unwanted(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// Some of the characters, each once.
fn unwanted(text: &str) -> Vec<char> {
    let characters: BTreeSet<char> = text.chars().filter(|c| is_unwanted(*c)).collect();
    characters.into_iter().take(5).collect()
}
