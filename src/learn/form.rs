//! A form while it is learned: its tables are tried one after the other, and what reads with them is kept.

use std::collections::BTreeSet;

use super::beside::{self, Pair};
use super::block::Block;
use super::draft::Draft;
use super::form_sheet::FormSheet;
use super::furniture::{self, Found};
use super::known::{self, Known};
use super::look::Look;
use super::proof::{self, Counts, Tried};
use super::rows::Seen;
use super::table::Group;
use super::{Learned, guess, scale, sheets, unasked, write, years};
use crate::book::Workbook;
use crate::layout::{LaidOut, loose};
use crate::model::{CellRef, Department, Entry, FiscalYear, Item, Plan};
use crate::template::{Template, builtin_source};

/// The most different tables of a workbook that are tried.
const MOST_GROUPS: usize = 12;

/// A form while it is learned.
pub struct Form<'s> {
    /// The workbook.
    pub workbook: &'s Workbook,
    /// The name of its file.
    pub file: &'s str,
    /// Its sheets that are forms.
    pub pages: &'s [FormSheet<'s>],
    /// The department that it came from, where its name says one.
    pub department: Option<String>,
}

/// A draft that was proven.
pub struct Proven {
    /// The draft.
    pub draft: Draft,
    /// The template that it makes.
    pub template: Template,
    /// The plan that it makes with its lists.
    pub plan: Plan,
    /// The form with a mark in every cell that is to be filled in.
    pub tried: Tried,
    /// What the reader makes of that.
    pub read: LaidOut,
    /// What became of its cells.
    pub counts: Counts,
    /// The empty places with a border that nothing is read from, by sheet.
    pub unasked: Vec<(String, CellRef)>,
}

impl Proven {
    /// Which years are asked for, and which of them now. Months may say that headings are calendar years: it is known only
    /// from what was read which fiscal years they are of.
    pub fn settle_years(&mut self) {
        let plan = &mut self.plan;
        plan.years = years::span(&self.read).filter(|_| self.counts.lost == 0).or(plan.years);
        let is_asked = |year: &FiscalYear| plan.years.is_some_and(|span| span.contains(*year));
        let titled = years::of_title(&self.draft.title).filter(is_asked);
        let last = plan.years.map(|years| years.last);
        plan.collecting = last_filled(&self.read, &self.tried).or(titled).or(last);
    }
}

impl<'s> Form<'s> {
    /// Takes one group of tables after the other, the largest first; each must read, and spoil none of the others.
    pub fn learn(&self, groups: &[Vec<&'s Block>]) -> Option<Learned> {
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(self.group(&groups[*at]).size()));
        let mut chosen: Vec<usize> = Vec::new();
        let mut best: Option<Proven> = None;
        for at in order.into_iter().take(MOST_GROUPS) {
            let mut trial = chosen.clone();
            trial.push(at);
            trial.sort_unstable();
            let trial: Vec<&Vec<&Block>> = trial.iter().map(|at| &groups[*at]).collect();
            let Some(proven) = self.prove(&trial, &[]) else { continue };
            let before = best.as_ref().map_or(0, |best| best.counts.read);
            let own = proven.tried.data.len() - best.as_ref().map_or(0, |best| best.tried.data.len());
            if proven.counts.read >= before + own.div_ceil(2).max(1) {
                chosen.push(at);
                best = Some(proven);
            }
        }
        chosen.sort_unstable();
        let kept: Vec<&Vec<&Block>> = chosen.iter().map(|at| &groups[*at]).collect();
        let left: Vec<&Vec<&Block>> =
            (0..groups.len()).filter(|at| !chosen.contains(at)).map(|at| &groups[at]).collect();
        let Some(best) = best else { return self.learn_cards(groups).or_else(|| self.learn_beside(groups)) };
        let all = Found { kept: flat(&kept), left: flat(&left) };
        let mut texts = furniture::texts(self.pages, &all, &best.read);
        furniture::add_rows_aside(self.pages, &all, &mut texts);
        let mut learned = self.prove(&kept, &texts)?;
        if let Some(more) = self.prove_beside(&kept, &left, &texts, &learned) {
            learned = more;
        }
        learned.settle_years();
        learned.unasked = unasked::places(self.pages, &all, &learned.tried);
        learned.draft.doubts = self.doubts_about(&learned, &kept, &left);
        Some(self.finish(learned))
    }

    /// A form without any table that reads, by its labels alone. Figures in it are of a table that was not understood.
    fn learn_beside(&self, groups: &[Vec<&'s Block>]) -> Option<Learned> {
        let left: Vec<&Vec<&Block>> = groups.iter().collect();
        let pairs = beside::pairs(self.pages, &flat(&left));
        let first = self.prove_on(&[], &[], &pairs, false).filter(|_| pairs.len() > 1)?;
        let texts = furniture::texts(self.pages, &Found { kept: Vec::new(), left: flat(&left) }, &first.read);
        let mut learned = self.prove_on(&[], &texts, &pairs, false)?;
        let is_figure = |page: &FormSheet, spot| matches!(page.look(spot), Look::Number | Look::Sign);
        let figures = self.pages.iter().any(|page| page.grid.spots().any(|spot| is_figure(page, spot)));
        if figures || learned.counts.lost > 0 || learned.counts.strange > 0 {
            return None;
        }
        learned.settle_years();
        let all = Found { kept: Vec::new(), left: flat(&left) };
        learned.unasked = unasked::places(self.pages, &all, &learned.tried);
        learned.draft.doubts = self.doubts_about(&learned, &[], &left);
        Some(self.finish(learned))
    }

    /// The same with the labels beside the tables, where they spoil nothing.
    fn prove_beside(
        &self,
        kept: &[&Vec<&'s Block>],
        left: &[&Vec<&'s Block>],
        furniture: &[(String, String)],
        without: &Proven,
    ) -> Option<Proven> {
        let blocks: Vec<&Block> = flat(kept).into_iter().chain(flat(left)).collect();
        let mut pairs = beside::pairs(self.pages, &blocks);
        while !pairs.is_empty() {
            let proven = self.prove_on(kept, furniture, &pairs, !without.draft.sheets.is_empty())?;
            let lost: BTreeSet<(String, CellRef)> =
                proof::lost(&proven.tried, &proven.read).into_iter().collect();
            let before = pairs.len();
            pairs.retain(|pair| !lost.contains(&(self.pages[pair.sheet].grid.sheet.name.clone(), pair.at)));
            if pairs.len() == before {
                let spoils = proven.counts.lost > without.counts.lost
                    || proven.counts.strange > without.counts.strange;
                return (!spoils).then_some(proven);
            }
        }
        None
    }

    pub fn group(&self, blocks: &[&'s Block]) -> Group<'s> {
        let seen: Vec<Seen> = blocks.iter().map(|block| (&self.pages[block.sheet], *block)).collect();
        Group { workbook: self.workbook, blocks: seen }
    }

    /// The draft of these groups, read with the form itself; `None` where it is no template. All sheets are read, unless
    /// something would be read on one that was not understood.
    pub fn prove(&self, groups: &[&Vec<&'s Block>], furniture: &[(String, String)]) -> Option<Proven> {
        let whole = self.prove_on(groups, furniture, &[], false)?;
        if whole.counts.strange == 0 {
            return Some(whole);
        }
        self.prove_on(groups, furniture, &[], true)
    }

    fn prove_on(
        &self,
        groups: &[&Vec<&'s Block>],
        furniture: &[(String, String)],
        pairs: &[Pair],
        only: bool,
    ) -> Option<Proven> {
        let blocks = flat(groups);
        let tables: Vec<(usize, u32)> = match blocks.as_slice() {
            [] => pairs.iter().map(|pair| (pair.sheet, pair.at.row)).take(1).collect(),
            blocks => blocks.iter().map(|block| (block.sheet, block.band.first)).collect(),
        };
        let mut draft = Draft { title: self.title(&tables, &[]), ..Draft::default() };
        groups.iter().for_each(|group| self.group(group).add_to(&mut draft));
        draft.title = self.title(&tables, &draft.items);
        let pairs = beside::add(self.workbook, self.pages, pairs.to_vec(), &mut draft);
        self.try_draft(draft, (&blocks, &pairs), furniture, only)
    }

    /// A draft of these tables and labels, read with the form itself; `None` where it is no template.
    pub fn try_draft(
        &self,
        mut draft: Draft,
        (blocks, pairs): (&[&Block], &[Pair]),
        furniture: &[(String, String)],
        only: bool,
    ) -> Option<Proven> {
        let read: BTreeSet<usize> = blocks.iter().map(|block| block.sheet).collect();
        read.iter().for_each(|sheet| scale::explain(&self.pages[*sheet], &mut draft));
        if only && read.len() < self.pages.len() {
            draft.sheets = read.iter().map(|sheet| self.pages[*sheet].grid.sheet.name.clone()).collect();
        }
        draft.ignored = sheets::of_choices(self.workbook);
        draft.unit = guess::unit_of_all(read.iter().map(|sheet| &self.pages[*sheet]));
        let labels: BTreeSet<&str> =
            pairs.iter().map(|pair| self.pages[pair.sheet].text(pair.spot)).collect();
        let own = furniture.iter().filter(|(text, _)| !labels.contains(text.as_str()));
        draft.furniture.extend(own.cloned());
        let mut tried = proof::fill(self.workbook, self.pages, blocks);
        proof::ask(&mut tried, draft.asked.iter().cloned());
        beside::fill(&mut tried, self.pages, pairs);
        furniture::add_units(self.pages, blocks, &mut draft.furniture);
        furniture::add_open(self.pages, &tried, &mut draft.furniture);
        let template = sheets::printed(&draft, self.file)?;
        let plan = proof::plan(&draft, &template, &self.sender());
        let read = proof::read(&tried, &template, &plan, self.file);
        let counts = proof::count(&tried, &read);
        Some(Proven { draft, template, plan, tried, read, counts, unasked: Vec::new() })
    }

    /// The department that the form came from, or one that stands for any.
    pub fn sender(&self) -> Department {
        let name = self.department.clone().unwrap_or_else(|| "部署".to_owned());
        Department { name, ..Department::default() }
    }

    /// Every text of its sheets.
    pub fn texts(&self) -> impl Iterator<Item = &'s str> {
        self.pages.iter().flat_map(|page| page.grid.spots().map(|spot| page.text(spot)))
    }

    /// What the form calls itself, unless that is one of these names; else what its file is called.
    pub fn title(&self, tables: &[(usize, u32)], names: &[Item]) -> String {
        let is_name = |title: &String| {
            names.iter().any(|item| loose(title) == loose(&item.title) || loose(title) == loose(&item.label))
        };
        let stem = self.file.rsplit_once('.').map_or(self.file, |(stem, _)| stem);
        furniture::title(self.pages, tables.iter().copied())
            .map(|title| furniture::bare_title(&title))
            .filter(|title| !is_name(title))
            .unwrap_or_else(|| stem.to_owned())
    }

    /// The form as a template of the program reads it.
    pub fn recognise(&self, known: Known) -> Learned {
        let doubts = self.doubts_of(&known);
        let lost: BTreeSet<(String, CellRef)> = known.lost(self).into_iter().collect();
        let counts = Counts { lost: lost.len(), ..known.counts };
        let Known { name, template, mut plan, tried, read, .. } = known;
        plan.collecting = last_filled(&read, &tried).or(plan.collecting);
        let blank = tried.is_blank();
        Learned {
            source: builtin_source(name).unwrap_or_default().to_owned(),
            builtin: Some(name),
            title: self.title_of(&template, &plan.items),
            template,
            plan,
            department: self.department.clone().filter(|_| !blank),
            read,
            blank,
            empty: tried.empty,
            lost,
            counts,
            doubts,
        }
    }

    /// What a form of a known kind calls itself: as the template does, with other words; or what stands over its only
    /// sheet.
    fn title_of(&self, template: &Template, names: &[Item]) -> String {
        let stem = loose(&known::stem(template));
        let said = self.texts().find(|text| loose(text).contains(&stem));
        let titled = said.map(furniture::bare_title);
        titled.unwrap_or_else(|| match self.pages {
            [_] => self.title(&[], names),
            _ => known::stem(template),
        })
    }

    pub fn finish(&self, proven: Proven) -> Learned {
        let Proven { draft, template, plan, tried, read, counts, unasked } = proven;
        let lines = sheets::lines(&draft, &template);
        let counts = Counts { lost: counts.lost + unasked.len(), ..counts };
        Learned {
            source: write::toml(&draft, self.file, Some(counts), &lines),
            builtin: None,
            title: draft.title.clone(),
            template,
            plan,
            department: self.department.clone(),
            blank: tried.is_blank(),
            lost: proof::lost(&tried, &read).into_iter().chain(unasked).collect(),
            read,
            empty: tried.empty,
            counts,
            doubts: draft.doubts,
        }
    }
}

/// The last year of which anything is filled in.
fn last_filled(read: &LaidOut, tried: &Tried) -> Option<FiscalYear> {
    let filled = read.entries.iter().filter(|entry| entry.value.is_some() && !tried.is_empty_at(entry));
    filled.filter_map(|entry| entry.key.year()).max()
}

impl Tried {
    /// Whether an entry says what was only put there to try it.
    fn is_empty_at(&self, entry: &Entry) -> bool {
        entry.place.cell.is_some_and(|at| self.empty.contains(&(entry.place.sheet.to_string(), at)))
    }
}

pub fn flat<'b>(groups: &[&Vec<&'b Block>]) -> Vec<&'b Block> {
    groups.iter().flat_map(|group| group.iter().copied()).collect()
}
