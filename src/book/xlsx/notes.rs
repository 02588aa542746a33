//! Notes and comments of a sheet.

use quick_xml::events::Event;

use super::strings;
use super::{relations, relations_of};
use crate::book::draft::Draft;
use crate::book::fault::Fault;
use crate::book::package::Package;
use crate::book::xml;
use crate::model::CellRef;

/// Reads the notes of the sheet in this part. A broken list of notes costs the notes that follow, not the sheet: nothing
/// that a department reports stands in them.
pub(super) fn read(package: &mut Package, part: &str, draft: &mut Draft) {
    for target in targets(package, part).unwrap_or_default() {
        if let Ok(Some(text)) = package.text(&target) {
            let _ = notes(&text, draft);
        }
    }
}

/// The parts that hold notes of the sheet.
fn targets(package: &mut Package, part: &str) -> Result<Vec<String>, Fault> {
    let Some(text) = package.text(&relations_of(part))? else { return Ok(Vec::new()) };
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let comments = relations(&text, folder)?.into_iter().filter(|relation| relation.kind == "comments");
    Ok(comments.map(|relation| relation.target).collect())
}

fn notes(text: &str, draft: &mut Draft) -> Result<(), Fault> {
    let mut reader = xml::reader(text);
    let mut at: Option<CellRef> = None;
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) => match xml::local(element.name()) {
                "comment" => at = xml::attribute(&element, "ref").and_then(|cell| cell.parse().ok()),
                "text" => {
                    let note = strings::shared_text(&mut reader, "text")?;
                    if let Some(at) = at {
                        draft.sheet.notes.push((at, note.text));
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
