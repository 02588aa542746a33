//! What a sheet of kind `table` or `list` shows: which dimensions stand where, once what it leaves out is filled in.

use std::collections::BTreeSet;

use super::{FieldShape, SheetKind, SheetShape, TableShape, Template};
use crate::model::{DimensionKind, FieldKind};

/// The word for the sections of the list of items, where a sheet's rows stand in groups by them.
const SECTION: &str = "section";

/// A table of the report: entries by the dimensions of their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pivot {
    /// Each member of these has a table of its own.
    pub each: Vec<String>,
    /// The dimensions down, outermost first.
    pub rows: Vec<String>,
    /// The dimensions across, outermost first.
    pub columns: Vec<String>,
    /// The fields, in their order; of a fraction the parts that it becomes.
    pub fields: Vec<String>,
    /// By what its rows stand in groups.
    pub group: Option<Group>,
    /// The dimensions over whose members it adds up.
    pub totals: Vec<String>,
    /// Whether it adds up each group, and each member of the outermost dimension down.
    pub subtotals: bool,
}

/// By what rows stand in groups, each under a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// By the sections of their items.
    Section,
    /// By the members of the first dimension down.
    First,
}

impl Pivot {
    /// The dimensions of its keys, and `field` where it stands among them.
    pub fn dimensions(&self) -> impl Iterator<Item = &str> {
        self.each.iter().chain(&self.rows).chain(&self.columns).map(String::as_str)
    }

    /// The dimensions of its keys.
    pub fn key(&self) -> BTreeSet<&str> {
        self.dimensions().filter(|name| *name != "field").collect()
    }
}

impl Template {
    /// The table that a sheet shows; `None` for other kinds of sheet.
    pub fn pivot(&self, sheet: &SheetShape) -> Option<Pivot> {
        let list = match sheet.kind {
            SheetKind::Table => false,
            SheetKind::List => true,
            _ => return None,
        };
        let rows = if list && sheet.rows.is_empty() { self.list_rows(sheet) } else { sheet.rows.clone() };
        let columns = match list && sheet.columns.is_empty() {
            true => vec!["field".to_owned()],
            false => sheet.columns.clone(),
        };
        let group = match sheet.group.as_deref() {
            Some(SECTION) => Some(Group::Section),
            Some(_) => Some(Group::First),
            None if !list => None,
            None if rows.len() > 1 && rows[0] == "department" => Some(Group::First),
            None => Some(Group::Section),
        };
        let mut pivot = Pivot {
            each: sheet.each.clone(),
            fields: Vec::new(),
            rows,
            columns,
            group,
            totals: sheet.totals.clone(),
            subtotals: sheet.subtotals.unwrap_or(list),
        };
        pivot.fields = self.pivot_fields(sheet, &pivot);
        Some(pivot)
    }

    /// The dimensions that the values of a field are said for, a set for each of its tables.
    pub fn keys_of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = BTreeSet<&'a str>> {
        let whole = self.fields.iter().find(|whole| whole.parts.contains_key(field));
        let name = whole.map_or(field, |whole| whole.name());
        let own = self.dimensions.iter().any(|dimension| dimension.name == "department");
        let department = own.then_some("department");
        let key = move |table: &'a TableShape| {
            table.dimensions().filter(|name| *name != "field").chain(department).collect()
        };
        self.form.tables_of(name).map(key)
    }

    /// Down a list stands all that its first field is said for; the department before the records that it counts.
    fn list_rows(&self, sheet: &SheetShape) -> Vec<String> {
        let first = sheet.fields.first().map(String::as_str);
        let Some(field) = first.or_else(|| Some(self.fields.first()?.name())) else { return Vec::new() };
        let key = self.keys_of(field).next().unwrap_or_default();
        let is_across = |name: &str| sheet.each.iter().chain(&sheet.columns).any(|other| other == name);
        let order = |name: &&str| match self.kind_of(name) {
            DimensionKind::Department => 0,
            DimensionKind::List => 1,
            DimensionKind::Record => 2,
            _ => 3,
        };
        let mut rows: Vec<&str> = key.into_iter().filter(|name| !is_across(name)).collect();
        rows.sort_by_key(order);
        rows.into_iter().map(str::to_owned).collect()
    }

    /// The fields that a sheet names, or all whose keys it has room for.
    fn pivot_fields(&self, sheet: &SheetShape, pivot: &Pivot) -> Vec<String> {
        let key = pivot.key();
        let fits = |name: &&str| self.keys_of(name).any(|own| own == key);
        let named = || sheet.fields.iter().map(String::as_str);
        let all = || self.fields.iter().map(FieldShape::name).filter(fits);
        let fields: Vec<&str> = if sheet.fields.is_empty() { all().collect() } else { named().collect() };
        let parts = |name: &str| match self.fields.iter().find(|field| field.name() == name) {
            Some(whole) if whole.kind == FieldKind::Fraction => whole.parts.keys().cloned().collect(),
            _ => vec![name.to_owned()],
        };
        fields.into_iter().flat_map(parts).collect()
    }
}
