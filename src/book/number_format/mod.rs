//! Number formats: what Excel shows for a value, where the format changes what the value means.
//!
//! `0.0%` over 0.733 is 73.3%, `"R"0` over 3 is R3, `"※"@` over Ｃ is ※Ｃ, `ggge"年度"` over 44287 is 令和3年度. A format that
//! only rounds, groups or aligns (`0_ `, `#,##0`) says nothing: the plain value is shown, with all its digits.

mod builtin;
mod date;
mod general;
mod number;
mod parse;

pub(crate) use builtin::builtin;
pub(crate) use date::day;
pub(crate) use general::general;
use parse::{Class, Section};

/// A number format, taken apart once for all the cells that have it.
#[derive(Clone, Debug, Default)]
pub(crate) struct NumberFormat {
    /// The sections for numbers, in their order; empty for General.
    numbers: Vec<Section>,
    /// The section for text, where there is one.
    text: Option<Section>,
}

/// What a format makes of a number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shown {
    /// The plain value.
    Plain,
    /// A text with a meaning of its own.
    Text(String),
    /// A date or a time, as shown.
    Date(String),
    /// A date format over a number that is no date.
    NoDate,
    /// Nothing: the format hides the number.
    Hidden,
}

impl NumberFormat {
    /// Takes a format code apart. Never fails: what Excel would refuse is taken as literal text.
    pub(crate) fn parse(code: &str) -> Self {
        let mut sections = parse::sections(code);
        let is_text = sections.last().is_some_and(|last| last.class == Class::Text) || sections.len() >= 4;
        let text = if is_text { sections.pop() } else { None };
        Self { numbers: sections, text }
    }

    /// Whether the format leaves every value as it is, so that it need not be asked.
    pub(crate) fn is_plain(&self) -> bool {
        self.text.as_ref().is_none_or(Section::is_bare_text)
            && self.numbers.iter().all(Section::is_bare_number)
    }

    /// What is shown for a number. `epoch_1904` is the workbook's date system.
    pub(crate) fn number(&self, value: f64, epoch_1904: bool) -> Shown {
        if self.numbers.is_empty() {
            return match &self.text {
                Some(text) if !text.is_bare_text() => Shown::Text(text.text(&general(value))),
                _ => Shown::Plain,
            };
        }
        let Some(index) = (0..self.numbers.len()).find(|&index| self.applies(index, value)) else {
            return Shown::Plain;
        };
        let section = &self.numbers[index];
        match section.class {
            Class::Date => date::show(section, value, epoch_1904),
            _ => self.shown_number(section, index, value),
        }
    }

    /// What is shown for a text.
    pub(crate) fn text(&self, value: &str) -> Option<String> {
        let section = self.text.as_ref().filter(|section| !section.is_bare_text())?;
        let shown = section.text(value);
        // An empty section hides the text on the screen; what was typed must not be lost.
        (!shown.trim().is_empty()).then_some(shown)
    }

    /// Whether it shows nothing of any text.
    pub(crate) fn hides_text(&self) -> bool {
        let section = self.text.as_ref().filter(|section| !section.is_bare_text());
        section.is_some_and(|section| section.text("x").trim().is_empty())
    }

    fn shown_number(&self, section: &Section, index: usize, value: f64) -> Shown {
        if section.is_empty() {
            return Shown::Hidden;
        }
        if !section.meaning {
            return Shown::Plain;
        }
        let signless = index == 1 && self.numbers[1].condition.is_none();
        Shown::Text(number::show(section, if signless { value.abs() } else { value }))
    }

    /// Whether the section at this index is the one for the value, if none before it was.
    fn applies(&self, index: usize, value: f64) -> bool {
        if let Some(condition) = &self.numbers[index].condition {
            return condition.holds(value);
        }
        match (index, self.numbers.len()) {
            (0, 1) => true,
            (0, 2) if self.numbers[1].condition.is_none() => value >= 0.0,
            (0, 2) => true,
            (0, _) => value > 0.0,
            (1, 3..) => value < 0.0,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests;
