//! The headings of a table: its columns, what each of them says, and those that nobody can know.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::Key;
use super::grid::{Cols, Spot};
use super::held::held;
use super::ids::{DimId, Of, ShapeId, YEAR};
use super::words::{Heading, Shape};

/// What a heading says, one member of each dimension.
type SingleKey<'k> = Vec<(DimId, &'k Of)>;

/// A column of a table under its headings.
#[derive(Clone, Debug)]
pub struct Column {
    /// The cells over it, the uppermost first.
    pub heads: Vec<Spot>,
    /// The columns that it spans.
    pub cols: Cols,
    /// The columns that its innermost heading covers itself, before it was found to hold for those beside it.
    pub own: Cols,
    /// What its headings say.
    pub key: Key,
    /// Whether nobody can know what it is: its headings contradict each other, or stand over another column too.
    pub doubtful: bool,
}

/// Headings that a table may stand under.
#[derive(Clone, Debug)]
pub struct Band {
    /// The shape of the table, by its place in the form.
    pub shape: ShapeId,
    /// The first row of headings.
    pub first: u32,
    /// The last row of headings.
    pub last: u32,
    /// The columns of data.
    pub columns: Vec<Column>,
    /// The columns with a heading over labels or over details.
    pub label_heads: Vec<(Heading, Spot, Cols)>,
    /// Headings that say nothing known.
    pub unknown: Vec<(Spot, Cols)>,
    /// How far the table may reach.
    pub bounds: Cols,
}

impl Band {
    /// The columns from the first heading to the last.
    pub fn extent(&self) -> Cols {
        let all = self
            .columns
            .iter()
            .map(|column| column.cols)
            .chain(self.label_heads.iter().map(|label_head| label_head.2));
        all.reduce(Cols::with).unwrap_or(Cols(0, 0))
    }

    /// Whether the column is one of data.
    pub fn is_data(&self, col: u32) -> bool {
        self.columns.iter().any(|column| column.cols.holds(col))
    }

    /// The columns under the heading of a dimension's labels.
    pub fn label_head(&self, dim: DimId) -> Option<Cols> {
        self.label_heads.iter().find(|(heading, ..)| *heading == Heading::Labels(dim)).map(|(.., cols)| *cols)
    }

    /// All cells of headings that say something known.
    pub fn heads(&self) -> impl Iterator<Item = Spot> + '_ {
        let columns = self.columns.iter().flat_map(|column| column.heads.iter().copied());
        columns.chain(self.label_heads.iter().map(|(_, spot, _)| *spot))
    }

    /// Whether it may be the headings of a table: it has columns of data, and tells them from labels.
    pub fn is_known(&self) -> bool {
        let labels = self.label_heads.iter().filter(|(heading, ..)| *heading != Heading::Details).count();
        self.columns.len() >= 2 || self.columns.len() == 1 && labels >= 1
    }
}

impl Band {
    /// Takes in the line below: a column is what stands under one set of headings.
    pub fn join(&mut self, below: Band, shape: &Shape) {
        let lost = spread(&mut self.columns, &self.unknown, &below.columns, shape);
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
        for label_head in below.label_heads {
            if !self.label_heads.contains(&label_head) {
                self.label_heads.push(label_head);
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
        self.doubt_outer();
    }

    /// Where columns that say the same stand under several headings, one of those is wrong, and nobody can know which: all
    /// columns under them are doubtful.
    fn doubt_outer(&mut self) {
        let mut alike: HashMap<&Key, Vec<&Column>> = HashMap::new();
        for column in self.columns.iter().filter(|column| column.doubtful) {
            alike.entry(&column.key).or_default().push(column);
        }
        let wrong: HashSet<Spot> = alike.values().flat_map(|columns| not_over_all(columns)).collect();
        for column in &mut self.columns {
            column.doubtful |= column.heads.iter().any(|head| wrong.contains(head));
        }
    }

    /// What does not say all that the columns of its table must say is no column of it.
    pub fn drop_incomplete(&mut self, shape: &Shape) {
        let is_whole = |column: &mut Column| is_whole(&column.key, shape);
        let lost: Vec<Column> = self.columns.extract_if(.., |column| !is_whole(column)).collect();
        self.unknown.extend(lost.into_iter().filter_map(|column| Some((*column.heads.last()?, column.cols))));
        self.doubt();
    }

    /// A heading over several columns with headings of their own is no column itself; where one column that it covers
    /// has none, it is that one. A column that it only reaches over was put in under another heading.
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
                (false, Some(col), None) if column.own.holds(col) && is_whole(&column.key, shape) => {
                    column.cols = Cols(col, col);
                    true
                }
                _ => false,
            }
        });
    }
}

/// The outer headings that stand over some of these columns and not over others.
fn not_over_all(columns: &[&Column]) -> Vec<Spot> {
    let mut over: HashMap<Spot, usize> = HashMap::new();
    let outer = columns.iter().filter_map(|column| column.heads.split_last());
    outer.flat_map(|(_, outer)| outer).for_each(|head| *over.entry(*head).or_default() += 1);
    over.into_iter().filter(|(_, count)| *count < columns.len()).map(|(head, _)| head).collect()
}

/// Whether a key says all that the columns of a table must say.
pub fn is_whole(key: &Key, shape: &Shape) -> bool {
    shape.columns.iter().all(|dim| key.iter().any(|(known, _)| known == dim))
}

/// Whether two keys may both be true of one cell.
pub fn agrees(a: &Key, b: &Key) -> bool {
    a.iter().all(|(dim, may)| {
        b.iter().all(|(other, also)| dim != other || may.iter().any(|of| also.contains(of)))
    })
}

/// Whose keys say something that the key of another says too.
pub fn said_twice<'k, T: Copy + Ord>(keys: impl Iterator<Item = (T, &'k Key)>) -> BTreeSet<T> {
    let mut seen: HashMap<SingleKey, T> = HashMap::new();
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

/// Whose keys say several years, of which another key says one alone, all else alike: R2～R5 beside R2, R3.
pub fn spans_beside<'k, T: Copy + Ord>(keys: impl Iterator<Item = (T, &'k Key)> + Clone) -> BTreeSet<T> {
    let is_span = |key: &Key| key.iter().any(|(dim, may)| *dim == YEAR && may.len() > 1);
    let spans: Vec<(T, &Key)> = keys.clone().filter(|(_, key)| is_span(key)).collect();
    if spans.is_empty() {
        return BTreeSet::new();
    }
    let alone: HashSet<_> = keys.filter(|(_, key)| !is_span(key)).flat_map(|(_, key)| each(key)).collect();
    let repeats = |key: &Key| each(key).iter().any(|one| alone.contains(one));
    spans.into_iter().filter(|(_, key)| repeats(key)).map(|(owner, _)| owner).collect()
}

/// Every single key of what a heading says: a year each.
fn each(key: &Key) -> Vec<SingleKey<'_>> {
    let mut keys: Vec<SingleKey> = vec![Vec::with_capacity(key.len())];
    for (dim, may) in key {
        if let [one] = may.as_slice() {
            keys.iter_mut().for_each(|key| key.push((*dim, one)));
        } else {
            keys = keys.iter().flat_map(|key| may.iter().map(|of| with(key, *dim, of))).collect();
        }
    }
    keys
}

fn with<'k>(key: &SingleKey<'k>, dim: DimId, of: &'k Of) -> SingleKey<'k> {
    key.iter().copied().chain([(dim, of)]).collect()
}

/// Where two columns say the same, nobody can know which is which: neither is taken, nor what stands among them where the years
/// begin anew.
pub fn mark_twice(columns: &mut [Column]) {
    let keys: Vec<Key> = columns.iter().map(|column| column.key.clone()).collect();
    let twice = said_twice(keys.iter().enumerate());
    if twice.is_empty() {
        return;
    }
    let anew = begun_anew(&keys.iter().enumerate().collect::<Vec<_>>());
    twice.into_iter().chain(anew).for_each(|index| columns[index].doubtful = true);
}

/// Whose keys stand where the years begin anew, R3 R4 R5 R4 R5 R6, if two years or more stand twice: the second run may be
/// another item's, and so may a year that only that one has.
pub fn begun_anew<T: Copy + PartialEq>(keys: &[(T, &Key)]) -> Vec<T> {
    let mut said: HashSet<&Key> = HashSet::new();
    let mut again: HashSet<&Of> = HashSet::new();
    let (mut start, mut before) = (None, None);
    for (index, (owner, key)) in keys.iter().enumerate() {
        let goes_on = before.is_some_and(|(above, said)| above == owner || said == key);
        before = Some((owner, key));
        if !said.insert(key) && !goes_on {
            again.extend(key.iter().filter(|(dim, _)| *dim == YEAR).flat_map(|(_, may)| may));
            start = start.or(Some(index));
        }
    }
    let start = start.filter(|_| again.len() > 1).unwrap_or(keys.len());
    keys[start..].iter().map(|(owner, _)| *owner).collect()
}

/// A heading that is not merged over its columns holds for those beside it, and one that says nothing known holds for none
/// of them. Those of which nobody can tell, by their places.
fn spread(outer: &mut [Column], unknown: &[(Spot, Cols)], inner: &[Column], shape: &Shape) -> Vec<usize> {
    if inner.iter().any(|column| is_whole(&column.key, shape)) {
        return Vec::new();
    }
    let ends = |cols: &Cols| cols.0 == cols.1 && !outer.iter().any(|column| column.cols.meets(*cols));
    let unknown = unknown.iter().map(|(_, cols)| *cols).filter(ends);
    let over: Vec<Cols> = outer.iter().map(|column| column.cols).chain(unknown).collect();
    let head = |column: &Column| over.iter().position(|cols| cols.meets(column.cols));
    let heads: Vec<Option<usize>> = inner.iter().map(head).collect();
    let is_merged = |head: usize| over[head].0 < over[head].1;
    let free: Vec<usize> = (0..inner.len()).filter(|index| !heads[*index].is_some_and(is_merged)).collect();
    let keys: Vec<&Key> = inner.iter().map(|column| &column.key).collect();
    let Some(held) = held(&free, &heads, &keys) else { return Vec::new() };
    // What stands right of a heading that holds for nothing known may be that one's.
    let is_known = |head: usize| head < outer.len();
    let is_idle = |head: usize| {
        is_known(head)
            && !is_merged(head)
            && !heads.contains(&Some(head))
            && !is_whole(&outer[head].key, shape)
    };
    let before = |index: usize| (0..outer.len()).rfind(|head| over[*head].0 <= inner[index].cols.0);
    let is_past = |index: &usize| heads[*index].is_none() && before(*index).is_some_and(is_idle);
    let is_lost = |index: &usize| !held.contains_key(index) || is_past(index);
    let is_strange = |index: &usize| held.get(index).is_some_and(|head| !is_known(*head));
    // What stands there twice may be the other one.
    let unsure: HashSet<&Key> = free.iter().copied().filter(is_lost).map(|index| keys[index]).collect();
    let is_told = |index: &usize| is_strange(index) || unsure.contains(keys[*index]);
    let lost: Vec<usize> = free.into_iter().filter(is_told).collect();
    for (index, head) in held.iter().filter(|(index, _)| !lost.contains(index)) {
        outer[*head].cols = outer[*head].cols.with(inner[*index].cols);
    }
    lost
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
