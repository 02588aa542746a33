//! What a cell style says that matters here: the number format, whether the font is struck out or shows signs for letters,
//! whether a border is drawn, and whether TRUE is a box.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, OnceLock};

use super::number_format::NumberFormat;
use super::symbols::SymbolFont;

/// A cell style. Styles with the same number format share it.
#[derive(Clone, Debug, Default)]
pub(crate) struct CellStyle {
    format: Arc<Lazy>,
    /// Whether the font is struck out.
    pub(crate) struck: bool,
    /// Whether a border is drawn at any side.
    pub(crate) ruled: bool,
    /// The font, where it shows signs for letters.
    pub(crate) symbols: Option<SymbolFont>,
    /// Whether TRUE and FALSE are shown as a box that is ticked or not.
    pub(crate) boxed: bool,
}

/// A format code, taken apart when the first cell asks: a workbook may have more styles than cells.
#[derive(Debug, Default)]
struct Lazy {
    code: String,
    parsed: OnceLock<Option<NumberFormat>>,
}

impl CellStyle {
    /// The style that changes nothing.
    pub(crate) fn general(struck: bool) -> Self {
        Self { struck, ..Self::default() }
    }

    /// The same, with or without a border.
    pub(crate) fn with_border(self, ruled: bool) -> Self {
        Self { ruled, ..self }
    }

    /// The same, in a font that shows signs for letters.
    pub(crate) fn with_symbols(self, symbols: Option<SymbolFont>) -> Self {
        Self { symbols, ..self }
    }

    /// The same, where TRUE and FALSE are a box that is ticked or not.
    pub(crate) fn with_boxes(self, boxed: bool) -> Self {
        Self { boxed, ..self }
    }

    /// The number format, unless it leaves every value as it is.
    pub(crate) fn format(&self) -> Option<&NumberFormat> {
        let parse = || Some(NumberFormat::parse(&self.format.code)).filter(|format| !format.is_plain());
        self.format.parsed.get_or_init(parse).as_ref()
    }

    /// The styles that these pairs of format and strike-through are, each format's code looked up once.
    pub(crate) fn all<I: Copy + Eq + Hash>(
        pairs: impl Iterator<Item = (I, bool)>,
        code: impl Fn(I) -> String,
    ) -> Vec<Self> {
        let mut formats: HashMap<I, Arc<Lazy>> = HashMap::new();
        let style = |(id, struck)| {
            let lazy = || Arc::new(Lazy { code: code(id), ..Lazy::default() });
            Self { format: Arc::clone(formats.entry(id).or_insert_with(lazy)), struck, ..Self::default() }
        };
        pairs.map(style).collect()
    }
}
