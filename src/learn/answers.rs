//! Answers to the questions of a form: the sign of a choice that the form prints, a box that is ticked, what stands under or
//! beside the word 回答, and what goes with them: reasons right of them, and further answers under them.

use std::collections::{BTreeMap, BTreeSet};

use super::form_sheet::FormSheet;
use super::kind;
use super::look::{self, Look};
use crate::layout::{Cols, Spot, loose};
use crate::text::example;

/// Words over or left of an answer.
const WORDS: [&str; 5] = ["回答", "ご回答", "回答欄", "回答内容", "答え"];
/// Boxes that are ticked, and one that is not.
const TICKED: [char; 4] = ['☑', '☒', '■', '✅'];
const BOX: char = '□';

/// The answers on a sheet, each with what the form has in its place: nothing, or boxes that are not ticked.
pub fn answers(page: &FormSheet) -> BTreeMap<Spot, String> {
    let is_circle = |choice: &String| choice.starts_with(is_circled);
    let circles = page.grid.spots().flat_map(|spot| choices(page.text(spot))).filter(is_circle).collect();
    let marks: BTreeSet<Spot> = page.grid.rows().flat_map(|row| marks(page, row, &circles)).collect();
    let marks = if counts(page, &marks) { BTreeSet::new() } else { marks };
    let begun: BTreeSet<Spot> =
        marks.into_iter().chain(under_words(page)).chain(beside_words(page)).collect();
    let mut all = begun.clone();
    let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
    for spot in begun {
        let (row, col) = (page.grid.place(spot).row, page.grid.cols(spot).0);
        if seen.get(&col).is_none_or(|last| *last < row) {
            seen.insert(col, joined(page, spot).last().copied().unwrap_or(row));
            all.extend(under(page, spot));
        }
    }
    let last = all.iter().map(|spot| page.grid.cols(*spot).0).max().unwrap_or(0);
    let outermost = all.iter().filter(|spot| page.grid.cols(**spot).0 == last);
    let more: Vec<Spot> = outermost.flat_map(|spot| right(page, *spot)).collect();
    all.extend(more);
    let mut answers: BTreeMap<Spot, String> = all.into_iter().map(|spot| (spot, String::new())).collect();
    answers.extend(ticked(page));
    answers
}

/// The cells of a row that say one of the choices which the form prints: in this row, or elsewhere by a counter in a circle.
fn marks(page: &FormSheet, row: u32, elsewhere: &BTreeSet<String>) -> Vec<Spot> {
    let spots = own(page, row);
    let mut marks = Vec::new();
    for (at, spot) in spots.iter().enumerate().skip(1) {
        let here: BTreeSet<String> = spots[..at].iter().flat_map(|spot| choices(page.text(*spot))).collect();
        let said = loose(page.text(*spot));
        if here.contains(&said) || elsewhere.contains(&said) {
            marks.push(*spot);
        }
    }
    if marks.len() > 1 { Vec::new() } else { marks }
}

/// Whether these only count their rows: ①, ②, ③ one under the other.
fn counts(page: &FormSheet, marks: &BTreeSet<Spot>) -> bool {
    let signs: Vec<char> = marks.iter().filter_map(|spot| page.text(*spot).trim().chars().next()).collect();
    let follows = |pair: &[char]| u32::from(pair[0]) + 1 == u32::from(pair[1]);
    signs.len() > 2 && signs.first() == Some(&'①') && signs.windows(2).all(follows)
}

/// What may be answered where a text counts its choices: each counter, each choice, and both: ①, はい, ①はい. None where it
/// counts less than two.
fn choices(text: &str) -> Vec<String> {
    let mut parts: Vec<(char, String)> = Vec::new();
    for c in text.chars() {
        match parts.last_mut() {
            _ if is_circled(c) => parts.push((c, String::new())),
            Some((_, word)) => word.push(c),
            None => {}
        }
    }
    let trim = |word: &str| loose(word.trim_end_matches([')', '）', '】', '、', '，', '・', '／', '/']));
    let said = parts.iter().flat_map(|(sign, word)| {
        let word = trim(word);
        [loose(&sign.to_string()), loose(&format!("{sign}{word}")), word]
    });
    if parts.len() < 2 { Vec::new() } else { said.filter(|said| !said.is_empty()).collect() }
}

fn is_circled(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

/// Most of what stands under the word for an answer, where a question stands left of each.
fn under_words(page: &FormSheet) -> Vec<Spot> {
    let heads = page.grid.spots().filter(|spot| is_word(page, *spot));
    let under = heads.map(|head| {
        let cols = page.grid.cols(head);
        let rows = joined(page, head);
        let asked: Vec<u32> = rows.into_iter().filter(|row| is_asked(page, *row, cols)).collect();
        let said: Vec<Spot> = asked.iter().filter_map(|row| said(page, *row, cols)).collect();
        if said.len() * 2 > asked.len() && asked.len() > 1 { said } else { Vec::new() }
    });
    under.flatten().collect()
}

/// What stands right beside the word for an answer, alone in its row.
fn beside_words(page: &FormSheet) -> Vec<Spot> {
    let value = |row: u32| match page.begun(row, ALL).as_slice() {
        [word, value] if is_word(page, *word) && page.right_of(*word) == page.grid.place(*value) => {
            said(page, row, page.grid.cols(*value))
        }
        _ => None,
    };
    let is_heading = |spot: &Spot| page.look(*spot) == Look::Word && kind::is_of_texts(page.text(*spot));
    page.grid.rows().filter_map(value).filter(|spot| !is_heading(spot)).collect()
}

fn is_word(page: &FormSheet, spot: Spot) -> bool {
    WORDS.contains(&loose(page.text(spot)).as_str())
}

/// Whether something with letters stands left of these columns in a row that is no example.
fn is_asked(page: &FormSheet, row: u32, cols: Cols) -> bool {
    let left = own(page, row).into_iter().filter(|spot| page.grid.cols(*spot).1 < cols.0);
    left.into_iter().any(|spot| look::has_letter(page.text(spot)))
}

/// What was written into a row of these columns: no choices, no place to write in, no unit, no note, no request.
fn said(page: &FormSheet, row: u32, cols: Cols) -> Option<Spot> {
    let spot = page.begun(row, cols).first().copied()?;
    let text = page.text(spot).trim();
    let is_printed = page.is_open(spot)
        || look::is_note(text)
        || kind::is_unit(&loose(text))
        || !choices(text).is_empty()
        || text.contains(BOX)
        || text.trim_end_matches('。').ends_with("ください")
        || page.grid.cell(spot).formula
        || is_word(page, spot);
    (!is_printed && look::has_letter_or_digit(text)).then_some(spot)
}

/// What was written under an answer, down to an empty row.
fn under(page: &FormSheet, answer: Spot) -> Vec<Spot> {
    let cols = page.grid.cols(answer);
    let rows = joined(page, answer).into_iter().filter(|row| is_asked(page, *row, cols));
    rows.filter_map(|row| said(page, row, cols)).filter(|spot| page.grid.cols(*spot) == cols).collect()
}

/// What was written right of an answer, where no further one stands there.
fn right(page: &FormSheet, answer: Spot) -> Vec<Spot> {
    let (row, last) = (page.grid.place(answer).row, page.grid.cols(answer).1);
    let beyond: Vec<Spot> = page.begun(row, Cols(last + 1, u32::MAX));
    beyond.into_iter().filter_map(|spot| said(page, row, page.grid.cols(spot))).collect()
}

/// The texts with a box that is ticked, where another box of the row is not, or of the sheet; each without its ticks.
fn ticked(page: &FormSheet) -> Vec<(Spot, String)> {
    let has_box = page.grid.spots().any(|spot| page.text(spot).contains(BOX));
    let is_given = |spot: &Spot| page.text(*spot).contains(TICKED);
    let rows = page.grid.rows().flat_map(|row| own(page, row));
    let given = rows.filter(|spot| has_box && is_given(spot));
    let bare = |spot: Spot| page.text(spot).replace(TICKED, &BOX.to_string());
    given.filter(|spot| is_boxes(&bare(*spot))).map(|spot| (spot, bare(spot))).collect()
}

/// Whether a text begins with a box.
fn is_boxes(text: &str) -> bool {
    text.trim_start().starts_with(BOX)
}

/// The rows under a cell, down to an empty one.
fn joined(page: &FormSheet, spot: Spot) -> Vec<u32> {
    let last = page.grid.range(spot).last.row;
    (last + 1..).take_while(|row| page.grid.row(*row).len() > 0).collect()
}

const ALL: Cols = Cols(0, u32::MAX);

/// The cells that begin in a row; none where it is an example.
fn own(page: &FormSheet, row: u32) -> Vec<Spot> {
    let spots = page.begun(row, ALL);
    if spots.iter().any(|spot| example::is_said(page.text(*spot))) { Vec::new() } else { spots }
}
