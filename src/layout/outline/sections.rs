//! What tells apart rows of one name: the sections that they stand in, above them or beside them.

use super::{Outline, Run, said_of};
use crate::layout::fold::{loose, numbered};
use crate::layout::frame::{State, TableRow};
use crate::layout::grid::{Cols, Spot};
use crate::layout::ids::{DimId, Of};
use crate::layout::names;
use crate::layout::words::Heading;

/// Runs of one name that stand in one section.
struct Part {
    section: Option<Spot>,
    /// Who may be meant there.
    may: Vec<Of>,
    beside: Vec<String>,
    runs: Vec<Run>,
}

impl Outline<'_> {
    /// The runs under one text by the sections that they stand in, where several members have that name, each with what is
    /// said beside them.
    pub(super) fn by_section(&self, list: DimId, runs: Vec<Run>) -> Vec<(Vec<String>, Vec<Run>)> {
        let named = names::of_labels(self.scope, &runs[0].labels, list).unwrap_or_default();
        if named.len() < 2 {
            return vec![(self.details(&runs[0]), runs)];
        }
        // Where a row is lacking, that of another section may stand in its place.
        let is_whole = self.narrow(&named, &[]).len() == runs.len();
        let mut parts: Vec<Part> = Vec::new();
        for run in runs.iter().cloned() {
            let mut beside = self.details(&run);
            if is_whole {
                beside.extend(self.held_details(&run, list));
            }
            let (section, may) = (self.section(&run), self.narrow(&named, &beside));
            match parts.iter_mut().find(|part| part.section == section && part.may == may) {
                Some(part) => part.runs.push(run),
                None => parts.push(Part { section, may, beside, runs: vec![run] }),
            }
        }
        // One that may be anybody's may be that of any other.
        let is_one = |may: &[Of], of: &Of| may.len() == 1 && may.first() == Some(of);
        let is_other = |of: &Of| parts.iter().any(|part| is_one(&part.may, of));
        if parts.iter().any(|part| part.may.len() > 1 && part.may.iter().any(is_other)) {
            return vec![(Vec::new(), runs)];
        }
        parts.into_iter().map(|part| (part.beside, part.runs)).collect()
    }

    /// The label over a run that says nothing but a section.
    fn section(&self, run: &Run) -> Option<Spot> {
        self.sections.get_or_init(|| self.sections()).get(*run.rows.first()?).copied().flatten()
    }

    /// For each row the label of the one over it, among those of the table, that says nothing but a section.
    fn sections(&self) -> Vec<Option<Spot>> {
        let mut over = None;
        let mut of_row = |row: &TableRow| {
            let named = row.label.filter(|label| self.scope.words.is_section(self.scope.grid.text(*label)));
            let before = over;
            over = named.filter(|_| row.state != State::Keyed).or(over);
            before
        };
        self.table.rows.iter().map(&mut of_row).collect()
    }

    /// What the columns of details, and the lines above the table, say beside a run: its section.
    fn details(&self, run: &Run) -> Vec<String> {
        let grid = self.scope.grid;
        let row = run.rows.first().map_or(0, |row| self.table.rows[*row].row);
        let beside = self.detail_columns().flat_map(|cols| grid.across(row, cols));
        let above = grid.rows_above(self.table.band.first, 0).take(8).flat_map(|row| grid.row(row));
        let above = above.filter(|spot| self.scope.words.is_section(grid.text(*spot))).take(1);
        let above = self.section(run).into_iter().chain(above).take(1);
        let texts = beside.chain(above).map(|spot| grid.text(spot));
        texts.flat_map(said).collect()
    }

    fn detail_columns(&self) -> impl Iterator<Item = Cols> + '_ {
        let heads = self.table.band.label_heads.iter();
        heads.filter(|(heading, ..)| *heading == Heading::Details).map(|(.., cols)| *cols)
    }

    /// What stands in the columns of details once, in the first of the rows that it holds for.
    fn held_details(&self, run: &Run, list: DimId) -> Vec<String> {
        let Some(&row) = run.rows.first() else { return Vec::new() };
        let mut first = 0;
        let mut all = Vec::new();
        for cols in self.detail_columns() {
            let Some((at, words)) = self.held_detail(row, first, cols, list) else { continue };
            first = at;
            all.extend(words);
        }
        all
    }

    /// What stands over a row in a column of details, no higher than the row `first`: a label that is not merged, of whose
    /// section all rows between are that only one item has the name of.
    fn held_detail(&self, row: usize, first: usize, cols: Cols, list: DimId) -> Option<(usize, Vec<String>)> {
        let label = |row: usize| self.scope.grid.across(self.table.rows[row].row, cols).into_iter().next();
        let at = (first..=row).rev().find(|row| label(*row).is_some())?;
        let spot = label(at)?;
        let range = self.scope.grid.range(spot);
        let words: Vec<String> = said(self.scope.grid.text(spot)).to_vec();
        let is_other = |row: usize| self.only_item(row, list).is_some_and(|of| !self.is_said_of(&of, &words));
        let holds = range.first.row == range.last.row && !(at..row).any(is_other);
        (holds || at == row).then_some((at, words))
    }

    /// The item of a row, where one alone has its name.
    fn only_item(&self, row: usize, list: DimId) -> Option<Of> {
        let line = &self.table.rows[row];
        let labels = self.labels(row, list);
        let named =
            (line.state == State::Keyed).then(|| names::of_labels(self.scope, &labels, list)).flatten();
        match self.narrow(&named.unwrap_or_default(), &[]).as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    fn is_said_of(&self, of: &Of, words: &[String]) -> bool {
        of.item().is_none_or(|item| said_of(self.scope.words.item(item), words) > 0)
    }
}

/// What a text says, with a number before it and without.
fn said(text: &str) -> [String; 2] {
    [loose(text), loose(numbered(text).map_or("", |(_, rest)| rest))]
}
