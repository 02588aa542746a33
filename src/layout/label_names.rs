//! Who is named above each label of a card; where nobody is, whom the label at the left or the sheet's name says.

use std::collections::{BTreeMap, BTreeSet};

use super::area::Area;
use super::grid::{Cols, Spot};
use super::ids::{DimId, FIELD, Of, ShapeId};
use super::names::Named;
use super::pairs::{Label, Pairs};
use super::words::How;
use super::{Scope, sheet_name};
use crate::model::CellRef;

/// Who stands above each label, no higher than the label of the same kind before it.
pub(super) fn above_labels(pairs: &Pairs, labels: &[Label], taken: &Area) -> Vec<Named> {
    let mut tops: BTreeMap<(ShapeId, Cols), u32> = BTreeMap::new();
    let above = labels.iter().map(|label| {
        let cols = Cols(label.range.first.col, label.right);
        // A card that was put under another one may stand a column beside it; a card beside it is further off.
        let over = |other: &Cols| other.holds(cols.0) || cols.0 + 1 == other.0;
        let same = tops.iter().filter(|((shape, other), _)| *shape == label.shape && over(other));
        let top = same.map(|(_, row)| row + 1).max().unwrap_or(0);
        tops.insert((label.shape, cols), label.range.first.row);
        let alone = labels.iter().filter(|other| other.shape == label.shape).count() == 1;
        // Nobody but the department answers: nobody need be named.
        let Some(&dim) = pairs.scope.words.shape(label.shape).above.first() else {
            return Named { dim: FIELD, ..Named::default() };
        };
        let own = !is_under_text(pairs.scope, label, taken);
        of_sheet(pairs.scope, pairs.above(label, top, taken), dim, alone && own)
    });
    let mut above: Vec<Named> = above.collect();
    name_as_left(labels, &mut above, pairs.scope);
    for index in doubtful(labels, &above, pairs.scope) {
        above[index] = Named { dim: above[index].dim, ..Named::default() };
    }
    above
}

/// A label over which nobody stands, right of the others of its card, is of whom these are: 目標値|__|実績値|__ under a name
/// that is no wider than the first. That is one who stands over a label of its row, or over all others of the sheet; where the
/// same label stands under that name already, nobody can know which of the two is meant, and both are told.
fn name_as_left(labels: &[Label], above: &mut [Named], scope: Scope) {
    let is_nobody = |named: &Named| named.spots.is_empty() && named.may.is_empty() && named.fault.is_none();
    let known: Vec<usize> = (0..labels.len()).filter(|at| !is_nobody(&above[*at])).collect();
    let shape = |at: usize| scope.words.shape(labels[at].shape);
    let nobody = (0..labels.len()).filter(|at| !known.contains(at) && !shape(*at).above.is_empty());
    for index in nobody {
        let own = labels[index].range.first;
        let is_left = |at: &&usize| {
            let other = labels[**at].range;
            other.last.col < own.col && shape(**at).card == shape(index).card
        };
        let left: Vec<usize> = known.iter().filter(is_left).copied().collect();
        let is_again =
            |at: &usize| labels[*at].shape == labels[index].shape && labels[*at].range.first.row != own.row;
        if left.iter().any(is_again) {
            continue;
        }
        let beside = left.iter().copied().filter(|at| labels[*at].range.first.row == own.row);
        let one = left.first().copied().filter(|first| {
            let is_same = |at: &usize| above[*at].spots == above[*first].spots;
            known.iter().all(is_same) && above[*first].spots.iter().all(|spot| is_over(scope, *spot, own))
        });
        let Some(of) = beside.max_by_key(|at| labels[*at].range.last.col).or(one) else { continue };
        above[index] = above[of].clone();
    }
}

fn is_over(scope: Scope, spot: Spot, at: CellRef) -> bool {
    scope.grid.place(spot).row < at.row
}

/// The labels of which nobody can know whose they are, since the same label comes again under one name. Where all labels of
/// a card stand before it comes again, it begins a card whose name was lost: only what stands between the two may be of
/// either, and nothing is where all stand from there on too. Where some are missing, one of the two was meant for another.
fn doubtful(labels: &[Label], above: &[Named], scope: Scope) -> Vec<usize> {
    let row = |at: usize| labels[at].range.first.row;
    let cols = |at: usize| Cols(labels[at].range.first.col, labels[at].right);
    let nobody = |at: usize| above[at].may.is_empty() && above[at].spots.is_empty();
    let is_doubtful = |index: &usize| {
        let Some(name) = above[*index].spots.first().map(|spot| scope.grid.place(*spot).row) else {
            return false;
        };
        let own = |at: &usize| cols(*at).meets(cols(*index)) && row(*at) > name;
        let kinds =
            |to: usize| -> BTreeSet<ShapeId> { (0..to).filter(own).map(|at| labels[at].shape).collect() };
        let before = kinds(*index);
        let again = |at: &usize| own(at) && nobody(*at);
        let card = kinds_of_card(scope, above[*index].dim);
        let is_whole = |at: usize| {
            kinds(at) == card
                && until_again((at..labels.len()).filter(again).map(|at| labels[at].shape)) == card
        };
        (*index + 1..labels.len()).filter(again).any(|at| match labels[at].shape == labels[*index].shape {
            true => kinds(at) != card,
            false => before.contains(&labels[at].shape) && !is_whole(at),
        })
    };
    (0..labels.len()).filter(is_doubtful).collect()
}

/// The kinds of labels that stand one after the other before one of them comes again.
fn until_again(kinds: impl Iterator<Item = ShapeId>) -> BTreeSet<ShapeId> {
    let mut seen = BTreeSet::new();
    kinds.take_while(|kind| seen.insert(*kind)).for_each(drop);
    seen
}

/// The labels that stand under a name of this dimension.
fn kinds_of_card(scope: Scope, dim: DimId) -> BTreeSet<ShapeId> {
    let shapes = scope.words.shapes.iter().enumerate();
    let own = shapes.filter(|(_, shape)| shape.beside.is_some() && shape.above.first() == Some(&dim));
    own.map(|(index, _)| ShapeId(index)).collect()
}

/// Whether right over a label stands what is neither known nor the form's, on a sheet on which another cell names whom the
/// sheet's name means: a card set beside that one, under a name that nobody knows.
fn is_under_text(scope: Scope, label: &Label, taken: &Area) -> bool {
    let at = label.range.first;
    let over = at.row.checked_sub(1).and_then(|row| scope.grid.at(row, at.col));
    let is_unknown = |spot: Spot| {
        let text = scope.grid.text(spot);
        scope.says[spot].senses.is_empty()
            && !taken.holds(scope.grid.place(spot))
            && !scope.words.is_furniture(text)
            && !scope.words.is_word(text)
    };
    let dims = &scope.words.shape(label.shape).above;
    over.is_some_and(is_unknown)
        && dims.first().is_some_and(|dim| is_said(scope, *dim, &sheet_name::said(scope, *dim)))
}

/// The name above; or else, where there is one table or label of its kind only, the sheet's. What only looks like a name
/// is one where the sheet names nobody.
pub(super) fn of_sheet(scope: Scope, named: Option<Named>, dim: DimId, alone: bool) -> Named {
    let (stranger, named) = match named {
        Some(named) if !named.stranger => return named,
        other => (other.is_some(), other.unwrap_or_default()),
    };
    let may = Some(sheet_name::said(scope, dim)).filter(|_| alone).unwrap_or_default();
    let may = if stranger && is_said(scope, dim, &may) { Vec::new() } else { may };
    if stranger && may.is_empty() { named } else { Named { dim, may, ..Named::default() } }
}

/// Whether a cell of the sheet names whom the sheet's name means: what stands under another name is of another then.
fn is_said(scope: Scope, dim: DimId, may: &[Of]) -> bool {
    let says = |spot: Spot| {
        scope.says[spot].of(dim).is_some_and(|sense| sense.how == How::Whole && sense.may == may)
    };
    scope.grid.spots().any(says)
}
