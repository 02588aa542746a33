//! The headings over the tables of a sheet: one to several rows, and the columns under them.

use super::corner::corner;
use super::form_sheet::FormSheet;
use super::legend::legend;
use super::look::{self, Look};
use super::{beside, boxes, divider, lower_line, names};
use crate::layout::{Cols, Spot, loose};
use crate::text::width;

/// How many rows of headings a table may have.
pub const TALLEST: u32 = 5;
/// How many rows under the headings are looked at.
pub const SAMPLE: usize = 40;
/// So many names under the first of two headings make a list.
const LEAST_NAMES: u32 = 2;
/// So many columns make a table wide.
const WIDE: usize = 4;
/// More words than so many under one heading are headings of their own.
const CROWD: usize = 2;

/// Columns under one set of headings.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The columns: one, or those that the innermost heading is merged over.
    pub cols: Cols,
    /// The headings over them, outermost first.
    pub heads: Vec<Spot>,
}

/// The headings of a table.
#[derive(Clone, Debug)]
pub struct Band {
    /// The first row.
    pub first: u32,
    /// The last row.
    pub last: u32,
    /// The columns, from left to right.
    pub leaves: Vec<Leaf>,
}

impl Band {
    /// From the first column to the last.
    pub fn extent(&self) -> Cols {
        self.leaves.iter().map(|leaf| leaf.cols).reduce(Cols::with).unwrap_or(Cols(0, 0))
    }

    /// The same without a first heading that alone is merged down over the rows, and not only over those that say more of the
    /// headings: it stands left of the table, and names it.
    fn without_name(mut self, page: &FormSheet) -> Self {
        let end = |head: &Spot| page.grid.range(*head).last.row;
        let ends = |leaf: &Leaf| leaf.heads.iter().map(end).max().filter(|last| *last > self.last);
        let is_row = |row: u32| legend(page, &self, row).is_none();
        let is_alone = |leaf: &Leaf| {
            ends(leaf).is_some_and(|last| {
                let others = self.leaves[1..].iter().all(|other| ends(other) != Some(last));
                others && (self.last + 1..=last).any(is_row)
            })
        };
        if self.leaves.len() > 2 && is_alone(&self.leaves[0]) {
            self.leaves.remove(0);
        }
        self
    }

    /// What its headings say, folded: tables with the same headings say the same, be it for other years or months.
    pub fn signature(&self, page: &FormSheet) -> Vec<Vec<String>> {
        let texts = |leaf: &Leaf| leaf.heads.iter().map(|head| heading(page, *head)).collect();
        self.leaves.iter().map(texts).collect()
    }
}

/// The headings of all tables of a sheet, by row.
pub fn bands(page: &FormSheet) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    // Of rows right under each other that may be headings and are not, those with fewer cells are rows of their table.
    let mut failed: Option<(u32, usize)> = None;
    for row in page.grid.rows() {
        let cells = page.grid.row(row).len();
        failed = failed.filter(|(last, _)| last + 1 == row).map(|(_, most)| (row, most));
        let may = bands.last().is_none_or(|before| {
            row > before.last && (begins_anew(page, before, row) || is_crowded(page, before, row))
        });
        let again = || bands.iter().any(|band| row > band.last && stands_again(page, band, row));
        if page.is_outside(row)
            || names_tables(page, row)
            || !(may || again())
            || failed.is_some_and(|(_, most)| cells <= most)
        {
            continue;
        }
        match band_at(page, row) {
            Some(band) => bands.push(band),
            None if cells > 2
                && is_line(page, row)
                && !names::are_asked(page, &page.grid.row(row).collect::<Vec<_>>()) =>
            {
                failed = Some((row, cells))
            }
            None => {}
        }
    }
    bands
}

/// Whether the words of a row are each merged over the headings of a table, the same under all of them: 歳入｜歳出.
fn names_tables(page: &FormSheet, row: u32) -> bool {
    let is_axis = |spot: Spot| matches!(page.look(spot), Look::Month | Look::Year(_));
    let names: Vec<Cols> = page.grid.row(row).map(|spot| page.grid.cols(spot)).collect();
    let has_corner = || names.first().is_some_and(|first| corner(page, row, first.0).is_some());
    let under = |cols: &Cols| -> Vec<String> {
        page.begun(row + 1, *cols).into_iter().map(|spot| loose(page.text(spot))).collect()
    };
    let heads: Vec<Vec<String>> = names.iter().map(under).collect();
    let all: usize = heads.iter().map(Vec::len).sum();
    let alike = heads.windows(2).all(|pair| pair[0] == pair[1]) && heads.iter().all(|heads| heads.len() > 1);
    let is_whole = all == page.grid.row(row + 1).len() && is_line(page, row + 1);
    names.len() > 1 && alike && is_whole && !page.grid.row(row).any(is_axis) && !has_corner()
}

/// Whether the first row of a band stands once more in a row, perhaps for other years.
fn stands_again(page: &FormSheet, band: &Band, row: u32) -> bool {
    let (spots, first) = (page.grid.row(row), page.grid.row(band.first));
    let said = |spot: Spot| heading(page, spot);
    spots.len() == first.len() && spots.zip(first).all(|(one, other)| said(one) == said(other))
}

/// What a heading says, folded; all years say the same, and all months.
fn heading(page: &FormSheet, spot: Spot) -> String {
    let text = page.text(spot);
    match page.look(spot) {
        Look::Month => "#month".to_owned(),
        Look::Year(_) => "#year".to_owned(),
        _ if look::is_bare_year(text) => "#year".to_owned(),
        _ => loose(text),
    }
}

/// Whether another table may begin in a row under this one: nothing, or a name in the first column, stands right above
/// it.
fn begins_anew(page: &FormSheet, before: &Band, row: u32) -> bool {
    let spots = page.grid.row(row);
    let above = page.grid.rows_above(row, before.last + 1).next();
    let apart = above.is_some_and(|above| above + 1 < row || is_name(page, before, above));
    let is_row = |spot: Spot| matches!(page.look(spot), Look::Sign | Look::Number);
    let is_year = |spot: Spot| matches!(page.look(spot), Look::Year(_) | Look::Month);
    apart
        && !spots.clone().next().is_some_and(is_year)
        && !spots.clone().any(is_row)
        && !divider::is_row_of(page, before, row)
}

/// Whether nothing but words stands in a row, so many of them under one heading that it parts them no more.
fn is_crowded(page: &FormSheet, before: &Band, row: u32) -> bool {
    let several = |leaf: &Leaf| page.begun(row, leaf.cols).len() > CROWD;
    let is_word = |spot: Spot| page.look(spot) == Look::Word;
    before.leaves.iter().skip(1).any(several) && page.grid.row(row).all(is_word)
}

/// Whether a row holds one cell, in the first column, and no row is merged into it.
fn is_name(page: &FormSheet, before: &Band, row: u32) -> bool {
    let (mut spots, first) = (page.grid.row(row), before.extent().0);
    spots.len() == 1
        && spots.all(|spot| page.grid.place(spot).col <= first)
        && page.grid.across(row, before.extent()).len() <= 1
}

/// The headings that begin in this row, where it has some and a table stands under them.
fn band_at(page: &FormSheet, first: u32) -> Option<Band> {
    if page.grid.row(first).len() < 2 || !is_line(page, first) {
        return None;
    }
    let mut last = first;
    loop {
        let band = Band { first, last, leaves: leaves(page, first, last) };
        let fits = fits(page, &band)
            && !is_of_wider(page, &band)
            && !beside::are_labels(page, &band)
            && !boxes::are_over(page, &band);
        match lower_line::of(page, &band, fits) {
            Some(next) => last = next,
            None => return fits.then(|| band.without_name(page)),
        }
    }
}

/// Whether all cells of a row may be headings. Bare numbers may, beside a year, or where they count the columns.
pub fn is_line(page: &FormSheet, row: u32) -> bool {
    let mut spots = page.grid.row(row);
    let years = spots.clone().any(|spot| matches!(page.look(spot), Look::Year(_)));
    let counts = counts(page, row);
    let bare = |spot: Spot| years && look::may_be_year(page.text(spot)) || counts.contains(&spot);
    spots.len() > 0 && spots.all(|spot| page.is_heading(spot) || bare(spot))
}

/// The bare numbers of a row that count its columns, one side by side with the next: goals 1 to 17, days 1 to 31, months
/// from 4 to 3, marks from 5 down to 1. None where there are fewer than three, or another number stands in the row.
pub fn counts(page: &FormSheet, row: u32) -> Vec<Spot> {
    let numbers: Vec<(Spot, u32)> = page
        .grid
        .row(row)
        .filter(|spot| page.look(*spot) == Look::Number)
        .filter_map(|spot| Some((spot, width::fold_key(page.text(spot)).parse().ok()?)))
        .collect();
    let all = page.grid.row(row).filter(|spot| page.look(*spot) == Look::Number).count();
    let begins = numbers.first().is_some_and(|(_, number)| [1, 4].contains(number));
    let ends = numbers.last().is_some_and(|(_, number)| *number == 1);
    let is_beside = |pair: &[(Spot, u32)]| page.grid.cols(pair[0].0).1 + 1 == page.grid.cols(pair[1].0).0;
    let up = |pair: &[(Spot, u32)]| pair[0].1 + 1 == pair[1].1 || (pair[0].1, pair[1].1) == (12, 1);
    let down = |pair: &[(Spot, u32)]| pair[0].1 == pair[1].1 + 1;
    let follows = begins && numbers.windows(2).all(up) || ends && numbers.windows(2).all(down);
    let counts = numbers.len() > 2 && numbers.len() == all && follows && numbers.windows(2).all(is_beside);
    if counts { numbers.into_iter().map(|(spot, _)| spot).collect() } else { Vec::new() }
}

/// Whether the columns hold what stands under them: next to nothing stands beside them, and one cell a row in each but
/// the first; of a wide table one more of the first three may hold several, a mark and a name. What follows the headings of
/// a wider table, after an empty row, is that one's.
fn fits(page: &FormSheet, band: &Band) -> bool {
    let extent = band.extent();
    let (mut inside, mut outside, mut rows) = (0, 0, 0);
    let mut crowded = vec![0; band.leaves.len()];
    let (mut last, mut apart) = (None, false);
    for row in page.grid.rows_between(band.last + 1, u32::MAX).take(SAMPLE) {
        let spots = page.grid.row(row);
        apart |= last.replace(row).is_some_and(|last| last + 1 < row);
        if spots.len() == 1 {
            continue;
        }
        let is_wider = spots.len() > band.leaves.len() && band.leaves.len() > 2;
        if stands_again(page, band, row) || apart && is_wider && is_line(page, row) {
            break;
        }
        rows += 1;
        for spot in spots {
            let at = page.grid.place(spot).col;
            match band.leaves.iter().any(|leaf| leaf.cols.holds(at)) {
                true => inside += 1,
                false if at <= extent.1 + 2 => outside += 1,
                false => {}
            }
        }
        for (leaf, count) in band.leaves.iter().zip(&mut crowded).skip(1) {
            *count += usize::from(page.begun(row, leaf.cols).len() > 1);
        }
    }
    if repeats_first(page, band) {
        crowded.pop();
    }
    let may_be_wide = if band.leaves.len() > WIDE { 1..3 } else { 0..0 };
    if let Some(widest) = may_be_wide.max_by_key(|at| crowded[*at]) {
        crowded[widest] = 0;
    }
    let named = band.leaves.len() >= 3 || rows > 0 && band.leaves.len() >= 2 || is_name_and_value(page, band);
    named && outside * 5 <= inside + outside && crowded.iter().sum::<usize>() * 5 <= rows
}

/// Whether a name stands left of the first heading on each of the rows right under these, and nothing under it: the headings
/// are part of a wider table's, whose names its first column would be taken for.
fn is_of_wider(page: &FormSheet, band: &Band) -> bool {
    let first = band.extent().0;
    let is_name = |spot: &Spot| {
        let range = page.grid.range(*spot);
        page.look(*spot) == Look::Word && range.first.row == range.last.row
    };
    let is_named = |row: u32| match first.checked_sub(1) {
        Some(left) => page.begun(row, Cols(0, left)).last().is_some_and(is_name),
        None => false,
    };
    let is_free = |row: u32| page.begun(row, band.leaves[0].cols).is_empty();
    !band.leaves.is_empty()
        && (band.last + 1..=band.last + LEAST_NAMES).all(|row| is_named(row) && is_free(row))
}

/// Whether two headings side by side stand over a list of words, and nothing else beside these: the smallest of tables.
fn is_name_and_value(page: &FormSheet, band: &Band) -> bool {
    let [name, value] = band.leaves.as_slice() else { return false };
    let is_word = |row: u32| match page.grid.row(row).collect::<Vec<_>>().as_slice() {
        [one] => {
            let is_name = matches!(page.look(*one), Look::Word | Look::Year(_) | Look::Month);
            is_name && name.cols.holds(page.grid.cols(*one).0)
        }
        _ => false,
    };
    let beside = name.cols.1 + 1 == value.cols.0 && band.first == band.last;
    beside && (band.last + 1..=band.last + LEAST_NAMES).all(is_word)
}

/// Whether the last heading is that of the labels once more.
fn repeats_first(page: &FormSheet, band: &Band) -> bool {
    let [first, .., last] = band.leaves.as_slice() else { return false };
    let text = |leaf: &Leaf| leaf.heads.last().map(|head| loose(page.text(*head)));
    text(first) == text(last)
}

/// The columns under the headings of these rows.
fn leaves(page: &FormSheet, first: u32, last: u32) -> Vec<Leaf> {
    let heads = || (first..=last).flat_map(|row| page.grid.row(row));
    let right = heads().map(|spot| page.grid.cols(spot).1).max().unwrap_or(0);
    let left = heads().map(|spot| page.grid.cols(spot).0).min().unwrap_or(0);
    let mut leaves: Vec<Leaf> = corner(page, first, left).into_iter().collect();
    for col in left..=right {
        let heads = stack(page, first, last, col);
        match leaves.last_mut() {
            _ if heads.is_empty() => {}
            Some(leaf) if leaf.heads == heads => leaf.cols.1 = col,
            _ => leaves.push(Leaf { cols: Cols(col, col), heads }),
        }
    }
    leaves
}

/// The headings over a column, outermost first. One that is not merged holds for the columns beside it, as long as
/// they have headings of their own under it.
fn stack(page: &FormSheet, first: u32, last: u32, col: u32) -> Vec<Spot> {
    let own = |row: u32| page.grid.at(row, col).filter(|spot| page.grid.place(*spot).row >= first);
    let inner = |row: u32, col: u32| (row + 1..=last).any(|row| page.grid.at(row, col).is_some());
    let beside = |row: u32| {
        let left = page.grid.anchored(row, Cols(0, col)).next_back()?;
        let at = page.grid.place(left).col;
        (inner(row, col) && inner(row, at) && own(row).is_none()).then_some(left)
    };
    let mut heads: Vec<Spot> = (first..=last).filter_map(|row| own(row).or_else(|| beside(row))).collect();
    heads.dedup();
    heads
}
