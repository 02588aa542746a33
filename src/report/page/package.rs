//! The package of a workbook: what the library made of it, and in its sheets the rows that were written here.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Seek, Write};

use flate2::read::DeflateDecoder;

use super::deflate::{Sizes, deflate};
use crate::report::made_by::{self, made_by_unix, number};

/// The member with the texts that cells share.
const TEXTS: &str = "xl/sharedStrings.xml";
/// The lengths of what stands before a member, without its name; of its entry in the directory, the same; and of the directory's end.
const HEAD: usize = 30;
const ENTRY: usize = 46;
const END: usize = 22;
/// Where an entry says the checksum and the two sizes of its member, and at which byte that begins.
const SIZES: usize = 16;
const OFFSET: usize = 42;
/// What stands behind a member that was packed as a stream, before its checksum and its sizes.
const BEHIND_MEMBER: [u8; 4] = *b"PK\x07\x08";
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

/// A workbook that only has to be written: what the library made of it, its sheets in their order, and its texts.
pub struct Package {
    pub(super) library: Vec<u8>,
    pub(super) sheets: Vec<Written>,
    pub(super) texts: String,
}

impl Package {
    /// The bytes of the workbook.
    ///
    /// # Errors
    /// As `write_to`.
    pub fn bytes(self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.library.len());
        self.write_to(&mut bytes)?;
        Ok(bytes)
    }

    /// Writes the workbook member by member, and lets each sheet go as soon as it is written. What is not exchanged stays
    /// as the library packed it.
    ///
    /// # Errors
    /// Where it can't be written, or takes four gigabytes.
    pub fn write_to(self, file: &mut impl Write) -> io::Result<()> {
        let library = made_by_unix(self.library);
        let mut sheets: HashMap<String, Written> = (1..).map(sheet_name).zip(self.sheets).collect();
        let mut packing = Packing { file, length: 0, directory: Vec::new() };
        for member in members(&library) {
            match (member.name, sheets.remove(member.name)) {
                (_, Some(sheet)) => {
                    let part = io::read_to_string(member.content())?;
                    packing
                        .exchange(&member, |file| deflate(file, |file| write_sheet(&part, sheet, file)))?;
                }
                (TEXTS, None) => {
                    let texts = self.texts.as_bytes();
                    packing.exchange(&member, |file| deflate(file, |file| file.write_all(texts)))?;
                }
                _ => packing.copy(&member)?,
            }
        }
        packing.end(&library[library.len() - END..])
    }
}

/// The name of a sheet's member, by the sheet's number from one.
fn sheet_name(number: usize) -> String {
    format!("xl/worksheets/sheet{number}.xml")
}

/// The members that are written, one behind the other.
struct Packing<'f, F> {
    file: &'f mut F,
    /// How many bytes they take.
    length: u32,
    directory: Vec<u8>,
}

impl<F: Write> Packing<'_, F> {
    /// A member as it is packed.
    fn copy(&mut self, member: &Member) -> io::Result<()> {
        self.file.write_all(member.packed)?;
        self.enter(member.entry, member.packed.len())
    }

    /// A member with another content, which `fill` packs into the file.
    fn exchange(
        &mut self,
        member: &Member,
        fill: impl FnOnce(&mut F) -> io::Result<Sizes>,
    ) -> io::Result<()> {
        let head = member.head();
        self.file.write_all(head)?;
        let sizes = fill(self.file)?;
        let behind = [BEHIND_MEMBER.as_slice(), &sizes].concat();
        self.file.write_all(&behind)?;
        let mut entry = member.entry.to_vec();
        entry[SIZES..SIZES + sizes.len()].copy_from_slice(&sizes);
        let packed = number(&sizes, 4, 4).unwrap_or_default();
        self.enter(&entry, head.len() + packed + behind.len())
    }

    /// Notes where the member begins that was written.
    fn enter(&mut self, entry: &[u8], length: usize) -> io::Result<()> {
        let place = self.directory.len() + OFFSET;
        self.directory.extend_from_slice(entry);
        self.directory[place..place + 4].copy_from_slice(&self.length.to_le_bytes());
        self.length = u32::try_from(self.length as usize + length).map_err(io::Error::other)?;
        Ok(())
    }

    /// The directory, and this end of the package.
    fn end(self, end: &[u8]) -> io::Result<()> {
        let mut end = end.to_vec();
        end[12..16].copy_from_slice(&(self.directory.len() as u32).to_le_bytes());
        end[16..20].copy_from_slice(&self.length.to_le_bytes());
        self.file.write_all(&self.directory)?;
        self.file.write_all(&end)
    }
}

/// A member of a package: its name, its entry in the directory, and its bytes with their own head.
struct Member<'p> {
    name: &'p str,
    entry: &'p [u8],
    packed: &'p [u8],
}

impl<'p> Member<'p> {
    /// What stands before its content.
    fn head(&self) -> &'p [u8] {
        let [name, extra] = [26, 28].map(|field| number(self.packed, field, 2).unwrap_or_default());
        &self.packed[..HEAD + name + extra]
    }

    /// What it holds.
    fn content(&self) -> DeflateDecoder<&'p [u8]> {
        DeflateDecoder::new(&self.packed[self.head().len()..])
    }
}

/// The members of a package that a stream was packed into: one behind the other, and then their directory.
fn members(package: &[u8]) -> Vec<Member<'_>> {
    let entries = made_by::members(package);
    let begins = |entry: usize| number(package, entry + OFFSET, 4).unwrap_or_default();
    let ends = entries.iter().skip(1).map(|next| begins(*next)).chain(entries.first().copied());
    let member = |(at, end): (&usize, usize)| {
        let [name, extra, comment] =
            [28, 30, 32].map(|field| number(package, at + field, 2).unwrap_or_default());
        Member {
            name: str::from_utf8(&package[at + ENTRY..at + ENTRY + name]).unwrap_or_default(),
            entry: &package[*at..at + ENTRY + name + extra + comment],
            packed: &package[begins(*at)..end],
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
    for part in [before, "<dimension ref=\"", &sheet.dimension, "\"", behind] {
        writer.write_all(part.as_bytes())?;
    }
    write_rows(sheet.rows, writer)?;
    [settings, &sheet.merges, rest].iter().try_for_each(|part| writer.write_all(part.as_bytes()))
}

fn write_rows(rows: Rows, writer: &mut impl Write) -> io::Result<()> {
    match rows {
        Rows::Here(rows) if rows.is_empty() => return writer.write_all(b"<sheetData/>"),
        Rows::Here(rows) => {
            writer.write_all(b"<sheetData>")?;
            writer.write_all(rows.as_bytes())?;
        }
        Rows::Filed(mut rows) => {
            writer.write_all(b"<sheetData>")?;
            rows.rewind()?;
            io::copy(&mut rows, writer)?;
        }
    }
    writer.write_all(b"</sheetData>")
}
