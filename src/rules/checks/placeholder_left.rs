//! `placeholder-left`: a placeholder is left.

use crate::model::{Finding, TextFault};
use crate::rules::answers::on;
use crate::rules::{Answers, scan};

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let found = answers.texts().filter_map(|(entry, text)| Some((entry, scan::placeholder(text)?)));
    found.map(|(entry, placeholder)| on(TextFault::PlaceholderLeft { placeholder }, entry)).collect()
}
