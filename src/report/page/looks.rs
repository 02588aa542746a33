//! What cells look like: each look is made once a workbook, and numbered in the order in which looks are first used.

use std::borrow::Cow;

use rust_xlsxwriter::Format;

use super::{NumberFormat, Style};

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

    /// As the library wants it.
    pub fn format(&self) -> Format {
        let format = self.style.format();
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
