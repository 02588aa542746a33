//! Empty rows inside a table: what stands under them may be the end of another one.

use std::collections::BTreeSet;

use super::{State, Table};
use crate::layout::Scope;
use crate::layout::ids::Of;

/// Where years, months or fields are left out between one row and the next: both of their places in the form.
pub type Steps = BTreeSet<(u32, u32)>;

impl Table {
    /// How many rows between two, given by their order, hold nothing.
    pub fn empty_between(&self, above: usize, below: usize) -> usize {
        (self.rows[below].row - self.rows[above].row) as usize - (below - above)
    }

    /// The first row under empty ones that does not go on where the rows above ended: what it leaves out stands nowhere in
    /// the table.
    pub fn cut_off(&self, scope: Scope) -> Option<usize> {
        let keyed: Vec<usize> =
            (0..self.rows.len()).filter(|row| self.rows[*row].state == State::Keyed).collect();
        let said: BTreeSet<u32> = keyed.iter().filter_map(|row| self.order(scope, *row)).collect();
        let steps = self.steps(scope);
        let leaves_out = |pair: &&[usize]| self.leaves_out(scope, pair[0], pair[1], &said, &steps);
        keyed.windows(2).find(leaves_out).map(|pair| pair[1])
    }

    /// What rows that stand right under each other leave out.
    pub fn steps(&self, scope: Scope) -> Steps {
        let together = (1..self.rows.len()).filter(|row| self.empty_between(row - 1, *row) == 0);
        together.filter_map(|row| self.step(scope, row - 1, row)).collect()
    }

    /// The places of two rows in the form, where something is left out between.
    fn step(&self, scope: Scope, above: usize, below: usize) -> Option<(u32, u32)> {
        let (a, b) = (self.order(scope, above)?, self.order(scope, below)?);
        (a.abs_diff(b) > 1).then_some((a, b))
    }

    /// Whether a row under empty ones leaves out what would stand between it and the row above them, of which nothing is
    /// `said`. Not so where as many rows are empty: then they were emptied where they stood; nor where rows without empty
    /// ones between leave out the same.
    fn leaves_out(
        &self,
        scope: Scope,
        above: usize,
        below: usize,
        said: &BTreeSet<u32>,
        steps: &Steps,
    ) -> bool {
        let empty = self.empty_between(above, below) as u32;
        let Some((a, b)) = self.step(scope, above, below) else { return false };
        let was_moved = empty > 0 && empty != a.abs_diff(b) - 1;
        was_moved && said.range(a.min(b) + 1..a.max(b)).next().is_none() && !steps.contains(&(a, b))
    }

    /// The same, where nothing of it is said in these rows.
    pub fn leaves_out_of(
        &self,
        scope: Scope,
        above: usize,
        below: usize,
        rows: &[usize],
        steps: &Steps,
    ) -> bool {
        let said = rows.iter().filter_map(|row| self.order(scope, *row)).collect();
        self.leaves_out(scope, above, below, &said, steps)
    }

    /// Whether nothing of the form comes between what two rows say.
    pub fn is_next(&self, scope: Scope, above: usize, below: usize) -> bool {
        let orders = self.order(scope, above).zip(self.order(scope, below));
        orders.is_some_and(|(above, below)| above + 1 == below)
    }

    /// The place of what a row says among the years, the months or the fields of the form.
    fn order(&self, scope: Scope, row: usize) -> Option<u32> {
        let shape = self.shape(scope);
        let (_, may) = self.rows[row].key.iter().find(|(dim, _)| *dim == shape.inner())?;
        match may.as_slice() {
            [Of::Year(year)] => u32::try_from(year.0).ok(),
            [Of::Month(month)] => Some((u32::from(month.0) + 8) % 12),
            [Of::Field(field)] => shape.fields.iter().position(|own| own == field).map(|place| place as u32),
            _ => None,
        }
    }
}
