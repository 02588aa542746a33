//! What lies over a sheet: text boxes and shapes with text, pictures, rings and lines. Both the drawings of today and the VML
//! in which controls and older drawings stand.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::book::draft::Draft;
use crate::book::xml;
use crate::model::{CellRef, FileFault};

/// Shapes that are drawn round an answer, or through one.
const DRAWN: [&str; 4] = ["ellipse", "donut", "line", "straightConnector1"];

/// A part that a drawing shows, a chart or a diagram: the id of its relation, and the cell under its corner.
pub(super) type Shown = (String, CellRef);

/// Reads a drawing part (`xl/drawings/drawing1.xml`): DrawingML, anchored to cells. Returns the parts that it shows.
pub(super) fn read(text: &str, draft: &mut Draft) -> Result<Vec<Shown>, FileFault> {
    let mut reader = xml::reader(text);
    let mut shape = Shape::default();
    let mut shown = Vec::new();
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) => match xml::local(element.name()) {
                "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => shape = Shape::default(),
                "from" => shape.at = corner(&mut reader)?,
                "txBody" => {
                    shape.text = body(&mut reader)?;
                    shape.put(draft);
                }
                "pic" => draft.sheet.pictures.push(shape.at),
                "sp" | "cxnSp" => shape.drawn = false,
                "prstGeom" => shape.is_drawn(&element),
                // The same drawing once more, for programs that do not know the first.
                "Fallback" => skip(&mut reader, "Fallback")?,
                _ => shown.extend(part_of(&element).map(|part| (part, shape.at))),
            },
            Event::Empty(element) if xml::local(element.name()) == "prstGeom" => shape.is_drawn(&element),
            Event::Empty(element) => shown.extend(part_of(&element).map(|part| (part, shape.at))),
            Event::End(element) if matches!(xml::local(element.name()), "sp" | "cxnSp") => {
                draft.sheet.pictures.extend(shape.drawn.then_some(shape.at));
            }
            Event::Eof => {
                draft.sheet.pictures.extend(shown.iter().map(|(_, at)| *at));
                return Ok(shown);
            }
            _ => {}
        }
    }
}

/// The id of the part that holds the chart or the texts of the diagram that an element shows.
fn part_of(element: &BytesStart) -> Option<String> {
    let id = match xml::local(element.name()) {
        "chart" => "id",
        "relIds" => "dm",
        _ => return None,
    };
    xml::attribute(element, id).map(|id| id.into_owned())
}

/// Reads what somebody wrote into a chart or a diagram: titles and texts. What it shows of cells stands in them.
pub(super) fn read_shown(text: &str, at: CellRef, draft: &mut Draft) -> Result<(), FileFault> {
    let mut reader = xml::reader(text);
    let mut shape = Shape { at, ..Shape::default() };
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) => match xml::local(element.name()) {
                "t" => shape.text.push_str(&inner(&mut reader, "t")?),
                "Fallback" => skip(&mut reader, "Fallback")?,
                _ => {}
            },
            Event::End(element) if matches!(xml::local(element.name()), "rich" | "pt" | "txBody") => {
                shape.put(draft)
            }
            Event::Eof => {
                shape.put(draft);
                return Ok(());
            }
            _ => {}
        }
    }
}

/// Reads a VML part (`xl/drawings/vmlDrawing1.vml`). The boxes of notes are left out: their texts stand with the notes.
pub(super) fn read_vml(text: &str, draft: &mut Draft) -> Result<(), FileFault> {
    let mut reader = xml::reader(text);
    let mut shape = Shape::default();
    let mut note = false;
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) => match xml::local(element.name()) {
                "shape" => (shape, note) = (Shape::default(), false),
                "textbox" => shape.text = lines(&inner(&mut reader, "textbox")?),
                "ClientData" => {
                    note = xml::attribute(&element, "ObjectType").is_some_and(|kind| kind == "Note")
                }
                "Anchor" => shape.at = vml_corner(&inner(&mut reader, "Anchor")?),
                _ => {}
            },
            Event::End(element) if xml::local(element.name()) == "shape" && !note => shape.put(draft),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The cells on which the pictures of embedded documents hang, in a VML part; those of controls too.
pub(super) fn embedded(text: &str) -> Result<Vec<CellRef>, FileFault> {
    let mut reader = xml::reader(text);
    let (mut found, mut is_picture) = (Vec::new(), false);
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) => match xml::local(element.name()) {
                "ClientData" => {
                    is_picture = xml::attribute(&element, "ObjectType").is_some_and(|kind| kind == "Pict");
                }
                "Anchor" if is_picture => found.push(vml_corner(&inner(&mut reader, "Anchor")?)),
                _ => {}
            },
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A shape in the making.
#[derive(Default)]
struct Shape {
    at: CellRef,
    text: String,
    /// Whether it is a line or a ring, without words.
    drawn: bool,
}

impl Shape {
    fn is_drawn(&mut self, geometry: &BytesStart) {
        self.drawn = xml::attribute(geometry, "prst").is_some_and(|kind| DRAWN.contains(&kind.as_ref()));
    }

    fn put(&mut self, draft: &mut Draft) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.drawn = false;
            draft.sheet.texts.push((self.at, text.trim().to_owned()));
        }
    }
}

/// The text of a DrawingML body, a line a paragraph: what stands in `t`.
fn body(reader: &mut Reader<&[u8]>) -> Result<String, FileFault> {
    let mut text = String::new();
    loop {
        match xml::next(reader)? {
            Event::Start(element) if xml::local(element.name()) == "t" => text.push_str(&inner(reader, "t")?),
            Event::Start(element) | Event::Empty(element) if xml::local(element.name()) == "br" => {
                text.push('\n');
            }
            Event::End(element) => match xml::local(element.name()) {
                "txBody" => return Ok(text),
                "p" => text.push('\n'),
                _ => {}
            },
            Event::Eof => return Ok(text),
            _ => {}
        }
    }
}

/// All text up to the end of this element; a line ends where `br` or `div` does.
pub(super) fn inner(reader: &mut Reader<&[u8]>, end: &str) -> Result<String, FileFault> {
    let mut text = String::new();
    loop {
        match xml::next(reader)? {
            Event::Text(piece) => text.push_str(&piece.xml10_content()),
            Event::CData(piece) => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(reference) => {
                xml::push_reference(&mut text, &reference);
            }
            Event::Start(element) | Event::Empty(element) if xml::local(element.name()) == "br" => {
                text.push('\n');
            }
            Event::End(element) => match xml::local(element.name()) {
                name if name == end => return Ok(text),
                "div" => text.push('\n'),
                _ => {}
            },
            Event::Eof => return Ok(text),
            _ => {}
        }
    }
}

/// The words of a box without the line breaks of its markup.
fn lines(markup: &str) -> String {
    let lines = markup.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The cell that `from` names.
fn corner(reader: &mut Reader<&[u8]>) -> Result<CellRef, FileFault> {
    let (mut row, mut col) = (0, 0);
    loop {
        match xml::next(reader)? {
            Event::Start(element) => match xml::local(element.name()) {
                "row" => row = inner(reader, "row")?.trim().parse().unwrap_or(0),
                "col" => col = inner(reader, "col")?.trim().parse().unwrap_or(0),
                _ => {}
            },
            Event::End(element) if xml::local(element.name()) == "from" => return Ok(inside(row, col)),
            Event::Eof => return Ok(inside(row, col)),
            _ => {}
        }
    }
}

/// `2, 15, 3, 10, …`: column, offset, row, offset of the upper left corner.
fn vml_corner(anchor: &str) -> CellRef {
    let mut numbers = anchor.split(',').map(|number| number.trim().parse::<u32>().unwrap_or(0));
    let (col, row) = (numbers.next().unwrap_or(0), numbers.nth(1).unwrap_or(0));
    inside(row, col)
}

fn inside(row: u32, col: u32) -> CellRef {
    CellRef::new(row.min(1_048_575), col.min(16_383))
}

fn skip(reader: &mut Reader<&[u8]>, end: &str) -> Result<(), FileFault> {
    loop {
        match xml::next(reader)? {
            Event::End(element) if xml::local(element.name()) == end => return Ok(()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
