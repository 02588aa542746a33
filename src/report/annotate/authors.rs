//! Who made the file and wrote its comments stays with the department: the copy names no person.

use super::Unannotatable;
use super::edit::Edits;
use super::patched::Patched;
use super::tags::{Broken, TagKind, Tags};

/// Words in the names of the parts that name persons.
const PARTS: [&str; 4] = ["docprops/", "comment", "persons/", "xl/workbook.xml"];
/// The elements whose text is a name.
const ELEMENTS: [&str; 4] = ["creator", "lastModifiedBy", "Manager", "author"];
/// The attributes that hold a name, or the folder of somebody's computer, by their elements.
const ATTRIBUTES: [(&str, &str); 4] =
    [("person", "displayName"), ("person", "userId"), ("absPath", "url"), ("fileSharing", "userName")];

/// Takes the names of persons out of the package's properties and comments.
pub(super) fn remove(package: &mut Patched) -> Result<(), Unannotatable> {
    let is_concerned = |name: &String| name.ends_with(".xml") && PARTS.iter().any(|word| name.contains(word));
    for part in package.names().into_iter().filter(is_concerned) {
        let source = package.need(&part)?;
        let nameless = without_names(&source).map_err(|_| Unannotatable::Unusual(part.clone()))?;
        if nameless != source {
            package.put(&part, nameless);
        }
    }
    Ok(())
}

fn without_names(source: &str) -> Result<String, Broken> {
    let mut edits = Edits::default();
    let mut authors: Vec<&str> = Vec::new();
    let mut opened = None;
    for tag in Tags::of(source) {
        let tag = tag?;
        for (_, attribute) in ATTRIBUTES.iter().filter(|(element, _)| tag.opens(element)) {
            tag.value_range(attribute).into_iter().for_each(|range| edits.replace(range, ""));
        }
        match (tag.kind, opened.take()) {
            (TagKind::Open, _) => opened = Some(tag.end()),
            (TagKind::Close, Some(start)) if ELEMENTS.contains(&tag.local()) => {
                authors.extend((tag.local() == "author").then_some(&source[start..tag.start]));
                edits.replace(start..tag.start, "");
            }
            (TagKind::Close, Some(start)) if tag.local() == "t" => {
                let named = signature(&source[start..tag.start], &authors);
                edits.replace(start..start + named, "");
            }
            _ => {}
        }
    }
    Ok(edits.apply(source))
}

/// How many bytes at the start of a comment's text Excel wrote: the author's name and a colon.
fn signature(text: &str, authors: &[&str]) -> usize {
    let named = authors.iter().filter(|name| !name.trim().is_empty()).filter_map(|name| {
        let rest = text.strip_prefix(*name)?;
        rest.strip_prefix([':', '：']).map(|rest| text.len() - rest.len())
    });
    named.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_persons_go_and_the_rest_stays() {
        for (source, expected) in [
            (
                "<cp:p><dc:creator>山田</dc:creator><dc:title>表</dc:title><cp:lastModifiedBy>鈴木</cp:lastModifiedBy></cp:p>",
                "<cp:p><dc:creator></dc:creator><dc:title>表</dc:title><cp:lastModifiedBy></cp:lastModifiedBy></cp:p>",
            ),
            (
                "<comments><authors><author>山田</author></authors><text><r><t>山田:</t></r><r><t>\n山田課の分</t></r></text></comments>",
                "<comments><authors><author></author></authors><text><r><t></t></r><r><t>\n山田課の分</t></r></text></comments>",
            ),
            (
                "<personList><person displayName=\"山田\" id=\"{1}\" userId=\"yamada\"/></personList>",
                "<personList><person displayName=\"\" id=\"{1}\" userId=\"\"/></personList>",
            ),
        ] {
            assert_eq!(without_names(source).ok().as_deref(), Some(expected));
        }
    }
}
