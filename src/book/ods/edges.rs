//! What is printed at the edges of each page: the words of header and footer, without the fields between them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::book::xlsx::edges;
use crate::book::xml;
use crate::model::{FileFault, FileReason};

/// The parts of a page's style that hold words: those of all pages, of even ones, of the first.
const EDGES: [&str; 6] = ["header", "header-left", "header-first", "footer", "footer-left", "footer-first"];
/// Fields that nobody typed.
const FIELDS: [&str; 7] = ["page-number", "page-count", "sheet-name", "file-name", "title", "date", "time"];

/// Reads a page's style up to its end: the words of each of its edges.
pub(super) fn read(reader: &mut Reader<&[u8]>) -> Result<Vec<String>, FileFault> {
    let mut found = Vec::new();
    loop {
        match xml::next(reader)? {
            Event::Start(element) if EDGES.contains(&xml::local(element.name())) => {
                let is_printed = xml::attribute(&element, "display").is_none_or(|shown| shown != "false");
                let text = words(reader, &element)?;
                // An edge of .xlsx has codes, which begin with this sign.
                let own = edges::words(&text.replace('&', "&&"));
                found.extend(own.filter(|_| is_printed));
            }
            Event::End(element) if xml::local(element.name()) == "master-page" => return Ok(found),
            Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
            _ => {}
        }
    }
}

/// The text of an edge, a line a paragraph.
fn words(reader: &mut Reader<&[u8]>, edge: &BytesStart) -> Result<String, FileFault> {
    let (mut text, mut is_field) = (String::new(), false);
    loop {
        match xml::next(reader)? {
            Event::Start(element) => is_field |= FIELDS.contains(&xml::local(element.name())),
            Event::Text(piece) if !is_field => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(reference) if !is_field => {
                xml::push_reference(&mut text, &reference);
            }
            Event::End(element) if element.name() == edge.name() => return Ok(text),
            Event::End(element) => match xml::local(element.name()) {
                "p" => text.push('\n'),
                name if FIELDS.contains(&name) => is_field = false,
                _ => {}
            },
            Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
            _ => {}
        }
    }
}
