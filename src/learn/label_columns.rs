//! How many columns from the left of a table are labels, and not data.

use std::collections::BTreeSet;

use super::band::Leaf;
use super::block::Block;
use super::form_sheet::FormSheet;
use super::look::{self, Look};
use crate::layout::{Cols, Spot, loose};

/// How many columns of labels a table may have.
const MOST_LABELS: usize = 6;

impl Block {
    /// How many columns from the left are labels, and not data.
    pub fn count_labels(&self, page: &FormSheet) -> usize {
        if self.rows.is_empty() {
            return 1;
        }
        let leaves = &self.band.leaves;
        let across = self.first_across(page);
        let most = across.unwrap_or(leaves.len() - 1).min(MOST_LABELS).min(leaves.len() - 1);
        let may = |leaf: &Leaf| self.may_be_label(page, leaf);
        if let Some(printed) = self.printed(page).filter(|printed| *printed <= most) {
            return printed;
        }
        let prefix = leaves[..most].iter().skip(1).take_while(|leaf| may(leaf)).count() + 1;
        let is_list = self.is_of_people(page, prefix.min(most.max(1)));
        if !is_list && across.is_some_and(|across| across <= MOST_LABELS) || self.is_printed(page, prefix) {
            return prefix.min(most.max(1));
        }
        let apart = (1..=prefix).find(|count| self.tells_apart(page, *count)).unwrap_or(1);
        let counts = apart > 1 && look::is_number_word(self.heading(page, &leaves[apart - 1]));
        if counts && apart < prefix && self.is_unique(page, &leaves[apart]) { apart + 1 } else { apart }
    }

    /// One heading over several columns of words, months or years is that of each, where those of one come again: 区分 over
    /// 国｜補助金.
    pub fn part_labels(&mut self, page: &FormSheet) {
        let Some(first) = self.band.leaves.first().cloned().filter(|leaf| leaf.cols.0 < leaf.cols.1) else {
            return;
        };
        let words = |row: &u32| -> Vec<(u32, &str)> {
            let shown =
                page.grid.across(*row, first.cols).into_iter().filter(|spot| self.is_own(page, *spot));
            let is_axis = |spot: &Spot| matches!(page.look(*spot), Look::Month | Look::Year(_));
            let words = shown.filter(|spot| is_axis(spot) || is_name(page, *spot));
            words.map(|spot| (page.grid.cols(spot).0, page.text(spot))).collect()
        };
        let several: Vec<Vec<(u32, &str)>> =
            self.rows.iter().map(words).filter(|words| words.len() > 1).collect();
        let cols = |words: &[(u32, &str)]| words.iter().map(|(col, _)| *col).collect::<Vec<_>>();
        let begins = several.first().map(|words| cols(words)).unwrap_or_default();
        let alike = several.len() * 2 >= self.rows.len() && several.iter().all(|words| cols(words) == begins);
        let again = |at: usize| {
            several.iter().map(|words| words[at].1).collect::<BTreeSet<_>>().len() < several.len()
        };
        if several.is_empty() || !alike || !(0..begins.len()).any(again) {
            return;
        }
        let ends = begins.iter().skip(1).map(|col| col - 1).chain([first.cols.1]);
        let starts = std::iter::once(first.cols.0).chain(begins.iter().skip(1).copied());
        let parts: Vec<Leaf> = starts
            .zip(ends)
            .map(|(from, to)| Leaf { cols: Cols(from, to), heads: first.heads.clone() })
            .collect();
        self.band.leaves.splice(..1, parts);
    }

    /// A column under the heading of the labels, or with the same texts, says them once more.
    pub fn drop_repeats(&mut self, page: &FormSheet) {
        let Some(first) = self.band.leaves.first().cloned() else { return };
        let texts = |leaf: &Leaf| -> Vec<Option<String>> {
            self.said(page, leaf, false)
                .into_iter()
                .map(|spot| spot.map(|spot| loose(page.text(spot))))
                .collect()
        };
        let own = texts(&first);
        let heading = loose(self.heading(page, &first));
        let lettered = |text: &&Option<String>| text.as_ref().is_some_and(|text| look::has_letter(text));
        let is_repeat = |leaf: &Leaf| {
            let same = texts(leaf) == own && own.iter().filter(lettered).count() > 1;
            same || !heading.is_empty()
                && leaf.heads != first.heads
                && loose(self.heading(page, leaf)) == heading
        };
        let kept: Vec<Leaf> = self
            .band
            .leaves
            .iter()
            .enumerate()
            .filter(|(at, leaf)| *at == 0 || !is_repeat(leaf))
            .map(|(_, leaf)| leaf.clone())
            .collect();
        self.band.leaves = kept;
    }

    /// What is printed under a heading apart from the others, an empty column between, is none of the table where all of that
    /// is still blank: notes beside it.
    pub fn drop_notes_beside(&mut self, page: &FormSheet) {
        let leaves = &self.band.leaves;
        let Some(apart) = leaves.windows(2).position(|pair| pair[0].cols.1 + 1 < pair[1].cols.0) else {
            return;
        };
        let (own, beside) = leaves.split_at(apart + 1);
        let is_text = |spot: Spot| matches!(page.look(spot), Look::Word | Look::Sentence);
        let is_note = |leaf: &Leaf| {
            let cells = self.cells(page, leaf);
            !cells.is_empty() && cells.into_iter().all(is_text)
        };
        let is_blank = own.len() > 2 && !own[1..].iter().any(|leaf| self.is_typed(page, leaf));
        if is_blank && beside.iter().all(is_note) {
            self.band.leaves.truncate(apart + 1);
        }
    }

    /// How many columns from the left the form prints, where others are still empty on all rows: names, and words or figures
    /// that say more of them. Where only remarks are empty, figures are answers.
    fn printed(&self, page: &FormSheet) -> Option<usize> {
        let leaves = &self.band.leaves;
        let last = leaves.iter().rposition(|leaf| self.is_typed(page, leaf))?;
        let (shown, after) = leaves.split_at(last + 1);
        let open: Vec<&Leaf> = after.iter().filter(|leaf| !self.is_computed(page, leaf)).collect();
        let is_asked = |leaf: &Leaf| !look::is_remark_word(self.heading(page, leaf));
        let is_several = open.len() >= last.max(2);
        let is_name = |leaf: &Leaf| {
            let said = self.said(page, leaf, false);
            said.iter().all(|spot| spot.is_some_and(|spot| look::has_letter(page.text(spot))))
        };
        let is_shown = |leaf: &Leaf| {
            let cells = self.cells(page, leaf);
            let said = self.said(page, leaf, false).into_iter().flatten().count();
            said * 2 >= self.rows.len() && !cells.into_iter().any(|spot| page.is_open(spot))
        };
        let printed = shown.iter().any(is_name) && shown.iter().all(is_shown);
        let more = printed && self.tells_apart(page, last + 1);
        (more && (is_several || open.into_iter().any(is_asked))).then_some(last + 1)
    }

    /// Whether the form computes all that stands in a column: it is as full as those that it is computed of.
    fn is_computed(&self, page: &FormSheet, leaf: &Leaf) -> bool {
        let cells = self.cells(page, leaf);
        !cells.is_empty() && cells.into_iter().all(|spot| page.grid.cell(spot).formula)
    }

    /// Whether a column says something else on every row.
    fn is_unique(&self, page: &FormSheet, leaf: &Leaf) -> bool {
        let said = self.said(page, leaf, false).into_iter().flatten();
        said.map(|spot| loose(page.text(spot))).collect::<BTreeSet<_>>().len() == self.rows.len()
    }

    /// The first column under a year, a month, or a heading over several columns that is not over the first too.
    fn first_across(&self, page: &FormSheet) -> Option<usize> {
        let years = self.years_across(page);
        let grouped = |at: usize| {
            let heads = &self.band.leaves[at].heads;
            let outer = |leaf: &&Leaf| leaf.heads.len() > 1 && leaf.heads[0] == heads[0];
            let is_first = self.band.leaves[0].heads.first() == heads.first();
            heads.len() > 1 && !is_first && self.band.leaves.iter().filter(outer).count() > 1
        };
        let counts = self.counts(page);
        let is_count = |at: usize| self.band.leaves[at].heads.iter().any(|head| counts.contains(head));
        (0..self.band.leaves.len()).find(|at| years.contains(at) || grouped(*at) || is_count(*at))
    }

    /// Whether people stand in one of these columns, and something else is filled in beside them: each row is about one of
    /// them, and nothing of it is the form's.
    fn is_of_people(&self, page: &FormSheet, labels: usize) -> bool {
        let (labels, data) = self.band.leaves.split_at(labels);
        let is_typed = |leaf: &Leaf| self.is_typed(page, leaf);
        let names_people = |leaf: &Leaf| look::is_people_word(self.heading(page, leaf)) && is_typed(leaf);
        labels.iter().any(names_people) && data.iter().any(is_typed)
    }

    /// The columns under years or months.
    fn years_across(&self, page: &FormSheet) -> BTreeSet<usize> {
        let is_axis = |head: &Spot| {
            let text = page.text(*head);
            matches!(page.look(*head), Look::Year(_) | Look::Month)
                || look::is_bare_year(text)
                || look::year_and_words(text).is_some()
        };
        let leaves = self.band.leaves.iter().enumerate();
        let years: BTreeSet<usize> =
            leaves.filter(|(_, leaf)| leaf.heads.iter().any(is_axis)).map(|(at, _)| at).collect();
        if years.len() == 1 && self.band.leaves.len() > 3 && years.contains(&0) {
            BTreeSet::new()
        } else {
            years
        }
    }

    /// Whether a column right of the first may hold labels: texts, units, or under a heading for them numbers that each
    /// stand once.
    fn may_be_label(&self, page: &FormSheet, leaf: &Leaf) -> bool {
        let cells = self.cells(page, leaf);
        let texts: BTreeSet<&str> = cells.iter().map(|spot| page.text(*spot)).collect();
        let sentences = cells.iter().filter(|spot| page.look(**spot) == Look::Sentence).count();
        // A question among words is one of them; answers are sentences more often than not.
        let no_words = |look: Look| matches!(look, Look::Number | Look::Sign | Look::Pattern);
        let word = |spot: &Spot| match page.look(*spot) {
            Look::Sentence => sentences * 2 < cells.len(),
            look => !no_words(look),
        };
        let words = cells.iter().filter(|spot| word(spot)).count();
        let said = self.rows.iter().filter(|row| self.label(page, **row, leaf.cols).is_some()).count();
        let given_once = said > 0 && self.rows.len() > said * 2 && texts.len() == said;
        (said * 5 >= self.rows.len() * 4 || given_once && !self.is_last_text(page, leaf))
            && (words * 10 >= cells.len() * 9
                || look::is_unit_word(self.heading(page, leaf))
                || texts.len() == self.rows.len() && look::is_code_word(self.heading(page, leaf)))
    }

    /// Whether no column right of this one holds texts on every row, which labels given once need.
    fn is_last_text(&self, page: &FormSheet, leaf: &Leaf) -> bool {
        let full = |other: &&Leaf| {
            let said = self.rows.iter().filter(|row| self.label(page, **row, other.cols).is_some()).count();
            said == self.rows.len()
        };
        !self.band.leaves.iter().filter(|other| other.cols.0 > leaf.cols.1).any(|other| full(&other))
    }

    /// Whether the first columns are printed and all others are still empty.
    fn is_printed(&self, page: &FormSheet, labels: usize) -> bool {
        let filled = |leaf: &Leaf| !self.cells(page, leaf).is_empty();
        let typed = |leaf: &Leaf| self.is_typed(page, leaf);
        self.band.leaves[..labels].iter().all(filled) && !self.band.leaves[labels..].iter().any(typed)
    }

    /// Whether no two rows have the same labels in the first columns.
    fn tells_apart(&self, page: &FormSheet, count: usize) -> bool {
        let columns: Vec<Vec<Option<Spot>>> =
            self.band.leaves[..count].iter().map(|leaf| self.said(page, leaf, true)).collect();
        let mut seen = BTreeSet::new();
        (0..self.rows.len()).all(|row| {
            let texts: Vec<String> = columns
                .iter()
                .map(|said| said[row].map_or_else(String::new, |spot| loose(page.text(spot))))
                .collect();
            seen.insert(texts)
        })
    }
}

/// Whether a cell is a word that names something, and no letter that only counts: 国, but not (a), ア or ①.
fn is_name(page: &FormSheet, spot: Spot) -> bool {
    let is_counter = |c: char| c.is_ascii() || ('ぁ'..='ヺ').contains(&c);
    let letters: Vec<char> = page.text(spot).chars().filter(|c| c.is_alphabetic()).collect();
    page.look(spot) == Look::Word
        && !letters.is_empty()
        && !matches!(letters.as_slice(), [one] if is_counter(*one))
}
