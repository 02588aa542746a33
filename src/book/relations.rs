//! What the parts of an OPC package (`.xlsx`, `.xlsm`, `.xlsb`) refer to: the relations in `_rels/*.rels`.

use quick_xml::events::{BytesStart, Event};

use super::package::Package;
use super::xml;
use crate::model::FileFault;

/// A reference from one part to another.
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    /// How the part names it: `rId1`.
    pub(crate) id: String,
    /// What it is, the last word of its type: `worksheet`, `comments`.
    pub(crate) kind: String,
    /// The part that it leads to, from the root of the package: `xl/comments1.xml`.
    pub(crate) target: String,
    /// Whether its type is of the strict variant of the format.
    pub(crate) strict: bool,
}

/// The references of a part to other parts of its package, in their order; `""` is the package itself.
pub(crate) fn of(package: &mut Package, part: &str) -> Result<Vec<Relation>, FileFault> {
    package.text(&part_of(part))?.map_or(Ok(Vec::new()), |text| read(&text, part))
}

/// The part in which the references of a part stand.
pub(crate) fn part_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The references that this text holds for the part. What lies outside the package is left out.
pub(crate) fn read(text: &str, part: &str) -> Result<Vec<Relation>, FileFault> {
    let mut reader = xml::reader(text);
    let mut relations = Vec::new();
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) | Event::Empty(element) if xml::local(element.name()) == "Relationship" => {
                relations.extend(relation(&element, part));
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// What these references lead to outside of the package.
pub(crate) fn outside(text: &str) -> Result<Vec<String>, FileFault> {
    let mut reader = xml::reader(text);
    let mut targets = Vec::new();
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) | Event::Empty(element) if is_outside(&element) => {
                targets.extend(xml::attribute(&element, "Target").map(|target| target.into_owned()));
            }
            Event::Eof => return Ok(targets),
            _ => {}
        }
    }
}

fn is_outside(element: &BytesStart) -> bool {
    xml::attribute(element, "TargetMode").is_some_and(|mode| mode == "External")
}

fn relation(element: &BytesStart, part: &str) -> Option<Relation> {
    if is_outside(element) {
        return None;
    }
    let kind = xml::attribute(element, "Type")?;
    Some(Relation {
        id: xml::attribute(element, "Id")?.into_owned(),
        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
        target: resolve(part, &xml::attribute(element, "Target")?),
        strict: kind.starts_with("http://purl.oclc.org/"),
    })
}

/// The part that a target means, seen from the part that refers to it: `../comments1.xml`.
fn resolve(part: &str, target: &str) -> String {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut names: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for name in target.split(['/', '\\']) {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.retain(|name| !name.is_empty());
    names.join("/")
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
            ("xl/worksheets/sheet1.xml", "..\\comments1.xml", "xl/comments1.xml"),
            ("xl/worksheets/sheet1.xml", "/xl/comments1.xml", "xl/comments1.xml"),
            ("xl/a.xml", "../../../b.xml", "b.xml"),
        ] {
            assert_eq!(resolve(part, target), expected);
        }
        assert_eq!(part_of("xl/worksheets/sheet1.xml"), "xl/worksheets/_rels/sheet1.xml.rels");
        assert_eq!(part_of(""), "_rels/.rels");
    }

    #[test]
    fn what_lies_outside_the_package_is_left_out() {
        let text = concat!(
            r#"<p:Relationships><p:Relationship Id="rId1" Type="http://x/worksheet" Target="sheet1.xml"/>"#,
            r#"<p:Relationship Id="rId2" Type="http://x/hyperlink" Target="http://y" TargetMode="External"/>"#,
            "</p:Relationships>"
        );
        let relations = read(text, "xl/workbook.xml").unwrap();
        let found: Vec<_> = relations.iter().map(|part| (part.kind.as_str(), part.target.as_str())).collect();
        assert_eq!(found, [("worksheet", "xl/sheet1.xml")]);
        assert_eq!(outside(text).unwrap(), ["http://y"]);
    }
}
