//! What a cell says by itself, before its kind is known.

use super::account::Account;
use super::grid::Spot;
use super::{Scope, fault};
use crate::book::CellValue;
use crate::model::{Fault, LayoutFault, Value, ValueFault};
use crate::text::ditto::{self, Ditto};

/// Over how many cells a line is followed.
const LONGEST_LINE: usize = 50;

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellSays {
    /// The value that counts: of a ditto mark what it repeats; `None` where a finding says that it can't be used.
    pub value: Option<Value>,
    /// The text of the cell that says it.
    pub shown: String,
    /// Whether a ditto mark stands for it.
    pub ditto: bool,
}

/// The ditto mark that is all of the cell. One that is struck out repeats nothing.
pub fn ditto(scope: Scope, spot: Spot) -> Option<Ditto> {
    let cell = scope.grid.cell(spot);
    match &cell.value {
        CellValue::Text(_) if !cell.struck => {
            let text = scope.grid.text(spot);
            ditto::read(text).or_else(|| leads_to_arrow(scope, spot).then_some(Ditto::Left))
        }
        _ => None,
    }
}

/// Whether a cell is part of a line that goes right over cells, to an arrow at its end.
fn leads_to_arrow(scope: Scope, spot: Spot) -> bool {
    let is_line = |spot: Spot| ditto::is_drawn_line(&scope.grid.cell(spot).shown);
    let next = |spot: &Spot| scope.grid.at(scope.grid.place(*spot).row, scope.grid.cols(*spot).1 + 1);
    let mut line =
        std::iter::successors(Some(spot), next).take(LONGEST_LINE).skip_while(|spot| is_line(*spot));
    is_line(spot) && line.next().is_some_and(|end| is_arrow(&scope.grid.cell(end).shown))
}

fn is_arrow(text: &str) -> bool {
    ditto::read(text) == Some(Ditto::Left)
}

/// Whether all labels of a row are marks that say as above: the label above goes on, as where there is none.
pub fn goes_on(scope: Scope, labels: &[Spot]) -> bool {
    let is_above = |spot: &Spot| matches!(ditto(scope, *spot), Some(Ditto::Above | Ditto::Along));
    !labels.is_empty() && labels.iter().all(is_above)
}

/// What a cell says that is no ditto mark; faults of the cell itself are told.
pub fn plain(scope: Scope, spot: Spot, account: &mut Account) -> CellSays {
    if let Some(fault) = own_fault(scope, spot) {
        account.tell(fault::at(scope, fault, spot), [spot]);
        return CellSays::default();
    }
    let cell = scope.grid.cell(spot);
    if scope.grid.is_partly_struck(spot) {
        let standing = scope.grid.text(spot);
        return CellSays {
            value: Some(Value::Text(standing.into())),
            shown: standing.to_owned(),
            ditto: false,
        };
    }
    CellSays { value: Some(cell.said()), shown: cell.shown.to_string(), ditto: false }
}

/// What is wrong with a cell whatever it says: it is struck out, an error, or was never computed.
fn own_fault(scope: Scope, spot: Spot) -> Option<Fault> {
    let cell = scope.grid.cell(spot);
    match &cell.value {
        _ if cell.struck => Some(LayoutFault::StruckOut.into()),
        CellValue::Error(_) => Some(ValueFault::ErrorValue.into()),
        CellValue::Uncomputed => Some(ValueFault::UncomputedFormula.into()),
        CellValue::Text(_) if is_unclear(scope, scope.grid.text(spot)) => {
            Some(LayoutFault::DittoAmbiguous.into())
        }
        _ => None,
    }
}

/// Whether a text only says that it is as another cell, and nobody can know which; marks that may be chosen say more.
fn is_unclear(scope: Scope, text: &str) -> bool {
    ditto::begins(text) || ditto::points(text) && !scope.words.is_choice(text)
}

/// Why a cell can name nothing that stands beside it: what is wrong with it, or that it only repeats another name.
pub fn no_name(scope: Scope, spot: Spot) -> Option<Fault> {
    let repeats = ditto(scope, spot).map(|_| LayoutFault::DittoAsName.into());
    repeats.or_else(|| own_fault(scope, spot))
}

/// What a cell beside a label says. A ditto mark there has nothing that it could repeat.
pub fn beside_label(scope: Scope, spot: Spot, account: &mut Account) -> CellSays {
    if ditto(scope, spot).is_none() {
        return plain(scope, spot, account);
    }
    account.tell(fault::at(scope, LayoutFault::DittoWithoutSource, spot), [spot]);
    CellSays { ditto: true, ..CellSays::default() }
}
