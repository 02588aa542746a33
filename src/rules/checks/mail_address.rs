//! `mail-address`: a mail address.

use crate::model::{Finding, TextFault};
use crate::rules::sight::on;
use crate::rules::{Sight, scan};

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    let found = sight.texts().filter_map(|(entry, text)| Some((entry, scan::mail_address(text)?)));
    found.map(|(entry, address)| on(TextFault::MailAddress { address }, entry)).collect()
}
