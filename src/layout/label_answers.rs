//! Answers beside labels that are the word of another label: 立会者 | 点検者, the same person. They are values, and label
//! nothing.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::grid::{ByCell, Grid, Spot};
use super::ids::{FIELD, Of};
use super::words::{How, Says};
use super::{Beside, Words};

/// Takes from the cells that answer a label the word of another one: it stands elsewhere too, where it labels.
pub(super) fn forget(words: &Words, grid: &Grid, blank: &Beside, says: &mut ByCell<Arc<Says>>) {
    let sheet = Sheet { words, grid, blank };
    for answer in sheet.answers(says) {
        Arc::make_mut(&mut says[answer]).senses.retain(|sense| sense.dim != FIELD);
    }
}

struct Sheet<'a> {
    words: &'a Words,
    grid: &'a Grid<'a>,
    blank: &'a Beside,
}

impl Sheet<'_> {
    /// The cells that answer, by row, then by column: what answers is no label to answer.
    fn answers(&self, says: &ByCell<Arc<Says>>) -> HashSet<Spot> {
        let mut alike: HashMap<&[Of], Vec<Spot>> = HashMap::new();
        let mut labels = HashSet::new();
        for (spot, may) in self.grid.spots().filter_map(|spot| Some((spot, self.label(&says[spot])?))) {
            alike.entry(may).or_default().push(spot);
            labels.insert(spot);
        }
        for spot in self.grid.spots() {
            let own = self.label(&says[spot]).and_then(|may| alike.get(may));
            let others: Vec<Spot> =
                own.into_iter().flatten().copied().filter(|other| *other != spot).collect();
            if labels.contains(&spot) && self.is_answer(spot, &others, &labels) {
                labels.remove(&spot);
            }
        }
        alike.into_values().flatten().filter(|spot| !labels.contains(spot)).collect()
    }

    /// The fields whose label the whole of a cell may be.
    fn label<'s>(&self, says: &'s Says) -> Option<&'s [Of]> {
        let sense = says.of(FIELD).filter(|sense| sense.how == How::Whole)?;
        let is_beside = |of: &Of| of.field().is_some_and(|field| self.words.is_beside_label(field));
        sense.may.iter().any(is_beside).then_some(&*sense.may)
    }

    /// Whether a cell answers one of the `labels`, and one of the `others` that say the same is the label. Of what moved since
    /// the form was blank only that is known which touches a label where the others do not.
    fn is_answer(&self, spot: Spot, others: &[Spot], labels: &HashSet<Spot>) -> bool {
        let is_typed = !self.is_printed(spot)
            && others.iter().any(|other| labels.contains(other) && self.is_printed(*other));
        let before = self.before(spot).filter(|before| labels.contains(before));
        match before {
            Some(before) if self.is_printed(before) => is_typed,
            Some(_) => {
                let is_label = |other: &Spot| labels.contains(other) && !self.touches_label(*other, labels);
                self.touches_label(spot, labels) && others.iter().any(is_label)
            }
            None => is_typed && (self.is_under_heading(spot, labels) || self.labels_nothing(spot, labels)),
        }
    }

    /// Whether a label stands right over a cell, whose value can stand only there, as where labels stand side by side.
    fn is_under_heading(&self, spot: Spot, labels: &HashSet<Spot>) -> bool {
        let above = || {
            let at = self.grid.range(spot).first;
            self.grid.at(at.row.checked_sub(1)?, at.col).filter(|above| labels.contains(above))
        };
        let is_full = |above: Spot| {
            let range = self.grid.range(above);
            self.is_printed(above) && self.grid.at(range.first.row, range.last.col + 1).is_some()
        };
        above().is_some_and(is_full)
    }

    /// Whether nothing stands right of a cell that could be its value, and no label over it.
    fn labels_nothing(&self, spot: Spot, labels: &HashSet<Spot>) -> bool {
        let at = self.grid.range(spot).first;
        let above = at.row.checked_sub(1).and_then(|row| self.grid.at(row, at.col));
        let next = self.grid.row(at.row).find(|next| *next > spot);
        next.is_none_or(|next| labels.contains(&next)) && above.is_none_or(|above| !labels.contains(&above))
    }

    /// The nearest filled cell left of another.
    fn before(&self, spot: Spot) -> Option<Spot> {
        self.grid.row(self.grid.place(spot).row).take_while(|other| *other < spot).last()
    }

    fn touches_label(&self, spot: Spot, labels: &HashSet<Spot>) -> bool {
        let before = self.before(spot).filter(|before| labels.contains(before));
        before.is_some_and(|before| self.grid.cols(before).1 + 1 == self.grid.cols(spot).0)
    }

    /// Whether the blank form has the cell too.
    fn is_printed(&self, spot: Spot) -> bool {
        self.blank.has_cell(self.grid.sheet, self.grid.cell(spot))
    }
}
