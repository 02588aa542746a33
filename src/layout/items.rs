//! Which item each row of a table is about.

use super::context::Found;
use super::grid::Grid;
use super::table::{Row, RowState, Table};
use super::vocabulary::{Vocabulary, loose};
use crate::model::{CellRef, Fault, Finding, FiscalYear, ItemName, LayoutFault, Place};
use crate::template::{Dimension, TableShape};

/// Resolves the items of a table's rows.
pub struct Items<'a> {
    /// The sheet.
    pub grid: &'a Grid<'a>,
    /// The words.
    pub vocabulary: &'a Vocabulary<'a>,
    /// The file's path, for findings.
    pub file: &'a str,
}

/// The item of each row, in the order of the table's rows, and what was wrong.
#[derive(Debug, Default)]
pub struct Resolved {
    /// The item; `None` where it can't be told (a finding says why).
    pub items: Vec<Option<usize>>,
    /// What was wrong.
    pub findings: Vec<Finding>,
    /// The cells whose label a finding explains.
    pub explained: Vec<CellRef>,
}

/// Rows under one item label.
struct Group {
    label: CellRef,
    text: String,
    rows: Vec<usize>,
}

/// The item that a row above named, and what was said of it since.
#[derive(Default)]
struct SaidAbove {
    item: Option<usize>,
    fields: Vec<usize>,
}

impl SaidAbove {
    /// The item of a row: its own, or the one above as long as the row says another field of it.
    fn item(&mut self, own: Option<usize>, row: &Row) -> Option<usize> {
        if own.is_some() && own != self.item {
            *self = Self { item: own, fields: Vec::new() };
        }
        let repeated = own.is_none() && row.key.field.is_some_and(|field| self.fields.contains(&field));
        if repeated {
            *self = Self::default();
        }
        self.fields.extend(row.key.field);
        self.item
    }
}

impl Items<'_> {
    /// The item of each row: named by the row's label, or by what stands above the table.
    pub fn resolve(&self, table: &Table, shape: &TableShape, context: &Found) -> Resolved {
        let labels = table.labels.iter().find(|(dimension, _)| *dimension == Dimension::Item);
        match labels {
            Some((_, cols)) => self.by_label(table, shape, context, *cols),
            None => self.by_context(table, shape, context),
        }
    }

    fn by_context(&self, table: &Table, shape: &TableShape, context: &Found) -> Resolved {
        let candidates = self.in_years(&context.items, table);
        let mut resolved = Resolved::default();
        let mut said = SaidAbove::default();
        for row in &table.rows {
            let targeted = self.vocabulary.items_targeted(self.grid.text(row.label), &shape.items);
            let narrowed: Vec<usize> =
                targeted.into_iter().filter(|item| candidates.contains(item)).collect();
            let own = match (narrowed.as_slice(), candidates.as_slice()) {
                ([one], _) | ([], [one]) => Some(*one),
                _ => None,
            };
            resolved.items.push(said.item(own, row));
        }
        if candidates.len() > 1 && self.has_orphan(table, &resolved.items) {
            let at = context.cells.first().copied().unwrap_or(CellRef::new(table.heading.row, 0));
            resolved
                .findings
                .push(self.finding(LayoutFault::AmbiguousItem { in_plan: None, in_form: None }, at));
        }
        resolved
    }

    /// Whether a row that says something has no item.
    fn has_orphan(&self, table: &Table, items: &[Option<usize>]) -> bool {
        let used = |row: &Row| row.state == RowState::Keyed || table_has_data(self.grid, table, row.row);
        table.rows.iter().zip(items).any(|(row, item)| item.is_none() && used(row))
    }

    fn by_label(&self, table: &Table, shape: &TableShape, context: &Found, cols: (u32, u32)) -> Resolved {
        let innermost = shape.rows.last() == Some(&Dimension::Item);
        let mut resolved = Resolved { items: vec![None; table.rows.len()], ..Resolved::default() };
        let mut groups = self.groups(table, cols, innermost);
        while !groups.is_empty() {
            let key = loose(&groups[0].text);
            let (same, rest): (Vec<Group>, Vec<Group>) =
                groups.into_iter().partition(|group| loose(&group.text) == key);
            groups = rest;
            self.assign(table, shape, context, &same, innermost, &mut resolved);
        }
        resolved
    }

    /// A group begins at each new label; rows without one belong to the label above.
    fn groups(&self, table: &Table, cols: (u32, u32), innermost: bool) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (index, row) in table.rows.iter().enumerate() {
            let cell = self.grid.cells_across(row.row, cols).first().map(|cell| cell.at);
            let Some(label) = cell.filter(|at| at.row > table.heading.row) else {
                if row.state == RowState::Keyed || table_has_data(self.grid, table, row.row) {
                    go_on(&mut groups, table, index, innermost, CellRef::new(row.row, cols.0));
                }
                continue;
            };
            let text = self.grid.text(label);
            match groups.last_mut().filter(|group| joins(group, table, label, text, index, innermost)) {
                Some(group) => group.rows.push(index),
                None => groups.push(Group { label, text: text.to_owned(), rows: vec![index] }),
            }
        }
        groups
    }

    /// Items that share a title are told apart by their order; the form must have as many as the plan.
    fn assign(
        &self,
        table: &Table,
        shape: &TableShape,
        context: &Found,
        groups: &[Group],
        innermost: bool,
        resolved: &mut Resolved,
    ) {
        let Some(first) = groups.first() else { return };
        let candidates = self.candidates(table, shape, context, &first.text);
        if candidates.is_empty() {
            self.unknown(table, shape, groups, resolved);
            return;
        }
        let units: Vec<Vec<usize>> = if innermost {
            self.units(table, groups, candidates.len())
        } else {
            groups.iter().map(|group| group.rows.clone()).collect()
        };
        if units.len() != candidates.len() {
            let fault =
                LayoutFault::AmbiguousItem { in_plan: Some(candidates.len()), in_form: Some(units.len()) };
            resolved.findings.push(self.finding(fault, first.label));
            resolved.explained.extend(groups.iter().map(|group| group.label));
            return;
        }
        for (unit, item) in units.iter().zip(&candidates) {
            for row in unit {
                resolved.items[*row] = Some(*item);
            }
        }
    }

    /// One row an item: the filled ones, if there are as many as items; otherwise all.
    fn units(&self, table: &Table, groups: &[Group], wanted: usize) -> Vec<Vec<usize>> {
        let all: Vec<usize> = groups.iter().flat_map(|group| group.rows.iter().copied()).collect();
        let filled: Vec<usize> = all
            .iter()
            .copied()
            .filter(|row| table_has_data(self.grid, table, table.rows[*row].row))
            .collect();
        let rows = if filled.len() == wanted { filled } else { all };
        rows.into_iter().map(|row| vec![row]).collect()
    }

    fn candidates(&self, table: &Table, shape: &TableShape, context: &Found, text: &str) -> Vec<usize> {
        let titled = self.in_years(&self.vocabulary.items_titled(text, &shape.items), table);
        if shape.context_items.is_empty() || context.items.is_empty() {
            return titled;
        }
        let plan = self.vocabulary.plan;
        let belongs = |item: &usize| {
            let parent = plan.items[*item].parent.as_deref();
            context.items.iter().any(|above| parent == Some(plan.items[*above].id.as_str()))
        };
        titled.into_iter().filter(belongs).collect()
    }

    /// Items whose years meet those of the table's headings.
    fn in_years(&self, items: &[usize], table: &Table) -> Vec<usize> {
        let years: Vec<FiscalYear> =
            table.heading.columns.iter().flat_map(|column| column.key.years.iter().copied()).collect();
        let plan = self.vocabulary.plan;
        let meets = |item: &usize| {
            let span = plan.years_of(&plan.items[*item]);
            years.is_empty() || span.is_none_or(|span| years.iter().any(|year| span.contains(*year)))
        };
        items.iter().copied().filter(meets).collect()
    }

    fn unknown(&self, table: &Table, shape: &TableShape, groups: &[Group], resolved: &mut Resolved) {
        let titles = self.vocabulary.plan.items.iter();
        let titles: Vec<&str> = titles
            .filter(|item| shape.items.is_empty() || item.kind == shape.items)
            .map(|item| item.title.as_str())
            .collect();
        for group in groups {
            resolved.explained.push(group.label);
            let filled = group.rows.iter().any(|row| table_has_data(self.grid, table, table.rows[*row].row));
            let keyed = group.rows.iter().any(|row| table.rows[*row].state == RowState::Keyed);
            if !filled && !keyed {
                continue;
            }
            let nearest = self.vocabulary.nearest(&group.text, titles.iter().copied());
            let nearest = nearest.map(|title| ItemName { title: title.to_owned(), ..ItemName::default() });
            resolved.findings.push(self.finding(LayoutFault::UnknownItem { nearest }, group.label));
        }
    }

    fn finding(&self, fault: impl Into<Fault>, at: CellRef) -> Finding {
        Finding::new(fault, Place::cell(self.file, &self.grid.sheet.name, at)).value(self.grid.text(at))
    }
}

/// A row without an item's label belongs to the label above, as long as it says another field; else nobody can
/// tell what it is about.
fn go_on(groups: &mut Vec<Group>, table: &Table, row: usize, innermost: bool, at: CellRef) {
    match groups.last_mut().filter(|group| innermost || brings_field(group, table, row)) {
        Some(group) => group.rows.push(row),
        None => groups.push(Group { label: at, text: String::new(), rows: vec![row] }),
    }
}

/// Whether the row says a field that no row of the group says; a row without a field says none twice.
fn brings_field(group: &Group, table: &Table, row: usize) -> bool {
    let field = table.rows[row].key.field;
    field.is_none() || !group.rows.iter().any(|known| table.rows[*known].key.field == field)
}

/// Whether a labelled row goes on with the group: the same merged label, or the label repeated for another field.
fn joins(group: &Group, table: &Table, label: CellRef, text: &str, row: usize, innermost: bool) -> bool {
    if group.label == label {
        return true;
    }
    let same_text = !innermost && loose(&group.text) == loose(text);
    // Of a group with a row whose field was lost nobody can tell which field is still to come.
    let whole = group.rows.iter().all(|known| table.rows[*known].key.field.is_some());
    same_text && whole && table.rows[row].key.field.is_some() && brings_field(group, table, row)
}

fn table_has_data(grid: &Grid, table: &Table, row: u32) -> bool {
    table.heading.columns.iter().any(|column| {
        grid.cells_across(row, column.cols)
            .iter()
            .any(|cell| cell.at.row > table.heading.row && table.heading.is_data(cell.at.col))
    })
}
