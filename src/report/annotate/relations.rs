//! What is added to a package says itself where it belongs (`_rels/*.rels`) and of what kind it is
//! (`[Content_Types].xml`).

use super::Unannotatable;
use super::edit::{Edits, escaped};
use super::patched::{Patched, unannotatable};
use super::tags::{Tag, TagKind, Tags};
use crate::book::relations::{self, Relation, part_of};

const CONTENT_TYPES: &str = "[Content_Types].xml";
const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const EMPTY: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#
);

/// The references of a part to other parts of the package, in their order; `""` is the package itself.
pub(super) fn read(package: &mut Patched, part: &str) -> Result<Vec<Relation>, Unannotatable> {
    let rels = part_of(part);
    let Some(source) = package.read(&rels)? else { return Ok(Vec::new()) };
    relations::read(&source, part).map_err(|fault| unannotatable(&fault, &rels))
}

/// Adds a reference from one part to another and returns its id.
pub(super) fn add(
    package: &mut Patched,
    part: &str,
    kind: &str,
    target: &str,
) -> Result<String, Unannotatable> {
    let rels = part_of(part);
    let source = package.read(&rels)?.unwrap_or_else(|| EMPTY.to_owned());
    let id = free_id(&source);
    let element =
        format!(r#"Relationship Id="{id}" Type="{TRANSITIONAL}/{kind}" Target="/{}"/>"#, escaped(target));
    let source = append(&source, &element).ok_or_else(|| Unannotatable::Unusual(rels.clone()))?;
    package.put(&rels, source);
    Ok(id)
}

/// Says in the content types what kind a new part is.
pub(super) fn declare_part(package: &mut Patched, part: &str, kind: &str) -> Result<(), Unannotatable> {
    let source = package.need(CONTENT_TYPES)?;
    let element = format!(r#"Override PartName="/{}" ContentType="{kind}"/>"#, escaped(part));
    put_types(package, append(&source, &element))
}

/// Says in the content types what kind all parts with this ending are, unless it is said already.
pub(super) fn declare_ending(package: &mut Patched, ending: &str, kind: &str) -> Result<(), Unannotatable> {
    let source = package.need(CONTENT_TYPES)?;
    let known = Tags::of(&source)
        .flatten()
        .filter(|tag| tag.opens("Default"))
        .any(|tag| tag.value("Extension").is_some_and(|extension| extension.eq_ignore_ascii_case(ending)));
    if known {
        return Ok(());
    }
    let element = format!(r#"Default Extension="{ending}" ContentType="{kind}"/>"#);
    put_types(package, append(&source, &element))
}

fn put_types(package: &mut Patched, source: Option<String>) -> Result<(), Unannotatable> {
    let source = source.ok_or_else(|| Unannotatable::Unusual(CONTENT_TYPES.to_owned()))?;
    package.put(CONTENT_TYPES, source);
    Ok(())
}

/// The part with an element more at the end of its root; the element is given without `<` and prefix.
fn append(source: &str, element: &str) -> Option<String> {
    let tags: Vec<Tag> = Tags::of(source).collect::<Result<_, _>>().ok()?;
    let root = tags.first()?;
    let mut edits = Edits::default();
    let element = format!("<{}{element}", root.prefix());
    if root.kind == TagKind::Empty {
        edits.replace(root.end() - 2..root.end(), format!(">{element}</{}>", root.name()));
    } else {
        let close = tags.iter().find(|tag| tag.depth == 0 && tag.kind == TagKind::Close)?;
        edits.insert(close.start, element);
    }
    Some(edits.apply(source))
}

fn free_id(rels: &str) -> String {
    let used: Vec<String> = Tags::of(rels).flatten().filter_map(|tag| tag.value("Id")).collect();
    let mut ids = (1..).map(|number: u32| format!("rId{number}"));
    ids.find(|id| !used.iter().any(|other| other.eq_ignore_ascii_case(id))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_appended_with_the_prefix_of_the_root() {
        assert_eq!(append("<t:a><t:b/></t:a>", "c/>").unwrap(), "<t:a><t:b/><t:c/></t:a>");
        assert_eq!(append("<a />", "c/>").unwrap(), "<a ><c/></a>");
        assert_eq!(free_id(r#"<a><b Id="rId1"/><b Id="rid2"/></a>"#), "rId3");
    }
}
