//! What the clerk's own blank form has places for, and what is printed in them: no department has written that.

use crate::book::{self, Workbook};
use crate::disk;
use crate::layout::Words;
use crate::model::{Department, Entry, Place};
use crate::round::Round;
use crate::rules;

/// What is printed in the blank form.
#[derive(Debug, Default)]
pub(super) struct Printed {
    /// Its places as each department would have them, filled where something is printed there.
    pub(super) entries: Vec<Entry>,
    /// Whether some of its cells are merged over years.
    pub(super) merges: bool,
}

/// What the round's own blank form has for these departments; nothing where the round names no form, or it can't be read:
/// that is told where forms are made of it.
pub(super) fn printed<'d>(round: &'d Round, departments: impl Iterator<Item = &'d Department>) -> Printed {
    let bytes = round.form.as_ref().and_then(|path| disk::read(path).ok());
    let workbook = bytes.and_then(|bytes| book::read_bytes(&bytes, "", &round.limits).workbook);
    let Some(workbook) = workbook else { return Printed::default() };
    let words = Words::new(&round.plan, &round.template.form);
    let entries: Vec<Entry> =
        departments.flat_map(|department| words.lay_out(&workbook, "", Some(department)).entries).collect();
    let merges = rules::merges_over_years(on_anchors(&entries, &workbook).iter());
    Printed { entries, merges }
}

/// The entries of merged cells at the first cell of each: what is blank is read cell by cell.
fn on_anchors(entries: &[Entry], workbook: &Workbook) -> Vec<Entry> {
    let anchor = |place: &Place| {
        let sheet = workbook.sheets.iter().find(|sheet| place.sheet == sheet.name)?;
        let merge = sheet.merges.iter().find(|merge| place.cell.is_some_and(|cell| merge.contains(cell)))?;
        Some(Place { cell: Some(merge.first), ..place.clone() })
    };
    entries.iter().filter_map(|entry| Some(Entry { place: anchor(&entry.place)?, ..entry.clone() })).collect()
}
