//! `placeholder-left`: a placeholder is left.

use crate::model::{Finding, TextFault};
use crate::rules::sight::on;
use crate::rules::{Sight, scan};

pub(super) fn check(sight: &Sight) -> Vec<Finding> {
    let found = sight.texts().filter_map(|(entry, text)| Some((entry, scan::placeholder(text)?)));
    found.map(|(entry, placeholder)| on(TextFault::PlaceholderLeft { placeholder }, entry)).collect()
}
