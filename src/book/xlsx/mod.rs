//! .xlsx and .xlsm: the package of parts that ECMA-376 describes, each sheet part read in one pass.
//!
//! Transitional and strict files alike: elements are known by their local names.

pub(super) mod around;
mod drawing;
mod notes;
mod sheet;
mod strings;
mod styles;

use crate::model::{FileFault, FileReason, Limit};
use quick_xml::events::Event;

use super::budget::Budget;
use super::draft::Draft;
use super::fault::Fault;
use super::limits::Limits;
use super::package::Package;
use super::workbook::{Visibility, Workbook};
use super::{Reading, xml};
use sheet::Shared;

/// The main part of the package, where it is a workbook of XML parts.
pub(super) fn main_part(package: &mut Package) -> Result<Option<String>, Fault> {
    let relations = match package.text("_rels/.rels")? {
        Some(text) => relations(&text, "")?,
        None => Vec::new(),
    };
    let main = relations.into_iter().find(|relation| relation.kind == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    Ok((main.to_ascii_lowercase().ends_with(".xml") && package.has(&main)).then_some(main))
}

/// Reads the whole workbook.
pub(super) fn read(package: &mut Package, main: &str, limits: &Limits) -> Result<Reading, Fault> {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let outline = outline(&package.need(main)?)?;
    let relations = relations(&package.text(&relations_of(main))?.unwrap_or_default(), folder)?;
    let shared = shared(package, &relations, &outline, limits)?;
    let mut reading = Reading::default();
    let mut workbook = about(package, ".xml");
    if outline.sheets.len() > limits.sheets {
        return Err(Fault::too_large(Limit::Sheets, limits.sheets as u64));
    }
    let mut budget = Budget::new(limits);
    for listed in &outline.sheets {
        let Some(part) = relations.iter().find(|relation| relation.id == listed.relation) else {
            reading.faults.push(missing_sheet(&listed.name));
            continue;
        };
        if part.kind != "worksheet" {
            continue;
        }
        let Some(text) = package.text(&part.target)? else {
            reading.faults.push(missing_sheet(&listed.name));
            continue;
        };
        let mut draft = Draft::new(&listed.name, outline.epoch_1904);
        draft.sheet.visibility = listed.visibility;
        sheet::read(&text, &shared, &mut draft, &mut budget)?;
        reading.faults.extend(around::read(package, &part.target, &mut draft));
        budget.charge(&mut draft)?;
        let (sheet, faults) = draft.finish();
        workbook.sheets.push(sheet);
        reading.faults.extend(faults);
    }
    reading.workbook = Some(workbook);
    Ok(reading)
}

/// A sheet that the workbook lists and does not hold.
fn missing_sheet(name: &str) -> Fault {
    Fault {
        sheet: name.to_owned(),
        ..Fault::file(FileFault::UnreadableFile { reason: FileReason::MissingPart })
    }
}

/// The parts that all sheets share.
fn shared(
    package: &mut Package,
    relations: &[Relation],
    outline: &Outline,
    limits: &Limits,
) -> Result<Shared, Fault> {
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
        Ok(Some(text)) => saved(&text).unwrap_or_default(),
        _ => String::new(),
    };
    Workbook {
        saved,
        macros: package.count("xl/", "vbaproject.bin") > 0,
        external_links: package.count("xl/externallinks/", links),
        ..Workbook::default()
    }
}

fn saved(text: &str) -> Result<String, Fault> {
    let mut reader = xml::reader(text);
    let (mut inside, mut saved) = (false, String::new());
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) => inside = xml::local(element.name()) == "modified",
            Event::End(_) => inside = false,
            Event::Text(text) if inside => saved.push_str(&text.xml10_content()),
            Event::Eof => return Ok(saved.trim().to_owned()),
            _ => {}
        }
    }
}

/// What `workbook.xml` says.
#[derive(Default)]
struct Outline {
    sheets: Vec<Listed>,
    epoch_1904: bool,
    /// Whether the writer asks for all formulas to be calculated on opening, because it did not do so itself.
    recalculate: bool,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    visibility: Visibility,
}

fn outline(text: &str) -> Result<Outline, Fault> {
    let mut reader = xml::reader(text);
    let mut outline = Outline::default();
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
            Event::Eof => return Err(Fault::unreadable(FileReason::Truncated)),
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

/// A relation of a part to another: `rId1`, its kind without the schema's address, the other part's name.
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) target: String,
}

/// Where the relations of a part stand.
pub(super) fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

pub(super) fn relations(text: &str, folder: &str) -> Result<Vec<Relation>, Fault> {
    let mut reader = xml::reader(text);
    let mut relations = Vec::new();
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) | Event::Empty(element) if xml::local(element.name()) == "Relationship" => {
                relations.extend(relation(&element, folder));
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

fn relation(element: &quick_xml::events::BytesStart, folder: &str) -> Option<Relation> {
    if xml::attribute(element, "TargetMode").is_some_and(|mode| mode == "External") {
        return None;
    }
    let kind = xml::attribute(element, "Type")?;
    Some(Relation {
        id: xml::attribute(element, "Id")?.into_owned(),
        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
        target: resolve(folder, &xml::attribute(element, "Target")?),
    })
}

/// The name of a part that is given relative to a folder: `../comments1.xml`.
fn resolve(folder: &str, target: &str) -> String {
    let mut names: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for name in target.split(['/', '\\']) {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.retain(|name| !name.is_empty());
    names.join("/")
}
