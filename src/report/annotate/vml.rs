//! The boxes that notes are shown in: a drawing in VML, which Excel wants beside the comments.
//!
//! Excel's own VML is not always well-formed XML, so a drawing that is there is extended as text, not parsed.

use super::Unannotatable;
use super::geometry::{Anchor, Geometry};
use super::patched::Patched;
use super::relations;
use crate::model::CellRef;

const KIND: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const HEAD: &str = concat!(
    r#"<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" "#,
    r#"xmlns:x="urn:schemas-microsoft-com:office:excel">"#,
    r#"<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>"#
);
const SHAPE_TYPE: &str = concat!(
    r#"<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">"#,
    r#"<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"#
);
const ID: &str = "_x0000_s";

/// The width of a box, and what fits into it: full-width characters of 9 points, 12 pixels each.
const WIDTH: u32 = 312;
const CHARACTERS: u32 = 24;
const LINE: u32 = 17;

/// The box of a note.
pub(super) struct Shape {
    cell: CellRef,
    anchor: Anchor,
}

impl Shape {
    /// A box right of the cell, large enough for the text.
    pub fn of(cell: CellRef, text: &str, geometry: &Geometry) -> Self {
        let lines: u32 =
            text.lines().map(|line| (line.chars().count() as u32).div_ceil(CHARACTERS).max(1)).sum();
        Self { cell, anchor: geometry.anchor(cell, WIDTH, (lines.clamp(2, 24) + 1) * LINE) }
    }

    fn xml(&self, id: u32) -> String {
        let anchor: Vec<String> = self.anchor.iter().map(u32::to_string).collect();
        format!(
            concat!(
                r##"<v:shape id="{0}{1}" type="#_x0000_t202" style='position:absolute;margin-left:60pt;"##,
                r##"margin-top:2pt;width:234pt;height:80pt;z-index:{2};visibility:hidden' fillcolor="#ffffe1" "##,
                r##"o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>"##,
                r##"<v:path o:connecttype="none"/><v:textbox style='mso-direction-alt:auto'>"##,
                r##"<div style='text-align:left'></div></v:textbox><x:ClientData ObjectType="Note">"##,
                r##"<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{3}</x:Anchor><x:AutoFill>False</x:AutoFill>"##,
                r##"<x:Row>{4}</x:Row><x:Column>{5}</x:Column></x:ClientData></v:shape>"##
            ),
            ID,
            id,
            id % 1024 + 1,
            anchor.join(", "),
            self.cell.row,
            self.cell.col
        )
    }
}

/// Gives the sheet a drawing with these boxes; returns the relation's id.
pub(super) fn add(package: &mut Patched, sheet: &str, shapes: &[Shape]) -> Result<String, Unannotatable> {
    let part = package.free_name("xl/drawings/vmlDrawing", ".vml");
    let drawing = extended(HEAD, shapes).ok_or_else(|| Unannotatable::Unusual(part.clone()))?;
    package.put(&part, drawing);
    relations::declare_ending(package, "vml", KIND)?;
    relations::add(package, sheet, "vmlDrawing", &part)
}

/// Puts the boxes into a drawing that the package has.
pub(super) fn extend(package: &mut Patched, part: &str, shapes: &[Shape]) -> Result<(), Unannotatable> {
    let drawing = package.need(part)?;
    let drawing = extended(&drawing, shapes).ok_or_else(|| Unannotatable::Unusual(part.to_owned()))?;
    package.put(part, drawing);
    Ok(())
}

fn extended(drawing: &str, shapes: &[Shape]) -> Option<String> {
    let end = drawing.rfind("</xml>")?;
    let prefixes = ["xmlns:v=", "xmlns:o=", "xmlns:x="];
    if !prefixes.iter().all(|prefix| drawing.contains(prefix)) {
        return None;
    }
    let mut result = drawing[..end].to_owned();
    if !drawing.contains("\"_x0000_t202\"") {
        result.push_str(SHAPE_TYPE);
    }
    let first = last_id(drawing).max(1024) + 1;
    for (id, shape) in (first..).zip(shapes) {
        result.push_str(&shape.xml(id));
    }
    result.push_str(&drawing[end..]);
    Some(result)
}

/// The highest number of a shape.
fn last_id(drawing: &str) -> u32 {
    let numbers = drawing.split(ID).skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..end].parse().ok()
    });
    numbers.filter(|number| *number < u32::MAX / 2).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_keeps_its_shapes_and_gets_more() {
        let old = HEAD.replace("</xml>", "<v:shape id=\"_x0000_s3077\"><br></v:shape></xml>");
        let shapes = [Shape::of(CellRef::new(5, 2), "注", &Geometry::default())];
        let new = extended(&old, &shapes).unwrap();
        assert!(new.starts_with(old.strip_suffix("</xml>").unwrap()));
        assert!(new.contains("_x0000_s3078") && new.contains("<x:Row>5</x:Row><x:Column>2</x:Column>"));
        assert!(extended("<xml></xml>", &shapes).is_none());
    }
}
