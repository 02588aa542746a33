//! The automatic styles: which are struck out, which hide a sheet, a row, a column.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use crate::book::xml;

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
}

impl Styles {
    /// A style begins.
    pub(super) fn start(&mut self, element: &BytesStart) {
        let text = |name: &str| xml::attribute(element, name).unwrap_or_default().into_owned();
        let key = (text("family"), text("name"));
        let parent =
            self.styles.get(&(key.0.clone(), text("parent-style-name"))).copied().unwrap_or_default();
        self.styles.insert(key.clone(), parent);
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
