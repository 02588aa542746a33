//! Empty rows inside a table: what stands under them may be the end of another one.

use std::collections::BTreeSet;

use super::{State, Table};
use crate::layout::Scope;
use crate::layout::ids::Of;

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
        let leaves_out = |pair: &&[usize]| {
            let out = self.left_out(scope, pair[0], pair[1]);
            out.is_some_and(|mut out| !out.any(|order| said.contains(&order)))
        };
        keyed.windows(2).find(leaves_out).map(|pair| pair[1])
    }

    /// What stands between the members that two rows say, where the lower one stands under empty rows; nothing where rows
    /// without empty ones leave out the same.
    pub fn left_out(
        &self,
        scope: Scope,
        above: usize,
        below: usize,
    ) -> Option<impl Iterator<Item = u32> + use<>> {
        let step = |above: usize, below: usize| {
            let (a, b) = (self.order(scope, above)?, self.order(scope, below)?);
            (a.abs_diff(b) > 1).then_some((a, b))
        };
        let (a, b) = step(above, below).filter(|_| self.empty_between(above, below) > 0)?;
        let together = (1..self.rows.len()).filter(|row| self.empty_between(row - 1, *row) == 0);
        let usual = together.into_iter().any(|row| step(row - 1, row) == Some((a, b)));
        (!usual).then_some(a.min(b) + 1..a.max(b))
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
