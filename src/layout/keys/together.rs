//! Names that stand together in the rows of a blank form, a group and the item in it, and with the name above their table. A
//! row under names that the form has, but not together, is one of which nobody knows which name is meant: a label was written
//! over, or the headings of a table were lost.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Keys;
use crate::layout::frame::State;
use crate::layout::grid::Spot;
use crate::layout::ids::{DimId, Of, YEAR};
use crate::layout::words::Shape;
use crate::layout::{LaidOut, Scope, Words, fault};
use crate::model::{Finding, LayoutFault, Member, Part};

/// For each name of a blank form's rows those that stand beside it in some row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::layout) struct Together(BTreeMap<Part, BTreeSet<Part>>);

impl Together {
    /// Those of a blank form, as it was laid out.
    pub(in crate::layout) fn of(words: &Words, laid_out: &LaidOut) -> Self {
        let mut together = Self::default();
        for rows in rows_of_names(words) {
            // The cells of one row say the same one after the other.
            let mut before: Vec<&Part> = Vec::new();
            for entry in &laid_out.entries {
                let own = entry.key.parts().iter().filter(|part| is_name(&part.member));
                let own: Vec<&Part> = own.filter(|part| rows.contains(&part.dimension.as_str())).collect();
                if own != before {
                    together.add(&own);
                    before = own;
                }
            }
        }
        together
    }

    fn add(&mut self, names: &[&Part]) {
        for one in names.iter().filter(|_| names.len() > 1) {
            let others = names.iter().filter(|other| *other != one).map(|other| (*other).clone());
            self.0.entry((*one).clone()).or_default().extend(others);
        }
    }

    /// Whether the form has two of these names, and never in one row.
    fn parts(&self, names: &[Part]) -> bool {
        let is_apart = |one: &Part, other: &Part| {
            self.0.get(one).is_some_and(|beside| self.0.contains_key(other) && !beside.contains(other))
        };
        names.iter().enumerate().any(|(index, one)| names[..index].iter().any(|other| is_apart(one, other)))
    }
}

/// For each table of which two dimensions name the rows, one of them above it perhaps, these dimensions.
fn rows_of_names(words: &Words) -> Vec<Vec<&str>> {
    let name = |dim: &DimId| words.dimension(*dim).name.as_str();
    let dims = |shape: &Shape| shape.rows.iter().chain(&shape.above).map(name).collect::<Vec<_>>();
    words.shapes.iter().map(dims).filter(|dims| dims.len() > 1).collect()
}

const fn is_name(member: &Member) -> bool {
    matches!(member, Member::Item(_) | Member::Name(_))
}

impl Keys<'_> {
    /// What is told of a filled row whose names the blank form has in other rows only; none where it is not known.
    pub(super) fn misnamed(&self, row: usize, filled: &[Spot]) -> Option<Finding> {
        let line = &self.table.rows[row];
        let label = line.label.filter(|_| line.state == State::Keyed && !filled.is_empty())?;
        let item = self.items.of[row];
        let is_apart = self.scope.blank.together.parts(&self.names_of_row(row));
        is_apart.then(|| match item {
            Some(_) => fault::item_elsewhere(self.scope, label),
            None => fault::at(self.scope, LayoutFault::UnreadCells, label),
        })
    }

    /// The members that name a row: its item, whose group it is, and who is named above the table.
    fn names_of_row(&self, row: usize) -> Vec<Part> {
        let Scope { words, .. } = self.scope;
        let above = self.context.above.as_ref().map(|named| (&named.dim, &named.may));
        let own = self.table.rows[row].key.iter().map(|(dim, may)| (dim, may)).chain(above);
        let own = own.filter(|(dim, may)| **dim != YEAR && may.len() == 1);
        let own =
            own.filter(|(_, may)| matches!(may[0], Of::Name(_))).map(|(dim, may)| words.part(*dim, &may[0]));
        let item = self.shape.list(words).zip(self.items.of[row]);
        let item = item.map(|(list, item)| words.part(list, &Of::Item(item)));
        own.chain(item).map(|(dimension, member)| Part { member, dimension }).collect()
    }
}
