//! A part of a workbook as a tree.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element with its attributes and children, their names without prefixes.
#[derive(Clone, Debug, Default)]
pub struct Node {
    name: String,
    attrs: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Node {
    /// The root of a document.
    pub fn parse(text: &str) -> Self {
        let mut reader = Reader::from_str(text);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::of(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(Self::of(&start)),
                Event::End(_) => {
                    let node = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(node);
                }
                Event::Eof => return open.remove(0).children.remove(0),
                _ => {}
            }
        }
    }

    fn of(start: &BytesStart) -> Self {
        let attrs = start.attributes().map(|attr| attr.unwrap());
        let attrs = attrs.map(|attr| (attr.key.local_name().as_ref().to_owned(), attr.value.to_string()));
        Self { name: start.local_name().as_ref().to_owned(), attrs: attrs.collect(), children: Vec::new() }
    }

    /// The first child of this name.
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// An attribute; empty where there is none.
    pub fn attr(&self, name: &str) -> &str {
        self.attrs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// An attribute as a number; 0 where there is none.
    pub fn number(&self, name: &str) -> f64 {
        self.attr(name).parse().unwrap_or(0.0)
    }
}
