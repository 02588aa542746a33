//! What the clerk's own blank form has places for, and what is printed in them: no department has written that.

use crate::book;
use crate::disk;
use crate::layout::Words;
use crate::model::{Department, Entry};
use crate::round::Round;

/// The places of the round's own blank form as each of these departments would have them, filled where something is printed
/// there; none where the round names no form, or it can't be read: that is told where forms are made of it.
pub(super) fn printed<'d>(round: &'d Round, departments: impl Iterator<Item = &'d Department>) -> Vec<Entry> {
    let bytes = round.form.as_ref().and_then(|path| disk::read(path).ok());
    let workbook = bytes.and_then(|bytes| book::read_bytes(&bytes, "", &round.limits).workbook);
    let Some(workbook) = workbook else { return Vec::new() };
    let words = Words::new(&round.plan, &round.template.form);
    departments.flat_map(|department| words.lay_out(&workbook, "", Some(department)).entries).collect()
}
