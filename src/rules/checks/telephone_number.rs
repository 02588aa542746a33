//! `telephone-number`: a telephone number.

use crate::model::{Finding, TextFault};
use crate::rules::answers::on;
use crate::rules::{Answers, scan};

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let found = answers.texts().filter_map(|(entry, text)| Some((entry, scan::telephone_number(text)?)));
    found.map(|(entry, number)| on(TextFault::TelephoneNumber { number }, entry)).collect()
}
