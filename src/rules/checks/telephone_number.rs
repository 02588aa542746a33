//! `telephone-number`: a telephone number.

use crate::model::{Finding, TextFault};
use crate::rules::sight::on;
use crate::rules::{Sight, scan};

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    let found = sight.texts().filter_map(|(entry, text)| Some((entry, scan::telephone_number(text)?)));
    found.map(|(entry, number)| on(TextFault::TelephoneNumber { number }, entry)).collect()
}
