//! The colours of faulty cells: a fill a kind, and a twin of each cell format with that fill.

use std::collections::BTreeMap;

use super::Unannotatable;
use super::edit::Edits;
use super::paint::{COLOURS, Paint};
use super::patched::Patched;
use super::tags::{Broken, Tag, TagKind, Tags};

/// The workbook's cell formats and the coloured twins asked for.
pub(super) struct Fills {
    part: String,
    source: String,
    fills: List,
    fonts: List,
    formats: List,
    /// Each font, as XML.
    font_xmls: Vec<String>,
    /// Each format of `cellXfs`, as XML.
    xfs: Vec<String>,
    /// Twins in the order they were asked for, which gives their numbers.
    order: Vec<(usize, Paint)>,
    twins: BTreeMap<(usize, Paint), usize>,
}

/// A counted list of the stylesheet.
#[derive(Clone, Debug, Default)]
struct List {
    count: usize,
    /// Where the number in `count="…"` stands.
    number: Option<std::ops::Range<usize>>,
    /// Where the list ends.
    end: usize,
    prefix: String,
}

impl Fills {
    /// Reads the stylesheet.
    pub fn read(package: &mut Patched, part: &str) -> Result<Self, Unannotatable> {
        let unusual = || Unannotatable::Unusual(part.to_owned());
        let source = package.need(part)?;
        let (fills, _) = list(&source, "fills", "fill").map_err(|_| unusual())?.ok_or_else(unusual)?;
        let fonts = list(&source, "fonts", "font").map_err(|_| unusual())?;
        let (fonts, font_xmls) = fonts.unwrap_or_default();
        let (formats, xfs) = list(&source, "cellXfs", "xf").map_err(|_| unusual())?.ok_or_else(unusual)?;
        let part = part.to_owned();
        let (order, twins) = (Vec::new(), BTreeMap::new());
        Ok(Self { part, source, fills, fonts, formats, font_xmls, xfs, order, twins })
    }

    /// The number of the format that looks like this one but for the colour of this kind.
    pub fn coloured(&mut self, format: usize, paint: Paint) -> usize {
        // Excel takes a number beyond the list for the first format.
        let format = if format < self.xfs.len() { format } else { 0 };
        let next = self.xfs.len() + self.order.len();
        *self.twins.entry((format, paint)).or_insert_with(|| {
            self.order.push((format, paint));
            next
        })
    }

    /// Puts the stylesheet with all twins into the package.
    pub fn write(self, package: &mut Patched) -> Result<(), Unannotatable> {
        if self.order.is_empty() {
            return Ok(());
        }
        let paints = self.paints();
        let fills = paints.iter().map(|paint| fill(*paint, &self.fills.prefix)).collect();
        let mut inks = Vec::new();
        let twins: Option<String> =
            self.order.iter().map(|twin| self.twin(*twin, &paints, &mut inks)).collect();
        let twins = twins.ok_or_else(|| Unannotatable::Unusual(self.part.clone()))?;
        let mut edits = Edits::default();
        self.fills.extend(paints.len(), fills, &mut edits);
        self.formats.extend(self.order.len(), twins, &mut edits);
        if !inks.is_empty() {
            let fonts = inks.iter().map(|font| black(&self.font_xmls[*font])).collect();
            self.fonts.extend(inks.len(), fonts, &mut edits);
        }
        package.put(&self.part, edits.apply(&self.source));
        Ok(())
    }

    fn paints(&self) -> Vec<Paint> {
        let used = |paint: &Paint| self.order.iter().any(|(_, other)| other == paint);
        COLOURS.iter().map(|(paint, _)| *paint).filter(used).collect()
    }

    fn twin(
        &self,
        (format, paint): (usize, Paint),
        paints: &[Paint],
        inks: &mut Vec<usize>,
    ) -> Option<String> {
        let fill = self.fills.count + paints.iter().position(|other| *other == paint)?;
        let xf = self.xfs.get(format)?;
        let tag = Tags::of(xf).next()?.ok()?;
        let mut edits = Edits::default();
        set(&tag, "fillId", &fill.to_string(), &mut edits);
        set(&tag, "applyFill", "1", &mut edits);
        if let Some(font) = self.dark_font(tag.number("fontId").unwrap_or(0), inks) {
            set(&tag, "fontId", &font.to_string(), &mut edits);
            set(&tag, "applyFont", "1", &mut edits);
        }
        Some(edits.apply(xf))
    }

    /// The number of a black twin of this font, where it is too pale to be read on our colours.
    /// `inks` are the fonts that get one.
    fn dark_font(&self, font: usize, inks: &mut Vec<usize>) -> Option<usize> {
        if !self.font_xmls.get(font).is_some_and(|xml| is_pale(xml)) {
            return None;
        }
        let place = inks.iter().position(|known| *known == font).unwrap_or_else(|| {
            inks.push(font);
            inks.len() - 1
        });
        Some(self.fonts.count + place)
    }
}

/// Whether the font is white or nearly so: a heading on a dark ground.
fn is_pale(font: &str) -> bool {
    let colour = Tags::of(font).flatten().find(|tag| tag.local() == "color");
    let Some(colour) = colour else { return false };
    let indexed = matches!(colour.number::<u32>("indexed"), Some(1 | 9));
    let white_of_theme = colour.number::<u32>("theme") == Some(0);
    indexed || white_of_theme || colour.value("rgb").is_some_and(|rgb| is_pale_rgb(&rgb))
}

fn is_pale_rgb(argb: &str) -> bool {
    let Ok(argb) = u32::from_str_radix(argb, 16) else { return false };
    let [_, red, green, blue] = argb.to_be_bytes().map(u32::from);
    red * 30 + green * 59 + blue * 11 > 190 * 100
}

/// The font in black.
fn black(font: &str) -> String {
    let mut edits = Edits::default();
    if let Some(colour) = Tags::of(font).flatten().find(|tag| tag.local() == "color") {
        edits.replace(colour.start..colour.end(), format!("<{} rgb=\"FF000000\"/>", colour.name()));
        if colour.kind == TagKind::Open {
            let close = Tags::of(font).flatten().find(|tag| tag.closes("color"));
            edits.replace(close.as_ref().map_or(0..0, |tag| tag.start..tag.end()), "");
        }
    }
    edits.apply(font)
}

impl List {
    fn extend(&self, more: usize, elements: String, edits: &mut Edits) {
        if let Some(number) = &self.number {
            edits.replace(number.clone(), (self.count + more).to_string());
        }
        edits.insert(self.end, elements);
    }
}

/// Gives the tag's attribute a value, whether it has it or not.
pub(super) fn set(tag: &Tag, attribute: &str, value: &str, edits: &mut Edits) {
    match tag.value_range(attribute) {
        Some(range) => edits.replace(range, value),
        None => edits.insert(tag.start + 1 + tag.name().len(), format!(" {attribute}=\"{value}\"")),
    }
}

fn fill(paint: Paint, prefix: &str) -> String {
    let colour = COLOURS.iter().find(|(other, _)| *other == paint).map_or("", |(_, colour)| colour);
    let (pattern, front, back) = match paint.lines() {
        None => ("solid", format!("rgb=\"{colour}\""), "indexed=\"64\"".to_owned()),
        Some((pattern, lines)) => (pattern, format!("rgb=\"{lines}\""), format!("rgb=\"{colour}\"")),
    };
    format!(
        r#"<{prefix}fill><{prefix}patternFill patternType="{pattern}"><{prefix}fgColor {front}/><{prefix}bgColor {back}/></{prefix}patternFill></{prefix}fill>"#
    )
}

/// A list of the stylesheet with its elements as XML; `None` where it is missing or empty.
fn list(source: &str, name: &str, element: &str) -> Result<Option<(List, Vec<String>)>, Broken> {
    let mut found: Option<List> = None;
    let mut elements = Vec::new();
    let mut start = 0;
    for tag in Tags::of(source) {
        let tag = tag?;
        match (&mut found, tag.depth) {
            (None, 1) if tag.local() == name && tag.kind == TagKind::Open => found = Some(List::new(&tag)),
            (Some(list), 1) if tag.closes(name) => {
                list.end = tag.start;
                list.count = elements.len();
                return Ok(found.map(|list| (list, elements)));
            }
            (Some(_), 2) if tag.local() == element => {
                start = if tag.kind == TagKind::Close { start } else { tag.start };
                if tag.kind != TagKind::Open {
                    elements.push(source[start..tag.end()].to_owned());
                }
            }
            _ => {}
        }
    }
    Ok(None)
}

impl List {
    fn new(tag: &Tag) -> Self {
        Self { number: tag.value_range("count"), prefix: tag.prefix().to_owned(), ..Self::default() }
    }
}
