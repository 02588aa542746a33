//! Notes and comments of a sheet, those with answers included.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{drawing, strings};
use crate::book::draft::Draft;
use crate::book::xml;
use crate::model::{CellRef, FileFault};

/// Comments with their answers, by cell.
pub(super) type Threads = BTreeMap<CellRef, String>;

/// Reads a part of notes (`xl/comments1.xml`). For a cell that has a thread it only holds a copy of that, with words
/// around it for older programs.
pub(super) fn read(text: &str, threads: &Threads, draft: &mut Draft) -> Result<(), FileFault> {
    let read =
        |reader: &mut _| strings::shared_text(reader, "text").map(|text| text.text.as_str().to_owned());
    comments(text, "comment", read, |at, text| {
        if !threads.contains_key(&at) {
            draft.sheet.notes.push((at, text));
        }
    })
}

/// Reads a part of comments with answers (`xl/threadedComments/threadedComment1.xml`).
pub(super) fn read_threads(text: &str, threads: &mut Threads) -> Result<(), FileFault> {
    let read = |reader: &mut _| drawing::inner(reader, "text");
    comments(text, "threadedComment", read, |at, text| {
        let thread = threads.entry(at).or_default();
        if !thread.is_empty() {
            thread.push('\n');
        }
        thread.push_str(&text);
    })
}

fn comments<'a>(
    text: &'a str,
    name: &str,
    read: impl Fn(&mut Reader<&'a [u8]>) -> Result<String, FileFault>,
    mut put: impl FnMut(CellRef, String),
) -> Result<(), FileFault> {
    let mut reader = xml::reader(text);
    let mut at: Option<CellRef> = None;
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) => match xml::local(element.name()) {
                found if found == name => {
                    at = xml::attribute(&element, "ref").and_then(|cell| cell.parse().ok());
                }
                "text" => {
                    let note = read(&mut reader)?;
                    if let Some(at) = at {
                        put(at, note);
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
