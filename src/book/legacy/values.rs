//! From calamine's cells to a sheet, with the styles that the own pass found.

use std::collections::HashMap;

use calamine::{Data, SheetVisible};

use crate::book::budget::Budget;
use crate::book::cell_style::CellStyle;
use crate::book::draft::{Draft, Stored};
use crate::book::rich_text::RichText;
use crate::book::workbook::Visibility;
use crate::model::{CellRef, FileFault};

/// What the own pass over a sheet's records found beside the values.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// Style and whether a formula made the value, of each cell.
    pub(super) cells: HashMap<CellRef, (u32, bool)>,
    /// Everything else, in the place where the sheet has it.
    pub(super) sheet: crate::book::workbook::Sheet,
}

/// Puts calamine's values and what stands around them together.
pub(super) fn put(
    draft: &mut Draft,
    around: &mut Around,
    styles: &[CellStyle],
    values: impl Iterator<Item = (CellRef, Stored)>,
    budget: &mut Budget,
) -> Result<(), FileFault> {
    for (at, stored) in values {
        let (style, formula) = around.cells.get(&at).copied().unwrap_or_default();
        draft.put_styled(at, stored, styles, style as usize, formula);
        budget.charge(draft)?;
    }
    let found = std::mem::take(&mut around.sheet);
    draft.sheet.hidden_rows = found.hidden_rows;
    draft.sheet.hidden_cols = found.hidden_cols;
    draft.sheet.notes = found.notes;
    draft.sheet.texts = found.texts;
    draft.sheet.pictures = found.pictures;
    draft.sheet.edges = found.edges;
    draft.sheet.validations = found.validations;
    draft.sheet.merges.extend(found.merges);
    budget.charge(draft)
}

/// A value of .xls; `None` where there is none.
pub(super) fn stored(data: &Data) -> Option<Stored> {
    Some(match data {
        Data::Int(number) => Stored::Number(*number as f64),
        Data::Float(number) => Stored::Number(*number),
        Data::DateTime(moment) => Stored::Number(moment.as_f64()),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Stored::Text(RichText::plain(text))
        }
        Data::Bool(truth) => Stored::Bool(*truth),
        Data::Error(error) => Stored::Error(error.to_string()),
        Data::Empty => return None,
    })
}

/// Whether a tab is shown.
pub(super) fn visibility(visible: SheetVisible) -> Visibility {
    match visible {
        SheetVisible::Visible => Visibility::Visible,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}
