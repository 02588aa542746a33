//! Entries by their place in a table: the members of its dimensions, its lines down and across, and what stands where
//! they meet.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::source::Source;
use crate::decisions::DECISIONS_FILE;
use crate::model::{Check, DimensionKind, Entry, Item, Member, Month, Place, Text, Value};
use crate::summary::Total;
use crate::template::{Group, Pivot, SheetShape};

/// The place of a member among those of its dimension.
type At = u32;

/// A dimension of the table.
#[derive(Default)]
pub struct Dim {
    /// Its name in the template; empty: the sections of the items.
    pub name: String,
    /// Where its members come from; `None`: they are the sections of the items.
    pub kind: Option<DimensionKind>,
    /// Its members, in the order in which they are printed.
    pub members: Vec<Member>,
    /// The place of each among them.
    places: BTreeMap<Named, At>,
}

/// A member, with the department whose it is: №1 of one has nothing to do with №1 of another, where the table sets them
/// apart.
type Named = (Option<Text>, Member);

/// A line down or across: a member of each dimension, or all of them in a line of totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The members; `None`: all are added up.
    pub at: Vec<Option<At>>,
    /// The plain lines that it is made of; of a plain line itself.
    of: Vec<usize>,
}

impl Line {
    /// Whether it adds up others.
    pub fn is_total(&self) -> bool {
        self.at.contains(&None)
    }
}

/// Lines down or across, in their order, those of totals among them.
pub struct Lines {
    plain: Vec<Vec<At>>,
    /// All of them.
    pub all: Vec<Line>,
}

/// What stands where a row and a column meet.
pub enum Shown<'a> {
    /// What was reported.
    Entry(&'a Entry),
    /// A sum.
    Total(Total),
    /// Nothing came.
    Missing,
    /// Nothing is to come yet, or there is nothing to add up.
    Open,
    /// Nothing is asked.
    NotAsked,
}

/// The entries of a table by their members.
pub struct Grid<'a> {
    source: &'a Source<'a>,
    shape: &'a SheetShape,
    /// What the sheet shows.
    pub pivot: Pivot,
    /// The dimensions: those of which each member has a table, those down, those across.
    pub dims: Vec<Dim>,
    cells: BTreeMap<Vec<At>, &'a Entry>,
}

impl<'a> Grid<'a> {
    /// Sorts the entries of the sheet's fields into their places.
    pub fn new(source: &'a Source<'a>, shape: &'a SheetShape, pivot: Pivot) -> Self {
        let dims = (pivot.each.iter()).chain(&pivot.rows).chain(&pivot.columns).map(|name| Dim {
            name: name.clone(),
            kind: Some(source.template().kind_of(name)),
            ..Dim::default()
        });
        let mut dims: Vec<Dim> = dims.collect();
        if pivot.group == Some(Group::Section) {
            dims.insert(pivot.each.len(), Dim::default());
        }
        let mut grid = Self { source, shape, pivot, dims, cells: BTreeMap::new() };
        let entries = grid.entries();
        for index in 0..grid.dims.len() {
            let members = grid.members(index, &entries);
            grid.dims[index].places = members.iter().cloned().zip(0..).collect();
            grid.dims[index].members = members.into_iter().map(|(_, member)| member).collect();
        }
        grid.cells = grid.placed(&entries);
        grid
    }

    /// The places of the dimensions of which each member has a table.
    pub fn each(&self) -> Range<usize> {
        0..self.pivot.each.len()
    }

    /// The places of the dimensions down, with the section before them.
    pub fn down(&self) -> Range<usize> {
        self.each().end..self.dims.len() - self.pivot.columns.len()
    }

    /// The places of the dimensions across.
    pub fn across(&self) -> Range<usize> {
        self.down().end..self.dims.len()
    }

    /// The tables: of each the members that it is of, and its rows.
    pub fn tables(&self) -> Vec<(Vec<At>, Lines)> {
        let each = self.plain(self.each(), &[]);
        each.into_iter().map(|at| (at.clone(), self.rows(&at))).collect()
    }

    fn rows(&self, each: &[At]) -> Lines {
        let down = self.down();
        let mut folds = self.totals(down.clone());
        if self.pivot.subtotals && down.len() > 1 {
            let inner = |place: usize| place > down.start && !self.is(place, DimensionKind::Field);
            folds.insert(down.clone().map(inner).collect());
        }
        lines(self.plain(down, each), folds)
    }

    /// The columns, those of totals only where there are numbers to add up.
    pub fn columns(&self) -> Lines {
        let across = self.across();
        let mut columns = lines(self.plain(across.clone(), &[]), self.totals(across.clone()));
        let numbers: BTreeSet<&[At]> = (self.cells.iter())
            .filter(|(_, entry)| matches!(entry.value, Some(Value::Number(_))))
            .map(|(at, _)| &at[across.clone()])
            .collect();
        let Lines { plain, all } = &mut columns;
        all.retain(|line| {
            !line.is_total() || line.of.iter().any(|of| numbers.contains(plain[*of].as_slice()))
        });
        columns
    }

    /// What stands where they meet.
    pub fn said(&self, each: &[At], rows: &Lines, row: &Line, columns: &Lines, column: &Line) -> Shown<'a> {
        let at = |row: usize, column: usize| [each, &rows.plain[row], &columns.plain[column]].concat();
        if !row.is_total() && !column.is_total() {
            let at = at(row.of[0], column.of[0]);
            return self.cells.get(&at).map_or_else(|| self.nothing(&at), |entry| Shown::Entry(entry));
        }
        let all = row.of.iter().flat_map(|row| column.of.iter().map(|column| at(*row, *column)));
        let plan = self.source.plan();
        let folded = self.folded(row, column);
        let all = all.filter(|at| !self.is_in_sum(at, &folded));
        let said = all.filter_map(|at| self.cells.get(&at).map(|entry| (*entry, plan.unit_of(entry))));
        Total::of(said).map_or(Shown::Open, Shown::Total)
    }

    /// The places of the dimensions that a line adds up.
    fn folded(&self, row: &Line, column: &Line) -> Vec<usize> {
        let ats = row.at.iter().chain(&column.at);
        (self.each().end..).zip(ats).filter(|(_, at)| at.is_none()).map(|(place, _)| place).collect()
    }

    /// Whether what stands there is a part of a sum that departments give themselves, beside it: 男 and 女 where 計 is said too.
    fn is_in_sum(&self, at: &[At], folded: &[usize]) -> bool {
        let Some(field) = self.cells.get(at).and_then(|entry| self.source.plan().field(&entry.field)) else {
            return false;
        };
        field.checks.iter().any(|check| {
            let Check::MemberTotal { dimension, member, of } = check else { return false };
            let Some(place) = folded.iter().find(|place| self.dims[**place].name == *dimension) else {
                return false;
            };
            let at_of = |name: &String| {
                self.dims[*place].places.get(&(None, Member::Name(name.as_str().into()))).copied()
            };
            let is_part = || of.iter().any(|name| at_of(name) == Some(at[*place]));
            let mut sum = at.to_vec();
            at_of(member).is_some_and(|member| {
                sum[*place] = member;
                is_part() && self.cells.contains_key(&sum)
            })
        })
    }

    /// The field that is said there.
    pub fn field(&self, each: &[At], row: &Line, column: &Line) -> &str {
        let at: Vec<Option<At>> = each
            .iter()
            .copied()
            .map(Some)
            .chain(row.at.iter().copied())
            .chain(column.at.iter().copied())
            .collect();
        let spread = self.dims.iter().zip(&at).find(|(dim, _)| dim.kind == Some(DimensionKind::Field));
        let place = spread.map_or(Some(0), |(_, at)| *at).unwrap_or_default();
        self.pivot.fields.get(place as usize).map_or("", String::as_str)
    }

    /// A member as it is printed.
    pub fn word(&self, place: usize, at: At) -> String {
        match &self.dims[place].members[at as usize] {
            Member::Year(year) => self.source.year(self.shape, *year),
            Member::Item(id) => self.source.plan().item(id).map_or_else(|| id.to_string(), title),
            Member::Name(name) if self.is(place, DimensionKind::Field) => {
                self.source.plan().field(name).map_or_else(|| name.to_string(), |field| field.label.clone())
            }
            member => member.to_string(),
        }
    }

    /// Whether a dimension is of this kind.
    pub fn is(&self, place: usize, kind: DimensionKind) -> bool {
        self.dims[place].kind == Some(kind)
    }

    fn entries(&self) -> Vec<&'a Entry> {
        let dims = self.pivot.key().len();
        let shown = |entry: &&Entry| {
            self.pivot.fields.iter().any(|name| *name == entry.field) && entry.key.parts().len() == dims
        };
        let collected = &self.source.collected.entries;
        let whole = |entry: &&Entry| self.dims.iter().all(|dim| self.member(dim, entry).is_some());
        collected.iter().filter(shown).filter(whole).collect()
    }

    /// The member that an entry is said for; `None` where it has none, or one that the sheet leaves out.
    fn member(&self, dim: &Dim, entry: &Entry) -> Option<Member> {
        match dim.kind {
            None => Some(section(self.source.plan().item(entry.item()))),
            Some(DimensionKind::Field) => Some(Member::Name(entry.field.clone())),
            Some(_) => {
                let member = entry.key.get(&dim.name)?;
                let shown = member.year().is_none_or(|year| self.source.shows(self.shape, year));
                shown.then(|| member.clone())
            }
        }
    }

    /// The same, with the department whose it is: of records, where the department stands before them.
    fn named(&self, index: usize, entry: &Entry) -> Option<Named> {
        let member = self.member(&self.dims[index], entry)?;
        let is_own = self.is(index, DimensionKind::Record)
            && (0..index).any(|before| self.is(before, DimensionKind::Department));
        Some((entry.key.department().filter(|_| is_own).cloned(), member))
    }

    /// Those that the plan knows, then those that only what came says, records in the order in which they came. What the clerk
    /// decided came from no department, and moves nothing.
    fn members(&self, index: usize, entries: &[&'a Entry]) -> Vec<Named> {
        let dim = &self.dims[index];
        let mut members: Vec<Named> = self.known(dim).into_iter().map(|member| (None, member)).collect();
        let known: BTreeSet<&Named> = members.iter().collect();
        let mut others: BTreeMap<Named, (usize, &Place)> = BTreeMap::new();
        for entry in entries {
            let Some(named) = self.named(index, entry).filter(|named| !known.contains(named)) else {
                continue;
            };
            let department = self.source.plan().departments.position(&entry.department);
            let is_decided = entry.place.file == DECISIONS_FILE;
            let department = department.filter(|_| !is_decided);
            let place = (department.unwrap_or(usize::MAX), &entry.place);
            let first = others.entry(named).or_insert(place);
            *first = place.min(*first);
        }
        let mut others: Vec<(Named, (usize, &Place))> = others.into_iter().collect();
        if dim.kind == Some(DimensionKind::Record) {
            others.sort_by_key(|(_, came)| *came);
        }
        members.extend(others.into_iter().map(|(named, _)| named));
        if dim.kind == Some(DimensionKind::Year) {
            members.sort();
        }
        members
    }

    fn known(&self, dim: &Dim) -> Vec<Member> {
        let plan = self.source.plan();
        let named = |name: &String| Member::Name(name.as_str().into());
        match dim.kind {
            None => {
                let sections: Vec<Member> = self.items().map(|item| section(Some(item))).collect();
                let mut seen = BTreeSet::new();
                sections.into_iter().filter(|section| seen.insert(section.clone())).collect()
            }
            Some(DimensionKind::Field) => self.pivot.fields.iter().map(named).collect(),
            Some(DimensionKind::Year) => {
                let years = plan.years.into_iter().flat_map(|span| span.years());
                years.filter(|year| self.source.shows(self.shape, *year)).map(Member::Year).collect()
            }
            Some(DimensionKind::Month) => Month::all().map(Member::Month).collect(),
            Some(DimensionKind::Department) => {
                plan.departments.iter().map(|one| Member::Department(one.name.as_str().into())).collect()
            }
            Some(DimensionKind::Named) => {
                let members = plan.dimension(&dim.name).map_or(&[][..], |dimension| &dimension.members);
                members.iter().map(|member| named(&member.name)).collect()
            }
            Some(DimensionKind::List) => {
                let own = self.items().filter(|item| plan.list_of(item) == dim.name);
                own.map(|item| Member::Item(item.id.as_str().into())).collect()
            }
            Some(DimensionKind::Record) => Vec::new(),
        }
    }

    /// The items that the sheet shows.
    fn items(&self) -> impl Iterator<Item = &'a Item> {
        let plan = self.source.plan();
        let asked = |item: &&Item| self.pivot.fields.iter().any(|field| plan.asks(field, item));
        plan.items.iter().filter(asked)
    }

    fn placed(&self, entries: &[&'a Entry]) -> BTreeMap<Vec<At>, &'a Entry> {
        let place = |entry: &Entry| -> Option<Vec<At>> {
            let dims = self.dims.iter().enumerate();
            dims.map(|(index, dim)| dim.places.get(&self.named(index, entry)?).copied()).collect()
        };
        entries.iter().filter_map(|entry| Some((place(entry)?, *entry))).collect()
    }

    /// The plain lines of these dimensions, in their order: all that are asked, and all that came. Records are those that
    /// came.
    fn plain(&self, places: Range<usize>, each: &[At]) -> Vec<Vec<At>> {
        let own = self.cells.range(each.to_vec()..).map(|(at, _)| at).take_while(|at| at.starts_with(each));
        let mut lines: BTreeSet<Vec<At>> = own.map(|at| at[places.clone()].to_vec()).collect();
        if !places.clone().any(|place| self.is(place, DimensionKind::Record)) {
            lines.extend(self.asked(places, each));
        }
        lines.into_iter().collect()
    }

    /// The lines of these dimensions for which something is asked.
    fn asked(&self, places: Range<usize>, each: &[At]) -> Vec<Vec<At>> {
        let start = places.start;
        let mut lines: Vec<Vec<At>> = vec![Vec::new()];
        for dim in &self.dims[places] {
            // The section follows from the item.
            let members = if dim.kind.is_none() { 0..1 } else { 0..dim.members.len() as At };
            let longer =
                |line: &Vec<At>| members.clone().map(|at| [line.as_slice(), &[at]].concat()).collect();
            lines = lines.iter().flat_map(|line| -> Vec<Vec<At>> { longer(line) }).collect();
            let given = || each.iter().copied().enumerate();
            lines.retain(|line| self.asks(given().chain((start..).zip(line.iter().copied()))));
        }
        lines.iter_mut().for_each(|line| self.in_section(start, line));
        lines
    }

    /// Puts the section of its item into a line.
    fn in_section(&self, start: usize, line: &mut [At]) {
        let Some(place) = self.dims.iter().position(|dim| dim.kind.is_none()) else { return };
        let members = (start..).zip(line.iter()).map(|(place, at)| &self.dims[place].members[*at as usize]);
        let item = members.filter_map(|member| self.item(member)).next();
        let own = section(item);
        let found = self.dims[place].members.iter().position(|member| *member == own);
        if let (Some(index), Some(found)) = (place.checked_sub(start), found)
            && let Some(at) = line.get_mut(index)
        {
            *at = found as At;
        }
    }

    fn item(&self, member: &Member) -> Option<&'a Item> {
        match member {
            Member::Item(id) => self.source.plan().item(id),
            _ => None,
        }
    }

    /// Whether something is asked for these members of these dimensions: each item of its own departments, for its own
    /// years, in its own fields.
    fn asks(&self, at: impl Iterator<Item = (usize, At)>) -> bool {
        let plan = self.source.plan();
        let members: Vec<(usize, &Member)> =
            at.filter_map(|(place, at)| Some((place, self.dims[place].members.get(at as usize)?))).collect();
        let Some(item) = members.iter().find_map(|(_, member)| self.item(member)) else { return true };
        members.iter().all(|(place, member)| match member {
            Member::Year(year) => plan.years_of(item).is_none_or(|years| years.contains(*year)),
            Member::Department(name) => {
                item.departments.is_empty() || item.departments.iter().any(|own| *own == *name)
            }
            Member::Name(field) if self.is(*place, DimensionKind::Field) => plan.asks(field, item),
            _ => true,
        })
    }

    fn nothing(&self, at: &[At]) -> Shown<'a> {
        let year = self.dims.iter().zip(at).find_map(|(dim, at)| dim.members[*at as usize].year());
        if !self.asks(at.iter().copied().enumerate()) {
            Shown::NotAsked
        } else if self.source.plan().is_due(year) {
            Shown::Missing
        } else {
            Shown::Open
        }
    }

    /// Which of these dimensions are added up together, in each kind of total line that the sheet has.
    fn totals(&self, places: Range<usize>) -> BTreeSet<Vec<bool>> {
        let mut folds: BTreeSet<Vec<bool>> = BTreeSet::new();
        for total in places.clone().filter(|place| self.pivot.totals.contains(&self.dims[*place].name)) {
            // What is only there in one member of the dimension is added up with it, and so are the sections.
            let folded = |place: usize| {
                let own = [DimensionKind::List, DimensionKind::Record].map(|kind| self.is(place, kind));
                place == total || self.dims[place].kind.is_none() || place > total && own.contains(&true)
            };
            let fold: Vec<bool> = places.clone().map(folded).collect();
            let with: Vec<Vec<bool>> = folds.iter().map(|other| either(other, &fold)).collect();
            folds.extend(with);
            folds.insert(fold);
        }
        folds
    }
}

fn either(one: &[bool], other: &[bool]) -> Vec<bool> {
    one.iter().zip(other).map(|(one, other)| *one || *other).collect()
}

/// The plain lines and, after those that it adds up, each line of totals.
fn lines(plain: Vec<Vec<At>>, folds: BTreeSet<Vec<bool>>) -> Lines {
    let mut all: BTreeMap<Vec<Option<At>>, Vec<usize>> = BTreeMap::new();
    for (index, line) in plain.iter().enumerate() {
        let whole = line.iter().copied().map(Some).collect();
        let folded =
            folds.iter().map(|fold| line.iter().zip(fold).map(|(at, fold)| (!fold).then_some(*at)).collect());
        for at in folded.chain([whole]) {
            all.entry(at).or_default().push(index);
        }
    }
    let mut all: Vec<Line> = all.into_iter().map(|(at, of)| Line { at, of }).collect();
    all.sort_by_cached_key(|line| line.at.iter().map(|at| at.unwrap_or(At::MAX)).collect::<Vec<At>>());
    Lines { plain, all }
}

fn section(item: Option<&Item>) -> Member {
    Member::Name(item.map(|item| item.path.join("　")).unwrap_or_default().into())
}

/// The label and title of an item, and its unit, where the title does not end with it.
fn title(item: &Item) -> String {
    let title = format!("{}　{}", item.label, item.title).trim().to_owned();
    let is_said =
        item.unit.is_empty() || item.title.ends_with(['）', ')']) && item.title.contains(&item.unit);
    if is_said { title } else { format!("{title}（{}）", item.unit) }
}
