//! The proof: the form is read with the template that was learned from it, by the reader that reads submissions.

use std::collections::BTreeSet;

use super::block::Block;
use super::columns;
use super::draft::Draft;
use super::form_sheet::FormSheet;
use crate::book::{Cell, CellValue, Workbook};
use crate::layout::{Beside, LaidOut, Words};
use crate::model::{CellRef, Department, Line, Plan, YearSpan};
use crate::template::Template;

/// What stands in a cell that is to be filled in, while the form is tried.
const MARK: &str = "記入";

/// The form with a mark in every empty cell that is to be filled in.
pub struct Tried {
    /// The form.
    pub workbook: Workbook,
    /// The cells of data, filled in or not, by sheet.
    pub data: BTreeSet<(String, CellRef)>,
    /// Cells that are to be filled in as well, in rows that nothing tells from the one above: under a label that is merged
    /// over several.
    pub under: BTreeSet<(String, CellRef)>,
    /// Those of the cells of data that are empty.
    pub empty: BTreeSet<(String, CellRef)>,
    /// Whether somebody typed anything into a cell of data: what the form computes itself is as blank as the rest.
    pub typed: bool,
    /// What a blank form has in rows that are examples or totals: the reader knows it again.
    pub own: Beside,
}

impl Tried {
    /// Whether nothing is filled in yet.
    pub fn is_blank(&self) -> bool {
        !self.typed
    }
}

/// What became of the cells of a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Counts {
    /// Cells of data that are read.
    pub read: usize,
    /// Cells of data that are not.
    pub lost: usize,
    /// Other cells that a finding is about.
    pub told: usize,
    /// Values that are read where no data was seen.
    pub strange: usize,
    /// Headings, labels, and what belongs to the form.
    pub frame: usize,
}

/// The form of these tables, ready to be tried.
pub fn fill(workbook: &Workbook, pages: &[FormSheet], blocks: &[&Block]) -> Tried {
    let (mut data, mut empty, mut typed) = (BTreeSet::new(), BTreeSet::new(), false);
    let mut marks: Vec<(String, CellRef, String)> = Vec::new();
    for block in blocks {
        let page = &pages[block.sheet];
        let name = page.grid.sheet.name.as_str();
        for (at, is_data) in places(page, block) {
            let filled = page.grid.at(at.row, at.col).filter(|spot| !page.is_open(*spot));
            typed |= is_data && filled.is_some_and(|spot| !page.grid.cell(spot).formula);
            if is_data {
                data.insert((name.to_owned(), at));
            }
            if filled.is_none() {
                empty.insert((name.to_owned(), at));
                marks.push((name.to_owned(), at, MARK.to_owned()));
            }
        }
    }
    let of_block = |block: &&Block| {
        let page = &pages[block.sheet];
        block.under(page).into_iter().map(|at| (page.grid.sheet.name.clone(), at)).collect::<Vec<_>>()
    };
    let under = blocks.iter().flat_map(of_block).collect();
    let mut tried =
        Tried { workbook: marked(workbook, &marks), data, under, empty, typed, own: Beside::default() };
    if tried.is_blank() {
        tried.own = Beside::of(blocks.iter().flat_map(|block| aside(&pages[block.sheet], block)));
    }
    tried
}

/// Asks for more cells, each by its sheet, beside those of tables.
pub fn ask(tried: &mut Tried, cells: impl Iterator<Item = (String, CellRef)>) {
    let cells: Vec<(String, CellRef)> = cells.collect();
    let marks: Vec<_> = cells.iter().map(|(sheet, at)| (sheet.clone(), *at, MARK.to_owned())).collect();
    tried.workbook = marked(&tried.workbook, &marks);
    tried.data.extend(cells.iter().cloned());
    tried.empty.extend(cells);
}

/// The cells of the rows of a table that are examples or totals.
fn aside(page: &FormSheet, block: &Block) -> impl Iterator<Item = (String, CellRef, String)> {
    let cells = block.aside.iter().flat_map(|aside| aside.cells(page));
    cells.map(|(at, text)| (page.grid.sheet.name.clone(), at, text.to_owned()))
}

/// The form with these texts in cells that are empty, or still to be filled in, each by its sheet.
pub fn marked(workbook: &Workbook, marks: &[(String, CellRef, String)]) -> Workbook {
    let mut workbook = workbook.clone();
    for sheet in &mut workbook.sheets {
        let own: Vec<Cell> = marks
            .iter()
            .filter(|(name, ..)| *name == sheet.name)
            .map(|(_, at, text)| mark(*at, text))
            .collect();
        let places: BTreeSet<CellRef> = own.iter().map(|cell| cell.at).collect();
        sheet.cells.retain(|cell| !places.contains(&cell.at));
        sheet.cells.extend(own);
        sheet.cells.sort_by_key(|cell| cell.at);
    }
    workbook
}

/// A cell that somebody filled in.
fn mark(at: CellRef, text: &str) -> Cell {
    let number = text.parse::<f64>().ok().filter(|number| number.to_string() == text);
    let value = number.map_or_else(|| CellValue::Text(text.into()), CellValue::Number);
    Cell { at, value, shown: text.into(), struck: false, struck_parts: Vec::new(), formula: false }
}

/// The cells of data of a table, sums left out, each with `true`; in a table without rows those of a first one, and its label.
fn places(page: &FormSheet, block: &Block) -> Vec<(CellRef, bool)> {
    let rows = if block.rows.is_empty() { vec![block.first_free()] } else { block.rows.clone() };
    let sums = columns::columns(page, block).sums;
    let leaves = block.data_leaves().iter().enumerate().filter(|(at, _)| !sums.contains(at));
    let leaves: Vec<_> = leaves.map(|(_, leaf)| leaf).collect();
    let mut places = Vec::new();
    for row in rows {
        for leaf in &leaves {
            let place = page.grid.merge_at(CellRef::new(row, leaf.cols.0)).first;
            if place.row == row && leaf.cols.holds(place.col) {
                places.push((place, true));
            }
        }
        if block.rows.is_empty() {
            places.extend(block.label_leaves().iter().map(|leaf| (CellRef::new(row, leaf.cols.0), false)));
        }
    }
    places
}

/// The plan of a draft: what a round would have.
pub fn plan(draft: &Draft, template: &Template, department: &Department) -> Plan {
    let span = draft.years.first().zip(draft.years.last());
    let years = span.map(|(first, last)| YearSpan { first: *first, last: *last });
    let mut items: Vec<_> = draft.items.clone();
    if template.lists().nth(1).is_none() {
        items.iter_mut().for_each(|item| item.kind.clear());
    }
    Plan {
        title: draft.title.clone(),
        years,
        collecting: years.map(|years| years.last),
        era: years.map(|years| crate::model::Era::of_year(years.first)),
        fields: template.fields(&template.scale),
        dimensions: template.dimensions(),
        items: items.into(),
        departments: vec![department.clone()].into(),
    }
}

/// Reads the form with its own template.
pub fn read(tried: &Tried, template: &Template, plan: &Plan, file: &str) -> LaidOut {
    let own = plan.departments.first();
    Words::new(plan, &template.form).lay_out_form(&tried.workbook, file, own, &tried.own)
}

/// The cells whose lines are such, each with its sheet.
pub fn cells(read: &LaidOut, is: fn(&Line) -> bool) -> impl Iterator<Item = (String, CellRef)> {
    read.ledgers.iter().flat_map(move |ledger| {
        let own = ledger.lines.iter().filter(move |(_, line)| is(line));
        own.map(|(at, _)| (ledger.sheet.clone(), *at))
    })
}

/// The cells of data of a form that are not read.
pub fn lost(tried: &Tried, read: &LaidOut) -> Vec<(String, CellRef)> {
    let read: BTreeSet<(String, CellRef)> =
        cells(read, |line| matches!(line, Line::Value | Line::Repeat(_))).collect();
    tried.data.difference(&read).chain(tried.under.difference(&read)).cloned().collect()
}

/// What became of its cells.
pub fn count(tried: &Tried, read: &LaidOut) -> Counts {
    let mut counts = Counts::default();
    let mut seen: BTreeSet<(&str, CellRef)> = BTreeSet::new();
    for ledger in &read.ledgers {
        for (at, line) in &ledger.lines {
            let is_data = tried.data.contains(&(ledger.sheet.clone(), *at));
            if is_data {
                seen.insert((&ledger.sheet, *at));
            }
            match line {
                Line::Value | Line::Repeat(_) if is_data => counts.read += 1,
                Line::Value => counts.strange += 1,
                Line::Told(_) if !is_data => counts.told += 1,
                _ if is_data => counts.lost += 1,
                _ => counts.frame += 1,
            }
        }
    }
    counts.lost += tried.under.len();
    counts.lost += tried.data.iter().filter(|(sheet, at)| !seen.contains(&(sheet.as_str(), *at))).count();
    counts
}
