//! What a finished report holds that nobody should read: personal data on its pages, and whatever no page shows.
//!
//! It looks at the file and at nothing else, whoever saved it last: who tidies a report up in Excel leaves a name in it.

mod hidden;
mod personal;

use crate::book::{self, Aside, Limits, Opened};
use crate::mask;
use crate::model::{EditionFault, FileFault, FileReason, Finding, Place};
use personal::Personal;

/// What the report calls itself while answers are missing.
use crate::report::PROVISIONAL;

/// What must not be published: on the pages first, sheet by sheet, then beside them. `file` is what the findings call the
/// workbook; `withheld` are the words that the clerk listed.
///
/// # Errors
/// When it can't be read as an `.xlsx`.
pub fn check(
    xlsx: &[u8],
    file: &str,
    withheld: &[String],
    limits: &Limits,
) -> Result<Vec<Finding>, FileFault> {
    let aside = book::aside(xlsx, limits)?;
    let mut opened = book::read_bytes(xlsx, file, limits);
    // Nothing that is said of it may repeat such a number.
    mask::personal_numbers(&mut opened, file);
    let personal = Personal { file, withheld };
    let mut findings = personal.numbers(&opened);
    let workbook = opened.workbook.as_ref().ok_or_else(|| why_not(&opened))?;
    for sheet in &workbook.sheets {
        findings.extend(personal.on_sheet(sheet, &aside));
        findings.extend(hidden::on_sheet(sheet, &aside, &opened.findings, file));
    }
    findings.extend(beside(&aside, workbook.macros, file));
    findings.extend(provisional(workbook, &aside, file));
    Ok(findings)
}

/// Why a file was not read.
fn why_not(opened: &Opened) -> FileFault {
    let told = opened.findings.iter().find_map(|finding| match &finding.fault {
        crate::model::Fault::File(fault) => Some(fault.clone()),
        _ => None,
    });
    told.unwrap_or(FileFault::UnreadableFile { reason: FileReason::MissingPart })
}

/// What goes out with the file and stands on no page.
fn beside(aside: &Aside, macros: bool, file: &str) -> Vec<Finding> {
    let names = aside.names.iter().map(|name| EditionFault::NameLeft { name: name.clone() });
    let properties = aside.properties.iter().map(|(property, value)| EditionFault::PropertyLeft {
        property: property.clone(),
        value: value.clone(),
    });
    let links = aside.links.iter().map(|target| EditionFault::LinkLeft { target: target.clone() });
    let macros = macros.then_some(EditionFault::MacrosLeft);
    let parts = aside.parts.iter().map(|part| EditionFault::PartLeft { part: part.clone() });
    let faults = names.chain(properties).chain(links).chain(macros).chain(parts);
    faults.map(|fault| Finding::new(fault, Place::file(file))).collect()
}

/// That the report is provisional, at the first place that says so.
fn provisional(workbook: &book::Workbook, aside: &Aside, file: &str) -> Option<Finding> {
    let place = workbook.sheets.iter().find_map(|sheet| {
        let cell = sheet.cells.iter().find(|cell| cell.shown.contains(PROVISIONAL));
        let in_cell = cell.map(|cell| Place::cell(file, &sheet.name, cell.at));
        let at_edge = || {
            let edges = aside.edges.get(&sheet.name)?;
            let says = edges.iter().any(|text| text.contains(PROVISIONAL));
            says.then(|| Place::sheet(file, sheet.name.as_str()))
        };
        in_cell.or_else(at_edge)
    });
    place.map(|place| Finding::new(EditionFault::ProvisionalEdition, place))
}
