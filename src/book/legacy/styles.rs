//! The cell styles of binary workbooks: number formats and fonts.

use std::collections::HashMap;

use crate::book::cell_style::CellStyle;
use crate::book::number_format::builtin;
use crate::book::symbols::SymbolFont;

/// What the style records say.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// Format codes by id.
    pub(super) codes: HashMap<u32, String>,
    /// The fonts by their index.
    pub(super) fonts: Vec<Font>,
    /// Font and format id of each cell style.
    pub(super) formats: Vec<(u16, u32)>,
}

/// A font.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Font {
    /// Whether it is struck out.
    pub(super) struck: bool,
    /// Which one it is, where it shows signs for letters.
    pub(super) symbols: Option<SymbolFont>,
}

impl Styles {
    /// Whether a font is struck out.
    pub(super) fn is_struck(&self, font: u16) -> bool {
        self.font(font).struck
    }

    /// The style of each index that cells name.
    pub(super) fn cell_styles(&self) -> Vec<CellStyle> {
        let pairs = self.formats.iter().map(|(font, id)| (*id, self.is_struck(*font)));
        let code = |id| self.codes.get(&id).cloned().unwrap_or_else(|| builtin(id).to_owned());
        let styles = CellStyle::all(pairs, code).into_iter().zip(&self.formats);
        styles.map(|(style, (font, _))| style.with_symbols(self.font(*font).symbols)).collect()
    }

    fn font(&self, font: u16) -> Font {
        self.fonts.get(usize::from(font)).copied().unwrap_or_default()
    }
}
