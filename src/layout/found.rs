//! Finding the rows that carry the headings of a table, anywhere on a sheet, several side by side in a row.

use super::band::{Band, Column, agrees, is_whole, mark_twice, spans_beside};
use super::fold::loose;
use super::grid::{Cols, Spot};
use super::ids::{DimId, FIELD, MONTH, Of, ShapeId, YEAR};
use super::line_of_months::months_of_line;
use super::odd_years::odd_years;
use super::words::{Heading, Shape};
use super::{Key, Scope};
use crate::model::FiscalYear;

/// How many empty rows may lie between the lines of one band of headings.
const GAP: u32 = 2;
/// How many rows a band may have.
const TALLEST: u32 = 6;

/// The headings of a row, and of the rows under it that go on with it: cut where they repeat, and, should a part have no
/// labels of its own, whole.
#[derive(Clone, Debug)]
pub struct Headings {
    /// One band a table.
    pub parts: Vec<Band>,
    /// All of it as one table, in which headings stand twice.
    pub whole: Band,
}

/// One cell of a possible row of headings.
#[derive(Clone)]
enum Word {
    Data(Spot, Cols, Key),
    LabelHead(Heading, Spot, Cols),
    Unknown(Spot, Cols),
}

impl Word {
    const fn cols(&self) -> Cols {
        match self {
            Word::Data(_, cols, _) | Word::LabelHead(_, _, cols) | Word::Unknown(_, cols) => *cols,
        }
    }
}

/// The rows that carry the headings of a shape.
pub fn headings(scope: Scope, id: ShapeId) -> Vec<Headings> {
    let shape = scope.words.shape(id);
    let mut found: Vec<Headings> = Vec::new();
    for row in scope.grid.rows().filter(|_| shape.beside.is_none()) {
        let own: Vec<Word> = scope.grid.row(row).map(|spot| word(scope, shape, spot)).collect();
        let own = with_months(scope, shape, with_series(scope, shape, own));
        let own = without_spans(without_odd_years(scope, own));
        for words in at_the_line_above(found.last(), row, own, shape) {
            let Some(headings) = of_row(scope, id, row, words) else { continue };
            match found.last_mut().filter(|above| joins(scope, above, &headings)) {
                Some(above) => above.join(headings, shape),
                None => found.push(headings),
            }
        }
    }
    found
}

/// A row under a line is cut where that ends, if it goes on with it: a second row of headings of one table may stand
/// beside the first row of another.
fn at_the_line_above(above: Option<&Headings>, row: u32, words: Vec<Word>, shape: &Shape) -> Vec<Vec<Word>> {
    let Some(above) = above.filter(|above| row - above.whole.last <= GAP + 1) else { return vec![words] };
    let extent = above.whole.extent();
    let is_data = |word: &Word| matches!(word, Word::Data(.., key) if is_whole(key, shape));
    let of =
        |from: u32, to: u32| words.iter().filter(move |word| from <= word.cols().0 && word.cols().0 <= to);
    let goes_on = of(extent.0, extent.1).any(is_data)
        && !of(extent.0, extent.1).any(|word| matches!(word, Word::LabelHead(..)));
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

fn of_row(scope: Scope, id: ShapeId, row: u32, own: Vec<Word>) -> Option<Headings> {
    if !own.iter().any(|word| matches!(word, Word::Data(..))) {
        return None;
    }
    let shape = scope.words.shape(id);
    let known = own.iter().filter(|word| !matches!(word, Word::Unknown(..))).map(Word::cols);
    let extent = known.reduce(Cols::with)?;
    let words = with_merged(scope, shape, row, own, extent);
    let whole = Some(band(id, row, words.clone(), Cols(0, u32::MAX))).filter(Band::is_known)?;
    let parts = split(scope, words, shape).into_iter().map(|(words, bounds)| band(id, row, words, bounds));
    let parts = parts.filter(Band::is_known).collect();
    Some(Headings { parts, whole })
}

fn word(scope: Scope, shape: &Shape, spot: Spot) -> Word {
    let cols = scope.grid.cols(spot);
    let key = said(scope, shape, spot);
    if key.iter().any(|(dim, _)| shape.columns.contains(dim)) && !is_of_another_field(scope, shape, spot) {
        return Word::Data(spot, cols, key);
    }
    match shape.heading(scope.grid.key(spot)) {
        Some(heading) => Word::LabelHead(heading, spot, cols),
        None => Word::Unknown(spot, cols),
    }
}

/// Whether a heading over a table of one field says another one: R7予算額 beside the years of the users.
fn is_of_another_field(scope: Scope, shape: &Shape, spot: Spot) -> bool {
    let sense = scope.says[spot].of(FIELD);
    shape.only.zip(sense).is_some_and(|(only, sense)| !sense.may.contains(&Of::Field(only)))
}

/// What a heading says in the dimensions of a table; fields that the table has not are no fields in it.
pub fn said(scope: Scope, shape: &Shape, spot: Spot) -> Key {
    let is_other = is_of_another_time(scope, shape, spot);
    let own = |dim: DimId| {
        (shape.columns.contains(&dim) || shape.rows.contains(&dim)) && !(dim == FIELD && is_other)
    };
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

/// Whether a heading says a field of another time than the round's, in a table that has no years: R6件数, 件数（R7.4～R7.9）.
fn is_of_another_time(scope: Scope, shape: &Shape, spot: Spot) -> bool {
    let Some(sense) = scope.says[spot].of(YEAR) else { return false };
    let text = scope.grid.text(spot);
    let dims = || shape.columns.iter().chain(&shape.rows).chain(&shape.above);
    let now = scope.words.plan.collecting.map(Of::Year);
    let is_now =
        sense.may.len() == 1 && sense.may.first() == now.as_ref() && !text.contains(['.', '．', '月']);
    !dims().any(|dim| *dim == YEAR) && !scope.words.is_field(text) && !is_now
}

fn is_allowed(shape: &Shape, dim: DimId, of: &Of) -> bool {
    dim != FIELD || of.field().is_some_and(|field| shape.fields.contains(&field))
}

/// A year whose words the others of the line have not says something else.
fn without_odd_years(scope: Scope, words: Vec<Word>) -> Vec<Word> {
    let spots =
        words.iter().filter_map(|word| if let Word::Data(spot, ..) = word { Some(*spot) } else { None });
    let odd = odd_years(scope, spots);
    let plain = |word: Word| match word {
        Word::Data(spot, cols, _) if odd.contains(&spot) => Word::Unknown(spot, cols),
        word => word,
    };
    words.into_iter().map(plain).collect()
}

/// Several years that stand beside some of them alone sum these up, and are no column of theirs.
fn without_spans(words: Vec<Word>) -> Vec<Word> {
    let keys = words.iter().filter_map(|word| match word {
        Word::Data(spot, _, key) => Some((*spot, key)),
        _ => None,
    });
    let spans = spans_beside(keys);
    let plain = |word: Word| match word {
        Word::Data(spot, cols, _) if spans.contains(&spot) => Word::Unknown(spot, cols),
        word => word,
    };
    words.into_iter().map(plain).collect()
}

/// Months that a line of headings says by numbers alone, or with the year of the round.
fn with_months(scope: Scope, shape: &Shape, words: Vec<Word>) -> Vec<Word> {
    let headed = words.iter().any(|word| matches!(word, Word::LabelHead(..)));
    if !shape.columns.contains(&MONTH) || shape.says_years() || !headed {
        return words;
    }
    let unknown: Vec<Spot> = words
        .iter()
        .filter_map(|word| if let Word::Unknown(spot, _) = word { Some(*spot) } else { None })
        .collect();
    let months = months_of_line(scope, &unknown);
    let read = |word: Word| match word {
        Word::Unknown(spot, cols) => match months.get(&spot) {
            Some(month) => Word::Data(spot, cols, vec![(MONTH, vec![Of::Month(*month)])]),
            None => word,
        },
        word => word,
    };
    words.into_iter().map(read).collect()
}

/// Bare numbers in a line are years, where there is one way to read all of them.
fn with_series(scope: Scope, shape: &Shape, words: Vec<Word>) -> Vec<Word> {
    let bare = |word: &Word| match word {
        Word::Unknown(spot, cols) => scope.says[*spot].bare.map(|number| (*spot, *cols, number)),
        _ => None,
    };
    let numbers: Vec<u32> = words.iter().filter_map(bare).map(|(.., number)| number).collect();
    let headed = words.iter().any(|word| matches!(word, Word::LabelHead(..)));
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

fn band(shape: ShapeId, row: u32, words: Vec<Word>, bounds: Cols) -> Band {
    let mut band = Band {
        shape,
        first: row,
        last: row,
        columns: Vec::new(),
        label_heads: Vec::new(),
        unknown: Vec::new(),
        bounds,
    };
    for word in words {
        match word {
            Word::Data(spot, cols, key) => {
                band.columns.push(Column { heads: vec![spot], cols, own: cols, key, doubtful: false })
            }
            Word::LabelHead(heading, spot, cols) => band.label_heads.push((heading, spot, cols)),
            Word::Unknown(spot, cols) => band.unknown.push((spot, cols)),
        }
    }
    mark_twice(&mut band.columns);
    band
}

/// Lines right under each other are one band, though they contradict each other; but a row of the table is no line.
fn joins(scope: Scope, above: &Headings, below: &Headings) -> bool {
    let (grid, above, below) = (scope.grid, &above.whole, &below.whole);
    let near = below.first - above.last <= GAP + 1 && below.last - above.first < TALLEST;
    let empty = grid.rows_between(above.last + 1, below.first.saturating_sub(1)).next().is_none();
    let agree = |column: &Column| {
        let over = above.columns.iter().filter(|known| known.cols.meets(column.cols));
        over.clone().all(|known| agrees(&known.key, &column.key))
    };
    let shape = scope.words.shape(below.shape);
    let says = |spot: Spot| said(scope, shape, spot).iter().any(|(dim, _)| *dim == shape.inner());
    let is_row = || grid.anchored(below.last, Cols(0, u32::MAX)).any(says);
    // What stands in the corner names whose table it is; a field of another table stands there beside this one.
    let first = below.columns.iter().map(|column| column.cols.0).min().unwrap_or(0);
    let same_corner = |(spot, cols): &(Spot, Cols)| {
        let is_corner = cols.1 < first && !scope.words.is_field(grid.text(*spot));
        let over = above.unknown.iter().filter(|(_, other)| is_corner && other.meets(*cols));
        over.clone().all(|(other, _)| grid.text(*other) == grid.text(*spot))
    };
    near && empty
        && above.extent().meets(below.extent())
        && (below.columns.iter().all(agree) || !is_row())
        && below.unknown.iter().all(same_corner)
}

impl Headings {
    fn join(&mut self, below: Headings, shape: &Shape) {
        self.whole.join(below.whole, shape);
        for part in below.parts {
            match self.parts.iter_mut().find(|known| known.extent().meets(part.extent())) {
                Some(known) => known.join(part, shape),
                None => self.parts.push(part),
            }
        }
    }
}

/// Splits a row where a second table begins beside the first: where a heading repeats.
fn split(scope: Scope, words: Vec<Word>, shape: &Shape) -> Vec<(Vec<Word>, Cols)> {
    let mut parts: Vec<Vec<Word>> = vec![Vec::new()];
    for word in words {
        let part = parts.last_mut().expect("there is always a part");
        if let Some(first) = part.iter().position(|known| repeats(known, &word, shape))
            && let Some(start) = (Next { part, word: &word }).start(first).or(begins_anew(scope, part, &word))
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

/// The end of the headings so far, where the heading of the labels comes again and nothing known stands between: the
/// headings of the data of the table before were lost.
fn begins_anew(scope: Scope, part: &[Word], word: &Word) -> Option<usize> {
    let text = |word: &Word| match word {
        Word::LabelHead(Heading::Labels(_), spot, _) => Some(loose(scope.grid.text(*spot))),
        _ => None,
    };
    let own = text(word)?;
    let before = part.iter().rposition(|known| text(known).as_ref() == Some(&own))?;
    let between = &part[before + 1..];
    let lost = between.iter().all(|word| matches!(word, Word::Unknown(..)));
    (lost && word.cols().0 > part[before].cols().1 + 1).then_some(part.len())
}

fn repeats(known: &Word, word: &Word, shape: &Shape) -> bool {
    match (known, word) {
        (Word::Data(.., known), Word::Data(.., new)) => known == new && is_whole(new, shape),
        (Word::LabelHead(known, ..), Word::LabelHead(new, ..)) => known == new && *new != Heading::Details,
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
        let by_label_head = tail.clone().find(|index| matches!(self.part[*index], Word::LabelHead(..)));
        let without_gap = by_label_head.or(Some(tail.end - 1));
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
            (Word::LabelHead(known, ..), Word::LabelHead(own, ..)) => known == own,
            (known, own) => matches!((known, own), (Word::Unknown(..), Word::Unknown(..))),
        })
    }
}
