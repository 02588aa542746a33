//! Entries as CSV: one row an entry, one value a cell. A text that would be a formula has a `'` in front, see
//! `text::formula`.

use std::collections::BTreeSet;
use std::io::{self, Write};

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

/// The same, a line at a time.
///
/// # Errors
/// Where `out` takes no more.
pub fn write_to(out: &mut impl Write, entries: &[Entry], encoding: Encoding) -> io::Result<()> {
    let mut put = |text: &str| match encoding {
        Encoding::Utf8 => out.write_all(text.as_bytes()),
        Encoding::Cp932 => out.write_all(&encoding_rs::SHIFT_JIS.encode(text).0),
    };
    if encoding == Encoding::Utf8 {
        put("\u{feff}")?;
    }
    let dimensions = dimensions(entries);
    let own = dimensions.iter().map(|name| format!("{KEY_COLUMN}{name}"));
    let headings = COLUMNS.iter().map(|name| (*name).to_owned()).chain(own);
    put(&record(&headings.collect::<Vec<_>>()))?;
    entries.iter().filter_map(|entry| row(entry, &dimensions)).try_for_each(|row| put(&record(&row)))
}

/// The dimensions that have columns of their own; none where `item` and `axis` say it all: an item of a list, and a year
/// or a member of the one dimension that has names.
fn dimensions(entries: &[Entry]) -> Vec<&str> {
    let said = || entries.iter().filter(|entry| entry.value.is_some());
    let parts = || said().flat_map(|entry| entry.key.parts());
    let named = parts().filter(|part| matches!(part.member, Member::Name(_)));
    let named: BTreeSet<&str> = named.map(|part| part.dimension.as_str()).collect();
    if named.len() < 2 && said().all(|entry| is_plain(&entry.key)) {
        return Vec::new();
    }
    parts().map(|part| part.dimension.as_str()).collect::<BTreeSet<_>>().into_iter().collect()
}

fn is_plain(key: &Key) -> bool {
    let others: Vec<&Member> = key.others().collect();
    matches!(others[..], [] | [Member::Year(_) | Member::Name(_)])
}

fn row(entry: &Entry, dimensions: &[&str]) -> Option<Vec<String>> {
    let value = entry.value.as_ref()?;
    let axis: Vec<String> = entry.key.others().map(member).collect();
    let always = [
        entry.department.to_string(),
        entry.item().to_owned(),
        entry.field.to_string(),
        axis.join(" · "),
        super::kind(value).to_owned(),
        super::plain(value),
        entry.raw.to_string(),
        entry.place.file.to_string(),
        entry.place.sheet.to_string(),
        entry.place.cell.map(|cell| cell.to_string()).unwrap_or_default(),
        super::value::unit(entry),
    ];
    let own = dimensions.iter().map(|name| entry.key.get(name).map(member).unwrap_or_default());
    Some(always.into_iter().chain(own).collect())
}

fn member(member: &Member) -> String {
    match member {
        Member::Year(year) => year.0.to_string(),
        Member::Month(month) => month.0.to_string(),
        named => named.to_string(),
    }
}

/// One record, ended as RFC 4180 has it.
fn record(cells: &[String]) -> String {
    cells.iter().map(|cell| field(cell)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A cell as it stands between commas. It is put into quotes too where another program may take `;`, a tab or a space at
/// its ends for more than text.
fn field(cell: &str) -> String {
    let cell = formula::guarded(cell);
    let is_plain = !cell.contains(['"', ',', ';', '\t', '\r', '\n']) && cell.trim() == cell;
    if is_plain { cell.into_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

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
