//! Putting a sheet together: every format hands its cells here, so that all come out alike.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::fault::{CellReason, Fault, FaultKind};
use super::number_format::{NumberFormat, Shown, general};
use super::workbook::{Cell, CellValue, Sheet};
use crate::model::{CellRange, CellRef};

/// Most cells that one finding names.
const CELLS_A_FINDING: usize = 1_000;

/// What a cell style says that matters here.
#[derive(Clone, Debug, Default)]
pub(crate) struct CellStyle {
    /// The number format.
    pub(crate) format: NumberFormat,
    /// Whether the format leaves every value as it is.
    pub(crate) plain: bool,
    /// Whether the font is struck out.
    pub(crate) struck: bool,
}

impl CellStyle {
    /// The style that changes nothing.
    pub(crate) fn general() -> Self {
        Self { plain: true, ..Self::default() }
    }

    /// A style with this format code.
    pub(crate) fn new(code: &str, struck: bool) -> Self {
        let format = NumberFormat::parse(code);
        Self { plain: format.is_plain(), format, struck }
    }
}

/// Which parts of a text are struck out by their own runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Runs {
    /// Some text is struck out.
    pub(crate) struck: bool,
    /// Some text is not.
    pub(crate) unstruck: bool,
    /// Some text follows the cell's style.
    pub(crate) as_cell: bool,
}

impl Runs {
    /// A text without runs of its own.
    pub(crate) const PLAIN: Runs = Runs { struck: false, unstruck: false, as_cell: true };

    /// Takes up a run: struck, not struck, or as the cell is.
    pub(crate) fn add(&mut self, struck: Option<bool>) {
        match struck {
            Some(true) => self.struck = true,
            Some(false) => self.unstruck = true,
            None => self.as_cell = true,
        }
    }

    /// The runs of a text, given where each starts (in UTF-16 units) and whether it is struck out. What stands before
    /// the first follows the cell's style.
    pub(crate) fn of(text: &str, starts: &[(usize, bool)]) -> Self {
        let (mut runs, mut at, mut next, mut struck) = (Self::default(), 0, 0, None);
        for c in text.chars() {
            while starts.get(next).is_some_and(|(start, _)| *start <= at) {
                struck = Some(starts[next].1);
                next += 1;
            }
            if !is_blank(c) {
                runs.add(struck);
            }
            at += c.len_utf16();
        }
        if runs == Self::default() { Self::PLAIN } else { runs }
    }

    /// Whether all of the text is struck out, and whether a part of it is, in a cell of this style.
    fn of_cell(self, cell_struck: bool) -> (bool, bool) {
        let struck = self.struck || (self.as_cell && cell_struck);
        let unstruck = self.unstruck || (self.as_cell && !cell_struck);
        (struck && !unstruck, struck && unstruck)
    }
}

/// What a cell stores, before its style is asked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stored {
    Number(f64),
    Text(String, Runs),
    Bool(bool),
    Error(String),
    Uncomputed,
}

/// A sheet in the making.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) sheet: Sheet,
    /// Whether serial numbers count from 1904.
    pub(crate) epoch_1904: bool,
    /// Broken cells by reason.
    broken: BTreeMap<CellReason, (Vec<CellRef>, Option<String>)>,
}

impl Draft {
    /// An empty sheet of this name.
    pub(crate) fn new(name: &str, epoch_1904: bool) -> Self {
        Self { sheet: Sheet { name: name.to_owned(), ..Sheet::default() }, epoch_1904, ..Self::default() }
    }

    /// Puts a cell in, in the style of this index. A workbook without styles has no style 0 either; any other that is
    /// missing may have meant something, and is said.
    pub(crate) fn put_styled(
        &mut self,
        at: CellRef,
        stored: Stored,
        styles: &[CellStyle],
        index: usize,
        formula: bool,
    ) {
        match styles.get(index) {
            Some(style) => self.put(at, stored, style, formula),
            None => {
                if index > 0 {
                    self.broken(at, CellReason::MissingStyle, "");
                }
                self.put(at, stored, &CellStyle::general(), formula);
            }
        }
    }

    /// Puts a cell in, unless there is nothing to see in it.
    pub(crate) fn put(&mut self, at: CellRef, stored: Stored, style: &CellStyle, formula: bool) {
        let (value, shown, runs) = match stored {
            Stored::Number(number) => match self.number(at, number, style) {
                Some((value, shown)) => (value, shown, Runs::PLAIN),
                None => return,
            },
            Stored::Text(text, runs) => match filled(text) {
                Some(text) => {
                    let shown = text_shown(&text, style);
                    (CellValue::Text(text), shown, runs)
                }
                None => return,
            },
            Stored::Bool(truth) => {
                (CellValue::Bool(truth), if truth { "TRUE" } else { "FALSE" }.to_owned(), Runs::PLAIN)
            }
            Stored::Error(error) => (CellValue::Error(error.clone()), error, Runs::PLAIN),
            Stored::Uncomputed => (CellValue::Uncomputed, String::new(), Runs::PLAIN),
        };
        let (struck, part_struck) = runs.of_cell(style.struck);
        self.sheet.cells.push(Cell { at, value, shown, struck, part_struck, formula });
    }

    /// Notes a cell whose stored form is broken.
    pub(crate) fn broken(&mut self, at: CellRef, reason: CellReason, value: &str) {
        let (cells, first) = self.broken.entry(reason).or_default();
        if cells.is_empty() && !value.is_empty() {
            *first = Some(value.chars().take(200).collect());
        }
        if cells.len() < CELLS_A_FINDING {
            cells.push(at);
        }
    }

    fn number(&mut self, at: CellRef, number: f64, style: &CellStyle) -> Option<(CellValue, String)> {
        if !number.is_finite() {
            self.broken(at, CellReason::BadNumber, "");
            return None;
        }
        if style.plain {
            return Some((CellValue::Number(number), general(number)));
        }
        Some(match style.format.number(number, self.epoch_1904) {
            Shown::Plain => (CellValue::Number(number), general(number)),
            Shown::Text(text) => (CellValue::Number(number), text),
            Shown::Date(text) => (CellValue::DateTime(self.days(number)), text),
            Shown::NoDate => {
                self.broken(at, CellReason::DateOutOfRange, &general(number));
                (CellValue::Number(number), general(number))
            }
        })
    }

    /// Days since 1899-12-30. Excel's own serials before its 1900-02-29 are one less.
    fn days(&self, serial: f64) -> f64 {
        match serial {
            _ if self.epoch_1904 => serial + 1462.0,
            _ if (1.0..60.0).contains(&serial) => serial + 1.0,
            _ => serial,
        }
    }

    /// The sheet in its final order, without what merges cover; and its faults.
    pub(crate) fn finish(mut self) -> (Sheet, Vec<Fault>) {
        self.sort();
        self.drop_covered();
        for list in [&mut self.sheet.hidden_rows, &mut self.sheet.hidden_cols] {
            list.sort_unstable();
            list.dedup();
        }
        self.sheet.notes.sort();
        let name = self.sheet.name.clone();
        let fault = |(reason, (cells, value))| Fault {
            kind: FaultKind::Cell(reason),
            sheet: name.clone(),
            cells,
            value,
        };
        let faults = std::mem::take(&mut self.broken).into_iter().map(fault).collect();
        (self.sheet, faults)
    }

    fn sort(&mut self) {
        if !self.sheet.cells.is_sorted_by(|a, b| a.at < b.at) {
            self.sheet.cells.sort_by_key(|cell| cell.at);
            let twice: Vec<CellRef> = self
                .sheet
                .cells
                .windows(2)
                .filter(|pair| pair[0].at == pair[1].at && pair[0].shown != pair[1].shown)
                .map(|pair| pair[1].at)
                .collect();
            twice.into_iter().for_each(|at| self.broken(at, CellReason::Duplicate, ""));
            self.sheet.cells.dedup_by_key(|cell| cell.at);
        }
        self.sheet.merges.sort_unstable();
        self.sheet.merges.dedup();
    }

    /// What stands under a merge is not shown: only the anchor stays. One sweep down the rows.
    fn drop_covered(&mut self) {
        if self.sheet.merges.is_empty() {
            return;
        }
        let mut sweep = Sweep::new(&self.sheet.merges);
        self.sheet.cells.retain(|cell| !sweep.covers(cell.at));
    }
}

/// The merges that reach a row, while rows go by.
struct Sweep<'a> {
    coming: std::iter::Peekable<std::slice::Iter<'a, CellRange>>,
    /// First column → the merge.
    active: BTreeMap<u32, CellRange>,
    ends: BinaryHeap<Reverse<(u32, u32)>>,
}

impl<'a> Sweep<'a> {
    fn new(merges: &'a [CellRange]) -> Self {
        Self { coming: merges.iter().peekable(), active: BTreeMap::new(), ends: BinaryHeap::new() }
    }

    fn covers(&mut self, at: CellRef) -> bool {
        while let Some(Reverse((last_row, first_col))) =
            self.ends.peek().copied().filter(|Reverse((row, _))| *row < at.row)
        {
            self.ends.pop();
            if self.active.get(&first_col).is_some_and(|merge| merge.last.row == last_row) {
                self.active.remove(&first_col);
            }
        }
        while let Some(merge) = self.coming.next_if(|merge| merge.first.row <= at.row) {
            if merge.last.row >= at.row {
                self.active.insert(merge.first.col, *merge);
                self.ends.push(Reverse((merge.last.row, merge.first.col)));
            }
        }
        let nearest = self.active.range(..=at.col).next_back().map(|(_, merge)| merge);
        nearest.is_some_and(|merge| merge.contains(at) && merge.first != at)
    }
}

/// The text, line ends made alike, or `None` where there is nothing to see in it.
fn filled(text: String) -> Option<String> {
    if text.chars().all(is_blank) {
        return None;
    }
    Some(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

/// White space, and the signs of width zero that copying from web pages leaves.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn text_shown(text: &str, style: &CellStyle) -> String {
    if style.plain {
        return text.to_owned();
    }
    style.format.text(text).unwrap_or_else(|| text.to_owned())
}
