//! .xlsx and .xlsm: the package of parts that ECMA-376 describes, each sheet part read in one pass.
//!
//! Transitional and strict files alike: elements are known by their local names.

pub(super) mod around;
mod drawing;
pub(super) mod edges;
pub(super) mod listed;
mod notes;
mod sheet;
mod strings;
mod styles;

use crate::model::{FileFault, FileReason};
use quick_xml::events::Event;

use super::limits::Limits;
use super::package::Package;
use super::relations::{self, Relation};
use super::workbook::{Visibility, Workbook};
use super::{Contents, properties, xml};
use listed::{Listed, Outline};
use sheet::Shared;

/// The main part of the package, where it is a workbook of XML parts.
pub(super) fn main_part(package: &mut Package) -> Result<Option<String>, FileFault> {
    let main = relations::of(package, "")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    Ok((main.to_ascii_lowercase().ends_with(".xml") && package.has(&main)).then_some(main))
}

/// Reads the whole workbook.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Contents, FileFault> {
    let package = &mut Package::open(bytes, limits)?;
    let main = main_part(package)?.ok_or(FileFault::unreadable(FileReason::MissingPart))?;
    let outline = outline(&package.need(&main)?)?;
    let relations = relations::of(package, &main)?;
    let shared = shared(package, &relations, &outline, limits)?;
    let workbook = about(package, ".xml");
    listed::read(package, &relations, &outline, workbook, limits, |package, part, draft, budget| {
        let Some(text) = package.text(part)? else { return Ok(false) };
        sheet::read(&text, &shared, draft, budget)?;
        Ok(true)
    })
}

/// The parts that all sheets share.
fn shared(
    package: &mut Package,
    relations: &[Relation],
    outline: &Outline,
    limits: &Limits,
) -> Result<Shared, FileFault> {
    let part =
        |kind: &str| relations.iter().find(|relation| relation.kind == kind).map(|part| part.target.clone());
    let strings = match part("sharedStrings") {
        Some(part) => package.text(&part)?.map(|text| strings::read(&text, limits)).transpose()?,
        None => None,
    };
    let styles = match part("styles") {
        Some(part) => package.text(&part)?.map(|text| styles::read(&text)).transpose()?,
        None => None,
    };
    Ok(Shared {
        strings: strings.unwrap_or_default(),
        styles: styles.unwrap_or_default(),
        recalculate: outline.recalculate,
    })
}

/// What stands beside the sheets: macros, links (parts of this ending), when it was saved.
pub(super) fn about(package: &mut Package, links: &str) -> Workbook {
    // When it was saved only helps to choose between two files; a workbook is not refused for it.
    let saved = match package.text("docProps/core.xml") {
        Ok(Some(text)) => xml::text_of(&text, "modified").unwrap_or_default(),
        _ => None,
    };
    let custom = package.text(properties::PART).ok().flatten().unwrap_or_default();
    Workbook {
        saved,
        properties: properties::of_xlsx(&custom),
        macros: package.count("xl/", "vbaproject.bin") > 0,
        external_links: package.count("xl/externallinks/", links),
        ..Workbook::default()
    }
}

/// What `workbook.xml` says.
fn outline(text: &str) -> Result<Outline, FileFault> {
    let mut reader = xml::reader(text);
    let mut outline = Outline { sheets: Vec::new(), epoch_1904: false, recalculate: false };
    let mut whole = false;
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) | Event::Empty(element) => match xml::local(element.name()) {
                "workbookPr" => outline.epoch_1904 = xml::flag(&element, "date1904"),
                "calcPr" => outline.recalculate = xml::flag(&element, "fullCalcOnLoad"),
                "sheet" => outline.sheets.push(listed(&element)),
                _ => {}
            },
            Event::End(element) => whole |= xml::local(element.name()) == "workbook",
            Event::Eof if whole => return Ok(outline),
            Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
            _ => {}
        }
    }
}

fn listed(element: &quick_xml::events::BytesStart) -> Listed {
    let text = |name: &str| xml::attribute(element, name).unwrap_or_default().into_owned();
    let visibility = match text("state").as_str() {
        "hidden" => Visibility::Hidden,
        "veryHidden" => Visibility::VeryHidden,
        _ => Visibility::Visible,
    };
    Listed { name: text("name"), relation: text("id"), visibility }
}
