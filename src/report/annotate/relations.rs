//! What a part refers to (`_rels/*.rels`) and what kind each part is (`[Content_Types].xml`).

use super::Unannotatable;
use super::edit::{Edits, escaped};
use super::package::Package;
use super::tags::{Tag, TagKind, Tags};

const CONTENT_TYPES: &str = "[Content_Types].xml";
const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const EMPTY: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#
);

/// A reference from one part to another.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    /// How the part names it: `rId1`.
    pub id: String,
    /// What it is, the last word of its type: `worksheet`, `comments`.
    pub kind: String,
    /// The part that it leads to.
    pub target: String,
    /// Whether its type is of the strict variant of the format.
    pub strict: bool,
}

/// The references of a part to other parts of the package, in their order; `""` is the package itself.
pub(super) fn read(package: &mut Package, part: &str) -> Result<Vec<Relation>, Unannotatable> {
    let rels = rels_of(part);
    let Some(source) = package.read(&rels)? else { return Ok(Vec::new()) };
    let mut relations = Vec::new();
    for tag in Tags::of(&source) {
        let tag = tag.map_err(|_| Unannotatable::Unusual(rels.clone()))?;
        if tag.opens("Relationship") && tag.value("TargetMode").as_deref() != Some("External") {
            relations.extend(relation(&tag, part));
        }
    }
    Ok(relations)
}

fn relation(tag: &Tag, part: &str) -> Option<Relation> {
    let kind = tag.value("Type")?;
    Some(Relation {
        id: tag.value("Id")?,
        strict: kind.starts_with("http://purl.oclc.org/"),
        kind: kind.rsplit('/').next()?.to_owned(),
        target: resolve(part, &tag.value("Target")?),
    })
}

/// Adds a reference from one part to another and returns its id.
pub(super) fn add(
    package: &mut Package,
    part: &str,
    kind: &str,
    target: &str,
) -> Result<String, Unannotatable> {
    let rels = rels_of(part);
    let source = package.read(&rels)?.unwrap_or_else(|| EMPTY.to_owned());
    let id = free_id(&source);
    let element =
        format!(r#"Relationship Id="{id}" Type="{TRANSITIONAL}/{kind}" Target="/{}"/>"#, escaped(target));
    let source = append(&source, &element).ok_or_else(|| Unannotatable::Unusual(rels.clone()))?;
    package.put(&rels, source);
    Ok(id)
}

/// Says in the content types what kind a new part is.
pub(super) fn declare_part(package: &mut Package, part: &str, kind: &str) -> Result<(), Unannotatable> {
    let source = package.need(CONTENT_TYPES)?;
    let element = format!(r#"Override PartName="/{}" ContentType="{kind}"/>"#, escaped(part));
    put_types(package, append(&source, &element))
}

/// Says in the content types what kind all parts with this ending are, unless it is said already.
pub(super) fn declare_ending(package: &mut Package, ending: &str, kind: &str) -> Result<(), Unannotatable> {
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

fn put_types(package: &mut Package, source: Option<String>) -> Result<(), Unannotatable> {
    let source = source.ok_or_else(|| Unannotatable::Unusual(CONTENT_TYPES.to_owned()))?;
    package.put(CONTENT_TYPES, source);
    Ok(())
}

/// The part with an element more at the end of its root; the element is given without `<` and prefix.
fn append(source: &str, element: &str) -> Option<String> {
    let root = Tags::of(source).flatten().find(|tag| tag.depth == 0)?;
    let mut edits = Edits::default();
    let element = format!("<{}{element}", root.prefix());
    if root.kind == TagKind::Empty {
        edits.replace(root.end() - 2..root.end(), format!(">{element}</{}>", root.name()));
    } else {
        let close = Tags::of(source).flatten().find(|tag| tag.depth == 0 && tag.kind == TagKind::Close)?;
        edits.insert(close.start, element);
    }
    Some(edits.apply(source))
}

fn free_id(rels: &str) -> String {
    let used: Vec<String> = Tags::of(rels).flatten().filter_map(|tag| tag.value("Id")).collect();
    let mut ids = (1..).map(|number: u32| format!("rId{number}"));
    ids.find(|id| !used.iter().any(|other| other.eq_ignore_ascii_case(id))).unwrap_or_default()
}

fn rels_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    format!("{folder}_rels/{name}.rels")
}

/// The part that a target means, seen from the part that refers to it.
fn resolve(part: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = part.split('/').collect();
    path.pop();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(path.pop()),
            _ => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_from_their_part() {
        for (part, target, expected) in [
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets/sheet1.xml", "../comments1.xml", "xl/comments1.xml"),
            ("xl/worksheets/sheet1.xml", "/xl/comments1.xml", "xl/comments1.xml"),
            ("xl/a.xml", "../../../b.xml", "b.xml"),
        ] {
            assert_eq!(resolve(part, target), expected);
        }
        assert_eq!(rels_of("xl/worksheets/sheet1.xml"), "xl/worksheets/_rels/sheet1.xml.rels");
        assert_eq!(rels_of(""), "_rels/.rels");
    }

    #[test]
    fn elements_are_appended_with_the_prefix_of_the_root() {
        assert_eq!(append("<t:a><t:b/></t:a>", "c/>").unwrap(), "<t:a><t:b/><t:c/></t:a>");
        assert_eq!(append("<a />", "c/>").unwrap(), "<a ><c/></a>");
        assert_eq!(free_id(r#"<a><b Id="rId1"/><b Id="rid2"/></a>"#), "rId3");
    }
}
