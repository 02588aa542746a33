//! The cell styles of binary workbooks: number formats and strike-through.

use std::collections::HashMap;

use crate::book::cell_style::CellStyle;
use crate::book::number_format::builtin;

/// What the style records say.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// Format codes by id.
    pub(super) codes: HashMap<u32, String>,
    /// Whether each font is struck out.
    pub(super) fonts: Vec<bool>,
    /// Font and format id of each cell style.
    pub(super) formats: Vec<(u16, u32)>,
}

impl Styles {
    /// Whether a font is struck out.
    pub(super) fn is_struck(&self, font: u16) -> bool {
        self.fonts.get(usize::from(font)).copied().unwrap_or(false)
    }

    /// The style of each index that cells name.
    pub(super) fn cell_styles(&self) -> Vec<CellStyle> {
        let pairs = self.formats.iter().map(|(font, id)| (*id, self.is_struck(*font)));
        CellStyle::all(pairs, |id| self.codes.get(&id).cloned().unwrap_or_else(|| builtin(id).to_owned()))
    }
}
