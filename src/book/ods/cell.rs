//! One cell: its value and the text that is shown for it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::styles::Styles;
use crate::book::draft::{Runs, Stored};
use crate::book::fault::{CellReason, Fault, Reason};
use crate::book::workbook::{Cell, CellValue};
use crate::book::{iso, xml};

/// A cell, before it has a row.
#[derive(Clone, Debug, Default)]
pub(super) struct OdsCell {
    pub(super) col: u32,
    pub(super) stored: Option<Stored>,
    /// The text in the file.
    pub(super) shown: String,
    /// Rows and columns of a merged cell.
    pub(super) span: Option<(u32, u32)>,
    pub(super) note: Option<String>,
    pub(super) ruled: bool,
    pub(super) struck: bool,
    pub(super) formula: bool,
    /// Whether the value is a date or a time.
    dated: bool,
    pub(super) broken: Option<CellReason>,
}

impl OdsCell {
    /// Whether the cell says anything: most cells of a sheet only have a style.
    pub(super) fn matters(&self) -> bool {
        self.stored.is_some() || self.span.is_some() || self.note.is_some() || self.broken.is_some()
    }

    /// The same cell in another column.
    pub(super) fn at(&self, col: u32) -> Self {
        Self { col, ..self.clone() }
    }

    /// Sets what the number format of the file makes of the value.
    pub(super) fn finish(&self, cell: &mut Cell) {
        let CellValue::Number(number) = cell.value else { return };
        if self.dated {
            cell.value = CellValue::DateTime(number);
        }
        if self.dated || self.has_meaning(number) {
            cell.shown.clone_from(&self.shown);
        }
    }

    /// Whether the text that is shown means something else than the plain number.
    fn has_meaning(&self, number: f64) -> bool {
        if self.shown.is_empty() {
            // A format that hides a zero; any other number hidden that way must not be lost.
            return number == 0.0;
        }
        let is_number = self.shown.replace([',', ' ', '\u{A0}'], "").parse::<f64>().is_ok();
        let leading_zero =
            self.shown.len() > 1 && self.shown.starts_with('0') && !self.shown.starts_with("0.");
        (!is_number || leading_zero) && !is_dash(&self.shown)
    }
}

/// Accounting formats show a dash for zero.
fn is_dash(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_whitespace() || "-－―—–ー−".contains(c))
}

/// A cell without content.
pub(super) fn empty(element: &BytesStart) -> OdsCell {
    let head = Head::of(element);
    head.cell(Content::default(), false)
}

/// Reads a cell up to its end.
pub(super) fn read(
    reader: &mut Reader<&[u8]>,
    element: &BytesStart,
    styles: &Styles,
) -> Result<OdsCell, Fault> {
    let head = Head::of(element);
    let end = xml::local(element.name()).to_owned();
    let struck = styles.get("table-cell", &head.style).struck == Some(true);
    let content = content(reader, &end, styles)?;
    Ok(head.cell(content, struck))
}

/// What the start tag of a cell says.
#[derive(Default)]
struct Head {
    style: String,
    kind: String,
    value: String,
    /// The value as a text, where it differs from the paragraphs.
    string: Option<String>,
    formula: bool,
    error: bool,
    ruled: bool,
    rows: u32,
    cols: u32,
}

impl Head {
    fn of(element: &BytesStart) -> Self {
        let mut head = Self { rows: 1, cols: 1, ..Self::default() };
        for attribute in element.attributes().with_checks(false).flatten() {
            let Ok(value) = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0) else { continue };
            match attribute.key.into_inner() {
                "table:style-name" => head.style = value.into_owned(),
                "office:value-type" => head.kind = value.into_owned(),
                "calcext:value-type" => head.error = value == "error",
                "office:value" | "office:date-value" | "office:time-value" | "office:boolean-value" => {
                    head.value = value.into_owned();
                }
                "office:string-value" if !value.is_empty() => head.string = Some(value.into_owned()),
                "table:formula" => head.formula = true,
                "table:content-validation-name" => head.ruled = true,
                "table:number-rows-spanned" => head.rows = value.parse().unwrap_or(1).max(1),
                "table:number-columns-spanned" => head.cols = value.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        head
    }

    fn cell(self, content: Content, struck: bool) -> OdsCell {
        let mut cell = OdsCell {
            span: (self.rows > 1 || self.cols > 1).then_some((self.rows, self.cols)),
            note: content.note,
            ruled: self.ruled,
            struck,
            formula: self.formula,
            dated: matches!(self.kind.as_str(), "date" | "time"),
            shown: content.text.clone(),
            broken: content.broken.then_some(CellReason::UnknownEntity),
            ..OdsCell::default()
        };
        let text = self.string.clone().unwrap_or(content.text);
        match self.stored(text, content.runs) {
            Ok(stored) => cell.stored = stored,
            Err(reason) => cell.broken = Some(reason),
        }
        cell
    }

    fn stored(self, text: String, runs: Runs) -> Result<Option<Stored>, CellReason> {
        if self.error || (self.formula && is_error(&text)) {
            return Ok(Some(Stored::Error(text)));
        }
        let number = |number: Option<f64>| match number.filter(|number| number.is_finite()) {
            Some(number) => Ok(Some(Stored::Number(number))),
            None => Err(CellReason::BadNumber),
        };
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => number(self.value.trim().parse().ok()),
            "date" => number(iso::serial(&self.value)),
            "time" => number(iso::duration(&self.value)),
            "boolean" => Ok(Some(Stored::Bool(self.value == "true"))),
            "" if self.formula && text.is_empty() => Ok(Some(Stored::Uncomputed)),
            "" | "string" => Ok((!text.is_empty()).then_some(Stored::Text(text, runs))),
            _ => Err(CellReason::UnknownKind),
        }
    }
}

fn is_error(text: &str) -> bool {
    text.starts_with("Err:")
        || matches!(text, "#REF!" | "#NAME?" | "#VALUE!" | "#DIV/0!" | "#N/A" | "#NUM!" | "#NULL!")
}

/// The text of a cell, its note, and what of it is struck out.
#[derive(Default)]
struct Content {
    text: String,
    note: Option<String>,
    runs: Runs,
    broken: bool,
}

fn content(reader: &mut Reader<&[u8]>, end: &str, styles: &Styles) -> Result<Content, Fault> {
    let mut state = State {
        styles,
        content: Content::default(),
        note: String::new(),
        paragraphs: 0,
        note_paragraphs: 0,
        open: Vec::new(),
    };
    loop {
        match xml::next(reader)? {
            Event::Start(element) => state.start(&element),
            Event::Empty(element) => state.empty(&element),
            Event::End(element) => {
                let name = xml::local(element.name());
                if name == end && !state.in_note() {
                    return Ok(state.finish());
                }
                state.open.pop();
            }
            Event::Text(text) => state.push(&text.xml10_content()),
            Event::CData(text) => state.push(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let mut text = String::new();
                state.content.broken |= !xml::push_reference(&mut text, &reference);
                state.push(&text);
            }
            Event::Eof => return Err(Fault::unreadable(Reason::Truncated)),
            _ => {}
        }
    }
}

/// An open element inside a cell.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Note,
    /// Furigana, note authors, drawings.
    Unseen,
    Paragraph,
    Span(Option<bool>),
    Other,
}

struct State<'a> {
    styles: &'a Styles,
    content: Content,
    note: String,
    paragraphs: usize,
    note_paragraphs: usize,
    open: Vec<Open>,
}

impl State<'_> {
    fn in_note(&self) -> bool {
        self.open.contains(&Open::Note)
    }

    fn start(&mut self, element: &BytesStart) {
        // Deeper than any writer goes: what follows is not looked at, so that the list of open elements stays short.
        let open = match xml::local(element.name()) {
            "annotation" => Open::Note,
            "ruby-text" | "creator" | "date" | "creator-initials" | "frame" | "shape" | "custom-shape"
            | "table" => Open::Unseen,
            "p" | "h" if !self.unseen() => {
                self.paragraph();
                Open::Paragraph
            }
            "span" => {
                let style = xml::attribute(element, "style-name").unwrap_or_default();
                Open::Span(self.styles.get("text", &style).struck)
            }
            _ => {
                self.empty(element);
                Open::Other
            }
        };
        self.open.push(open);
    }

    fn paragraph(&mut self) {
        let in_note = self.in_note();
        let (count, text) = match in_note {
            true => (&mut self.note_paragraphs, &mut self.note),
            false => (&mut self.paragraphs, &mut self.content.text),
        };
        if *count > 0 {
            text.push('\n');
        }
        *count += 1;
    }

    fn empty(&mut self, element: &BytesStart) {
        match xml::local(element.name()) {
            "s" => {
                let count =
                    xml::attribute(element, "c").and_then(|count| count.parse().ok()).unwrap_or(1usize);
                self.push_raw(&" ".repeat(count.min(1_000)));
            }
            "tab" => self.push_raw("\t"),
            "line-break" => self.push_raw("\n"),
            "p" | "h" if !self.unseen() => self.paragraph(),
            _ => {}
        }
    }

    fn unseen(&self) -> bool {
        self.open.contains(&Open::Unseen)
    }

    fn push(&mut self, text: &str) {
        if !self.open.contains(&Open::Paragraph) {
            return;
        }
        if !self.in_note() && !text.trim().is_empty() && !self.unseen() {
            let struck = self.open.iter().rev().find_map(|open| match open {
                Open::Span(struck) => *struck,
                _ => None,
            });
            self.content.runs.add(struck);
        }
        self.push_raw(text);
    }

    fn push_raw(&mut self, text: &str) {
        match (self.unseen(), self.in_note()) {
            (true, _) => {}
            (false, true) => self.note.push_str(text),
            (false, false) => self.content.text.push_str(text),
        }
    }

    fn finish(mut self) -> Content {
        if self.note_paragraphs > 0 {
            self.content.note = Some(self.note);
        }
        if self.content.runs == Runs::default() {
            self.content.runs = Runs::PLAIN;
        }
        self.content
    }
}
