//! What an `.xlsx` holds beside the cells of its sheets: names, properties, links, printed headers, other parts. For who
//! must know all that goes out with it.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::package::Package;
use super::unseen::{self, Unseen};
use super::{Limits, properties, relations, xml};
use crate::model::FileFault;

/// Names that Excel keeps for itself; they say what is printed and filtered.
const OWN_NAMES: [&str; 3] = ["_xlnm.Print_Area", "_xlnm.Print_Titles", "_xlnm._FilterDatabase"];
/// What `docProps/core.xml` says of the workbook itself, and not of people.
const OWN_PROPERTIES: [&str; 7] =
    ["title", "created", "modified", "lastPrinted", "revision", "version", "language"];
/// What `docProps/app.xml` says of people and places.
const OFFICE: [&str; 4] = ["Company", "Manager", "HyperlinkBase", "Template"];
/// The elements that print at the edge of a page.
pub(super) const EDGES: [&str; 6] =
    ["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"];
/// The elements of a sheet that hold what is chosen from, when a format changes, and what is computed.
const FORMULAS: [&str; 4] = ["f", "formula", "formula1", "formula2"];
/// The attributes that Excel shows beside a cell that is chosen, or when it refuses what is typed.
const HINTS: [&str; 7] = ["prompt", "promptTitle", "error", "errorTitle", "tooltip", "display", "text"];
/// Parts that pages are made of, or that are told by what they hold: whole names, and beginnings that end with `*`.
const PAGES: [&str; 21] = [
    "[content_types].xml",
    "docprops/core.xml",
    "docprops/app.xml",
    "docprops/custom.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/sharedstrings.xml",
    "xl/calcchain.xml",
    "xl/metadata.xml",
    "xl/vbaproject.bin",
    "xl/worksheets/*",
    "xl/theme/*",
    "xl/tables/*",
    "xl/drawings/*",
    "xl/charts/*",
    "xl/media/*",
    "xl/printersettings/*",
    "xl/comments*",
    "xl/threadedcomments/*",
    "xl/externallinks/*",
    "xl/richdata/*",
];

/// What stands beside the cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Aside {
    /// The names that it defines, without those of printing and filters.
    pub(crate) names: Vec<String>,
    /// The properties that say something of people or are its users' own, each with its value.
    pub(crate) properties: Vec<(String, String)>,
    /// What it links to outside of itself.
    pub(crate) links: Vec<String>,
    /// What header and footer of its sheets print, with their codes, by the sheet.
    pub(crate) edges: BTreeMap<String, Vec<String>>,
    /// What stands in the rules and formulas of its sheets, by the sheet.
    pub(crate) rules: BTreeMap<String, Vec<String>>,
    /// What stands in cells and nobody sees, by the sheet.
    pub(crate) unseen: BTreeMap<String, Unseen>,
    /// The parts that no page shows.
    pub(crate) parts: Vec<String>,
}

/// What stands beside the cells of this workbook.
///
/// # Errors
/// When it is no package, or a part of it is damaged.
pub(crate) fn aside(xlsx: &[u8], limits: &Limits) -> Result<Aside, FileFault> {
    let mut package = Package::open(xlsx, limits)?;
    let workbook = package.need("xl/workbook.xml")?;
    let mut aside = Aside {
        names: names(&workbook)?,
        properties: noted(&mut package)?,
        links: links(&mut package)?,
        parts: package.names().into_iter().filter(|part| !is_of_pages(part)).collect(),
        ..Aside::default()
    };
    let hiding = unseen::hiding_styles(&package.text("xl/styles.xml")?.unwrap_or_default())?;
    for (name, text) in sheets(&mut package, &workbook)? {
        let edges = leaves(&text, |name| EDGES.contains(&name))?;
        let formulas = leaves(&text, |name| FORMULAS.contains(&name))?;
        let said = formulas.into_iter().chain(hints(&text)?).map(|(_, text)| text);
        aside.edges.entry(name.clone()).or_default().extend(edges.into_iter().map(|(_, text)| text));
        aside.rules.entry(name.clone()).or_default().extend(said);
        aside.unseen.insert(name, unseen::on_sheet(&text, &hiding)?);
    }
    Ok(aside)
}

fn names(workbook: &str) -> Result<Vec<String>, FileFault> {
    let names = elements(workbook, "definedName", "name")?;
    let is_own = |name: &str| OWN_NAMES.iter().any(|own| own.eq_ignore_ascii_case(name));
    Ok(names.into_iter().filter(|name| !is_own(name)).collect())
}

fn noted(package: &mut Package) -> Result<Vec<(String, String)>, FileFault> {
    let mut part = |name: &str| Ok::<_, FileFault>(package.text(name)?.unwrap_or_default());
    let core = leaves(&part("docProps/core.xml")?, |name| !OWN_PROPERTIES.contains(&name))?;
    let app = leaves(&part("docProps/app.xml")?, |name| OFFICE.contains(&name))?;
    let own = properties::of_xlsx(&part(properties::PART)?);
    let all = core.into_iter().chain(app).chain(own);
    Ok(all.filter(|(_, value)| !value.is_empty()).collect())
}

fn links(package: &mut Package) -> Result<Vec<String>, FileFault> {
    let mut links = Vec::new();
    for part in package.names().into_iter().filter(|name| name.ends_with(".rels")) {
        let text = package.text(&part)?.unwrap_or_default();
        links.extend(relations::outside(&text)?);
    }
    links.sort_unstable();
    links.dedup();
    Ok(links)
}

/// The sheets by their names, each with its part.
fn sheets(package: &mut Package, workbook: &str) -> Result<Vec<(String, String)>, FileFault> {
    let [names, ids] = ["name", "id"].map(|attribute| elements(workbook, "sheet", attribute));
    let parts = relations::of(package, "xl/workbook.xml")?;
    let mut sheets = Vec::new();
    for (name, id) in names?.into_iter().zip(ids?) {
        let Some(part) = parts.iter().find(|part| part.id == id) else { continue };
        sheets.push((name, package.text(&part.target)?.unwrap_or_default()));
    }
    Ok(sheets)
}

/// Names and texts of the attributes that Excel shows beside a cell.
fn hints(part: &str) -> Result<Vec<(String, String)>, FileFault> {
    let mut reader = xml::reader(part);
    let mut found = Vec::new();
    loop {
        match xml::next(&mut reader)? {
            Event::Start(start) | Event::Empty(start) => {
                let said = HINTS.iter().map(|name| ((*name).to_owned(), xml::attribute(&start, name)));
                found.extend(said.filter_map(|(name, text)| Some((name, text?.into_owned()))));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn is_of_pages(part: &str) -> bool {
    let is = |known: &str| known.strip_suffix('*').map_or(part == known, |start| part.starts_with(start));
    part.ends_with(".rels") || PAGES.iter().any(|known| is(known))
}

/// An attribute of each element of this name, in order; empty where it has none.
fn elements(part: &str, element: &str, attribute: &str) -> Result<Vec<String>, FileFault> {
    let mut reader = xml::reader(part);
    let mut found = Vec::new();
    loop {
        match xml::next(&mut reader)? {
            Event::Start(start) | Event::Empty(start) if xml::local(start.name()) == element => {
                found.push(xml::attribute(&start, attribute).unwrap_or_default().into_owned());
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Names and texts of the elements that are asked for and hold text only.
fn leaves(part: &str, asked: impl Fn(&str) -> bool) -> Result<Vec<(String, String)>, FileFault> {
    let mut reader = xml::reader(part);
    let mut found = Vec::new();
    let mut open: Option<(String, String)> = None;
    loop {
        match xml::next(&mut reader)? {
            Event::Start(start) => {
                let name = xml::local(start.name());
                open = asked(name).then(|| (name.to_owned(), String::new()));
            }
            Event::Text(text) => {
                open.iter_mut().for_each(|(_, value)| value.push_str(&text.xml10_content()));
            }
            Event::GeneralRef(reference) => {
                if let Some((_, value)) = &mut open {
                    let _ = xml::push_reference(value, &reference);
                }
            }
            Event::End(_) => found.extend(open.take().map(|(name, value)| (name, value.trim().to_owned()))),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_elements_hold_what_references_stand_for() {
        let part = "<a><oddFooter>&amp;L課 &amp;P</oddFooter><oddHeader/><b>x</b></a>";
        let found = leaves(part, |name| name != "b" && name != "a").unwrap();
        assert_eq!(found, [("oddFooter".to_owned(), "&L課 &P".to_owned())]);
    }

    #[test]
    fn a_part_of_another_program_is_no_page() {
        for (part, is_page) in [
            ("xl/worksheets/sheet1.xml", true),
            ("xl/worksheets/_rels/sheet1.xml.rels", true),
            ("xl/workbook.xml", true),
            ("xl/workbook.xml.bak", false),
            ("xl/pivotcache/pivotcachedefinition1.xml", false),
            ("xl/persons/person.xml", false),
            ("customxml/item1.xml", false),
            ("docprops/thumbnail.wmf", false),
        ] {
            assert_eq!(is_of_pages(part), is_page, "{part}");
        }
    }
}
