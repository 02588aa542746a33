//! Sheets of the form that are no data, such as how it is filled in: what somebody wrote there besides is told.
//!
//! A form says by digests what stands on them when it goes out, so that no copy of it need be kept.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::{Words, fault, is_named};
use crate::book::{Sheet, Workbook};
use crate::model::{CellRange, CellRef, Department, Finding, LayoutFault, Place};
use crate::template::Form;
use crate::text::width;

/// How many bytes of a digest are kept: enough that what somebody types is none of the form's texts.
const LENGTH: usize = 3;

/// What stands on the sheets of a blank form that are no data: digests of their names and texts, as hexadecimal digits.
pub fn digests(form: &Form, blank: &Workbook) -> BTreeSet<String> {
    let sheets = blank.sheets.iter().filter(|sheet| is_named(&form.ignore_sheets, sheet));
    let texts = |sheet| texts(sheet).map(|(_, text)| digest(text)).collect::<Vec<_>>();
    sheets.flat_map(|sheet| texts(sheet).into_iter().chain([digest(&sheet.name)])).collect()
}

/// The digest of a text, whatever its spaces.
pub fn digest(text: &str) -> String {
    let bare: String = width::fold_key(text).split_whitespace().collect();
    let hash = Sha256::digest(bare.as_bytes());
    hash.iter().take(LENGTH).map(|byte| format!("{byte:02x}")).collect()
}

/// How many digits a digest has.
pub const DIGITS: usize = LENGTH * 2;

impl Words {
    /// What stands on such a sheet, and the form has not there; the sender's own name is none of it. Of a sheet that the form
    /// has not, nothing is known.
    pub(super) fn written_beside(
        &self,
        sheet: &Sheet,
        known: &BTreeSet<String>,
        file: &str,
        sender: Option<&Department>,
    ) -> Option<Finding> {
        let names = sender.into_iter().flat_map(|own| own.aliases.iter().chain([&own.name]));
        let names: BTreeSet<String> = names.map(|name| digest(name)).collect();
        let is_new = |(_, text): &(CellRef, &str)| {
            let digest = digest(text);
            !known.contains(&digest) && !names.contains(&digest)
        };
        let new: Vec<(CellRef, &str)> =
            texts(sheet).filter(|_| known.contains(&digest(&sheet.name))).filter(is_new).collect();
        let (first, rest) = new.split_first()?;
        let place = Place::cell(file, &sheet.name, first.0);
        let mut finding = Finding::new(LayoutFault::UnreadCells, place).value(first.1);
        finding.more_cells = rest.iter().map(|(at, _)| *at).collect();
        finding.content = (!rest.is_empty()).then(|| fault::content(new.iter().map(|(_, text)| *text)));
        finding.covers = CellRange::gather(new.iter().map(|(at, _)| *at));
        Some(finding)
    }
}

/// Every text of a sheet: cells, notes, and what lies over them.
fn texts(sheet: &Sheet) -> impl Iterator<Item = (CellRef, &str)> {
    // What is computed may be another text each day.
    let cells = sheet.cells.iter().filter(|cell| !cell.struck && !cell.formula);
    let cells = cells.map(|cell| (cell.at, cell.shown.as_ref()));
    let over = sheet.notes.iter().chain(&sheet.texts).map(|(at, text)| (*at, text.as_str()));
    cells.chain(over).filter(|(_, text)| !text.trim().is_empty())
}
