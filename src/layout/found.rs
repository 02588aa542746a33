//! Finding the rows that carry the headings of a table, anywhere on a sheet, several side by side in a row.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::grid::{Cols, Spot};
use super::words::{DimId, FIELD, Heading, Of, Shape, YEAR};
use super::{Key, Scope};
use crate::model::FiscalYear;

/// How many empty rows may lie between the lines of one band of headings.
const GAP: u32 = 2;
/// How many rows a band may have.
const TALLEST: u32 = 6;

/// A column of a table under its headings.
#[derive(Clone, Debug)]
pub struct Column {
    /// The cells over it, the uppermost first.
    pub heads: Vec<Spot>,
    /// The columns that it spans.
    pub cols: Cols,
    /// What its headings say.
    pub key: Key,
    /// Whether nobody can know what it is: its headings contradict each other, or stand over another column too.
    pub doubtful: bool,
}

/// Headings that a table may stand under.
#[derive(Clone, Debug)]
pub struct Band {
    /// The shape of the table, by its place in the form.
    pub shape: usize,
    /// The first row of headings.
    pub first: u32,
    /// The last row of headings.
    pub last: u32,
    /// The columns of data.
    pub columns: Vec<Column>,
    /// The columns with a heading over labels or over details.
    pub stubs: Vec<(Heading, Spot, Cols)>,
    /// Headings that say nothing known.
    pub unknown: Vec<(Spot, Cols)>,
    /// How far the table may reach.
    pub bounds: Cols,
}

impl Band {
    /// The columns from the first heading to the last.
    pub fn extent(&self) -> Cols {
        let all = self.columns.iter().map(|column| column.cols).chain(self.stubs.iter().map(|stub| stub.2));
        all.reduce(Cols::with).unwrap_or(Cols(0, 0))
    }

    /// Whether the column is one of data.
    pub fn is_data(&self, col: u32) -> bool {
        self.columns.iter().any(|column| column.cols.holds(col))
    }

    /// The columns under the heading of a dimension's labels.
    pub fn stub(&self, dim: DimId) -> Option<Cols> {
        self.stubs.iter().find(|(heading, ..)| *heading == Heading::Labels(dim)).map(|(.., cols)| *cols)
    }

    /// All cells of headings that say something known.
    pub fn heads(&self) -> impl Iterator<Item = Spot> + '_ {
        let columns = self.columns.iter().flat_map(|column| column.heads.iter().copied());
        columns.chain(self.stubs.iter().map(|(_, spot, _)| *spot))
    }

    fn known(&self) -> bool {
        let labels = self.stubs.iter().filter(|(heading, ..)| *heading != Heading::Details).count();
        self.columns.len() >= 2 || self.columns.len() == 1 && labels >= 1
    }
}

/// The bands of a line: cut where headings repeat, and, should a part have no labels of its own, whole.
#[derive(Clone, Debug)]
pub struct Line {
    /// One band a table.
    pub parts: Vec<Band>,
    /// All of it as one table, in which headings stand twice.
    pub whole: Band,
}

/// One cell of a possible row of headings.
#[derive(Clone)]
enum Word {
    Data(Spot, Cols, Key),
    Stub(Heading, Spot, Cols),
    Unknown(Spot, Cols),
}

impl Word {
    const fn cols(&self) -> Cols {
        match self {
            Word::Data(_, cols, _) | Word::Stub(_, _, cols) | Word::Unknown(_, cols) => *cols,
        }
    }
}

/// The rows that carry the headings of a shape.
pub fn lines(scope: Scope, index: usize) -> Vec<Line> {
    let shape = &scope.words.shapes[index];
    let mut lines: Vec<Line> = Vec::new();
    for row in scope.grid.rows().filter(|_| shape.beside.is_none()) {
        let own: Vec<Word> = scope.grid.row(row).map(|spot| word(scope, shape, spot)).collect();
        let own = with_series(scope, shape, own);
        for words in at_the_line_above(lines.last(), row, own, shape) {
            let Some(line) = line(scope, index, row, words) else { continue };
            match lines.last_mut().filter(|above| joins(scope, above, &line)) {
                Some(above) => above.join(line, shape),
                None => lines.push(line),
            }
        }
    }
    lines
}

/// A row under a line is cut where that ends, if it goes on with it: a second row of headings of one table may stand
/// beside the first row of another.
fn at_the_line_above(above: Option<&Line>, row: u32, words: Vec<Word>, shape: &Shape) -> Vec<Vec<Word>> {
    let Some(above) = above.filter(|above| row - above.whole.last <= GAP + 1) else { return vec![words] };
    let extent = above.whole.extent();
    let is_data = |word: &Word| matches!(word, Word::Data(.., key) if is_whole(key, shape));
    let of =
        |from: u32, to: u32| words.iter().filter(move |word| from <= word.cols().0 && word.cols().0 <= to);
    let goes_on = of(extent.0, extent.1).any(is_data)
        && !of(extent.0, extent.1).any(|word| matches!(word, Word::Stub(..)));
    let cut = match (of(extent.1 + 1, u32::MAX).any(is_data), of(0, extent.0.saturating_sub(1)).any(is_data))
    {
        (true, _) => extent.1 + 1,
        (false, true) => extent.0,
        (false, false) => return vec![words],
    };
    if !goes_on {
        return vec![words];
    }
    let (left, right) = words.into_iter().partition(|word| word.cols().0 < cut);
    vec![left, right]
}

fn line(scope: Scope, index: usize, row: u32, own: Vec<Word>) -> Option<Line> {
    let shape = &scope.words.shapes[index];
    let whole = Some(band(index, row, own.clone(), Cols(0, u32::MAX))).filter(Band::known)?;
    let words = with_merged(scope, shape, row, own, whole.extent());
    let whole = band(index, row, words.clone(), Cols(0, u32::MAX));
    let parts = split(words, shape).into_iter().map(|(words, bounds)| band(index, row, words, bounds));
    let parts = parts.filter(Band::known).collect();
    Some(Line { parts, whole })
}

fn word(scope: Scope, shape: &Shape, spot: Spot) -> Word {
    let cols = scope.grid.cols(spot);
    let key = said(scope, shape, spot);
    if key.iter().any(|(dim, _)| shape.columns.contains(dim)) {
        return Word::Data(spot, cols, key);
    }
    match shape.heading(scope.grid.text(spot)) {
        Some(heading) => Word::Stub(heading, spot, cols),
        None => Word::Unknown(spot, cols),
    }
}

/// What a heading says in the dimensions of a table; fields that the table has not are no fields in it.
pub fn said(scope: Scope, shape: &Shape, spot: Spot) -> Key {
    let own = |dim: DimId| shape.columns.contains(&dim) || shape.rows.contains(&dim);
    let senses = scope.says[spot].senses.iter().filter(|sense| own(sense.dim));
    let mut key: Key = Vec::new();
    for sense in senses {
        let may: Vec<Of> = sense.may.iter().filter(|of| is_allowed(shape, sense.dim, of)).cloned().collect();
        if !may.is_empty() && !key.iter().any(|(dim, _)| *dim == sense.dim) {
            key.push((sense.dim, may));
        }
    }
    key
}

fn is_allowed(shape: &Shape, dim: DimId, of: &Of) -> bool {
    dim != FIELD || of.member().is_some_and(|field| shape.fields.contains(&field))
}

/// Bare numbers in a line are years, where there is one way to read all of them.
fn with_series(scope: Scope, shape: &Shape, words: Vec<Word>) -> Vec<Word> {
    let bare = |word: &Word| match word {
        Word::Unknown(spot, cols) => scope.says[*spot].bare.map(|number| (*spot, *cols, number)),
        _ => None,
    };
    let numbers: Vec<u32> = words.iter().filter_map(bare).map(|(.., number)| number).collect();
    let headed = words.iter().any(|word| matches!(word, Word::Stub(..)));
    if !shape.columns.contains(&YEAR) || numbers.len() < 2 || !headed {
        return words;
    }
    let Some(years) = series(scope, &numbers) else { return words };
    let mut years = years.into_iter();
    let read = |word: Word| match bare(&word).and_then(|bare| Some((bare, years.next()?))) {
        Some(((spot, cols, _), year)) => Word::Data(spot, cols, vec![(YEAR, vec![Of::Year(year)])]),
        None => word,
    };
    words.into_iter().map(read).collect()
}

/// Bare numbers that stand beside each other as years: the one reading in which all of them are of the plan.
pub fn series(scope: Scope, numbers: &[u32]) -> Option<Vec<FiscalYear>> {
    let span = scope.words.plan.years?;
    let eras = crate::model::Era::ALL.map(|era| era.first_year() - 1);
    let starts = eras.into_iter().chain([2000, span.first.0 - 1]);
    let read = |start: i32| -> Vec<FiscalYear> {
        numbers.iter().map(|number| FiscalYear(start + *number as i32)).collect()
    };
    let mut fits: Vec<Vec<FiscalYear>> =
        starts.map(read).filter(|years| years.iter().all(|year| span.contains(*year))).collect();
    fits.sort();
    fits.dedup();
    (fits.len() == 1).then(|| fits.remove(0))
}

/// Headings merged downward show in the rows of headings under them too.
fn with_merged(scope: Scope, shape: &Shape, row: u32, mut words: Vec<Word>, extent: Cols) -> Vec<Word> {
    let around = Cols(extent.0.saturating_sub(TALLEST), extent.1.saturating_add(TALLEST));
    let from_above = scope.grid.across(row, around).into_iter().filter(|spot| {
        let top = scope.grid.place(*spot).row;
        top < row && row - top < TALLEST
    });
    words.extend(
        from_above.map(|spot| word(scope, shape, spot)).filter(|word| !matches!(word, Word::Unknown(..))),
    );
    words.sort_by_key(Word::cols);
    words
}

fn band(shape: usize, row: u32, words: Vec<Word>, bounds: Cols) -> Band {
    let mut band = Band {
        shape,
        first: row,
        last: row,
        columns: Vec::new(),
        stubs: Vec::new(),
        unknown: Vec::new(),
        bounds,
    };
    for word in words {
        match word {
            Word::Data(spot, cols, key) => {
                band.columns.push(Column { heads: vec![spot], cols, key, doubtful: false })
            }
            Word::Stub(heading, spot, cols) => band.stubs.push((heading, spot, cols)),
            Word::Unknown(spot, cols) => band.unknown.push((spot, cols)),
        }
    }
    mark_twice(&mut band.columns);
    band
}

/// Where two columns say the same, nobody can know which is which: neither is taken.
fn mark_twice(columns: &mut [Column]) {
    let keys: Vec<Key> = columns.iter().map(|column| column.key.clone()).collect();
    said_twice(keys.iter().enumerate()).into_iter().for_each(|index| columns[index].doubtful = true);
}

/// Whose keys say something that the key of another says too.
pub fn said_twice<'k>(keys: impl Iterator<Item = (usize, &'k Key)>) -> BTreeSet<usize> {
    let mut seen: HashMap<Vec<(DimId, Of)>, usize> = HashMap::new();
    let mut twice = BTreeSet::new();
    for (owner, key) in keys {
        for one in each(key) {
            if let Some(before) = seen.insert(one, owner).filter(|before| *before != owner) {
                twice.extend([before, owner]);
            }
        }
    }
    twice
}

/// Every single key of what a heading says: a year each.
fn each(key: &Key) -> Vec<Vec<(DimId, Of)>> {
    let mut keys: Vec<Vec<(DimId, Of)>> = vec![Vec::new()];
    for (dim, may) in key {
        keys = keys
            .iter()
            .flat_map(|key| {
                may.iter().map(|of| key.iter().cloned().chain([(*dim, of.clone())]).collect::<Vec<_>>())
            })
            .collect();
    }
    keys
}

/// Lines right under each other are one band, though they contradict each other; but a row of the table is no line.
fn joins(scope: Scope, above: &Line, below: &Line) -> bool {
    let (grid, above, below) = (scope.grid, &above.whole, &below.whole);
    let near = below.first - above.last <= GAP + 1 && below.last - above.first < TALLEST;
    let empty = grid.rows_between(above.last + 1, below.first.saturating_sub(1)).next().is_none();
    let agree = |column: &Column| {
        let over = above.columns.iter().filter(|known| known.cols.meets(column.cols));
        over.clone().all(|known| agrees(&known.key, &column.key))
    };
    let shape = &scope.words.shapes[below.shape];
    let says = |spot: Spot| said(scope, shape, spot).iter().any(|(dim, _)| *dim == shape.inner());
    let is_row = || grid.anchored(below.last, Cols(0, u32::MAX)).any(says);
    // What stands in the corner names whose table it is.
    let first = below.columns.iter().map(|column| column.cols.0).min().unwrap_or(0);
    let same_corner = |(spot, cols): &(Spot, Cols)| {
        let over = above.unknown.iter().filter(|(_, other)| cols.1 < first && other.meets(*cols));
        over.clone().all(|(other, _)| grid.text(*other) == grid.text(*spot))
    };
    near && empty
        && above.extent().meets(below.extent())
        && (below.columns.iter().all(agree) || !is_row())
        && below.unknown.iter().all(same_corner)
}

fn agrees(a: &Key, b: &Key) -> bool {
    a.iter().all(|(dim, may)| {
        b.iter().all(|(other, also)| dim != other || may.iter().any(|of| also.contains(of)))
    })
}

impl Line {
    fn join(&mut self, below: Line, shape: &Shape) {
        self.whole.join(below.whole, shape);
        for part in below.parts {
            match self.parts.iter_mut().find(|known| known.extent().meets(part.extent())) {
                Some(known) => known.join(part, shape),
                None => self.parts.push(part),
            }
        }
    }
}

impl Band {
    /// Takes in the line below: a column is what stands under one set of headings.
    fn join(&mut self, below: Band, shape: &Shape) {
        let lost = spread(&mut self.columns, &below.columns, shape);
        for (index, mut column) in below.columns.into_iter().enumerate() {
            if lost.contains(&index) {
                column.key.iter_mut().for_each(|(_, may)| may.clear());
            }
            let over = self.columns.iter().position(|known| known.cols.meets(column.cols));
            match over {
                Some(index) if self.columns[index].cols == column.cols => {
                    let known = &mut self.columns[index];
                    known.heads.extend(column.heads);
                    known.heads.dedup();
                    merge_keys(&mut known.key, column.key);
                }
                Some(index) => {
                    let mut inner = column;
                    let outer = self.columns[index].clone();
                    refine(&mut inner.key, outer.key);
                    inner.heads.splice(0..0, outer.heads);
                    self.columns.push(inner);
                }
                None => self.columns.push(column),
            }
        }
        for stub in below.stubs {
            if !self.stubs.contains(&stub) {
                self.stubs.push(stub);
            }
        }
        self.drop_outer(shape);
        self.unknown.extend(below.unknown);
        self.last = below.last;
        self.bounds = Cols(self.bounds.0.min(below.bounds.0), self.bounds.1.max(below.bounds.1));
        self.columns.sort_by_key(|column| column.cols);
        self.doubt();
    }

    /// Marks the columns of which nobody can know what they are.
    fn doubt(&mut self) {
        let contradicts = |key: &Key| key.iter().any(|(_, may)| may.is_empty());
        self.columns.iter_mut().for_each(|column| column.doubtful = contradicts(&column.key));
        mark_twice(&mut self.columns);
    }

    /// What does not say all that the columns of its table must say is no column of it.
    pub fn drop_incomplete(&mut self, shape: &Shape) {
        let is_whole = |column: &mut Column| is_whole(&column.key, shape);
        let lost: Vec<Column> = self.columns.extract_if(.., |column| !is_whole(column)).collect();
        self.unknown.extend(lost.into_iter().filter_map(|column| Some((*column.heads.last()?, column.cols))));
        self.doubt();
    }

    /// A heading over several columns with headings of their own is no column itself; where one column under it has
    /// none, it is that one.
    fn drop_outer(&mut self, shape: &Shape) {
        let all: Vec<Cols> = self.columns.iter().map(|column| column.cols).collect();
        self.columns.retain_mut(|column| {
            let within =
                |cols: &&Cols| **cols != column.cols && column.cols.0 <= cols.0 && cols.1 <= column.cols.1;
            let inner: Vec<Cols> = all.iter().filter(within).copied().collect();
            let mut own =
                (column.cols.0..=column.cols.1).filter(|col| !inner.iter().any(|cols| cols.holds(*col)));
            match (inner.is_empty(), own.next(), own.next()) {
                (true, ..) => true,
                (false, Some(col), None) if is_whole(&column.key, shape) => {
                    column.cols = Cols(col, col);
                    true
                }
                _ => false,
            }
        });
    }
}

/// Whether a key says all that the columns of a table must say.
fn is_whole(key: &Key, shape: &Shape) -> bool {
    shape.columns.iter().all(|dim| key.iter().any(|(known, _)| known == dim))
}

/// A heading that is not merged over its columns holds for those beside it. Those of which nobody can tell, by their
/// places.
fn spread(outer: &mut [Column], inner: &[Column], shape: &Shape) -> Vec<usize> {
    if inner.iter().any(|column| is_whole(&column.key, shape)) {
        return Vec::new();
    }
    let over = |column: &Column| outer.iter().position(|known| known.cols.meets(column.cols));
    let heads: Vec<Option<usize>> = inner.iter().map(over).collect();
    let is_merged = |index: usize| outer[index].cols.0 < outer[index].cols.1;
    let free: Vec<usize> = (0..inner.len()).filter(|index| !heads[*index].is_some_and(is_merged)).collect();
    let keys: Vec<&Key> = inner.iter().map(|column| &column.key).collect();
    let Some(held) = held(&free, &heads, &keys) else { return Vec::new() };
    for (index, head) in &held {
        outer[*head].cols = outer[*head].cols.with(inner[*index].cols);
    }
    free.into_iter().filter(|index| !held.contains_key(index)).collect()
}

/// Which label holds for each of several places under or beside labels that are not merged; `None` where each has its
/// own. The places are cut into runs twice: at each label, and where an inner key comes again. A cut is good if each of
/// its runs has one label, and no key twice. The cut that is good counts, or else what both say alike.
pub fn held<K: PartialEq>(
    free: &[usize],
    labels: &[Option<usize>],
    keys: &[K],
) -> Option<BTreeMap<usize, usize>> {
    if free.iter().all(|place| labels[*place].is_some()) {
        return None;
    }
    let by_label = runs_of(free, |_, place| labels[place].is_some());
    let by_key = runs_of(free, |run, place| run.iter().any(|known| keys[*known] == keys[place]));
    let label = |run: &[usize]| {
        let mut own = run.iter().filter_map(|place| labels[*place]);
        own.next().filter(|_| own.next().is_none())
    };
    let twice =
        |run: &[usize]| (1..run.len()).any(|at| run[..at].iter().any(|known| keys[*known] == keys[run[at]]));
    let is_good = |run: &Vec<usize>| label(run).is_some() && !twice(run);
    let said = |runs: &[Vec<usize>]| -> BTreeMap<usize, usize> {
        let good = runs.iter().filter(|run| is_good(run));
        let places = good.flat_map(|run| run.iter().map(|place| (*place, label(run))));
        places.filter_map(|(place, label)| Some((place, label?))).collect()
    };
    let (one, other) = (said(&by_label), said(&by_key));
    Some(match (by_label.iter().all(is_good), by_key.iter().all(is_good)) {
        (true, false) => one,
        (false, true) => other,
        _ => one.into_iter().filter(|(place, label)| other.get(place) == Some(label)).collect(),
    })
}

/// Runs of what stands one after the other; `begins` says whether a new one begins, seen what the last one holds.
fn runs_of(all: &[usize], begins: impl Fn(&[usize], usize) -> bool) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for place in all {
        let goes_on = |run: &&mut Vec<usize>| run.ends_with(&[place.wrapping_sub(1)]) && !begins(run, *place);
        match runs.last_mut().filter(goes_on) {
            Some(run) => run.push(*place),
            None => runs.push(vec![*place]),
        }
    }
    runs
}

/// An inner heading of the same dimension refines the outer one: 家庭系ごみ, of it 燃えるごみ. Two years contradict.
fn refine(key: &mut Key, outer: Key) {
    let refined: Vec<DimId> = key.iter().map(|(dim, _)| *dim).filter(|dim| *dim != YEAR).collect();
    merge_keys(key, outer.into_iter().filter(|(dim, _)| !refined.contains(dim)).collect());
}

fn merge_keys(key: &mut Key, other: Key) {
    for (dim, may) in other {
        match key.iter_mut().find(|(known, _)| *known == dim) {
            Some((_, known)) => known.retain(|of| may.contains(of)),
            None => key.push((dim, may)),
        }
    }
}

/// Splits a row where a second table begins beside the first: where a heading repeats.
fn split(words: Vec<Word>, shape: &Shape) -> Vec<(Vec<Word>, Cols)> {
    let mut parts: Vec<Vec<Word>> = vec![Vec::new()];
    for word in words {
        let part = parts.last_mut().expect("there is always a part");
        if let Some(first) = part.iter().position(|known| repeats(known, &word, shape))
            && let Some(start) = (Next { part, word: &word }).start(first)
        {
            let moved = part.split_off(start);
            parts.push(moved);
        }
        parts.last_mut().expect("there is always a part").push(word);
    }
    let starts: Vec<u32> = parts.iter().map(|part| part.first().map_or(0, |word| word.cols().0)).collect();
    let ends: Vec<u32> = parts.iter().map(|part| part.last().map_or(0, |word| word.cols().1)).collect();
    let bounds = |index: usize| {
        let left = if index == 0 { 0 } else { ends[index - 1] + 1 };
        Cols(left, starts.get(index + 1).map_or(u32::MAX, |start| start.saturating_sub(1)))
    };
    parts.into_iter().enumerate().map(|(index, part)| (part, bounds(index))).collect()
}

fn repeats(known: &Word, word: &Word, shape: &Shape) -> bool {
    match (known, word) {
        (Word::Data(.., known), Word::Data(.., new)) => known == new && is_whole(new, shape),
        (Word::Stub(known, ..), Word::Stub(new, ..)) => known == new && *new != Heading::Details,
        _ => false,
    }
}

/// The words of a row so far, and the next one, which repeats one of them.
struct Next<'a> {
    part: &'a [Word],
    word: &'a Word,
}

impl Next<'_> {
    /// Where the table of the repeated heading began: at the headings of its labels, if the table before has such
    /// headings too; or else after the last gap between headings.
    fn start(&self, first: usize) -> Option<usize> {
        let tail = self.tails().rev().find(|tail| tail.start > first && self.has_kin(tail.start, first));
        let last_gap = (first + 1..=self.part.len()).rev().find(|index| self.gap_before(*index));
        let Some(tail) = tail else { return last_gap };
        let by_gap = tail.clone().find(|index| self.gap_before(*index));
        let by_stub = tail.clone().find(|index| matches!(self.part[*index], Word::Stub(..)));
        let without_gap = by_stub.or(Some(tail.end - 1));
        if tail.end == self.part.len() { by_gap.or(without_gap) } else { by_gap.or(last_gap).or(without_gap) }
    }

    fn gap_before(&self, index: usize) -> bool {
        self.part.get(index).unwrap_or(self.word).cols().0 > self.part[index - 1].cols().1 + 1
    }

    /// The runs of words that follow data and are none.
    fn tails(&self) -> impl DoubleEndedIterator<Item = std::ops::Range<usize>> {
        let is_data = |index: usize| matches!(self.part[index], Word::Data(..));
        let starts = (1..self.part.len()).filter(move |index| is_data(index - 1) && !is_data(*index));
        starts.map(move |start| {
            start..(start..self.part.len()).find(|index| is_data(*index)).unwrap_or(self.part.len())
        })
    }

    /// Whether a word of the same sort stands at or before the first of the repeated headings.
    fn has_kin(&self, index: usize, first: usize) -> bool {
        self.part[..=first].iter().any(|known| match (known, &self.part[index]) {
            (Word::Stub(known, ..), Word::Stub(own, ..)) => known == own,
            (known, own) => matches!((known, own), (Word::Unknown(..), Word::Unknown(..))),
        })
    }
}
