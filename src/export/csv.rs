//! Entries as CSV: one row an entry, one value a cell. A text that would be a formula has a `'` in front, see
//! `text::formula`.

use std::borrow::{Borrow, Cow};
use std::collections::BTreeSet;
use std::io::{self, Write};

use super::lines;
use crate::model::{Entry, KEY_COLUMN, Key, Member};
use crate::text::formula;

/// The columns that are always there, in their order. `axis` is all that the value is said for besides its item: a
/// western year, a category, or several with ` · ` between; `kind` says how to read `value`; `unit` is what a number was
/// written with. Where `item` and `axis` don't tell the dimensions apart, each has a column of its own behind these,
/// `key.sex`, so that tables can be made of them and nothing is lost on the way back.
pub const COLUMNS: [&str; 11] =
    ["department", "item", "field", "axis", "kind", "value", "raw", "file", "sheet", "cell", "unit"];

/// How the bytes are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with a byte order mark, so that Excel knows it.
    #[default]
    Utf8,
    /// Shift_JIS as Windows writes it (cp932).
    Cp932,
}

/// The entries that say something as CSV. A character that Shift_JIS has not is written as a numeric reference
/// (`&#40635;`), never dropped.
///
/// ```
/// use matome::export::csv::{COLUMNS, Encoding, write};
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// let csv = String::from_utf8(write(&collected.entries, Encoding::Utf8))?;
/// assert!(csv.starts_with(&format!("\u{feff}{}", COLUMNS.join(","))));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(entries: &[Entry], encoding: Encoding) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A vector takes all.
    let _ = write_to(&mut bytes, entries, encoding);
    bytes
}

/// The same, piece by piece. Gives how many characters are written as references.
///
/// # Errors
/// Where `out` takes no more.
pub fn write_to<E: Borrow<Entry> + Sync>(
    out: &mut impl Write,
    entries: &[E],
    encoding: Encoding,
) -> io::Result<usize> {
    let mut unknown = 0;
    let mut put = |text: &str| match encoding {
        Encoding::Utf8 => out.write_all(text.as_bytes()),
        Encoding::Cp932 => {
            let (bytes, _, has_unknown) = encoding_rs::SHIFT_JIS.encode(text);
            unknown += if has_unknown { text.chars().filter(|c| !is_in_cp932(*c)).count() } else { 0 };
            out.write_all(&bytes)
        }
    };
    if encoding == Encoding::Utf8 {
        put("\u{feff}")?;
    }
    let dimensions = dimensions(entries);
    let own = dimensions.iter().map(|name| format!("{KEY_COLUMN}{name}").into());
    let mut headings = String::new();
    add_record(&mut headings, COLUMNS.into_iter().map(Cow::from).chain(own));
    put(&headings)?;
    lines::write(entries, |lines, entry| add_row(lines, entry, &dimensions), put)?;
    Ok(unknown)
}

fn is_in_cp932(c: char) -> bool {
    !encoding_rs::SHIFT_JIS.encode(c.encode_utf8(&mut [0; 4])).2
}

/// The dimensions that have columns of their own; none where `item` and `axis` say it all: an item of a list, and a year
/// or a member of the one dimension that has names.
fn dimensions<E: Borrow<Entry>>(entries: &[E]) -> Vec<&str> {
    let said = || entries.iter().map(Borrow::borrow).filter(|entry: &&Entry| entry.value.is_some());
    let parts = || said().flat_map(|entry| entry.key.parts());
    let named = parts().filter(|part| matches!(part.member, Member::Name(_)));
    let named: BTreeSet<&str> = named.map(|part| part.dimension.as_str()).collect();
    if named.len() < 2 && said().all(|entry| is_plain(&entry.key)) {
        return Vec::new();
    }
    parts().map(|part| part.dimension.as_str()).collect::<BTreeSet<_>>().into_iter().collect()
}

fn is_plain(key: &Key) -> bool {
    let mut others = key.others();
    matches!((others.next(), others.next()), (None, _) | (Some(Member::Year(_) | Member::Name(_)), None))
}

/// The row of an entry that says something.
fn add_row(lines: &mut String, entry: &Entry, dimensions: &[&str]) {
    let Some(value) = &entry.value else { return };
    let always: [Cow<str>; COLUMNS.len()] = [
        entry.department.as_str().into(),
        entry.item().into(),
        entry.field.as_str().into(),
        axis(&entry.key),
        super::kind(value).into(),
        super::plain(value),
        entry.raw.as_str().into(),
        entry.place.file.as_str().into(),
        entry.place.sheet.as_str().into(),
        entry.place.cell.map(|cell| cell.to_string()).unwrap_or_default().into(),
        super::value::unit(entry).into(),
    ];
    let own = dimensions.iter().map(|name| entry.key.get(name).map(member).unwrap_or_default());
    add_record(lines, always.into_iter().chain(own));
}

/// All that a value is said for besides its item.
fn axis(key: &Key) -> Cow<'_, str> {
    let mut others = key.others().map(member);
    let first = others.next().unwrap_or_default();
    others.fold(first, |axis, next| format!("{axis} · {next}").into())
}

fn member(member: &Member) -> Cow<'_, str> {
    match member {
        Member::Year(year) => year.0.to_string().into(),
        Member::Month(month) => month.0.to_string().into(),
        Member::Item(name) | Member::Name(name) | Member::Department(name) => name.as_str().into(),
    }
}

/// One record, ended as RFC 4180 has it.
fn add_record<'a>(lines: &mut String, cells: impl IntoIterator<Item = Cow<'a, str>>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            lines.push(',');
        }
        add_field(lines, &cell);
    }
    lines.push_str("\r\n");
}

/// A cell as it stands between commas. It is put into quotes too where another program may take `;`, a tab or a space at
/// its ends for more than text.
fn add_field(lines: &mut String, cell: &str) {
    let cell = formula::guarded(cell);
    let is_sign = |byte| matches!(byte, b'"' | b',' | b';' | b'\t' | b'\r' | b'\n');
    if cell.trim() == cell && !cell.bytes().any(is_sign) {
        lines.push_str(&cell);
    } else {
        lines.extend(["\"", &cell.replace('"', "\"\""), "\""]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(cells: &[String]) -> String {
        let mut record = String::new();
        add_record(&mut record, cells.iter().map(Cow::from));
        record
    }

    /// The cells of one record, as any reader of CSV has them.
    fn read(record: &str) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(record.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        record.iter().map(str::to_owned).collect()
    }

    #[test]
    fn no_cell_is_a_formula_and_each_reads_back() {
        let cells = [
            "=1+1",
            "+SUM(A1)",
            "-2+3",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1+1",
            "－",
            "'=1",
            "'",
            "''+",
            "-",
            "plain",
            "a;=1",
            "\"=1\"",
            " =1",
            "",
            "第１\n行",
        ]
        .map(str::to_owned);
        let read = read(&record(&cells));
        for (cell, read) in cells.iter().zip(&read) {
            assert!(
                !read.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                "{read:?}"
            );
            assert_eq!(formula::unguarded(read), cell);
        }
    }

    #[test]
    fn numbers_keep_their_sign() {
        for number in ["-12.5", "+3", "-1e-7", "0"] {
            assert_eq!(record(&[number.to_owned()]), format!("{number}\r\n"));
        }
    }

    proptest::proptest! {
        #[test]
        fn every_text_reads_back(cells in proptest::collection::vec("[=+@;,\"' \t\r\na-c－-]{0,6}", 10)) {
            let read = read(&record(&cells));
            let read: Vec<&str> = read.iter().map(|cell| formula::unguarded(cell)).collect();
            proptest::prop_assert_eq!(read, cells);
        }
    }
}
