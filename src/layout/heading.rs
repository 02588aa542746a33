//! Finding the rows that carry the headings of a table.

use super::grid::Grid;
use super::vocabulary::Vocabulary;
use crate::model::{CellRef, Fault, FiscalYear};
use crate::template::{Dimension, TableShape};
use crate::text::fiscal_year;

/// How many rows above the headings an outer heading may stand.
const OUTER_ROWS: u32 = 2;

/// What a heading says of the cells under it or beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// The fiscal years; several where one heading spans them.
    pub years: Vec<FiscalYear>,
    /// The field, by its place in the plan.
    pub field: Option<usize>,
    /// The category, by its place in the plan.
    pub category: Option<usize>,
}

/// A column of data, under its heading.
#[derive(Clone, Debug)]
pub struct Column {
    /// The heading's cell.
    pub at: CellRef,
    /// The columns that it spans, both included.
    pub cols: (u32, u32),
    /// What it says.
    pub key: Key,
}

/// The heading over a column of row labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stub {
    /// Row labels that name items.
    Item,
    /// Row labels that name fields.
    Field,
    /// Row labels that name years or categories.
    Axis,
    /// A column that belongs to the form and is no data.
    Furniture,
}

/// A cell in a row of headings that says nothing known.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// The cell.
    pub at: CellRef,
    /// The columns that it spans.
    pub cols: (u32, u32),
    /// Why it is no year, where it looks like one.
    pub refusal: Option<Fault>,
}

/// A row of headings that a table may stand under.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The table's shape, by its place in the form.
    pub shape: usize,
    /// The row.
    pub row: u32,
    /// The columns of data.
    pub columns: Vec<Column>,
    /// The columns of row labels that have a heading.
    pub stubs: Vec<(Stub, CellRef, (u32, u32))>,
    /// Headings that say nothing known.
    pub unknown: Vec<Unknown>,
    /// Headings that repeat another one of the same table.
    pub repeated: Vec<Column>,
    /// The columns that the table may reach over, both included.
    pub bounds: (u32, u32),
}

impl Heading {
    /// The columns from the first heading to the last.
    pub fn extent(&self) -> (u32, u32) {
        let cols = self.columns.iter().map(|column| column.cols);
        let all = cols.chain(self.stubs.iter().map(|(_, _, cols)| *cols));
        all.fold((u32::MAX, 0), |extent, cols| (extent.0.min(cols.0), extent.1.max(cols.1)))
    }

    /// Whether the column is one of data.
    pub fn is_data(&self, col: u32) -> bool {
        self.columns.iter().any(|column| (column.cols.0..=column.cols.1).contains(&col))
    }
}

/// One cell of a possible row of headings.
enum Word {
    Data(Column),
    Stub(Stub, CellRef, (u32, u32)),
    Unknown(Unknown),
}

impl Word {
    const fn cols(&self) -> (u32, u32) {
        match self {
            Word::Data(column) => column.cols,
            Word::Stub(_, _, cols) => *cols,
            Word::Unknown(unknown) => unknown.cols,
        }
    }
}

/// The rows that carry the headings of a shape, anywhere on the sheet; several side by side in a row.
pub fn find(grid: &Grid, vocabulary: &Vocabulary, shape: usize) -> Vec<Heading> {
    let table = &vocabulary.form.tables[shape];
    let rows: Vec<u32> = grid.filled_rows().collect();
    rows.into_iter()
        .flat_map(|row| split(words(grid, vocabulary, table, row)).into_iter().map(move |words| (row, words)))
        .filter_map(|(row, (words, bounds))| heading(shape, row, words, bounds))
        .filter(|heading| !only_bare_numbers(grid, heading))
        .collect()
}

fn words(grid: &Grid, vocabulary: &Vocabulary, table: &TableShape, row: u32) -> Vec<Word> {
    let classify = |cell: &&crate::book::Cell| {
        let range = grid.range_at(cell.at);
        word(grid, vocabulary, table, cell.at, (range.first.col, range.last.col))
    };
    let mut words: Vec<Word> = grid.row(row).iter().map(classify).collect();
    words.extend(tall_stubs(grid, vocabulary, table, row));
    words.sort_by_key(Word::cols);
    words
}

/// Stubs merged over two rows of headings stand in the upper one.
fn tall_stubs<'a>(
    grid: &'a Grid,
    vocabulary: &'a Vocabulary,
    table: &'a TableShape,
    row: u32,
) -> impl Iterator<Item = Word> + 'a {
    let above = (row.saturating_sub(OUTER_ROWS)..row).flat_map(|row| grid.row(row));
    above.filter_map(move |cell| {
        let range = grid.range_at(cell.at);
        let cols = (range.first.col, range.last.col);
        (range.last.row >= row)
            .then(|| word(grid, vocabulary, table, cell.at, cols))
            .filter(|word| matches!(word, Word::Stub(..)))
    })
}

fn word(grid: &Grid, vocabulary: &Vocabulary, table: &TableShape, at: CellRef, cols: (u32, u32)) -> Word {
    let text = grid.text(at);
    if let Some(stub) = stub(vocabulary, table, text) {
        return Word::Stub(stub, at, cols);
    }
    let inner = table.columns.last().copied();
    match inner.map(|dimension| key(vocabulary, table, dimension, text)) {
        Some(Ok(key)) => Word::Data(Column { at, cols, key: with_outer(grid, vocabulary, table, at, key) }),
        Some(Err(refusal)) => Word::Unknown(Unknown { at, cols, refusal }),
        None => Word::Unknown(Unknown { at, cols, refusal: None }),
    }
}

/// Which column of row labels a heading stands over.
pub fn stub(vocabulary: &Vocabulary, table: &TableShape, text: &str) -> Option<Stub> {
    let kinds = [
        (Stub::Item, &table.item_headings),
        (Stub::Field, &table.field_headings),
        (Stub::Axis, &table.axis_headings),
        (Stub::Furniture, &table.furniture_headings),
    ];
    kinds.into_iter().find(|(_, words)| vocabulary.is_one_of(text, words)).map(|(stub, _)| stub)
}

/// What a label says in a dimension; the refusal where it looks like a year and is none.
pub fn key(
    vocabulary: &Vocabulary,
    table: &TableShape,
    dimension: Dimension,
    text: &str,
) -> Result<Key, Option<Fault>> {
    match dimension {
        Dimension::FiscalYear => {
            vocabulary.year(text).map(|years| Key { years, ..Key::default() }).map_err(worth_telling)
        }
        Dimension::Field => vocabulary
            .field(text, &table.fields)
            .map(|field| Key { field: Some(field), ..Key::default() })
            .ok_or(None),
        Dimension::Category => vocabulary
            .category(text)
            .map(|category| Key { category: Some(category), ..Key::default() })
            .ok_or(None),
        Dimension::Item => Err(None),
    }
}

/// A label that has nothing of a year needs no word about years.
fn worth_telling(refusal: Option<Fault>) -> Option<Fault> {
    refusal.filter(fiscal_year::was_meant)
}

/// Adds what an outer heading above says: the year over 計画 and 実績.
fn with_outer(grid: &Grid, vocabulary: &Vocabulary, table: &TableShape, at: CellRef, mut own: Key) -> Key {
    let outer = table.columns.split_last().map_or(&[][..], |(_, outer)| outer);
    for dimension in outer {
        let above = (1..=OUTER_ROWS.min(at.row)).map(|up| grid.text(CellRef::new(at.row - up, at.col)));
        let found = above.filter_map(|text| key(vocabulary, table, *dimension, text).ok()).next();
        if let Some(found) = found {
            own.years.extend(found.years);
            own.field = own.field.or(found.field);
            own.category = own.category.or(found.category);
        }
    }
    own
}

/// Splits a row where a second table begins beside the first: where a heading repeats.
fn split(words: Vec<Word>) -> Vec<(Vec<Word>, (u32, u32))> {
    let mut parts: Vec<Vec<Word>> = vec![Vec::new()];
    for word in words {
        let part = parts.last_mut().expect("there is always a part");
        if let Some(first) = part.iter().position(|known| repeats(known, &word))
            && let Some(start) = start_of_next(part, first, &word)
        {
            let moved = part.split_off(start);
            parts.push(moved);
        }
        parts.last_mut().expect("there is always a part").push(word);
    }
    let ends: Vec<u32> = parts.iter().map(|part| part.last().map_or(0, |word| word.cols().1)).collect();
    let starts: Vec<u32> = parts.iter().map(|part| part.first().map_or(0, |word| word.cols().0)).collect();
    let bounds = |index: usize| {
        let left = if index == 0 { 0 } else { ends[index - 1] + 1 };
        let right = starts.get(index + 1).map_or(u32::MAX, |start| start.saturating_sub(1));
        (left, right)
    };
    parts.into_iter().enumerate().map(|(index, part)| (part, bounds(index))).collect()
}

fn repeats(known: &Word, word: &Word) -> bool {
    match (known, word) {
        (Word::Data(known), Word::Data(new)) => known.key == new.key,
        (Word::Stub(known, ..), Word::Stub(new, ..)) => known == new && *new != Stub::Furniture,
        _ => false,
    }
}

/// Where the table of a repeated heading began: at the headings of its row labels, if the table before has such
/// headings too; or else after the last gap between headings.
fn start_of_next(part: &[Word], first: usize, word: &Word) -> Option<usize> {
    let row = Row { part, word };
    let tail = row.tails().rev().find(|tail| tail.start > first && row.has_kin(tail.start, first));
    let last_gap = (first + 1..=part.len()).rev().find(|index| row.gap_before(*index));
    let Some(tail) = tail else { return last_gap };
    let by_gap = tail.clone().find(|index| row.gap_before(*index));
    let by_stub = tail.clone().find(|index| matches!(part[*index], Word::Stub(..)));
    let without_gap = by_stub.or(Some(tail.end - 1));
    if tail.end == part.len() { by_gap.or(without_gap) } else { by_gap.or(last_gap).or(without_gap) }
}

/// The words of a row so far, and the next one.
struct Row<'a> {
    part: &'a [Word],
    word: &'a Word,
}

impl Row<'_> {
    fn gap_before(&self, index: usize) -> bool {
        self.part.get(index).unwrap_or(self.word).cols().0 > self.part[index - 1].cols().1 + 1
    }

    /// The runs of words that follow data and are none.
    fn tails(&self) -> impl DoubleEndedIterator<Item = std::ops::Range<usize>> {
        let is_data = |index: usize| matches!(self.part[index], Word::Data(_));
        let starts = (1..self.part.len()).filter(move |index| is_data(index - 1) && !is_data(*index));
        starts.map(move |start| {
            start..(start..self.part.len()).find(|index| is_data(*index)).unwrap_or(self.part.len())
        })
    }

    /// Whether a word of the same sort stands at or before the first of the repeated headings.
    fn has_kin(&self, index: usize, first: usize) -> bool {
        self.part[..=first].iter().any(|known| match (known, &self.part[index]) {
            (Word::Stub(known, ..), Word::Stub(own, ..)) => known == own,
            (known, own) => matches!((known, own), (Word::Unknown(_), Word::Unknown(_))),
        })
    }
}

fn heading(shape: usize, row: u32, words: Vec<Word>, bounds: (u32, u32)) -> Option<Heading> {
    let mut heading = Heading {
        shape,
        row,
        columns: Vec::new(),
        stubs: Vec::new(),
        unknown: Vec::new(),
        repeated: Vec::new(),
        bounds,
    };
    for word in words {
        match word {
            Word::Data(column) if heading.columns.iter().any(|known| known.key == column.key) => {
                heading.repeated.push(column);
            }
            Word::Data(column) => heading.columns.push(column),
            Word::Stub(stub, at, cols) => heading.stubs.push((stub, at, cols)),
            Word::Unknown(unknown) => heading.unknown.push(unknown),
        }
    }
    let known_stubs = heading.stubs.iter().filter(|(stub, ..)| *stub != Stub::Furniture).count();
    (heading.columns.len() >= 2 || (heading.columns.len() == 1 && known_stubs >= 1)).then_some(heading)
}

/// A row of plain numbers is data, unless a heading among them says that they are years.
fn only_bare_numbers(grid: &Grid, heading: &Heading) -> bool {
    let bare = |at: CellRef| grid.text(at).chars().all(|c| c.is_numeric() || c.is_whitespace());
    heading.stubs.is_empty()
        && heading.columns.iter().all(|column| !column.key.years.is_empty() && bare(column.at))
}
