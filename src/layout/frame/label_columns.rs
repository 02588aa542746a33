//! The columns in which the labels of a table stand: under their heading, or where most of them are known.

use std::cmp::Reverse;

use foldhash::{HashMap, HashMapExt};

use super::{Framer, says};
use crate::layout::band::Band;
use crate::layout::fold::loose;
use crate::layout::grid::{Cols, Spot};
use crate::layout::ids::{DimId, YEAR};
use crate::layout::words::Heading;

/// How many columns beside its headings a table's labels may stand.
const REACH: u32 = 8;
/// How many rows are looked at to find labels without a heading.
const SAMPLE: usize = 300;

impl Framer<'_> {
    /// The columns of the labels: under their heading, or else where most labels are known.
    pub(super) fn label_columns(&self, band: &Band, end: u32) -> Option<Vec<(DimId, Cols)>> {
        let shape = self.scope.words.shape(band.shape);
        let columns = shape.rows.iter().map(|dim| {
            let label_head = band.label_head(*dim).filter(|cols| !band.is_data(cols.0));
            let label_head = self.under_shared(band, *dim, end).or(label_head);
            label_head.or_else(|| self.likely_columns(band, *dim, end)).map(|cols| (*dim, cols))
        });
        columns.collect()
    }

    /// Under a heading that is that of several dimensions, 区分 over 国｜補助金, the column where most labels of this one are
    /// known; `None` where its heading is its own.
    fn under_shared(&self, band: &Band, dim: DimId, end: u32) -> Option<Cols> {
        let shape = self.scope.words.shape(band.shape);
        let headings = |dim: DimId| self.scope.words.dimension(dim).headings.iter().map(|word| loose(word));
        let word = headings(dim).find(|word| {
            let mut others = shape.rows.iter().filter(|other| **other != dim);
            others.any(|other| headings(*other).any(|known| known == *word))
        })?;
        let is_over = |head: &&(Heading, Spot, Cols)| loose(self.scope.grid.text(head.1)) == word;
        let cols = band.label_heads.iter().filter(is_over).map(|(.., cols)| *cols).reduce(Cols::with)?;
        let rows = || self.scope.grid.rows_between(band.last + 1, end).take(SAMPLE);
        let known = |col: &u32| {
            let labels = rows().flat_map(|row| self.scope.grid.across(row, Cols(*col, *col)));
            labels.filter(|spot| says(self.scope, shape, dim, *spot)).count()
        };
        let best =
            (cols.0..=cols.1).filter(|col| known(col) > 0).max_by_key(|col| (known(col), Reverse(*col)))?;
        Some(Cols(best, best))
    }

    /// How far right labels may stand that have no heading: what stands beyond two empty columns is another table's.
    fn end_at_the_right(&self, band: &Band, end: u32) -> u32 {
        let first = band.extent().1.saturating_add(1);
        let last = first.saturating_add(REACH).min(band.bounds.1);
        let rows = || self.scope.grid.rows_between(band.first, end).take(SAMPLE);
        let is_empty = |col: &u32| rows().all(|row| self.scope.grid.across(row, Cols(*col, *col)).is_empty());
        let gap = (first..last).find(|col| is_empty(col) && is_empty(&(col + 1)));
        gap.map_or(last, |empty| empty - 1)
    }

    fn likely_columns(&self, band: &Band, dim: DimId, end: u32) -> Option<Cols> {
        let (grid, extent) = (self.scope.grid, band.extent());
        let shape = self.scope.words.shape(band.shape);
        let left = extent.0.saturating_sub(REACH).max(band.bounds.0);
        let right = self.end_at_the_right(band, end);
        let is_under_label = |col: u32| band.label_heads.iter().any(|(.., cols)| cols.holds(col));
        let mut known: HashMap<u32, usize> = HashMap::new();
        for row in grid.rows_between(band.last + 1, end).take(SAMPLE) {
            let says = |spot: &Spot| {
                says(self.scope, shape, dim, *spot) || self.scope.says[*spot].bare.is_some() && dim == YEAR
            };
            for spot in grid.anchored(row, Cols(left, right)).filter(says) {
                *known.entry(grid.place(spot).col).or_default() += 1;
            }
        }
        let gap = |col: u32| extent.0.saturating_sub(col).max(col.saturating_sub(extent.1));
        let best = |cols: std::ops::RangeInclusive<u32>| {
            let free = cols.filter(|col| !band.is_data(*col) && !is_under_label(*col));
            let counted = free.filter_map(|col| Some((*known.get(&col)?, Reverse(gap(col)), col)));
            counted.max()
        };
        let col = match (best(left..=extent.1), best(extent.1 + 1..=right)) {
            (Some(left), Some(right)) if left.0 * 2 >= right.0 && right.0 * 2 >= left.0 => {
                if right.1.0 < left.1.0 { right.2 } else { left.2 }
            }
            (Some(left), Some(right)) => {
                if left.0 < right.0 {
                    right.2
                } else {
                    left.2
                }
            }
            (left, right) => left.or(right)?.2,
        };
        Some(Cols(col, col))
    }
}
