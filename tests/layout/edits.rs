//! The submissions of the samples, edited as departments edit their forms: rows and columns put in, headings repeated,
//! labels deleted, renamed and unmerged, sheets split and stacked. Every text is a word of its own, so that it can be
//! followed: it comes out where it came out before, or a finding covers its cell.
//!
//! `FORMS=2000 cargo test --test layout edited` tries more of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use matome::book::{self, CellValue, Limits, Sheet, Visibility, Workbook};
use matome::layout::{LaidOut, Words};
use matome::model::{CellRange, CellRef, Entry, Finding, Line, Severity};
use matome::round::{Round, Senders};
use matome::rules;

use super::random::Random;

const TEMPLATES: [&str; 5] =
    ["hr-progress", "action-plan", "implementation-plan", "competency-matrix", "grade-competency"];
const FORMS: u64 = 250;
const NOTES: [&str; 6] = ["メモ", "（参考）", "備考", "小計", "確認済み", "担当者：山田"];

/// Where a text came out: item, field and axis; of records only the field and the axis.
type Keys = BTreeSet<String>;

/// A submission in which every text of an entry is a word of its own.
struct Form {
    round: usize,
    file: String,
    workbook: Workbook,
    keys: BTreeMap<String, Keys>,
}

struct Rounds(Vec<(Round, Words)>);

#[test]
fn edited_submissions_lose_nothing_in_silence() {
    let rounds = Rounds::load();
    let forms = rounds.forms();
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = match number("SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("FORMS").unwrap_or(FORMS),
    };
    let failed: Vec<String> = seeds.filter_map(|seed| rounds.lost(&forms, seed)).collect();
    assert!(failed.is_empty(), "{} forms failed\n{}", failed.len(), failed.join("\n"));
}

impl Rounds {
    fn load() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let round = |template| {
            let round = Round::load(&folder.join(template)).unwrap();
            let words = Words::new(&round.plan, &round.template.form);
            (round, words)
        };
        Self(TEMPLATES.map(round).into())
    }

    fn read(&self, round: usize, file: &str, workbook: &Workbook) -> LaidOut {
        let (round, words) = &self.0[round];
        let own = Senders::new(&round.plan).of(file).ok().and_then(|name| round.plan.department(name));
        words.lay_out(workbook, file, own)
    }

    fn forms(&self) -> Vec<Form> {
        let sources = self.0.iter().enumerate().flat_map(|(index, (round, _))| {
            let walked = book::walk(&round.submissions, &Limits::default());
            walked.sources.into_iter().map(move |source| (index, source))
        });
        let form = |(round, source): (usize, book::Source)| {
            let workbook = source.read(&Limits::default()).workbook?;
            Some(self.form(round, source.path, workbook))
        };
        sources.filter_map(form).collect()
    }

    /// Gives every text of an entry a word of its own.
    fn form(&self, round: usize, file: String, mut workbook: Workbook) -> Form {
        let read = self.read(round, &file, &workbook);
        let texts = read.entries.iter().filter(|entry| is_text(&self.0[round].0, entry));
        let cells: BTreeSet<(matome::model::Text, CellRef)> =
            texts.filter_map(|entry| Some((entry.place.sheet.clone(), entry.place.cell?))).collect();
        for (number, (sheet, at)) in cells.iter().enumerate() {
            let sheet = workbook.sheets.iter_mut().find(|known| known.name == *sheet).unwrap();
            let cell = sheet.cells.iter_mut().find(|cell| cell.at == *at).unwrap();
            let text = format!("実施内容＃{number:04}番");
            (cell.shown, cell.value) = (text.as_str().into(), CellValue::Text(text.as_str().into()));
        }
        let read = self.read(round, &file, &workbook);
        mark_answers(&mut workbook, &read);
        let keys = keys(&read);
        Form { round, file, workbook, keys }
    }

    /// What an edited form loses, or puts elsewhere, in silence.
    fn lost(&self, forms: &[Form], seed: u64) -> Option<String> {
        let mut random = Random::new(seed ^ 0x0ED1_7ED0);
        let form = random.pick(forms);
        let mut workbook = form.workbook.clone();
        let edits = 1 + random.below(3);
        let done: Vec<String> = (0..edits).filter_map(|_| edit(&mut random, &mut workbook)).collect();
        let read = self.read(form.round, &form.file, &workbook);
        let severities = BTreeMap::new();
        let findings = rules::with_severities(&read.findings, &severities);
        let after = keys(&read);
        let silent = |(token, at): &(String, (String, CellRef))| {
            let (before, after) = (form.keys.get(token), after.get(token));
            before.is_some() && before != after && !is_told(&findings, at)
        };
        let lost: Vec<String> = places(&workbook)
            .into_iter()
            .filter(silent)
            .map(|(token, (sheet, at))| format!("{token} {sheet}!{at}"))
            .collect();
        if std::env::var_os("SEED").is_some() {
            findings.iter().for_each(|finding| eprintln!("told: {finding:?}"));
        }
        (!lost.is_empty()).then(|| format!("seed {seed} {} {done:?}: {}", form.file, lost.join(" ")))
    }
}

fn is_text(round: &Round, entry: &Entry) -> bool {
    let field = round.plan.field(&entry.field).unwrap();
    field.kind == matome::model::FieldKind::Text
        && entry.field != "competency"
        && entry.repeats.is_none()
        && !entry.raw.is_empty()
}

/// An answer, or the name of one, is no label that an edit may change: it is marked as made by a formula.
fn mark_answers(workbook: &mut Workbook, read: &LaidOut) {
    for sheet in &mut workbook.sheets {
        let ledger = read.ledgers.iter().find(|ledger| ledger.sheet == sheet.name);
        for (at, line) in ledger.into_iter().flat_map(|ledger| &ledger.lines) {
            let answer = *line == Line::Value || *line == Line::Label(String::new());
            sheet.cells.iter_mut().filter(|cell| cell.at == *at).for_each(|cell| cell.formula = answer);
        }
    }
}

fn token(text: &str) -> Option<&str> {
    text.split_once('＃').and_then(|(_, rest)| rest.get(..4))
}

fn keys(read: &LaidOut) -> BTreeMap<String, Keys> {
    let mut keys: BTreeMap<String, Keys> = BTreeMap::new();
    for entry in read.entries.iter().filter(|entry| entry.repeats.is_none()) {
        let Some(matome::model::Value::Text(text)) = &entry.value else { continue };
        let Some(token) = token(text) else { continue };
        let item = entry.item().split('#').next().unwrap_or_default();
        let key = format!("{item} {} {:?}", entry.field, entry.key.axis());
        keys.entry(token.to_owned()).or_default().insert(key);
    }
    keys
}

fn places(workbook: &Workbook) -> Vec<(String, (String, CellRef))> {
    let cells = workbook.sheets.iter().flat_map(|sheet| sheet.cells.iter().map(move |cell| (sheet, cell)));
    let tokens = cells
        .filter_map(|(sheet, cell)| Some((token(&cell.shown)?.to_owned(), (sheet.name.clone(), cell.at))));
    tokens.collect()
}

/// Whether a finding stands on the cell, covers it, or says that nothing of the sheet or file was read.
fn is_told(findings: &[Finding], (sheet, at): &(String, CellRef)) -> bool {
    let told = findings.iter().filter(|finding| finding.severity != Severity::Info);
    told.into_iter().any(|finding| {
        let here = finding.place.sheet == *sheet;
        let covers = finding.covers.iter().any(|range| range.contains(*at));
        here && (covers || finding.ranges().iter().any(|range| range.contains(*at)))
            || finding.fault.name() == "wrong-form"
    })
}

type Edit = fn(&mut Random, &mut Workbook, usize) -> Option<String>;

const EDITS: [Edit; 11] = [
    blank_row,
    blank_column,
    note_row,
    note_column,
    repeat_headings,
    delete_label,
    delete_label,
    rename_label,
    unmerge,
    split,
    stack,
];

fn edit(random: &mut Random, workbook: &mut Workbook) -> Option<String> {
    let sheet = random.below(workbook.sheets.len());
    let name = workbook.sheets[sheet].name.clone();
    let edit = *random.pick(&EDITS);
    let done = edit(random, workbook, sheet).map(|done| format!("[{name}] {done}"));
    workbook.sheets.iter_mut().for_each(|sheet| sheet.cells.sort_by_key(|cell| cell.at));
    workbook.sheets.iter_mut().for_each(|sheet| sheet.merges.sort());
    done
}

fn height(sheet: &Sheet) -> u32 {
    sheet.cells.iter().map(|cell| cell.at.row + 1).max().unwrap_or(0)
}

fn width(sheet: &Sheet) -> u32 {
    sheet.cells.iter().map(|cell| cell.at.col + 1).max().unwrap_or(0)
}

fn shift(sheet: &mut Sheet, to: &dyn Fn(CellRef) -> CellRef) {
    sheet.cells.iter_mut().for_each(|cell| cell.at = to(cell.at));
    for merge in &mut sheet.merges {
        *merge = CellRange::new(to(merge.first), to(merge.last));
    }
}

fn insert_row(sheet: &mut Sheet, row: u32) {
    shift(sheet, &|at| CellRef::new(at.row + u32::from(at.row >= row), at.col));
}

fn put(sheet: &mut Sheet, row: u32, col: u32, text: &str) {
    let at = CellRef::new(row, col);
    if sheet.cells.iter().any(|cell| cell.at == at) || sheet.merges.iter().any(|merge| merge.contains(at)) {
        return;
    }
    let Some(mut cell) = sheet.cells.first().cloned() else { return };
    (cell.at, cell.shown, cell.value) = (at, text.into(), CellValue::Text(text.into()));
    cell.formula = false;
    sheet.cells.push(cell);
}

fn blank_row(random: &mut Random, workbook: &mut Workbook, sheet: usize) -> Option<String> {
    let row = random.below(height(&workbook.sheets[sheet]) as usize) as u32;
    insert_row(&mut workbook.sheets[sheet], row);
    Some(format!("a blank row at {}", row + 1))
}

fn blank_column(random: &mut Random, workbook: &mut Workbook, sheet: usize) -> Option<String> {
    let col = random.below(width(&workbook.sheets[sheet]) as usize) as u32;
    shift(&mut workbook.sheets[sheet], &|at| CellRef::new(at.row, at.col + u32::from(at.col >= col)));
    Some(format!("a blank column at {}", CellRef::column_letters(col)))
}

fn note_row(random: &mut Random, workbook: &mut Workbook, sheet: usize) -> Option<String> {
    let sheet = &mut workbook.sheets[sheet];
    let (row, col) =
        (random.below(height(sheet) as usize) as u32, random.below(width(sheet) as usize) as u32);
    insert_row(sheet, row);
    let note = *random.pick(&NOTES);
    put(sheet, row, col, note);
    Some(format!("a row with {note} at {}", CellRef::new(row, col)))
}

fn note_column(random: &mut Random, workbook: &mut Workbook, sheet: usize) -> Option<String> {
    let sheet = &mut workbook.sheets[sheet];
    let col = random.below(width(sheet) as usize + 1) as u32;
    shift(sheet, &|at| CellRef::new(at.row, at.col + u32::from(at.col >= col)));
    let row = random.below(height(sheet) as usize) as u32;
    let note = *random.pick(&NOTES);
    put(sheet, row, col, note);
    Some(format!("a column with {note} at {}", CellRef::new(row, col)))
}

/// A row of headings: three texts or more, none of them followed, over rows with some that are.
fn headings(sheet: &Sheet) -> Vec<u32> {
    let of = |row: u32| sheet.cells.iter().filter(move |cell| cell.at.row == row);
    let is_heading = |row: &u32| {
        of(*row).count() >= 3 && of(*row).all(|cell| !cell.formula) && of(row + 1).any(|cell| cell.formula)
    };
    (0..height(sheet)).filter(is_heading).collect()
}

fn repeat_headings(random: &mut Random, workbook: &mut Workbook, sheet: usize) -> Option<String> {
    let sheet = &mut workbook.sheets[sheet];
    let heads = headings(sheet);
    let row = 2 + random.below(height(sheet) as usize) as u32;
    let head = heads.into_iter().rfind(|head| head + 1 < row)?;
    let again: Vec<_> = sheet.cells.iter().filter(|cell| cell.at.row == head).cloned().collect();
    sheet.merges.retain(|merge| !(merge.first.row < row && row <= merge.last.row));
    insert_row(sheet, row);
    sheet.cells.extend(again.into_iter().map(|mut cell| {
        cell.at.row = row;
        cell
    }));
    Some(format!("the headings of row {} again at {}", head + 1, row + 1))
}

fn label(random: &mut Random, sheet: &Sheet) -> Option<usize> {
    let is_label = |index: &usize| !sheet.cells[*index].formula;
    let labels: Vec<usize> = (0..sheet.cells.len()).filter(is_label).collect();
    (!labels.is_empty()).then(|| *random.pick(&labels))
}

fn delete_label(random: &mut Random, workbook: &mut Workbook, sheet: usize) -> Option<String> {
    let sheet = &mut workbook.sheets[sheet];
    let cell = sheet.cells.remove(label(random, sheet)?);
    Some(format!("{} {} deleted", cell.at, cell.shown))
}

fn rename_label(random: &mut Random, workbook: &mut Workbook, sheet: usize) -> Option<String> {
    let sheet = &mut workbook.sheets[sheet];
    let index = label(random, sheet)?;
    let cell = &mut sheet.cells[index];
    let before = cell.shown.clone();
    let texts = [
        format!("【{before}】"),
        format!("{before}："),
        format!("(1) {before}"),
        format!("{before}（記入欄）"),
        "その他".to_owned(),
    ];
    let text = random.pick(&texts).clone();
    (cell.shown, cell.value) = (text.as_str().into(), CellValue::Text(text.as_str().into()));
    Some(format!("{} {before} renamed {text}", cell.at))
}

/// A label is no longer merged, and stands in any of the rows that it was merged over.
fn unmerge(random: &mut Random, workbook: &mut Workbook, sheet: usize) -> Option<String> {
    let sheet = &mut workbook.sheets[sheet];
    let is_label = |merge: &CellRange| sheet.cells.iter().any(|cell| cell.at == merge.first && !cell.formula);
    let labels: Vec<CellRange> = sheet.merges.iter().copied().filter(is_label).collect();
    if labels.is_empty() {
        return None;
    }
    let merge = *random.pick(&labels);
    sheet.merges.retain(|other| *other != merge);
    let row = merge.first.row + random.below((merge.last.row - merge.first.row + 1) as usize) as u32;
    let cell = sheet.cells.iter_mut().find(|cell| cell.at == merge.first)?;
    cell.at.row = row;
    Some(format!("{merge} unmerged, its text in row {}", row + 1))
}

fn split(random: &mut Random, workbook: &mut Workbook, sheet: usize) -> Option<String> {
    let row = 1 + random.below(height(&workbook.sheets[sheet]) as usize) as u32;
    let old = &mut workbook.sheets[sheet];
    let mut new = Sheet {
        name: format!("続き{}", workbook_name(&old.name)),
        visibility: Visibility::Visible,
        ..Sheet::default()
    };
    old.merges.retain(|merge| !(merge.first.row < row && row <= merge.last.row));
    let (above, below) = std::mem::take(&mut old.cells).into_iter().partition(|cell| cell.at.row < row);
    (old.cells, new.cells) = (above, below);
    let (above, below) = std::mem::take(&mut old.merges).into_iter().partition(|merge| merge.first.row < row);
    (old.merges, new.merges) = (above, below);
    shift(&mut new, &|at| CellRef::new(at.row - row, at.col));
    workbook.sheets.push(new);
    Some(format!("from row {} on another sheet", row + 1))
}

fn workbook_name(name: &str) -> String {
    name.chars().take(10).collect()
}

fn stack(random: &mut Random, workbook: &mut Workbook, sheet: usize) -> Option<String> {
    let other = random.below(workbook.sheets.len());
    if other == sheet {
        return None;
    }
    let mut moved = workbook.sheets[other].clone();
    let down = height(&workbook.sheets[sheet]) + random.below(3) as u32;
    let right = random.below(2) as u32;
    shift(&mut moved, &|at| CellRef::new(at.row + down, at.col + right));
    workbook.sheets[sheet].cells.extend(moved.cells);
    workbook.sheets[sheet].merges.extend(moved.merges);
    workbook.sheets.remove(other);
    Some(format!("the sheet {} below, {right} to the right", moved.name))
}
