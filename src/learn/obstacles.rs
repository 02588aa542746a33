//! Why a form is not learned, told to the clerk: at which cell, and what of the form would have to be otherwise.

use super::beside;
use super::block::Block;
use super::boxes;
use super::doubts::places;
use super::form::Form;
use super::form_sheet::FormSheet;
use super::look::Look;
use super::proof;
use super::proof::Counts;
use crate::layout::Cols;
use crate::model::CellRef;

/// The most obstacles that are told.
const MOST: usize = 8;

/// What is in the way of this form with these tables.
pub fn of(form: &Form, groups: &[Vec<&Block>]) -> Vec<String> {
    if form.pages.is_empty() {
        return vec!["表のあるシートがありません。非表示のシート、記入例や記入方法のシート、選択肢のシートは、調査票として読みません。".to_owned()];
    }
    let tables = groups.iter().map(|group| form.obstacle(group));
    let is_bare = |sheet: &usize| !groups.iter().flatten().any(|block| block.sheet == *sheet);
    let bare = (0..form.pages.len()).filter(is_bare).map(|sheet| without_headings(&form.pages[sheet]));
    let boxes = form.pages.iter().filter_map(boxes);
    let mut all: Vec<String> = boxes.chain(bare).chain(tables).collect();
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    if more > 0 {
        all.push(format!("ほかに{more}か所、読み方の分からないところがあります。"));
    }
    all
}

/// Choices with boxes of which each has a cell of its own.
fn boxes(page: &FormSheet) -> Option<String> {
    let row = page.grid.spots().map(|spot| page.row_of_boxes(spot)).find(|row| row.len() > 1)?;
    let (at, name) = (page.grid.place(row[0]), &page.grid.sheet.name);
    let shown: Vec<&str> = row.iter().map(|spot| page.text(*spot).trim()).collect();
    let shown = shown.join("　");
    Some(format!(
        "シート「{name}」{at} からの「{shown}」のように、一つの問いの選択肢が、別々のセルに並んでいます。「回答」などの見出しの下の一つのセルにまとめるか、選択肢を入力規則（リスト）で選ぶ欄に直してください。"
    ))
}

/// A sheet without a row of headings.
fn without_headings(page: &FormSheet) -> String {
    let name = &page.grid.sheet.name;
    let words = |row: u32| page.grid.row(row).filter(|spot| page.look(*spot) == Look::Word).count();
    let best = page.grid.rows().max_by_key(|row| (words(*row), std::cmp::Reverse(*row)));
    let Some(row) = best else {
        return format!("シート「{name}」には、何も書かれていません。");
    };
    let first = page.grid.row(row).next().map(|spot| (page.grid.place(spot), page.text(spot)));
    let at = first.map_or_else(String::new, |(at, text)| format!("{at}「{}」の行", text.trim()));
    match words(row) {
        0 | 1 => format!(
            "シート「{name}」には、見出しの横に並んだ行がありません。記入する欄の上に、欄の名前を横に並べた行を置いてください。"
        ),
        _ if !beside::open_labels(page, row).is_empty() => format!(
            "シート「{name}」の{at}からは、言葉の右隣に一つずつ記入する形に見えますが、何についての票か、どの言葉の欄かを見分けられません。どのシートにも、表題の下に「№1　名称」のように番号と名称を書き、その下に同じ言葉を同じ順に、一つの票に一度ずつ並べてください。"
        ),
        _ if are_over_boxes(page, row) => format!(
            "シート「{name}」の{at}からは、言葉のすぐ下に一つずつ記入する形に見えます。この形は読み取れません。記入欄を言葉の右隣に移してください。"
        ),
        _ => format!(
            "シート「{name}」の{at}は見出しに見えますが、その下が表になっていません。見出しの数だけ列があり、見出しのすぐ下の行から記入するようにしてください。行の見出し（項目の名称）は、左端の列に書きます。"
        ),
    }
}

/// Whether a row is the first of several rows of words over boxes.
fn are_over_boxes(page: &FormSheet, row: u32) -> bool {
    let cols = page.grid.row(row).map(|spot| page.grid.cols(spot)).reduce(Cols::with);
    cols.is_some_and(|cols| boxes::begin_at(page, row, cols))
}

impl Form<'_> {
    /// Tables with the same headings that do not read.
    fn obstacle(&self, group: &[&Block]) -> String {
        let block = group[0];
        let page = &self.pages[block.sheet];
        let at = CellRef::new(block.band.first, block.band.extent().0);
        let table = format!("シート「{}」{at} からの表", page.grid.sheet.name);
        let Some(proven) = self.prove(&[&group.to_vec()], &[]) else {
            return format!(
                "{table}は、見出しから欄の名前が決まりません。見出しを、ほかと重ならない短い言葉にしてください。"
            );
        };
        let Counts { read, .. } = proven.counts;
        let lost = proof::lost(&proven.tried, &proven.read);
        if lost.is_empty() {
            return format!(
                "{table}は、記入する欄がどこか分かりません。見出しの数だけ列があり、見出しのすぐ下の行から記入するようにしてください。行の見出し（項目の名称）は、左端の列に書きます。"
            );
        }
        format!(
            "{table}は、記入する欄のうち{read}か所しか読み取れません。読み取れない欄：{}。同じ見出しや同じ名称の行が二つないか、見出しと記入欄の間に空いた行や別の文がないかを確かめてください。",
            places(&lost)
        )
    }
}
