//! What was read, as cases write it, which goes with the test.

use std::collections::BTreeMap;

use matome::collected::Collected;

/// Item, field and year → the file that it is taken from and the value: `1 rating 2022` → `a.csv A`.
pub fn taken(collected: &Collected) -> BTreeMap<String, String> {
    let filled = collected.read.iter().filter_map(|entry| Some((entry, entry.value.as_ref()?)));
    let line = |(entry, value): (&matome::model::Entry, &matome::model::Value)| {
        let year = entry.key.year().map(|year| year.0.to_string()).unwrap_or_default();
        let key = format!("{} {} {year}", entry.item(), entry.field);
        (key, format!("{} {}", entry.place.file, matome::export::plain(value)))
    };
    filled.map(line).collect()
}
