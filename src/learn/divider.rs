//! Rows inside a table that only part its items: 【食料】 over the foods, 【生活用品】 over what follows; and what stands right
//! under such a row, which is an item like the others and heads nothing.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::aside::What;
use super::band::Band;
use super::block::Block;
use super::form_sheet::FormSheet;
use super::look::{self, Look, label};
use super::rows::Seen;
use crate::layout::{Spot, loose};

/// What the words of such a row stand in, or begin with.
const SIGNS: [char; 18] =
    ['【', '〔', '《', '≪', '＜', '<', '［', '[', '〈', '■', '◆', '●', '▼', '□', '◇', '★', '○', '◎'];

/// The word of a row that parts the rows under it from those above: one cell in the first column, in brackets or behind a
/// sign, or merged over most of the table.
pub fn divider(page: &FormSheet, band: &Band, row: u32) -> Option<Spot> {
    let shown = page.grid.across(row, band.extent());
    let [spot] = shown.as_slice() else { return None };
    let (range, cols) = (page.grid.range(*spot), page.grid.cols(*spot));
    let first = band.leaves.first()?.cols;
    let wide = band.leaves.iter().filter(|leaf| leaf.cols.meets(cols)).count();
    let text = page.text(*spot);
    let parts = text.starts_with(SIGNS) || wide > 1 && wide * 2 > band.leaves.len();
    let own = range.first.row == row && range.last.row == row && first.holds(cols.0);
    let is_word = page.look(*spot) == Look::Word && !look::is_note(text);
    (parts && own && is_word).then_some(*spot)
}

/// Whether a row holds only what the rows of a table beside it hold too, and leaves the same columns of it empty: it is one
/// of them, and heads nothing.
pub fn is_row_of(page: &FormSheet, band: &Band, row: u32) -> bool {
    let Some(own) = places(page, band, row) else { return false };
    let open = own.len() < band.leaves.len() && own.contains_key(&0);
    let several = |row: &u32| page.grid.row(*row).len() > 1;
    let above: Vec<u32> =
        page.grid.rows_between(band.last + 1, row.saturating_sub(1)).filter(several).collect();
    let within = |other: &u32| {
        places(page, band, *other).is_some_and(|other| other.keys().all(|at| own.contains_key(at)))
    };
    let next = page.grid.rows_between(row + 1, row + 1).filter(several);
    let alike = |other: u32| places(page, band, other).is_some_and(|other| other == own);
    open && above.iter().all(within) && above.iter().copied().chain(next).any(alike)
}

/// The columns of a table that a row fills, each with whether a number stands there; `None` where a cell reaches over
/// several, or stands beside all.
fn places(page: &FormSheet, band: &Band, row: u32) -> Option<BTreeMap<usize, bool>> {
    let place = |spot: Spot| {
        let cols = page.grid.cols(spot);
        let mut over = (0..band.leaves.len()).filter(|at| band.leaves[*at].cols.meets(cols));
        let at = over.next().filter(|_| over.next().is_none())?;
        Some((at, page.look(spot) == Look::Number))
    };
    page.grid.row(row).map(place).collect()
}

/// What parts the items of these tables: the section of each row with a label, by the label, in the order of the rows.
pub fn sections(blocks: &[Seen]) -> BTreeMap<String, VecDeque<String>> {
    let mut sections: BTreeMap<String, VecDeque<String>> = BTreeMap::new();
    for (page, block) in blocks {
        let mut seen = BTreeSet::new();
        for row in &block.rows {
            let own = block.label_leaves().iter().flat_map(|leaf| page.begun(*row, leaf.cols));
            for spot in own.filter(|spot| seen.insert(*spot)) {
                let section = section(page, block, *row).unwrap_or_default();
                sections.entry(loose(page.text(spot))).or_default().push_back(section);
            }
        }
    }
    sections
}

/// The words of the last row above one that parts the items, without what they stand in.
fn section(page: &FormSheet, block: &Block, row: u32) -> Option<String> {
    let parts = block.aside.iter().filter(|aside| aside.what == What::Divider && aside.row < row);
    let last = parts.max_by_key(|aside| aside.row)?;
    let text = label(page.text(last.label));
    let bare =
        text.trim_start_matches(SIGNS).trim_end_matches(['】', '〕', '》', '≫', '＞', '>', '］', ']', '〉']);
    Some(bare.trim().to_owned())
}
