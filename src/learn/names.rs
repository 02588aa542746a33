//! What stands above a table and says whom it is about: №2 and a title, a title, or the name of the sheet.

use super::block::Block;
use super::form_sheet::FormSheet;
use super::look::{self, Look, label};
use super::rows::Seen;
use crate::layout::{Cols, Spot, loose};
use crate::text::width;

/// Whom a table is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Name {
    /// Its number, as the form writes it: №2.
    pub label: String,
    /// Its title.
    pub title: String,
    /// The word before the title: 事業名.
    pub word: Option<String>,
    /// The word before the number.
    pub number: Option<String>,
    /// The row that it stands in; `None` for the name of a sheet.
    pub row: Option<u32>,
}

/// Whom each of these tables with the same headings is about; `None` where not all are named, each differently.
pub fn above(blocks: &[Seen]) -> Option<Vec<Name>> {
    let names: Option<Vec<Name>> = blocks.iter().map(|(page, block)| name(page, block, blocks)).collect();
    names.filter(|names| differ(names)).or_else(|| of_sheets(blocks))
}

fn differ(names: &[Name]) -> bool {
    let key = |name: &Name| (loose(&name.label), loose(&name.title));
    names.iter().enumerate().all(|(at, name)| names[..at].iter().all(|other| key(other) != key(name)))
}

/// The names of the sheets, where each has one of the tables.
fn of_sheets(blocks: &[Seen]) -> Option<Vec<Name>> {
    let names: Vec<Name> = blocks
        .iter()
        .map(|(page, _)| Name { title: page.grid.sheet.name.trim().to_owned(), ..Name::default() })
        .collect();
    (names.len() > 1 && differ(&names)).then_some(names)
}

/// The name nearest above a table.
fn name(page: &FormSheet, block: &Block, all: &[Seen]) -> Option<Name> {
    let cols = over(page, block, all);
    let rows = page.grid.rows_above(block.band.first, block.top);
    rows.filter_map(|row| of_row(page, row, &page.begun(row, cols), all)).next()
}

/// The columns in which a name stands over a table: a little wider than it, where no other stands beside it.
fn over(page: &FormSheet, block: &Block, all: &[Seen]) -> Cols {
    let extent = block.band.extent();
    let is_beside = |(other, beside): &&Seen| {
        std::ptr::eq(*other, page) && beside.band.first == block.band.first && beside.band.extent() != extent
    };
    if all.iter().any(|seen| is_beside(&seen)) {
        extent
    } else {
        Cols(extent.0.saturating_sub(1), extent.1 + 1)
    }
}

/// A name is first in its row, but for the words before it.
fn of_row(page: &FormSheet, row: u32, spots: &[Spot], all: &[Seen]) -> Option<Name> {
    if spots.len() > 1 && are_asked(page, spots) {
        return None;
    }
    let mut name = Name { row: Some(row), ..Name::default() };
    for spot in spots {
        let text = page.text(*spot);
        if look::is_number_word(text) && name.number.is_none() {
            name.number = Some(label(text));
        } else if look::is_name_word(text) && name.word.is_none() {
            name.word = Some(label(text));
        } else if name.label.is_empty() && (is_number(text) || name.number.is_some() && name.title.is_empty())
        {
            name.label = width::clean(text);
        } else if name.title.is_empty() && page.look(*spot) == Look::Word {
            name.title = width::clean(text);
        }
    }
    let said = !name.label.is_empty() || name.number.is_some() || name.word.is_some();
    let alone = spots.len() == 1 && !name.title.is_empty() && !look::is_note(&name.title);
    (said || alone && stands_once(&name.title, all)).then_some(name)
}

/// Whether the place right of each of these is free: what they ask for is still to be written, and names nobody.
pub fn are_asked(page: &FormSheet, spots: &[Spot]) -> bool {
    let is_free = |spot: &Spot| {
        let place = page.right_of(*spot);
        page.grid.at(place.row, place.col).is_none()
    };
    spots.iter().all(|spot| is_free(spot) && !is_number(page.text(*spot)))
}

/// `№2`, `No.2`
pub fn is_number(text: &str) -> bool {
    let key = width::fold_key(text);
    let rest = key.trim_start_matches(|c: char| !c.is_ascii_digit());
    let before = &key[..key.len() - rest.len()];
    !before.is_empty()
        && before.len() <= 3
        && before.starts_with("no")
        && rest.chars().all(|c| c.is_ascii_digit() || c == '-')
}

/// A number and the title behind it in one cell: `№5 行財政改革`; no number where the text begins with none.
pub fn numbered_title(text: &str) -> (String, String) {
    let text = width::clean(text).replace('\n', " ");
    match text.split_once([' ', '　']) {
        Some((number, title)) if is_number(number) => (number.to_owned(), title.trim().to_owned()),
        _ => (String::new(), text),
    }
}

/// Whether a text is a number and a title behind it.
pub fn is_numbered(text: &str) -> bool {
    let (number, title) = numbered_title(text);
    !number.is_empty() && !title.is_empty()
}

/// The number and the title that a row says, in one cell, or in several with the words for them: №2 意識啓発の推進.
pub fn numbered(page: &FormSheet, row: u32) -> Option<Name> {
    let spots = page.begun(row, Cols(0, u32::MAX));
    if let [one] = spots.as_slice() {
        let (label, title) = numbered_title(page.text(*one));
        let is_whole = !label.is_empty() && !title.is_empty();
        return is_whole.then(|| Name { label, title, row: Some(row), ..Name::default() });
    }
    of_row(page, row, &spots, &[]).filter(|name| !name.label.is_empty() && !name.title.is_empty())
}

/// Whether a text names one of several tables: the form itself says the same over all.
fn stands_once(title: &str, all: &[Seen]) -> bool {
    let key = loose(title);
    let is_over = |(page, block): &&Seen| {
        let is_beside = |(other, beside): &Seen| {
            std::ptr::eq(*other, *page)
                && beside.band.first == block.band.first
                && !std::ptr::eq(*beside, *block)
        };
        let cols = if all.iter().any(is_beside) { over(page, block, all) } else { Cols(0, u32::MAX) };
        let rows = page.grid.rows_above(block.band.first, block.top);
        let said = |row: u32| page.begun(row, cols).into_iter().any(|spot| loose(page.text(spot)) == key);
        rows.into_iter().any(said)
    };
    all.len() > 1 && all.iter().filter(is_over).count() == 1
}
