//! Who is meant. A name is a set, naming is intersection: of all that a row of labels or a line above a table says,
//! the members that each of it is true of.

use super::Scope;
use super::area::Area;
use super::fault;
use super::fold::{counter, label_key, loose, numbered};
use super::grid::{Cols, Spot};
use super::ids::{DimId, ItemId, Of};
use super::missing::numbers;
use super::words::{How, alike};
use crate::model::Finding;
use crate::text::nearest::tells_apart;

/// How alike a title must be to its item's, once the number names the item.
const SAME_TITLE: f64 = 0.5;
/// How long a heading with a number may be.
const LONGEST_HEADING: usize = 60;
/// How far left and right of a table its name may stand.
const MARGIN: u32 = 1;

/// Whom a name may mean.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// In which dimension.
    pub dim: DimId,
    /// The members; none where a finding says why.
    pub may: Vec<Of>,
    /// The cells that said it.
    pub spots: Vec<Spot>,
    /// Why nobody is meant.
    pub fault: Option<Finding>,
    /// Whether it only looks like a name: a heading with a number that is no member of the plan.
    pub stranger: bool,
    /// What is odd about the name that was taken.
    pub remark: Option<Finding>,
}

/// Where a name may stand: above a row, in the columns of a table, among cells that are nothing else.
pub struct Above<'a> {
    /// The sheet and the words.
    pub scope: Scope<'a>,
    /// The dimension that is looked for.
    pub dim: DimId,
    /// The columns.
    pub cols: Cols,
    /// The cells that are something else.
    pub taken: &'a Area,
}

/// What a line says of whom the table under it is about.
#[derive(Default)]
struct Name {
    number: Option<(Spot, Vec<Of>)>,
    title: Option<(Spot, Vec<Of>)>,
    other: Option<Spot>,
}

/// What a row above a table is for it.
enum RowAbove {
    /// It names somebody.
    Name(Name),
    /// It is a heading of somebody whom the plan has not.
    Stranger(Spot),
    /// It says nothing of it.
    Nothing,
}

/// Whether what stands before a title counts it: 1, ２, 三, ア. （続き） does not.
fn counts(number: &str) -> bool {
    let is_digit = |c: char| c.is_numeric() || "一二三四五六七八九十".contains(c);
    number.contains(is_digit) || number.chars().count() == 1 && number != "続"
}

impl Above<'_> {
    /// The columns of a table, and a little more, but never those of the table beside it.
    pub fn around(extent: Cols, bounds: Cols) -> Cols {
        let wide = Cols(extent.0.saturating_sub(MARGIN), extent.1.saturating_add(MARGIN));
        Cols(wide.0.max(bounds.0), wide.1.min(bounds.1))
    }

    /// The name that stands nearest above the row, no higher than `top`, or what looks like one.
    pub fn find(&self, row: u32, top: u32) -> Option<Named> {
        for line in self.scope.grid.rows_above(row, top).take(1_000) {
            match self.row_above(line) {
                RowAbove::Name(name) => return Some(self.resolve(self.with_number_above(line, top, name))),
                RowAbove::Stranger(spot) => return Some(self.stranger(spot)),
                RowAbove::Nothing => {}
            }
        }
        None
    }

    /// A number may stand a row above its title.
    fn with_number_above(&self, row: u32, top: u32, mut name: Name) -> Name {
        if name.number.is_none()
            && row > top
            && let RowAbove::Name(Name { number, title: None, other: None }) = self.row_above(row - 1)
        {
            name.number = number;
        }
        name
    }

    /// A name is first in its row but for the words before it: `№ | 4`, `事業名 | title`.
    fn row_above(&self, row: u32) -> RowAbove {
        let scope = self.scope;
        let shown = |spot: &Spot| !self.taken.holds(scope.grid.place(*spot));
        let mut spots = scope.grid.anchored(row, self.cols).filter(shown).peekable();
        let (mut number_word, mut title_word) = (false, false);
        let mut name = Name::default();
        while let Some(spot) = spots.next_if(|spot| self.is_word(*spot)) {
            number_word |= scope.words.is_number_word(scope.grid.text(spot));
            title_word |= scope.words.is_title_word(scope.grid.text(spot));
        }
        let Some(first) = spots.next() else { return RowAbove::Nothing };
        let counts = !number_word && spots.peek().is_some_and(|next| self.counts_title(first, *next));
        if number_word && self.is_digits(first) || counts {
            name.number = Some((first, scope.words.numbered(scope.grid.text(first), self.dim)));
        } else {
            self.add(first, &mut name);
        }
        if name.number.is_none() && name.title.is_none() {
            if title_word {
                name.other = Some(first);
                return RowAbove::Name(name);
            }
            return if self.is_stranger(first) { RowAbove::Stranger(first) } else { RowAbove::Nothing };
        }
        for spot in spots.filter(|spot| !self.is_word(*spot)) {
            if name.title.is_some() && name.number.is_some() || name.other.is_some() {
                break;
            }
            self.add(spot, &mut name);
            let said = |known: &Option<(Spot, Vec<Of>)>| known.as_ref().is_some_and(|(at, _)| *at == spot);
            if name.title.is_none() && !said(&name.number) {
                name.other = Some(spot);
            }
        }
        RowAbove::Name(name)
    }

    fn is_word(&self, spot: Spot) -> bool {
        let text = self.scope.grid.text(spot);
        self.scope.words.is_number_word(text) || self.scope.words.is_title_word(text)
    }

    /// Whether a bare number stands before a whole title, and is that of an item of the plan: １ | 研修の実施.
    fn counts_title(&self, spot: Spot, next: Spot) -> bool {
        let (says, text) = (&self.scope.says[next], self.scope.grid.text(spot));
        let titled = says.of(self.dim).is_some_and(|sense| sense.how == How::Whole && !sense.may.is_empty());
        let bare = loose(text);
        let is_bare = (1..=3).contains(&bare.len()) && bare.chars().all(|c| c.is_ascii_digit());
        titled && is_bare && !self.scope.words.numbered(text, self.dim).is_empty()
    }

    fn is_digits(&self, spot: Spot) -> bool {
        let text = self.scope.grid.text(spot);
        !text.is_empty() && text.chars().all(char::is_numeric)
    }

    fn add(&self, spot: Spot, name: &mut Name) {
        for sense in self.scope.says[spot].senses.iter().filter(|sense| sense.dim == self.dim) {
            let place = if sense.how == How::Number { &mut name.number } else { &mut name.title };
            if place.is_none() {
                *place = Some((spot, sense.may.clone()));
            }
        }
    }

    /// A heading with a number that is no member of the plan: what is above it belongs to another.
    fn is_stranger(&self, spot: Spot) -> bool {
        let text = self.scope.grid.text(spot);
        self.scope.words.is_list(self.dim)
            && (numbered(text).is_some_and(|(number, _)| counts(number)) || self.is_counted_as_titles(text))
            && text.chars().count() <= LONGEST_HEADING
            && !self.scope.words.is_section(text)
    }

    /// Whether a text begins with a word and a number as titles of the list do: `№3　…`, where they are `№1　…`.
    fn is_counted_as_titles(&self, text: &str) -> bool {
        let words = self.scope.words;
        let own = || words.items().filter(|(id, _)| words.is_of(*id, self.dim));
        counter(text).is_some_and(|word| own().any(|(_, item)| counter(&item.title) == Some(word)))
    }

    /// What stands under such a heading is of nobody in the plan.
    fn stranger(&self, spot: Spot) -> Named {
        let fault = fault::unknown_item(self.scope, spot, self.nearest(spot).as_ref());
        Named { dim: self.dim, spots: vec![spot], fault: Some(fault), stranger: true, ..Named::default() }
    }

    fn resolve(&self, name: Name) -> Named {
        let spots = [&name.number, &name.title].into_iter().flatten().map(|(spot, _)| *spot);
        let mut named = Named { dim: self.dim, spots: spots.chain(name.other).collect(), ..Named::default() };
        named.spots.dedup();
        match (name.number, name.title) {
            (Some((spot, may)), title) if may.is_empty() && !(self.scope.own_numbers && title.is_some()) => {
                let near = title.as_ref().and_then(|(_, may)| may.first()).cloned();
                named.fault = Some(fault::unknown_item(self.scope, spot, near.as_ref()));
            }
            (Some((_, number)), Some((at, title))) => self.agree(&mut named, number, at, title),
            (Some((at, number)), None) => self.check_title(&mut named, number, at, name.other.unwrap_or(at)),
            (None, Some((_, title))) => named.may = title,
            (None, None) => {
                let spot = named.spots[0];
                named.fault = Some(fault::unknown_item(self.scope, spot, self.nearest(spot).as_ref()));
            }
        }
        named
    }

    /// Number and title must mean the same. A department that counts its own items from one is told, and believed
    /// where the title is its own and the number is not.
    fn agree(&self, named: &mut Named, number: Vec<Of>, at: Spot, title: Vec<Of>) {
        let both: Vec<Of> = number.iter().filter(|of| title.contains(of)).cloned().collect();
        let owned = |all: &[Of]| all.iter().any(|of| self.scope.owns(of));
        if !both.is_empty() {
            named.may = both;
        } else if owned(&title) && (!owned(&number) || self.scope.own_numbers) {
            named.remark = Some(fault::own_number(self.scope, named.spots[0], &title[0]));
            named.may = title;
        } else {
            named.fault = Some(fault::item_label_conflict(self.scope, at, &number[0]));
        }
    }

    /// The number stands in the cell `at`, is known, and no title of the plan stands beside it: the text there should still be
    /// alike. Figures there are no title.
    fn check_title(&self, named: &mut Named, number: Vec<Of>, at: Spot, spot: Spot) {
        named.may = number;
        let Some(item) = named.may.first().and_then(Of::item) else { return };
        let title = &self.scope.words.item(item).title;
        let text = self.scope.grid.text(spot);
        let is_number = self.scope.says[spot].senses.iter().any(|sense| sense.how == How::Number);
        let behind = if spot != at && self.is_digits(spot) && !self.is_of_form(spot) {
            Some(loose(text))
        } else if is_number || self.is_digits(spot) {
            self.scope.words.title_behind(text)
        } else {
            Some(loose(numbered(text).map_or(text, |(_, title)| title)))
        };
        let Some(behind) = behind.filter(|behind| !title.is_empty() && *behind != loose(title)) else {
            return;
        };
        if alike(&behind, &loose(title)) >= SAME_TITLE {
            named.remark = Some(fault::title_differs(self.scope, spot, &named.may[0]));
        } else {
            named.fault = Some(fault::item_label_conflict(self.scope, spot, &named.may[0]));
            named.may.clear();
        }
    }

    /// Whether a cell is as it was in the blank form.
    fn is_of_form(&self, spot: Spot) -> bool {
        let grid = self.scope.grid;
        self.scope.blank.holds(&grid.sheet.name, grid.place(spot), grid.text(spot))
    }

    fn nearest(&self, spot: Spot) -> Option<Of> {
        nearest(self.scope, self.scope.grid.text(spot), self.dim)
    }
}

/// Whether a department has numbered its items itself: from one on, under titles that are all its own, each once,
/// where the list has other numbers, of which some are not the department's.
pub fn counts_its_own(sheets: &[Scope]) -> bool {
    let mut said: Vec<(usize, bool, Vec<Of>)> =
        sheets.iter().flat_map(|scope| numbered_titles(*scope)).collect();
    said.sort();
    said.dedup();
    let from_one = said.iter().enumerate().all(|(index, (number, ..))| *number == index + 1);
    let owned = |(.., title): &(usize, bool, Vec<Of>)| title.iter().any(|of| sheets[0].owns(of));
    let mut titles: Vec<&Vec<Of>> = said.iter().map(|(.., title)| title).collect();
    titles.sort();
    titles.dedup();
    let differs = said.iter().any(|(_, foreign, _)| *foreign);
    said.len() > 1 && from_one && differs && titles.len() == said.len() && said.iter().all(owned)
}

/// The titles that stand behind a number, with the number and whether it is none of the department's.
fn numbered_titles(scope: Scope) -> Vec<(usize, bool, Vec<Of>)> {
    let of = |spot: Spot, how: How| {
        let senses = &scope.says[spot].senses;
        senses
            .iter()
            .find(|sense| scope.words.is_list(sense.dim) && sense.how == how)
            .map(|sense| sense.may.clone())
    };
    let said = scope.grid.spots().filter_map(|spot| {
        let number = of(spot, How::Number)?;
        let row = scope.grid.row(scope.grid.place(spot).row);
        let title = of(spot, How::Whole)
            .or_else(|| row.filter(|next| *next > spot).find_map(|next| of(next, How::Whole)))?;
        let key = label_key(scope.grid.text(spot));
        let digits: String =
            key.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        Some((digits.parse().ok()?, !number.iter().any(|of| scope.owns(of)), title))
    });
    said.collect()
}

/// The member of a list whose title is most like a text, if one is like it and no other is as much so.
pub fn nearest(scope: Scope, text: &str, dim: DimId) -> Option<Of> {
    let key = loose(text);
    let items = scope.words.items();
    let own = items.filter(|(id, _)| scope.words.is_list(dim) && scope.words.is_of(*id, dim));
    let scored = own.map(|(id, item)| (alike(&key, &loose(&item.title)), id));
    let mut scored: Vec<(f64, ItemId)> = scored.collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = scored.first().copied()?;
    let title = |id: ItemId| &scope.words.item(id).title;
    if scored.iter().any(|(score, id)| *score == best.0 && title(*id) != title(best.1)) {
        return None;
    }
    // A number may stand before the title in the form, and not in the list.
    let is_other = !numbers(text).ends_with(&numbers(title(best.1))) || tells_apart(text, title(best.1));
    // Of short names a single letter is much.
    let near = if key.chars().count() < 5 { 0.8 } else { 0.6 };
    (best.0 >= near && !is_other).then_some(Of::Item(best.1))
}

/// Who the labels of a row may mean: those that each of them is true of; `None` where no label names anybody.
pub fn of_labels(scope: Scope, spots: &[Spot], dim: DimId) -> Option<Vec<Of>> {
    let senses = spots.iter().flat_map(|spot| scope.says[*spot].senses.iter());
    let mut sets = senses.filter(|sense| sense.dim == dim).map(|sense| sense.may.clone());
    let first = sets.next()?;
    Some(sets.fold(first, |known, may| known.into_iter().filter(|of| may.contains(of)).collect()))
}
