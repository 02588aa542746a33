//! What a cell says by itself, before its kind is known.

use super::account::Account;
use super::grid::Spot;
use super::{Scope, fault};
use crate::book::CellValue;
use crate::model::{Fault, LayoutFault, Value, ValueFault};
use crate::text::ditto::{self, Ditto};

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

/// The ditto mark that is all of the cell.
pub fn ditto(scope: Scope, spot: Spot) -> Option<Ditto> {
    match &scope.grid.cell(spot).value {
        CellValue::Text(_) => ditto::read(&scope.grid.cell(spot).shown),
        _ => None,
    }
}

/// What a cell says that is no ditto mark; faults of the cell itself are told.
pub fn plain(scope: Scope, spot: Spot, account: &mut Account) -> CellSays {
    let partly = scope.grid.cell(spot).struck_texts().next().is_some();
    if let Some(fault) = own_fault(scope, spot).filter(|_| !partly) {
        account.tell(fault::at(scope, fault, spot), [spot]);
        return CellSays::default();
    }
    let cell = scope.grid.cell(spot);
    let struck: Vec<&str> = cell.struck_texts().collect();
    if !struck.is_empty() {
        let standing = cell.standing_text().trim().to_owned();
        account.remark(fault::at(scope, LayoutFault::PartlyStruckOut { struck: struck.concat() }, spot));
        return CellSays {
            value: Some(Value::Text(standing.as_str().into())),
            shown: standing,
            ditto: false,
        };
    }
    CellSays { value: Some(cell.said()), shown: cell.shown.to_string(), ditto: false }
}

/// What is wrong with a cell whatever it says: it is struck out, an error, or was never computed.
fn own_fault(scope: Scope, spot: Spot) -> Option<Fault> {
    let cell = scope.grid.cell(spot);
    match &cell.value {
        _ if cell.struck || cell.struck_texts().next().is_some() => Some(LayoutFault::StruckOut.into()),
        CellValue::Error(_) => Some(ValueFault::ErrorValue.into()),
        CellValue::Uncomputed => Some(ValueFault::UncomputedFormula.into()),
        CellValue::Text(_) if ditto::begins(&cell.shown) => Some(LayoutFault::DittoAmbiguous.into()),
        _ => None,
    }
}

/// Why a cell can name nothing that stands beside it: what is wrong with it, or that it only repeats another name.
pub fn no_name(scope: Scope, spot: Spot) -> Option<Fault> {
    let repeats = ditto(scope, spot).map(|_| LayoutFault::DittoWithoutSource.into());
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
