//! What the clerk decides once: open points with the values at hand, and what was decided on each.
//!
//! A decision holds as long as the values do that it was made on. No submission is edited: what a decision says stands in
//! the findings, as information on the entry.

mod again;
mod apply;
mod asked;
mod owner;
mod point;
mod row;

pub use apply::{Applied, Preferred, apply, preferred};
pub use point::{Act, Choice, Point, Said};
pub use row::{COLUMNS, Decisions, TypedLine};

/// The name of the workbook, in the round's folder.
pub const DECISIONS_FILE: &str = "判断.xlsx";

/// Its sheet.
pub const DECISIONS_SHEET: &str = "判断";

/// The row of the first line, from zero: title, how to fill it in and headings stand above.
pub const FIRST_ROW: u32 = 4;

/// The sheet of the decisions, as it is to stand after a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The points, those that wait first; then what was decided on points that there are not any more.
    pub lines: Vec<DecisionLine>,
    /// The headings of columns of the clerk's own.
    pub own_columns: Vec<String>,
    /// Whether the workbook holds this already.
    pub is_written: bool,
    /// SHA-256 of the workbook that was read; `None` where there was none.
    pub read_from: Option<[u8; 32]>,
}

/// A line of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionLine {
    /// What stands in the columns, in the order of [`COLUMNS`].
    pub texts: [String; 10],
    /// What may be chosen; none where it is not asked any more.
    pub choices: Vec<String>,
    /// Whether another value may be typed.
    pub takes_value: bool,
    /// How far it is.
    pub state: State,
    /// What the clerk wrote beside the columns, in the order of the own headings.
    pub own: Vec<String>,
}

/// How far a point is, in the order in which they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// What was written can't be understood.
    Unclear,
    /// It was decided, and the answer has changed since.
    Outdated,
    /// Nothing was decided yet.
    #[default]
    Open,
    /// The decision is part of the report.
    Taken,
    /// The point is not there any more.
    Gone,
}

impl State {
    /// What the column says.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unclear => "判断を読み取れません",
            Self::Outdated => "回答が変わりました",
            Self::Open => "未判断",
            Self::Taken => "反映済み",
            Self::Gone => "該当なし",
        }
    }
}
