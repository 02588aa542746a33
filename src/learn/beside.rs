//! Labels beside the tables of a form, each with an empty place right of it, in which a department says something once:
//! 施設名|__|管理者名|__, 講評|____.

use std::collections::BTreeSet;

use super::band::{Band, Leaf};
use super::block::Block;
use super::choices::{OfField, about_choices};
use super::draft::{Draft, Field, Table};
use super::form_sheet::FormSheet;
use super::kind;
use super::look::{self, Look, label};
use super::names;
use super::{proof, scale};
use crate::book::Workbook;
use crate::layout::{Spot, loose};
use crate::model::{CellRef, FieldKind};
use crate::template::is_department_word;
use crate::text::fiscal_year::is_total;

/// So many labels one under the other are no lines of a title.
const LEAST_STACKED: usize = 3;

/// A label, and where its value is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The sheet, by its place among those that are seen.
    pub sheet: usize,
    /// The label.
    pub spot: Spot,
    /// Where the value is written.
    pub at: CellRef,
}

/// The labels on the sheets of a form that stand in none of these tables.
pub fn pairs(pages: &[FormSheet], blocks: &[&Block]) -> Vec<Pair> {
    let of_page = |(sheet, page): (usize, &FormSheet)| {
        let own: Vec<&&Block> = blocks.iter().filter(|block| block.sheet == sheet).collect();
        let rows = page.grid.rows().filter(|row| !own.iter().any(|block| block.spans(*row)));
        let mut open: Vec<Spot> = rows.flat_map(|row| open_labels(page, row)).collect();
        open.retain(|spot| !own.iter().any(|block| names_table(page, block, *spot)));
        if own.is_empty() {
            open.extend(stacked_labels(page, LEAST_STACKED));
        }
        open.sort_unstable();
        open.dedup();
        let is_asked =
            |spot: &Spot| !is_department_word(page.text(*spot)) && !names::is_numbered(page.text(*spot));
        let pair = |spot: Spot| Pair { sheet, spot, at: page.right_of(spot) };
        open.into_iter().filter(is_asked).map(pair).collect::<Vec<_>>()
    };
    let all: Vec<Pair> = pages.iter().enumerate().flat_map(of_page).collect();
    let key = |pair: &Pair| loose(pages[pair.sheet].text(pair.spot));
    let is_single = |pair: &&Pair| all.iter().filter(|other| key(other) == key(pair)).count() == 1;
    all.iter().filter(is_single).cloned().collect()
}

/// Whether a word is merged over several headings of a table right under it: it names the table.
pub fn names_table(page: &FormSheet, block: &Block, spot: Spot) -> bool {
    let (range, cols) = (page.grid.range(spot), page.grid.cols(spot));
    let over = block.band.leaves.iter().filter(|leaf| leaf.cols.meets(cols)).count();
    range.last.row + 1 == block.band.first && over > 1
}

/// The words of a row, where each has an empty place right of it: several side by side, or one beside a place that is kept
/// for it, or right below such words, in the column of their first.
pub fn open_labels(page: &FormSheet, row: u32) -> Vec<Spot> {
    let kept = kept_labels(page, row);
    if !kept.is_empty() {
        return kept;
    }
    let col = |spot: Spot| page.grid.place(spot).col;
    let over = row.checked_sub(1).and_then(|above| open_labels(page, above).first().copied());
    let is_under = |spot: &Spot| over.is_some_and(|over| col(over) == col(*spot));
    let words = open_words(page, row);
    if words.iter().all(is_under) { words } else { Vec::new() }
}

/// All labels of a sheet with a place beside each, in their order.
pub fn all_labels(page: &FormSheet) -> Vec<Spot> {
    let open = page.grid.rows().flat_map(|row| open_labels(page, row));
    let all: BTreeSet<Spot> = open.chain(stacked_labels(page, 2)).collect();
    all.into_iter().collect()
}

/// Those that show by themselves that something is written beside them.
fn kept_labels(page: &FormSheet, row: u32) -> Vec<Spot> {
    let spots = open_words(page, row);
    let is_kept = |spot: &Spot| {
        let (at, text) = (page.right_of(*spot), page.text(*spot));
        let place = page.grid.merge_at(at);
        let printed = page.grid.at(at.row, at.col).is_some();
        let kept = place.first.col < place.last.col || page.is_ruled(at);
        kept || printed || page.has_choices(at) || look::is_name_word(text)
    };
    if spots.len() > 1 || spots.iter().all(is_kept) { spots } else { Vec::new() }
}

/// The words of a row, where all that stands there are words with an empty place right of each.
fn open_words(page: &FormSheet, row: u32) -> Vec<Spot> {
    let spots: Vec<Spot> = page.grid.row(row).filter(|spot| !page.is_open(*spot)).collect();
    let is_place = |at: CellRef| page.grid.at(at.row, at.col).is_none_or(|spot| page.is_open(spot));
    let is_word = |spot: &Spot| {
        let text = page.text(*spot);
        // 単位 alone may be asked; （単位：％） says of what the numbers are.
        let is_unit = look::is_unit_word(text) && !text.trim().starts_with(['(', '（']);
        let is_label = look::is_label(text) || is_unit;
        page.look(*spot) == Look::Word && is_label && !is_total(text)
    };
    let is_open = |spot: &Spot| is_word(spot) && is_place(page.right_of(*spot));
    if spots.iter().all(is_open) { spots } else { Vec::new() }
}

/// The words of a sheet, each alone in its row with an empty place right of it, so many of which at least stand one under
/// the other; its first text left out.
pub fn stacked_labels(page: &FormSheet, least: usize) -> Vec<Spot> {
    let alone = |row: u32| match open_words(page, row).as_slice() {
        [one] => Some((row, *one)),
        _ => None,
    };
    let rows: Vec<(u32, Spot)> = page.grid.rows().skip(1).filter_map(alone).collect();
    let goes_on = |one: &(u32, Spot), next: &(u32, Spot)| {
        one.0 + 1 == next.0 && page.grid.place(one.1).col == page.grid.place(next.1).col
    };
    let stacks = rows.chunk_by(goes_on).filter(|stack| stack.len() >= least);
    stacks.flatten().map(|(_, spot)| *spot).collect()
}

/// Whether what looks like the headings of a table is the first of several rows of labels, each beside its own empty place:
/// under words that stand apart only words stand, side by side on one row at least.
pub fn are_labels(page: &FormSheet, band: &Band) -> bool {
    let apart = |pair: &[Leaf]| pair[0].cols.1 + 1 < pair[1].cols.0;
    let row = |row: u32| Some(page.grid.row(row).collect::<Vec<_>>()).filter(|row| !row.is_empty());
    let below: Vec<Vec<Spot>> = (band.last + 1..).map_while(row).collect();
    let is_label = |spot: &Spot| {
        let begins = band.leaves.iter().any(|leaf| leaf.cols.0 == page.grid.cols(*spot).0);
        begins && page.look(*spot) == Look::Word
    };
    band.leaves.len() > 1
        && band.leaves.windows(2).all(apart)
        && below.iter().any(|row| row.len() > 1)
        && below.iter().flatten().all(is_label)
}

/// Adds these labels to the draft, but for those whose words say something else in it; those that were added.
pub fn add(workbook: &Workbook, pages: &[FormSheet], pairs: Vec<Pair>, draft: &mut Draft) -> Vec<Pair> {
    let known = known(draft);
    let text =
        |pair: &Pair| label(pages[pair.sheet].text(pair.spot)).trim_end_matches(['：', ':']).to_owned();
    let pairs: Vec<Pair> = pairs.into_iter().filter(|pair| !known.contains(&loose(&text(pair)))).collect();
    let mut fields = Vec::new();
    for pair in &pairs {
        fields.push(add_field(workbook, &[(&pages[pair.sheet], pair.spot)], text(pair), draft));
    }
    if !fields.is_empty() {
        draft.tables.push(Table {
            name: format!("{}などの欄", fields[0]),
            columns: Vec::new(),
            rows: vec!["field".to_owned()],
            above: Vec::new(),
            fields,
            totals: Vec::new(),
            why: "見出しの右隣に、部署ごとに一つずつ書く欄".to_owned(),
        });
    }
    pairs
}

/// Adds the field of a label to the draft, which stands at all of these places with its value right of it; its name.
pub fn add_field(
    workbook: &Workbook,
    spots: &[(&FormSheet, Spot)],
    label: String,
    draft: &mut Draft,
) -> String {
    let mut choices = OfField::default();
    spots.iter().for_each(|(page, spot)| choices.see(workbook, page, page.right_of(*spot)));
    let guess = kind::guess(&label, &[], choices.of_all());
    draft.doubts.extend(about_choices(&label, &choices.of_some()));
    // Beside one label nobody shows how a number is meant, and a wrong guess would refuse what is right.
    let weak =
        guess.weak && !matches!(guess.kind, FieldKind::Number | FieldKind::Percent | FieldKind::Amount);
    let is_open = weak || !choices.of_some().is_empty();
    let kind = if is_open { FieldKind::Text } else { guess.kind };
    scale::take(guess.marks, draft);
    let (page, spot) = spots[0];
    let why = format!("シート「{}」{}から。右隣に書く欄です。", page.grid.sheet.name, page.grid.place(spot));
    let (choices, pattern) = (guess.choices, guess.pattern);
    draft.field(Field { name: None, label, kind, choices, pattern, unit: None, why })
}

/// What the words of a draft say already.
fn known(draft: &Draft) -> BTreeSet<String> {
    let fields = draft.fields.iter().map(|field| loose(&field.label));
    let dims = draft.dims.iter().flat_map(|dim| {
        [&dim.word]
            .into_iter()
            .chain(&dim.headings)
            .chain(&dim.number)
            .chain(&dim.details)
            .map(|word| loose(word))
    });
    let items = draft.items.iter().flat_map(|item| [loose(&item.title), loose(&item.label)]);
    fields.chain(dims).chain(items).filter(|word| !word.is_empty()).collect()
}

/// Takes the places of these labels into the form that is tried.
pub fn fill(tried: &mut proof::Tried, pages: &[FormSheet], pairs: &[Pair]) {
    let cell = |pair: &Pair| (pages[pair.sheet].grid.sheet.name.clone(), pair.at);
    proof::ask(tried, pairs.iter().map(cell));
}
