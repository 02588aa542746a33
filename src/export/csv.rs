//! Entries as CSV: one row an entry, one value a cell.

use crate::model::{Axis, Entry};

/// The columns, in their order. `axis` is a western year or a category; `kind` says how to read `value`.
pub const COLUMNS: [&str; 10] =
    ["department", "item", "field", "axis", "kind", "value", "raw", "file", "sheet", "cell"];

/// How the bytes are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Encoding {
    /// UTF-8 with a byte order mark, so that Excel knows it.
    #[default]
    Utf8,
    /// Shift_JIS as Windows writes it (cp932).
    Cp932,
}

/// The entries that say something as CSV. A character that Shift_JIS has not is written as a numeric reference
/// (`&#40635;`), never dropped.
pub fn write(entries: &[Entry], encoding: Encoding) -> Vec<u8> {
    let mut text = record(&COLUMNS.map(str::to_owned));
    for entry in entries {
        text.extend(row(entry).map(|row| record(&row)));
    }
    match encoding {
        Encoding::Utf8 => ["\u{feff}", &text].concat().into_bytes(),
        Encoding::Cp932 => encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
    }
}

fn row(entry: &Entry) -> Option<[String; 10]> {
    let value = entry.value.as_ref()?;
    Some([
        entry.department.clone(),
        entry.item.clone(),
        entry.field.clone(),
        axis(&entry.axis),
        super::kind(value).to_owned(),
        super::plain(value),
        entry.raw.clone(),
        entry.place.file.clone(),
        entry.place.sheet.clone(),
        entry.place.cell.map(|cell| cell.to_string()).unwrap_or_default(),
    ])
}

fn axis(axis: &Axis) -> String {
    match axis {
        Axis::None => String::new(),
        Axis::Year(year) => year.0.to_string(),
        Axis::Category(name) => name.clone(),
    }
}

/// One record, ended as RFC 4180 has it.
fn record(cells: &[String]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let written = writer.write_record(cells).is_ok();
    let bytes = writer.into_inner().unwrap_or_default();
    debug_assert!(written, "writing to memory does not fail");
    String::from_utf8(bytes).unwrap_or_default()
}
