//! A sheet part, in one pass: cells, merges, hidden rows and columns, input rules.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::strings::{SharedText, shared_text, unescape};
use super::{drawing, edges};
use crate::book::aside::EDGES;
use crate::book::budget::Budget;
use crate::book::cell_style::CellStyle;
use crate::book::draft::{Draft, Stored};
use crate::book::rich_text::RichText;
use crate::book::workbook::ListRule;
use crate::book::xml;
use crate::model::{CellRange, CellReason, CellRef, FileFault, FileReason};

/// The most input rules of a sheet that are kept, and the longest text that one may have.
const MOST_RULES: usize = 1_000;
const LONGEST_RULE: usize = 4_096;

/// The most runs of cells with a border that are kept of a sheet.
const MOST_RUNS: usize = 100_000;

/// What all sheets of a workbook share.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) strings: Vec<SharedText>,
    pub(super) styles: Vec<CellStyle>,
    /// Whether stored results of zero are not to be believed.
    pub(super) recalculate: bool,
}

/// Reads the sheet part into the draft.
pub(super) fn read(
    text: &str,
    shared: &Shared,
    draft: &mut Draft,
    budget: &mut Budget,
) -> Result<(), FileFault> {
    let mut pass =
        Pass { reader: xml::reader(text), shared, draft, budget, next: CellRef::new(0, 0), rule: None };
    loop {
        match xml::next(&mut pass.reader)? {
            Event::Start(element) => pass.start(&element)?,
            Event::Empty(element) => pass.empty(&element)?,
            Event::End(element) => match xml::local(element.name()) {
                "row" => pass.next = CellRef::new(pass.next.row.saturating_add(1), 0),
                "dataValidation" => pass.end_rule(),
                "worksheet" => return Ok(()),
                _ => {}
            },
            Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
            _ => {}
        }
    }
}

struct Pass<'a, 's> {
    reader: Reader<&'a [u8]>,
    shared: &'s Shared,
    draft: &'s mut Draft,
    budget: &'s mut Budget,
    /// Where the next cell stands if it does not say so itself.
    next: CellRef,
    /// The input rule that it is inside of.
    rule: Option<ListRule>,
}

impl<'a> Pass<'a, '_> {
    fn start(&mut self, element: &BytesStart) -> Result<(), FileFault> {
        match xml::local(element.name()) {
            "row" => self.row(element),
            "c" => return self.cell(element),
            "sqref" if self.rule.is_some() => self.rule_area()?,
            "formula1" | "f" if self.rule.is_some() => self.rule_source()?,
            edge if EDGES.contains(&edge) => {
                let printed = edges::words(&drawing::inner(&mut self.reader, edge)?);
                self.draft.sheet.edges.extend(printed);
            }
            _ => return self.other(element),
        }
        Ok(())
    }

    fn empty(&mut self, element: &BytesStart) -> Result<(), FileFault> {
        match xml::local(element.name()) {
            "row" => {
                self.row(element);
                self.next = CellRef::new(self.next.row.saturating_add(1), 0);
            }
            "c" => {
                let head = CellHead::of(element);
                let at = self.place(&head.address);
                self.rule_off(at, head.style);
            }
            _ => {
                self.other(element)?;
                if xml::local(element.name()) == "dataValidation" {
                    self.end_rule();
                }
            }
        }
        Ok(())
    }

    fn other(&mut self, element: &BytesStart) -> Result<(), FileFault> {
        match xml::local(element.name()) {
            "mergeCell" => return self.merge(element),
            "col" => self.column(element),
            "dataValidation" => {
                let area = xml::attribute(element, "sqref").unwrap_or_default();
                self.draft.sheet.validations = self.draft.sheet.validations.saturating_add(area_cells(&area));
                self.rule = Some(ListRule { areas: areas(&area), source: String::new() });
                if xml::attribute(element, "type").as_deref() != Some("list") {
                    self.rule = Some(ListRule::default());
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn row(&mut self, element: &BytesStart) {
        let (mut hidden, mut flat) = (false, false);
        for (name, value) in xml::pairs(element) {
            match name {
                "r" => match value.trim().parse::<u32>() {
                    Ok(row @ 1..=1_048_576) => self.next = CellRef::new(row - 1, 0),
                    _ => self.draft.broken(self.next, CellReason::BadAddress, value),
                },
                "hidden" => hidden = xml::is_true(value),
                "ht" => flat = value.trim().parse() == Ok(0.0),
                _ => {}
            }
        }
        if hidden || flat {
            self.draft.sheet.hidden_rows.push(self.next.row);
        }
    }

    fn column(&mut self, element: &BytesStart) {
        let number =
            |name: &str| xml::attribute(element, name).and_then(|value| value.trim().parse::<u32>().ok());
        let flat = xml::attribute(element, "width").is_some_and(|width| width.trim().parse() == Ok(0.0));
        let (Some(first), Some(last)) = (number("min"), number("max")) else { return };
        if (xml::flag(element, "hidden") || flat) && first > 0 && self.draft.sheet.hidden_cols.len() < 16_384
        {
            self.draft.sheet.hidden_cols.extend(first - 1..last.min(16_384));
        }
    }

    fn merge(&mut self, element: &BytesStart) -> Result<(), FileFault> {
        let range = xml::attribute(element, "ref").and_then(|text| area(&text));
        let Some(range) =
            range.filter(|range| range.first.row <= range.last.row && range.first.col <= range.last.col)
        else {
            return Ok(());
        };
        self.draft.sheet.merges.push(range);
        self.budget.charge(self.draft)
    }

    /// The area of an input rule of Excel 2010 and later, which stands in an element of its own.
    fn rule_area(&mut self) -> Result<(), FileFault> {
        if let Event::Text(area) = xml::next(&mut self.reader)? {
            let area = area.xml10_content();
            self.draft.sheet.validations = self.draft.sheet.validations.saturating_add(area_cells(&area));
            if let Some(rule) = self.rule.as_mut().filter(|rule| !rule.source.is_empty()) {
                rule.areas.extend(areas(&area));
            }
        }
        Ok(())
    }

    /// What may be chosen by an input rule: texts, or the cells that hold them. Broken over references it is not taken.
    fn rule_source(&mut self) -> Result<(), FileFault> {
        if let (Event::Text(text), Some(rule)) = (xml::next(&mut self.reader)?, &mut self.rule) {
            let text = text.xml10_content();
            if text.len() <= LONGEST_RULE && !text.trim().is_empty() {
                rule.source = text.into_owned();
            }
        }
        Ok(())
    }

    fn end_rule(&mut self) {
        let rules = &mut self.draft.sheet.lists;
        let whole = |rule: &ListRule| !rule.areas.is_empty() && !rule.source.is_empty();
        if rules.len() < MOST_RULES {
            rules.extend(self.rule.take().filter(whole));
        }
        self.rule = None;
    }

    /// The address of a cell; cells without one follow the cell before.
    fn place(&mut self, address: &Address) -> CellRef {
        let at = match address {
            Address::At(at) => *at,
            Address::Unsaid => self.next,
            Address::Bad(text) => {
                self.draft.broken(self.next, CellReason::BadAddress, text);
                self.next
            }
        };
        self.next = CellRef::new(at.row, at.col.saturating_add(1));
        at
    }

    /// Notes whether a border is drawn at a cell, one after the other in a run.
    fn rule_off(&mut self, at: CellRef, style: usize) {
        if !self.shared.styles.get(style).is_some_and(|style| style.ruled) {
            return;
        }
        let ruled = &mut self.draft.sheet.ruled;
        let is_next = |run: &CellRange| run.last.row == at.row && run.last.col.checked_add(1) == Some(at.col);
        let room = ruled.len() < MOST_RUNS;
        match ruled.last_mut().filter(|run| is_next(run)) {
            Some(run) => run.last.col = at.col,
            None if room => ruled.push(CellRange::new(at, at)),
            None => {}
        }
    }

    fn cell(&mut self, element: &BytesStart) -> Result<(), FileFault> {
        let head = CellHead::of(element);
        let at = self.place(&head.address);
        self.rule_off(at, head.style);
        let body = self.body()?;
        let formula = body.formula;
        let Some(stored) = self.stored(at, head.kind, body) else { return Ok(()) };
        self.draft.put_styled(at, stored, &self.shared.styles, head.style, formula);
        self.budget.charge(self.draft)
    }

    /// What stands inside a cell.
    fn body(&mut self) -> Result<Body<'a>, FileFault> {
        let mut body = Body::default();
        let mut in_value = false;
        loop {
            match xml::next(&mut self.reader)? {
                Event::Start(element) => match xml::local(element.name()) {
                    "v" => (in_value, body.has_value) = (true, true),
                    "f" => body.formula = true,
                    "is" => body.inline = Some(Box::new(shared_text(&mut self.reader, "is")?)),
                    _ => {}
                },
                Event::Empty(element) => body.formula |= xml::local(element.name()) == "f",
                Event::End(element) => match xml::local(element.name()) {
                    "v" => in_value = false,
                    "c" => return Ok(body),
                    _ => {}
                },
                Event::Text(text) if in_value && body.value.is_empty() => body.value = text.into_inner(),
                Event::Text(text) if in_value => body.value.to_mut().push_str(&text.into_inner()),
                Event::CData(text) if in_value => body.value.to_mut().push_str(&text.into_inner()),
                Event::GeneralRef(reference) if in_value => {
                    body.broken |= !xml::push_reference(body.value.to_mut(), &reference);
                }
                Event::Eof => return Err(FileFault::unreadable(FileReason::Truncated)),
                _ => {}
            }
        }
    }

    /// The stored value, or `None` where there is none or where it is broken.
    fn stored(&mut self, at: CellRef, kind: Kind, body: Body) -> Option<Stored> {
        if body.broken {
            self.draft.broken(at, CellReason::UnknownEntity, &body.value);
        }
        if let Some(inline) = body.inline {
            return self.text(at, &inline);
        }
        let value = body.value.trim();
        match kind {
            Kind::FormulaText if body.has_value => Some(Stored::Text(plain_text(&body.value))),
            _ if value.is_empty() => body.formula.then_some(Stored::Uncomputed),
            Kind::Shared => self.shared_string(at, value),
            Kind::Number => self.number(at, value, body.formula),
            Kind::Bool => Some(Stored::Bool(xml::is_true(value))),
            Kind::Error => Some(Stored::Error(value.to_owned())),
            Kind::Date => self.iso_date(at, value),
            Kind::Inline | Kind::FormulaText => Some(Stored::Text(plain_text(&body.value))),
            Kind::Unknown => self.refuse(at, CellReason::UnknownKind, value),
        }
    }

    fn shared_string(&mut self, at: CellRef, index: &str) -> Option<Stored> {
        let shared = self.shared;
        match index.parse::<usize>().ok().and_then(|index| shared.strings.get(index)) {
            Some(text) => self.text(at, text),
            None => self.refuse(at, CellReason::MissingText, ""),
        }
    }

    fn text(&mut self, at: CellRef, text: &SharedText) -> Option<Stored> {
        if text.broken {
            self.draft.broken(at, CellReason::UnknownEntity, text.text.as_str());
        }
        Some(Stored::Text(text.text.clone()))
    }

    fn number(&mut self, at: CellRef, value: &str, formula: bool) -> Option<Stored> {
        match value.parse::<f64>() {
            // Programs that can't calculate store zero and ask Excel to calculate on opening.
            Ok(0.0) if formula && self.shared.recalculate => Some(Stored::Uncomputed),
            Ok(number) if number.is_finite() => Some(Stored::Number(number)),
            _ => self.refuse(at, CellReason::BadNumber, value),
        }
    }

    fn iso_date(&mut self, at: CellRef, value: &str) -> Option<Stored> {
        match super::super::iso::serial(value) {
            Some(serial) => {
                Some(Stored::Number(if self.draft.epoch_1904 { serial - 1462.0 } else { serial }))
            }
            None => self.refuse(at, CellReason::BadNumber, value),
        }
    }

    fn refuse(&mut self, at: CellRef, reason: CellReason, value: &str) -> Option<Stored> {
        self.draft.broken(at, reason, value);
        None
    }
}

/// What the start tag of a cell says.
struct CellHead {
    address: Address,
    style: usize,
    kind: Kind,
}

/// Where a cell says that it stands.
enum Address {
    Unsaid,
    At(CellRef),
    Bad(String),
}

/// How a cell's value is stored.
enum Kind {
    Number,
    Shared,
    Inline,
    FormulaText,
    Bool,
    Error,
    Date,
    Unknown,
}

impl CellHead {
    fn of(element: &BytesStart) -> Self {
        let mut head = Self { address: Address::Unsaid, style: 0, kind: Kind::Number };
        for (name, value) in xml::pairs(element) {
            match name {
                "r" => head.address = Address::of(value),
                "s" => head.style = value.trim().parse().unwrap_or(0),
                "t" => head.kind = Kind::of(value),
                _ => {}
            }
        }
        head
    }
}

impl Address {
    fn of(text: &str) -> Self {
        address(text).map_or_else(|| Self::Bad(text.to_owned()), Self::At)
    }
}

impl Kind {
    fn of(text: &str) -> Self {
        match text {
            "n" | "" => Self::Number,
            "s" => Self::Shared,
            "inlineStr" => Self::Inline,
            "str" => Self::FormulaText,
            "b" => Self::Bool,
            "e" => Self::Error,
            "d" => Self::Date,
            _ => Self::Unknown,
        }
    }
}

/// What stands inside a cell.
#[derive(Default)]
struct Body<'a> {
    value: Cow<'a, str>,
    has_value: bool,
    formula: bool,
    inline: Option<Box<SharedText>>,
    /// A reference to something that is not defined.
    broken: bool,
}

/// A text that stands in the cell itself.
fn plain_text(text: &str) -> RichText {
    if text.contains("_x") { RichText::plain(&unescape(text)) } else { RichText::plain(text) }
}

/// The quick way from `B12` to a cell: no `$`, no lower case but as a last resort.
fn address(text: &str) -> Option<CellRef> {
    let (mut col, mut row) = (0u32, 0u32);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' if row == 0 && col < 16_384 => col = col * 26 + u32::from(byte - b'A') + 1,
            b'0'..=b'9' if col > 0 && row < 1_048_577 => row = row * 10 + u32::from(byte - b'0'),
            _ => return text.parse().ok(),
        }
    }
    let inside = (1..=16_384).contains(&col) && (1..=1_048_576).contains(&row);
    inside.then(|| CellRef::new(row - 1, col - 1))
}

/// `A1:C3`, or one cell.
fn area(text: &str) -> Option<CellRange> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    Some(CellRange::new(address(first)?, address(last)?))
}

/// The areas of a rule; what is no address is left out.
fn areas(text: &str) -> Vec<CellRange> {
    text.split_whitespace().filter_map(|part| part.parse().ok()).take(MOST_RULES).collect()
}

/// How many cells an area such as `A1:A10 C3` has.
fn area_cells(area: &str) -> usize {
    let cells = |range: CellRange| {
        let rows = (u64::from(range.last.row) + 1).saturating_sub(u64::from(range.first.row));
        let cols = (u64::from(range.last.col) + 1).saturating_sub(u64::from(range.first.col));
        rows * cols
    };
    let sum = area
        .split_whitespace()
        .filter_map(|part| part.parse().ok())
        .map(cells)
        .fold(0u64, u64::saturating_add);
    usize::try_from(sum).unwrap_or(usize::MAX)
}
