//! The few things that every XML part needs beyond quick-xml.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::fault::{Fault, Reason};

/// A reader over a part. End names are not compared: a part is checked by its checksum and by its last end tag.
pub(crate) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    reader
}

/// A part is not well-formed: a fault of the file. Kept apart from [`Fault`] because it is as small as nothing, and it
/// travels beside every event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotWellFormed;

impl From<NotWellFormed> for Fault {
    fn from(_: NotWellFormed) -> Self {
        Fault::unreadable(Reason::DamagedPart)
    }
}

/// The next event.
#[inline]
pub(crate) fn next<'a>(reader: &mut Reader<&'a [u8]>) -> Result<Event<'a>, NotWellFormed> {
    reader.read_event().map_err(|_| NotWellFormed)
}

/// The value of an attribute, by its name without prefix.
pub(crate) fn attribute<'a>(element: &'a BytesStart, name: &str) -> Option<Cow<'a, str>> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().into_inner() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()
}

/// Whether an attribute says yes.
pub(crate) fn flag(element: &BytesStart, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| is_true(&value))
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
