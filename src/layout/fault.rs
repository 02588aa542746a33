//! Every fault that the reading of a form can find, each made in one place.

use sha2::{Digest, Sha256};

use super::Scope;
use super::grid::Spot;
use super::ids::{ItemId, Of};
use crate::model::{
    CellRef, Fault, Finding, Item, ItemName, LayoutFault, Overlay, Place, TablePart, YearFault,
};
use crate::text::to_fill;

/// A finding at a cell, with what stands there.
pub fn at(scope: Scope, fault: impl Into<Fault>, spot: Spot) -> Finding {
    place(scope, fault, scope.grid.place(spot)).value(scope.grid.cell(spot).shown.trim())
}

/// A text of which a part is struck out, and the rest was taken.
pub fn partly_struck_out(scope: Scope, spot: Spot) -> Finding {
    let struck: Vec<&str> = scope.grid.cell(spot).struck_texts().collect();
    at(scope, LayoutFault::PartlyStruckOut { struck: struck.concat() }, spot)
}

/// A finding at an address.
pub fn place(scope: Scope, fault: impl Into<Fault>, at: CellRef) -> Finding {
    Finding::new(fault, Place::cell(scope.file, &scope.grid.sheet.name, at))
}

/// A fingerprint of texts: what was decided of them holds as long as all of them stand there.
pub fn content<'t>(texts: impl IntoIterator<Item = &'t str>) -> u64 {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.trim());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// What the form prints to be filled in, where it stands as it was printed.
pub fn left_open(scope: Scope, spots: &[Spot]) -> Option<Finding> {
    let (first, more) = spots.split_first()?;
    let mut finding = at(scope, LayoutFault::LeftOpen, *first);
    finding.more_cells = more.iter().map(|spot| scope.grid.place(*spot)).collect();
    Some(finding)
}

/// Whether a box that is not ticked stands beside one that is, others between them: the other one was chosen.
pub fn is_passed_over(scope: Scope, spot: Spot) -> bool {
    let (at, cols) = (scope.grid.place(spot), scope.grid.cols(spot));
    let is_box = |spot: &Spot| {
        to_fill::is_unchosen(scope.grid.text(*spot)) || to_fill::is_chosen(scope.grid.text(*spot))
    };
    let left = (0..cols.0).rev().map_while(|col| scope.grid.at(at.row, col)).take_while(is_box);
    let right = (cols.1 + 1..).map_while(|col| scope.grid.at(at.row, col)).take_while(is_box);
    let chosen = |spot: Spot| to_fill::is_chosen(scope.grid.text(spot));
    to_fill::is_unchosen(scope.grid.text(spot)) && left.chain(right).any(chosen)
}

/// A name that no member of the plan has.
pub fn unknown_item(scope: Scope, spot: Spot, near: Option<&Of>) -> Finding {
    let item = near.and_then(Of::item).map(|item| scope.words.item(item));
    let nearest = item.map(|item| ItemName { label: item.label.clone(), title: item.title.clone() });
    at(scope, LayoutFault::UnknownItem { nearest }, spot)
}

/// A name that the plan has, but not for what stands above it: another name, or other years.
pub fn item_elsewhere(scope: Scope, spot: Spot) -> Finding {
    at(scope, LayoutFault::ItemElsewhere, spot)
}

/// A name that several members have, and nothing tells which is meant; how many the plan has and the form.
pub fn ambiguous_item(scope: Scope, spot: Spot, counts: Option<(usize, usize)>) -> Finding {
    let (in_plan, in_form) = counts.unzip();
    at(scope, LayoutFault::AmbiguousItem { in_plan, in_form }, spot)
}

/// A name that is merged over several rows, of which a lower one is filled; the item that it names.
pub fn rows_under_one_name(scope: Scope, label: Spot, item: Option<ItemId>) -> Finding {
    let finding = at(scope, LayoutFault::RowsUnderOneName, label);
    match item {
        Some(item) => finding.item(&scope.words.item(item).id),
        None => finding,
    }
}

/// Number and title mean different items.
pub fn item_label_conflict(scope: Scope, spot: Spot, expected: &Of) -> Finding {
    at(scope, LayoutFault::ItemLabelConflict { expected: title(scope, expected) }, spot)
}

/// The number is not the plan's, the title is.
pub fn own_number(scope: Scope, spot: Spot, of: &Of) -> Finding {
    let item = of.item().map(|item| scope.words.item(item));
    let name = |item: &Item| ItemName { label: item.label.clone(), title: item.title.clone() };
    let expected = item.map(name).unwrap_or_default();
    let finding = at(scope, LayoutFault::OwnNumber { expected }, spot);
    item.map_or(finding.clone(), |item| finding.item(&item.id))
}

/// The title is not quite the plan's.
pub fn title_differs(scope: Scope, spot: Spot, item: &Of) -> Finding {
    let finding = at(scope, LayoutFault::TitleDiffers { expected: title(scope, item) }, spot);
    match item.item() {
        Some(item) => finding.item(&scope.words.item(item).id),
        None => finding,
    }
}

fn title(scope: Scope, of: &Of) -> String {
    of.item().map_or_else(String::new, |item| scope.words.item(item).title.clone())
}

/// Headings of a table, or a label, of which a part is missing.
pub fn half_matched(scope: Scope, spot: Spot, name: &str, found: &[Spot], missing: TablePart) -> Finding {
    let found = found.iter().map(|spot| scope.grid.text(*spot).to_owned()).collect();
    at(scope, LayoutFault::HalfMatchedTable { table: name.to_owned(), found, missing }, spot)
}

/// A year that the item does not have.
pub fn out_of_plan(scope: Scope, spot: Spot, item: Option<ItemId>) -> Finding {
    let finding = at(scope, YearFault::YearOutOfPlan, spot);
    match item {
        Some(item) => finding.item(&scope.words.item(item).id),
        None => finding,
    }
}

/// Notes, shapes with text or pictures, by their cells: nothing was taken from them.
pub fn overlay(scope: Scope, overlay: Overlay, places: &[(CellRef, &str)]) -> Option<Finding> {
    let ((first, text), more) = places.split_first()?;
    let fault = match overlay {
        Overlay::Note => LayoutFault::UnreadNotes,
        Overlay::Text => LayoutFault::FloatingTexts,
        Overlay::Picture => LayoutFault::Pictures,
    };
    let mut finding = place(scope, fault, *first);
    finding.value = Some((*text).to_owned()).filter(|text| !text.is_empty());
    finding.content = (!more.is_empty()).then(|| content(places.iter().map(|(_, text)| *text)));
    finding.more_cells = more.iter().map(|(at, _)| *at).collect();
    Some(finding)
}
