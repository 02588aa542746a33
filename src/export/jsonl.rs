//! Entries as JSON Lines: one object an entry.

use serde_json::json;

use super::value;
use crate::model::Entry;

/// The entries that say something, a line each:
/// `{"department","item","field","axis","value","raw","file","sheet","cell","unit"}`.
pub fn write(entries: &[Entry]) -> String {
    entries.iter().filter_map(line).fold(String::new(), |lines, line| lines + &line + "\n")
}

fn line(entry: &Entry) -> Option<String> {
    let value = entry.value.as_ref()?;
    let line = json!({
        "department": entry.department,
        "item": entry.item,
        "field": entry.field,
        "axis": value::axis(&entry.axis),
        "value": value::json(value),
        "raw": entry.raw,
        "file": entry.place.file,
        "sheet": entry.place.sheet,
        "cell": entry.place.cell.map(|cell| cell.to_string()),
        "unit": value::unit(entry),
    });
    Some(line.to_string())
}
