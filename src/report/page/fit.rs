//! How high the rows of a block must be to show all text, and where pages end.

use super::{Across, Block, Cell, Down, Row};
use crate::report::measure::{Frame, Unbroken};

/// Rows higher than this are made of several, so that a page may end inside; Excel's own limit is 409 points.
const HIGHEST: f64 = 300.0;
/// About how high the rows are that a high one is made of.
const PART: f64 = 75.0;
/// What a row keeps free above and below its text together, in points.
const MARGIN: f64 = 5.0;
/// Up to which width a text is a sign, in ems: －, →.
const SIGN: f64 = 1.0;
/// The part of its width that a column surely has, whatever program shows it: a text that takes more lines there keeps
/// half a line to spare.
const SURE: f64 = 0.95;

/// A row of the worksheet: a row of the block, or a part of one that is too high for Excel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Strip {
    /// The row of the block.
    pub row: usize,
    /// Its height, in points.
    pub height: f64,
    /// Whether no page may end after it.
    pub keep: bool,
    /// Whether it is said again on the next page of its block.
    pub again: bool,
    /// Where the cells stand that stand with their row.
    pub down: Down,
}

/// The strips of a block whose columns are this wide, in points.
pub(super) fn strips(block: &Block, columns: &[f64]) -> Vec<Strip> {
    let mut heights: Vec<f64> = block.rows.iter().map(|row| row.least).collect();
    let mut downs = vec![Down::Top; heights.len()];
    for (at, row) in unfixed(block) {
        let own = row.cells.iter().filter(|cell| cell.rows == 1);
        let own: Vec<(&Cell, Measured)> = own.map(|cell| (cell, Measured::of(cell, columns))).collect();
        heights[at] = own.iter().map(|(_, measured)| measured.height).fold(row.least, f64::max);
        downs[at] = down(&own);
    }
    for (at, cell) in unfixed(block).flat_map(|(at, row)| row.cells.iter().map(move |cell| (at, cell))) {
        let last = (at + cell.rows).min(heights.len());
        if cell.rows > 1 {
            stretch(&mut heights[at..last], needed(cell, columns));
        }
    }
    let cut_row = |(row, height): (usize, &f64)| {
        let Row { keep, again, whole, .. } = block.rows[row];
        let height = if whole { height.min(HIGHEST) } else { *height };
        cut(Strip { row, height: 0.0, keep, again, down: downs[row] }, height)
    };
    heights.iter().enumerate().flat_map(cut_row).collect()
}

/// The rows that are as high as their texts need.
fn unfixed(block: &Block) -> impl Iterator<Item = (usize, &Row)> {
    block.rows.iter().enumerate().filter(|(_, row)| !row.fixed)
}

/// Makes rows together at least this high, each by the same.
fn stretch(heights: &mut [f64], needed: f64) {
    let missing = needed - heights.iter().sum::<f64>();
    let share = missing / heights.len() as f64;
    if share > 0.0 {
        heights.iter_mut().for_each(|height| *height += share);
    }
}

/// A row as strips that are not too high. A page may end between them.
fn cut(row: Strip, height: f64) -> impl Iterator<Item = Strip> {
    let parts = if height > HIGHEST { (height / PART).ceil() } else { 1.0 };
    let height = to_pixels(height / parts);
    let last = parts as usize - 1;
    (0..=last).map(move |part| Strip { height, keep: row.keep && part == last, ..row })
}

/// Up to the next height that a screen can show: a pixel is 0.75 points.
pub(super) fn to_pixels(height: f64) -> f64 {
    (height / 0.75).ceil() * 0.75
}

/// Where the cells of a row stand that stand with it: in the middle where no text in it has more lines than another.
fn down(cells: &[(&Cell, Measured)]) -> Down {
    let texts = cells.iter().filter(|(cell, measured)| is_text(cell) && measured.width > SIGN);
    let mut lines = texts.map(|(_, measured)| measured.lines);
    let first = lines.next();
    if lines.all(|lines| Some(lines) == first) { Down::Middle } else { Down::Top }
}

/// Whether it is read from the top: no mark, no number. A sign for a text is not.
fn is_text(cell: &Cell) -> bool {
    cell.style.down == Down::Row && cell.style.across == Across::Left && cell.as_text().is_some()
}

/// What a cell takes.
struct Measured {
    /// How many lines.
    lines: usize,
    /// The height that it needs, in points.
    height: f64,
    /// The width of its text on one line, in ems.
    width: f64,
}

impl Measured {
    fn of(cell: &Cell, columns: &[f64]) -> Measured {
        let frame = frame(cell, columns);
        let Some(text) = cell.as_text() else {
            return Measured { lines: 1, height: frame.height(1) + MARGIN, width: 0.0 };
        };
        let text = Unbroken::of(text);
        let most = Frame { width: frame.width * SURE, ..frame }.count(&text);
        let lines = if most == 1 { 1 } else { frame.count(&text) };
        let spare = if most == lines { 0.0 } else { frame.size / 2.0 };
        Measured { lines, height: frame.height(lines) + spare + MARGIN, width: text.width() }
    }
}

/// The height that a cell needs, in points.
pub(super) fn needed(cell: &Cell, columns: &[f64]) -> f64 {
    Measured::of(cell, columns).height
}

/// The place that a cell has for text.
pub(super) fn frame(cell: &Cell, columns: &[f64]) -> Frame {
    let first = usize::from(cell.col).min(columns.len());
    let last = (first + usize::from(cell.cols)).min(columns.len());
    let width: f64 = columns[first..last].iter().sum();
    Frame { width: (width - cell.style.indent()).max(0.0), size: cell.style.size }
}

/// How many lines of this size a row of this height shows.
pub(super) fn capacity(height: f64, size: f64) -> usize {
    let lines = (height - MARGIN) / Frame { width: 0.0, size }.height(1);
    (lines.floor() as usize).max(1)
}

/// The paper that is left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    /// What a fresh page has room for, in points.
    pub room: f64,
    /// What is used of the current page, in points.
    pub used: f64,
    /// Whether only titles stand on the current page: no page ends with them.
    pub titles: bool,
}

/// Before which strips a page begins.
pub(super) fn breaks(strips: &[Strip], loose: bool, mut paper: Paper) -> Vec<usize> {
    let total: f64 = strips.iter().map(|strip| strip.height).sum();
    let mut breaks = Vec::new();
    let repeated = repeated(strips);
    if paper.used > 0.0 && !paper.titles && !starts_here(strips, total, loose, paper) {
        breaks.push(0);
        paper.used = 0.0;
    }
    let mut start = 0;
    let mut at = 0;
    while at < strips.len() {
        if paper.used + strips[at].height > paper.room && at > start {
            start = last_break(strips, start, at);
            at = start;
            breaks.push(start);
            paper.used = again(&repeated, &strips[start]).map(|strip| strip.height).sum();
        }
        paper.used += strips[at].height;
        at += 1;
    }
    breaks
}

/// The strips that are said again on later pages.
pub(super) fn repeated(strips: &[Strip]) -> Vec<Strip> {
    strips.iter().filter(|strip| strip.again).copied().collect()
}

/// What of these is said again on the page that begins before this strip.
pub(super) fn again<'r>(repeated: &'r [Strip], strip: &Strip) -> impl Iterator<Item = &'r Strip> {
    let row = strip.row;
    repeated.iter().take_while(move |strip| strip.row < row)
}

/// Whether a block may begin on what is left of the page.
fn starts_here(strips: &[Strip], total: f64, loose: bool, paper: Paper) -> bool {
    let left = paper.room - paper.used;
    if total <= left {
        return true;
    }
    let lead = strips.iter().take_while(|strip| strip.keep).count() + 1;
    let lead: f64 = strips.iter().take(lead).map(|strip| strip.height).sum();
    lead <= left && (loose || total > paper.room && left > paper.room * 0.4)
}

/// The last place at or before `at` where a page may end, after `start`.
fn last_break(strips: &[Strip], start: usize, at: usize) -> usize {
    (start + 1..=at).rev().find(|place| !strips[place - 1].keep).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(heights: &[(f64, bool)]) -> Vec<Strip> {
        let strip = |(row, &(height, keep)): (usize, &(f64, bool))| Strip {
            row,
            height,
            keep,
            again: false,
            down: Down::Top,
        };
        heights.iter().enumerate().map(strip).collect()
    }

    #[test]
    fn blocks_are_split_only_where_they_must() {
        let paper = |used| Paper { room: 100.0, used, titles: false };
        let three = rows(&[(30.0, true), (30.0, false), (30.0, false)]);
        assert_eq!(breaks(&three, false, paper(0.0)), [] as [usize; 0], "fits");
        assert_eq!(breaks(&three, false, paper(20.0)), [0], "a card goes to the next page as a whole");
        assert_eq!(breaks(&three, true, paper(20.0)), [2], "a list goes on");
        assert_eq!(breaks(&three, true, paper(60.0)), [0], "no heading alone at the foot of a page");
        let titles = Paper { titles: true, ..paper(20.0) };
        assert_eq!(breaks(&three, false, titles), [2], "a card does not leave its titles alone");
        let five = rows(&[(30.0, true), (30.0, false), (30.0, true), (30.0, false), (30.0, false)]);
        assert_eq!(breaks(&five, false, paper(0.0)), [2], "too long for one page");
        let mut again = five.clone();
        again[0].again = true;
        assert_eq!(breaks(&again, false, paper(0.0)), [2, 4], "what is said again takes room");
        let tall = rows(&[(300.0, false), (300.0, false)]);
        assert_eq!(breaks(&tall, false, paper(0.0)), [1], "ends even where nothing fits");
    }
}
