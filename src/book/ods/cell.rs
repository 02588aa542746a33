//! One cell: its value and the text that is shown for it.

use quick_xml::Reader;
use quick_xml::events::BytesStart;

use super::content::{self, Content};
use super::styles::Styles;
use crate::book::budget::Amount;
use crate::book::draft::Stored;
use crate::book::iso;
use crate::book::rich_text::{RichText, Runs};
use crate::book::workbook::{Cell, CellValue};
use crate::model::{CellReason, FileFault};

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
    /// Texts of the shapes that hang on the cell, and how many pictures do.
    pub(super) texts: Vec<String>,
    pub(super) pictures: usize,
    pub(super) ruled: bool,
    pub(super) struck: bool,
    pub(super) formula: bool,
    /// Whether the value is a date or a time.
    dated: bool,
    /// Whether the text that is shown is not the text that was typed.
    formatted: bool,
    /// Whether the file holds a text for the cell, be it empty.
    has_text: bool,
    pub(super) broken: Option<CellReason>,
}

impl OdsCell {
    /// Whether the cell says anything: most cells of a sheet only have a style.
    pub(super) fn matters(&self) -> bool {
        self.stored.is_some()
            || self.span.is_some()
            || self.note.is_some()
            || self.broken.is_some()
            || !self.texts.is_empty()
            || self.pictures > 0
    }

    /// What the cell adds to a sheet.
    pub(super) fn amount(&self) -> Amount {
        let texts = self.texts.iter().chain(&self.note);
        Amount {
            cells: 1 + texts.clone().count() + self.pictures,
            merges: usize::from(self.span.is_some()),
            text: self.shown.len() + texts.map(String::len).sum::<usize>(),
        }
    }

    /// The same cell in another column.
    pub(super) fn at(&self, col: u32) -> Self {
        Self { col, ..self.clone() }
    }

    /// Sets what the number format of the file makes of the value.
    pub(super) fn finish(&self, cell: &mut Cell) {
        if matches!(cell.value, CellValue::Text(_)) && self.formatted {
            cell.shown = self.shown.as_str().into();
        }
        let CellValue::Number(number) = cell.value else { return };
        if self.dated {
            cell.value = CellValue::DateTime(number);
        }
        let zero_of_formula = self.hides_number() && number == 0.0 && self.formula;
        if self.dated || zero_of_formula || self.has_meaning() {
            cell.shown = self.shown.as_str().into();
        }
    }

    /// Whether the format shows nothing of the number. A file that holds no text at all says nothing of it.
    pub(super) fn hides_number(&self) -> bool {
        self.has_text && self.shown.is_empty() && matches!(self.stored, Some(Stored::Number(_)))
    }

    /// Whether the text that is shown means something else than the plain number.
    fn has_meaning(&self) -> bool {
        if self.shown.is_empty() {
            return false;
        }
        let plain = self.shown.replace([',', ' ', '\u{A0}'], "");
        let is_number = plain.parse::<f64>().is_ok();
        let leading_zero =
            self.shown.len() > 1 && self.shown.starts_with('0') && !self.shown.starts_with("0.");
        (!is_number || leading_zero || self.is_scaled(&plain)) && !is_dash(&self.shown)
    }

    /// Whether the number that is shown is another than the value: in thousands (`#,##0,`), and not merely rounded.
    fn is_scaled(&self, shown: &str) -> bool {
        let (Ok(number), Some(Stored::Number(value))) = (shown.parse::<f64>(), &self.stored) else {
            return false;
        };
        let decimals = shown.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let rounded = 0.5 * 10f64.powi(-i32::try_from(decimals).unwrap_or(i32::MAX));
        let precision = value.abs() * 1e-9;
        let is_scientific = shown.contains(['e', 'E']);
        !is_scientific && (value.abs() - number.abs()).abs() > rounded * (1.0 + 1e-6) + precision
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
) -> Result<OdsCell, FileFault> {
    let head = Head::of(element);
    let struck = styles.get("table-cell", &head.style).struck == Some(true);
    let content = content::read(reader, styles)?;
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
            texts: content.texts,
            pictures: content.pictures,
            ruled: self.ruled,
            struck,
            formula: self.formula,
            dated: matches!(self.kind.as_str(), "date" | "time"),
            has_text: content.has_paragraph,
            formatted: self.string.is_some() && !content.text.trim().is_empty(),
            shown: content.text.clone(),
            broken: content.broken.then_some(CellReason::UnknownEntity),
            ..OdsCell::default()
        };
        let text = self.string.clone().unwrap_or(content.text);
        match self.stored(text, content.runs, content.has_paragraph) {
            Ok(stored) => cell.stored = stored,
            Err(reason) => cell.broken = Some(reason),
        }
        cell
    }

    /// The value. A formula that gives an empty text has a paragraph without words, one that was never computed has none.
    fn stored(self, text: String, runs: Runs, has_text: bool) -> Result<Option<Stored>, CellReason> {
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
            "" if self.formula && !has_text => Ok(Some(Stored::Uncomputed)),
            "" | "string" => Ok((!text.is_empty()).then_some(Stored::Text(RichText::new(&text, runs)))),
            _ => Err(CellReason::UnknownKind),
        }
    }
}

fn is_error(text: &str) -> bool {
    text.starts_with("Err:")
        || matches!(text, "#REF!" | "#NAME?" | "#VALUE!" | "#DIV/0!" | "#N/A" | "#NUM!" | "#NULL!")
}
