//! Which item each row of a table is about. A label holds over its merge; without one, the rows are cut into runs
//! twice: at each label, and where a field comes again. What both cuts say alike counts.

mod runs;
mod sections;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::layout::fold::loose;
use crate::layout::frame::{State, Table, labels_in};
use crate::layout::grid::Spot;
use crate::layout::ids::{DimId, FIELD, ItemId, Of};
use crate::layout::names::{self, Named};
use crate::layout::words::Shape;
use crate::layout::{Key, Scope, cell, fault, missing};
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
    /// The cells that name who is meant above.
    pub fn name(&self) -> &[Spot] {
        self.above.as_ref().map_or(&[], |named| &named.spots)
    }

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
    /// For each row the section over it, looked for once it is asked.
    sections: OnceCell<Vec<Option<Spot>>>,
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
        // A row was put in under a label merged downward, if nothing begins in it and no value reaches it.
        let begins = |row: u32| scope.grid.anchored(row, table.breadth()).next().is_some();
        let used = |row: &usize| {
            let row = &table.rows[*row];
            let says =
                row.state == State::Keyed && begins(row.row) || !table.filled(scope, row.row).is_empty();
            says && !table.is_of_form(scope, row.row)
        };
        let rows = (0..table.rows.len()).filter(used).collect();
        Self { scope, table, shape: table.shape(scope), context, rows, sections: OnceCell::new() }
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

    /// The labels of a row in a list; none where marks say as above.
    fn labels(&self, row: usize, list: DimId) -> Vec<Spot> {
        let Some(cols) = self.table.label_cols(list) else { return Vec::new() };
        let spots = labels_in(self.scope, self.table.rows[row].row, cols, self.table.band.last);
        let heading = |spot: &Spot| {
            let at = self.scope.grid.place(*spot).row;
            self.table.again.iter().any(|band| (band.first..=band.last).contains(&at))
        };
        let labels: Vec<Spot> = spots.into_iter().filter(|spot| !heading(spot)).collect();
        if list != self.shape.inner() && cell::goes_on(self.scope, &labels) { Vec::new() } else { labels }
    }

    fn text(&self, labels: &[Spot]) -> String {
        labels.iter().map(|spot| loose(self.scope.grid.text(*spot))).collect::<Vec<_>>().join("|")
    }

    /// What the labels of a row say besides the item: its field, its year.
    fn inner(&self, row: usize) -> Option<&'a Key> {
        let key = &self.table.rows[row].key;
        (!key.is_empty()).then_some(key)
    }

    /// Whether rows that stand apart are of one item: each says something else of it.
    fn is_one(&self, rows: &[usize]) -> bool {
        let run = Run { rows: rows.to_vec(), labels: Vec::new() };
        rows.iter().all(|row| self.inner(*row).is_some()) && !self.says_twice(&run)
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
                let parts = self.by_section(list, runs);
                parts.iter().for_each(|(beside, runs)| self.assign_group(list, runs, beside, items));
            }
        }
    }

    /// What names a run. What somebody wrote into the gap of a name is no part of it: その他（国保） is その他（　　）.
    fn name(&self, run: &Run, list: DimId) -> String {
        let Some(spot) = self.naming(run, list) else { return String::new() };
        let gap = self.scope.words.of_filled_gap(self.scope.grid.text(spot));
        gap.unwrap_or_else(|| self.text(&[spot]))
    }

    /// Of the labels of a run the first that names somebody, or else the first.
    fn naming(&self, run: &Run, list: DimId) -> Option<Spot> {
        let names =
            |spot: &&Spot| self.scope.says[**spot].of(list).is_some_and(|sense| !sense.may.is_empty());
        run.labels.iter().find(names).or(run.labels.first()).copied()
    }

    fn tell_unlabelled(&self, runs: &[Run], items: &mut Items) {
        for row in runs.iter().flat_map(|run| &run.rows) {
            let mut cells = self.table.filled(self.scope, self.table.rows[*row].row);
            cells.retain(|spot| !self.scope.words.is_furniture(self.scope.grid.text(*spot)));
            let label = self.table.rows[*row].label;
            let Some(first) = cells.first().copied().or(label) else { continue };
            items.why[*row] = Some(items.faults.len());
            // A ditto mark in the place of a name, or an error.
            let no_name = label.and_then(|label| Some((cell::no_name(self.scope, label)?, label)));
            let (fault, spot) = no_name.unwrap_or((LayoutFault::UnreadCells.into(), first));
            items.faults.push((fault::at(self.scope, fault, spot), label.into_iter().collect()));
        }
    }

    /// Runs of one name in one section, of which this is said beside them.
    fn assign_group(&self, list: DimId, runs: &[Run], beside: &[String], items: &mut Items) {
        let labels: Vec<Spot> = runs.iter().flat_map(|run| run.labels.iter().copied()).collect();
        let named = names::of_labels(self.scope, &runs[0].labels, list).unwrap_or_default();
        let candidates = self.narrow(&named, beside);
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
        if let ([one], [run]) = (candidates.as_slice(), runs)
            && self.is_split(run, list)
        {
            self.tell_split(one, run, items);
            return;
        }
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
            match named.is_empty() {
                true => missing::unknown_item(self.scope, at, list),
                false => fault::item_elsewhere(self.scope, at),
            }
        } else {
            fault::ambiguous_item(self.scope, at, Some((candidates.len(), units.len())))
        };
        rows.iter().for_each(|row| items.why[*row] = Some(items.faults.len()));
        items.faults.push((finding, labels));
    }

    /// Whether one item's label is merged over rows of which a lower one is filled: the first or the last may be meant. A
    /// group that is merged over them beside it tells nothing of that.
    fn is_split(&self, run: &Run, list: DimId) -> bool {
        let label = self.naming(run, list).and_then(|label| self.merged(&[label]));
        let lines = || run.rows.iter().map(|row| self.table.rows[*row].row);
        Some(self.shape.inner()) == self.shape.list(self.scope.words)
            && label.is_some_and(|label| lines().any(|line| self.table.is_low(self.scope, label, line)))
    }

    fn tell_split(&self, of: &Of, run: &Run, items: &mut Items) {
        let finding = fault::rows_under_one_name(self.scope, run.labels[0], of.item());
        run.rows.iter().for_each(|row| items.why[*row] = Some(items.faults.len()));
        items.faults.push((finding, run.labels.clone()));
    }

    fn is_blank(&self, row: usize) -> bool {
        let line = &self.table.rows[row];
        let keyed = line.state == State::Keyed && self.shape.inner() == FIELD;
        !keyed && self.table.filled(self.scope, line.row).is_empty()
    }

    /// One row an item: those in which values begin, if there are as many as items; otherwise all.
    fn units(&self, runs: &[Run], wanted: usize) -> Vec<Vec<usize>> {
        let all: Vec<usize> = runs.iter().flat_map(|run| run.rows.iter().copied()).collect();
        let filled: Vec<usize> = all
            .iter()
            .copied()
            .filter(|row| {
                let line = self.table.rows[*row].row;
                let cells = self.table.filled(self.scope, line);
                cells.iter().any(|spot| self.scope.grid.place(*spot).row == line)
            })
            .collect();
        let rows = if filled.len() == wanted { filled } else { all };
        rows.into_iter().map(|row| vec![row]).collect()
    }

    /// What is known narrows: whom they belong to, the years of the columns, what stands beside the label, the
    /// department's own. It never overrules: where it leaves nobody, it says nothing, but for whom they belong to.
    fn narrow(&self, may: &[Of], beside: &[String]) -> Vec<Of> {
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
        let sections = |of: &Of| of.item().map_or(0, |item| said_of(self.scope.words.item(item), beside));
        let most = may.iter().map(sections).max().unwrap_or(0);
        let owned = |of: &Of| self.scope.owns(of);
        for keeps in [&|of: &Of| most > 0 && sections(of) == most, &owned as &dyn Fn(&Of) -> bool] {
            if may.len() > 1 && may.iter().any(keeps) {
                may.retain(keeps);
            }
        }
        may
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
                && a.unit == b.unit
                && a.parent == b.parent
                && a.years == b.years
                && a.departments == b.departments
                && a.target == b.target
        })
    }
}

/// How much of what stands beside a run is said of an item: its sections, its unit.
fn said_of(item: &Item, beside: &[String]) -> usize {
    let unit = Some(&item.unit).filter(|unit| !unit.is_empty());
    item.path.iter().chain(unit).filter(|word| beside.contains(&loose(word))).count()
}
