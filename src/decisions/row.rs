//! The workbook of the decisions as the clerk left it.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::point::NO_PERSONAL_NUMBER;
use super::{DECISIONS_FILE, DECISIONS_SHEET, DecisionLine, FIRST_ROW, Ledger, State};
use crate::book::{self, Limits, Sheet};
use crate::disk;
use crate::mask::Cleared;
use crate::model::{CellRef, Place};
use crate::round::RoundError;
use crate::sentence;
use crate::text::width;

/// The headings of the columns: what is asked, what the clerk answers, how far it is, what the line is known by.
pub const COLUMNS: [&str; 10] = [
    "番号",
    "部署",
    "項目・場所",
    "確認する内容",
    "回答されている値",
    "判断",
    "ほかの値",
    "理由",
    "状態",
    "照合番号",
];

/// The places of the columns that the clerk fills in, and of what a line is known by.
const CHOICE: usize = 5;
const VALUE: usize = 6;
const REASON: usize = 7;
const STATE: usize = 8;
const MARK: usize = 9;

/// A line, and where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedLine {
    /// All that stands in it.
    pub line: DecisionLine,
    /// Its row in the sheet.
    row: u32,
}

/// What the workbook says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// The lines in which something stands.
    pub rows: Vec<TypedLine>,
    /// The headings of columns of the clerk's own.
    pub own_columns: Vec<String>,
    /// SHA-256 of the workbook; `None` where there is none.
    pub read_from: Option<[u8; 32]>,
    sheet: String,
    columns: Vec<u32>,
}

impl TypedLine {
    /// What was chosen; empty where nothing was.
    pub fn choice(&self) -> &str {
        &self.line.texts[CHOICE]
    }

    /// The other value; empty where there is none.
    pub fn value(&self) -> &str {
        &self.line.texts[VALUE]
    }

    /// Why.
    pub fn reason(&self) -> &str {
        &self.line.texts[REASON]
    }

    /// The column that says what was decided.
    pub(super) fn column(&self) -> u32 {
        if self.value().is_empty() { CHOICE as u32 } else { VALUE as u32 }
    }

    /// Whether the clerk decided something.
    pub fn is_decided(&self) -> bool {
        !self.choice().is_empty() || !self.value().is_empty()
    }

    /// Whether the clerk wrote the same in another row.
    pub fn says(&self, other: &Self) -> bool {
        let said = |row: &Self| (row.line.texts[CHOICE..=REASON].to_vec(), row.line.own.clone());
        said(self) == said(other)
    }

    /// Whether the clerk wrote something.
    pub fn is_filled(&self) -> bool {
        [self.choice(), self.value(), self.reason()].iter().any(|text| !text.is_empty())
            || self.line.own.iter().any(|text| !text.is_empty())
    }

    /// The point that it is about, and the fingerprint of the values that it was decided on.
    pub fn mark(&self) -> Option<(&str, &str)> {
        self.line.texts[MARK].split_once('-')
    }
}

impl Decisions {
    /// Reads the workbook in the round's folder; nothing where there is none.
    ///
    /// # Errors
    /// When another program holds it, or its table is not there any more: what the clerk wrote would be lost.
    pub fn read(folder: &Path, limits: &Limits) -> Result<Self, RoundError> {
        let path = folder.join(DECISIONS_FILE);
        if !path.exists() {
            return Ok(Self::default());
        }
        let unreadable = |source| RoundError::Unreadable { path: path.clone(), source };
        let bytes = disk::read(&path).map_err(unreadable)?;
        let opened = book::read_bytes(&bytes, DECISIONS_FILE, limits);
        let sheets = opened.workbook.map(|workbook| workbook.sheets).unwrap_or_default();
        let found = sheets.iter().find_map(Self::on).ok_or_else(no_table)?;
        if let Some(other) = sheets.iter().find(|sheet| sheet.name != found.sheet && !sheet.cells.is_empty())
        {
            return Err(other_sheet(&other.name));
        }
        Ok(Self { read_from: Some(Sha256::digest(&bytes).into()), ..found })
    }

    /// What was decided to be no personal number.
    pub fn cleared(&self) -> Cleared {
        let rows = self.rows.iter().filter(|row| is_cleared(row));
        Cleared::of(rows.filter_map(|row| Some(row.mark()?.1.to_owned())))
    }

    /// What of it goes into the round of the year after: what was decided and taken. It holds there as it does here, as
    /// long as the answer stays what it was. Where the form asks by no year, all that is said is another year's then, even in
    /// the same words: there only what is no personal number stays so.
    pub fn carried(&self, has_years: bool) -> Ledger {
        let is_taken = |row: &&TypedLine| {
            let is_said_again = has_years || is_cleared(row);
            is_said_again && row.is_filled() && row.line.texts[STATE] == State::Taken.word()
        };
        let mut lines: Vec<DecisionLine> =
            self.rows.iter().filter(is_taken).map(|row| row.line.clone()).collect();
        lines.iter_mut().zip(1..).for_each(|(line, number)| line.texts[0] = number.to_string());
        lines.iter_mut().for_each(|line| line.state = State::Taken);
        Ledger { lines, own_columns: self.own_columns.clone(), is_written: false, read_from: None }
    }

    /// Whether the workbook holds these lines, each where it is to stand.
    pub(super) fn holds(&self, lines: &[DecisionLine]) -> bool {
        let stands = |(row, line): (&TypedLine, &DecisionLine)| {
            (&row.line.texts, &row.line.own) == (&line.texts, &line.own)
        };
        self.sheet == DECISIONS_SHEET
            && self.columns.iter().copied().eq(0..COLUMNS.len() as u32)
            && self.rows.iter().map(|row| row.row).eq(FIRST_ROW..FIRST_ROW + lines.len() as u32)
            && self.rows.iter().zip(lines).all(stands)
    }

    /// The table on a sheet, where it is there.
    fn on(sheet: &Sheet) -> Option<Self> {
        let mut rows = sheet.cells.chunk_by(|a, b| a.at.row == b.at.row);
        let heading = rows.find(|cells| {
            let is_there = |name: &str| cells.iter().any(|cell| is_heading(&cell.shown, name));
            COLUMNS.iter().all(|name| is_there(name))
        })?;
        let place =
            |name: &str| heading.iter().find(|cell| is_heading(&cell.shown, name)).map(|cell| cell.at.col);
        let columns: Vec<u32> = COLUMNS.iter().filter_map(|name| place(name)).collect();
        let mut own: Vec<(u32, String)> = Vec::new();
        for cell in sheet.cells.iter().filter(|cell| cell.at.row >= heading[0].at.row) {
            if !columns.contains(&cell.at.col) && !own.iter().any(|(col, _)| *col == cell.at.col) {
                let named = heading.iter().find(|head| head.at.col == cell.at.col);
                own.push((cell.at.col, named.map(|head| width::clean(&head.shown)).unwrap_or_default()));
            }
        }
        own.sort_unstable();
        let below = sheet.cells.chunk_by(|a, b| a.at.row == b.at.row);
        let below = below.filter(|cells| cells[0].at.row > heading[0].at.row);
        let rows = below.map(|cells| row(sheet, cells[0].at.row, &columns, &own));
        Some(Self {
            rows: rows
                .filter(|row| row.line.texts.iter().chain(&row.line.own).any(|text| !text.is_empty()))
                .collect(),
            own_columns: own.into_iter().map(|(_, name)| name).collect(),
            read_from: None,
            sheet: sheet.name.clone(),
            columns,
        })
    }
}

fn is_heading(shown: &str, name: &str) -> bool {
    width::fold_key(shown) == width::fold_key(name)
}

/// Whether it was decided to be no personal number.
fn is_cleared(row: &TypedLine) -> bool {
    row.value().is_empty() && width::fold_key(row.choice()) == width::fold_key(NO_PERSONAL_NUMBER)
}

fn row(sheet: &Sheet, row: u32, columns: &[u32], own: &[(u32, String)]) -> TypedLine {
    let text = |col: u32| {
        sheet.get(CellRef::new(row, col)).map(|cell| cell.shown.trim().to_owned()).unwrap_or_default()
    };
    let mut texts: [String; 10] = Default::default();
    texts.iter_mut().zip(columns).for_each(|(to, col)| *to = text(*col));
    let own = own.iter().map(|(col, _)| text(*col)).collect();
    TypedLine {
        line: DecisionLine { texts, own, state: State::Gone, choices: Vec::new(), takes_value: false },
        row,
    }
}

fn no_table() -> RoundError {
    let headings = COLUMNS.join("、");
    let fault = sentence!(
        "判断の表が見つかりません。見出し（{headings}）を元に戻してください。作り直すときは、このファイルを別の名前にしてください。",
        "there is no table with these headings: {headings}; put them back, or give the file another name to begin anew"
    );
    RoundError::List { place: Place::file(DECISIONS_FILE), fault }
}

/// The file is written anew: what stands on another sheet would be lost.
fn other_sheet(name: &str) -> RoundError {
    let fault = sentence!(
        "シート「{name}」は、このファイルを書き直すと失われます。別のファイルに移してから、もう一度実行してください。",
        "the sheet \"{name}\" would be lost when the file is written anew: move it to another file and run again"
    );
    RoundError::List { place: Place::file(DECISIONS_FILE), fault }
}
