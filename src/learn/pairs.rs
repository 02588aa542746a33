//! Labels with one value beside them, around the table of a card: 実施概要 | …

use std::collections::BTreeSet;

use super::draft::{Draft, Field, Table};
use super::form_sheet::FormSheet;
use super::look::{self, Look, label};
use super::names::Name;
use super::rows::Seen;
use super::{choices, kind, scale};
use crate::book::Workbook;
use crate::layout::{Spot, loose};
use crate::model::CellRef;

/// Adds the labels that stand around all of these tables, each with a value beside it.
pub fn add(workbook: &Workbook, blocks: &[Seen], names: &[Name], above: &str, draft: &mut Draft) {
    let mut fields = Vec::new();
    for (text, spots) in labels(blocks, names) {
        let cells: Vec<_> = spots
            .iter()
            .filter_map(|(table, spot)| {
                let page = blocks[*table].0;
                let right = page.right_of(*spot);
                page.grid.at(right.row, right.col).map(|value| page.grid.cell(value))
            })
            .collect();
        let (table, spot) = spots[0];
        let page = blocks[table].0;
        let right = page.right_of(spot);
        draft.asked.extend(spots.iter().filter_map(|(table, spot)| empty_place(blocks[*table].0, *spot)));
        let guess = kind::guess(&text, &cells, choices::of(workbook, &page.grid.sheet.name, right));
        let why = format!("{}から。右隣に書く欄です。", blocks[table].0.grid.place(spot));
        scale::take(guess.marks, draft);
        let (kind, choices, pattern) = (guess.kind, guess.choices, guess.pattern);
        fields.push(draft.field(Field { name: None, label: text, kind, choices, pattern, unit: None, why }));
    }
    if fields.is_empty() {
        return;
    }
    draft.tables.push(Table {
        name: format!("{}の欄", fields[0]),
        columns: Vec::new(),
        rows: vec!["field".to_owned()],
        above: vec![above.to_owned()],
        fields,
        totals: Vec::new(),
        why: "見出しの右隣に一つずつ書く欄".to_owned(),
    });
}

/// The empty place right of a label, by its sheet.
fn empty_place(page: &FormSheet, spot: Spot) -> Option<(String, CellRef)> {
    let right = page.right_of(spot);
    let is_empty = page.grid.at(right.row, right.col).is_none_or(|spot| page.is_open(spot));
    is_empty.then(|| (page.grid.sheet.name.clone(), page.grid.merge_at(right).first))
}

/// The labels, each with the tables that it stands at.
fn labels(blocks: &[Seen], names: &[Name]) -> Vec<(String, Vec<(usize, Spot)>)> {
    let mut found: Vec<(String, Vec<(usize, Spot)>)> = Vec::new();
    let heads: BTreeSet<String> = blocks
        .iter()
        .flat_map(|(page, block)| {
            block.band.leaves.iter().flat_map(|leaf| leaf.heads.iter().map(|head| loose(page.text(*head))))
        })
        .collect();
    for (table, ((page, block), name)) in blocks.iter().zip(names).enumerate() {
        let top = name.row.map_or(block.top, |row| row + 1);
        let over = page.grid.rows_between(top, block.band.first.saturating_sub(1));
        let end = block.rows.last().copied().unwrap_or(block.band.last);
        let last = blocks.iter().zip(names).filter(|((other, _), _)| std::ptr::eq(*other, *page));
        let next =
            last.filter_map(|(_, name)| name.row).filter(|row| *row > end).min().unwrap_or(block.bottom);
        let under = page.grid.rows_between(end + 1, next.saturating_sub(1));
        for row in over.chain(under) {
            let several = blocks.len() > 1 && row > end;
            let Some(spot) = of_row(page, row, several) else { continue };
            let text = label(page.text(spot));
            if heads.contains(&loose(&text)) {
                continue;
            }
            match found.iter_mut().find(|(known, _)| loose(known) == loose(&text)) {
                Some((_, spots)) => spots.push((table, spot)),
                None => found.push((text, vec![(table, spot)])),
            }
        }
    }
    found.retain(|(_, spots)| spots.len() * 2 > blocks.len());
    found
}

/// The label of a row that holds nothing but it and its value, or a place for one: a wide one, or one with choices; or
/// where the same label stands under each of several tables, any.
fn of_row(page: &FormSheet, row: u32, several: bool) -> Option<Spot> {
    let mut spots = page.grid.row(row);
    let label =
        spots.next().filter(|spot| page.look(*spot) == Look::Word && look::is_label(page.text(*spot)))?;
    let right = page.right_of(label);
    let place = page.grid.merge_at(right);
    match spots.next() {
        None => (several || place.first.col < place.last.col || page.has_choices(right)).then_some(label),
        Some(value) => (page.grid.place(value) == right && spots.next().is_none()).then_some(label),
    }
}
