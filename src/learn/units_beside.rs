//! Units that a form prints behind the places of a column, in cells of their own under one heading: 数量 over __｜枚.

use super::band::Leaf;
use super::block::Block;
use super::form_sheet::FormSheet;
use super::kind;
use super::look::Look;
use crate::layout::{Cols, Spot};
use crate::text::width;

/// The longest unit, in characters.
const LONGEST: usize = 4;

impl Block {
    /// Keeps of each column that spans several those in which something is to be written.
    pub fn part_units(&mut self, page: &FormSheet) {
        for at in 1..self.band.leaves.len() {
            let leaf = &self.band.leaves[at];
            let Some(units) = self.units_of(page, leaf) else { continue };
            self.band.leaves[at].cols.1 = page.grid.cols(units[0]).0 - 1;
            self.units.extend(units);
        }
    }

    /// The units behind the places of a column, one a row; `None` where a row has none, or something else stands there.
    fn units_of(&self, page: &FormSheet, leaf: &Leaf) -> Option<Vec<Spot>> {
        let last = |row: &u32| page.begun(*row, leaf.cols).last().copied();
        let units: Vec<Spot> = self.rows.iter().map(last).collect::<Option<_>>()?;
        let first = page.grid.cols(*units.first()?);
        let are_units = units.iter().all(|spot| page.grid.cols(*spot) == first && is_unit(page, *spot));
        let places = Cols(leaf.cols.0, first.0.checked_sub(1)?);
        let is_open = self.rows.iter().all(|row| page.begun(*row, places).is_empty());
        let known = |spot: &Spot| kind::is_unit(&width::fold_key(page.text(*spot)));
        (first.0 > leaf.cols.0 && are_units && (is_open || units.iter().all(known))).then_some(units)
    }

    /// The unit behind the first place of a column.
    pub fn unit_behind<'s>(&self, page: &FormSheet<'s>, leaf: &Leaf) -> Option<&'s str> {
        let row = |spot: Spot| page.grid.place(spot).row;
        let behind = |spot: &&Spot| {
            page.grid.cols(**spot).0 == leaf.cols.1 + 1 && self.rows.first() == Some(&row(**spot))
        };
        self.units.iter().find(behind).map(|spot| page.text(*spot))
    }
}

fn is_unit(page: &FormSheet, spot: Spot) -> bool {
    page.look(spot) == Look::Word && page.text(spot).trim().chars().count() <= LONGEST
}
