//! Empty places with a border of which nothing is made: whoever fills in the form may write there.

use super::block::Block;
use super::columns;
use super::form_sheet::FormSheet;
use super::furniture::Found;
use super::proof::Tried;
use super::rows::{Open, RowDim, rows};
use crate::model::CellRef;

/// The empty places with a border, on the sheets that are read, in which something may be written and nothing is asked for,
/// each by its sheet; what belongs to a table that is left out is not among them.
pub fn places(pages: &[FormSheet], found: &Found, tried: &Tried) -> Vec<(String, CellRef)> {
    let mut unasked = Vec::new();
    for (sheet, page) in pages.iter().enumerate() {
        let name = &page.grid.sheet.name;
        let asked = |at: CellRef| {
            let cell = (name.clone(), at);
            [&tried.data, &tried.under, &tried.empty].iter().any(|cells| cells.contains(&cell))
        };
        let of_table = |at: CellRef| {
            let mut kept = found.kept.iter().filter(|block| block.sheet == sheet);
            let mut left = found.left.iter().filter(|block| block.sheet == sheet);
            kept.any(|block| is_own(page, block, at)) || left.any(|block| is_within(block, at))
        };
        let is_read = tried.data.iter().any(|(read, _)| read == name);
        let open = page.open_places().filter(|_| is_read);
        unasked.extend(open.filter(|at| !asked(*at) && !of_table(*at)).map(|at| (name.clone(), at)));
    }
    unasked
}

/// Whether a place is one that a table leaves empty: among its headings, its labels, its totals, or where further records
/// may stand.
fn is_own(page: &FormSheet, block: &Block, at: CellRef) -> bool {
    let is_printed = at.row <= block.band.last || block.is_aside(at.row) || block.is_label(at);
    let sums = columns::columns(page, block).sums;
    let is_sum = || {
        let mut leaves = block.data_leaves().iter().enumerate();
        leaves.any(|(leaf, known)| known.cols.holds(at.col) && sums.contains(&leaf))
    };
    let is_further = || !block.rows.contains(&at.row) && holds_records(page, block);
    is_within(block, at) && (is_printed || is_sum() || is_further())
}

fn holds_records(page: &FormSheet, block: &Block) -> bool {
    let down = rows(&[(page, block)], Open { field: false, named: false });
    down.dims.iter().any(|(dim, _)| *dim == RowDim::Record)
}

/// Whether a place stands in the columns of a table, from its headings down to those of the next.
fn is_within(block: &Block, at: CellRef) -> bool {
    block.band.first <= at.row && at.row < block.bottom && block.band.extent().holds(at.col)
}
