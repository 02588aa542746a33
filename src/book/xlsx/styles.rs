//! The cell styles: number format, font, border of each, and whether it makes a box of TRUE and FALSE.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use crate::book::cell_style::CellStyle;
use crate::book::number_format::builtin;
use crate::book::symbols::SymbolFont;
use crate::book::xml;
use crate::model::FileFault;

/// Reads `styles.xml`: the style of each index that cells name in `s`.
pub(super) fn read(text: &str) -> Result<Vec<CellStyle>, FileFault> {
    let mut reader = xml::reader(text);
    let mut state = State::default();
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) => state.start(&element),
            Event::Empty(element) => {
                state.start(&element);
                state.end(xml::local(element.name()));
            }
            Event::End(element) => state.end(xml::local(element.name())),
            Event::Eof => return Ok(state.styles()),
            _ => {}
        }
    }
}

#[derive(Default)]
struct State {
    codes: HashMap<u32, String>,
    fonts: Vec<Font>,
    /// Whether each border is drawn at any side.
    borders: Vec<bool>,
    formats: Vec<Format>,
    in_fonts: bool,
    in_borders: bool,
    in_cell_formats: bool,
}

#[derive(Clone, Copy, Default)]
struct Font {
    struck: bool,
    symbols: Option<SymbolFont>,
}

/// What a cell style refers to.
#[derive(Clone, Copy, Default)]
struct Format {
    id: u32,
    font: usize,
    border: usize,
    /// Whether it is that of a check box in a cell (Excel of 2024 and later).
    boxed: bool,
}

impl State {
    fn start(&mut self, element: &BytesStart) {
        match xml::local(element.name()) {
            "numFmt" => self.number_format(element),
            "fonts" => self.in_fonts = true,
            "font" if self.in_fonts => self.fonts.push(Font::default()),
            "strike" if self.in_fonts => self.strike(element),
            "name" if self.in_fonts => self.font_name(element),
            "borders" => self.in_borders = true,
            "border" if self.in_borders => self.borders.push(false),
            "left" | "right" | "top" | "bottom" | "start" | "end" if self.in_borders => self.side(element),
            "cellXfs" => self.in_cell_formats = true,
            "xf" if self.in_cell_formats => {
                let number = |name: &str| xml::attribute(element, name).and_then(|value| value.parse().ok());
                let place = |name: &str| number(name).unwrap_or(0) as usize;
                let id = number("numFmtId").unwrap_or(0);
                self.formats.push(Format {
                    id,
                    font: place("fontId"),
                    border: place("borderId"),
                    boxed: false,
                });
            }
            // The only feature that cell styles have so far is the check box.
            "xfComplement" if self.in_cell_formats => {
                self.formats.last_mut().into_iter().for_each(|format| format.boxed = true);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "fonts" => self.in_fonts = false,
            "borders" => self.in_borders = false,
            "cellXfs" => self.in_cell_formats = false,
            _ => {}
        }
    }

    fn number_format(&mut self, element: &BytesStart) {
        let id = xml::attribute(element, "numFmtId").and_then(|id| id.parse().ok());
        let code = xml::attribute(element, "formatCode");
        if let (Some(id), Some(code)) = (id, code) {
            self.codes.entry(id).or_insert_with(|| code.into_owned());
        }
    }

    fn strike(&mut self, element: &BytesStart) {
        if let Some(font) = self.fonts.last_mut() {
            font.struck = xml::attribute(element, "val").is_none_or(|value| xml::is_true(&value));
        }
    }

    fn font_name(&mut self, element: &BytesStart) {
        if let Some(font) = self.fonts.last_mut() {
            font.symbols = xml::attribute(element, "val").and_then(|name| SymbolFont::named(&name));
        }
    }

    fn side(&mut self, element: &BytesStart) {
        let is_drawn = xml::attribute(element, "style").is_some_and(|style| style != "none");
        if let Some(border) = self.borders.last_mut() {
            *border |= is_drawn;
        }
    }

    fn styles(self) -> Vec<CellStyle> {
        let font = |format: &Format| self.fonts.get(format.font).copied().unwrap_or_default();
        let pairs = self.formats.iter().map(|format| (format.id, font(format).struck));
        let code = |id| self.codes.get(&id).cloned().unwrap_or_else(|| builtin(id).to_owned());
        let styles = CellStyle::all(pairs, code).into_iter().zip(&self.formats);
        let whole = |(style, format): (CellStyle, &Format)| {
            let ruled = self.borders.get(format.border).copied().unwrap_or(false);
            style.with_border(ruled).with_symbols(font(format).symbols).with_boxes(format.boxed)
        };
        styles.map(whole).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_border_is_one_that_is_drawn_at_any_side() {
        let styles = read(
            "<styleSheet><borders><border><left/><right/></border><border><left style=\"none\"/>\
             <bottom style=\"thin\"><color auto=\"1\"/></bottom></border></borders><cellXfs><xf borderId=\"0\"/>\
             <xf borderId=\"1\"/><xf borderId=\"7\"/><xf/></cellXfs>\
             <dxfs><dxf><border><left style=\"thin\"/></border></dxf></dxfs></styleSheet>",
        );
        let ruled: Vec<bool> = styles.unwrap().iter().map(|style| style.ruled).collect();
        assert_eq!(ruled, [false, true, false, false]);
    }
}
