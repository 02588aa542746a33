//! The kind of a field: from what is written in its cells, or else from what the form says elsewhere, by an example, a
//! legend, or the units in which it counts.

use super::cells::Cells;
use super::form_sheet::FormSheet;
use super::kind::{self, Guess};
use super::look;
use super::rows::Seen;
use super::scale;
use crate::layout::unit_note;
use crate::model::FieldKind;
use crate::text::number::PERCENT;
use crate::text::width;

/// The kind of what stands under a heading, or beside a label; `None` where no heading says the field.
pub fn guess(blocks: &[Seen], heading: Option<&str>, cells: &Cells) -> Guess {
    let said = heading.unwrap_or_default();
    let choices = cells.choices.of_all();
    if !cells.cells.is_empty() || choices.is_some() {
        return kind::guess(said, &cells.cells, choices);
    }
    if !cells.choices.of_some().is_empty() {
        return kind::guess("", &[], None);
    }
    if let Some(shown) = kind::guess_of_examples(said, &cells.examples) {
        return shown;
    }
    let by_heading = kind::guess(said, &[], None);
    let is_share = by_heading.kind == FieldKind::Amount && cells.units.iter().any(|unit| unit == PERCENT);
    if by_heading.kind != FieldKind::Text && !is_share {
        return by_heading;
    }
    if let Some(said) = kind::in_units(None, &cells.units) {
        return said;
    }
    let of_legend = heading.and_then(|heading| of_legend(blocks, heading));
    let of_units =
        || kind::in_units(heading, &of_rows(blocks)).or_else(|| kind::in_units(heading, &of_sheets(blocks)));
    of_legend.or_else(of_units).unwrap_or(by_heading)
}

/// Marks that a legend explains.
fn of_legend(blocks: &[Seen], heading: &str) -> Option<Guess> {
    let marks =
        blocks.iter().map(|(page, _)| scale::legend(page, heading)).find(|marks| !marks.is_empty())?;
    let why = "凡例の記号から".to_owned();
    Some(Guess { kind: FieldKind::Rating, choices: Vec::new(), marks, pattern: None, why, weak: true })
}

/// The units of the rows, one a row: in a column of their own, or behind the labels. None where a row has none.
fn of_rows(blocks: &[Seen]) -> Vec<String> {
    let of_block = |(page, block): &Seen| -> Vec<Option<String>> {
        let leaves = block.label_leaves();
        let units = leaves.iter().find(|leaf| look::is_unit_word(block.heading(page, leaf)));
        let said = units.or(leaves.last()).map(|leaf| block.said(page, leaf, units.is_some()));
        let unit = |text: &str| match units {
            Some(_) => Some(width::clean(text)),
            None => kind::unit_of(text),
        };
        said.unwrap_or_default().into_iter().map(|spot| unit(page.text(spot?))).collect()
    };
    let all: Option<Vec<String>> = blocks.iter().flat_map(of_block).collect();
    all.unwrap_or_default()
}

/// The unit that notes over the tables of these pages say, where all say the same and no page is without one.
pub fn unit_of_all<'p>(pages: impl Iterator<Item = &'p FormSheet<'p>>) -> Option<String> {
    let mut all: Vec<Vec<String>> = pages.map(of_page).collect();
    all.iter_mut().for_each(Vec::dedup);
    all.dedup();
    let [units] = all.as_slice() else { return None };
    if let [unit] = units.as_slice() { Some(unit.clone()) } else { None }
}

/// The units that stand over the tables: （単位：千円）.
fn of_sheets(blocks: &[Seen]) -> Vec<String> {
    blocks.iter().flat_map(|(page, _)| of_page(page)).collect()
}

fn of_page(page: &FormSheet) -> Vec<String> {
    let notes = page.grid.spots().filter_map(|spot| unit_note(page.text(spot)));
    notes.filter(|unit| kind::is_unit(unit)).collect()
}
