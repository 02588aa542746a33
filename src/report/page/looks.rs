//! What cells look like: each look is made once a workbook, and numbered in the order in which looks are first used.

use std::borrow::Cow;

use rust_xlsxwriter::Format;

use super::{Across, NumberFormat, Style};

/// The look of a cell: its style, and the code of its numbers where they have one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    style: Style,
    code: Option<Cow<'static, str>>,
}

impl Look {
    /// This style.
    pub fn of(style: Style) -> Self {
        Self { style: style.number(NumberFormat::General), code: style.number.code().map(Cow::Borrowed) }
    }

    /// This style, its numbers in a format of their own.
    pub fn with_code(style: Style, code: &str) -> Self {
        Self { style: style.number(NumberFormat::General), code: Some(code.to_owned().into()) }
    }

    /// Whether it is held away from the line: numbers may have their space in their code.
    fn is_indented(&self) -> bool {
        let has_space = |code: &Cow<str>| self.style.across == Across::Right && code.ends_with("_ ");
        self.style.indent() > 0.0 && !self.code.as_ref().is_some_and(has_space)
    }

    /// As the library wants it.
    pub fn format(&self) -> Format {
        let format = self.style.format();
        let format = if self.is_indented() { format.set_indent(1) } else { format };
        match &self.code {
            Some(code) => format.set_num_format(code.as_ref()),
            None => format,
        }
    }
}

/// Looks in the order in which they were first used; few, so a list will do.
#[derive(Clone, Debug, Default)]
pub(super) struct Looks(Vec<Look>);

impl Looks {
    /// The number of a look, from zero; a new one is the last.
    pub fn number(&mut self, look: &Look) -> usize {
        self.0.iter().position(|known| known == look).unwrap_or_else(|| {
            self.0.push(look.clone());
            self.0.len() - 1
        })
    }

    /// All of them.
    pub fn all(&self) -> &[Look] {
        &self.0
    }
}
