//! The shared strings: texts without their furigana, and what of them is struck out.

use crate::model::{FileFault, FileReason, Limit};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::book::limits::Limits;
use crate::book::rich_text::{RichText, Runs};
use crate::book::symbols::SymbolFont;
use crate::book::xml;

/// Digits above the line.
const RAISED: [(char, char); 10] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
];

/// A text of a workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SharedText {
    pub(super) text: RichText,
    /// Whether it refers to something that is not defined.
    pub(super) broken: bool,
}

/// Reads `sharedStrings.xml`.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Vec<SharedText>, FileFault> {
    let mut reader = xml::reader(text);
    let mut strings = Vec::new();
    let mut whole = false;
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) if xml::local(element.name()) == "si" => {
                strings.push(shared_text(&mut reader, "si")?);
            }
            Event::Empty(element) => match xml::local(element.name()) {
                "si" => strings.push(SharedText::default()),
                "sst" => whole = true,
                _ => {}
            },
            Event::End(element) => whole |= xml::local(element.name()) == "sst",
            Event::Eof if whole => return Ok(strings),
            Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
            _ => {}
        }
        if strings.len() > limits.shared_strings {
            return Err(FileFault::too_large(Limit::SharedStrings, limits.shared_strings as u64));
        }
    }
}

/// Reads the runs of a text up to the end of the element of this name (`si` or `is`).
pub(super) fn shared_text(reader: &mut Reader<&[u8]>, end: &str) -> Result<SharedText, FileFault> {
    let mut state = State::default();
    loop {
        match xml::next(reader)? {
            Event::Start(element) => state.start(&element),
            Event::Empty(element) => state.empty(&element),
            Event::End(element) => {
                let name = xml::local(element.name());
                if name == end {
                    return Ok(state.finish());
                }
                state.end(name);
            }
            Event::Text(text) if state.collects() => state.text.push_str(&text.xml10_content()),
            Event::CData(text) if state.collects() => state.text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if state.collects() => {
                state.broken |= !xml::push_reference(&mut state.text, &reference);
            }
            Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
            _ => {}
        }
    }
}

#[derive(Default)]
struct State {
    text: String,
    runs: Runs,
    /// Whether it refers to something that is not defined.
    broken: bool,
    /// Inside `t`.
    in_text: bool,
    /// Inside `rPh`: furigana.
    in_phonetic: bool,
    /// Whether the run at hand is struck out; `None` where it has no properties of its own.
    struck: Option<bool>,
    /// Whether the run at hand stands above the line: a footnote, or a power.
    raised: bool,
    /// The font of the run at hand, where it shows signs for letters.
    symbols: Option<SymbolFont>,
    /// Where the text of the run at hand starts.
    run_start: usize,
}

impl State {
    fn collects(&self) -> bool {
        self.in_text && !self.in_phonetic
    }

    fn start(&mut self, element: &BytesStart) {
        match xml::local(element.name()) {
            "t" => self.in_text = true,
            "rPh" => self.in_phonetic = true,
            "r" => {
                (self.struck, self.raised, self.symbols) = (None, false, None);
                self.run_start = self.text.len();
            }
            _ => self.empty(element),
        }
    }

    fn empty(&mut self, element: &BytesStart) {
        match xml::local(element.name()) {
            "rPr" => self.struck = Some(false),
            "strike" => {
                self.struck = Some(xml::attribute(element, "val").is_none_or(|value| xml::is_true(&value)))
            }
            "rFont" => {
                self.symbols = xml::attribute(element, "val").and_then(|name| SymbolFont::named(&name));
            }
            "vertAlign" => {
                self.raised = xml::attribute(element, "val").is_some_and(|value| value == "superscript");
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "rPh" => self.in_phonetic = false,
            "r" => self.end_run(),
            _ => {}
        }
    }

    fn end_run(&mut self) {
        if let Some(text) = self.text.get(self.run_start..).filter(|text| text.contains("_x")) {
            let text = unescape(text);
            self.text.replace_range(self.run_start.., &text);
        }
        if let Some(font) = self.symbols.take() {
            let run = self.text.split_off(self.run_start);
            self.text.push_str(&font.shown(&run));
        }
        if std::mem::take(&mut self.raised) {
            self.raise();
        }
        self.runs.start(self.run_start, self.struck);
        (self.run_start, self.struck) = (self.text.len(), None);
    }

    /// Digits above the line right behind a digit are none of its number: 5004¹. Behind a letter they are a unit's: m2.
    fn raise(&mut self) {
        let run = self.text.split_off(self.run_start);
        let behind_digit = self.text.ends_with(|c: char| c.is_numeric());
        let raised = |c: char| {
            if behind_digit {
                RAISED.iter().find(|(digit, _)| *digit == c).map_or(c, |(_, raised)| *raised)
            } else {
                c
            }
        };
        self.text.extend(run.chars().map(raised));
    }

    fn finish(mut self) -> SharedText {
        // What stands outside of runs is as the cell is.
        self.end_run();
        SharedText { text: RichText::new(&self.text, self.runs), broken: self.broken }
    }
}

/// Resolves `_x000D_` and its kin: UTF-16 units that XML could not hold (`_x005F_` stands for `_` itself).
pub(super) fn unescape(text: &str) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        units.extend(rest[..at].encode_utf16());
        match escaped_unit(&rest[at..]) {
            Some(unit) => {
                units.push(unit);
                rest = &rest[at + 7..];
            }
            None => {
                units.extend("_x".encode_utf16());
                rest = &rest[at + 2..];
            }
        }
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}

fn escaped_unit(text: &str) -> Option<u16> {
    let bytes = text.as_bytes();
    let is_escape = bytes.len() >= 7 && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit);
    if is_escape { u16::from_str_radix(&text[2..6], 16).ok() } else { None }
}
