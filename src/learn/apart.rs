//! Tables side by side under one row of headings: an empty column stands between them, and each has names of its own.

use std::collections::BTreeSet;

use super::band::{Band, Leaf};
use super::form_sheet::FormSheet;
use super::look::{self, Look};
use crate::layout::{Cols, loose};

/// So many rows with a name make a list.
const LEAST_NAMES: usize = 2;
/// So many letters at the end of two headings say what both are of: 科目.
const NAMING: usize = 2;
/// How many empty rows a table may have between its rows.
const GAP: u32 = 3;

/// The headings of each of the tables that stand side by side under a band, from left to right. Names right of an empty
/// column, or under the heading of the names once more, are those of another table where answers are still to be written
/// beside them, or where they end on another row.
pub fn parts(page: &FormSheet, band: Band, bottom: u32) -> Vec<Band> {
    let places = (1..band.leaves.len()).filter(|at| {
        let (left, right) = band.leaves.split_at(*at);
        is_gap(page, &band, *at, bottom) || begins_again(page, left, right)
    });
    let found = places
        .map(|at| band.leaves.split_at(at))
        .find(|(left, right)| are_two(page, &band, left, right, bottom));
    let Some((left, right)) = found.map(|(left, right)| (left.to_vec(), right.to_vec())) else {
        return vec![band];
    };
    let rest = parts(page, Band { leaves: right, ..band.clone() }, bottom);
    std::iter::once(Band { leaves: left, ..band }).chain(rest).collect()
}

/// Whether the columns before a heading are empty, down to the next headings.
fn is_gap(page: &FormSheet, band: &Band, at: usize, bottom: u32) -> bool {
    let (before, after) = (band.leaves[at - 1].cols, band.leaves[at].cols);
    let between = Cols(before.1 + 1, after.0.saturating_sub(1));
    let rows = || page.grid.rows_between(band.first, bottom.saturating_sub(1));
    before.1 + 1 < after.0 && rows().all(|row| page.grid.across(row, between).is_empty())
}

/// Whether the first of these headings says what the first of those left of them does, and has others right of it as that
/// does: 科目｜金額｜科目｜金額, 歳入科目｜歳入額｜歳出科目｜歳出額.
fn begins_again(page: &FormSheet, left: &[Leaf], right: &[Leaf]) -> bool {
    let text = |leaf: &Leaf| leaf.heads.last().map(|head| loose(page.text(*head))).unwrap_or_default();
    let [one, other] = [text(&left[0]), text(&right[0])];
    let ending: Vec<char> = one.chars().rev().take(NAMING).collect();
    let alike = ending.len() == NAMING && other.chars().rev().take(NAMING).eq(ending);
    let is_once = left[1..].iter().all(|leaf| text(leaf) != one);
    left.len() > 1 && right.len() > 1 && alike && is_once
}

fn are_two(page: &FormSheet, band: &Band, left: &[Leaf], right: &[Leaf], bottom: u32) -> bool {
    let (own, other) = (rows(page, band, left, bottom), rows(page, band, right, bottom));
    let is_open = |leaf: &Leaf| other.iter().all(|row| page.begun(*row, leaf.cols).is_empty());
    let still_open = right[1..].iter().any(is_open);
    is_list(page, left, &own) && is_list(page, right, &other) && (still_open || own.last() != other.last())
}

/// The rows under these headings in which anything stands, down to a long gap.
fn rows(page: &FormSheet, band: &Band, leaves: &[Leaf], bottom: u32) -> Vec<u32> {
    let cols = Cols(leaves[0].cols.0, leaves[leaves.len() - 1].cols.1);
    let mut rows: Vec<u32> = Vec::new();
    for row in page.grid.rows_between(band.last + 1, bottom.saturating_sub(1)) {
        if row > rows.last().unwrap_or(&band.last) + 1 + GAP {
            break;
        }
        if !page.begun(row, cols).is_empty() {
            rows.push(row);
        }
    }
    rows
}

/// Whether a word of its own stands in each of these rows under the first heading, or under the second beside a number.
fn is_list(page: &FormSheet, leaves: &[Leaf], rows: &[u32]) -> bool {
    let names = |leaf: &Leaf| {
        let own = rows.iter().filter_map(|row| page.begun(*row, leaf.cols).first().copied());
        let words = own.filter(|spot| page.look(*spot) == Look::Word && look::has_letter(page.text(*spot)));
        let distinct: BTreeSet<String> = words.map(|spot| loose(page.text(spot))).collect();
        distinct.len() == rows.len()
    };
    let is_numbered =
        |leaf: &Leaf| leaf.heads.last().is_some_and(|head| look::is_number_word(page.text(*head)));
    let [first, second, ..] = leaves else { return false };
    rows.len() >= LEAST_NAMES && (names(first) || is_numbered(first) && leaves.len() > 2 && names(second))
}
