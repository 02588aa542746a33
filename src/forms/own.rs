//! The clerk's own blank form: copied for a department, with its name and last year's values in it, and otherwise as it is.

use std::io::ErrorKind;
use std::path::Path;

use super::history::State;
use super::{Blank, Form, FormError, Scope, unlisted, version};
use crate::book::{self, Limits, Sheet, Workbook};
use crate::disk;
use crate::layout::{Beside, LaidOut, Words, unread};
use crate::model::{CellRef, Entry, Field, FieldKind, Item, Place};
use crate::report::annotate::{self, Content, Contents};
use crate::round::{FormMark, Round, RoundError};
use crate::sentence;
use crate::template;

/// A blank form that was opened.
pub(super) struct OwnForm {
    bytes: Vec<u8>,
    workbook: Workbook,
    words: Words,
    limits: Limits,
}

impl OwnForm {
    /// Opens the blank form.
    ///
    /// # Errors
    /// When the file is not there, another program holds it, or it is no workbook.
    pub fn open(path: &Path, round: &Round) -> Result<Self, RoundError> {
        let file = path.file_name().map(disk::composed).unwrap_or_default();
        let bytes = disk::read(path).map_err(|source| match source.kind() {
            ErrorKind::NotFound => RoundError::NoForm(path.to_owned()),
            _ => RoundError::Unreadable { path: path.to_owned(), source },
        })?;
        let opened = book::read_bytes(&bytes, &file, &round.limits);
        let workbook = opened.workbook.ok_or_else(|| RoundError::List {
            place: Place::file(file),
            fault: sentence!(
                "調査票のひな形として開けません。.xlsx で保存し直してください。",
                "can't be opened as a blank form: save it as .xlsx"
            ),
        })?;
        let words = Words::new(&round.plan, &round.template.form);
        Ok(Self { bytes, workbook, words, limits: round.limits.clone() })
    }

    /// What is read of it as it is, for nobody in particular.
    pub fn lay_out(&self) -> LaidOut {
        self.words.lay_out(&self.workbook, "", None)
    }

    /// The names in it, among those of the items, that the plan of the round has not.
    pub fn unlisted(&self, laid_out: &LaidOut, round: &Round) -> Vec<String> {
        unlisted::names(&self.workbook, laid_out, &round.plan, &round.template.form)
    }

    /// What stands beside its tables.
    pub fn beside(&self) -> Beside {
        self.words.beside_tables(&self.workbook, None)
    }

    /// The copy for a department, with this mark; its version is that of the copy.
    pub fn of(&self, scope: Scope, mark: FormMark) -> Result<Form, FormError> {
        let laid_out = self.words.lay_out(&self.workbook, "", Some(scope.department));
        let mut contents = Contents::new();
        let mut blanks = Vec::new();
        for entry in laid_out.entries.iter().filter(|entry| is_blank_of(entry, scope)) {
            let Some((cell, state)) = entry.place.cell.zip(state(entry, scope)) else { continue };
            let sheet = entry.place.sheet.to_string();
            let (State::Asked(text) | State::Published(text)) = &state else { continue };
            if !text.is_empty() {
                let content = content(scope.plan.field(&entry.field), text);
                contents.entry(sheet.clone()).or_default().insert(cell, content);
            }
            let (field, key, given) = (Some(entry.field.to_string()), entry.key.clone(), text.clone());
            blanks.push(Blank { sheet, cell, field, key, given });
        }
        for sheet in &self.workbook.sheets {
            let name = Content::Text(scope.department.name.clone());
            let places = name_places(sheet).map(|place| (place, name.clone()));
            contents.entry(sheet.name.clone()).or_default().extend(places);
        }
        contents.retain(|_, cells| !cells.is_empty());
        let fill = |notes: &[(&str, &str)]| annotate::fill(&self.bytes, &contents, notes, &self.limits);
        let mut digests = unread::digests(scope.layout, &self.workbook);
        digests.insert(unread::digest(&scope.department.name));
        let mark = FormMark { version: version::of(&fill(&[])?), ..mark }.with_unread(&digests);
        Ok(Form { bytes: fill(&mark.properties())?, blanks, has_past: scope.history.has_past() })
    }
}

/// What is put into a cell: what formulas of the form count is a number, as long as Excel keeps all its digits.
fn content(field: Option<&Field>, text: &str) -> Content {
    const MOST_DIGITS: usize = 15;
    let digits = text.replace(',', "");
    let bare = digits.strip_prefix('-').unwrap_or(&digits);
    let (whole, part) = bare.split_once('.').unwrap_or((bare, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = are_digits(whole)
        && are_digits(part)
        && bare.len() <= MOST_DIGITS
        && (whole == "0" || !whole.starts_with('0'));
    let is_counted = field.is_some_and(|field| matches!(field.kind, FieldKind::Number | FieldKind::Amount));
    if is_plain && is_counted { Content::Number(digits) } else { Content::Text(text.to_owned()) }
}

/// Whether it is an empty place of an item that the department answers for.
fn is_blank_of(entry: &Entry, scope: Scope) -> bool {
    let item = scope.plan.item(entry.item());
    let owed = || scope.plan.owed_by(&scope.department.name);
    entry.raw.is_empty() && item.is_none_or(|item| owed().iter().any(|own| own.id == item.id))
}

fn state(entry: &Entry, scope: Scope) -> Option<State> {
    let item: Option<&Item> = scope.plan.item(entry.item());
    Some(scope.history.state(scope.plan.field(&entry.field)?, &entry.key, item, scope.department))
}

/// The empty cells right of a word for the department.
fn name_places(sheet: &Sheet) -> impl Iterator<Item = CellRef> {
    let named = sheet.cells.iter().filter(|cell| template::is_department_word(&cell.shown));
    named.filter_map(|cell| {
        let merge = sheet.merges.iter().find(|range| range.first == cell.at);
        let last = merge.map_or(cell.at.col, |range| range.last.col);
        Some(CellRef::new(cell.at.row, last + 1)).filter(|place| sheet.get(*place).is_none())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_and_plain_is_put_as_a_number() {
        let field = |kind| Field { kind, ..Field::default() };
        for (kind, text, number) in [
            (FieldKind::Number, "1,234", Some("1234")),
            (FieldKind::Number, "-0.5", Some("-0.5")),
            (FieldKind::Amount, "0", Some("0")),
            (FieldKind::Number, "80.6%", None),
            (FieldKind::Number, "12人", None),
            (FieldKind::Number, "007", None),
            (FieldKind::Number, "1234567890123456", None),
            (FieldKind::Number, "", None),
            (FieldKind::Code, "12", None),
            (FieldKind::Text, "12", None),
        ] {
            let wanted =
                number.map_or(Content::Text(text.to_owned()), |digits| Content::Number(digits.to_owned()));
            assert_eq!(content(Some(&field(kind)), text), wanted, "{text}");
        }
    }
}
