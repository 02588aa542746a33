//! A form, blank or filled in → the template and the lists of a round that reads it; each guess with a remark, each
//! doubt with what to write.
//!
//! The headings and labels of each table are seen, dimensions are made of them, and the draft is proven: the form is
//! read with it by the reader that reads submissions. What does not read is left out, and told.

mod alternatives;
mod answers;
mod apart;
mod aside;
mod band;
mod beside;
mod block;
mod body;
mod boxes;
mod card;
mod cards;
mod cells;
mod choices;
mod columns;
mod corner;
mod divider;
mod doubts;
mod draft;
mod form;
mod form_sheet;
mod furniture;
mod given;
mod guess;
mod item_units;
mod kind;
mod known;
mod label_columns;
mod legend;
mod look;
mod lower_line;
mod names;
mod obstacles;
mod offers;
mod pairs;
mod printed;
mod proof;
mod row_dims;
mod rows;
mod scale;
mod sender;
mod sheets;
mod table;
mod unasked;
mod units_beside;
mod write;
mod year_names;
mod years;

use std::collections::BTreeSet;

use crate::book::{Visibility, Workbook};
use crate::layout::LaidOut;
use crate::model::{CellRef, FiscalYear, Item, Plan, YearSpan};
use crate::template::Template;
use block::{Block, blocks};
pub(crate) use doubts::places;
use form::Form;
use form_sheet::FormSheet;
use given::Given;
pub use proof::{Counts, marked};

/// What was learned from a form.
#[derive(Debug)]
pub struct Learned {
    /// The template as TOML, with its remarks.
    pub source: String,
    /// The name of the template, where it is one that the program has.
    pub builtin: Option<&'static str>,
    /// What the form calls itself.
    pub title: String,
    /// The template.
    pub template: Template,
    /// The plan that it makes with the lists.
    pub plan: Plan,
    /// The department that the form came from, where its name says one.
    pub department: Option<String>,
    /// Whether nothing is filled in yet.
    pub blank: bool,
    /// The form as it was read, every empty cell that is to be filled in with a mark in it.
    pub read: LaidOut,
    /// The cells that are to be filled in and are empty, by sheet.
    pub empty: BTreeSet<(String, CellRef)>,
    /// The cells that are not read, though they should be.
    pub lost: BTreeSet<(String, CellRef)>,
    /// What became of its cells.
    pub counts: Counts,
    /// What nobody can know from the form alone, in Japanese.
    pub doubts: Vec<String>,
}

impl Learned {
    /// The members of the lists.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.plan.items.iter()
    }

    /// The fiscal years of the form.
    pub fn years(&self) -> Option<YearSpan> {
        self.plan.years
    }

    /// The year that is being collected, as far as the form says.
    pub fn collecting(&self) -> Option<FiscalYear> {
        self.plan.collecting
    }
}

/// Learns a form. `file` is its name. A form of a kind that the program knows is read as that, unless it is to be learned
/// `anew`.
///
/// # Errors
/// What is in the way, in Japanese, where no table could be made out that reads.
pub fn learn(workbook: &Workbook, file: &str, anew: bool) -> Result<Learned, Vec<String>> {
    let pages = pages(workbook);
    let blocks: Vec<Block> = pages.iter().enumerate().flat_map(|(at, page)| blocks(at, page)).collect();
    let form = Form { workbook, file, pages: &pages, department: sender::of(file, &blocks, &pages) };
    let known = if anew { None } else { known::known(&form, &blocks.iter().collect::<Vec<_>>()) };
    let given = if known.is_none() { given::given(workbook, &pages, &blocks) } else { None };
    let groups = grouped(&pages, &blocks);
    let learned = form.learn(&groups);
    if let Some(given) = given {
        return match learned.filter(|learned| given.is_read(learned)) {
            Some(learned) => Ok(Learned { doubts: front(given.used(), learned.doubts), ..learned }),
            None => given.learn(&form),
        };
    }
    let known = known.filter(|known| learned.as_ref().is_none_or(|learned| known.reads_as_much(learned)));
    let learned = known.map(|known| form.recognise(known)).or(learned);
    let learned = learned.ok_or_else(|| obstacles::of(&form, &groups))?;
    let obstacle = printed::obstacle(workbook, &learned).filter(|_| learned.builtin.is_none());
    obstacle.map_or(Ok(learned), |obstacle| Err(vec![obstacle]))
}

/// The sheets that are forms.
fn pages(workbook: &Workbook) -> Vec<FormSheet<'_>> {
    let visible = workbook.sheets.iter().filter(|sheet| sheet.visibility == Visibility::Visible);
    visible.filter(|sheet| !sheets::is_no_form(workbook, sheet)).map(FormSheet::new).collect()
}

impl Given {
    /// Learns the form without its answers.
    fn learn(&self, filled: &Form) -> Result<Learned, Vec<String>> {
        let pages = pages(&self.workbook);
        let blocks: Vec<Block> = pages.iter().enumerate().flat_map(|(at, page)| blocks(at, page)).collect();
        let (file, department) = (filled.file, filled.department.clone());
        let form = Form { workbook: &self.workbook, file, pages: &pages, department };
        let groups = grouped(&pages, &blocks);
        match form.learn(&groups) {
            Some(learned) => {
                let doubts = front(self.doubt(), learned.doubts);
                Ok(Learned { blank: false, doubts, ..learned })
            }
            None => Err(front(self.obstacle(), obstacles::of(&form, &groups))),
        }
    }
}

fn front(first: String, others: Vec<String>) -> Vec<String> {
    std::iter::once(first).chain(others).collect()
}

/// Tables with the same headings, and on several sheets with the same labels, in the order of the workbook.
fn grouped<'b>(pages: &[FormSheet], blocks: &'b [Block]) -> Vec<Vec<&'b Block>> {
    let mut groups: Vec<(Vec<Vec<String>>, Vec<&Block>)> = Vec::new();
    for block in blocks {
        let signature = block.band.signature(&pages[block.sheet]);
        let alike = |other: &Block| other.labels == block.labels && are_of_one_kind(pages, other, block);
        match groups.iter_mut().find(|(known, of)| *known == signature && alike(of[0])) {
            Some((_, of)) => of.push(block),
            None => groups.push((signature, vec![block])),
        }
    }
    groups.into_iter().map(|(_, blocks)| blocks).collect()
}

/// Whether two tables with the same headings stand on one sheet, or at least half of the labels of one are the other's.
fn are_of_one_kind(pages: &[FormSheet], one: &Block, other: &Block) -> bool {
    let labels = |block: &Block| block.label_texts(&pages[block.sheet]);
    let (one_says, other_says) = (labels(one), labels(other));
    let shared = one_says.intersection(&other_says).count();
    one.sheet == other.sheet || shared * 2 >= one_says.len().min(other_says.len())
}
