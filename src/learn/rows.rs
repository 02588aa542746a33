//! What the labels left of the rows of a table say: years, months, fields, members that come again, items, records.

use std::collections::{BTreeMap, BTreeSet};

use super::band::Leaf;
use super::block::Block;
use super::form_sheet::FormSheet;
use super::look::{self, Look, label};
use crate::layout::{Spot, loose};
use crate::model::FiscalYear;
use crate::text::fiscal_year::is_total;

/// The most members that a template names; more are a list.
const MOST_MEMBERS: usize = 60;

/// The most fields that stand down the rows of a card; more are a list.
const MOST_FIELDS: usize = 12;

/// What a column of labels says.
#[derive(Clone, Debug, PartialEq)]
pub enum RowDim {
    /// The fiscal year.
    Year,
    /// The month.
    Month,
    /// The field: the labels, in their order.
    Field(Vec<String>),
    /// Members that come again for each item, in their order.
    Members(Vec<String>),
    /// Items that the form prints.
    List(Vec<String>),
    /// Each row is its own.
    Record,
}

/// The columns of labels of tables with the same headings.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// What the columns say, outermost first, each with the heading over it.
    pub dims: Vec<(RowDim, String)>,
    /// The headings over columns that only say of an item what else is known of it.
    pub details: Vec<String>,
    /// Those of them over words on some rows only, or over figures, which might be answers.
    pub printed: Vec<String>,
    /// The years.
    pub years: BTreeSet<FiscalYear>,
}

/// What the other headings of these tables leave open.
#[derive(Clone, Copy)]
pub struct Open {
    /// Whether no heading over the columns says the field.
    pub field: bool,
    /// Whether somebody is named above each table.
    pub named: bool,
}

/// What a column of labels is, before the others are known.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Sort {
    Year,
    Month,
    /// Numbers that only count.
    Count,
    Text,
    /// Units of what is written beside them.
    Unit,
}

/// A table with its sheet.
pub type Seen<'s> = (&'s FormSheet<'s>, &'s Block);

/// What the labels of these tables say, which all have the same headings.
pub fn rows(blocks: &[Seen], open: Open) -> Rows {
    let Some((page, block)) = blocks.first() else { return Rows::default() };
    let sorts = block.label_leaves().iter().map(|leaf| sort(page, block, leaf)).collect();
    let labels = Labels { blocks, sorts }.with_years_of_names();
    let mut rows = Rows { years: labels.years(), ..Rows::default() };
    if block.rows.is_empty() {
        rows.dims.push((labels.of_nothing(), labels.heading(0)));
        return rows;
    }
    let roles = labels.roles(open);
    for (at, role) in roles.iter().enumerate() {
        match role {
            Some(dim) => rows.dims.push((dim.clone(), labels.heading(at))),
            None => rows.details.push(labels.heading(at)),
        }
        let might_be_answers = labels.is_in_part(at) || labels.holds_figures(at);
        if role.is_none() && labels.sorts[at] != Sort::Unit && might_be_answers {
            rows.printed.push(labels.heading(at));
        }
    }
    rows
}

fn sort(page: &FormSheet, block: &Block, leaf: &Leaf) -> Sort {
    let cells: Vec<Spot> =
        block.cells(page, leaf).into_iter().filter(|spot| !is_total(page.text(*spot))).collect();
    let all = |is: &dyn Fn(Look) -> bool| !cells.is_empty() && cells.iter().all(|spot| is(page.look(*spot)));
    if all(&|look| look == Look::Month) {
        return Sort::Month;
    }
    if all(&|look| matches!(look, Look::Year(_))) || block.years_down(page, leaf).is_some() {
        return Sort::Year;
    }
    let counts = look::is_number_word(block.heading(page, leaf)) || cells.is_empty();
    if look::is_unit_word(block.heading(page, leaf)) {
        return Sort::Unit;
    }
    if counts && !cells.iter().any(|spot| page.look(*spot) == Look::Word && !has_digit(page.text(*spot))) {
        return Sort::Count;
    }
    Sort::Text
}

fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

struct Labels<'s> {
    blocks: &'s [Seen<'s>],
    sorts: Vec<Sort>,
}

impl Labels<'_> {
    /// The same, where years beside some of the names only, of which each stands once, say more of those: 建設年度.
    fn with_years_of_names(mut self) -> Self {
        let is_name = |at: &usize| {
            let texts = self.own_texts(*at);
            let apart = texts.iter().collect::<BTreeSet<_>>().len() == texts.len();
            self.sorts[*at] == Sort::Text && apart && !texts.iter().any(String::is_empty)
        };
        let named = (0..self.sorts.len()).any(|at| is_name(&at));
        let of_some = |at: &usize| self.sorts[*at] == Sort::Year && self.is_in_part(*at);
        let of_names: Vec<usize> = (0..self.sorts.len()).filter(of_some).filter(|_| named).collect();
        of_names.into_iter().for_each(|at| self.sorts[at] = Sort::Text);
        self
    }

    /// What each row itself says in a column, folded.
    fn own_texts(&self, at: usize) -> Vec<String> {
        let own = |(page, block): &Seen| -> Vec<String> {
            let said = block.said(page, &block.label_leaves()[at], false).into_iter();
            said.map(|spot| spot.map_or_else(String::new, |spot| loose(page.text(spot)))).collect()
        };
        self.blocks.iter().flat_map(own).collect()
    }

    /// Whether a column says something on some rows, and nothing on others.
    fn is_in_part(&self, at: usize) -> bool {
        let texts = self.own_texts(at);
        texts.iter().any(String::is_empty) && !texts.iter().all(String::is_empty)
    }

    /// Whether figures stand in a column that neither number the rows nor are codes of something.
    fn holds_figures(&self, at: usize) -> bool {
        let is_figure = |(page, block): &Seen| {
            let cells = block.cells(page, &block.label_leaves()[at]);
            cells.into_iter().any(|spot| matches!(page.look(spot), Look::Number | Look::Sign))
        };
        self.sorts[at] == Sort::Text
            && !look::is_code_word(&self.heading(at))
            && self.blocks.iter().any(is_figure)
    }

    fn heading(&self, at: usize) -> String {
        let (page, block) = self.blocks[0];
        label(block.heading(page, &block.label_leaves()[at]))
    }

    /// What the rows of a form say that has none yet.
    fn of_nothing(&self) -> RowDim {
        let heading = loose(&self.heading(0));
        match heading.as_str() {
            "年度" | "年" => RowDim::Year,
            "月" => RowDim::Month,
            _ => RowDim::Record,
        }
    }

    /// The texts of a column, table after table, row after row.
    fn texts(&self, at: usize) -> Vec<Vec<String>> {
        let carry = at + 1 < self.sorts.len();
        let of = |(page, block): &Seen| {
            let said = block.said(page, &block.label_leaves()[at], carry).into_iter();
            said.map(|spot| spot.map_or_else(String::new, |spot| label(page.text(spot)))).collect()
        };
        self.blocks.iter().map(of).collect()
    }

    fn years(&self) -> BTreeSet<FiscalYear> {
        let columns = (0..self.sorts.len()).filter(|at| self.sorts[*at] == Sort::Year);
        let years = columns.flat_map(|at| {
            self.blocks.iter().flat_map(move |(page, block)| {
                let leaf = &block.label_leaves()[at];
                let cells = block.cells(page, leaf);
                let looks = cells.into_iter().filter_map(|spot| match page.look(spot) {
                    Look::Year(year) => Some(year),
                    _ => None,
                });
                block.years_down(page, leaf).unwrap_or_else(|| looks.collect())
            })
        });
        years.collect()
    }

    /// What each column is: a dimension, or more about an item.
    fn roles(&self, open: Open) -> Vec<Option<RowDim>> {
        let mut roles: Vec<Option<RowDim>> = self
            .sorts
            .iter()
            .map(|sort| match sort {
                Sort::Year => Some(RowDim::Year),
                Sort::Month => Some(RowDim::Month),
                Sort::Count | Sort::Text | Sort::Unit => None,
            })
            .collect();
        let mut texts: Vec<usize> =
            (0..self.sorts.len()).filter(|at| self.sorts[*at] == Sort::Text).collect();
        self.take_inner(open, &mut texts, &mut roles);
        if texts.is_empty() {
            let count = self.sorts.iter().position(|sort| *sort == Sort::Count);
            if let Some(count) = count.filter(|_| roles.iter().all(Option::is_none)) {
                roles[count] = Some(RowDim::Record);
            }
            return roles;
        }
        let item = self.naming(&texts, &roles).map(|item| self.or_number(item, &roles));
        match item {
            // Who stands there is another matter in each file.
            Some(item) if self.is_of_people(item) => roles[item] = Some(RowDim::Record),
            Some(item) => roles[item] = Some(RowDim::List(self.titles(item, &roles))),
            None => self.take_several(&texts, &mut roles),
        }
        roles
    }

    /// The innermost column, where its words come again for each of those left of it: fields, or members. What a blank form
    /// prints beside names that each stand once only says more of them.
    fn take_inner(&self, open: Open, texts: &mut Vec<usize>, roles: &mut [Option<RowDim>]) {
        let Some(&last) = texts.last() else { return };
        let words = self.distinct(last);
        let rows: usize = self.blocks.iter().map(|(_, block)| block.rows.len()).sum();
        let again = texts.len() > 1
            && words.len() >= 2
            && words.len() * 2 <= rows
            && self.comes_again(texts[texts.len() - 2], last)
            && !(self.is_blank() && self.tells_apart(&texts[texts.len() - 2..texts.len() - 1], roles));
        let role = match open.field {
            true if again || open.named && texts.len() == 1 && words.len() <= MOST_FIELDS => {
                RowDim::Field(words)
            }
            false if again && words.len() <= MOST_MEMBERS => RowDim::Members(words),
            _ => return,
        };
        roles[last] = Some(role);
        texts.pop();
    }

    fn distinct(&self, at: usize) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for text in self.texts(at).into_iter().flatten().filter(|text| !text.is_empty()) {
            if !words.iter().any(|known| loose(known) == loose(&text)) {
                words.push(text);
            }
        }
        words
    }

    /// Whether most words of the inner column stand under several of the outer one.
    fn comes_again(&self, outer: usize, inner: usize) -> bool {
        let mut under: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let pairs = self.texts(outer).into_iter().flatten().zip(self.texts(inner).into_iter().flatten());
        for (outer, inner) in pairs.filter(|(_, inner)| !inner.is_empty()) {
            under.entry(loose(&inner)).or_default().insert(loose(&outer));
        }
        under.values().filter(|outers| outers.len() > 1).count() * 2 > under.len()
    }

    /// The column that tells the rows apart, together with what is known already: the one whose heading says that names
    /// stand there, else the first.
    fn naming(&self, texts: &[usize], roles: &[Option<RowDim>]) -> Option<usize> {
        let alone: Vec<usize> = texts.iter().copied().filter(|at| self.tells_apart(&[*at], roles)).collect();
        let named = alone.iter().find(|at| look::is_name_word(&self.heading(**at)));
        let lettered = alone.iter().find(|at| self.distinct(**at).iter().all(|text| look::has_letter(text)));
        let single = texts.first().copied().filter(|_| texts.len() == 1);
        named.or(lettered).or(alone.first()).copied().or(single)
    }

    /// The column of numbers instead, where the names come again and each number stands once.
    fn or_number(&self, item: usize, roles: &[Option<RowDim>]) -> usize {
        let is_count = |at: &usize| self.sorts[*at] == Sort::Count && self.is_full(*at);
        let number = (0..self.sorts.len()).filter(is_count).find(|at| self.tells_apart(&[*at], roles));
        number.filter(|_| !self.tells_apart(&[item], roles)).unwrap_or(item)
    }

    /// Whether people stand in a column, and something was filled in beside them. Further headings are none.
    fn is_of_people(&self, at: usize) -> bool {
        let is_printed = || self.distinct(at).iter().any(|text| look::is_people_word(text));
        look::is_people_word(&self.heading(at)) && !self.is_blank() && !is_printed()
    }

    /// Whether nothing is filled in: then what the form prints beside a name is known again in every answer.
    fn is_blank(&self) -> bool {
        !self.blocks.iter().any(|(page, block)| block.is_filled(page))
    }

    /// Whether every row says something in a column.
    fn is_full(&self, at: usize) -> bool {
        self.texts(at).iter().flatten().all(|text| !text.is_empty())
    }

    /// Whether no two rows of a table say the same in these columns and those that have a role.
    fn tells_apart(&self, columns: &[usize], roles: &[Option<RowDim>]) -> bool {
        let known = (0..roles.len()).filter(|at| roles[*at].is_some());
        let texts: Vec<Vec<Vec<String>>> =
            known.chain(columns.iter().copied()).map(|at| self.texts(at)).collect();
        self.blocks.iter().enumerate().all(|(table, (_, block))| {
            let mut seen = BTreeSet::new();
            (0..block.rows.len()).all(|row| {
                let key: Vec<String> = texts.iter().map(|column| loose(&column[table][row])).collect();
                key.iter().all(String::is_empty) || seen.insert(key)
            })
        })
    }

    /// No column alone names the rows: the outer ones are members, the last is the list.
    fn take_several(&self, texts: &[usize], roles: &mut [Option<RowDim>]) {
        let Some((&last, outer)) = texts.split_last() else { return };
        for at in outer {
            let words = self.distinct(*at);
            if (2..=MOST_MEMBERS).contains(&words.len()) {
                roles[*at] = Some(RowDim::Members(words));
            }
        }
        roles[last] = Some(RowDim::List(self.titles(last, roles)));
    }

    /// The titles of a list, in the order of the form. One that stands twice in a table, where nothing else tells the
    /// rows apart, is two.
    fn titles(&self, at: usize, roles: &[Option<RowDim>]) -> Vec<String> {
        if roles.iter().any(Option::is_some) {
            return self.distinct(at);
        }
        let mut titles: Vec<String> = Vec::new();
        for table in self.texts(at) {
            let mut left = titles.clone();
            for text in table.into_iter().filter(|text| !text.is_empty()) {
                match left.iter().position(|known| loose(known) == loose(&text)) {
                    Some(known) => drop(left.remove(known)),
                    None => titles.push(text),
                }
            }
        }
        titles
    }
}
