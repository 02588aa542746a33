//! Numbers of a lower level: (1) and ① under 1.

use std::collections::BTreeMap;

use super::{Framer, State, Table};
use crate::layout::ids::Of;
use crate::layout::records::{is_number, record_name};
use crate::text::width;

impl Framer<'_> {
    /// Where numbers in brackets would be the same as others of the list, they are those of a level below: the number above
    /// is part of their names, 1(1).
    pub(super) fn name_levels(&self, table: &mut Table) {
        let dim = table.shape(self.scope).inner();
        if !self.scope.words.is_record(dim) {
            return;
        }
        let rows = table.rows.iter().enumerate().filter(|(_, row)| row.state == State::Keyed);
        let labels: Vec<(usize, &str)> =
            rows.filter_map(|(at, row)| Some((at, self.scope.grid.text(row.label?)))).collect();
        let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        labels.iter().for_each(|(_, text)| names.entry(record_name(text)).or_default().push(text));
        let is_twice = |texts: &Vec<&str>| texts.len() > 1 && texts.iter().any(|text| is_lower(text));
        if !names.values().any(is_twice) {
            return;
        }
        let mut above: Option<String> = None;
        let mut named: Vec<(usize, String)> = Vec::new();
        for (at, text) in labels {
            match &above {
                Some(above) if is_lower(text) => named.push((at, format!("{above}{}", width::clean(text)))),
                _ if is_lower(text) => {}
                _ => above = Some(record_name(text)),
            }
        }
        for (at, name) in named {
            table.rows[at].key.retain(|(known, _)| *known != dim);
            table.rows[at].key.insert(0, (dim, vec![Of::Record(name)]));
        }
    }
}

/// Whether a number is written as those of a lower level are: (1), ①, 1).
fn is_lower(text: &str) -> bool {
    let first = text.chars().next();
    let in_brackets = first.is_some_and(|c| matches!(c, '(' | '（')) || text.ends_with([')', '）']);
    let is_sign = first.is_some_and(|c| c.is_numeric() && !c.is_ascii_digit() && !('０'..='９').contains(&c));
    is_number(text) && (in_brackets || is_sign)
}
