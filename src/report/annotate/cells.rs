//! Changes the cells of a sheet's part in place, and stores those that are empty and not stored.

use std::iter::Peekable;

use super::Notes;
use super::edit::{Edits, escaped};
use super::fills::{Fills, set};
use super::geometry::Geometry;
use super::order;
use super::paint::Paint;
use super::print::Print;
use super::tags::{Broken, Tag, TagKind, Tags};
use crate::model::{CellRange, CellRef};

/// What is done to a cell.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// It is coloured.
    Paint(Paint),
    /// This is put into it, in the place of what stands there.
    Content(Content),
}

/// What is put into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Text(String),
    /// A number, as digits with a point: formulas of the form count it.
    Number(String),
}

/// What became of a sheet's part.
pub(super) struct Coloured {
    /// The changes to make in it.
    pub edits: Edits,
    /// The sizes of its columns and rows.
    pub geometry: Geometry,
    /// The relation that names its drawing of notes, where it has one.
    pub drawing: Option<String>,
    /// Where `legacyDrawing` belongs.
    pub drawing_place: usize,
    /// The prefix of its elements.
    pub prefix: String,
}

/// Colours the noted cells of the sheet.
pub(super) fn colour(source: &str, notes: &Notes, fills: &mut Fills) -> Result<Coloured, Broken> {
    let wanted = notes.iter().map(|(cell, (paint, _))| (*cell, Change::Paint(*paint)));
    // A copy with a note in every cell is for the screen.
    let are_few = notes.values().all(|(paint, _)| matches!(paint, Paint::Fault(_)));
    pass(source, wanted.collect(), fills, are_few.then(Print::default))
}

/// Changes these cells of the sheet, by row, then by column.
pub(super) fn change(
    source: &str,
    wanted: Vec<(CellRef, Change)>,
    fills: &mut Fills,
) -> Result<Coloured, Broken> {
    pass(source, wanted, fills, None)
}

fn pass(
    source: &str,
    wanted: Vec<(CellRef, Change)>,
    fills: &mut Fills,
    print: Option<Print>,
) -> Result<Coloured, Broken> {
    let mut pass = Pass {
        wanted: wanted.into_iter().peekable(),
        fills,
        edits: Edits::default(),
        geometry: Geometry::default(),
        prefix: String::new(),
        print,
        row: None,
        dimension: None,
        stored: Vec::new(),
        replaced: None,
        drawing: None,
        drawing_place: None,
        alternate: None,
        end: 0,
    };
    for tag in Tags::of(source) {
        pass.take(&tag?)?;
    }
    pass.finish()
}

/// A row whose cells are being passed.
struct Row<'a> {
    number: u32,
    tag: Tag<'a>,
    format: Option<usize>,
    /// The column after the last cell passed.
    next_col: u32,
}

struct Pass<'a, 'f> {
    wanted: Peekable<std::vec::IntoIter<(CellRef, Change)>>,
    fills: &'f mut Fills,
    edits: Edits,
    geometry: Geometry,
    prefix: String,
    /// Where the notes are to be printed.
    print: Option<Print>,
    row: Option<Row<'a>>,
    dimension: Option<(std::ops::Range<usize>, CellRange)>,
    stored: Vec<CellRef>,
    /// Where a cell begins that is replaced, and what by.
    replaced: Option<(usize, String)>,
    drawing: Option<String>,
    drawing_place: Option<usize>,
    alternate: Option<usize>,
    end: usize,
}

impl<'a> Pass<'a, '_> {
    fn take(&mut self, tag: &Tag<'a>) -> Result<(), Broken> {
        match (tag.depth, tag.local(), tag.kind) {
            (0, _, TagKind::Close) => self.end = tag.start,
            (0, "worksheet", TagKind::Open) => self.prefix = tag.prefix().to_owned(),
            (0, ..) => return Err(Broken),
            (1, "sheetData", _) => self.sheet_data(tag),
            (1, _, TagKind::Open | TagKind::Empty) => self.section(tag),
            (2, "col", TagKind::Open | TagKind::Empty) => self.geometry.columns(tag),
            (2, "row", TagKind::Close) => self.rest_of_row(tag),
            (2, "row", _) => return self.start_row(tag),
            (3, "c", TagKind::Open | TagKind::Empty) => return self.cell(tag),
            (3, "c", TagKind::Close) => {
                if let Some((start, cell)) = self.replaced.take() {
                    self.edits.replace(start..tag.end(), cell);
                }
            }
            (3, name, TagKind::Open | TagKind::Empty) if self.alternate.is_some() => self.alternative(name),
            _ => {}
        }
        Ok(())
    }

    /// A child of the worksheet other than its cells.
    fn section(&mut self, tag: &Tag) {
        self.alternate = None;
        if let Some(print) = &mut self.print {
            print.take(tag, &mut self.edits);
        }
        match tag.local() {
            "sheetFormatPr" => self.geometry.defaults(tag),
            "dimension" => {
                let range = tag.value("ref").and_then(|range| range.parse().ok());
                self.dimension = tag.value_range("ref").zip(range);
            }
            "legacyDrawing" => self.drawing = tag.value_of_local("id"),
            "AlternateContent" => self.alternate = Some(tag.start),
            name if order::is_after(name, "legacyDrawing") => {
                self.drawing_place.get_or_insert(tag.start);
            }
            _ => {}
        }
    }

    /// What a choice between contents holds says where it stands in the order.
    fn alternative(&mut self, name: &str) {
        if let Some(start) =
            self.alternate.filter(|_| name == "AlternateContent" || order::is_after(name, "legacyDrawing"))
        {
            self.drawing_place.get_or_insert(start);
        }
    }

    fn sheet_data(&mut self, tag: &Tag) {
        self.alternate = None;
        let rows = match tag.kind {
            TagKind::Open => return,
            TagKind::Close | TagKind::Empty => self.rows_before(None),
        };
        match tag.kind {
            TagKind::Empty if !rows.is_empty() => self.fill_empty(tag, &rows),
            _ => self.edits.insert(tag.start, rows),
        }
    }

    fn start_row(&mut self, tag: &Tag<'a>) -> Result<(), Broken> {
        let last = self.row.as_ref().map(|row| row.number);
        let number = match tag.number::<u32>("r") {
            Some(number) => number.checked_sub(1).ok_or(Broken)?,
            None => last.map_or(0, |last| last + 1),
        };
        if last.is_some_and(|last| number <= last) {
            return Err(Broken);
        }
        let rows = self.rows_before(Some(number));
        self.edits.insert(tag.start, rows);
        self.geometry.row(number, tag);
        let format = if tag.is_true("customFormat") { tag.number("s") } else { None };
        self.row = Some(Row { number, tag: tag.clone(), format, next_col: 0 });
        if tag.kind == TagKind::Empty {
            let cells = self.cells_before(None);
            if !cells.is_empty() {
                self.fill_empty(tag, &cells);
            }
        }
        Ok(())
    }

    fn cell(&mut self, tag: &Tag) -> Result<(), Broken> {
        let Some(row) = &mut self.row else { return Err(Broken) };
        let col = match tag.value("r") {
            Some(name) => name.parse::<CellRef>().map_err(|()| Broken)?.col,
            None => row.next_col,
        };
        if col < row.next_col {
            return Err(Broken);
        }
        row.next_col = col + 1;
        let at = CellRef::new(row.number, col);
        let cells = self.cells_before(Some(col));
        self.edits.insert(tag.start, cells);
        if let Some((_, change)) = self.wanted.next_if(|(cell, _)| *cell == at) {
            self.change_cell(tag, change);
        }
        Ok(())
    }

    fn change_cell(&mut self, tag: &Tag, change: Change) {
        match change {
            Change::Paint(paint) => {
                let format = self.fills.coloured(tag.number("s").unwrap_or(0), paint);
                set(tag, "s", &format.to_string(), &mut self.edits);
            }
            Change::Content(content) => {
                let at = tag.value("r").map(|at| format!(" r=\"{at}\"")).unwrap_or_default();
                let format = tag.value("s").map(|format| format!(" s=\"{format}\"")).unwrap_or_default();
                let cell = filled(&self.prefix, &format!("{at}{format}"), &content);
                match tag.kind {
                    TagKind::Empty => self.edits.replace(tag.start..tag.end(), cell),
                    _ => self.replaced = Some((tag.start, cell)),
                }
            }
        }
    }

    fn rest_of_row(&mut self, tag: &Tag) {
        let cells = self.cells_before(None);
        self.edits.insert(tag.start, cells);
    }

    /// Gives an empty tag content.
    fn fill_empty(&mut self, tag: &Tag, content: &str) {
        self.edits.replace(tag.end() - 2..tag.end(), format!(">{content}</{}>", tag.name()));
    }

    /// Rows to store: those of wanted cells before this row, or all that are left.
    fn rows_before(&mut self, before: Option<u32>) -> String {
        let mut rows = String::new();
        let earlier = |cell: &CellRef| before.is_none_or(|before| cell.row < before);
        while let Some(number) =
            self.wanted.peek().map(|(cell, _)| *cell).filter(earlier).map(|cell| cell.row)
        {
            let prefix = self.prefix.clone();
            let mut cells = String::new();
            while let Some((cell, change)) = self.wanted.next_if(|(cell, _)| cell.row == number) {
                cells.push_str(&self.new_cell(cell, change, None));
            }
            rows.push_str(&format!("<{prefix}row r=\"{}\">{cells}</{prefix}row>", number + 1));
        }
        rows
    }

    /// Cells to store in the row being passed: those before this column, or all that are left of the row.
    fn cells_before(&mut self, before: Option<u32>) -> String {
        let Some((number, format)) = self.row.as_ref().map(|row| (row.number, row.format)) else {
            return String::new();
        };
        let mut cells = String::new();
        let earlier = |cell: &CellRef| cell.row == number && before.is_none_or(|before| cell.col < before);
        while let Some((cell, change)) = self.wanted.next_if(|(cell, _)| earlier(cell)) {
            cells.push_str(&self.new_cell(cell, change, format));
        }
        if !cells.is_empty() {
            self.widen_row();
        }
        cells
    }

    fn new_cell(&mut self, cell: CellRef, change: Change, format: Option<usize>) -> String {
        self.stored.push(cell);
        let format = format.unwrap_or_else(|| self.geometry.format(cell.col));
        let prefix = self.prefix.clone();
        match change {
            Change::Paint(paint) => {
                let format = self.fills.coloured(format, paint);
                format!("<{prefix}c r=\"{cell}\" s=\"{format}\"/>")
            }
            Change::Content(content) => filled(&prefix, &format!(" r=\"{cell}\" s=\"{format}\""), &content),
        }
    }

    /// Takes away the hint which columns the row has: it may be left out, but not be wrong.
    fn widen_row(&mut self) {
        let Some(row) = &mut self.row else { return };
        if let Some(range) = row.tag.value_range("spans") {
            let start =
                row.tag.text[..range.start - row.tag.start].rfind("spans").unwrap_or(0) + row.tag.start;
            self.edits.replace(start..range.end + 1, "");
            row.tag.text = "";
        }
    }

    fn finish(mut self) -> Result<Coloured, Broken> {
        if self.wanted.next().is_some() {
            return Err(Broken);
        }
        self.widen_dimension();
        if let Some(print) = &self.print {
            print.finish(self.end, &self.prefix, &mut self.edits);
        }
        Ok(Coloured {
            edits: self.edits,
            geometry: self.geometry,
            drawing: self.drawing,
            drawing_place: self.drawing_place.unwrap_or(self.end),
            prefix: self.prefix,
        })
    }

    fn widen_dimension(&mut self) {
        let Some((place, old)) = self.dimension.take() else { return };
        let mut range = old;
        for cell in &self.stored {
            range.first = CellRef::new(range.first.row.min(cell.row), range.first.col.min(cell.col));
            range.last = CellRef::new(range.last.row.max(cell.row), range.last.col.max(cell.col));
        }
        if range != old {
            self.edits.replace(place, range.to_string());
        }
    }
}

/// A cell with its content: a text stands in it, and not in the list that cells share.
fn filled(prefix: &str, attributes: &str, content: &Content) -> String {
    match content {
        Content::Number(number) => {
            format!("<{prefix}c{attributes}><{prefix}v>{number}</{prefix}v></{prefix}c>")
        }
        Content::Text(text) => {
            let text = format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", escaped(text));
            format!("<{prefix}c{attributes} t=\"inlineStr\"><{prefix}is>{text}</{prefix}is></{prefix}c>")
        }
    }
}
