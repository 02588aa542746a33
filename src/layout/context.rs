//! What stands above a table or a label and holds for it: an item's number and title, or a category.

use super::grid::Grid;
use super::vocabulary::{ItemWord, Vocabulary, is_numbered};
use crate::model::{CellRef, Fault, Finding, ItemName, LayoutFault, Place};

/// How alike a title must be to its item's, once the number names the item.
const SAME_TITLE: f64 = 0.5;

/// A rectangle to look in: rows from the lower end up, columns both included.
#[derive(Clone, Copy, Debug)]
pub struct Above {
    /// The row that the context belongs to; looked above.
    pub row: u32,
    /// The first row that may hold the context.
    pub top: u32,
    /// The columns that it may stand in.
    pub cols: (u32, u32),
}

/// How many rows above a context may stand: a bound for sheets on which there is none.
const HIGHEST: u32 = 1_000;

impl Above {
    /// The rows to look in, the nearest first.
    fn rows(&self) -> impl Iterator<Item = u32> + use<> {
        (self.top.max(self.row.saturating_sub(HIGHEST))..self.row).rev()
    }
}

/// What was found above.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The items that it may be; more than one where a title is not unique.
    pub items: Vec<usize>,
    /// The category.
    pub category: Option<usize>,
    /// The cells that said it.
    pub cells: Vec<CellRef>,
    /// What was wrong with it.
    pub findings: Vec<Finding>,
}

/// Looks for context on a sheet.
pub struct Context<'a> {
    /// The sheet.
    pub grid: &'a Grid<'a>,
    /// The words.
    pub vocabulary: &'a Vocabulary<'a>,
    /// The file's path, for findings.
    pub file: &'a str,
}

impl Context<'_> {
    /// The item of this kind that stands nearest above. `skip` holds the cells that are something else.
    pub fn item(&self, above: Above, kind: &str, skip: &dyn Fn(CellRef) -> bool) -> Found {
        for row in above.rows() {
            let words = self.words_in(row, above.cols, kind, skip);
            if !words.is_empty() {
                return self.resolve(row, above, words, kind);
            }
            if self.breaks(row, above.cols, kind, skip) {
                return Found::default();
            }
        }
        Found::default()
    }

    /// The category that stands nearest above.
    pub fn category(&self, above: Above, skip: &dyn Fn(CellRef) -> bool) -> Found {
        for row in above.rows() {
            let cells = self.cells_in(row, above.cols, skip);
            let known = cells
                .iter()
                .find_map(|at| self.vocabulary.category(self.grid.text(*at)).map(|category| (*at, category)));
            if let Some((at, category)) = known {
                return Found { category: Some(category), cells: vec![at], ..Found::default() };
            }
        }
        Found::default()
    }

    fn cells_in(&self, row: u32, cols: (u32, u32), skip: &dyn Fn(CellRef) -> bool) -> Vec<CellRef> {
        let cells = self.grid.row(row).iter().map(|cell| cell.at);
        cells
            .filter(|at| {
                let range = self.grid.range_at(*at);
                range.first.col <= cols.1 && range.last.col >= cols.0 && !skip(*at)
            })
            .collect()
    }

    fn words_in(
        &self,
        row: u32,
        cols: (u32, u32),
        kind: &str,
        skip: &dyn Fn(CellRef) -> bool,
    ) -> Vec<(CellRef, ItemWord)> {
        let cells = self.cells_in(row, cols, skip);
        let known = cells
            .iter()
            .filter_map(|at| self.vocabulary.item_word(self.grid.text(*at), kind).map(|word| (*at, word)));
        let mut words: Vec<_> = known.collect();
        words.extend(self.numbered_words(&cells, kind));
        words
    }

    /// A number in a cell of its own, right of the word for it: `№ | 5`.
    fn numbered_words(&self, cells: &[CellRef], kind: &str) -> Option<(CellRef, ItemWord)> {
        let at = cells.windows(2).find(|pair| self.vocabulary.is_number_word(self.grid.text(pair[0])))?[1];
        let text = self.grid.text(at);
        let digits = !text.is_empty() && text.chars().all(char::is_numeric);
        let items = self.vocabulary.items_numbered(text, kind);
        match (digits, items.is_empty()) {
            (true, true) => Some((at, ItemWord::UnknownLabel)),
            (true, false) => Some((at, ItemWord::Label(items))),
            (false, _) => None,
        }
    }

    /// A heading with a number that is no item of the plan ends the search: what is above belongs to another.
    fn breaks(&self, row: u32, cols: (u32, u32), kind: &str, skip: &dyn Fn(CellRef) -> bool) -> bool {
        !kind.is_empty()
            && self.cells_in(row, cols, skip).iter().any(|at| {
                let range = self.grid.range_at(*at);
                let text = self.grid.text(*at);
                range.first.col <= cols.0 + 1 && is_numbered(text) && text.chars().count() <= 60
            })
    }

    /// The number decides; a title that says another item contradicts it.
    fn resolve(&self, row: u32, above: Above, words: Vec<(CellRef, ItemWord)>, kind: &str) -> Found {
        let mut found = Found::default();
        let words = self.with_row_above(row, above, words, kind);
        found.cells = words.iter().map(|(at, _)| *at).collect();
        let unknown = words.iter().find(|(_, word)| *word == ItemWord::UnknownLabel);
        if let Some((at, _)) = unknown {
            found.findings.push(self.unknown_item(*at, &words));
            return found;
        }
        let labelled = words.iter().find_map(|(at, word)| match word {
            ItemWord::Label(items) => Some((*at, items)),
            _ => None,
        });
        let titled = words.iter().find_map(|(at, word)| match word {
            ItemWord::Title(items) => Some((*at, items)),
            _ => None,
        });
        match (labelled, titled) {
            (Some((_, items)), Some((at, titles))) if !titles.iter().any(|title| items.contains(title)) => {
                let expected = items
                    .first()
                    .map_or("", |item| self.vocabulary.plan.items[*item].title.as_str())
                    .to_owned();
                found.findings.push(self.finding(LayoutFault::ItemLabelConflict { expected }, at));
            }
            (Some((at, items)), None) => self.check_title(&mut found, at, above.cols.1, items),
            (Some((_, items)), Some(_)) => found.items = items.clone(),
            (None, Some((_, titles))) => found.items = titles.clone(),
            (None, None) => {}
        }
        found
    }

    /// A number that the plan has not; the title beside it says which item may be meant.
    fn unknown_item(&self, at: CellRef, words: &[(CellRef, ItemWord)]) -> Finding {
        let titled = words.iter().find_map(|(_, word)| match word {
            ItemWord::Title(items) => items.first(),
            _ => None,
        });
        let nearest = titled.map(|item| &self.vocabulary.plan.items[*item]);
        let nearest = nearest.map(|item| ItemName { label: item.label.clone(), title: item.title.clone() });
        self.finding(LayoutFault::UnknownItem { nearest }, at)
    }

    /// A number may stand a row above its title.
    fn with_row_above(
        &self,
        row: u32,
        above: Above,
        mut words: Vec<(CellRef, ItemWord)>,
        kind: &str,
    ) -> Vec<(CellRef, ItemWord)> {
        let has_label = words.iter().any(|(_, word)| !matches!(word, ItemWord::Title(_)));
        if !has_label && row > above.top {
            let up = self.words_in(row - 1, above.cols, kind, &|_| false);
            words.extend(up.into_iter().filter(|(_, word)| !matches!(word, ItemWord::Title(_))));
        }
        words
    }

    /// The number is known and no title of the plan stands beside it: the text there should still be alike.
    fn check_title(&self, found: &mut Found, at: CellRef, right: u32, items: &[usize]) {
        found.items = items.to_vec();
        let Some((beside, text)) = self.text_beside(at, right) else { return };
        found.cells.push(beside);
        let Some(item) = items.first().map(|item| &self.vocabulary.plan.items[*item]) else { return };
        if item.title.is_empty() {
            return;
        }
        if self.vocabulary.likeness(text, &item.title) >= SAME_TITLE {
            let finding = self
                .finding(LayoutFault::TitleDiffers { expected: item.title.clone() }, beside)
                .item(&item.id);
            found.findings.push(finding);
        } else {
            found.items.clear();
            let finding =
                self.finding(LayoutFault::ItemLabelConflict { expected: item.title.clone() }, beside);
            found.findings.push(finding);
        }
    }

    /// The text right of a number label, or else under it; a word for the title (事業名) is passed over.
    fn text_beside(&self, at: CellRef, right: u32) -> Option<(CellRef, &str)> {
        let end = self.grid.range_at(at).last.col;
        let beside = self.grid.row(at.row).iter().filter(|cell| cell.at.col > end && cell.at.col <= right);
        let texts = beside.map(|cell| (cell.at, cell.shown.trim()));
        texts.into_iter().find(|(_, text)| !self.vocabulary.is_title_word(text))
    }

    fn finding(&self, fault: impl Into<Fault>, at: CellRef) -> Finding {
        Finding::new(fault, Place::cell(self.file, &self.grid.sheet.name, at)).value(self.grid.text(at))
    }
}
