//! .ods and .fods: OpenDocument sheets, `content.xml` read in one pass.
//!
//! Rows and columns that repeat are never expanded where they are empty, furigana is left out, and what LibreOffice
//! shows (`73.3%`) stands in the file beside the value.

mod cell;
mod content;
mod edges;
mod styles;
mod table;

use crate::model::{FileFault, FileReason, Limit};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::budget::Budget;
use super::limits::Limits;
use super::package::{Package, xml_text};
use super::workbook::Workbook;
use super::{Contents, properties, xml};

/// Whether the package says that it is an OpenDocument sheet.
pub(super) fn is_ods(package: &mut Package) -> Result<bool, FileFault> {
    let kind = package.text("mimetype")?.unwrap_or_default();
    Ok(kind.trim().starts_with("application/vnd.oasis.opendocument.spreadsheet"))
}

/// Reads the whole workbook.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, FileFault> {
    let mut package = Package::open(bytes, limits)?;
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(FileFault::EncryptedFile);
    }
    let content = package.need("content.xml")?;
    let pages = package.text("styles.xml")?.unwrap_or_default();
    let mut contents = read_content(&content, styles::Styles::of_pages(&pages)?, limits)?;
    if let Some(workbook) = &mut contents.workbook {
        let meta = package.text("meta.xml")?.unwrap_or_default();
        workbook.saved = xml::text_of(&meta, "date")?;
        workbook.properties = properties::of_ods(&meta);
        workbook.macros = package.count("basic/", ".xml") > 2;
    }
    Ok(contents)
}

/// Reads the one file of the flat format.
pub(super) fn read_flat(bytes: &[u8], limits: &Limits) -> Result<Contents, FileFault> {
    read_content(&xml_text(bytes.to_vec())?, styles::Styles::default(), limits)
}

/// Reads `content.xml`, or the one file of the flat format.
fn read_content(content: &str, mut styles: styles::Styles, limits: &Limits) -> Result<Contents, FileFault> {
    let mut reader = xml::reader(content);
    let mut contents = Contents::default();
    let mut workbook = Workbook::default();
    let mut budget = Budget::new(limits);
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) => match xml::local(element.name()) {
                "style" => styles.start(&element),
                "master-page" => styles.page(&mut reader, &element)?,
                "table" => {
                    let (sheet, findings) = table::read(&mut reader, &element, &styles, &mut budget)?;
                    workbook.sheets.push(sheet);
                    contents.findings.extend(findings);
                }
                "tracked-changes" => skip(&mut reader, "tracked-changes")?,
                _ => styles.property(&element),
            },
            Event::Empty(element) if xml::local(element.name()) == "style" => styles.start(&element),
            Event::Empty(element) => styles.property(&element),
            Event::End(element) if xml::local(element.name()).starts_with("document") => {
                contents.workbook = Some(workbook);
                return Ok(contents);
            }
            Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
            _ => {}
        }
        if workbook.sheets.len() > limits.sheets {
            return Err(FileFault::too_large(Limit::Sheets, limits.sheets as u64));
        }
    }
}

/// Goes on to the end of the element of this name, which may hold others of its name.
fn skip(reader: &mut Reader<&[u8]>, name: &str) -> Result<(), FileFault> {
    let mut depth = 1usize;
    while depth > 0 {
        match xml::next(reader)? {
            Event::Start(element) if xml::local(element.name()) == name => depth += 1,
            Event::End(element) if xml::local(element.name()) == name => depth -= 1,
            Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
            _ => {}
        }
    }
    Ok(())
}
