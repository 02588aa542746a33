//! Which row goes on with the headings of the row above it.

use super::band::{Band, TALLEST, counts, is_line};
use super::form_sheet::FormSheet;
use crate::layout::Spot;
use crate::model::CellRange;

/// How many empty rows may lie between two rows of headings.
const GAP: u32 = 2;

/// The row of headings that goes on with these, if one does; under headings that do not fit what stands under them, one that
/// may.
pub fn of(page: &FormSheet, band: &Band, fits: bool) -> Option<u32> {
    let next = next_row(page, band)?;
    let follows = goes_on(page, band, next)
        || is_merged_into(page, band, next)
        || are_names_of_counts(page, band.last, next)
        || !fits && stands_under(page, band, next);
    follows.then_some(next)
}

/// The row of headings that may follow.
fn next_row(page: &FormSheet, band: &Band) -> Option<u32> {
    let next = page.grid.rows_between(band.last + 1, band.last + 1 + GAP).next()?;
    (next - band.first < TALLEST && is_line(page, next)).then_some(next)
}

/// Whether a row goes on with the headings: each of its cells stands under a wide heading, none under the first. A single
/// one as wide as its heading parts nothing: it is a name of the rows under it.
fn goes_on(page: &FormSheet, band: &Band, next: u32) -> bool {
    let mut cells = page.grid.row(next).map(|spot| page.grid.cols(spot));
    let alone = cells.next().filter(|_| cells.next().is_none());
    if band.first == band.last
        && alone.is_some_and(|cols| cols.0 < cols.1 && band.leaves.iter().any(|leaf| leaf.cols == cols))
    {
        return false;
    }
    let under = |spot: Spot| {
        let cols = page.grid.cols(spot);
        let over = band.leaves.iter().position(|leaf| leaf.cols.meets(cols));
        over.is_some_and(|over| over > 0 && is_wide(page, band, over) && cols.1 <= band.leaves[over].cols.1)
    };
    page.grid.row(next).all(under)
}

/// Whether headings of the row above are merged down over a row, and all that stands in it stands under the others: the
/// form itself says that it is one of headings. Of a single such heading the others must all be wide, with several under each.
fn is_merged_into(page: &FormSheet, band: &Band, next: u32) -> bool {
    let cells = |row: u32| page.grid.row(row).map(|spot| page.grid.range(spot));
    let (merged, open): (Vec<CellRange>, Vec<CellRange>) =
        cells(band.last).partition(|head| head.last.row >= next);
    let is_under = |cell: CellRange| {
        open.iter().any(|head| head.first.col <= cell.first.col && cell.last.col <= head.last.col)
    };
    let under = |head: &CellRange| {
        cells(next).filter(|cell| head.first.col <= cell.first.col && cell.last.col <= head.last.col).count()
    };
    let are_groups = || !open.is_empty() && open.iter().all(|head| under(head) > 1);
    (merged.len() > 1 || merged.len() == 1 && are_groups()) && cells(next).all(is_under)
}

/// Whether of two rows of headings one counts the columns, and the other has a name for each of them.
fn are_names_of_counts(page: &FormSheet, above: u32, next: u32) -> bool {
    let cols = |spots: Vec<Spot>| spots.into_iter().map(|spot| page.grid.cols(spot)).collect::<Vec<_>>();
    let (over, under) = (cols(counts(page, above)), cols(counts(page, next)));
    let row = |row: u32| page.grid.row(row).collect::<Vec<_>>();
    let names_over = || cols(row(above)).into_iter().filter(|cols| under.contains(cols)).count();
    match (over.is_empty(), under.is_empty()) {
        (false, true) => cols(row(next)) == over,
        (true, false) => row(next).len() == under.len() && names_over() == under.len(),
        _ => false,
    }
}

/// Whether a row holds the inner headings of the row above it that is not merged: each but the first has one under it.
fn stands_under(page: &FormSheet, band: &Band, next: u32) -> bool {
    let mut heads = page.grid.row(band.last);
    let Some(corner) = heads.next().map(|head| page.grid.cols(head)) else { return false };
    let under = |head: Spot| {
        let range = page.grid.range(head);
        range.last.row >= next || !page.begun(next, page.grid.cols(head)).is_empty()
    };
    let inside = |spot: Spot| page.grid.cols(spot).0 > corner.1;
    heads.all(under) && page.grid.row(next).all(inside)
}

/// Whether headings of their own may stand under a heading.
fn is_wide(page: &FormSheet, band: &Band, leaf: usize) -> bool {
    let Some(head) = band.leaves[leaf].heads.last() else { return false };
    let cols = page.grid.cols(*head);
    cols.0 < cols.1
}
