//! Sums that the form itself computes, and that leave numbers out: Excel adds up none that were typed as texts.

use std::collections::BTreeSet;

use super::totals::number_in;
use super::{Fate, Keys};
use crate::book::CellValue;
use crate::layout::fault;
use crate::layout::fold::loose;
use crate::layout::grid::Spot;
use crate::model::{ConsistencyFault, Finding};
use crate::text::display;

/// What the name of a sum ends with that is read as any other value.
const SUMS: [&str; 5] = ["計", "総数", "総額", "総量", "全体"];
/// Sums differ by no more where they are the same, the noise of binary decimals left out.
const NOISE: f64 = 1e-6;

/// A number that a sum may be made of.
#[derive(Clone, Copy, Debug)]
struct Part {
    spot: Spot,
    number: f64,
    /// Whether Excel counts it: it is stored as a number.
    counts: bool,
    formula: bool,
}

impl Keys<'_> {
    /// Tells which sums among what was read are only those of the numbers beside them that Excel takes for numbers.
    pub(super) fn tell_left_out(&mut self) {
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for (row, slots) in self.slots.iter().enumerate() {
            for (column, slot) in slots.iter().enumerate().filter(|(_, slot)| slot.fate != Fate::Told) {
                let own = slot.spot.filter(|spot| seen.insert(*spot) && self.is_sum(row, column, *spot));
                found.extend(own.and_then(|spot| self.left_out(row, column, spot)));
            }
        }
        found.into_iter().for_each(|finding| self.account.remark(finding));
    }

    /// Whether a formula made what is called a sum.
    fn is_sum(&self, row: usize, column: usize, spot: Spot) -> bool {
        let scope = self.scope;
        let heads = self.column(column).heads.iter().copied();
        let is_named = |head: Spot| {
            let text = scope.grid.text(head);
            let bare = loose(text.split(['（', '(']).next().unwrap_or_default());
            scope.words.is_total(text) || SUMS.iter().any(|word| bare.ends_with(word))
        };
        scope.grid.cell(spot).formula && heads.chain(self.table.rows[row].label).any(is_named)
    }

    /// That the numbers on one side of a sum are this sum only without those that are texts, and on no side with them.
    fn left_out(&self, row: usize, column: usize, spot: Spot) -> Option<Finding> {
        let total = self.part(spot).filter(|total| total.counts)?.number;
        let sides = self.sides(row, column);
        let is_whole = |parts: &Vec<Part>| whole(total, parts, |_| true).is_some();
        if sides.iter().any(is_whole) {
            return None;
        }
        let parts = sides.iter().find_map(|parts| {
            let own = whole(total, parts, |part| part.counts)?;
            own.iter().any(|part| !part.counts && part.number != 0.0).then_some(own)
        })?;
        let sum = (parts.iter().map(|part| part.number).sum::<f64>() / NOISE).round() * NOISE;
        let fault = ConsistencyFault::TotalMismatch {
            total: self.scope.grid.text(spot).trim().to_owned(),
            sum: display::number(sum),
        };
        let texts = parts.iter().filter(|part| !part.counts);
        let mut finding = fault::at(self.scope, fault, spot);
        finding.more_cells = texts.map(|part| self.scope.grid.place(part.spot)).collect();
        finding.more_cells.sort();
        if let Some(item) = self.item(row, column) {
            finding = finding.item(&self.scope.words.item(item).id);
        }
        Some(match self.slots[row][column].field {
            Some(field) => finding.field(&self.scope.words.field(field).name),
            None => finding,
        })
    }

    /// The numbers left of a place, above it, right of it and under it, the nearest first. A sum among them ends them, unless it
    /// is the nearest: what that sums up is part of this one.
    fn sides(&self, row: usize, column: usize) -> [Vec<Part>; 4] {
        let at = |row: usize, column: usize| self.slots[row].get(column).and_then(|slot| slot.spot);
        let columns = self.table.band.columns.len();
        let left = (0..column).rev().filter_map(|column| at(row, column)).collect();
        let above = (0..row).rev().filter_map(|row| at(row, column)).collect();
        let right = (column + 1..columns).filter_map(|column| at(row, column)).collect();
        let under = (row + 1..self.slots.len()).filter_map(|row| at(row, column)).collect();
        [left, above, right, under].map(|spots: Vec<Spot>| self.parts_of_side(spots))
    }

    fn parts_of_side(&self, mut spots: Vec<Spot>) -> Vec<Part> {
        spots.dedup();
        let parts: Vec<Part> = spots.into_iter().filter_map(|spot| self.part(spot)).collect();
        let goes_on = parts.first().is_some_and(|part| part.formula);
        let own = parts.into_iter().take_while(|part| goes_on || !part.formula);
        own.filter(|part| !part.formula).collect()
    }

    fn part(&self, spot: Spot) -> Option<Part> {
        let (cell, number) = (self.scope.grid.cell(spot), number_in(self.scope, spot)?);
        let counts = matches!(cell.value, CellValue::Number(_));
        let number = if let CellValue::Number(stored) = cell.value { stored } else { number };
        Some(Part { spot, number, counts, formula: cell.formula })
    }
}

/// The most of the first parts, two at least where there are so many, that add up to this, where only some of them count.
fn whole(total: f64, parts: &[Part], counts: fn(&Part) -> bool) -> Option<&[Part]> {
    let least = parts.len().min(2);
    let sum =
        |end: usize| parts[..end].iter().filter(|part| counts(part)).map(|part| part.number).sum::<f64>();
    let is_it = |end: &usize| (sum(*end) - total).abs() <= NOISE * total.abs().max(1.0);
    (least.max(1)..=parts.len()).rev().find(is_it).map(|end| &parts[..end])
}
