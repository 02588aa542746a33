//! Cards without any table: a name, and under it labels, each with the place for its value right of it; one card a sheet, or
//! one under the other: №1 意識啓発の推進 over 事業の概要|__, 自己評価|__.

use std::collections::BTreeSet;

use super::block::Block;
use super::draft::{Dim, DimKind, Draft, Table};
use super::form::{Form, Proven, flat};
use super::form_sheet::FormSheet;
use super::furniture::{self, Found};
use super::look::{Look, label};
use super::names::{self, Name};
use super::{Learned, beside, unasked};
use crate::book::Workbook;
use crate::layout::{Spot, loose};
use crate::model::{CellRef, Item};
use crate::template::is_department_word;

/// So many labels make a card.
const LEAST: usize = 2;

/// A card.
#[derive(Clone, Debug)]
pub struct Card {
    /// The sheet, by its place among those that are seen.
    pub sheet: usize,
    /// The row of its name.
    pub row: u32,
    /// Whom it is about.
    name: Name,
    /// Its labels.
    labels: Vec<Spot>,
}

/// The cards of these sheets; none where a label stands outside of one, where two are named alike, or where they do not have
/// the same labels.
pub fn cards(pages: &[FormSheet]) -> Vec<Card> {
    let cards: Vec<Card> = pages.iter().enumerate().flat_map(|(sheet, page)| of_page(sheet, page)).collect();
    let said = |card: &Card| -> Vec<String> {
        card.labels.iter().map(|spot| loose(pages[card.sheet].text(*spot))).collect()
    };
    let alike = cards.windows(2).all(|pair| said(&pair[0]) == said(&pair[1]));
    let key = |card: &Card| (loose(&card.name.label), loose(&card.name.title));
    let differ = cards.iter().map(key).collect::<BTreeSet<_>>().len() == cards.len();
    let once = cards.first().is_none_or(|card| {
        let said = said(card);
        said.iter().collect::<BTreeSet<_>>().len() == said.len() && said.len() >= LEAST
    });
    if alike && differ && once { cards } else { Vec::new() }
}

impl<'s> Form<'s> {
    /// A form of cards without any table that reads. Figures in it are of a table that was not understood.
    pub fn learn_cards(&self, groups: &[Vec<&'s Block>]) -> Option<Learned> {
        let cards = cards(self.pages);
        let left: Vec<&Vec<&Block>> = groups.iter().collect();
        let all = || Found { kept: Vec::new(), left: flat(&left) };
        let first = self.prove_cards(&cards, &[]).filter(|_| !cards.is_empty())?;
        let texts = furniture::texts(self.pages, &all(), &first.read);
        let mut learned = self.prove_cards(&cards, &texts)?;
        let is_figure = |page: &FormSheet, spot| matches!(page.look(spot), Look::Number | Look::Sign);
        let figures = self.pages.iter().enumerate().any(|(sheet, page)| {
            let is_name = |row: u32| cards.iter().any(|card| card.sheet == sheet && card.row == row);
            page.grid.spots().any(|spot| is_figure(page, spot) && !is_name(page.grid.place(spot).row))
        });
        if figures || learned.counts.lost > 0 || learned.counts.strange > 0 {
            return None;
        }
        learned.settle_years();
        learned.unasked = unasked::places(self.pages, &all(), &learned.tried);
        learned.draft.doubts = self.doubts_about(&learned, &[], &left);
        Some(self.finish(learned))
    }

    fn prove_cards(&self, cards: &[Card], furniture: &[(String, String)]) -> Option<Proven> {
        let names: Vec<(usize, u32)> = cards.iter().map(|card| (card.sheet, card.row)).collect();
        let mut draft = Draft::default();
        add(self.workbook, self.pages, cards, &mut draft);
        draft.title = self.title(&names, &draft.items);
        self.try_draft(draft, (&[], &[]), furniture, false)
    }
}

/// The cards of a sheet, from one name to the next.
fn of_page(sheet: usize, page: &FormSheet) -> Vec<Card> {
    let name = |row: u32| Some((row, names::numbered(page, row)?));
    let found: Vec<(u32, Name)> = page.grid.rows().filter_map(name).collect();
    let labels = beside::all_labels(page);
    let ends = found.iter().skip(1).map(|(row, _)| *row).chain([u32::MAX]);
    let card = |((row, name), end): (&(u32, Name), u32)| {
        let is_own = |spot: &&Spot| (row + 1..end).contains(&page.grid.place(**spot).row);
        let own = labels.iter().filter(is_own).copied();
        let labels = own.filter(|spot| !is_department_word(page.text(*spot))).collect();
        Card { sheet, row: *row, name: name.clone(), labels }
    };
    found.iter().zip(ends).map(card).collect()
}

/// Adds the cards to a draft: whom they are about, and their labels.
pub fn add(workbook: &Workbook, pages: &[FormSheet], cards: &[Card], draft: &mut Draft) {
    let Some(first) = cards.first() else { return };
    let above = add_names(cards, draft);
    let mut fields = Vec::new();
    for at in 0..first.labels.len() {
        let spots: Vec<(&FormSheet, Spot)> =
            cards.iter().map(|card| (&pages[card.sheet], card.labels[at])).collect();
        let text = label(spots[0].0.text(spots[0].1)).trim_end_matches(['：', ':']).to_owned();
        draft.asked.extend(spots.iter().map(|(page, spot)| place(page, *spot)));
        fields.push(beside::add_field(workbook, &spots, text, draft));
    }
    draft.tables.push(Table {
        name: format!("{}などの欄", fields[0]),
        columns: Vec::new(),
        rows: vec!["field".to_owned()],
        above: vec![above],
        fields,
        totals: Vec::new(),
        why: "名称の下に並ぶ見出しの右隣に、一つずつ書く欄".to_owned(),
    });
}

fn place(page: &FormSheet, spot: Spot) -> (String, CellRef) {
    let right = page.right_of(spot);
    (page.grid.sheet.name.clone(), page.grid.merge_at(right).first)
}

/// Takes in whom the cards are about; the name of the dimension.
fn add_names(cards: &[Card], draft: &mut Draft) -> String {
    let names = || cards.iter().map(|card| &card.name);
    let word = names().find_map(|name| name.word.clone()).unwrap_or_else(|| "件名".to_owned());
    let number: BTreeSet<String> = names().filter_map(|name| name.number.clone()).collect();
    let shown = &cards[0].name.title;
    let why = format!("見出しの上に、票ごとに違う番号と名称（{shown}など）として読みます。");
    let dim = Dim { word, kind: DimKind::List, number: number.into_iter().collect(), why, ..Dim::default() };
    let dim = draft.dim("item", dim);
    for name in names() {
        let (kind, label, title) = (dim.clone(), name.label.clone(), name.title.clone());
        draft.item(Item { kind, label, title, ..Item::default() }, false);
    }
    dim
}
