//! Fiscal years and eras as plain data. How they are read and printed stands in `text`.

/// A Japanese fiscal year: April of this western year to March of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct FiscalYear(pub i32);

/// As tables print it: R5.
impl std::fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match Era::ALL.into_iter().rev().find(|era| era.first_year() <= self.0) {
            Some(era) => write!(f, "{}{}", era.letter(), self.0 - era.first_year() + 1),
            None => self.0.fmt(f),
        }
    }
}

/// The eras since 1868, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Era {
    /// 明治
    Meiji,
    /// 大正
    Taisho,
    /// 昭和
    Showa,
    /// 平成
    Heisei,
    /// 令和
    Reiwa,
}

impl Era {
    /// All eras, oldest first.
    pub const ALL: [Era; 5] = [Era::Meiji, Era::Taisho, Era::Showa, Era::Heisei, Era::Reiwa];

    /// The western year of the era's first year.
    pub const fn first_year(self) -> i32 {
        match self {
            Era::Meiji => 1868,
            Era::Taisho => 1912,
            Era::Showa => 1926,
            Era::Heisei => 1989,
            Era::Reiwa => 2019,
        }
    }

    /// The era in which a fiscal year begins.
    pub fn of_year(year: FiscalYear) -> Era {
        Era::ALL.into_iter().rev().find(|era| era.first_year() <= year.0).unwrap_or(Era::Meiji)
    }

    /// The letter that official forms use: M T S H R.
    pub const fn letter(self) -> char {
        match self {
            Era::Meiji => 'M',
            Era::Taisho => 'T',
            Era::Showa => 'S',
            Era::Heisei => 'H',
            Era::Reiwa => 'R',
        }
    }

    /// The era's name in kanji.
    pub const fn name(self) -> &'static str {
        match self {
            Era::Meiji => "明治",
            Era::Taisho => "大正",
            Era::Showa => "昭和",
            Era::Heisei => "平成",
            Era::Reiwa => "令和",
        }
    }

    /// The era of a letter, if it is one of M T S H R (either case).
    pub fn from_letter(letter: char) -> Option<Era> {
        Era::ALL.into_iter().find(|era| era.letter() == letter.to_ascii_uppercase())
    }
}

/// Fiscal years from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct YearSpan {
    /// The first year.
    pub first: FiscalYear,
    /// The last year; not before the first.
    pub last: FiscalYear,
}

impl YearSpan {
    /// The span of these western years.
    pub const fn new(first: i32, last: i32) -> Self {
        Self { first: FiscalYear(first), last: FiscalYear(last) }
    }

    /// Whether the year lies in the span.
    pub fn contains(&self, year: FiscalYear) -> bool {
        self.first <= year && year <= self.last
    }

    /// Each year of the span, oldest first.
    pub fn years(&self) -> impl Iterator<Item = FiscalYear> + use<> {
        (self.first.0..=self.last.0).map(FiscalYear)
    }
}
