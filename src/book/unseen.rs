//! What stands in the cells of an `.xlsx` and nobody sees: letters in the colour of their ground, rows and columns too narrow
//! to show any. For who must know all that goes out with it; what is hidden as such, every reader of cells is told.

use std::collections::BTreeSet;

use quick_xml::events::{BytesStart, Event};

use super::number_format::NumberFormat;
use super::xml;
use crate::model::{CellRef, FileFault};

/// In points: nobody reads a row that is lower.
const LOWEST: f64 = 3.0;
/// In characters: nobody reads a column that is narrower.
const NARROWEST: f64 = 0.5;
/// Colours that differ by less in each of red, green and blue look alike.
const ALIKE: u8 = 0x20;
/// What a number format calls white letters, in lower case.
const WHITE_FORMATS: [&str; 3] = ["[white]", "[白]", "[color2]"];

const WHITE: Colour = Colour::Rgb([0xFF; 3]);
const BLACK: Colour = Colour::Rgb([0; 3]);

/// What of a sheet nobody sees, filled or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unseen {
    /// Rows that are too low.
    pub(crate) rows: BTreeSet<u32>,
    /// Columns that are too narrow, from the first to the last.
    pub(crate) cols: Vec<(u32, u32)>,
    /// Cells whose letters have the colour of their ground.
    pub(crate) cells: BTreeSet<CellRef>,
}

impl Unseen {
    /// Whether a column is too narrow.
    pub(crate) fn has_col(&self, col: u32) -> bool {
        self.cols.iter().any(|(first, last)| (*first..=*last).contains(&col))
    }
}

/// Styles of cells under which nobody sees what stands there, by their order in `styles.xml`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Hiding {
    /// Those whose letters have the colour of their ground.
    pale: BTreeSet<usize>,
    /// Those whose number format shows nothing of a text.
    textless: BTreeSet<usize>,
}

impl Hiding {
    fn hides(&self, cell: &BytesStart) -> bool {
        let style = number(cell, "s").unwrap_or(0);
        let is_text = || {
            let kind = xml::attribute(cell, "t").unwrap_or_default();
            ["s", "str", "inlineStr"].contains(&&*kind)
        };
        self.pale.contains(&style) || self.textless.contains(&style) && is_text()
    }
}

/// What of a sheet part nobody sees.
pub(super) fn on_sheet(part: &str, styles: &Hiding) -> Result<Unseen, FileFault> {
    let mut reader = xml::reader(part);
    let mut unseen = Unseen::default();
    let mut is_low = false;
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) | Event::Empty(element) => match xml::local(element.name()) {
                "sheetFormatPr" => is_low = below(&element, "defaultRowHeight", LOWEST).unwrap_or(false),
                "row" if below(&element, "ht", LOWEST).unwrap_or(is_low) => {
                    unseen.rows.extend(number(&element, "r").and_then(|row: u32| row.checked_sub(1)));
                }
                "col" if below(&element, "width", NARROWEST) == Some(true) => {
                    let span = number::<u32>(&element, "min").zip(number::<u32>(&element, "max"));
                    unseen
                        .cols
                        .extend(span.map(|(first, last)| (first.saturating_sub(1), last.saturating_sub(1))));
                }
                "c" if styles.hides(&element) => {
                    let at = xml::attribute(&element, "r").and_then(|at| at.parse::<CellRef>().ok());
                    unseen.cells.extend(at);
                }
                _ => {}
            },
            Event::Eof => return Ok(unseen),
            _ => {}
        }
    }
}

/// The styles of `styles.xml` under which nobody sees what stands in a cell.
pub(super) fn hiding_styles(part: &str) -> Result<Hiding, FileFault> {
    let mut reader = xml::reader(part);
    let mut styles = Styles::default();
    loop {
        match xml::next(&mut reader)? {
            Event::Start(element) | Event::Empty(element) => styles.element(&element),
            Event::End(element) => styles.end(xml::local(element.name())),
            Event::Eof => return Ok(styles.hiding()),
            _ => {}
        }
    }
}

/// A colour as a style says it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Colour {
    Rgb([u8; 3]),
    /// One of the theme's, lighter or darker by so much.
    Theme(u32, f64),
    /// One of the palette's.
    Indexed(u32),
}

impl Colour {
    fn of(element: &BytesStart) -> Option<Self> {
        let tint = number::<f64>(element, "tint").unwrap_or(0.0);
        let grey = |level: f64| Self::Rgb([(level * 255.0).clamp(0.0, 255.0) as u8; 3]);
        if let Some(rgb) = xml::attribute(element, "rgb").and_then(|rgb| u32::from_str_radix(&rgb, 16).ok()) {
            let [_, red, green, blue] = rgb.to_be_bytes();
            return Some(Self::Rgb([red, green, blue]));
        }
        if let Some(theme) = number::<u32>(element, "theme") {
            return Some(match theme {
                0 => grey(1.0 + tint.min(0.0)),
                1 => grey(tint.max(0.0)),
                other => Self::Theme(other, tint),
            });
        }
        number::<u32>(element, "indexed").map(|index| match index {
            0 | 8 | 64 => BLACK,
            1 | 9 | 65 => WHITE,
            other => Self::Indexed(other),
        })
    }

    fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Rgb(one), Self::Rgb(other)) => {
                one.iter().zip(other).all(|(one, other)| one.abs_diff(other) < ALIKE)
            }
            (one, other) => one == other,
        }
    }
}

#[derive(Default)]
struct Styles {
    white_formats: BTreeSet<u32>,
    /// Those that show nothing of a text.
    textless: BTreeSet<u32>,
    fonts: Vec<Colour>,
    /// `None` where nobody can tell: a pattern of two colours.
    grounds: Vec<Option<Colour>>,
    formats: Vec<(u32, usize, usize)>,
    /// The list that it is inside of.
    list: String,
}

impl Styles {
    fn element(&mut self, element: &BytesStart) {
        let name = xml::local(element.name());
        match (self.list.as_str(), name) {
            (_, "fonts" | "fills" | "cellXfs") => self.list = name.to_owned(),
            (_, "numFmt") => {
                let code = xml::attribute(element, "formatCode").unwrap_or_default().to_lowercase();
                let id = number::<u32>(element, "numFmtId");
                let is_white = WHITE_FORMATS.iter().any(|white| code.contains(white));
                self.white_formats.extend(id.filter(|_| is_white));
                self.textless.extend(id.filter(|_| NumberFormat::parse(&code).hides_text()));
            }
            ("fonts", "font") => self.fonts.push(BLACK),
            ("fonts", "color") => {
                let colour = Colour::of(element);
                self.fonts.last_mut().zip(colour).into_iter().for_each(|(font, colour)| *font = colour);
            }
            ("fills", "patternFill") => {
                let kind = xml::attribute(element, "patternType");
                let is_plain = kind.is_none_or(|kind| kind == "none" || kind == "solid");
                self.grounds.push(is_plain.then_some(WHITE));
            }
            ("fills", "gradientFill") => self.grounds.push(None),
            ("fills", "fgColor") => {
                let colour = Colour::of(element);
                self.grounds.last_mut().into_iter().for_each(|ground| *ground = ground.and(colour));
            }
            ("cellXfs", "xf") => {
                let place = |name: &str| number::<usize>(element, name).unwrap_or(0);
                let format = number(element, "numFmtId").unwrap_or(0);
                self.formats.push((format, place("fontId"), place("fillId")));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if name == self.list {
            self.list.clear();
        }
    }

    fn hiding(&self) -> Hiding {
        let is_pale = |(format, font, fill): &(u32, usize, usize)| {
            let font = self.fonts.get(*font).copied().unwrap_or(BLACK);
            let font = if self.white_formats.contains(format) { WHITE } else { font };
            let ground = self.grounds.get(*fill).copied().unwrap_or(Some(WHITE));
            ground.is_some_and(|ground| ground.is_like(font))
        };
        let is_textless = |(format, ..): &(u32, usize, usize)| self.textless.contains(format);
        let of = |is: &dyn Fn(&(u32, usize, usize)) -> bool| -> BTreeSet<usize> {
            (0..self.formats.len()).filter(|index| is(&self.formats[*index])).collect()
        };
        Hiding { pale: of(&is_pale), textless: of(&is_textless) }
    }
}

fn below(element: &BytesStart, name: &str, least: f64) -> Option<bool> {
    number::<f64>(element, name).map(|size| size < least)
}

fn number<N: std::str::FromStr>(element: &BytesStart, name: &str) -> Option<N> {
    xml::attribute(element, name)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_the_colour_of_their_ground_are_pale() {
        let fonts = r#"<fonts><font><sz val="11"/></font><font><color rgb="FFFFFFFF"/></font><font><color theme="0" tint="-0.05"/></font><font><color theme="4"/></font></fonts>"#;
        let fills = r#"<fills><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill></fills>"#;
        let formats = r#"<numFmts><numFmt numFmtId="170" formatCode="[White]General"/></numFmts>"#;
        let pairs =
            [(0, 0, 0), (0, 1, 0), (0, 2, 0), (0, 1, 2), (0, 3, 0), (0, 3, 3), (0, 1, 1), (170, 0, 0)];
        let xfs =
            pairs.map(|(id, font, fill)| format!(r#"<xf numFmtId="{id}" fontId="{font}" fillId="{fill}"/>"#));
        let part = format!(
            "<s>{formats}{fonts}{fills}<cellStyleXfs><xf/></cellStyleXfs><cellXfs>{}</cellXfs><dxfs><dxf><font><color rgb=\"FFFFFFFF\"/></font></dxf></dxfs></s>",
            xfs.concat()
        );
        assert_eq!(hiding_styles(&part).unwrap().pale, BTreeSet::from([1, 2, 5, 7]));
    }
}
