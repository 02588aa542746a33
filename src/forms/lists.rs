//! The items that a part of a form is about, by their lists.

use super::Scope;
use crate::model::{Dimension, DimensionKind, Item};
use crate::template::TableShape;

/// Items by the names of their lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists<'a>(Vec<(&'a str, Vec<&'a Item>)>);

impl<'a> Lists<'a> {
    /// All items of the department; of a list within another those of this member of it.
    pub fn new(scope: Scope<'a>, within: Option<&Item>) -> Self {
        let is_part = |list: &Dimension, item: &&Item| match within {
            Some(whole) if list.within.is_some() => item.parent.as_deref() == Some(whole.id.as_str()),
            _ => true,
        };
        let items = |list: &'a Dimension| {
            scope.items(&list.name).into_iter().filter(|item| is_part(list, item)).collect()
        };
        Self(scope.plan.lists().map(|list| (list.name.as_str(), items(list))).collect())
    }

    /// The items of a list.
    pub fn of(&self, list: &str) -> Vec<&'a Item> {
        self.0.iter().find(|(name, _)| *name == list).map(|(_, items)| items.clone()).unwrap_or_default()
    }

    /// The same in parts where years stand across its items: those that follow one another and have the same years, since
    /// a table has one row of headings.
    pub fn by_years(&self, scope: Scope, table: &TableShape) -> Vec<Self> {
        let is_year =
            |name: &String| scope.plan.dimension(name).is_some_and(|known| known.kind == DimensionKind::Year);
        let across = match (table.columns.iter().any(is_year), table.rows.iter().any(is_year)) {
            (true, false) => &table.rows,
            (false, true) => &table.columns,
            _ => return vec![self.clone()],
        };
        let Some(list) = across.iter().find(|name| !self.of(name).is_empty()) else {
            return vec![self.clone()];
        };
        let items = self.of(list);
        let parts = items.chunk_by(|a, b| scope.plan.years_of(a) == scope.plan.years_of(b));
        parts.map(|items| self.with(list, items)).collect()
    }

    fn with(&self, list: &str, items: &[&'a Item]) -> Self {
        let own = |(name, all): &(&'a str, Vec<&'a Item>)| {
            (*name, if *name == list { items.to_vec() } else { all.clone() })
        };
        Self(self.0.iter().map(own).collect())
    }
}
