//! What was made of cells: what each claims to be, before the ledger is closed.

use std::collections::BTreeSet;

use super::grid::Spot;
use super::ids::FieldId;
use crate::model::{CellRef, Finding, Key, LayoutFault, Line, Text, Value};

/// A place that speaks of one field and key: a filled cell, or an empty one.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The filled cell.
    pub spot: Option<Spot>,
    /// Where it stands, or would stand.
    pub at: CellRef,
    /// The field.
    pub field: FieldId,
    /// What it is said for.
    pub key: Key,
    /// What it says; `None` where it is blank or refused.
    pub value: Option<Value>,
    /// Of a ditto mark the text of the cell that it repeats.
    pub repeats: Option<Text>,
}

/// What the reading of a table or a label came to.
#[derive(Debug, Default)]
pub struct Account {
    /// Who is named above it, by the cells that say so.
    pub name: Vec<Spot>,
    /// What is said.
    pub claims: Vec<Claim>,
    /// Items and fields that have a place here of which nothing was taken, which is told.
    pub lost: BTreeSet<(String, FieldId)>,
    /// What frames it.
    pub lines: Vec<(Spot, Line)>,
    /// The findings, each with the cells that were not taken for its sake.
    pub told: Vec<(Finding, Vec<Spot>)>,
}

impl Account {
    /// A finding for whose sake these cells are not taken.
    pub fn tell(&mut self, finding: Finding, spots: impl IntoIterator<Item = Spot>) {
        self.told.push((finding, spots.into_iter().collect()));
    }

    /// The same on a row. Rows that follow one another and of which the same is told are one finding.
    pub fn tell_row(&mut self, finding: Finding, spots: impl IntoIterator<Item = Spot>) {
        match self.told.last_mut().filter(|(above, _)| goes_on(above, &finding)) {
            Some((above, told)) => {
                above.more_cells.extend(finding.place.cell);
                told.extend(spots);
            }
            None => self.tell(finding, spots),
        }
    }

    /// A finding for whose sake nothing is left out.
    pub fn remark(&mut self, finding: Finding) {
        self.told.push((finding, Vec::new()));
    }

    /// A cell that frames.
    pub fn mark(&mut self, spot: Spot, line: Line) {
        self.lines.push((spot, line));
    }
}

/// Whether a finding says of the next row what the one above says. What is not read is not quoted.
fn goes_on(above: &Finding, below: &Finding) -> bool {
    let unread = above.fault == LayoutFault::UnreadCells.into();
    let last = above.more_cells.last().copied().or(above.place.cell);
    let near = last.zip(below.place.cell).is_some_and(|(last, next)| next.row == last.row + 1);
    near && above.fault == below.fault
        && above.key == below.key
        && above.field == below.field
        && (unread || above.value == below.value)
}
