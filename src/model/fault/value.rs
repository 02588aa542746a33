//! What can be wrong with single values.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoStaticStr};

/// What can be wrong with single values.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ValueFault {
    /// A rating is missing.
    MissingRating,
    /// A required cell is blank.
    MissingValue,
    /// Not a mark of the scale.
    UnknownMark,
    /// Two marks in one cell.
    TwoMarks,
    /// A character that only looks right.
    LookalikeMark,
    /// A flag without a grade.
    FlagAlone,
    /// A circled mark.
    CircledMark,
    /// Words beside the mark.
    WordsBesideMark,
    /// Not a number.
    NotANumber,
    /// The number is ambiguous.
    AmbiguousNumber,
    /// A bracket is missing.
    UnbalancedBracket,
    /// The denominator is zero.
    ZeroDenominator,
    /// No definite number.
    ApproximateNumber,
    /// Words beside the number.
    WordsBesideNumber,
    /// Too many digits.
    TooManyDigits,
    /// A percentage where a number belongs.
    PercentInNumber,
    /// Not a percentage.
    NotAPercentage,
    /// The percent sign is missing.
    NoPercentSign,
    /// An error value.
    ErrorValue,
    /// A formula without its result.
    UncomputedFormula,
    /// Not a fraction.
    NotAFraction,
    /// Brackets read as a minus.
    BracketAsMinus,
    /// A unit was multiplied in.
    ScaledUnit,
    /// A share without a percent sign.
    BareShare,
    /// The units differ.
    UnitsDiffer,
    /// Another unit than that of the target or of the other values.
    OtherUnit {
        /// The unit of the others.
        expected: String,
    },
    /// A sign drawn otherwise.
    VariantSign {
        /// The sign that stands there.
        sign: char,
    },
    /// Not a date.
    NotADate,
    /// A date outside of its era.
    OutOfEra,
    /// No such day.
    ImpossibleDate,
    /// The date contradicts itself.
    ContradictoryDate,
    /// Several dates.
    SeveralDates,
    /// The weekday is wrong.
    WrongWeekday {
        /// The day of the week that the date falls on.
        right: char,
    },
    /// An approximate date.
    ApproximateDate,
    /// A value for a year not yet due.
    ValueForFutureYear,
    /// Over 100 per cent.
    #[serde(rename = "over-100-percent")]
    #[strum(serialize = "over-100-percent")]
    Over100Percent,
    /// Not one of the choices.
    UnknownChoice {
        /// The choice that is near.
        nearest: Option<String>,
        /// What may be chosen.
        choices: Vec<String>,
    },
    /// Several choices where one belongs, or a text that is two sets of choices.
    SeveralChoices {
        /// What may be chosen.
        choices: Vec<String>,
    },
    /// Not a time of the day.
    NotATime,
    /// A time with two readings.
    AmbiguousTime,
    /// A time as the part of a day.
    TimeAsFraction {
        /// The time that it was read as.
        time: String,
    },
    /// Not a telephone number.
    NotATelephoneNumber,
    /// Not a code as the template has it.
    NotACode {
        /// A code of that pattern.
        example: Option<String>,
    },
    /// Not a latitude or longitude.
    NotACoordinate,
    /// A place outside of Japan.
    OutsideJapan {
        /// Along which line it is counted, where the value or the heading over it says so.
        along: Option<Axis>,
    },
    /// Not an address of the web.
    NotAUrl,
    /// A small number where the form counts in per cent.
    SmallPercentage,
    /// A date that is shown without its year, and is of another one than is asked about.
    HiddenYear {
        /// The date that the cell stores.
        date: String,
    },
    /// A number in one cell for several members.
    MergedNumber {
        /// How many.
        members: usize,
    },
    /// Words behind a date that say more than the date.
    WordsBesideDate {
        /// The words.
        words: String,
    },
    /// A number whose thousands are set apart as two numbers would be.
    SpacedThousands,
    /// A number of which only the thousands show.
    ScaledDisplay {
        /// The number that the cell stores.
        stored: String,
    },
    /// The fraction behind a percentage makes another one.
    FractionDiffers,
    /// Words beside a percentage.
    WordsBesidePercentage,
    /// A code that is stored as a number, where nothing says how long it is.
    CodeAsNumber,
    /// A number whose own words say that it counts otherwise than the form asks.
    CountedAs {
        /// The word for how it counts.
        word: String,
    },
}

/// Along which line a degree is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// North and south.
    #[default]
    Latitude,
    /// East and west.
    Longitude,
}
