//! What no entry took: reported, never dropped in silence.

use std::collections::{BTreeMap, BTreeSet};

use super::heading::{Heading, Unknown};
use super::sheet::SheetReader;
use super::table::{RowState, Table};
use super::vocabulary::loose;
use crate::model::{CellRef, Fault, Finding, FiscalYear, LayoutFault, Place, TablePart, YearFault};
use crate::template::{ContextKind, Dimension, TableShape};
use crate::text::display::{self, YearStyle};

/// How many rows under a table or a label still belong to its area.
const MARGIN: u32 = 2;

/// The findings on what is left over on a sheet.
pub fn tell(reader: &SheetReader) -> Vec<Finding> {
    let mut taken = reader.taken.clone();
    let mut findings = Vec::new();
    for table in &reader.tables {
        tell_headings(reader, table, &mut taken, &mut findings);
        findings.extend(missing_headings(reader, table));
        findings.extend(cells_over_no_heading(reader, table));
    }
    for fragment in &reader.fragments {
        findings.extend(tell_fragment(reader, fragment, &mut taken));
    }
    findings.extend(tell_cells(reader, &taken));
    findings
}

/// A table that matches in part: which headings were found, which are missing.
pub fn half_matched(
    reader: &SheetReader,
    heading: &Heading,
    shape: &TableShape,
    missing: TablePart,
) -> Finding {
    let at = heading.columns.first().map_or(CellRef::new(heading.row, 0), |column| column.at);
    let found = heading.columns.iter().map(|column| reader.grid.text(column.at).to_owned()).collect();
    finding(reader, LayoutFault::HalfMatchedTable { table: shape.name.clone(), found, missing }, at)
}

fn finding(reader: &SheetReader, fault: impl Into<Fault>, at: CellRef) -> Finding {
    Finding::new(fault, Place::cell(reader.file, &reader.grid.sheet.name, at)).value(reader.grid.text(at))
}

/// Headings that say nothing known, or repeat another, over filled cells.
fn tell_headings(
    reader: &SheetReader,
    table: &Table,
    taken: &mut BTreeSet<CellRef>,
    findings: &mut Vec<Finding>,
) {
    let shape = &reader.vocabulary.form.tables[table.heading.shape];
    for unknown in &table.heading.unknown {
        let under = cells_under(reader, table, unknown.cols, taken);
        if !taken.contains(&unknown.at) && (!under.is_empty() || unknown.refusal.is_some()) {
            findings.push(tell_unknown(reader, table, shape, unknown).with_cells(&under));
            taken.insert(unknown.at);
            taken.extend(under);
        }
    }
    for column in &table.heading.repeated {
        let under = cells_under(reader, table, column.cols, taken);
        if !under.is_empty() {
            let fault = match column.key.years.is_empty() {
                true => Fault::from(LayoutFault::RepeatedHeading),
                false => Fault::from(YearFault::DuplicateYear),
            };
            findings.push(finding(reader, fault, column.at).with_cells(&under));
            taken.insert(column.at);
            taken.extend(under);
        }
    }
}

/// Merged values that reach over a column without a heading, where the table lacks one: they may be meant for it.
fn cells_over_no_heading(reader: &SheetReader, table: &Table) -> Option<Finding> {
    let shape = &reader.vocabulary.form.tables[table.heading.shape];
    if missing_words(reader, table, shape).is_empty() {
        return None;
    }
    let extent = table.heading.extent();
    let rows = table.rows.iter().filter(|row| row.state == RowState::Keyed);
    let over = |at: &CellRef| {
        let range = reader.grid.range_at(*at);
        table.heading.is_data(at.col)
            && (range.first.col..=range.last.col).any(|col| !table.heading.is_data(col))
    };
    let cells = rows.flat_map(|row| reader.grid.cells_across(row.row, extent)).map(|cell| cell.at);
    let cells: BTreeSet<CellRef> = cells.filter(over).collect();
    let first = cells.first()?;
    Some(
        finding(reader, LayoutFault::UnreadCells, *first)
            .with_cells(&cells.iter().skip(1).copied().collect::<Vec<_>>()),
    )
}

fn tell_unknown(reader: &SheetReader, table: &Table, shape: &TableShape, unknown: &Unknown) -> Finding {
    if let Some(refusal) = &unknown.refusal {
        return finding(reader, refusal.clone(), unknown.at);
    }
    let text = reader.grid.text(unknown.at);
    let missing = missing_words(reader, table, shape);
    let near = reader.vocabulary.nearest(text, missing.iter().map(String::as_str));
    let fault = match near {
        Some(near) => LayoutFault::UnknownHeading { nearest: Some(near.to_owned()), missing: Vec::new() },
        None if missing.is_empty() => LayoutFault::ExtraColumn,
        None => LayoutFault::UnknownHeading { nearest: None, missing },
    };
    finding(reader, fault, unknown.at)
}

/// The fields, categories or years that the table should have and no heading names.
fn missing_words(reader: &SheetReader, table: &Table, shape: &TableShape) -> Vec<String> {
    match shape.columns.last() {
        Some(Dimension::Field) => missing_fields(reader, table, shape),
        Some(Dimension::Category) => missing_categories(reader, table),
        Some(Dimension::FiscalYear) => missing_years(reader, table),
        _ => Vec::new(),
    }
}

fn missing_fields(reader: &SheetReader, table: &Table, shape: &TableShape) -> Vec<String> {
    let fields = reader.vocabulary.plan.fields.iter().enumerate();
    let wanted = fields.filter(|(_, field)| shape.fields.contains(&field.name));
    let missing = wanted
        .filter(|(index, _)| !table.heading.columns.iter().any(|column| column.key.field == Some(*index)));
    missing.map(|(_, field)| field.label.clone()).collect()
}

fn missing_categories(reader: &SheetReader, table: &Table) -> Vec<String> {
    let categories = reader.vocabulary.plan.categories.iter().enumerate();
    let missing = categories
        .filter(|(index, _)| !table.heading.columns.iter().any(|column| column.key.category == Some(*index)));
    missing.map(|(_, category)| category.name.clone()).collect()
}

/// The years of the table's items that no heading names.
fn missing_years(reader: &SheetReader, table: &Table) -> Vec<String> {
    let plan = reader.vocabulary.plan;
    let index = reader.tables.iter().position(|known| std::ptr::eq(known, table));
    let items = index.and_then(|index| reader.items.get(index)).into_iter().flatten();
    let spans = items.filter_map(|item| plan.years_of(&plan.items[*item]));
    let wanted: BTreeSet<FiscalYear> = spans.flat_map(|span| span.years()).collect();
    let named =
        |year: &FiscalYear| table.heading.columns.iter().any(|column| column.key.years.contains(year));
    let missing = wanted.into_iter().filter(|year| !named(year));
    missing.map(|year| display::fiscal_year(year, YearStyle::EraWide)).collect()
}

fn missing_headings(reader: &SheetReader, table: &Table) -> Option<Finding> {
    let shape = &reader.vocabulary.form.tables[table.heading.shape];
    if shape.columns.last() != Some(&Dimension::Field) {
        return None;
    }
    let missing = missing_fields(reader, table, shape);
    if missing.is_empty() {
        return None;
    }
    let unknown = table.heading.unknown.iter().map(|unknown| reader.grid.text(unknown.at));
    let unknown: Vec<&str> = unknown.collect();
    let near = missing.iter().find_map(|word| reader.vocabulary.nearest(word, unknown.iter().copied()));
    let at = table.heading.columns.first().map_or(CellRef::new(table.heading.row, 0), |column| column.at);
    let nearest = near.map(str::to_owned);
    Some(finding(reader, LayoutFault::MissingHeading { table: shape.name.clone(), missing, nearest }, at))
}

fn cells_under(
    reader: &SheetReader,
    table: &Table,
    cols: (u32, u32),
    taken: &BTreeSet<CellRef>,
) -> Vec<CellRef> {
    let rows = table.rows.iter().flat_map(|row| reader.grid.cells_across(row.row, cols));
    let mut cells: Vec<CellRef> =
        rows.map(|cell| cell.at).filter(|at| !taken.contains(at) && at.row > table.heading.row).collect();
    cells.dedup();
    cells
}

/// Headings without rows that could be read: worth a word where they are most of a table.
fn tell_fragment(reader: &SheetReader, heading: &Heading, taken: &mut BTreeSet<CellRef>) -> Option<Finding> {
    let shape = &reader.vocabulary.form.tables[heading.shape];
    let cells: Vec<CellRef> = heading.columns.iter().map(|column| column.at).collect();
    if cells.iter().any(|at| taken.contains(at)) {
        return None;
    }
    taken.extend(cells);
    Some(half_matched(reader, heading, shape, TablePart::Rows))
}

/// Cells inside the form's area that were not read, and filled cells elsewhere: a finding each kind. Where a label
/// of the form is missing, any cell may be its value.
fn tell_cells(reader: &SheetReader, taken: &BTreeSet<CellRef>) -> Vec<Finding> {
    let lacks_label = lacks_label(reader);
    let left = reader.grid.cells().map(|cell| cell.at).filter(|at| !taken.contains(at));
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    let areas = Areas::of(reader);
    for at in left {
        match areas.hold(at) {
            true if reader.vocabulary.is_furniture(reader.grid.text(at)) => {}
            true => inside.push(at),
            false if is_known(reader, at) => {}
            false if lacks_label || areas.are_beside(reader, at) => inside.push(at),
            false => outside.push(at),
        }
    }
    [(LayoutFault::UnreadCells, inside), (LayoutFault::StrayCells, outside)]
        .into_iter()
        .filter_map(|(fault, cells)| {
            cells.first().map(|first| finding(reader, fault, *first).with_cells(&cells[1..]))
        })
        .collect()
}

/// Whether the sheet has fewer labels of a kind than things that the label is said of.
fn lacks_label(reader: &SheetReader) -> bool {
    reader.vocabulary.form.labels.iter().enumerate().any(|(shape, label)| {
        let found = reader.labels.iter().filter(|known| known.shape == shape).count();
        let items = || {
            let all = reader.contexts.iter().flat_map(|context| context.items.iter().copied());
            let plan = reader.vocabulary.plan;
            let own = all.filter(|item| {
                label.context_items.is_empty() || plan.items[*item].kind == label.context_items
            });
            own.collect::<BTreeSet<usize>>().len()
        };
        let categories = || {
            reader.contexts.iter().filter_map(|context| context.category).collect::<BTreeSet<usize>>().len()
        };
        found
            < match label.context {
                ContextKind::Item => items(),
                ContextKind::Category => categories(),
            }
    })
}

/// Words of the form: titles, sections, the legend.
fn is_known(reader: &SheetReader, at: CellRef) -> bool {
    let text = reader.grid.text(at);
    let vocabulary = reader.vocabulary;
    if text.is_empty() {
        return false;
    }
    let key = loose(text);
    let scales = vocabulary.plan.fields.iter().filter_map(|field| field.scale.as_ref());
    let mut marks = scales.flat_map(|scale| scale.marks.iter().chain(&scale.flags));
    key.is_empty()
        || vocabulary.is_furniture(text)
        || vocabulary.is_number_word(text)
        || vocabulary.is_title_word(text)
        || vocabulary.category(text).is_some()
        || marks.any(|mark| mark.meaning.chars().count() >= 3 && key.contains(&loose(&mark.meaning)))
}

/// The areas of the tables, by row.
#[derive(Default)]
struct Areas {
    inside: BTreeMap<u32, BTreeSet<(u32, u32)>>,
    under: BTreeMap<u32, BTreeSet<(u32, u32)>>,
}

impl Areas {
    fn of(reader: &SheetReader) -> Self {
        let mut areas = Self::default();
        for table in &reader.tables {
            let last = last_row(table);
            for row in table.heading.row..=last {
                areas.inside.entry(row).or_default().insert(breadth(table));
            }
            // Right under the rows of a table a row may stand that was cut off. A footnote begins under the labels.
            for row in last + 1..=last.saturating_add(MARGIN) {
                areas
                    .under
                    .entry(row)
                    .or_default()
                    .extend(table.heading.columns.iter().map(|column| column.cols));
            }
        }
        areas
    }

    /// Whether the cell stands in a table.
    fn hold(&self, at: CellRef) -> bool {
        holds(&self.inside, at)
    }

    /// Whether the cell stands right under the columns of data of a table, or beside a label.
    fn are_beside(&self, reader: &SheetReader, at: CellRef) -> bool {
        holds(&self.under, at)
            || reader.labels.iter().any(|label| {
                (label.range.first.row..=label.bottom.saturating_add(MARGIN)).contains(&at.row)
                    && (label.range.first.col..=label.right).contains(&at.col)
            })
    }
}

fn holds(areas: &BTreeMap<u32, BTreeSet<(u32, u32)>>, at: CellRef) -> bool {
    areas.get(&at.row).is_some_and(|areas| areas.iter().any(|cols| (cols.0..=cols.1).contains(&at.col)))
}

/// The columns of a table and its labels, and one more at the right.
fn breadth(table: &Table) -> (u32, u32) {
    let extent = table.heading.extent();
    let left = table.labels.iter().map(|(_, cols)| cols.0).fold(extent.0, u32::min);
    let right = table.labels.iter().map(|(_, cols)| cols.1).fold(extent.1, u32::max).saturating_add(1);
    (left, right)
}

fn last_row(table: &Table) -> u32 {
    table.rows.last().map_or(table.heading.row, |row| row.row)
}

trait WithCells {
    fn with_cells(self, cells: &[CellRef]) -> Self;
}

impl WithCells for Finding {
    fn with_cells(mut self, cells: &[CellRef]) -> Self {
        self.more_cells.extend(cells);
        self
    }
}
