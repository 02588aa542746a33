//! The package of a workbook: what the library made of it, and in its sheets the rows that were written here.

use std::fs::File;
use std::io::{self, Cursor, Seek, Write};

use rust_xlsxwriter::XlsxError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::report::made_by;

/// How hard the parts are deflated, of nine. The usual 6 takes seven times as long, for 17 % less.
pub(super) const DEFLATED: u8 = 2;
/// The lengths of an entry in a package's directory without its name, and of the directory's end; and where an entry says
/// at which byte its member begins.
const HEAD: usize = 46;
const END: usize = 22;
const OFFSET: usize = 42;
/// What may stand behind the merges of a sheet; the last is in each sheet.
const BEHIND_MERGES: [&str; 3] = ["<conditionalFormatting", "<dataValidations", "<printOptions"];

/// The rows of a sheet.
pub(super) enum Rows {
    /// In memory.
    Here(String),
    /// In a temporary file, from its beginning.
    Filed(File),
}

/// What was written of a sheet.
pub(super) struct Written {
    pub rows: Rows,
    /// Its merges, as XML.
    pub merges: String,
    /// The range of its cells.
    pub dimension: String,
}

/// The bytes of a workbook: the library's, with these sheets in their order, and with these texts.
pub(super) fn packed(library: &[u8], sheets: Vec<Written>, texts: &str) -> Result<Vec<u8>, XlsxError> {
    let mut parts = ZipArchive::new(Cursor::new(library))?;
    let mut own = ZipWriter::new_stream(Vec::new());
    // As the library packs its parts.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(DEFLATED.into()))
        .unix_permissions(0o600)
        .last_modified_time(DateTime::default());
    for (number, sheet) in (1..).zip(sheets) {
        let name = format!("xl/worksheets/sheet{number}.xml");
        let part = io::read_to_string(parts.by_name(&name)?)?;
        own.start_file(name, options)?;
        write_sheet(&part, sheet, &mut own)?;
    }
    own.start_file("xl/sharedStrings.xml", options)?;
    own.write_all(texts.as_bytes())?;
    Ok(exchanged(library, &own.finish()?.into_inner()))
}

/// The package with those of its members exchanged that the other one has as well; all else stays as it is packed.
fn exchanged(package: &[u8], other: &[u8]) -> Vec<u8> {
    let own = members(other);
    let mut bytes = Vec::with_capacity(package.len() + other.len());
    let mut directory = Vec::new();
    for member in members(package) {
        let chosen = own.iter().find(|own| own.name == member.name).unwrap_or(&member);
        directory.extend_from_slice(chosen.entry);
        let place = directory.len() - chosen.entry.len() + OFFSET;
        directory[place..place + 4].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
        bytes.extend_from_slice(chosen.packed);
    }
    let mut end = package[package.len() - END..].to_vec();
    end[12..16].copy_from_slice(&(directory.len() as u32).to_le_bytes());
    end[16..20].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
    bytes.append(&mut directory);
    bytes.append(&mut end);
    bytes
}

/// A member of a package: its name, its entry in the directory, and its bytes with their own head.
struct Member<'p> {
    name: &'p [u8],
    entry: &'p [u8],
    packed: &'p [u8],
}

/// The members of a package that a stream was packed into: one behind the other, and then their directory.
fn members(package: &[u8]) -> Vec<Member<'_>> {
    let number = |at: usize, length| made_by::number(package, at, length).unwrap_or_default();
    let entries = made_by::members(package);
    let ends = entries.iter().skip(1).map(|next| number(next + OFFSET, 4)).chain(entries.first().copied());
    let member = |(at, end): (&usize, usize)| {
        let [name, extra, comment] = [28, 30, 32].map(|field| number(at + field, 2));
        Member {
            name: &package[at + HEAD..at + HEAD + name],
            entry: &package[*at..at + HEAD + name + extra + comment],
            packed: &package[number(at + OFFSET, 4)..end],
        }
    };
    entries.iter().zip(ends).map(member).collect()
}

/// The sheet with its own rows in the place of those that the library knows of.
fn write_sheet(library: &str, sheet: Written, writer: &mut impl Write) -> io::Result<()> {
    let (head, rest) = library.split_once("<sheetData").unwrap_or((library, ""));
    let rest =
        rest.split_once("</sheetData>").map_or_else(|| rest.trim_start_matches("/>"), |(_, rest)| rest);
    let (before, behind) = head.split_once("<dimension ref=\"").unwrap_or((head, ""));
    let behind = behind.split_once('"').map_or(behind, |(_, behind)| behind);
    let place = BEHIND_MERGES.iter().filter_map(|name| rest.find(name)).min().unwrap_or(rest.len());
    let (settings, rest) = rest.split_at(place);
    let head = [before, "<dimension ref=\"", &sheet.dimension, "\"", behind].concat();
    let tail = [settings, &sheet.merges, rest].concat();
    match sheet.rows {
        Rows::Here(rows) if rows.is_empty() => {
            writer.write_all([&head, "<sheetData/>", &tail].concat().as_bytes())
        }
        Rows::Here(rows) => {
            writer.write_all([&head, "<sheetData>", &rows, "</sheetData>", &tail].concat().as_bytes())
        }
        Rows::Filed(mut rows) => {
            writer.write_all([&head, "<sheetData>"].concat().as_bytes())?;
            rows.rewind()?;
            io::copy(&mut rows, writer)?;
            writer.write_all(["</sheetData>", &tail].concat().as_bytes())
        }
    }
}
