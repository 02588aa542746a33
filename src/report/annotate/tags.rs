//! The tags of an XML part with the bytes that they take, so that they can be edited in place.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

/// A start, end or empty tag and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Tag<'a> {
    /// The tag itself, from `<` to `>`.
    pub text: &'a str,
    /// Where it starts in the part.
    pub start: usize,
    /// How many elements are open around it.
    pub depth: usize,
    /// Which of the three it is.
    pub kind: TagKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TagKind {
    Open,
    Close,
    Empty,
}

impl<'a> Tag<'a> {
    /// Where the part goes on after the tag.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The name with its prefix: `x:row`.
    pub fn name(&self) -> &'a str {
        let name = self.text.trim_start_matches(['<', '/']);
        &name[..name.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(name.len())]
    }

    /// The name without prefix: `row`.
    pub fn local(&self) -> &'a str {
        self.name().rsplit(':').next().unwrap_or_default()
    }

    /// The prefix with its colon: `x:`; empty where there is none.
    pub fn prefix(&self) -> &'a str {
        self.name().strip_suffix(self.local()).unwrap_or_default()
    }

    /// Whether the tag starts an element of this name.
    pub fn opens(&self, local: &str) -> bool {
        self.kind != TagKind::Close && self.local() == local
    }

    /// Whether the tag ends an element of this name that has content.
    pub fn closes(&self, local: &str) -> bool {
        self.kind == TagKind::Close && self.local() == local
    }

    /// Where the value of this attribute stands in the part; the name is as written.
    pub fn value_range(&self, attribute: &str) -> Option<Range<usize>> {
        let mut at = 1 + self.name().len();
        while let Some((name, value)) = next_attribute(self.text, at) {
            if &self.text[name] == attribute {
                return Some(self.start + value.start..self.start + value.end);
            }
            at = value.end + 1;
        }
        None
    }

    /// The value of this attribute, entities resolved.
    pub fn value(&self, attribute: &str) -> Option<String> {
        let range = self.value_range(attribute)?;
        let raw = &self.text[range.start - self.start..range.end - self.start];
        quick_xml::escape::unescape(raw).ok().map(|value| value.into_owned())
    }

    /// The value of this attribute as a number.
    pub fn number<T: std::str::FromStr>(&self, attribute: &str) -> Option<T> {
        self.value(attribute)?.trim().parse().ok()
    }

    /// Whether this attribute says yes.
    pub fn is_true(&self, attribute: &str) -> bool {
        matches!(self.value(attribute).as_deref(), Some("1" | "true"))
    }

    /// The value of an attribute in whatever namespace: `id` finds `r:id`.
    pub fn value_of_local(&self, attribute: &str) -> Option<String> {
        let mut at = 1 + self.name().len();
        while let Some((name, value)) = next_attribute(self.text, at) {
            let (prefix, local) = self.text[name.clone()].rsplit_once(':').unwrap_or_default();
            if local == attribute && prefix != "xmlns" {
                return self.value(&self.text[name]);
            }
            at = value.end + 1;
        }
        None
    }
}

/// The ranges of the next attribute's name and value within the tag.
fn next_attribute(tag: &str, from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let equals = from + tag.get(from..)?.find('=')?;
    let name = tag[from..equals].trim();
    let name_start = equals - tag[from..equals].trim_start().len();
    let open = equals + 1 + tag[equals + 1..].find(['"', '\''])?;
    let quote = &tag[open..=open];
    let close = open + 1 + tag[open + 1..].find(quote)?;
    Some((name_start..name_start + name.len(), open + 1..close))
}

/// The tags of a part, in order. Stops with `Err` where the XML is broken.
pub(super) struct Tags<'a> {
    source: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Tags<'a> {
    /// The tags of this part.
    pub fn of(source: &'a str) -> Self {
        Self { source, reader: Reader::from_str(source), depth: 0 }
    }

    fn tag(&mut self, start: usize, kind: TagKind) -> Tag<'a> {
        if kind == TagKind::Close {
            self.depth = self.depth.saturating_sub(1);
        }
        let depth = self.depth;
        if kind == TagKind::Open {
            self.depth += 1;
        }
        let end = self.reader.buffer_position() as usize;
        Tag { text: &self.source[start..end], start, depth, kind }
    }
}

/// A part that is no well-formed XML.
#[derive(Debug)]
pub(super) struct Broken;

impl<'a> Iterator for Tags<'a> {
    type Item = Result<Tag<'a>, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.reader.buffer_position() as usize;
            let kind = match self.reader.read_event() {
                Ok(Event::Start(_)) => TagKind::Open,
                Ok(Event::End(_)) => TagKind::Close,
                Ok(Event::Empty(_)) => TagKind::Empty,
                Ok(Event::Eof) => {
                    return (self.depth > 0).then(|| {
                        self.depth = 0;
                        Err(Broken)
                    });
                }
                Ok(Event::DocType(_)) | Err(_) => return Some(Err(Broken)),
                Ok(_) => continue,
            };
            return Some(Ok(self.tag(start, kind)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_by_name_wherever_they_stand() {
        let source = "<?xml version='1.0'?>\n<x:row a='1 s=\"9\"' spans = \"1:3\" xmlns:r=\"u\" r:id='R&amp;1'\n s=\"4\"/>";
        let tag = Tags::of(source).next().unwrap().unwrap();
        assert_eq!((tag.local(), tag.prefix(), tag.kind), ("row", "x:", TagKind::Empty));
        assert_eq!(tag.value("s").as_deref(), Some("4"));
        assert_eq!(tag.value("spans").as_deref(), Some("1:3"));
        assert_eq!(tag.value_of_local("id").as_deref(), Some("R&1"));
        assert_eq!(tag.value("nothing"), None);
        assert_eq!(&source[tag.value_range("s").unwrap()], "4");
    }

    #[test]
    fn broken_parts_end_with_an_error() {
        for source in ["<a><b></a>", "<a>", "<a", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"] {
            assert!(Tags::of(source).any(|tag| tag.is_err()), "{source}");
        }
    }
}
