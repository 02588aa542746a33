//! How the values of a field look on cards and in tables of years: by all that is said in it, never by one value, so that
//! a column is one to the eye.

use super::source::Source;
use crate::model::{Field, FieldKind, Value};
use crate::report::measure::width;
use crate::report::page::{SMALL, Style};

/// Up to which width a line is a word, in ems; and a phrase, which may reach over several columns.
const WORD: f64 = 6.0;
const PHRASE: f64 = 10.0;
/// Up to which width a mark is large, in ems.
const SHORT: f64 = 4.0;

/// How the values of a field look.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldLook {
    kind: FieldKind,
    /// Whether its texts stand in the middle.
    is_centered: bool,
}

impl FieldLook {
    /// The look of a field. `reaches`: a value of it stands over several columns at once.
    pub fn of(source: &Source, field: &Field, reaches: bool) -> FieldLook {
        let own = source.collected.entries.iter().filter(|entry| entry.field == field.name);
        let own = own.filter(|entry| matches!(entry.value, Some(Value::Text(_))));
        let (mut widest, mut sum, mut count) = (0.0, 0.0, 0);
        for text in own.map(|entry| source.shown(entry)) {
            widest = text.lines().map(width).fold(widest, f64::max);
            sum += width(&text);
            count += 1;
        }
        let is_phrase = reaches && sum <= PHRASE * f64::from(count);
        FieldLook { kind: field.kind, is_centered: widest <= WORD || is_phrase }
    }

    /// The look of this value.
    pub fn style(&self, text: &str) -> Style {
        match self.kind {
            FieldKind::Text if self.is_centered => Style::SIGN,
            FieldKind::Text => Style::CELL,
            kind => value_style(kind, text),
        }
    }
}

/// The look of a value that is no text: marks stand in the middle, numbers at the right; neither is read from the top.
pub(super) fn value_style(kind: FieldKind, text: &str) -> Style {
    match kind {
        FieldKind::Rating | FieldKind::Mark if width(text) < SHORT => Style::SIGN.sized(11.0),
        FieldKind::Rating | FieldKind::Mark => Style::SIGN.sized(SMALL),
        _ => Style::FIGURE,
    }
}
