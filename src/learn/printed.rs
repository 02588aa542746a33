//! Printed words that would be read as answers: a second row of headings, labels among the places to write in. Such a form is
//! not learned: each department would seem to answer with the form's own words.

use std::collections::BTreeSet;

use super::look::{self, Look};
use super::{Learned, places};
use crate::book::Workbook;
use crate::model::CellRef;

/// Why a form is refused of which as much is lost as is read, and words of it are read as answers. Where most of it is
/// read, words in it may be somebody's answers.
pub fn obstacle(workbook: &Workbook, learned: &Learned) -> Option<String> {
    let counts = learned.counts;
    if counts.lost < counts.read {
        return None;
    }
    let words = words(workbook, learned);
    (!words.is_empty()).then(|| {
        format!(
            "記入する欄のうち{}か所しか読み取れません（読み取れないところ：{}か所）。そのうえ、次のセルに書かれた言葉を、各課の回答と取り違えます：{}。見出しや欄の名前であれば、見出しは表の上に一行か二行で、行の名称は左端の列に書き、一件を一行に記入する形に直してください。",
            counts.read,
            counts.lost,
            places(&words.into_iter().collect::<Vec<_>>())
        )
    })
}

/// The cells whose words, as they stand in the form, are read as values.
fn words(workbook: &Workbook, learned: &Learned) -> BTreeSet<(String, CellRef)> {
    let is_word = |sheet: &str, at: CellRef| {
        let sheet = workbook.sheets.iter().find(|own| own.name == sheet);
        let cell = sheet.and_then(|sheet| sheet.get(at));
        cell.is_some_and(|cell| {
            !cell.formula && look::look(cell) == Look::Word && look::has_letter(&cell.shown)
        })
    };
    let place = |entry: &crate::model::Entry| Some((entry.place.sheet.to_string(), entry.place.cell?));
    let read = learned.read.entries.iter().filter_map(place);
    read.filter(|cell| !learned.empty.contains(cell) && is_word(&cell.0, cell.1)).collect()
}
