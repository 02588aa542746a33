//! .xls: BIFF5 and BIFF8 in an OLE compound file.

use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use calamine::{Reader, SheetType, Xls, XlsError, XlsOptions};
use cfb::CompoundFile;

use super::biff::{self, Stream};
use super::{decrypt, values};
use crate::book::Contents;
use crate::book::budget::Budget;
use crate::book::draft::{Draft, Stored};
use crate::book::limits::Limits;
use crate::book::workbook::Workbook;
use crate::model::{CellRange, CellRef, Content, FileFault, FileReason, Limit};

/// What is an OLE compound file too: a stream that it has, and what it is called.
const OTHERS: &[(&str, Content)] = &[
    ("WordDocument", Content::Word),
    ("PowerPoint Document", Content::Powerpoint),
    ("__properties_version1.0", Content::Mail),
    ("Catalog", Content::Thumbnails),
];

/// Reads the whole workbook.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, FileFault> {
    if !bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(FileFault::unreadable(FileReason::TooOld));
    }
    let mut ole = CompoundFile::open(Cursor::new(bytes.to_vec())).map_err(|_| broken(bytes))?;
    let name = stream_name(&ole).ok_or_else(|| not_xls(&ole))?;
    let mut stream = stream(&mut ole, name)?;
    let mut found = biff::read(&stream);
    let mut file = bytes.to_vec();
    if found.encrypted {
        if !decrypt::decrypt(&mut stream) {
            return Err(FileFault::EncryptedFile);
        }
        found = biff::read(&stream);
        file = replace(ole, name, &stream)?;
    } else {
        drop(ole);
    }
    drop(stream);
    workbook(file, found, limits)
}

/// A file shorter than its table of sectors says was cut off.
fn broken(bytes: &[u8]) -> FileFault {
    FileFault::unreadable(if bytes.len().is_multiple_of(512) {
        FileReason::DamagedStructure
    } else {
        FileReason::Truncated
    })
}

fn stream_name(ole: &CompoundFile<Cursor<Vec<u8>>>) -> Option<&'static str> {
    ["Workbook", "Book"].into_iter().find(|name| ole.is_stream(name))
}

fn not_xls(ole: &CompoundFile<Cursor<Vec<u8>>>) -> FileFault {
    if ole.is_stream("EncryptedPackage") {
        return FileFault::EncryptedFile;
    }
    let other = OTHERS.iter().find(|(stream, _)| ole.exists(stream));
    FileFault::NotAWorkbook { found: other.map_or(Content::Ole, |(_, found)| *found) }
}

fn stream(ole: &mut CompoundFile<Cursor<Vec<u8>>>, name: &str) -> Result<Vec<u8>, FileFault> {
    let mut bytes = Vec::new();
    let damaged = |_| FileFault::unreadable(FileReason::DamagedStructure);
    ole.open_stream(name).map_err(damaged)?.read_to_end(&mut bytes).map_err(damaged)?;
    Ok(bytes)
}

/// The file with the decrypted stream in the place of the encrypted one.
fn replace(mut ole: CompoundFile<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<Vec<u8>, FileFault> {
    let damaged = |_| FileFault::unreadable(FileReason::DamagedStructure);
    let mut stream = ole.open_stream(name).map_err(damaged)?;
    stream.seek(SeekFrom::Start(0)).map_err(damaged)?;
    stream.write_all(bytes).map_err(damaged)?;
    stream.flush().map_err(damaged)?;
    drop(stream);
    Ok(ole.into_inner().into_inner())
}

fn workbook(file: Vec<u8>, mut found: Stream, limits: &Limits) -> Result<Contents, FileFault> {
    let mut options = XlsOptions::default();
    // BIFF5 often names no code page, or a wrong one; here the texts are Japanese.
    options.force_codepage = found.biff5.then_some(932);
    let mut xls = Xls::new_with_options(Cursor::new(file), options).map_err(fault)?;
    let listed = xls.sheets_metadata().to_vec();
    if listed.len() > limits.sheets {
        return Err(FileFault::too_large(Limit::Sheets, limits.sheets as u64));
    }
    let mut contents = Contents::default();
    let mut workbook = Workbook { external_links: found.external_links, ..Workbook::default() };
    workbook.saved = xls.workbook_properties().ok().and_then(|about| about.modified);
    workbook.macros = xls.vba_project().is_ok_and(|project| project.is_some());
    let mut budget = Budget::new(limits);
    for (index, sheet) in listed.iter().enumerate().filter(|(_, sheet)| sheet.typ == SheetType::WorkSheet) {
        let mut draft = Draft::new(&sheet.name, found.epoch_1904);
        draft.sheet.visibility = values::visibility(sheet.visible);
        draft.sheet.merges = merges(&xls, &sheet.name);
        let stored = sheet_values(&mut xls, &sheet.name)?;
        let mut around = found.sheets.get_mut(index).map(std::mem::take).unwrap_or_default();
        values::put(&mut draft, &mut around, &found.styles, stored.into_iter(), &mut budget)?;
        let (sheet, findings) = draft.finish();
        workbook.sheets.push(sheet);
        contents.findings.extend(findings);
    }
    contents.workbook = Some(workbook);
    Ok(contents)
}

fn fault(error: XlsError) -> FileFault {
    match error {
        XlsError::Password => FileFault::EncryptedFile,
        _ => FileFault::unreadable(FileReason::DamagedStructure),
    }
}

fn merges(xls: &Xls<Cursor<Vec<u8>>>, name: &str) -> Vec<CellRange> {
    let corner = |(row, col): (u32, u32)| CellRef::new(row, col);
    let merges = xls.merge_cells_by_sheet_name(name).unwrap_or_default();
    merges.into_iter().map(|merge| CellRange::new(corner(merge.start), corner(merge.end))).collect()
}

fn sheet_values(xls: &mut Xls<Cursor<Vec<u8>>>, name: &str) -> Result<Vec<(CellRef, Stored)>, FileFault> {
    let range = xls.worksheet_range(name).map_err(fault)?;
    let (row, col) = range.start().unwrap_or_default();
    let cell = |(r, c, data): (usize, usize, &calamine::Data)| {
        let at = CellRef::new(row + r as u32, col + c as u32);
        values::stored(data).map(|stored| (at, stored))
    };
    Ok(range.used_cells().filter_map(cell).collect())
}
