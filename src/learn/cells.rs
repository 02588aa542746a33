//! The cells of a column of data, or right of a label, of tables with the same headings.

use super::block::Block;
use super::choices::OfField;
use super::columns::Column;
use super::form_sheet::FormSheet;
use super::legend;
use super::table::Group;
use crate::book::Cell;
use crate::layout::{Spot, loose};
use crate::model::{CellRef, FieldKind};
use crate::text::number::unit_said;

/// What a column of data holds, and where it is.
#[derive(Default)]
pub struct Cells<'s> {
    /// What is written there.
    pub cells: Vec<&'s Cell>,
    /// What stands there in rows that only show how to fill in the others.
    pub examples: Vec<&'s Cell>,
    /// Where its heading stands.
    pub place: String,
    /// What may be chosen there.
    pub choices: OfField,
    /// The units that a row right under its headings says, or that stand behind its places; none where a column has none.
    pub units: Vec<String>,
}

impl Cells<'_> {
    /// The one unit in which the numbers of a field are counted, where its label says none.
    pub fn unit_apart(&self, kind: FieldKind, label: &str) -> Option<String> {
        let is_counted = matches!(kind, FieldKind::Number | FieldKind::Percent | FieldKind::Amount);
        let [unit] = self.units.as_slice() else { return None };
        (is_counted && unit_said(label).is_none()).then(|| unit.clone())
    }
}

impl<'s> Group<'s> {
    /// The cells of a field's columns.
    pub fn cells_of(&self, columns: &[&Column]) -> Cells<'s> {
        let mut all = Cells::default();
        let mut units: Vec<Option<String>> = Vec::new();
        for (page, block) in &self.blocks {
            for column in columns {
                let leaf = &block.data_leaves()[column.leaf];
                let typed = block.cells(page, leaf).into_iter().filter(|spot| !page.is_open(*spot));
                all.cells.extend(typed.map(|spot| page.grid.cell(spot)));
                all.examples.extend(block.examples(page, leaf).map(|spot| page.grid.cell(spot)));
                units.push(legend::unit_of(page, block, leaf));
                if let (true, Some(head)) = (all.place.is_empty(), leaf.heads.last()) {
                    all.place = page.grid.place(*head).to_string();
                }
                let free = block.rows.is_empty().then(|| block.first_free());
                for row in block.rows.iter().copied().chain(free) {
                    all.choices.see(self.workbook, page, CellRef::new(row, leaf.cols.0));
                }
            }
        }
        all.units = units.into_iter().collect::<Option<_>>().unwrap_or_default();
        all.units.dedup();
        all
    }

    /// The cells right of a label.
    pub fn cells_of_row(&self, text: &str, columns: &[&Column]) -> Cells<'s> {
        let mut all = Cells::default();
        for (page, block) in &self.blocks {
            for (row, spot) in block.rows.iter().zip(self.labels_in(page, block)) {
                let Some(spot) = spot.filter(|spot| loose(page.text(*spot)) == loose(text)) else {
                    continue;
                };
                if all.place.is_empty() {
                    all.place = page.grid.place(spot).to_string();
                }
                for column in columns {
                    let cols = block.data_leaves()[column.leaf].cols;
                    all.cells.extend(page.begun(*row, cols).into_iter().map(|spot| page.grid.cell(spot)));
                    all.choices.see(self.workbook, page, CellRef::new(*row, cols.0));
                }
            }
        }
        all
    }

    /// The innermost label of each row.
    fn labels_in(&self, page: &FormSheet, block: &Block) -> Vec<Option<Spot>> {
        block.label_leaves().last().map_or_else(Vec::new, |leaf| block.said(page, leaf, false))
    }
}
