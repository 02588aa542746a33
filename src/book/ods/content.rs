//! What stands inside a cell: its text, its note, the shapes that hang on it, and what of the text is struck out.

use crate::model::{FileFault, FileReason};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::styles::Styles;
use crate::book::rich_text::Runs;
use crate::book::xml;

/// Deeper than any writer nests the elements of a cell.
const DEEPEST: usize = 100_000;

/// A text of more bytes has more than the 32,767 characters that a cell may hold.
const LONGEST: usize = 4 * 32_767;

/// What stands inside a cell.
#[derive(Default)]
pub(super) struct Content {
    pub(super) text: String,
    pub(super) note: Option<String>,
    /// A text a shape.
    pub(super) texts: Vec<String>,
    pub(super) pictures: usize,
    pub(super) runs: Runs,
    /// Whether it refers to something that is not defined.
    pub(super) broken: bool,
    /// Whether the file holds a text for the cell, be it empty.
    pub(super) has_paragraph: bool,
}

/// Reads up to the end of the element that is open: a cell, or the shapes of a table.
pub(super) fn read(reader: &mut Reader<&[u8]>, styles: &Styles) -> Result<Content, FileFault> {
    let mut pass =
        Pass { styles, content: Content::default(), flows: Default::default(), open: Vec::new(), rings: 0 };
    loop {
        match xml::next(reader)? {
            Event::Start(element) => pass.start(&element)?,
            Event::Empty(element) => pass.empty(&element),
            Event::End(_) => match pass.open.pop() {
                Some(closed) => pass.end(closed),
                None => return Ok(pass.finish()),
            },
            Event::Text(text) => pass.push(&text.xml10_content()),
            Event::CData(text) => pass.push(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let mut text = String::new();
                pass.content.broken |= !xml::push_reference(&mut text, &reference);
                pass.push(&text);
            }
            Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
            _ => {}
        }
    }
}

/// Shapes that are drawn round an answer, or through one.
const DRAWN: [&str; 5] = ["draw:ellipse", "draw:circle", "draw:line", "draw:polyline", "draw:connector"];
/// The same as custom shapes, by the end of their type: `ooxml-ellipse`, `ring`, `mso-spt20`, the line of old.
const DRAWN_TYPES: [&str; 5] = ["ellipse", "ring", "donut", "line", "mso-spt20"];

/// Where the text at hand belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Part {
    #[default]
    Cell,
    Note,
    Shape,
    /// Furigana, the names of those who wrote notes, tables inside of drawings.
    Unseen,
}

/// What the innermost open element is in.
#[derive(Clone, Copy, Debug, Default)]
struct Open {
    part: Part,
    in_paragraph: bool,
    struck: Option<bool>,
}

/// A text made of paragraphs.
#[derive(Debug, Default)]
struct Flow {
    text: String,
    paragraphs: usize,
}

struct Pass<'a> {
    styles: &'a Styles,
    content: Content,
    /// The texts of the cell, the note and the shape at hand.
    flows: [Flow; 3],
    open: Vec<Open>,
    /// The rings and lines of the shape at hand.
    rings: usize,
}

impl Pass<'_> {
    fn start(&mut self, element: &BytesStart) -> Result<(), FileFault> {
        let mut open = self.innermost();
        match xml::local(element.name()) {
            _ if open.part == Part::Unseen => {}
            "annotation" => open = Open { part: Part::Note, ..Open::default() },
            "ruby-text" | "creator" | "date" | "creator-initials" | "table" | "object" => {
                open.part = Part::Unseen;
            }
            "p" | "h" => {
                self.paragraph(open.part);
                open.in_paragraph = true;
            }
            "span" => {
                let style = xml::attribute(element, "style-name").unwrap_or_default();
                open.struck = self.styles.get("text", &style).struck.or(open.struck);
            }
            "image" => self.content.pictures += 1,
            _ if is_drawing(element) => {
                self.draw(element);
                if open.part == Part::Cell {
                    open = Open { part: Part::Shape, ..Open::default() };
                }
            }
            _ => self.empty(element),
        }
        if self.open.len() > DEEPEST {
            return Err(FileFault::unreadable(FileReason::DamagedPart));
        }
        self.open.push(open);
        Ok(())
    }

    fn empty(&mut self, element: &BytesStart) {
        let part = self.innermost().part;
        match xml::local(element.name()) {
            "s" => {
                let count = xml::attribute(element, "c").and_then(|count| count.parse().ok());
                self.put(&" ".repeat(count.unwrap_or(1usize).min(1_000)));
            }
            "tab" => self.put("\t"),
            "line-break" => self.put("\n"),
            "p" | "h" => self.paragraph(part),
            "image" => self.content.pictures += 1,
            _ if part == Part::Cell && is_drawn(element) => self.content.pictures += 1,
            _ => self.draw(element),
        }
    }

    /// Notes that a ring or a line is drawn here, unless words stand in it.
    fn draw(&mut self, element: &BytesStart) {
        self.rings += usize::from(self.innermost().part != Part::Unseen && is_drawn(element));
    }

    /// A shape ends where what is around it is no shape.
    fn end(&mut self, closed: Open) {
        if closed.part == Part::Shape && self.innermost().part == Part::Cell {
            let text = std::mem::take(&mut self.flows[Part::Shape as usize]).text;
            let rings = std::mem::take(&mut self.rings);
            if text.trim().is_empty() {
                self.content.pictures += rings;
            } else {
                self.content.texts.push(text.trim().to_owned());
            }
        }
    }

    fn innermost(&self) -> Open {
        self.open.last().copied().unwrap_or_default()
    }

    fn paragraph(&mut self, part: Part) {
        let Some(flow) = self.flows.get_mut(part as usize) else { return };
        if flow.paragraphs > 0 {
            flow.text.push('\n');
        }
        flow.paragraphs += 1;
    }

    fn push(&mut self, text: &str) {
        let open = self.innermost();
        if !open.in_paragraph {
            return;
        }
        if open.part == Part::Cell && !text.trim().is_empty() {
            self.content.runs.start(self.flows[Part::Cell as usize].text.len(), open.struck);
        }
        self.put(text);
    }

    fn put(&mut self, text: &str) {
        let part = self.innermost().part;
        // What is longer than a cell may hold is cut and told when it is put into the sheet.
        if let Some(flow) = self.flows.get_mut(part as usize).filter(|flow| flow.text.len() <= LONGEST) {
            flow.text.push_str(text);
        }
    }

    fn finish(self) -> Content {
        let [cell, note, _] = self.flows;
        let note = (note.paragraphs > 0).then_some(note.text);
        Content { has_paragraph: cell.paragraphs > 0, text: cell.text, note, ..self.content }
    }
}

/// Text boxes, shapes of all kinds, and the groups of them.
fn is_drawing(element: &BytesStart) -> bool {
    element.name().into_inner().starts_with("draw:")
}

/// A ring or a line, as an element of its own or as the geometry of a custom shape.
fn is_drawn(element: &BytesStart) -> bool {
    let name = element.name().into_inner();
    let kind = || xml::attribute(element, "type").unwrap_or_default();
    DRAWN.contains(&name)
        || name == "draw:enhanced-geometry" && DRAWN_TYPES.iter().any(|drawn| kind().ends_with(drawn))
}
