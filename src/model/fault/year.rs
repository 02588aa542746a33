//! What can be wrong with the years of a form.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoStaticStr};

/// What can be wrong with the years of a form.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum YearFault {
    /// Not a fiscal year.
    NotAYear,
    /// There is no year zero.
    YearZero,
    /// The year contradicts itself.
    ContradictoryYear {
        /// One notation.
        one: String,
        /// The other.
        other: String,
    },
    /// The era is unknown.
    UnknownEra,
    /// The year can’t be told.
    AmbiguousYear,
    /// A year outside of the plan.
    YearOutOfPlan,
    /// A year stands twice.
    DuplicateYear,
    /// A due year is missing.
    MissingYear,
    /// The numbers of a year or date are not filled in.
    BlankForm,
    /// A year before 1873.
    #[serde(rename = "before-1873")]
    #[strum(serialize = "before-1873")]
    Before1873,
    /// A year too far ahead.
    YearTooFar,
    /// A year without its era.
    BareNumber,
    /// A bare number that is no year of the plan.
    OutsidePlan,
    /// Words before the year.
    WordsBeforeYear,
    /// Not one certain year.
    NotOneYear,
    /// A range with one end.
    OpenRange,
    /// A range that ends before it begins.
    ReversedRange,
    /// Too many years.
    TooManyYears,
    /// A letter that only looks right.
    LookalikeLetter {
        /// The letter.
        letter: char,
    },
}
