//! What belongs to a sheet and stands in parts of its own: notes, comments, drawings.

use super::notes::Threads;
use super::{drawing, notes};
use crate::book::draft::Draft;
use crate::book::package::Package;
use crate::book::relations::{self, Relation};
use crate::model::{CellRef, FileFault, Finding, Place};

/// The kinds of parts that are documents of other programs.
const EMBEDDED: [&str; 2] = ["oleObject", "package"];

/// Reads what stands around the sheet in this part. A part that is damaged costs what it holds, not the sheet: it is
/// told by one of the findings that come back.
pub(in crate::book) fn read(package: &mut Package, part: &str, draft: &mut Draft) -> Vec<Finding> {
    let mut faults = Vec::new();
    let related = relations::of(package, part).unwrap_or_else(|fault| {
        faults.push(fault);
        Vec::new()
    });
    let mut threads = Threads::new();
    for kind in ["threadedComment", "comments", "drawing", "vmlDrawing"] {
        for part in related.iter().filter(|relation| relation.kind == kind) {
            faults.extend(read_part(package, part, &mut threads, draft).err());
        }
    }
    draft.sheet.notes.extend(threads);
    faults.extend(read_embedded(package, &related, draft).err());
    let place = Place::sheet("", &draft.sheet.name);
    faults.into_iter().map(|fault| Finding::new(fault, place.clone())).collect()
}

/// The parts of notes that are binary: those of .xlsb.
pub(in crate::book) fn binary_notes(package: &mut Package, part: &str) -> Vec<Vec<u8>> {
    let related = relations::of(package, part).unwrap_or_default();
    let notes = related.into_iter().filter(|part| part.kind == "comments" && is_binary(part));
    notes.filter_map(|part| package.bytes(&part.target).ok().flatten()).collect()
}

fn is_binary(part: &Relation) -> bool {
    part.target.to_ascii_lowercase().ends_with(".bin")
}

fn read_part(
    package: &mut Package,
    part: &Relation,
    threads: &mut Threads,
    draft: &mut Draft,
) -> Result<(), FileFault> {
    if is_binary(part) {
        return Ok(());
    }
    let Some(text) = package.text(&part.target)? else { return Ok(()) };
    match part.kind.as_str() {
        "threadedComment" => notes::read_threads(&text, threads),
        "comments" => notes::read(&text, threads, draft),
        "drawing" => {
            let shown = drawing::read(&text, draft)?;
            read_shown(package, &part.target, &shown, draft)
        }
        _ => drawing::read_vml(&text, draft),
    }
}

/// Documents that stand on the sheet count as pictures: nobody looks into them. One whose place is not said hangs on the corner.
fn read_embedded(package: &mut Package, related: &[Relation], draft: &mut Draft) -> Result<(), FileFault> {
    let documents = related.iter().filter(|part| EMBEDDED.contains(&part.kind.as_str())).count();
    let mut places = Vec::new();
    for part in related.iter().filter(|part| documents > 0 && part.kind == "vmlDrawing") {
        let text = package.text(&part.target)?.unwrap_or_default();
        places.extend(drawing::embedded(&text)?);
    }
    places.resize(places.len().max(documents), CellRef::default());
    draft.sheet.pictures.extend(places);
    Ok(())
}

/// Reads the charts and diagrams that a drawing shows.
fn read_shown(
    package: &mut Package,
    drawing: &str,
    shown: &[drawing::Shown],
    draft: &mut Draft,
) -> Result<(), FileFault> {
    let related = if shown.is_empty() { Vec::new() } else { relations::of(package, drawing)? };
    for (id, at) in shown {
        let Some(part) = related.iter().find(|part| part.id == *id) else { continue };
        if let Some(text) = package.text(&part.target)? {
            drawing::read_shown(&text, *at, draft)?;
        }
        for shapes in
            relations::of(package, &part.target)?.iter().filter(|part| part.kind == "chartUserShapes")
        {
            let text = package.text(&shapes.target)?.unwrap_or_default();
            drawing::read_shown(&text, *at, draft)?;
        }
    }
    Ok(())
}
