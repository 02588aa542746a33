//! The few things that every XML part needs beyond quick-xml.

use crate::model::{FileFault, FileReason};
use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::QName;

/// A reader over a part. End names are not compared: a part is checked by its checksum and by its last end tag.
pub(crate) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    reader
}

/// A part is not well-formed: a fault of the file. Kept apart from [`FileFault`] because it is as small as nothing, and it
/// travels beside every event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotWellFormed;

impl From<NotWellFormed> for FileFault {
    fn from(_: NotWellFormed) -> Self {
        FileFault::unreadable(FileReason::DamagedPart)
    }
}

/// The next event.
#[inline]
pub(crate) fn next<'a>(reader: &mut Reader<&'a [u8]>) -> Result<Event<'a>, NotWellFormed> {
    reader.read_event().map_err(|_| NotWellFormed)
}

/// A name without its prefix.
#[inline]
pub(crate) fn local(name: QName<'_>) -> &str {
    let name = name.into_inner();
    match name.bytes().position(|byte| byte == b':') {
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}

/// The attributes of an element, names and values as they stand in the file: for the elements that come by the
/// thousand, and for values that hold no references.
pub(crate) fn pairs<'a>(element: &'a BytesStart) -> impl Iterator<Item = (&'a str, &'a str)> {
    let text = element.attributes_raw();
    let bytes = text.as_bytes();
    let mut at = 0;
    let find = move |from: usize, is: &dyn Fn(u8) -> bool| {
        bytes.get(from..)?.iter().position(|byte| is(*byte)).map(|found| from + found)
    };
    std::iter::from_fn(move || {
        let name = find(at, &|byte| !byte.is_ascii_whitespace())?;
        let equals = find(name, &|byte| byte == b'=')?;
        let open = find(equals + 1, &|byte| byte == b'"' || byte == b'\'')?;
        let close = find(open + 1, &|byte| byte == bytes[open])?;
        at = close + 1;
        Some((text[name..equals].trim_end(), &text[open + 1..close]))
    })
}

/// The value of an attribute, by its name without prefix.
pub(crate) fn attribute<'a>(element: &'a BytesStart, name: &str) -> Option<Cow<'a, str>> {
    let (_, value) = pairs(element).find(|(key, _)| local(QName(key)) == name)?;
    if value.contains('&') { quick_xml::escape::unescape(value).ok() } else { Some(Cow::Borrowed(value)) }
}

/// Whether an attribute says yes.
pub(crate) fn flag(element: &BytesStart, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| is_true(&value))
}

/// The text of the element of this name, by its name without prefix, in a part that holds one such.
pub(crate) fn text_of(part: &str, name: &str) -> Result<Option<String>, NotWellFormed> {
    let mut reader = reader(part);
    let (mut inside, mut found) = (false, String::new());
    loop {
        match next(&mut reader)? {
            Event::Start(element) => inside = local(element.name()) == name,
            Event::End(_) => inside = false,
            Event::Text(text) if inside => found.push_str(&text.xml10_content()),
            Event::Eof => return Ok(Some(found.trim().to_owned()).filter(|text| !text.is_empty())),
            _ => {}
        }
    }
}

/// Whether an XML boolean is true.
pub(crate) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// Appends what a reference stands for; `false` where it is not one that XML itself defines.
pub(crate) fn push_reference(text: &mut String, reference: &BytesRef) -> bool {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        text.push(c);
        return true;
    }
    let c = match reference.xml10_content().as_ref() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return false,
    };
    text.push(c);
    true
}
