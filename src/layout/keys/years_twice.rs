//! Labels of years that stand twice over the rows of one item: nobody can know which row is which.

use std::collections::BTreeMap;

use super::years;
use crate::layout::Key;
use crate::layout::band::{begun_anew, said_twice, spans_beside};
use crate::layout::frame::Table;
use crate::layout::grid::Spot;
use crate::layout::ids::ItemId;
use crate::layout::outline::Items;
use crate::model::{Fault, LayoutFault, YearFault};

/// The labels of the years that stand over several rows of one item, and of those that stand among them where the years
/// begin anew. Several years that stand under some of them alone only sum these up.
pub(super) fn labels(table: &Table, items: &Items) -> BTreeMap<Spot, Fault> {
    let mut rows: BTreeMap<Option<ItemId>, Vec<(Spot, &Key)>> = BTreeMap::new();
    for (row, item) in table.rows.iter().zip(&items.of).filter(|(row, _)| !years(&row.key).is_empty()) {
        rows.entry(*item).or_default().extend(row.label.map(|label| (label, &row.key)));
    }
    let of_item = |labels: Vec<(Spot, &Key)>| {
        let spans = spans_beside(labels.iter().copied());
        let labels: Vec<(Spot, &Key)> =
            labels.into_iter().filter(|(label, _)| !spans.contains(label)).collect();
        let anew = begun_anew(&labels).into_iter().map(|label| (label, LayoutFault::UnreadCells.into()));
        let others = said_twice(labels.iter().copied());
        let others = others.into_iter().map(|label| (label, YearFault::DuplicateYear.into()));
        let own = spans.into_iter().map(|label| (label, LayoutFault::ExtraColumn.into()));
        anew.chain(others).chain(own).collect::<Vec<_>>()
    };
    rows.into_values().flat_map(of_item).collect()
}
