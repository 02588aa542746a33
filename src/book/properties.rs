//! The properties that a user may give a workbook, by name: those of `.xlsx` and its kin, and of `.ods`.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::xml;

/// Where those of `.xlsx` and its kin stand.
pub(super) const PART: &str = "docProps/custom.xml";

/// As many are kept, of as many characters.
const MOST: usize = 100;
const LONGEST: usize = 1_000;

/// Properties by name.
pub(super) type Properties = BTreeMap<String, String>;

/// Those of `docProps/custom.xml`. A part that is damaged has none: a workbook is not refused for it.
pub(super) fn of_xlsx(part: &str) -> Properties {
    read(part, "property", "name")
}

/// Those of `meta.xml`.
pub(super) fn of_ods(part: &str) -> Properties {
    read(part, "user-defined", "name")
}

/// The texts of all elements of this name, by this attribute.
fn read(part: &str, element: &str, attribute: &str) -> Properties {
    let mut reader = xml::reader(part);
    let mut found = Properties::new();
    let mut open: Option<(String, String)> = None;
    while let Ok(event) = xml::next(&mut reader) {
        match event {
            Event::Start(start) if xml::local(start.name()) == element => {
                open = xml::attribute(&start, attribute).map(|name| (name.into_owned(), String::new()));
            }
            Event::Text(text) => {
                if let Some((_, value)) = &mut open {
                    value.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some((_, value)) = &mut open {
                    xml::push_reference(value, &reference);
                }
            }
            Event::End(end) if xml::local(end.name()) == element => {
                let named = open.take().filter(|(_, value)| value.chars().count() <= LONGEST);
                found.extend(named.map(|(name, value)| (name, value.trim().to_owned())));
            }
            Event::Eof => break,
            _ => {}
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_read_by_name() {
        let xlsx = r#"<Properties><property fmtid="{D5}" pid="2" name="a"><vt:lpwstr>Ａ &amp; B</vt:lpwstr></property></Properties>"#;
        assert_eq!(of_xlsx(xlsx), [("a".to_owned(), "Ａ & B".to_owned())].into());
        let ods = r#"<office:meta><meta:user-defined meta:name="a">課</meta:user-defined></office:meta>"#;
        assert_eq!(of_ods(ods), [("a".to_owned(), "課".to_owned())].into());
        assert_eq!(of_xlsx("<Properties><property name=\"a\"><b"), Properties::new());
    }
}
