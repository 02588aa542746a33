//! The automatic styles: which are struck out, which hide a sheet, a row, a column; and what pages say at their edges.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::edges;
use crate::book::xml;
use crate::model::FileFault;

/// What a style says that matters here.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    pub(super) struck: Option<bool>,
    pub(super) hidden: bool,
}

/// The styles by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(String, String), Style>,
    /// The style whose properties follow.
    current: Option<(String, String)>,
    /// The pages' styles that the styles of tables name.
    page_of: HashMap<String, String>,
    /// What those pages say at their edges.
    edges: HashMap<String, Vec<String>>,
}

impl Styles {
    /// The styles of pages that stand in a part of their own (`styles.xml`).
    pub(super) fn of_pages(part: &str) -> Result<Self, FileFault> {
        let mut styles = Self::default();
        let mut reader = xml::reader(part);
        loop {
            match xml::next(&mut reader)? {
                Event::Start(element) if xml::local(element.name()) == "master-page" => {
                    styles.page(&mut reader, &element)?;
                }
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    /// Reads the style of a page, which has begun.
    pub(super) fn page(&mut self, reader: &mut Reader<&[u8]>, element: &BytesStart) -> Result<(), FileFault> {
        let name = xml::attribute(element, "name").unwrap_or_default().into_owned();
        self.edges.insert(name, edges::read(reader)?);
        Ok(())
    }

    /// What the pages of a table of this style say at their edges.
    pub(super) fn edges(&self, table_style: &str) -> &[String] {
        let page = self.page_of.get(table_style);
        page.and_then(|page| self.edges.get(page)).map_or(&[], Vec::as_slice)
    }

    /// A style begins.
    pub(super) fn start(&mut self, element: &BytesStart) {
        let text = |name: &str| xml::attribute(element, name).unwrap_or_default().into_owned();
        let key = (text("family"), text("name"));
        let parent =
            self.styles.get(&(key.0.clone(), text("parent-style-name"))).copied().unwrap_or_default();
        self.styles.insert(key.clone(), parent);
        let page = xml::attribute(element, "master-page-name").filter(|_| key.0 == "table");
        page.into_iter().for_each(|page| {
            self.page_of.insert(key.1.clone(), page.into_owned());
        });
        self.current = Some(key);
    }

    /// An element that may be a property of the style that began last.
    pub(super) fn property(&mut self, element: &BytesStart) {
        let Some(style) = self.current.as_ref().and_then(|key| self.styles.get_mut(key)) else { return };
        match xml::local(element.name()) {
            "text-properties" => {
                let line = xml::attribute(element, "text-line-through-style")
                    .or_else(|| xml::attribute(element, "text-line-through-type"));
                style.struck = line.map(|line| line != "none").or(style.struck);
            }
            "table-properties" => {
                style.hidden = xml::attribute(element, "display").is_some_and(|value| value == "false")
            }
            _ => {}
        }
    }

    /// The style of this family and name.
    pub(super) fn get(&self, family: &str, name: &str) -> Style {
        self.styles.get(&(family.to_owned(), name.to_owned())).copied().unwrap_or_default()
    }
}
