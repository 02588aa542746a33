//! The cell styles of binary workbooks: number formats and strike-through.

use std::collections::HashMap;

use crate::book::draft::CellStyle;
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
        let mut parsed: HashMap<u32, CellStyle> = HashMap::new();
        let style = |(font, id): &(u16, u32)| {
            let code = self.codes.get(id).map_or_else(|| builtin(*id), String::as_str);
            let parsed = parsed.entry(*id).or_insert_with(|| CellStyle::new(code, false));
            CellStyle { struck: self.is_struck(*font), ..parsed.clone() }
        };
        self.formats.iter().map(style).collect()
    }
}
