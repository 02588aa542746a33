//! Properties that are noted of a workbook (`docProps/custom.xml`), beside those that it has.

use super::Unannotatable;
use super::edit::{Edits, escaped};
use super::patched::Patched;
use super::relations;
use super::tags::{Tag, TagKind, Tags};

const PART: &str = "docProps/custom.xml";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const KIND: &str = "custom-properties";
/// What marks a property as a user's own.
const OWN: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const EMPTY: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"></Properties>"#
);
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";

/// Notes these properties, by name; those that bear one of the names already go.
pub(super) fn note(package: &mut Patched, notes: &[(&str, &str)]) -> Result<(), Unannotatable> {
    let unusual = || Unannotatable::Unusual(PART.to_owned());
    let source = package.read(PART)?;
    if source.is_none() {
        relations::add(package, "", KIND, PART)?;
        relations::declare_part(package, PART, CONTENT)?;
    }
    let noted = noted(source.as_deref().unwrap_or(EMPTY), notes).ok_or_else(unusual)?;
    package.put(PART, noted);
    Ok(())
}

fn noted(source: &str, notes: &[(&str, &str)]) -> Option<String> {
    let tags: Vec<Tag> = Tags::of(source).collect::<Result<_, _>>().ok()?;
    let root = tags.first()?;
    let mut edits = Edits::default();
    let mut last = 1;
    for (at, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.depth == 1 && tag.opens("property")) {
        last = last.max(tag.number("pid").unwrap_or(last));
        if tag.value("name").is_some_and(|name| notes.iter().any(|(own, _)| *own == name)) {
            let end = tags[at..].iter().find(|end| end.depth == 1 && end.kind != TagKind::Open)?;
            edits.replace(tag.start..end.end(), "");
        }
    }
    let prefix = root.prefix();
    let property = |((name, value), pid): (&(&str, &str), u32)| {
        let (name, value) = (escaped(name), escaped(value));
        format!(
            r#"<{prefix}property fmtid="{OWN}" pid="{pid}" name="{name}"><t:lpwstr xmlns:t="{TYPES}">{value}</t:lpwstr></{prefix}property>"#
        )
    };
    let new: String = notes.iter().zip(last + 1..).map(property).collect();
    match root.kind {
        TagKind::Empty => edits.replace(root.end() - 2..root.end(), format!(">{new}</{}>", root.name())),
        _ => edits.insert(tags.iter().find(|tag| tag.depth == 0 && tag.kind == TagKind::Close)?.start, new),
    }
    Some(edits.apply(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_of_one_name_are_replaced_and_others_stay() {
        let first = noted(EMPTY, &[("a", "1"), ("b", "<2>")]).unwrap();
        let own =
            first.replace("</Properties>", r#"<property pid="9" name="c"><v>3</v></property></Properties>"#);
        let second = noted(&own, &[("a", "4")]).unwrap();
        assert!(second.contains("&lt;2&gt;") && second.contains("<v>3</v>"), "{second}");
        assert_eq!(second.matches(r#"name="a""#).count(), 1, "{second}");
        assert!(second.contains(r#"pid="10" name="a""#) && second.contains(">4<"), "{second}");
    }
}
