//! Putting a sheet together: every format hands its cells here, so that all come out alike.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;

use super::budget::Amount;
use super::cell_style::CellStyle;
use super::number_format::{Shown, general};
use super::rich_text::RichText;
use super::workbook::{Cell, CellValue, Sheet};
use crate::model::{CellRange, CellReason, CellRef, FileFault, Finding, Place};

/// Most cells that one finding names one by one.
const CELLS_A_FINDING: usize = 1_000;

/// The longest text that Excel has in a cell, in UTF-16 units.
const LONGEST: usize = 32_767;

/// What a cell stores, before its style is asked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stored {
    Number(f64),
    Text(RichText),
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
    /// How much of the sheet was counted already: cells, merges, notes, texts, pictures.
    counted: [usize; 5],
    /// Cells with a fault, and what the first of them holds.
    faulty: BTreeMap<FileFault, (Vec<CellRef>, Option<String>)>,
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
                self.put(at, stored, &CellStyle::general(false), formula);
            }
        }
    }

    /// Puts a cell in, unless there is nothing to see in it.
    pub(crate) fn put(&mut self, at: CellRef, stored: Stored, style: &CellStyle, formula: bool) {
        let (value, shown) = match stored {
            Stored::Text(text) => return self.put_text(at, text, style, formula),
            Stored::Number(number) => match self.number(at, number, style, formula) {
                Some((value, shown)) => {
                    let shown = style.symbols.map_or(shown.clone(), |font| font.shown(&shown));
                    (value, shown.into())
                }
                None => return,
            },
            Stored::Bool(truth) => (CellValue::Bool(truth), shown(truth, style).into()),
            Stored::Error(error) => (CellValue::Error(error.clone()), error.into()),
            Stored::Uncomputed => (CellValue::Uncomputed, "".into()),
        };
        let struck_parts = Vec::new();
        self.sheet.cells.push(Cell { at, value, shown, struck: style.struck, struck_parts, formula });
    }

    fn put_text(&mut self, at: CellRef, text: RichText, style: &CellStyle, formula: bool) {
        if text.is_blank() {
            return;
        }
        let text = style.symbols.map_or(text.clone(), |font| text.shown_in(font));
        let (struck, mut struck_parts) = text.struck(style.struck);
        let mut text = text.into_text();
        if let Some(end) = end_of_longest(&text) {
            self.broken(at, CellReason::TooLong, &text);
            text = text[..end].into();
            struck_parts.retain_mut(|part| {
                part.1 = part.1.min(end as u32);
                part.0 < part.1
            });
        }
        let shown = style.format().and_then(|format| format.text(&text));
        let shown = shown.map_or_else(|| Arc::clone(&text), Arc::from);
        let value = CellValue::Text(text);
        self.sheet.cells.push(Cell { at, value, shown, struck, struck_parts, formula });
    }

    /// How much there is that was not counted yet. The lists only ever grow while a sheet is read.
    pub(super) fn grown(&mut self) -> Amount {
        let Sheet { cells, merges, notes, texts, pictures, .. } = &self.sheet;
        let now = [cells.len(), merges.len(), notes.len(), texts.len(), pictures.len()];
        let before = std::mem::replace(&mut self.counted, now);
        let cell = |cell: &Cell| cell.shown.len() + 8 * cell.struck_parts.len();
        let beside = notes[before[2]..].iter().chain(&texts[before[3]..]);
        Amount {
            cells: [0, 2, 3, 4].map(|list: usize| now[list] - before[list]).iter().sum(),
            merges: now[1] - before[1],
            text: cells[before[0]..].iter().map(cell).sum::<usize>()
                + beside.map(|(_, text)| text.len()).sum::<usize>(),
        }
    }

    /// Notes a cell whose stored form is broken.
    pub(crate) fn broken(&mut self, at: CellRef, reason: CellReason, value: &str) {
        self.tell(at, FileFault::UnreadableCell { reason }, value);
    }

    /// Notes a cell whose format shows nothing of its number.
    pub(crate) fn hidden(&mut self, at: CellRef, value: &str) {
        self.tell(at, FileFault::HiddenNumber, value);
    }

    fn tell(&mut self, at: CellRef, fault: FileFault, value: &str) {
        let (cells, first) = self.faulty.entry(fault).or_default();
        if cells.is_empty() && !value.is_empty() {
            *first = Some(value.chars().take(200).collect());
        }
        cells.push(at);
    }

    fn number(
        &mut self,
        at: CellRef,
        number: f64,
        style: &CellStyle,
        formula: bool,
    ) -> Option<(CellValue, String)> {
        if !number.is_finite() {
            self.broken(at, CellReason::BadNumber, "");
            return None;
        }
        let Some(format) = style.format() else {
            return Some((CellValue::Number(number), general(number)));
        };
        Some(match format.number(number, self.epoch_1904) {
            Shown::Plain => (CellValue::Number(number), general(number)),
            Shown::Text(text) => (CellValue::Number(number), text),
            Shown::Date(text) => (CellValue::DateTime(self.days(number)), text),
            // A formula's zero is hidden as forms do; whatever else is hidden must not be lost.
            Shown::Hidden if number == 0.0 && formula => (CellValue::Number(number), String::new()),
            Shown::Hidden => {
                self.hidden(at, &general(number));
                (CellValue::Number(number), general(number))
            }
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

    /// The sheet in its final order, without what merges cover; and what is wrong with it.
    pub(crate) fn finish(mut self) -> (Sheet, Vec<Finding>) {
        self.sort();
        self.drop_covered();
        for list in [&mut self.sheet.hidden_rows, &mut self.sheet.hidden_cols] {
            list.sort_unstable();
            list.dedup();
        }
        self.sheet.ruled.sort_unstable();
        self.sheet.notes.sort();
        self.sheet.texts.sort();
        self.sheet.texts.dedup();
        self.sheet.edges.dedup();
        self.sheet.pictures.sort_unstable();
        let name = self.sheet.name.clone();
        let finding = |(fault, (cells, value))| finding(fault, &name, cells, value);
        let findings = std::mem::take(&mut self.faulty).into_iter().map(finding).collect();
        (self.sheet, findings)
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

    /// What stands under a merge is not shown: only the anchor stays, and what differs from it is told. One sweep down
    /// the rows.
    fn drop_covered(&mut self) {
        if self.sheet.merges.is_empty() {
            return;
        }
        let mut sweep = Sweep::new(&self.sheet.merges);
        let cells = std::mem::take(&mut self.sheet.cells);
        let mut covered = Vec::new();
        for cell in cells {
            match sweep.over(cell.at) {
                Some(merge) => covered.push((merge.first, cell)),
                None => self.sheet.cells.push(cell),
            }
        }
        covered.retain(|(anchor, cell)| self.is_lost(*anchor, cell));
        covered.iter().for_each(|(_, cell)| self.tell(cell.at, FileFault::CoveredCell, &cell.shown));
    }

    /// Whether a covered cell says something that its anchor does not.
    fn is_lost(&self, anchor: CellRef, covered: &Cell) -> bool {
        let shown = self.sheet.get(anchor).map_or("", |cell| &*cell.shown);
        !covered.shown.trim().is_empty() && *covered.shown != *shown
    }
}

/// What is shown of TRUE or FALSE.
const fn shown(truth: bool, style: &CellStyle) -> &'static str {
    match (style.boxed, truth) {
        (true, true) => "☑",
        (true, false) => "☐",
        (false, true) => "TRUE",
        (false, false) => "FALSE",
    }
}

/// The finding on these cells of a sheet; the path of the file is not known yet.
fn finding(fault: FileFault, sheet: &str, cells: Vec<CellRef>, value: Option<String>) -> Finding {
    let is_left_out = match fault {
        FileFault::UnreadableCell { reason } => is_left_out(reason),
        FileFault::CoveredCell => true,
        _ => false,
    };
    let place = Place { sheet: sheet.into(), cell: cells.first().copied(), ..Place::default() };
    Finding {
        covers: if is_left_out { CellRange::gather(cells.iter().copied()) } else { Vec::new() },
        more_cells: cells.into_iter().take(CELLS_A_FINDING).skip(1).collect(),
        value,
        ..Finding::new(fault, place)
    }
}

/// Whether what is stored in such a cell is not taken, or not all of it.
fn is_left_out(reason: CellReason) -> bool {
    use CellReason::{BadAddress, BadNumber, MissingText, TooLong, UnknownKind};
    matches!(reason, MissingText | UnknownKind | BadNumber | BadAddress | TooLong)
}

/// Where a text ends that is longer than Excel has them, in bytes.
fn end_of_longest(text: &str) -> Option<usize> {
    if text.len() <= LONGEST {
        return None;
    }
    let mut units = 0;
    let over = |(_, c): &(usize, char)| {
        units += c.len_utf16();
        units > LONGEST
    };
    text.char_indices().find(over).map(|(at, _)| at)
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

    /// The merge that covers this cell and has another anchor.
    fn over(&mut self, at: CellRef) -> Option<CellRange> {
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
        nearest.copied().filter(|merge| merge.contains(at) && merge.first != at)
    }
}
