//! A part of a sheet as a picture (SVG), near enough to what Excel shows: colours, lines, fonts, wrapped texts, one note.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use matome::book::{self, Cell, CellValue, Limits, Sheet};
use matome::model::{CellRange, CellRef};
use unicode_width::UnicodeWidthChar as _;
use zip::ZipArchive;

use super::xml::Node;

/// Left of the rows and above the columns stand their names.
const LEFT: f64 = 30.0;
const TOP: f64 = 22.0;
/// Between a text and the border of its cell.
const SPACE: f64 = 4.0;

/// What is drawn of a workbook.
pub struct View {
    sheet: &'static str,
    area: &'static str,
    /// The cell whose note is open.
    note: Option<&'static str>,
}

impl View {
    pub const fn of(sheet: &'static str, area: &'static str) -> Self {
        Self { sheet, area, note: None }
    }

    pub const fn with_note(self, cell: &'static str) -> Self {
        Self { note: Some(cell), ..self }
    }
}

/// How a cell looks.
#[derive(Clone, Debug, Default)]
struct Look {
    bold: bool,
    size: f64,
    ink: String,
    fill: Option<String>,
    /// Left, right, top, bottom.
    lines: [bool; 4],
    across: String,
    down: String,
    wraps: bool,
    indent: f64,
}

/// A sheet with all that a picture needs.
struct Drawn {
    sheet: Sheet,
    looks: BTreeMap<CellRef, Look>,
    /// The left edges of the columns and the upper edges of the rows that are drawn, and the ends of the last.
    x: Vec<f64>,
    y: Vec<f64>,
    area: CellRange,
}

/// The picture of a part of a workbook.
pub fn picture(path: &Path, view: &View) -> String {
    let drawn = Drawn::read(path, view);
    let note = view.note.map(|cell| drawn.note(cell.parse().unwrap()));
    let wide = drawn.x.last().unwrap() + note.as_ref().map_or(1.0, |(_, over)| *over);
    let high = drawn.y.last().unwrap() + 1.0;
    let mut svg = format!(
        "<svg viewBox=\"0 0 {wide:.0} {high:.0}\" preserveAspectRatio=\"xMinYMin\" style=\"max-width:{wide:.0}px\" role=\"img\">\n"
    );
    drawn.names(&mut svg);
    let mut texts = String::new();
    for at in drawn.cells() {
        drawn.cell(at, &mut svg, &mut texts);
    }
    svg + &texts + &note.map_or_else(String::new, |(note, _)| note) + "</svg>\n"
}

impl Drawn {
    fn read(path: &Path, view: &View) -> Self {
        let mut archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
            Some(Node::parse(&text))
        };
        let workbook = book::read(path, "", &Limits::default()).workbook.unwrap();
        let number = part("xl/workbook.xml").unwrap();
        let number =
            number.find("sheets").unwrap().children.iter().position(|sheet| sheet.attr("name") == view.sheet);
        let number = number.unwrap_or_else(|| panic!("{}: no sheet {}", path.display(), view.sheet));
        let xml = part(&format!("xl/worksheets/sheet{}.xml", number + 1)).unwrap();
        let looks = looks(&part("xl/styles.xml").unwrap());
        let sheet = workbook.sheets.into_iter().find(|sheet| sheet.name == view.sheet).unwrap();
        let area: CellRange = view.area.parse().unwrap();
        let cells = xml.find("sheetData").unwrap().children.iter().flat_map(|row| &row.children);
        let looks =
            cells.map(|cell| (cell.attr("r").parse().unwrap(), looks[cell.number("s") as usize].clone()));
        Self { looks: looks.collect(), x: columns(&xml, area), y: rows(&xml, area), sheet, area }
    }

    fn cells(&self) -> impl Iterator<Item = CellRef> + use<> {
        let CellRange { first, last } = self.area;
        (first.row..=last.row)
            .flat_map(move |row| (first.col..=last.col).map(move |col| CellRef::new(row, col)))
    }

    /// The letters over the columns and the numbers left of the rows.
    fn names(&self, svg: &mut String) {
        for (col, edges) in
            (self.area.first.col..).zip(self.x.windows(2)).filter(|(_, edges)| edges[0] < edges[1])
        {
            let middle = f64::midpoint(edges[0], edges[1]);
            let name = CellRef::column_letters(col);
            writeln!(
                svg,
                "<text class=\"n\" x=\"{middle:.0}\" y=\"15\" text-anchor=\"middle\">{name}</text>"
            )
            .unwrap();
        }
        for (row, edges) in
            (self.area.first.row..).zip(self.y.windows(2)).filter(|(_, edges)| edges[0] < edges[1])
        {
            let middle = f64::midpoint(edges[0], edges[1]) + 4.0;
            writeln!(
                svg,
                "<text class=\"n\" x=\"24\" y=\"{middle:.0}\" text-anchor=\"end\">{}</text>",
                row + 1
            )
            .unwrap();
        }
    }

    /// Left, top, right, bottom of a cell with what is merged to it; `None` where another cell covers it.
    fn frame(&self, at: CellRef) -> Option<[f64; 4]> {
        let merged = self.sheet.merges.iter().find(|range| range.contains(at));
        let range = merged.copied().unwrap_or(CellRange::one(at));
        if range.first != at {
            return None;
        }
        let place =
            |edges: &[f64], line: u32, first: u32| edges[((line - first) as usize).min(edges.len() - 1)];
        let CellRange { first, .. } = self.area;
        Some([
            place(&self.x, at.col, first.col),
            place(&self.y, at.row, first.row),
            place(&self.x, range.last.col + 1, first.col),
            place(&self.y, range.last.row + 1, first.row),
        ])
    }

    fn cell(&self, at: CellRef, svg: &mut String, texts: &mut String) {
        let Some(frame @ [left, top, right, bottom]) = self.frame(at) else { return };
        if right <= left || bottom <= top {
            return;
        }
        let look = self.looks.get(&at).cloned().unwrap_or(Look { size: 11.0, ..Look::default() });
        let (wide, high) = (right - left, bottom - top);
        let fill = look.fill.as_deref().unwrap_or("#fff");
        let class = if look.lines.iter().any(|line| *line) { "b" } else { "g" };
        writeln!(svg, "<rect class=\"{class}\" x=\"{left:.0}\" y=\"{top:.0}\" width=\"{wide:.0}\" height=\"{high:.0}\" fill=\"{fill}\"/>").unwrap();
        if let Some(cell) = self.sheet.get(at) {
            self.text(cell, &look, frame, texts);
        }
    }

    fn text(&self, cell: &Cell, look: &Look, [left, top, right, bottom]: [f64; 4], texts: &mut String) {
        let size = look.size * 96.0 / 72.0;
        let room = right - left - 2.0 * SPACE - look.indent * 9.0;
        let lines = match look.wraps || cell.shown.contains('\n') {
            true => wrapped(&cell.shown, room / size),
            false if self.is_beside_a_text(cell.at) => wrapped(&cell.shown, room / size)[..1].to_vec(),
            false => vec![cell.shown.to_string()],
        };
        let step = size * 1.3;
        let lines: Vec<String> = lines.into_iter().take(((bottom - top) / step).max(1.0) as usize).collect();
        let high = step * (lines.len() as f64 - 1.0);
        let base = match look.down.as_str() {
            "top" => top + SPACE + size * 0.9,
            "center" => f64::midpoint(top, bottom) - high / 2.0 + size * 0.36,
            _ => bottom - SPACE - high - size * 0.1,
        };
        let is_number = matches!(cell.value, CellValue::Number(_));
        let (x, anchor) = match look.across.as_str() {
            "center" | "centerContinuous" => (f64::midpoint(left, right), " text-anchor=\"middle\""),
            "right" => (right - SPACE - look.indent * 9.0, " text-anchor=\"end\""),
            "" | "general" if is_number => (right - SPACE, " text-anchor=\"end\""),
            _ => (left + SPACE + look.indent * 9.0, ""),
        };
        let bold = if look.bold { " font-weight=\"bold\"" } else { "" };
        let ink = if look.ink.is_empty() { String::new() } else { format!(" fill=\"{}\"", look.ink) };
        for (line, y) in lines.iter().zip((0..).map(|line| base + step * f64::from(line))) {
            let text = escaped(line);
            writeln!(
                texts,
                "<text x=\"{x:.0}\" y=\"{y:.0}\" font-size=\"{size:.0}\"{anchor}{bold}{ink}>{text}</text>"
            )
            .unwrap();
        }
    }

    /// Whether the text of this cell ends at its border: something stands right of it, or in it from both sides.
    fn is_beside_a_text(&self, at: CellRef) -> bool {
        let is_framed = self.looks.get(&at).is_some_and(|look| look.lines[1]);
        is_framed || self.sheet.get(CellRef::new(at.row, at.col + 1)).is_some()
    }

    /// An open note right of the cells, and how far it reaches over them.
    fn note(&self, at: CellRef) -> (String, f64) {
        const WIDE: f64 = 290.0;
        const SIZE: f64 = 12.0;
        let (_, text) = self
            .sheet
            .notes
            .iter()
            .find(|(cell, _)| *cell == at)
            .unwrap_or_else(|| panic!("no note at {at}"));
        let [_, top, right, _] = self.frame(at).unwrap();
        let lines = wrapped(text, (WIDE - 16.0) / SIZE);
        let high = 14.0 + 16.0 * lines.len() as f64;
        let left = self.x.last().unwrap() + 14.0;
        let up = (top - 20.0).min(self.y.last().unwrap() - high).max(2.0);
        let mut svg = format!(
            "<path class=\"a\" d=\"M{right:.0} {top:.0}L{left:.0} {:.0}\"/><path d=\"M{:.0} {top:.0}h8v8z\" fill=\"#c00000\"/>\n<rect class=\"o\" x=\"{left:.0}\" y=\"{up:.0}\" width=\"{WIDE:.0}\" height=\"{high:.0}\"/>\n",
            up + 12.0,
            right - 8.0
        );
        for (line, number) in lines.iter().zip(1..) {
            let y = up + 4.0 + 16.0 * f64::from(number);
            writeln!(
                svg,
                "<text x=\"{:.0}\" y=\"{y:.0}\" font-size=\"{SIZE:.0}\">{}</text>",
                left + 8.0,
                escaped(line)
            )
            .unwrap();
        }
        (svg, WIDE + 16.0)
    }
}

/// The edges of the columns: a hidden one has no width.
fn columns(xml: &Node, area: CellRange) -> Vec<f64> {
    let usual = xml.find("sheetFormatPr").map_or(8.43, |format| match format.number("defaultColWidth") {
        0.0 => 8.43,
        width => width,
    });
    let own = xml.find("cols").map_or(&[][..], |cols| &cols.children);
    let width = |col: u32| {
        let of = own.iter().find(|of| (of.number("min")..=of.number("max")).contains(&f64::from(col + 1)));
        match of {
            Some(of) if of.attr("hidden") == "1" => 0.0,
            of => of.map_or(usual, |of| of.number("width")) * 7.0 + 5.0,
        }
    };
    edges(LEFT, (area.first.col..=area.last.col).map(width))
}

fn rows(xml: &Node, area: CellRange) -> Vec<f64> {
    let usual = xml.find("sheetFormatPr").map_or(15.0, |format| format.number("defaultRowHeight"));
    let rows = &xml.find("sheetData").unwrap().children;
    let height = |row: u32| {
        let own = rows.iter().find(|own| own.number("r") == f64::from(row + 1));
        match own {
            Some(own) if own.attr("hidden") == "1" => 0.0,
            Some(own) if own.number("ht") > 0.0 => own.number("ht") * 96.0 / 72.0,
            _ => usual * 96.0 / 72.0,
        }
    };
    edges(TOP, (area.first.row..=area.last.row).map(height))
}

fn edges(start: f64, sizes: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut edges = vec![start];
    sizes.for_each(|size| edges.push(edges[edges.len() - 1] + size));
    edges
}

/// The looks that a workbook has, by the numbers that its cells know them by.
fn looks(styles: &Node) -> Vec<Look> {
    let list = |name: &str| styles.find(name).map_or(&[][..], |list| &list.children);
    let colour = |node: &Node| node.attr("rgb").get(2..).map(|rgb| format!("#{}", rgb.to_lowercase()));
    let is_solid = |pattern: &Node| pattern.attr("patternType") == "solid";
    let look = |xf: &Node| {
        let font = &list("fonts")[xf.number("fontId") as usize];
        let pattern =
            list("fills")[xf.number("fillId") as usize].find("patternFill").cloned().unwrap_or_default();
        let border = &list("borders")[xf.number("borderId") as usize];
        let line = |side| border.find(side).is_some_and(|side| !side.attr("style").is_empty());
        let align = xf.find("alignment").cloned().unwrap_or_default();
        Look {
            bold: font.find("b").is_some(),
            size: font.find("sz").map_or(11.0, |size| size.number("val")),
            ink: font.find("color").and_then(colour).filter(|ink| ink != "#000000").unwrap_or_default(),
            // Of a pattern its ground: its lines are told by the words beside it.
            fill: pattern.find(if is_solid(&pattern) { "fgColor" } else { "bgColor" }).and_then(colour),
            lines: ["left", "right", "top", "bottom"].map(line),
            across: align.attr("horizontal").to_owned(),
            down: align.attr("vertical").to_owned(),
            wraps: align.attr("wrapText") == "1",
            indent: align.number("indent"),
        }
    };
    list("cellXfs").iter().map(look).collect()
}

/// A text in lines of so many full-width letters.
fn wrapped(text: &str, room: f64) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let (mut line, mut used) = (String::new(), 0.0);
        for c in part.chars() {
            let wide = c.width().unwrap_or(0) as f64 / 2.0;
            // No line begins with what ends a sentence.
            if used + wide > room.max(1.0) && !"。、）」％".contains(c) {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(c);
            used += wide;
        }
        lines.push(line);
    }
    lines
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
