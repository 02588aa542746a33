//! What the headings over the columns of a table say: years, months, fields, members that come again under each field.

use std::collections::{BTreeMap, BTreeSet};

use super::band::Leaf;
use super::block::Block;
use super::form_sheet::FormSheet;
use super::look::{self, Look, label};
use super::{year_names, years};
use crate::layout::Spot;
use crate::model::FiscalYear;
use crate::text::fiscal_year::is_total;

/// What one level of headings says of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The fiscal year.
    Year,
    /// The month.
    Month,
    /// The field.
    Field,
    /// A member of one of the sets, by its place.
    Member(usize),
}

/// A column of data.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Its place among the leaves of the data.
    pub leaf: usize,
    /// What its headings say, outermost first.
    pub levels: Vec<Level>,
    /// The label of its field, where a heading says one.
    pub field: Option<String>,
}

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The columns; those that only sum up others are left out.
    pub columns: Vec<Column>,
    /// The places of those that are left out, since they only sum up others.
    pub sums: Vec<usize>,
    /// Sets of members, each in the order of the form.
    pub members: Vec<Vec<String>>,
    /// The years.
    pub years: BTreeSet<FiscalYear>,
    /// Years that only say more of the heading over them: the form's own words.
    pub given: Vec<Spot>,
    /// A heading with a year of which no heading says the era.
    pub bare: Option<String>,
}

/// A heading, as it counts.
#[derive(Clone, Debug)]
enum HeadingSays {
    Year,
    Month,
    /// A year and a word in one cell.
    YearAndWord(String),
    Word(String),
}

/// What the headings of a table say.
pub fn columns(page: &FormSheet, block: &Block) -> Columns {
    let (bare, mut years) = bare_years(page, block);
    let counts = block.counts(page);
    let said: Vec<Vec<HeadingSays>> = block
        .data_leaves()
        .iter()
        .map(|leaf| names(block, leaf, &counts).map(|head| said(page, head, &bare, &mut years)).collect())
        .collect();
    let words: Vec<Vec<&str>> =
        said.iter().map(|heads| heads.iter().filter_map(HeadingSays::word).collect()).collect();
    let mut sets = Sets::of(&words);
    if are_members(page, block, &said) {
        sets.add(
            &[],
            &words
                .iter()
                .filter_map(|words| words.first())
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>(),
        );
    }
    let counted = block.data_leaves().iter().zip(&words);
    let counted = counted.filter(|(leaf, _)| leaf.heads.iter().any(|head| counts.contains(head)));
    let counted: Vec<(&[&str], &str)> =
        counted.filter_map(|(_, words)| words.split_last().map(|(inner, outer)| (outer, *inner))).collect();
    for run in counted.chunk_by(|(one, _), (next, _)| one == next) {
        let outer: Vec<String> = run[0].0.iter().map(|word| (*word).to_owned()).collect();
        sets.add(&outer, &run.iter().map(|(_, inner)| (*inner).to_owned()).collect::<Vec<_>>());
    }
    let on_axis = !counts.is_empty()
        || said.iter().any(|heads| heads.iter().any(|head| !matches!(head, HeadingSays::Word(_))));
    let column = |(leaf, heads): (usize, &Vec<HeadingSays>)| {
        let is_sum =
            on_axis && heads.iter().all(|head| matches!(head, HeadingSays::Word(word) if is_total(word)));
        (!is_sum).then(|| sets.column(leaf, heads))
    };
    let mut columns: Vec<Column> = said.iter().enumerate().filter_map(column).collect();
    let sums = (0..said.len()).filter(|at| !columns.iter().any(|column| column.leaf == *at)).collect();
    drop_compared(&mut columns, &words);
    let given = year_names::take(page, block, &mut columns, &mut years);
    year_names::name_by_year(page, block, &mut columns, &mut years);
    Columns { columns, sums, members: sets.members, years, given, bare: without_era(page, block, &bare) }
}

/// Columns under 増減 that say once more what stands under each year compare the years: they are none of their values.
fn drop_compared(columns: &mut Vec<Column>, words: &[Vec<&str>]) {
    let of_years = columns.iter().filter(|column| column.levels.contains(&Level::Year));
    let fields: BTreeSet<String> = of_years.filter_map(|column| column.field.clone()).collect();
    columns.retain(|column| {
        let again = column.field.as_ref().is_some_and(|field| fields.contains(field));
        column.levels.contains(&Level::Year) || !again || words[column.leaf].len() < 2
    });
}

/// The headings over a column; the number that counts it only where it has no name.
fn names<'h>(block: &Block, leaf: &'h Leaf, counts: &'h BTreeSet<Spot>) -> impl Iterator<Item = Spot> + 'h {
    let is_shared =
        |head: &Spot| block.band.leaves.iter().filter(|leaf| leaf.heads.contains(head)).count() > 1;
    let named = leaf.heads.iter().any(|head| !counts.contains(head) && !is_shared(head));
    leaf.heads.iter().copied().filter(move |head| !named || !counts.contains(head))
}

/// Whether all columns hold the same sort of value, and are members and no fields: only marks, or cells that are merged
/// over several of them.
fn are_members(page: &FormSheet, block: &Block, said: &[Vec<HeadingSays>]) -> bool {
    let plain = said.len() > 2 && said.iter().all(|heads| matches!(heads.as_slice(), [HeadingSays::Word(_)]));
    let cells = || block.data_leaves().iter().flat_map(|leaf| block.cells(page, leaf));
    let wide = |spot: Spot| {
        let cols = page.grid.cols(spot);
        block.data_leaves().iter().filter(|leaf| leaf.cols.meets(cols)).count() > 1
    };
    let marks = cells().count() > said.len() && cells().all(|spot| page.look(spot) == Look::Sign);
    plain && (marks || cells().any(wide))
}

/// The first year of which no heading says the era.
fn without_era(page: &FormSheet, block: &Block, bare: &BTreeSet<Spot>) -> Option<String> {
    let mut heads =
        block.data_leaves().iter().flat_map(|leaf| &leaf.heads).filter(|head| bare.contains(head));
    let said = heads.clone().any(|head| matches!(page.look(*head), Look::Year(_)));
    heads.next().filter(|_| !said).map(|head| page.text(*head).to_owned())
}

/// The headings that are bare numbers and years all the same, as the others of their row say; and all years.
fn bare_years(page: &FormSheet, block: &Block) -> (BTreeSet<Spot>, BTreeSet<FiscalYear>) {
    let mut heads: BTreeMap<u32, Vec<Spot>> = BTreeMap::new();
    for head in block.data_leaves().iter().flat_map(|leaf| &leaf.heads) {
        let may = matches!(page.look(*head), Look::Year(_))
            || look::may_be_year(page.text(*head))
            || look::is_bare_year(page.text(*head));
        let row = heads.entry(page.grid.place(*head).row).or_default();
        if may && !row.contains(head) {
            row.push(*head);
        }
    }
    let (mut spots, mut all) = (BTreeSet::new(), BTreeSet::new());
    for row in heads.into_values() {
        let texts: Vec<&str> = row.iter().map(|head| page.text(*head)).collect();
        if let Some(years) = years::series(&texts) {
            spots.extend(row);
            all.extend(years);
        }
    }
    (spots, all)
}

fn said(
    page: &FormSheet,
    head: Spot,
    bare: &BTreeSet<Spot>,
    years: &mut BTreeSet<FiscalYear>,
) -> HeadingSays {
    let text = page.text(head);
    match page.look(head) {
        Look::Month => HeadingSays::Month,
        Look::Year(year) if !bare.contains(&head) => {
            years.insert(year);
            HeadingSays::Year
        }
        _ if bare.contains(&head) => HeadingSays::Year,
        _ => match look::year_and_words(text) {
            Some((year, word)) => {
                years.insert(year);
                HeadingSays::YearAndWord(label(word))
            }
            None => HeadingSays::Word(label(text)),
        },
    }
}

impl HeadingSays {
    fn word(&self) -> Option<&str> {
        match self {
            HeadingSays::Word(word) | HeadingSays::YearAndWord(word) => Some(word),
            HeadingSays::Year | HeadingSays::Month => None,
        }
    }
}

/// Which words are members that come again, and of which set.
struct Sets {
    members: Vec<Vec<String>>,
    /// The set of the words under these outer words.
    under: BTreeMap<Vec<String>, usize>,
}

impl Sets {
    /// Words that stand under several outer words each, or stand elsewhere too, are members; else they are fields.
    fn of(words: &[Vec<&str>]) -> Self {
        let mut groups: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        for stack in words {
            for depth in 1..stack.len() {
                let outer: Vec<String> = stack[..depth].iter().map(|word| (*word).to_owned()).collect();
                let inner = stack[depth].to_owned();
                match groups.iter_mut().find(|(known, _)| *known == outer) {
                    Some((_, known)) if known.contains(&inner) => {}
                    Some((_, known)) => known.push(inner),
                    None => groups.push((outer, vec![inner])),
                }
            }
        }
        let mut sets = Self { members: Vec::new(), under: BTreeMap::new() };
        for (outer, inner) in &groups {
            let others = || groups.iter().filter(|(other, _)| other != outer && other.len() == outer.len());
            let twice = inner.iter().any(|word| others().any(|(_, other)| other.contains(word)));
            if inner.len() > 1 && twice || is_sexes(inner) {
                sets.add(outer, inner);
            }
        }
        sets
    }

    /// A group belongs to the set with which it shares at least half of its words.
    fn add(&mut self, outer: &[String], inner: &[String]) {
        let shared = |set: &Vec<String>| inner.iter().filter(|word| set.contains(word)).count();
        let near = self.members.iter().position(|set| shared(set) * 2 > inner.len().min(set.len()));
        let set = near.unwrap_or_else(|| {
            self.members.push(Vec::new());
            self.members.len() - 1
        });
        let new: Vec<String> =
            inner.iter().filter(|word| !self.members[set].contains(word)).cloned().collect();
        self.members[set].extend(new);
        self.under.insert(outer.to_vec(), set);
    }

    fn column(&self, leaf: usize, heads: &[HeadingSays]) -> Column {
        let mut column = Column { leaf, ..Column::default() };
        let mut outer: Vec<String> = Vec::new();
        for head in heads {
            if matches!(head, HeadingSays::Year | HeadingSays::YearAndWord(_)) {
                column.levels.push(Level::Year);
            }
            if matches!(head, HeadingSays::Month) {
                column.levels.push(Level::Month);
            }
            let Some(word) = head.word() else { continue };
            match self.under.get(&outer) {
                Some(set) if self.members[*set].iter().any(|member| member == word) => {
                    column.levels.push(Level::Member(*set));
                }
                _ => {
                    // An inner heading refines the outer one.
                    column.levels.retain(|level| *level != Level::Field);
                    column.levels.push(Level::Field);
                    column.field = Some(word.to_owned());
                }
            }
            outer.push(word.to_owned());
        }
        column
    }
}

/// 男, 女, and their sum: a set of its own wherever it stands.
fn is_sexes(words: &[String]) -> bool {
    let sex = |word: &String| ["男", "女", "男性", "女性"].contains(&word.as_str());
    words.iter().filter(|word| sex(word)).count() == 2 && words.iter().all(|word| sex(word) || is_total(word))
}
