//! A form of a kind that the program has a template for: it is read with that, and what the template can't know, the
//! names of the lists, is found by offering the reader each word of the form as a name.
//!
//! A template counts only where the reader makes something of nearly every cell, and finds no fault with the headings.

use std::collections::{BTreeMap, BTreeSet};

use super::Learned;
use super::block::Block;
use super::draft::Draft;
use super::form::Form;
use super::look::Look;
use super::offers::{Offered, Offers, offers};
use super::proof::{self, Counts, Tried};
use super::rows::{Open, rows};
use super::{columns, look};
use crate::book::Workbook;
use crate::layout::{Beside, Grid, LaidOut, Words, loose};
use crate::model::{CellRef, Entry, Fault, FiscalYear, Item, LayoutFault, Line, Plan, YearSpan};
use crate::template::{Template, builtin_names};

/// So many words of a form are offered as names; one with more is a list of another kind.
const MOST_OFFERS: usize = 1_000;
/// One cell in so many may be left, of those that the form has: more, and the form is another.
const FEW: usize = 10;

/// A form as a template of the program reads it.
pub struct Known {
    /// The template's name.
    pub name: &'static str,
    /// The template.
    pub template: Template,
    /// The plan, with the names that the form has.
    pub plan: Plan,
    /// The form with a mark in every cell that is to be filled in.
    pub tried: Tried,
    /// What the reader makes of that.
    pub read: LaidOut,
    /// What became of its cells.
    pub counts: Counts,
}

/// The built-in template that reads the form, and reads more of it than others do.
pub fn known(form: &Form, blocks: &[&Block]) -> Option<Known> {
    let years = years(form, blocks);
    let in_tables = proof::fill(form.workbook, form.pages, blocks).workbook;
    let begun = [form.workbook.clone(), in_tables.clone(), beside_labels(form)];
    let trials = builtin_names().filter_map(|name| Trial::of(form, name, &years));
    let known = trials.filter_map(|trial| {
        let mut read = begun.iter().filter_map(|begun| trial.read(begun));
        read.find(|known| known.is_whole(form) && !trial.says_twice(known, &in_tables))
    });
    known.reduce(|best, next| if best.counts.read < next.counts.read { next } else { best })
}

/// The years that the headings and labels of all tables say.
fn years(form: &Form, blocks: &[&Block]) -> BTreeSet<FiscalYear> {
    let of = |block: &&Block| {
        let page = &form.pages[block.sheet];
        let down = rows(&[(page, block)], Open { field: false, named: false }).years;
        columns::columns(page, block).years.into_iter().chain(down)
    };
    blocks.iter().flat_map(of).collect()
}

/// A template that is tried.
struct Trial<'f> {
    form: &'f Form<'f>,
    name: &'static str,
    template: Template,
    years: &'f BTreeSet<FiscalYear>,
    offers: Offers,
}

impl<'f> Trial<'f> {
    fn of(form: &'f Form<'f>, name: &'static str, years: &'f BTreeSet<FiscalYear>) -> Option<Self> {
        let template = Template::builtin(name)?.ok()?;
        let mut trial = Self { form, name, template, years, offers: Offers::default() };
        let words = Words::new(&trial.plan(Vec::new()), &trial.template.form);
        trial.offers = offers(form.pages, &trial.template, &words);
        (trial.offers.len() <= MOST_OFFERS && trial.may_be(&words)).then_some(trial)
    }

    /// Whether a heading or a label of the form says something that only this kind of form says: a field, or a member
    /// that the template names.
    fn may_be(&self, words: &Words) -> bool {
        let mut texts = self.form.texts();
        texts.any(|text| words.is_own_word(text) || self.says_title(text))
    }

    /// Whether a text holds the title of the template.
    fn says_title(&self, text: &str) -> bool {
        loose(text).contains(&loose(&stem(&self.template)))
    }

    fn plan(&self, items: Vec<Item>) -> Plan {
        let title = self.form.title(&[], &[]);
        let draft = Draft { title, items, years: self.years.clone(), ..Draft::default() };
        proof::plan(&draft, &self.template, &self.form.sender())
    }

    /// The form as this template reads it, with the names that were taken, and a mark in every cell that is to be filled
    /// in. `workbook` is the form with some of them filled in already. `None` where nothing is read on one of its sheets.
    fn read(&self, workbook: &Workbook) -> Option<Known> {
        let mut plan = self.plan(self.offers.listed(self.names(workbook)));
        let blank = self.lay_out(workbook, &plan);
        let reads = |sheet: &str| blank.entries.iter().any(|entry| &*entry.place.sheet == sheet);
        if !self.form.pages.iter().all(|page| reads(&page.grid.sheet.name)) {
            return None;
        }
        give_years(&mut plan, &blank);
        let tried = filled(self.form.workbook, workbook, &blank);
        let read = self.lay_out(&tried.workbook, &plan);
        let counts = proof::count(&tried, &read);
        Some(Known { name: self.name, template: self.template.clone(), plan, tried, read, counts })
    }

    /// Whether two places of the form would say the same, were all tables filled in.
    fn says_twice(&self, known: &Known, in_tables: &Workbook) -> bool {
        let tried = filled(self.form.workbook, in_tables, &known.read);
        let twice = |fault: &Fault| {
            matches!(
                fault,
                Fault::Layout(LayoutFault::DuplicateItem { .. } | LayoutFault::DuplicateValue { .. })
            )
        };
        self.lay_out(&tried.workbook, &known.plan).findings.iter().any(|finding| twice(&finding.fault))
    }

    /// The names that the reader takes of those that are offered: of one list after the other, the outer before those
    /// within it.
    fn names(&self, workbook: &Workbook) -> Vec<Offered> {
        let mut lists: Vec<_> = self.template.lists().collect();
        lists.sort_by_key(|list| (list.within.is_some(), !self.is_above(&list.name)));
        let mut taken: Vec<Offered> = Vec::new();
        for list in lists {
            let offered = self.offers.of(list, &self.template, &taken);
            let all = taken.iter().chain(&offered).map(|(item, _)| item.clone());
            let read = self.lay_out(workbook, &self.plan(all.collect()));
            let used: BTreeSet<&str> = read.entries.iter().map(|entry| entry.item()).collect();
            taken.extend(offered.into_iter().filter(|(item, _)| used.contains(item.id.as_str())));
        }
        taken
    }

    fn is_above(&self, list: &String) -> bool {
        self.template.form.tables.iter().any(|table| table.above.contains(list))
    }

    fn lay_out(&self, workbook: &Workbook, plan: &Plan) -> LaidOut {
        let own = plan.departments.first();
        Words::new(plan, &self.template.form).lay_out(workbook, self.form.file, own)
    }
}

/// An item of which the form has other years than of the others has its own.
fn give_years(plan: &mut Plan, read: &LaidOut) {
    let mut years: BTreeMap<&str, BTreeSet<FiscalYear>> = BTreeMap::new();
    for entry in &read.entries {
        years.entry(entry.item()).or_default().extend(entry.key.year());
    }
    let span = |item: &Item| {
        let own = years.get(item.id.as_str())?;
        Some(YearSpan { first: *own.first()?, last: *own.last()? })
    };
    let whole = plan.years;
    let items: Vec<Item> = plan
        .items
        .iter()
        .map(|item| Item { years: span(item).filter(|own| Some(*own) != whole), ..item.clone() })
        .collect();
    plan.items = items.into();
}

/// The form with a mark of its own in every cell that is to be filled in, and in those that `begun` has one in: what is
/// read twice then differs, and is told.
fn filled(workbook: &Workbook, begun: &Workbook, read: &LaidOut) -> Tried {
    let grids: BTreeMap<&str, Grid> =
        workbook.sheets.iter().map(|sheet| (sheet.name.as_str(), Grid::new(sheet))).collect();
    let cell = |entry: &Entry| {
        let grid = grids.get(&*entry.place.sheet)?;
        Some((entry.place.sheet.to_string(), grid.merge_at(entry.place.cell?).first))
    };
    let is_empty = |(name, at): &&(String, CellRef)| {
        grids.get(name.as_str()).is_some_and(|grid| grid.sheet.get(*at).is_none())
    };
    let data: BTreeSet<(String, CellRef)> = read.entries.iter().filter_map(cell).collect();
    let empty: BTreeSet<(String, CellRef)> = data.iter().filter(is_empty).cloned().collect();
    let begun =
        begun.sheets.iter().flat_map(|sheet| sheet.cells.iter().map(|cell| (sheet.name.clone(), cell.at)));
    let new: BTreeSet<(String, CellRef)> =
        begun.filter(|cell| is_empty(&cell)).chain(empty.iter().cloned()).collect();
    let mark =
        |(number, (name, at)): (usize, &'_ (String, CellRef))| (name.clone(), *at, format!("記入{number}"));
    let marks: Vec<_> = (1..).zip(&new).map(mark).collect();
    let is_typed = |(name, at): &(String, CellRef)| {
        let cell = grids.get(name.as_str()).and_then(|grid| grid.sheet.get(*at));
        cell.is_some_and(|cell| !cell.formula)
    };
    let typed = data.iter().any(is_typed);
    let (workbook, under) = (proof::marked(workbook, &marks), BTreeSet::new());
    Tried { workbook, data, under, empty, typed, own: Beside::default() }
}

/// The form with a mark in each cell right of a label that is merged over several rows: there rows may name themselves.
fn beside_labels(form: &Form) -> Workbook {
    let mut marks = Vec::new();
    for page in form.pages {
        let labels = page.grid.spots().filter(|spot| page.look(*spot) == Look::Word);
        let ranges =
            labels.map(|spot| page.grid.range(spot)).filter(|range| range.first.row < range.last.row);
        let right = page.grid.sheet.merges.iter().map(|range| range.last.col).max().unwrap_or(0);
        for range in ranges {
            for row in range.first.row..=range.last.row {
                let free = (range.last.col + 1..=right).map(|col| CellRef::new(row, col));
                let free = free
                    .filter(|at| page.grid.merge_at(*at).first == *at && page.grid.sheet.get(*at).is_none());
                marks.extend(free.map(|at| (page.grid.sheet.name.clone(), at, format!("記入{at}"))));
            }
        }
    }
    proof::marked(form.workbook, &marks)
}

/// What a template calls its kind of form: its title without the words that tell it from the others.
pub fn stem(template: &Template) -> String {
    template.title.split('（').next().unwrap_or_default().trim().to_owned()
}

/// Whether something is wrong with the headings of a table: then it is another's.
const fn is_of_headings(fault: &Fault) -> bool {
    use LayoutFault::*;
    matches!(
        fault,
        Fault::Layout(
            WrongForm { .. }
                | HalfMatchedTable { .. }
                | UnknownHeading { .. }
                | MissingHeading { .. }
                | ExtraColumn
                | OwnTotal
                | RepeatedHeading
        )
    )
}

impl Known {
    /// Whether the form is of this kind: no heading is odd, and of its cells few are left.
    fn is_whole(&self, form: &Form) -> bool {
        let lost = self.lost(form).len();
        self.counts.read > 0
            && lost * FEW <= self.counts.read
            && !self.read.findings.iter().any(|finding| is_of_headings(&finding.fault))
            && self.fields().iter().all(|field| self.is_said(form, field))
    }

    /// Whether it reads nearly all that a template which was learned from the form does.
    pub fn reads_as_much(&self, learned: &Learned) -> bool {
        let read = |line: &Line| matches!(line, Line::Value | Line::Repeat(_));
        let known = |line: &Line| !matches!(line, Line::Told(_) | Line::Furniture);
        let own: BTreeSet<(String, CellRef)> = proof::cells(&self.read, known).collect();
        let more = proof::cells(&learned.read, read).filter(|cell| !own.contains(cell)).count();
        more * FEW <= self.counts.read
    }

    /// The fields that were read.
    fn fields(&self) -> BTreeSet<&str> {
        self.read.entries.iter().map(|entry| &*entry.field).collect()
    }

    /// Whether the form says of a field what it is: by a heading or a label, or by its title. A number under a month may
    /// be anything.
    fn is_said(&self, form: &Form, field: &str) -> bool {
        let words = self.plan.field(field).map(|field| std::iter::once(&field.label).chain(&field.aliases));
        let words = words.into_iter().flatten().map(|word| word.trim_end_matches('*'));
        let words: Vec<String> = words.chain([stem(&self.template).as_str()]).map(loose).collect();
        let mut texts = form.texts().map(loose);
        texts.any(|text| words.iter().any(|word| text.contains(word)))
    }

    /// The cells that are not read, data and words of the form.
    pub fn lost(&self, form: &Form) -> Vec<(String, CellRef)> {
        let mut lost = proof::lost(&self.tried, &self.read);
        lost.extend(self.left(form));
        lost
    }

    /// The words of the form that are told, but for titles and notes.
    fn left(&self, form: &Form) -> Vec<(String, CellRef)> {
        let mut left = Vec::new();
        for page in form.pages {
            let sheet = page.grid.sheet.name.as_str();
            let first = self.tried.data.iter().filter(|(name, _)| name == sheet).map(|(_, at)| at.row).min();
            let ledger = self.read.ledgers.iter().filter(|ledger| ledger.sheet == sheet);
            let told =
                ledger.flat_map(|ledger| &ledger.lines).filter(|(_, line)| matches!(line, Line::Told(_)));
            for (at, _) in told {
                let is_mark = self.tried.empty.contains(&(sheet.to_owned(), *at));
                let spot = page.grid.at(at.row, at.col);
                let is_note = spot.is_none_or(|spot| look::is_note(page.text(spot)));
                let is_over = first.is_some_and(|first| at.row < first);
                if !is_mark && !is_note && !is_over {
                    left.push((sheet.to_owned(), *at));
                }
            }
        }
        left
    }
}
