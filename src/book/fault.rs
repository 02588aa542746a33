//! What is wrong with a file, as plain data that also crosses the border of the child process.

use crate::model::{CellRef, Finding, Place};

/// A fault of a file, a sheet or some cells of a sheet. Becomes a [`Finding`] once the file's path is known.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The sheet; empty where the whole file is meant.
    pub sheet: String,
    /// The cells; empty where the whole sheet or file is meant.
    pub cells: Vec<CellRef>,
    /// What the first of the cells holds.
    pub value: Option<String>,
}

/// The kinds of fault: one finding rule each.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum FaultKind {
    /// The file is broken.
    Unreadable(Reason),
    /// The file has no bytes.
    Empty,
    /// The file asks for a password.
    Encrypted,
    /// The file is something else: the name of what it is (`html`, `pdf`, …).
    NotAWorkbook(String),
    /// A limit was reached: its name and its value.
    TooLarge(String, u64),
    /// Too many files in the folder: the limit.
    TooManyFiles(usize),
    /// The encoding of a text file was guessed: its name.
    EncodingGuessed(String),
    /// Cells whose stored form is broken.
    Cell(CellReason),
}

/// Why a file can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Reason {
    /// The file ends too early.
    Truncated,
    /// The zip container or one of its parts is damaged.
    DamagedArchive,
    /// A part that must be there is missing.
    MissingPart,
    /// A part is not well-formed.
    DamagedPart,
    /// The parser gave up on the file's structure.
    DamagedStructure,
    /// The parsing process crashed.
    Crashed,
    /// The parsing process took too long.
    Slow,
    /// The parsing process could not be started.
    NoReader,
    /// The zip member is stored in a way that is not read.
    UnknownCompression,
    /// The operating system refused.
    Refused,
    /// Another program holds the file.
    InUse,
    /// A link that leads elsewhere.
    Link,
    /// The folders are nested too deep.
    TooDeep,
    /// The workbook is of a kind (BIFF2 to BIFF4) that is too old.
    TooOld,
    /// The encoding of a text file can't be told.
    UnknownEncoding,
}

impl Reason {
    /// The reason as a short phrase, in Japanese and in English.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Reason::Truncated => ("ファイルが途中で切れています", "the file ends too early"),
            Reason::DamagedArchive => ("圧縮データが壊れています", "the compressed data is damaged"),
            Reason::MissingPart => ("ブックに必要な部分がありません", "a part of the workbook is missing"),
            Reason::DamagedPart => ("ブックの内部データが壊れています", "a part of the workbook is damaged"),
            Reason::DamagedStructure => {
                ("ブックの構造が壊れています", "the structure of the workbook is damaged")
            }
            Reason::Crashed => ("読取りの途中で異常終了しました", "the reader ended abnormally"),
            Reason::Slow => ("制限時間内に読み取れませんでした", "reading took longer than allowed"),
            Reason::NoReader => {
                ("読取り用のプログラムを起動できませんでした", "the reader could not be started")
            }
            Reason::UnknownCompression => {
                ("対応していない圧縮方式です", "the compression method is not supported")
            }
            Reason::Refused => ("ファイルを開けませんでした", "the file could not be opened"),
            Reason::InUse => ("他のプログラムが使用中です", "another program is using the file"),
            Reason::Link => ("他の場所へのリンクです", "it is a link to another place"),
            Reason::TooDeep => ("フォルダーの階層が深すぎます", "the folders are nested too deep"),
            Reason::TooOld => {
                ("古い形式（Excel 4.0 以前）です", "the format is too old (Excel 4.0 or before)")
            }
            Reason::UnknownEncoding => ("文字コードを判別できません", "the character encoding can't be told"),
        }
    }
}

/// Why a cell can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub(crate) enum CellReason {
    /// Its text stands nowhere in the workbook.
    MissingText,
    /// It is of a kind that Excel does not have.
    UnknownKind,
    /// Its number is not a number.
    BadNumber,
    /// Its address is not an address.
    BadAddress,
    /// Its date lies outside of what Excel can show.
    DateOutOfRange,
    /// Its text holds a reference to something that is not defined.
    UnknownEntity,
    /// The workbook says it twice, differently.
    Duplicate,
    /// The format that it names stands nowhere in the workbook.
    MissingStyle,
}

impl CellReason {
    /// The reason as a short phrase, in Japanese and in English.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            CellReason::MissingText => ("セルの文字列が見つかりません", "the text of the cell is missing"),
            CellReason::UnknownKind => ("セルの種類が不明です", "the kind of the cell is unknown"),
            CellReason::BadNumber => ("数値として読めない値です", "the stored number is not a number"),
            CellReason::BadAddress => ("セルの番地が正しくありません", "the address of the cell is wrong"),
            CellReason::DateOutOfRange => ("Excel で表示できない日付です", "Excel can't show this date"),
            CellReason::UnknownEntity => {
                ("定義されていない文字参照があります", "the text holds an undefined reference")
            }
            CellReason::MissingStyle => {
                ("セルの表示形式が見つかりません", "the number format of the cell is missing")
            }
            CellReason::Duplicate => ("同じセルが二重に記録されています", "the cell is stored twice"),
        }
    }
}

impl Fault {
    /// A fault of the whole file.
    pub(crate) fn file(kind: FaultKind) -> Self {
        Self { kind, sheet: String::new(), cells: Vec::new(), value: None }
    }

    /// A broken file.
    pub(crate) fn unreadable(reason: Reason) -> Self {
        Self::file(FaultKind::Unreadable(reason))
    }

    /// A limit reached.
    pub(crate) fn too_large(limit: &str, value: u64) -> Self {
        Self::file(FaultKind::TooLarge(limit.to_owned(), value))
    }

    /// The finding for the file with this path.
    pub(crate) fn into_finding(self, file: &str) -> Finding {
        let place = Place { file: file.to_owned(), sheet: self.sheet, cell: self.cells.first().copied() };
        let mut finding = Finding::new(self.kind.rule(), place);
        finding.more_cells = self.cells.into_iter().skip(1).collect();
        finding.value = self.value;
        finding.facts = self.kind.facts();
        finding
    }
}

impl FaultKind {
    fn rule(&self) -> &'static str {
        match self {
            FaultKind::Unreadable(_) => "unreadable-file",
            FaultKind::Empty => "empty-file",
            FaultKind::Encrypted => "encrypted-file",
            FaultKind::NotAWorkbook(_) => "not-a-workbook",
            FaultKind::TooLarge(..) => "too-large",
            FaultKind::TooManyFiles(_) => "too-many-files",
            FaultKind::EncodingGuessed(_) => "encoding-guessed",
            FaultKind::Cell(_) => "unreadable-cell",
        }
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        match self {
            FaultKind::Unreadable(reason) => reasons(reason.words()),
            FaultKind::Cell(reason) => reasons(reason.words()),
            FaultKind::Empty | FaultKind::Encrypted => Vec::new(),
            FaultKind::NotAWorkbook(found) => vec![("found", found.clone())],
            FaultKind::TooLarge(limit, value) => vec![("limit", limit.clone()), ("most", value.to_string())],
            FaultKind::TooManyFiles(limit) => {
                vec![("limit", "files".to_owned()), ("most", limit.to_string())]
            }
            FaultKind::EncodingGuessed(encoding) => vec![("encoding", encoding.clone())],
        }
    }
}

fn reasons((ja, en): (&'static str, &'static str)) -> Vec<(&'static str, String)> {
    vec![("reason", ja.to_owned()), ("reason-en", en.to_owned())]
}
