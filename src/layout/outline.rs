//! Which item each row of a table is about. A label holds over its merge; without one, the rows are cut into runs
//! twice: at each label, and where a field comes again. What both cuts say alike counts.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::loose;
use super::frame::{GAP, State, Table, TableRow, labels_in};
use super::grid::Spot;
use super::ids::{DimId, FIELD, ItemId, Of};
use super::names::{self, Named};
use super::words::{Heading, Shape};
use super::{Key, Scope, fault, missing};
use crate::model::{Finding, FiscalYear, Item, LayoutFault};

/// The item of each row of a table, in the order of the rows; and what was wrong.
#[derive(Debug, Default)]
pub struct Items {
    /// Whose a row is; `None` where nobody can tell.
    pub of: Vec<Option<ItemId>>,
    /// For rows that nobody can tell, the finding that says so, by its place in `faults`.
    pub why: Vec<Option<usize>>,
    /// The findings, each with the labels that it is about.
    pub faults: Vec<(Finding, Vec<Spot>)>,
}

/// What stands above a table.
#[derive(Debug, Default)]
pub struct Context {
    /// The item or category that all of the table is about.
    pub above: Option<Named>,
    /// The member that those of the rows belong to.
    pub within: Option<Named>,
}

impl Context {
    /// Whether somebody should be named above, and nobody is.
    pub fn is_nobody(&self) -> bool {
        self.above.as_ref().is_some_and(|named| named.may.is_empty())
    }
}

/// Resolves the rows of a table.
pub struct Outline<'a> {
    scope: Scope<'a>,
    table: &'a Table,
    shape: &'a Shape,
    context: &'a Context,
    /// The rows that say something, by their place in the table.
    rows: Vec<usize>,
}

/// Rows under one label.
#[derive(Clone, Debug)]
struct Run {
    rows: Vec<usize>,
    labels: Vec<Spot>,
}

impl<'a> Outline<'a> {
    /// The rows of a table and what stands above it.
    pub fn new(scope: Scope<'a>, table: &'a Table, context: &'a Context) -> Self {
        let used = |row: &usize| {
            let row = &table.rows[*row];
            row.state == State::Keyed || !table.filled(scope, row.row).is_empty()
        };
        let rows = (0..table.rows.len()).filter(used).collect();
        Self { scope, table, shape: table.shape(scope), context, rows }
    }

    /// The item of each row.
    pub fn items(&self) -> Items {
        let count = self.table.rows.len();
        let mut items = Items { of: vec![None; count], why: vec![None; count], faults: Vec::new() };
        let list = self.shape.list(self.scope.words).filter(|list| !self.shape.columns.contains(list));
        let Some(list) = list else { return items };
        if self.shape.above.contains(&list) {
            self.by_context(&mut items);
        } else {
            let runs = if self.shape.inner() == list { self.single_rows(list) } else { self.runs(list) };
            self.assign(list, runs, &mut items);
        }
        items
    }

    /// The item above holds for all rows, but for those that tell apart items of one title by their target.
    fn by_context(&self, items: &mut Items) {
        let Some(named) = &self.context.above else { return };
        let candidates = self.in_years(&named.may);
        let mut last: Option<ItemId> = None;
        let mut said: Vec<&Key> = Vec::new();
        for &row in &self.rows {
            let line = &self.table.rows[row];
            let field = self.inner(row);
            let text = line.label.map_or("", |spot| self.scope.grid.text(spot));
            let targeted = self.scope.words.targeted(text);
            let narrowed: Vec<&Of> = targeted.iter().filter(|of| candidates.contains(of)).collect();
            let own = match (narrowed.as_slice(), candidates.as_slice()) {
                ([one], _) => one.item(),
                ([], [one]) => one.item(),
                _ => None,
            };
            let again = own.is_none() && field.as_ref().is_some_and(|field| said.contains(field));
            if again || own.is_some() && own != last {
                last = own;
                said.clear();
            }
            said.extend(field);
            items.of[row] = last;
        }
        let orphans: Vec<usize> = self.rows.iter().copied().filter(|row| items.of[*row].is_none()).collect();
        let place = named.spots.first().copied().or_else(|| self.table.band.heads().next());
        if candidates.len() > 1
            && !orphans.is_empty()
            && let Some(spot) = place
        {
            items.faults.push((fault::ambiguous_item(self.scope, spot, None), named.spots.clone()));
            orphans.into_iter().for_each(|row| items.why[row] = Some(0));
        }
    }

    fn labels(&self, row: usize, list: DimId) -> Vec<Spot> {
        let Some(cols) = self.table.label_cols(list) else { return Vec::new() };
        let spots = labels_in(self.scope, self.table.rows[row].row, cols, self.table.band.last);
        let heading = |spot: &Spot| {
            let at = self.scope.grid.place(*spot).row;
            self.table.again.iter().any(|band| (band.first..=band.last).contains(&at))
        };
        spots.into_iter().filter(|spot| !heading(spot)).collect()
    }

    fn text(&self, labels: &[Spot]) -> String {
        labels.iter().map(|spot| loose(self.scope.grid.text(*spot))).collect::<Vec<_>>().join("|")
    }

    /// Each row has a label of its own; rows under a merged one are a run, and so are those without a label.
    fn single_rows(&self, list: DimId) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for row in 0..self.table.rows.len() {
            let labels = self.labels(row, list);
            if labels.is_empty() && self.rows.binary_search(&row).is_err() {
                continue;
            }
            match runs.last_mut().filter(|run| run.labels == labels || self.counts_on(run, &labels, list)) {
                Some(run) => run.rows.push(row),
                None => runs.push(Run { rows: vec![row], labels }),
            }
        }
        runs
    }

    /// A row without a label goes on with the one above, where the list has several items of its title.
    fn counts_on(&self, run: &Run, labels: &[Spot], list: DimId) -> bool {
        labels.is_empty() && names::of_labels(self.scope, &run.labels, list).is_some_and(|may| may.len() > 1)
    }

    /// Rows of several fields under a label.
    fn runs(&self, list: DimId) -> Vec<Run> {
        let by_label = self.cut_at_labels(list);
        let unlabelled = self.rows.iter().any(|row| self.labels(*row, list).is_empty());
        if !unlabelled {
            return by_label;
        }
        let by_field = self.cut_at_fields(list);
        match (self.all_good(&by_label), self.all_good(&by_field)) {
            (true, false) => by_label,
            (false, true) => by_field,
            _ => self.alike(&by_label, &by_field),
        }
    }

    fn cut_at_labels(&self, list: DimId) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for &row in &self.rows {
            let labels = self.labels(row, list);
            match runs.last_mut().filter(|run| self.joins(run, &labels, row, list)) {
                Some(run) => {
                    run.rows.push(row);
                    run.labels.extend(labels);
                }
                None => runs.push(Run { rows: vec![row], labels }),
            }
        }
        runs.iter_mut().for_each(|run| run.labels.dedup());
        runs
    }

    /// Whether a row goes on with the run above: no label, the same merged one, or its text again for a new field.
    fn joins(&self, run: &Run, labels: &[Spot], row: usize, list: DimId) -> bool {
        let field = self.inner(row);
        let known: Vec<Option<&Key>> = run.rows.iter().map(|row| self.inner(*row)).collect();
        if labels.is_empty() {
            if run.rows.last().is_some_and(|last| self.is_cut_off(*last, row, list)) {
                return false;
            }
            let new = known.iter().all(Option::is_some) && !known.contains(&field);
            return self.merged(&run.labels).is_none() || field.is_none() || new;
        }
        if run.labels.ends_with(labels) {
            return true;
        }
        // Of a run with a row whose field was lost nobody can tell which field is still to come.
        let new = field.is_some() && known.iter().all(|known| known.is_some() && *known != field);
        let first = run.labels.first().map(|spot| self.text(&[*spot]));
        new && first.is_some_and(|first| labels.len() == 1 && first == self.text(labels))
    }

    /// Whether what is below may be the end of another table: under so many empty rows; or under an empty one and other
    /// words where the labels stand, or with a field that no other item of this table has.
    fn is_cut_off(&self, above: usize, below: usize, list: DimId) -> bool {
        let rows = &self.table.rows;
        let is_other =
            |row: &TableRow| row.state == State::Unknown && self.table.filled(self.scope, row.row).is_empty();
        let empty = (rows[below].row - rows[above].row) as usize - (below - above);
        let is_alone = || {
            let says = |row: &&usize| self.inner(**row) == self.inner(below);
            let labelled = self.rows.iter().filter(|row| !self.labels(**row, list).is_empty());
            labelled.count() > 1 && self.rows.iter().filter(says).count() == 1
        };
        empty > GAP || empty > 0 && (rows[above + 1..below].iter().any(is_other) || is_alone())
    }

    fn cut_at_fields(&self, list: DimId) -> Vec<Run> {
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
                || labels.is_empty() && before.is_some_and(|before| self.is_cut_off(*before, row, list))
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
                run.labels.dedup();
            }
        }
        runs
    }

    /// The label that is merged over several rows. It holds for them, and ends there.
    fn merged(&self, labels: &[Spot]) -> Option<Spot> {
        let tall = |spot: &&Spot| {
            let range = self.scope.grid.range(**spot);
            range.first.row < range.last.row
        };
        labels.iter().find(tall).copied()
    }

    /// What the labels of a row say besides the item: its field, its year.
    fn inner(&self, row: usize) -> Option<&'a Key> {
        let key = &self.table.rows[row].key;
        (!key.is_empty()).then_some(key)
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

    /// Whether rows that stand apart are of one item: each says something else of it.
    fn is_one(&self, rows: &[usize]) -> bool {
        let run = Run { rows: rows.to_vec(), labels: Vec::new() };
        rows.iter().all(|row| self.inner(*row).is_some()) && !self.says_twice(&run)
    }

    fn says_twice(&self, run: &Run) -> bool {
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
    /// one label, one that comes twice tells that the label or the year is wrong; of fields only all of them, before the
    /// first comes again, are surely one item's.
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
        if is_whole { &own[..whole] } else { &[] }
    }

    /// Runs under the same text are told apart together: by what stands above and beside them, by their years; by
    /// their order only where the list itself tells them apart by nothing else, and there are as many as it has.
    fn assign(&self, list: DimId, runs: Vec<Run>, items: &mut Items) {
        let mut groups: Vec<(String, Vec<Run>)> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for run in runs {
            let text = self.name(&run, list);
            let place = *places.entry(text.clone()).or_insert_with(|| {
                groups.push((text, Vec::new()));
                groups.len() - 1
            });
            groups[place].1.push(run);
        }
        for (text, runs) in groups {
            if text.is_empty() {
                self.tell_unlabelled(&runs, items);
            } else {
                self.assign_group(list, &runs, items);
            }
        }
    }

    /// What names a run: of its labels the first that names somebody, or else the first.
    fn name(&self, run: &Run, list: DimId) -> String {
        let names =
            |spot: &&Spot| self.scope.says[**spot].of(list).is_some_and(|sense| !sense.may.is_empty());
        let first = run.labels.iter().find(names).or(run.labels.first());
        first.map(|spot| self.text(&[*spot])).unwrap_or_default()
    }

    fn tell_unlabelled(&self, runs: &[Run], items: &mut Items) {
        for row in runs.iter().flat_map(|run| &run.rows) {
            let cells = self.table.filled(self.scope, self.table.rows[*row].row);
            let label = self.table.rows[*row].label;
            let Some(first) = cells.first().copied().or(label) else { continue };
            items.why[*row] = Some(items.faults.len());
            items
                .faults
                .push((fault::at(self.scope, LayoutFault::UnreadCells, first), label.into_iter().collect()));
        }
    }

    fn assign_group(&self, list: DimId, runs: &[Run], items: &mut Items) {
        let labels: Vec<Spot> = runs.iter().flat_map(|run| run.labels.iter().copied()).collect();
        let named = names::of_labels(self.scope, &runs[0].labels, list).unwrap_or_default();
        let candidates = self.narrow(&named, &runs[0]);
        let units = if self.shape.inner() == list {
            self.units(runs, candidates.len())
        } else {
            runs.iter().map(|run| run.rows.clone()).collect()
        };
        let rows: Vec<usize> = runs.iter().flat_map(|run| run.rows.iter().copied()).collect();
        if let ([one], true) = (candidates.as_slice(), self.is_one(&rows)) {
            rows.iter().for_each(|row| items.of[*row] = one.item());
            return;
        }
        let by_order = candidates.len() > 1 && !self.same_in_list(&candidates);
        if !candidates.is_empty() && units.len() == candidates.len() && !by_order {
            for (unit, item) in units.iter().zip(&candidates) {
                unit.iter().for_each(|row| items.of[*row] = item.item());
            }
            return;
        }
        let (rows, at) = (units.concat(), labels[0]);
        let finding = if candidates.is_empty() {
            if rows.iter().all(|row| self.is_blank(*row)) {
                return;
            }
            missing::unknown_item(self.scope, at, list)
        } else {
            fault::ambiguous_item(self.scope, at, Some((candidates.len(), units.len())))
        };
        rows.iter().for_each(|row| items.why[*row] = Some(items.faults.len()));
        items.faults.push((finding, labels));
    }

    fn is_blank(&self, row: usize) -> bool {
        let line = &self.table.rows[row];
        let keyed = line.state == State::Keyed && self.shape.inner() == FIELD;
        !keyed && self.table.filled(self.scope, line.row).is_empty()
    }

    /// One row an item: the filled ones, if there are as many as items; otherwise all.
    fn units(&self, runs: &[Run], wanted: usize) -> Vec<Vec<usize>> {
        let all: Vec<usize> = runs.iter().flat_map(|run| run.rows.iter().copied()).collect();
        let filled: Vec<usize> = all
            .iter()
            .copied()
            .filter(|row| !self.table.filled(self.scope, self.table.rows[*row].row).is_empty())
            .collect();
        let rows = if filled.len() == wanted { filled } else { all };
        rows.into_iter().map(|row| vec![row]).collect()
    }

    /// What is known narrows: whom they belong to, the years of the columns, what stands beside the label, the
    /// department's own. It never overrules: where it leaves nobody, it says nothing, but for whom they belong to.
    fn narrow(&self, may: &[Of], run: &Run) -> Vec<Of> {
        let mut may = self.in_years(may);
        if let Some(within) = self.context.within.as_ref().filter(|within| !within.may.is_empty()) {
            let parents: Vec<&str> = within
                .may
                .iter()
                .filter_map(Of::item)
                .map(|item| self.scope.words.item(item).id.as_str())
                .collect();
            may.retain(|of| {
                let parent = of.item().and_then(|item| self.scope.words.item(item).parent.as_deref());
                parent.is_some_and(|parent| parents.contains(&parent))
            });
        }
        let beside = self.details(run);
        let of_section = |of: &Of| {
            of.item().is_some_and(|item| {
                self.scope.words.item(item).path.iter().any(|section| beside.contains(&loose(section)))
            })
        };
        let owned = |of: &Of| self.scope.owns(of);
        for keeps in [&of_section as &dyn Fn(&Of) -> bool, &owned] {
            if may.len() > 1 && may.iter().any(keeps) {
                may.retain(keeps);
            }
        }
        may
    }

    /// What the columns of details, and the lines above the table, say beside a run: its section.
    fn details(&self, run: &Run) -> Vec<String> {
        let grid = self.scope.grid;
        let bands = self.table.band.label_heads.iter().filter(|(heading, ..)| *heading == Heading::Details);
        let row = run.rows.first().map_or(0, |row| self.table.rows[*row].row);
        let beside = bands.flat_map(|(.., cols)| grid.across(row, *cols));
        let above = grid.rows_above(self.table.band.first, 0).take(8).flat_map(|row| grid.row(row));
        let above = above.filter(|spot| self.scope.words.is_section(grid.text(*spot))).take(1);
        let texts = beside.chain(above).map(|spot| grid.text(spot));
        texts
            .flat_map(|text| [loose(text), loose(super::fold::numbered(text).map_or("", |(_, rest)| rest))])
            .collect()
    }

    /// Items whose years meet those of the table's headings.
    fn in_years(&self, may: &[Of]) -> Vec<Of> {
        let columns = self.table.band.columns.iter().flat_map(|column| column.key.iter());
        let years: Vec<FiscalYear> = columns
            .flat_map(|(_, may)| may.iter())
            .filter_map(|of| if let Of::Year(year) = of { Some(*year) } else { None })
            .collect();
        let meets = |of: &&Of| {
            let Some(item) = of.item() else { return true };
            years.is_empty() || years.iter().any(|year| self.scope.words.is_in_years(Some(item), *year))
        };
        may.iter().filter(meets).cloned().collect()
    }

    /// Whether the list has nothing that tells these items apart, so that only their order can.
    fn same_in_list(&self, may: &[Of]) -> bool {
        let items: Vec<&Item> =
            may.iter().filter_map(Of::item).map(|item| self.scope.words.item(item)).collect();
        items.windows(2).all(|pair| {
            let (a, b) = (pair[0], pair[1]);
            a.path == b.path
                && a.parent == b.parent
                && a.years == b.years
                && a.departments == b.departments
                && a.target == b.target
        })
    }
}
