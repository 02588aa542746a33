//! A form that somebody filled in before it was to be learned: its answers are taken out, so that none of them becomes a
//! heading, a name or a word of the form, and they are told.

use std::collections::{BTreeMap, BTreeSet};

use super::block::Block;
use super::doubts::places;
use super::form_sheet::FormSheet;
use super::{Learned, answers, card, proof};
use crate::book::{Cell, CellValue, Workbook};
use crate::layout::Spot;
use crate::model::{CellRef, Line};

/// Answers that were found on a form.
pub struct Given {
    /// The form without them.
    pub workbook: Workbook,
    cells: BTreeSet<(String, CellRef)>,
}

/// The answers on these sheets that would be taken for words of the form: to questions, and in cards of which the headings
/// of these tables were made. `None` where there are none.
pub fn given(workbook: &Workbook, pages: &[FormSheet], blocks: &[Block]) -> Option<Given> {
    let mut texts: BTreeMap<(String, CellRef), String> = BTreeMap::new();
    for (sheet, page) in pages.iter().enumerate() {
        let heads: BTreeSet<Spot> =
            blocks.iter().filter(|block| block.sheet == sheet).flat_map(heads).collect();
        let cards = card::values(page);
        let misled = cards.iter().any(|spot| heads.contains(spot));
        let cards = cards.into_iter().filter(|_| misled).map(|spot| (spot, String::new()));
        for (spot, text) in cards.chain(answers::answers(page)) {
            texts.insert((page.grid.sheet.name.clone(), page.grid.place(spot)), text);
        }
    }
    (!texts.is_empty())
        .then(|| Given { workbook: without(workbook, &texts), cells: texts.into_keys().collect() })
}

fn heads(block: &Block) -> impl Iterator<Item = Spot> + '_ {
    block.band.leaves.iter().flat_map(|leaf| leaf.heads.iter().copied())
}

/// The form with these texts where the answers were; none leaves the cell empty.
fn without(workbook: &Workbook, texts: &BTreeMap<(String, CellRef), String>) -> Workbook {
    let mut workbook = workbook.clone();
    for sheet in &mut workbook.sheets {
        let name = sheet.name.clone();
        let left = |cell: Cell| match texts.get(&(name.clone(), cell.at)) {
            None => Some(cell),
            Some(text) if text.is_empty() => None,
            Some(text) => {
                let shown = text.as_str().into();
                Some(Cell { value: CellValue::Text(text.as_str().into()), shown, ..cell })
            }
        };
        sheet.cells = std::mem::take(&mut sheet.cells).into_iter().filter_map(left).collect();
    }
    workbook
}

impl Given {
    /// Whether all answers are read as what was written, beside names that the form has: then they show what is written
    /// there.
    pub fn is_read(&self, learned: &Learned) -> bool {
        let read: BTreeSet<(String, CellRef)> =
            proof::cells(&learned.read, |line| *line == Line::Value).collect();
        learned.template.lists().next().is_some() && self.cells.is_subset(&read)
    }

    /// What the clerk is told where they are read so.
    pub fn used(&self) -> String {
        let cells: Vec<(String, CellRef)> = self.cells.iter().cloned().collect();
        format!(
            "記入済みの調査票のようです。回答とみたセル：{}。回答は、欄の種類を決めるためにだけ使いました。",
            places(&cells)
        )
    }

    /// What the clerk is told of it.
    pub fn doubt(&self) -> String {
        let cells: Vec<(String, CellRef)> = self.cells.iter().cloned().collect();
        format!(
            "記入済みの調査票のようです。次のセルは回答とみて、空いている欄として覚えました：{}。様式に印刷された文が入っているときは、できたフォルダーを消し、記入のない調査票から作り直してください。",
            places(&cells)
        )
    }

    /// What is said where nothing could be learned of the rest.
    pub fn obstacle(&self) -> String {
        let cells: Vec<(String, CellRef)> = self.cells.iter().cloned().collect();
        format!(
            "記入済みの調査票のようです。回答とみたセル：{}。記入のない調査票があれば、それを落としてください。",
            places(&cells)
        )
    }
}
