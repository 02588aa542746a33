//! A filled form: a plan and the sheets that answer it, arranged and rearranged.

use std::collections::BTreeSet;

use matome::book::Workbook;

use super::draft::{Draft, Role};
use super::plans::Round;
use super::random::Random;
use super::{across, cards, grades, matrix, projects, words};

/// A form as a department filled it in.
#[derive(Clone)]
pub struct Filled {
    pub round: Round,
    pub sheets: Vec<Draft>,
    pub template: &'static str,
}

impl Filled {
    pub fn workbook(&self) -> Workbook {
        Workbook { sheets: self.sheets.iter().map(Draft::sheet).collect(), ..Workbook::default() }
    }
}

/// A form of one of the five templates, rearranged; the same for the same seed.
pub fn form(seed: u64) -> Filled {
    let mut random = Random::new(seed);
    let makers = [cards::fill, across::fill, projects::fill, matrix::fill, grades::fill];
    let mut filled = random.pick(&makers)(&mut random);
    for sheet in &mut filled.sheets {
        spread(&mut random, sheet);
    }
    surround(&mut random, &mut filled);
    filled
}

/// Puts parts on sheets: one a sheet, one under the other, or side by side.
pub fn arrange(random: &mut Random, parts: Vec<Draft>, beside: bool) -> Vec<Draft> {
    match random.below(3) {
        0 => parts.into_iter().enumerate().map(|(index, part)| named(part, index)).collect(),
        1 if beside => vec![named(side_by_side(random, parts), 0)],
        _ => vec![named(stacked(random, parts), 0)],
    }
}

fn named(mut part: Draft, index: usize) -> Draft {
    part.name = format!("Sheet{}", index + 1);
    part
}

pub fn stacked(random: &mut Random, parts: Vec<Draft>) -> Draft {
    let mut sheet = Draft::default();
    for part in parts {
        let row = sheet.height() + if sheet.height() > 0 { random.below(3) as u32 } else { 0 };
        sheet.paste(part, row, 0);
    }
    sheet
}

fn side_by_side(random: &mut Random, parts: Vec<Draft>) -> Draft {
    let mut sheet = Draft::default();
    for part in parts {
        let col = sheet.width() + if sheet.width() > 0 { 1 + random.below(2) as u32 } else { 0 };
        sheet.paste(part, 0, col);
    }
    sheet
}

/// Blank rows and columns put in anywhere, and the whole moved.
fn spread(random: &mut Random, sheet: &mut Draft) {
    let rows: BTreeSet<u32> = places(random, sheet.height()).difference(&sheet.glued).copied().collect();
    sheet.insert_rows(&rows);
    let cols = places(random, sheet.width());
    sheet.insert_cols(&cols);
    sheet.shift(random.below(4) as u32, random.below(3) as u32);
}

fn places(random: &mut Random, end: u32) -> BTreeSet<u32> {
    let count = if random.chance(60) { 0 } else { 1 + random.below(2) };
    (0..count).map(|_| 1 + random.below(end as usize) as u32).collect()
}

/// Titles above, notes far away, hidden copies and instructions.
fn surround(random: &mut Random, filled: &mut Filled) {
    if random.chance(30) {
        for sheet in &mut filled.sheets {
            sheet.shift(2, 0);
            sheet.text(0, 0, "進捗状況調査票", Role::Note);
        }
    }
    if random.chance(25) {
        let sheet = &mut filled.sheets[0];
        let (row, col) = (sheet.height() + 30, sheet.width() + 12);
        sheet.text(row, col, *random.pick(&words::NOTES), Role::Note);
    }
    if random.chance(20) {
        let mut copy = filled.sheets[0].clone();
        copy.truth.clear();
        copy.hidden = true;
        copy.name = "前年度".to_owned();
        filled.sheets.push(copy);
    }
    if random.chance(20) {
        let mut copy = filled.sheets[0].clone();
        copy.truth.clear();
        copy.name = random.pick(&["記入要領", "記入例", "記入例（１）"]).to_string();
        filled.sheets.insert(0, copy);
    }
}
