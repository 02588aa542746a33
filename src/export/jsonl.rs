//! Entries as JSON Lines: one object an entry.

use std::borrow::Borrow;
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{lines, value};
use crate::model::{Entry, Key};

/// The entries that say something, a line each:
/// `{"department","item","field","axis","key","value","raw","file","sheet","cell","unit"}`.
///
/// ```
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// let lines = matome::export::jsonl::write(&collected.entries);
/// assert!(lines.lines().all(|line| line.starts_with('{')));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(entries: &[Entry]) -> String {
    let mut bytes = Vec::new();
    // A vector takes all, and JSON is UTF-8.
    let _ = write_to(&mut bytes, entries);
    String::from_utf8(bytes).unwrap_or_default()
}

/// The same, piece by piece.
///
/// # Errors
/// Where `out` takes no more.
pub fn write_to<E: Borrow<Entry> + Sync>(out: &mut impl Write, entries: &[E]) -> io::Result<()> {
    let add = |lines: &mut String, entry: &Entry| lines.extend(line(entry).map(|line| line + "\n"));
    lines::write(entries, add, |text| out.write_all(text.as_bytes()))
}

fn line(entry: &Entry) -> Option<String> {
    let value = entry.value.as_ref()?;
    let line = json!({
        "department": entry.department.as_str(),
        "item": entry.item(),
        "key": key(&entry.key),
        "field": entry.field.as_str(),
        "axis": value::member(entry.key.axis()),
        "value": value::json(value),
        "raw": entry.raw.as_str(),
        "file": entry.place.file.as_str(),
        "sheet": entry.place.sheet.as_str(),
        "cell": entry.place.cell.map(|cell| cell.to_string()),
        "unit": value::unit(entry),
    });
    Some(line.to_string())
}

/// The members by their dimensions.
fn key(key: &Key) -> Value {
    let parts = key.parts().iter();
    let members = parts.map(|part| (part.dimension.to_string(), value::member(Some(&part.member))));
    Value::Object(members.collect::<Map<String, Value>>())
}
