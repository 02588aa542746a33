//! What a blank form has beside its tables: the clerk's own words, which come back in every answer and are no note.

use std::collections::BTreeSet;

use super::{LaidOut, Words};
use crate::book::Workbook;
use crate::model::{CellRef, Department, Fault, LayoutFault, Line, SheetLedger};

/// As many letters has a text that is known again.
const LEAST: usize = 2;

impl Words {
    /// The whole cells, texts over cells and notes of a blank form that nothing is read from. `department` is the one
    /// that the form was made for.
    pub fn beside_tables(&self, blank: &Workbook, department: Option<&Department>) -> BTreeSet<String> {
        let laid_out = self.lay_out(blank, "", department);
        let mut texts = BTreeSet::new();
        for sheet in &blank.sheets {
            let ledgers = laid_out.ledgers.iter().filter(|ledger| ledger.sheet == sheet.name);
            let cells = ledgers.flat_map(|ledger| untaken(ledger, &laid_out));
            texts.extend(cells.filter_map(|at| sheet.get(at)).map(|cell| cell.shown.to_string()));
            texts.extend(sheet.notes.iter().chain(&sheet.texts).map(|(_, text)| text.clone()));
        }
        texts.retain(|text| is_told_apart(text));
        texts
    }
}

/// Whether a text is long enough that nobody would type the same as an answer: no mark, no figure.
fn is_told_apart(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= LEAST
}

/// The cells of a sheet that stand beside everything that is read.
fn untaken<'a>(ledger: &'a SheetLedger, laid_out: &'a LaidOut) -> impl Iterator<Item = CellRef> + 'a {
    let is_beside = |number: usize| {
        let fault = &laid_out.findings[number].fault;
        matches!(fault, Fault::Layout(LayoutFault::StrayCells | LayoutFault::UnreadCells))
    };
    let told = ledger.lines.iter().filter(move |(_, line)| match line {
        Line::Told(number) => is_beside(*number),
        _ => false,
    });
    told.map(|(at, _)| *at)
}
