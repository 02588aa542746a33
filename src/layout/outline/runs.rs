//! The rows of a table cut into runs, each under one label.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt, HashSet};

use super::{Outline, Run};
use crate::layout::frame::{GAP, State, Steps, TableRow};
use crate::layout::grid::Spot;
use crate::layout::ids::{DimId, FIELD};
use crate::layout::{Key, names};

/// So many rows at most are looked at for what an item says.
const LONGEST: usize = 100;

/// What the rows of a table say, looked through once.
struct Seen<'a> {
    /// The second row with a label of its own.
    second_label: Option<usize>,
    /// The first row that says this besides the item.
    first: HashMap<Option<&'a Key>, usize>,
    /// What rows without empty ones between leave out.
    steps: Steps,
}

/// What the rows of a run say so far besides the item.
#[derive(Default)]
struct Said<'a> {
    keys: HashSet<&'a Key>,
    /// Whether a row of it says nothing: of such a run nobody can tell what is still to come.
    lost: bool,
}

impl<'a> Said<'a> {
    fn add(&mut self, key: Option<&'a Key>) {
        self.lost |= key.is_none();
        self.keys.extend(key);
    }

    /// Whether a row may go on with the run: it says nothing that is said.
    fn is_new(&self, key: Option<&'a Key>) -> bool {
        !self.lost && key.is_none_or(|key| !self.keys.contains(key))
    }
}

impl<'a> Outline<'a> {
    /// Each row has a label of its own; rows under a merged one are a run, and so are those without a label.
    pub(super) fn single_rows(&self, list: DimId) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for row in 0..self.table.rows.len() {
            let labels = self.labels(row, list);
            let is_idle = labels.is_empty() || self.table.is_of_form(self.scope, self.table.rows[row].row);
            if is_idle && self.rows.binary_search(&row).is_err() {
                continue;
            }
            let goes_on =
                runs.last().is_some_and(|run| run.labels == labels || self.counts_on(&runs, row, list));
            match runs.last_mut().filter(|_| goes_on) {
                Some(run) => run.rows.push(row),
                None => runs.push(Run { rows: vec![row], labels }),
            }
        }
        runs
    }

    /// A row without a label goes on with the one right above, where the list has more items of its title than the form has
    /// rows so far. A label that is merged holds for its rows, and ends there.
    fn counts_on(&self, runs: &[Run], row: usize, list: DimId) -> bool {
        let Some(run) = runs.last() else { return false };
        let is_next = run.rows.last().is_some_and(|last| self.table.empty_between(*last, row) == 0);
        let name = || self.name(run, list);
        let alike = || runs.iter().filter(|other| self.name(other, list) == name());
        let may = || names::of_labels(self.scope, &run.labels, list);
        is_next
            && self.labels(row, list).is_empty()
            && self.merged(&run.labels).is_none()
            && may().is_some_and(|may| {
                may.len() > 1 && alike().map(|run| run.rows.len()).sum::<usize>() < may.len()
            })
    }

    /// Rows of several fields under a label.
    pub(super) fn runs(&self, list: DimId) -> Vec<Run> {
        let seen = self.seen(list);
        let by_label = self.cut_at_labels(list, &seen);
        let unlabelled = self.rows.iter().any(|row| self.labels(*row, list).is_empty());
        if !unlabelled {
            return by_label;
        }
        let by_field = self.cut_at_fields(list, &seen);
        match (self.all_good(&by_label), self.all_good(&by_field)) {
            (true, false) => by_label,
            (false, true) => by_field,
            _ => self.alike(&by_label, &by_field),
        }
    }

    fn seen(&self, list: DimId) -> Seen<'a> {
        let mut first = HashMap::new();
        self.rows.iter().for_each(|row| _ = first.entry(self.inner(*row)).or_insert(*row));
        let mut labelled = self.rows.iter().filter(|row| !self.labels(**row, list).is_empty());
        Seen { second_label: labelled.nth(1).copied(), first, steps: self.table.steps(self.scope) }
    }

    fn cut_at_labels(&self, list: DimId, seen: &Seen) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut said = Said::default();
        for &row in &self.rows {
            let labels = self.labels(row, list);
            match runs.last_mut().filter(|run| self.joins(run, &said, &labels, row, list, seen)) {
                Some(run) => {
                    run.rows.push(row);
                    run.labels.extend(labels);
                }
                None => {
                    runs.push(Run { rows: vec![row], labels });
                    said = Said::default();
                }
            }
            said.add(self.inner(row));
        }
        runs.iter_mut().for_each(|run| run.labels.dedup());
        runs
    }

    /// Whether a row goes on with the run above: no label, the same merged one, or its text again for a new field.
    fn joins(&self, run: &Run, said: &Said, labels: &[Spot], row: usize, list: DimId, seen: &Seen) -> bool {
        let field = self.inner(row);
        if labels.is_empty() {
            if run.rows.last().is_some_and(|last| self.is_cut_off(*last, row, list, seen)) {
                return false;
            }
            return self.merged(&run.labels).is_none() || field.is_none() || said.is_new(field);
        }
        if run.labels.ends_with(labels) {
            return true;
        }
        let first = run.labels.first().map(|spot| self.text(&[*spot]));
        let is_again = || first.is_some_and(|first| labels.len() == 1 && first == self.text(labels));
        field.is_some() && said.is_new(field) && is_again()
    }

    /// Whether what is below may be the end of another table: under so many empty rows; or under an empty one and other
    /// words where the labels stand, with a field that no item above has, or where a year or a field is left out.
    fn is_cut_off(&self, above: usize, below: usize, list: DimId, seen: &Seen) -> bool {
        let rows = &self.table.rows;
        let is_other =
            |row: &TableRow| row.state == State::Unknown && self.table.filled(self.scope, row.row).is_empty();
        let empty = self.table.empty_between(above, below);
        let is_alone = || {
            seen.second_label.is_some_and(|second| second < below)
                && seen.first.get(&self.inner(below)).is_none_or(|first| *first >= below)
        };
        let leaves_out = || {
            let own = self.under_label(below, list);
            self.table.leaves_out_of(self.scope, above, below, &own, &seen.steps)
        };
        empty > GAP
            || empty > 0 && (rows[above + 1..below].iter().any(is_other) || is_alone() || leaves_out())
    }

    /// The rows from the label over this one down to the next label.
    fn under_label(&self, row: usize, list: DimId) -> Vec<usize> {
        let has_label = |row: &usize| !self.labels(*row, list).is_empty();
        let at = self.rows.partition_point(|known| *known < row);
        let over = self.rows[..at].iter().rev().take(LONGEST);
        let from = over.clone().position(has_label).unwrap_or(over.len().saturating_sub(1));
        let under = self.rows[at..].iter().take(LONGEST).take_while(|row| !has_label(row));
        over.take(from + 1).chain(under).copied().collect()
    }

    fn cut_at_fields(&self, list: DimId, seen: &Seen) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut said: Vec<&Key> = Vec::new();
        let mut over: Option<Spot> = None;
        for &row in &self.rows {
            let labels = self.labels(row, list);
            let merged = self.merged(&labels);
            let field = self.inner(row);
            let again = field.as_ref().is_some_and(|field| said.contains(field));
            let before = runs.last().and_then(|run| run.rows.last());
            if runs.is_empty()
                || again
                || labels.is_empty() && before.is_some_and(|before| self.is_cut_off(*before, row, list, seen))
                || merged.is_some() && merged != over
                || over.is_some() && merged.is_none() && !labels.is_empty()
            {
                runs.push(Run { rows: Vec::new(), labels: Vec::new() });
                said.clear();
            }
            over = merged.or(over.filter(|_| labels.is_empty() && !again));
            said.extend(field);
            if let Some(run) = runs.last_mut() {
                run.rows.push(row);
                run.labels.extend(labels);
            }
        }
        runs.iter_mut().for_each(|run| run.labels.dedup());
        runs
    }

    /// The label that is merged over several rows. It holds for them, and ends there.
    pub(super) fn merged(&self, labels: &[Spot]) -> Option<Spot> {
        let tall = |spot: &&Spot| {
            let range = self.scope.grid.range(**spot);
            range.first.row < range.last.row
        };
        labels.iter().find(tall).copied()
    }

    fn all_good(&self, runs: &[Run]) -> bool {
        runs.iter().all(|run| {
            let texts: Vec<String> = run.labels.iter().map(|spot| self.text(&[*spot])).collect();
            let one = texts.first().is_some_and(|first| texts.iter().all(|text| text == first));
            // Of a row whose field was lost nobody can tell whether the rows under it are still the same item's.
            let lost = |row: &usize| self.inner(*row).is_none();
            let whole = run.rows.len() == 1 || !run.rows.iter().any(lost);
            one && whole && !self.says_twice(run) && (!self.is_late(run) || self.is_in_order(run))
        })
    }

    /// Whether the label stands below the first row: those above it may be the end of what stood before.
    fn is_late(&self, run: &Run) -> bool {
        let first = run.rows.first().map(|row| self.table.rows[*row].row);
        let label = run.labels.first().map(|spot| self.scope.grid.place(*spot).row);
        label > first
    }

    /// Whether the fields of a run stand in the order of the form.
    fn is_in_order(&self, run: &Run) -> bool {
        let keys: Vec<&Key> = run.rows.iter().filter_map(|row| self.inner(*row)).collect();
        keys.is_sorted()
    }

    pub(super) fn says_twice(&self, run: &Run) -> bool {
        let mut keys: Vec<&Key> = run.rows.iter().filter_map(|row| self.inner(*row)).collect();
        let count = keys.len();
        keys.sort();
        keys.dedup();
        keys.len() < count
    }

    /// The rows of which both cuts say the same; the others as runs without a label.
    fn alike(&self, a: &[Run], b: &[Run]) -> Vec<Run> {
        let label = |runs: &[Run]| -> BTreeMap<usize, (Spot, String)> {
            let one = |run: &Run| {
                let texts: Vec<String> = run.labels.iter().map(|spot| self.text(&[*spot])).collect();
                let first = texts.first().cloned().filter(|first| texts.iter().all(|text| text == first));
                first.map(|first| (run.labels[0], first))
            };
            let rows = |run: &Run| {
                let label = one(run);
                let sure = self.sure(run).iter().copied();
                sure.filter_map(move |row| Some((row, label.clone()?))).collect::<Vec<_>>()
            };
            runs.iter().flat_map(rows).collect()
        };
        let (a, b) = (label(a), label(b));
        let mut runs: Vec<Run> = Vec::new();
        for &row in &self.rows {
            let both = a.get(&row).filter(|label| b.get(&row) == Some(label));
            let labels: Vec<Spot> = both.map(|(spot, _)| *spot).into_iter().collect();
            match runs.last_mut().filter(|run| run.labels == labels) {
                Some(run) => run.rows.push(row),
                None => runs.push(Run { rows: vec![row], labels }),
            }
        }
        runs
    }

    /// The rows of a run that are its label's: what stands under a row that lost its own may be another's. Of years under
    /// one label, one that comes twice tells that the label or the year is wrong; of fields only all of them, none of the
    /// form's between left out, before the first comes again, are surely one item's.
    fn sure<'r>(&self, run: &'r Run) -> &'r [usize] {
        let lost = run.rows.iter().position(|row| self.inner(*row).is_none());
        let own = &run.rows[..lost.map_or(run.rows.len(), |at| at + 1)];
        if !self.says_twice(run) {
            return own;
        }
        let all: BTreeSet<&Key> = self.rows.iter().filter_map(|row| self.inner(*row)).collect();
        let mut said = BTreeSet::new();
        let new = |row: &&usize| self.inner(**row).is_some_and(|key| said.insert(key));
        let whole = own.iter().take_while(new).count();
        let is_whole = self.shape.inner() == FIELD && said == all;
        let is_next = |pair: &[usize]| self.table.is_next(self.scope, pair[0], pair[1]);
        if is_whole && own[..whole].windows(2).all(is_next) { &own[..whole] } else { &[] }
    }
}
