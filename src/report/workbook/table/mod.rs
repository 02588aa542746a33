//! 集計表 and 一覧: any dimensions down and across, in groups, with totals. Sheets that differ in the dimensions alone are
//! this one with other words in the template.

mod grid;
mod look;
mod paper;

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use self::grid::{Grid, Line, Lines, Shown};
use self::look::Look;
use self::paper::{Need, Paper};
use super::source::Source;
use super::{heading, legend, tab};
use crate::model::DimensionKind;
use crate::report::measure::width;
use crate::report::page::{Across, Again, BODY, Block, Book, Cell, Page, Row, Shade, Style};
use crate::template::SheetShape;

/// The least height of a row, in points.
const ROW: f64 = 20.0;
/// What a label column may be wide at least and at most, in ems.
const LABEL: [f64; 2] = [5.0, 18.0];
/// Up to which width a label is a number, in ems.
const NUMBER: f64 = 6.0;

pub(super) fn build(source: &Source, shape: &SheetShape, book: &mut Book) -> Result<(), XlsxError> {
    let Some(pivot) = source.template().pivot(shape) else { return Ok(()) };
    let table = Table::new(source, shape, Grid::new(source, shape, pivot));
    let mut page = table.paper.page(book, tab(shape), table.labels().len() as u16)?;
    page.usual_height(ROW);
    legend::title(&mut page, heading(shape))?;
    if let Some(unit) = &shape.unit {
        let unit = page.line(&format!("（単位：{unit}）"), Style::PLAIN.across(Across::Right));
        page.put(&Block::of(vec![unit.keep()]))?;
    }
    table.titles(&mut page)?;
    let fields = table.grid.pivot.fields.iter().filter_map(|name| source.plan().field(name));
    let gap = if table.grid.each().is_empty() { 0.0 } else { 14.0 };
    legend::close_all(source, &fields.collect::<Vec<_>>(), &shape.notes, table.parts(), gap, &mut page)?;
    book.add(page)
}

/// Its rows for one member of the dimensions of which each has a table.
type Part = (Vec<u32>, Lines);

struct Table<'a> {
    source: &'a Source<'a>,
    grid: Grid<'a>,
    columns: Lines,
    parts: Vec<Part>,
    /// Column and field → what stands in all of it.
    looks: BTreeMap<(usize, String), Look>,
    paper: Paper,
}

impl<'a> Table<'a> {
    fn new(source: &'a Source<'a>, shape: &SheetShape, grid: Grid<'a>) -> Self {
        let (columns, parts) = (grid.columns(), grid.tables());
        let paper = Paper::of(&[], 0, None);
        let mut table = Self { source, grid, columns, parts, looks: BTreeMap::new(), paper };
        table.drop_empty_totals();
        table.looks = table.seen();
        table.paper = Paper::of(&table.needs(), table.labels().len(), shape.orientation);
        table
    }

    /// A line of totals stays where there are numbers to add up.
    fn drop_empty_totals(&mut self) {
        let (grid, columns) = (&self.grid, &self.columns);
        for (each, rows) in &mut self.parts {
            let is_empty = |row: &Line| {
                let mut said = columns.all.iter().map(|column| grid.said(each, rows, row, columns, column));
                row.is_total() && !said.any(|said| matches!(said, Shown::Total(_)))
            };
            let empty: Vec<bool> = rows.all.iter().map(is_empty).collect();
            let mut empty = empty.into_iter();
            rows.all.retain(|_| !empty.next().unwrap_or(false));
        }
    }

    /// The dimensions whose members stand at the left.
    fn labels(&self) -> std::ops::Range<usize> {
        let down = self.grid.down();
        down.start + usize::from(self.grid.pivot.group.is_some())..down.end
    }

    fn seen(&self) -> BTreeMap<(usize, String), Look> {
        let mut looks: BTreeMap<(usize, String), Look> = BTreeMap::new();
        for (each, rows) in &self.parts {
            for row in &rows.all {
                for (col, column) in self.columns.all.iter().enumerate() {
                    let said = self.grid.said(each, rows, row, &self.columns, column);
                    let field = self.grid.field(each, row, column).to_owned();
                    looks.entry((col, field)).or_default().see(self.source, &said);
                }
            }
        }
        looks
    }

    /// What the columns need, those of the labels first.
    fn needs(&self) -> Vec<Need> {
        let labels = self.labels().map(|place| self.label_need(place));
        let columns = (0..self.columns.all.len()).map(|col| self.column_need(col));
        labels.chain(columns).collect()
    }

    fn label_need(&self, place: usize) -> Need {
        let widest = self.label_width(place) + self.label_style(place).indent() / BODY;
        let [least, most] = LABEL;
        Need::ems(widest.clamp(least, most / 2.0), widest.clamp(least, most), false)
    }

    /// What the words of a dimension take, in ems.
    fn label_width(&self, place: usize) -> f64 {
        let members = 0..self.grid.dims[place].members.len() as u32;
        let words = members.map(|at| width(&self.grid.word(place, at)));
        words.fold(width(&self.dimension(place)), f64::max) + 1.4
    }

    fn column_need(&self, col: usize) -> Need {
        let looks =
            self.looks.range((col, String::new())..(col + 1, String::new())).map(|(_, look)| look.widths());
        let [least, wish] =
            looks.fold([3.0, 3.0], |[least, wish], [a, b]| [f64::max(least, a), f64::max(wish, b)]);
        let head = self.leaf(&self.columns.all[col]);
        let head = head.lines().map(width).fold(0.0, f64::max);
        // A heading may take two lines.
        let least = least.max((head / 2.0 + 1.0).max(head.min(3.0) + 1.0));
        let at = |col: usize| self.columns.all[col].at.first().copied();
        let joined = col > 0 && self.grid.across().len() > 1 && at(col) == at(col - 1);
        Need::ems(least, wish.max(least).max((head + 1.0).min(8.0)), joined)
    }

    /// The words of a column's own heading.
    fn leaf(&self, column: &Line) -> String {
        match column.at.last() {
            Some(Some(at)) => self.grid.word(self.grid.across().end - 1, *at),
            Some(None) => TOTAL.to_owned(),
            None => self.only_field(),
        }
    }

    /// The field's label, where the headings of neither rows nor columns say it.
    fn only_field(&self) -> String {
        let name = self.grid.pivot.fields.first().map_or("", String::as_str);
        self.source.plan().field(name).map_or(String::new(), |field| field.label.clone())
    }

    /// What stands over a column of labels.
    fn dimension(&self, place: usize) -> String {
        let name = &self.grid.dims[place].name;
        let known = self.source.plan().dimension(name);
        let heading =
            known.and_then(|dimension| dimension.headings.first().filter(|_| is_own(dimension.kind)));
        let word = || self.source.template().word_of(name);
        heading.cloned().unwrap_or_else(word)
    }

    /// The headings of the only table, printed on each page; the labels stay in view as well.
    fn titles(&self, page: &mut Page) -> Result<(), XlsxError> {
        if self.grid.each().is_empty() {
            page.titles(&Block::of(self.head()))?;
            let row = page.next_row();
            page.sheet().set_freeze_panes(row, self.labels().len() as u16)?;
        }
        Ok(())
    }

    /// The rows of the only table, in blocks; or a table each, with a band and headings of its own.
    fn parts(&self) -> impl Iterator<Item = Block> {
        self.parts.iter().flat_map(|(each, rows)| {
            let blocks = self.blocks(each, rows);
            if each.is_empty() {
                return blocks;
            }
            let mut table = vec![self.band(&self.words(0, each))];
            table.extend(self.head().into_iter().map(Row::again));
            table.extend(blocks.into_iter().flat_map(|block| block.rows));
            vec![Block::of(table)]
        })
    }

    /// The members from this dimension on.
    fn words(&self, first: usize, members: &[u32]) -> String {
        let words = (first..).zip(members).map(|(place, at)| self.grid.word(place, *at));
        words.collect::<Vec<_>>().join("　")
    }

    /// A band, with its words on each sheet of paper.
    fn band(&self, text: &str) -> Row {
        let labels = self.labels().len() as u16;
        let ends = self.paper.starts.iter().copied().chain([self.width()]);
        let starts = std::iter::once(if self.paper.starts.is_empty() { 0 } else { labels });
        let sheets = starts.chain(self.paper.starts.iter().copied()).zip(ends);
        let mut cells: Vec<Cell> =
            sheets.map(|(start, end)| Cell::text(start, text, Style::BAND).cols(end - start)).collect();
        if !self.paper.starts.is_empty() {
            cells.insert(0, Cell::blank(0, Style::BAND).cols(labels));
        }
        Row::of(cells).least(22.0).again()
    }

    fn width(&self) -> u16 {
        (self.labels().len() + self.columns.all.len()) as u16
    }

    /// The rows in blocks: a group each, or what belongs to a member of the outermost dimension. What adds them all up
    /// goes with the last.
    fn blocks(&self, each: &[u32], rows: &Lines) -> Vec<Block> {
        let groups = rows.all.chunk_by(|a, b| a.at.first() == b.at.first() || b.at.first() == Some(&None));
        groups.map(|group| self.block(each, rows, group)).collect()
    }

    fn block(&self, each: &[u32], rows: &Lines, group: &[Line]) -> Block {
        let first = group.first().and_then(|line| line.at.first().copied().flatten());
        let name = first.filter(|_| self.grid.pivot.group.is_some());
        let name = name.map(|at| self.words(self.grid.down().start, &[at])).filter(|name| !name.is_empty());
        let mut block: Vec<Row> = name.map(|name| self.band(&name)).into_iter().collect();
        for (index, line) in group.iter().enumerate() {
            let mut cells = self.label_cells(group, index);
            cells.extend(self.value_cells(each, rows, line));
            let keep = group.get(index + 1).is_some_and(|next| next.is_total() || self.are_one(line, next));
            block.push(Row { keep, ..Row::of(cells).least(ROW) });
        }
        Block::of(block).loose()
    }

    /// Whether two rows are of one member of the outermost label, and stand on one page.
    fn are_one(&self, line: &Line, next: &Line) -> bool {
        let labels = self.labels();
        let start = self.grid.down().start;
        labels.len() > 1 && line.at[..=labels.start - start] == next.at[..=labels.start - start]
    }

    /// The labels of a row; those that it shares with the row above stand there.
    fn label_cells(&self, group: &[Line], index: usize) -> Vec<Cell> {
        let (labels, start) = (self.labels(), self.grid.down().start);
        let line = &group[index];
        let mut cells = Vec::new();
        let folded = |from: usize| line.at[from - start..].iter().take_while(|at| at.is_none()).count();
        for (col, place) in (0u16..).zip(labels.clone()) {
            let at = line.at[place - start];
            if at.is_none() && col > 0 && line.at[place - start - 1].is_none() {
                continue;
            }
            let until = (place - start + folded(place)).max(place - start + 1);
            let same = |other: &&Line| other.at[..until] == line.at[..until];
            let above = index.checked_sub(1).and_then(|above| group.get(above));
            if until < line.at.len() && above.is_some_and(|above| same(&above)) {
                continue;
            }
            let rows = if until < line.at.len() { group[index..].iter().take_while(same).count() } else { 1 };
            let cell = match at {
                Some(at) => Cell::text(col, self.grid.word(place, at), self.label_style(place)),
                None => {
                    Cell::text(col, self.total_word(line), Style::LABEL.bold()).cols(folded(place) as u16)
                }
            };
            cells.push(Cell { again: Again::Name, ..cell.rows(rows) });
        }
        cells
    }

    fn total_word(&self, line: &Line) -> &'static str {
        let whole = line.at.first() == Some(&None);
        match (whole, self.grid.pivot.subtotals) {
            (true, true) => "合計",
            (false, true) => "小計",
            _ => TOTAL,
        }
    }

    /// Names stand at the left; numbers of records, and what is chosen from few, in the middle.
    fn label_style(&self, place: usize) -> Style {
        use DimensionKind::{Department, List, Record};
        let is_named = [List, Record, Department].iter().any(|kind| self.grid.is(place, *kind));
        match (is_named, self.label_width(place) > NUMBER) {
            (true, true) => Style::NAME,
            (true, false) => Style::SIGN,
            (false, _) => Style::LABEL,
        }
    }

    fn value_cells(&self, each: &[u32], rows: &Lines, line: &Line) -> Vec<Cell> {
        let first = self.labels().len() as u16;
        let cell = |(col, column): (usize, &Line)| {
            let said = self.grid.said(each, rows, line, &self.columns, column);
            let field = self.grid.field(each, line, column).to_owned();
            let look = self.looks.get(&(col, field)).cloned().unwrap_or_default();
            let cell = look.cell(self.source, &said, first + col as u16);
            let cell = Cell { again: Again::Value, ..cell };
            let shaded = cell.style.shade == Shade::None && line.is_total();
            if shaded { Cell { style: cell.style.shaded(Shade::Band), ..cell } } else { cell }
        };
        self.columns.all.iter().enumerate().map(cell).collect()
    }

    /// The headings: a row a dimension across, and over them the field where no dimension says it.
    fn head(&self) -> Vec<Row> {
        let across = self.grid.across();
        let is_said = self.grid.dims.iter().any(|dim| dim.kind == Some(DimensionKind::Field));
        let over = !is_said;
        let depth = usize::from(over) + across.len();
        let mut rows = vec![Vec::new(); depth];
        for (col, place) in (0u16..).zip(self.labels()) {
            rows[0].push(Cell::text(col, self.dimension(place), Style::HEAD).rows(depth));
        }
        if over {
            rows[0].extend(self.heads(0, &|_| self.only_field(), 1));
        }
        for (level, place) in across.enumerate() {
            let word = |column: &Line| match column.at[level] {
                Some(at) => self.grid.word(place, at),
                None => TOTAL.to_owned(),
            };
            rows[usize::from(over) + level].extend(self.heads(level + 1, &word, depth));
        }
        rows.into_iter().map(|cells| Row::of(cells).least(ROW)).collect()
    }

    /// The headings of a level, each over the columns that have the same members down to it; on each sheet of paper anew.
    /// A total's heading reaches down over all levels that it adds up.
    fn heads(&self, known: usize, word: &dyn Fn(&Line) -> String, depth: usize) -> Vec<Cell> {
        let first = self.labels().len() as u16;
        let columns: Vec<(u16, &Line)> = (first..).zip(&self.columns.all).collect();
        let page = |col: u16| self.paper.end(col, self.width());
        let runs = columns
            .chunk_by(|(a, one), (b, other)| one.at[..known] == other.at[..known] && page(*a) == page(*b));
        let mut cells = Vec::new();
        for run in runs {
            let (col, column) = run[0];
            let is_total = known > 0 && column.at[known - 1].is_none();
            if is_total && known > 1 && column.at[known - 2].is_none() {
                continue;
            }
            let below = column.at[known..].iter().take_while(|at| is_total && at.is_none()).count();
            let head = Cell::text(col, word(column), Style::HEAD).cols(run.len() as u16);
            cells.push(if is_total { head.rows((below + 1).min(depth)) } else { head });
        }
        cells
    }
}

/// The word for what is added up.
const TOTAL: &str = "計";

/// Whether a dimension's heading on the form is better than its word.
const fn is_own(kind: DimensionKind) -> bool {
    matches!(kind, DimensionKind::List | DimensionKind::Record)
}

#[cfg(test)]
mod tests;
