//! Rows under the headings of a table that hold none of its data: an example of how to fill in the others, a total of them,
//! what says more of the headings, what parts the items.

use std::collections::BTreeSet;

use super::band::Band;
use super::divider::divider;
use super::form_sheet::FormSheet;
use super::legend::legend;
use super::look::Look;
use crate::layout::{Cols, Spot, loose};
use crate::model::CellRef;
use crate::text::example;
use crate::text::fiscal_year::is_total;

/// What the label of a total ends with, whatever it sums up.
const SUMS: [&str; 4] = ["合計", "小計", "総計", "累計"];

/// What sums are called as well where the form itself computes all that stands there.
const COMPUTED: [&str; 3] = ["総数", "総額", "総量"];

/// A row that is none of the table's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The row.
    pub row: u32,
    /// The cell that says so.
    pub label: Spot,
    /// What it is.
    pub what: What,
}

/// What such a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It shows how the others are filled in.
    Example,
    /// It sums them up.
    Total,
    /// It says more of the headings right above it.
    Legend,
    /// It parts the rows under it from those above.
    Divider,
}

/// Takes the rows out that are examples or totals. A total of nothing is a row like any other, unless rows are left empty
/// above it.
pub fn take(page: &FormSheet, band: &Band, rows: &mut Vec<u32>) -> Vec<Aside> {
    let mut all = legends(page, band, rows);
    let examples: Vec<Aside> = rows.iter().filter_map(|row| example(page, band, *row)).collect();
    rows.retain(|row| !examples.iter().any(|aside| aside.row == *row));
    let dividers = dividers(page, band, rows);
    rows.retain(|row| !dividers.iter().any(|aside| aside.row == *row));
    all.extend(examples.into_iter().chain(dividers));
    let totals: Vec<Aside> = rows.iter().filter_map(|row| total(page, band, *row, rows)).collect();
    if rows.len() == totals.len() && rows.first() == Some(&(band.last + 1)) {
        return all;
    }
    rows.retain(|row| !totals.iter().any(|aside| aside.row == *row));
    all.extend(totals);
    all
}

/// The rows right under the headings that say more of these, where others follow or nothing does.
fn legends(page: &FormSheet, band: &Band, rows: &mut Vec<u32>) -> Vec<Aside> {
    let mut legends = Vec::new();
    while let Some(row) = rows.first().copied().filter(|row| *row == band.last + 1 + legends.len() as u32) {
        let Some(label) = legend(page, band, row) else { break };
        legends.push(Aside { row, label, what: What::Legend });
        rows.remove(0);
    }
    legends
}

/// The rows that part others: one that nothing follows parts nothing, and where most are such they are the items.
fn dividers(page: &FormSheet, band: &Band, rows: &[u32]) -> Vec<Aside> {
    let parts =
        |row: &u32| divider(page, band, *row).map(|label| Aside { row: *row, label, what: What::Divider });
    let dividers: Vec<Aside> = rows.iter().filter_map(parts).collect();
    let is_last = rows.last().is_some_and(|last| dividers.iter().any(|aside| aside.row == *last));
    if is_last || dividers.len() * 2 > rows.len() { Vec::new() } else { dividers }
}

/// A row whose first text says that it is an example; a number may stand before it, or a margin be left of the table.
fn example(page: &FormSheet, band: &Band, row: u32) -> Option<Aside> {
    let shown = own(page, band, row, Cols(0, band.extent().1));
    let text = shown.iter().copied().find(|spot| page.look(*spot) != Look::Number)?;
    example::is_said(page.text(text)).then_some(Aside { row, label: text, what: What::Example })
}

/// A row that begins with the word for a total, in which nobody typed a figure: that would be data. Right of an empty cell,
/// or of a label that is merged over several rows, the word is a total where no other word beside it comes again: else it is
/// a member like these, 男｜女｜計.
fn total(page: &FormSheet, band: &Band, row: u32, rows: &[u32]) -> Option<Aside> {
    let shown = own(page, band, row, band.extent());
    let label = shown.iter().copied().find(|spot| page.grid.place(*spot).row == row)?;
    let col = page.grid.place(label).col;
    let is_typed = |spot: &Spot| page.look(*spot) == Look::Number && !page.grid.cell(*spot).formula;
    let figures = || shown.iter().filter(|spot| **spot != label && page.look(**spot) == Look::Number);
    let computes = figures().count() > 0 && figures().all(|spot| page.grid.cell(*spot).formula);
    let is_named = is_sum(page, band, rows, label) || computes && is_computed_sum(page.text(label));
    if !is_named || shown.iter().any(is_typed) {
        return None;
    }
    let left = || band.leaves.iter().map(|leaf| leaf.cols).take_while(|cols| cols.1 < col);
    let is_full = |cols: Cols| {
        let filled = rows.iter().filter(|other| !own(page, band, **other, cols).is_empty()).count();
        (filled + 1) * 5 >= rows.len() * 4
    };
    let is_plain = left().all(is_full) && shown.first() == Some(&label);
    let sums_up = is_plain || are_apart(page, band, rows, page.grid.cols(label));
    sums_up.then_some(Aside { row, label, what: What::Total })
}

/// Whether a cell says that its row sums up others: 小計, 歳出合計; or what is left of it names a group, or a row, of the same
/// table: 文化施設　計.
fn is_sum(page: &FormSheet, band: &Band, rows: &[u32], label: Spot) -> bool {
    let text = page.text(label);
    let key = loose(text);
    if is_total(text) || SUMS.iter().any(|word| key.ends_with(word)) {
        return true;
    }
    let Some(of) = key.strip_suffix('計').filter(|of| !of.is_empty()) else { return false };
    let cols = Cols(band.extent().0, page.grid.cols(label).1);
    let names = rows.iter().flat_map(|row| own(page, band, *row, cols));
    names.into_iter().any(|spot| spot != label && loose(page.text(spot)) == of)
}

/// Whether this is what sums are called that a form computes: 第１四半期計, 総数.
fn is_computed_sum(text: &str) -> bool {
    let key = loose(text);
    key.ends_with('計') || COMPUTED.contains(&key.as_str())
}

/// Whether the words of these columns, totals left out, each stand on one row only.
fn are_apart(page: &FormSheet, band: &Band, rows: &[u32], cols: Cols) -> bool {
    let words = rows.iter().filter_map(|row| page.begun(*row, cols).first().copied());
    let words = words.filter(|spot| !is_sum(page, band, rows, *spot)).map(|spot| loose(page.text(spot)));
    let words: Vec<String> = words.collect();
    !words.is_empty() && words.iter().collect::<BTreeSet<_>>().len() == words.len()
}

/// What shows in these columns of a row, headings left out.
fn own(page: &FormSheet, band: &Band, row: u32, cols: Cols) -> Vec<Spot> {
    let mut shown = page.grid.across(row, cols);
    shown.retain(|spot| page.grid.place(*spot).row > band.last);
    shown
}

impl Aside {
    /// The cells of the row, each with its text.
    pub fn cells<'s>(&self, page: &FormSheet<'s>) -> impl Iterator<Item = (CellRef, &'s str)> {
        page.grid.row(self.row).map(|spot| (page.grid.place(spot), page.text(spot)))
    }

    /// What the clerk is told of it.
    pub fn doubt(&self, page: &FormSheet) -> String {
        let (sheet, at) = (&page.grid.sheet.name, page.grid.place(self.label));
        let text = page.text(self.label).trim();
        match self.what {
            What::Example => format!(
                "シート「{sheet}」{at}「{text}」の行は、記入例として取り込みません。集める行であれば、できたフォルダーを消し、この言葉を除いた調査票から作り直してください。"
            ),
            What::Total => format!(
                "シート「{sheet}」{at}「{text}」の行は、合計の行とみて取り込みません。各課が書いた合計が内訳と合わないときは、指摘になります。"
            ),
            What::Legend => format!(
                "シート「{sheet}」{at}「{text}」の行は、見出しに付いた行（列の番号や単位）とみて取り込みません。"
            ),
            What::Divider => format!(
                "シート「{sheet}」{at}「{text}」のような行は、その下の項目の区分とみて、一覧表.xlsx の「項目」に書きました。集める行であれば、できたフォルダーを消し、ほかの行と同じ書き方に直した調査票から作り直してください。"
            ),
        }
    }
}
