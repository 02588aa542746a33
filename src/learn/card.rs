//! Cards that are filled in: each label has its value right of it, and says what kind of value that is: 事業名｜防災訓練.

use std::collections::BTreeSet;

use super::form_sheet::FormSheet;
use super::kind;
use super::look::{self, Look};
use crate::layout::Spot;
use crate::model::FieldKind;

/// So many rows of labels beside their values make a card.
const LEAST: usize = 3;

/// The values of the card that a sheet is; none where it is something else.
pub fn values(page: &FormSheet) -> Vec<Spot> {
    let rows: Vec<Vec<Spot>> = page.grid.rows().map(|row| page.begun(row, ALL)).collect();
    let rows: Vec<Vec<Spot>> = rows.into_iter().filter(|row| row.len() > 1).collect();
    let spoken: Vec<&Vec<Spot>> = rows.iter().filter(|row| speaks(page, row)).collect();
    if spoken.len() < LEAST || spoken.len() * 2 <= rows.len() {
        return Vec::new();
    }
    let cols = |pair: &[Spot]| pair.iter().map(|spot| page.grid.cols(*spot).0).collect::<Vec<u32>>();
    let known: BTreeSet<Vec<u32>> = spoken.iter().flat_map(|row| row.chunks(2).map(cols)).collect();
    let paired = rows.iter().filter(|row| is_paired(page, row)).flat_map(|row| row.chunks_exact(2));
    paired.filter(|pair| known.contains(&cols(pair))).map(|pair| pair[1]).collect()
}

const ALL: crate::layout::Cols = crate::layout::Cols(0, u32::MAX);

/// Whether each label of a row is right beside a value of the kind that it says, and none of these says one itself.
fn speaks(page: &FormSheet, row: &[Spot]) -> bool {
    let agrees = |pair: &[Spot]| match pair {
        [label, value] => agrees(page, *label, *value) && !is_field(page.text(*value)),
        _ => true,
    };
    is_paired(page, row) && row.chunks(2).all(agrees)
}

/// Whether a row is labels, each right beside a value; the last may lack its own.
fn is_paired(page: &FormSheet, row: &[Spot]) -> bool {
    let is_label = |spot: Spot| page.look(spot) == Look::Word && look::is_label(page.text(spot));
    let is_pair = |pair: &[Spot]| match pair {
        [label, value] => is_label(*label) && page.right_of(*label) == page.grid.place(*value),
        [label] => is_label(*label),
        _ => false,
    };
    row.chunks(2).all(is_pair)
}

/// Whether a label says what stands beside it.
fn agrees(page: &FormSheet, label: Spot, value: Spot) -> bool {
    let (said, look) = (page.text(label), page.look(value));
    match kind::guess(said, &[], None).kind {
        FieldKind::Text if is_graded(said) => matches!(look, Look::Sign | Look::Word),
        FieldKind::Text => is_of_words(said) && matches!(look, Look::Word | Look::Sentence),
        FieldKind::Number | FieldKind::Percent => look == Look::Number,
        _ => matches!(look, Look::Number | Look::Word),
    }
}

/// Whether a text is one that stands over or beside what is written: a field, and no value.
fn is_field(text: &str) -> bool {
    is_graded(text) || is_of_words(text) || kind::guess(text, &[], None).kind != FieldKind::Text
}

fn is_graded(text: &str) -> bool {
    ["評価", "判定", "進捗"].iter().any(|word| text.trim_end().ends_with(word))
}

/// Whether words or sentences stand beside a label. An office is a value as often as a label.
fn is_of_words(text: &str) -> bool {
    let text = text.trim_end();
    let office = text.ends_with('課')
        && !["担当課", "所管課", "主管課", "関係課"].iter().any(|own| text.ends_with(own));
    (look::is_name_word(text) || kind::is_of_texts(text)) && !office && !text.contains('。')
}
