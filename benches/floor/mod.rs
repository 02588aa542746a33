//! What reading a workbook can't cost less than: inflating its parts, and one pass of quick-xml over them.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// Inflates each part of a package and looks at it. A number that depends on all of it, so that nothing is optimised
/// away.
pub fn inflate(file: &[u8], look: fn(&[u8]) -> usize) -> usize {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut part = Vec::new();
    let mut sum = 0;
    for index in 0..zip.len() {
        part.clear();
        zip.by_index(index).expect("a part").read_to_end(&mut part).expect("whole");
        sum += part.len() + look(&part);
    }
    sum
}

/// How many events a part has; none where it is no text.
pub fn pass(part: &[u8]) -> usize {
    let Ok(text) = std::str::from_utf8(part) else { return 0 };
    let mut reader = Reader::from_str(text);
    let mut events = 0;
    while !matches!(reader.read_event(), Ok(Event::Eof) | Err(_)) {
        events += 1;
    }
    events
}
