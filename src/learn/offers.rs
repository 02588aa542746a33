//! The words of a form that its template does not know: each may be a name of one of the lists, or of a section.

use std::collections::{BTreeMap, BTreeSet};

use super::band::Leaf;
use super::block::{Block, blocks};
use super::columns;
use super::form_sheet::FormSheet;
use super::look::{self, Look};
use super::names;
use crate::layout::{Cols, Spot, Words, loose};
use crate::model::{CellRef, DimensionKind, FieldRole, Item, YearSpan};
use crate::template::{DimensionShape, Template};
use crate::text::width;

/// The longest sentence that may be a label, in characters: a question.
const LONGEST: usize = 100;

/// What may be a name.
#[derive(Clone, Debug)]
struct Offer {
    sheet: usize,
    at: CellRef,
    /// Which of the tables of its sheet it stands at.
    table: usize,
    /// The years of that table.
    years: Option<YearSpan>,
    /// How many rows it is merged over.
    rows: usize,
    label: String,
    title: String,
    /// Whether it stands alone in its row, in a wide cell: a section, or whom a table is about.
    is_wide: bool,
    /// Whether it may say whom the table under it is about.
    is_above: bool,
    /// Whether it is a sentence, as questions are.
    is_sentence: bool,
    /// What stands right under it, headings left out.
    under: String,
    /// What the columns beside it say that tell more of an item.
    details: Vec<String>,
}

/// All words that may be names.
#[derive(Debug, Default)]
pub struct Offers(Vec<Offer>);

/// A name that is offered for a list, or was taken: an item, and the offer that it was made of first.
pub type Offered = (Item, usize);

/// The names that a form offers.
pub fn offers(pages: &[FormSheet], template: &Template, words: &Words) -> Offers {
    let of_page = |(sheet, page)| Page::new(sheet, page, template, words).offers();
    Offers(pages.iter().enumerate().flat_map(of_page).collect())
}

/// A sheet, and what is known of it.
struct Page<'s> {
    sheet: usize,
    page: &'s FormSheet<'s>,
    words: &'s Words,
    /// The rows in which tables begin, with the years of each.
    tables: Vec<(u32, Option<YearSpan>)>,
    /// The columns that say more of the items beside them, each with the row under its heading.
    details: Vec<(u32, Cols)>,
}

impl<'s> Page<'s> {
    fn new(sheet: usize, page: &'s FormSheet, template: &Template, words: &'s Words) -> Self {
        let known: BTreeSet<String> =
            template.lists().flat_map(|list| &list.details).map(|word| loose(word)).collect();
        let tables = blocks(sheet, page);
        let is_known =
            |leaf: &&Leaf| leaf.heads.last().is_some_and(|head| known.contains(&loose(page.text(*head))));
        let details = tables.iter().flat_map(|Block { band, .. }| {
            let under = band.last + 1;
            band.leaves.iter().filter(is_known).map(move |leaf| (under, leaf.cols)).collect::<Vec<_>>()
        });
        let details = details.collect();
        let tables = tables.iter().map(|table| (table.band.first, years(page, table))).collect();
        Self { sheet, page, words, tables, details }
    }

    fn begins_table(&self, row: u32) -> bool {
        self.tables.iter().any(|(first, _)| *first == row)
    }

    fn offers(&self) -> Vec<Offer> {
        let mut offers = Vec::new();
        for row in self.page.grid.rows() {
            let spots: Vec<Spot> = self.page.grid.row(row).collect();
            let may = |spot: &&Spot| self.may_name(**spot);
            offers.extend(spots.iter().filter(may).map(|spot| self.offer(*spot, &spots)));
        }
        offers
    }

    /// Whether a text is one that the template does not know.
    fn may_name(&self, spot: Spot) -> bool {
        let text = self.page.text(spot);
        let at = self.page.grid.place(spot);
        let is_free = |kind: DimensionKind| matches!(kind, DimensionKind::List | DimensionKind::Record);
        let senses = &self.words.known(text).senses;
        matches!(self.page.look(spot), Look::Word | Look::Sentence)
            && text.chars().count() <= LONGEST
            && !look::is_note(text)
            && !names::is_number(text)
            && senses.iter().all(|sense| is_free(self.words.dimension(sense.dim).kind))
            && !self.words.is_number_word(text)
            && !self.words.is_title_word(text)
            && !self.details.iter().any(|(first, cols)| *first <= at.row && cols.holds(at.col))
    }

    fn offer(&self, spot: Spot, row: &[Spot]) -> Offer {
        let (grid, at) = (&self.page.grid, self.page.grid.place(spot));
        let range = grid.range(spot);
        let (number, title) = names::numbered_title(self.page.text(spot));
        let before = row.iter().take_while(|before| **before < spot).last();
        let before = before.map(|before| self.page.text(*before)).filter(|text| names::is_number(text));
        let is_wide = row.len() == 1 && range.first.col < range.last.col;
        let heads = u32::from(self.begins_table(range.last.row + 1));
        let under = grid.at(range.last.row + 1 + heads, at.col).map(|under| self.text(under));
        let details = self.details.iter().filter(|(first, _)| *first <= at.row);
        let details = details.filter_map(|(_, cols)| grid.across(at.row, *cols).last().copied());
        let over: Vec<_> = self.tables.iter().filter(|(first, _)| *first <= at.row).collect();
        Offer {
            sheet: self.sheet,
            at,
            table: over.len(),
            years: over.last().and_then(|(_, years)| *years),
            rows: (range.last.row - range.first.row + 1) as usize,
            is_above: row.len() == 1
                || before.is_some()
                || row.iter().any(|spot| self.words.is_number_word(self.page.text(*spot)))
                || self.begins_table(at.row),
            label: before.map_or(number, width::clean),
            title,
            is_wide,
            is_sentence: self.page.look(spot) == Look::Sentence,
            under: under.unwrap_or_default(),
            details: details.map(|spot| self.text(spot)).collect(),
        }
    }

    fn text(&self, spot: Spot) -> String {
        width::clean(self.page.text(spot)).replace('\n', " ")
    }
}

/// The years that the headings of a table say.
fn years(page: &FormSheet, table: &Block) -> Option<YearSpan> {
    let years = columns::columns(page, table).years;
    Some(YearSpan { first: *years.first()?, last: *years.last()? })
}

impl Offers {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// What is offered for a list, where these names are taken for others. What stands twice is two only where something
    /// tells them apart: the item above, or what is right under it.
    pub fn of(&self, list: &DimensionShape, template: &Template, taken: &[Offered]) -> Vec<Offered> {
        let is_above = template.form.tables.iter().any(|table| table.above.contains(&list.name));
        let fits = |offer: &Offer| match is_above {
            true => offer.is_above && !offer.is_sentence,
            false => !offer.is_wide,
        };
        let mut seen: BTreeSet<(String, String, Option<String>, String)> = BTreeSet::new();
        let mut offered = Vec::new();
        for (at, offer) in self.0.iter().enumerate().filter(|(_, offer)| fits(offer)) {
            if taken.iter().any(|(_, used)| *used == at) {
                continue;
            }
            let parent = list.within.as_deref().and_then(|outer| self.outer(at, outer, taken));
            let target = if is_above { self.target(offer, template) } else { String::new() };
            if !seen.insert((loose(&offer.label), loose(&offer.title), parent.clone(), target.clone())) {
                continue;
            }
            for years in self.copies(offer, list) {
                let id = format!("{}/{}", list.name, offered.len() + 1);
                let item = Item {
                    id,
                    label: offer.label.clone(),
                    title: offer.title.clone(),
                    target: target.clone(),
                    kind: list.name.clone(),
                    parent: parent.clone(),
                    years,
                    ..Item::default()
                };
                offered.push((item, at));
            }
        }
        offered
    }

    /// The item of another list that a name stands under.
    fn outer(&self, at: usize, list: &str, taken: &[Offered]) -> Option<String> {
        let is_over = |(item, over): &&Offered| {
            item.kind == list && *over < at && self.0[*over].sheet == self.0[at].sheet
        };
        taken.iter().filter(is_over).max_by_key(|(_, over)| *over).map(|(item, _)| item.id.clone())
    }

    /// What is right under a name above a table, where it says a goal, or tells names with the same title on one sheet
    /// apart.
    fn target(&self, offer: &Offer, template: &Template) -> String {
        let same = |other: &&Offer| {
            other.is_above
                && other.sheet == offer.sheet
                && other.label == offer.label
                && loose(&other.title) == loose(&offer.title)
        };
        let under: BTreeSet<&str> = self.0.iter().filter(same).map(|other| other.under.as_str()).collect();
        let goals = template.fields.iter().filter(|field| field.role == Some(FieldRole::Goal));
        let says_goal = goals.into_iter().any(|goal| loose(&offer.under).contains(&loose(&goal.label)));
        if under.len() > 1 || says_goal { offer.under.clone() } else { String::new() }
    }

    /// The items that have this title, one under the other: as many as stand in one table; where two tables have another
    /// number of them, those of each, with its years.
    fn copies(&self, offer: &Offer, list: &DimensionShape) -> Vec<Option<YearSpan>> {
        let mut counts: BTreeMap<(usize, usize, u32), (usize, Option<YearSpan>)> = BTreeMap::new();
        let same = |other: &&Offer| loose(&other.title) == loose(&offer.title) && other.label == offer.label;
        for other in self.0.iter().filter(same) {
            let rows = if list.numbered { other.rows } else { 1 };
            let table = counts.entry((other.sheet, other.table, other.at.col)).or_default();
            *table = (table.0 + rows, other.years);
        }
        let most = counts.values().map(|(rows, _)| *rows).max().unwrap_or(1);
        let differ = counts.values().any(|(rows, _)| *rows != most);
        match differ && most > 1 && counts.values().all(|(_, years)| years.is_some()) {
            true => counts.into_values().flat_map(|(rows, years)| vec![years; rows]).collect(),
            false => vec![None; most],
        }
    }

    /// The items that were taken, in the order of the form, with their sections; counted anew.
    pub fn listed(&self, mut taken: Vec<Offered>) -> Vec<Item> {
        taken.sort_by_key(|(_, offer)| *offer);
        let used: BTreeSet<usize> = taken.iter().map(|(_, offer)| *offer).collect();
        let ids: BTreeMap<String, String> =
            (1..).zip(&taken).map(|(number, (item, _))| (item.id.clone(), number.to_string())).collect();
        let new = |id: &String| ids.get(id).cloned();
        let over: Vec<Vec<String>> = taken.iter().map(|(_, offer)| self.over(*offer, &used)).collect();
        let differ = over.iter().filter(|over| !over.is_empty()).collect::<BTreeSet<_>>().len() > 1;
        let item = |((item, offer), over): (&Offered, Vec<String>)| Item {
            id: new(&item.id).unwrap_or_default(),
            parent: item.parent.as_ref().and_then(new),
            path: self.path(*offer, over, differ),
            ..item.clone()
        };
        taken.iter().zip(over).map(item).collect()
    }

    /// The sections that an item stands under: the wide words over it, or what the columns beside it say. Words that
    /// stand over all items alike are the form's title sooner than a section.
    fn path(&self, offer: usize, over: Vec<String>, differ: bool) -> Vec<String> {
        let beside: Vec<String> =
            self.0[offer].details.iter().filter(|detail| !detail.is_empty()).cloned().collect();
        if beside.is_empty() || differ && !over.is_empty() { over } else { beside }
    }

    /// The wide words above an item that name nobody. Of several right under each other the later are within the
    /// earlier.
    fn over(&self, offer: usize, used: &BTreeSet<usize>) -> Vec<String> {
        let own = &self.0[offer];
        let mut path: Vec<&Offer> = Vec::new();
        let before = self.0[..offer].iter().enumerate();
        let is_section =
            |(at, other): &(usize, &Offer)| other.is_wide && other.sheet == own.sheet && !used.contains(at);
        for (_, section) in before.filter(is_section) {
            if path.last().is_some_and(|last| last.at.row + 1 != section.at.row) {
                path.clear();
            }
            path.push(section);
        }
        path.into_iter().map(|section| section.title.clone()).collect()
    }
}
