//! `mail-address`: a mail address.

use crate::model::{Finding, TextFault};
use crate::rules::answers::on;
use crate::rules::{Answers, scan};

pub(super) fn check(answers: &Answers) -> Vec<Finding> {
    let found = answers.texts().filter_map(|(entry, text)| Some((entry, scan::mail_address(text)?)));
    found.map(|(entry, address)| on(TextFault::MailAddress { address }, entry)).collect()
}
