//! The sheets of a workbook by the names on their tabs, and how one of them gets its notes.

use std::collections::BTreeMap;

use super::cells::{self, Change, Coloured, Content};
use super::patched::Patched;
use super::relations;
use super::tags::Tags;
use super::{Notes, Unannotatable, comments, fills::Fills, vml};
use crate::book::relations::Relation;
use crate::model::CellRef;

/// The parts of a workbook that matter here.
pub(super) struct Workbook {
    /// The part of the cell formats.
    pub styles: String,
    /// Name on the tab → part, of worksheets.
    sheets: Vec<(String, String)>,
}

impl Workbook {
    /// The worksheet of this name.
    pub fn part(&self, name: &str) -> Result<&(String, String), Unannotatable> {
        let found = self.sheets.iter().find(|(sheet, _)| sheet == name);
        found.ok_or_else(|| Unannotatable::NoSuchSheet(name.to_owned()))
    }
}

/// Finds the sheets and styles of the package's workbook.
pub(super) fn find(package: &mut Patched) -> Result<Workbook, Unannotatable> {
    let root = relations::read(package, "")?;
    let main =
        root.iter().find(|relation| relation.kind == "officeDocument").ok_or(Unannotatable::OtherFormat)?;
    if main.strict {
        return Err(Unannotatable::Strict);
    }
    if main.target.to_lowercase().ends_with(".bin") {
        return Err(Unannotatable::OtherFormat);
    }
    let relations = relations::read(package, &main.target)?;
    let styles = relations.iter().find(|relation| relation.kind == "styles");
    let styles = styles.ok_or_else(|| Unannotatable::Unusual("styles".to_owned()))?.target.clone();
    Ok(Workbook { styles, sheets: sheets(package, &main.target, &relations)? })
}

fn sheets(
    package: &mut Patched,
    part: &str,
    relations: &[Relation],
) -> Result<Vec<(String, String)>, Unannotatable> {
    let source = package.need(part)?;
    let mut sheets = Vec::new();
    for tag in Tags::of(&source) {
        let tag = tag.map_err(|_| Unannotatable::Unusual(part.to_owned()))?;
        if tag.depth == 0 && tag.local() != "workbook" {
            return Err(Unannotatable::OtherFormat);
        }
        if tag.depth == 2 && tag.opens("sheet") {
            let id = tag.value_of_local("id");
            let worksheet =
                |relation: &&Relation| Some(&relation.id) == id.as_ref() && relation.kind == "worksheet";
            let target = relations.iter().find(worksheet).map(|relation| relation.target.clone());
            sheets.extend(tag.value("name").zip(target));
        }
    }
    Ok(sheets)
}

/// Colours the noted cells of a sheet and puts the notes into it.
pub(super) fn annotate(
    package: &mut Patched,
    (name, part): &(String, String),
    notes: &Notes,
    fills: &mut Fills,
) -> Result<(), Unannotatable> {
    let relations = relations::read(package, part)?;
    if relations.iter().any(|relation| relation.kind == "threadedComment") {
        return Err(Unannotatable::ThreadedComments(name.clone()));
    }
    let source = package.need(part)?;
    let unusual = || Unannotatable::Unusual(part.clone());
    let mut coloured = cells::colour(&source, notes, fills).map_err(|_| unusual())?;
    let uncommented = comments::write(package, part, &relations, notes)?;
    let shapes: Vec<vml::Shape> =
        uncommented.iter().map(|cell| vml::Shape::of(*cell, &notes[cell].1, &coloured.geometry)).collect();
    draw(package, part, &relations, &shapes, &mut coloured)?;
    package.put(part, coloured.edits.apply(&source));
    Ok(())
}

/// Fills blank cells of a sheet.
pub(super) fn fill(
    package: &mut Patched,
    part: &str,
    contents: &BTreeMap<CellRef, Content>,
    fills: &mut Fills,
) -> Result<(), Unannotatable> {
    let source = package.need(part)?;
    let wanted = contents.iter().map(|(cell, content)| (*cell, Change::Content(content.clone())));
    let filled = cells::change(&source, wanted.collect(), fills);
    let filled = filled.map_err(|_| Unannotatable::Unusual(part.to_owned()))?;
    package.put(part, filled.edits.apply(&source));
    Ok(())
}

/// Puts the boxes of the notes into the sheet's drawing of notes, or gives it one.
fn draw(
    package: &mut Patched,
    part: &str,
    relations: &[Relation],
    shapes: &[vml::Shape],
    coloured: &mut Coloured,
) -> Result<(), Unannotatable> {
    if shapes.is_empty() {
        return Ok(());
    }
    if let Some(id) = &coloured.drawing {
        let drawing = relations.iter().find(|relation| relation.id == *id);
        let drawing = drawing.ok_or_else(|| Unannotatable::Unusual(part.to_owned()))?;
        return vml::extend(package, &drawing.target, shapes);
    }
    let id = vml::add(package, part, shapes)?;
    let element = format!(
        r#"<{}legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{id}"/>"#,
        coloured.prefix
    );
    coloured.edits.insert(coloured.drawing_place, element);
    Ok(())
}
