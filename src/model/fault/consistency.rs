//! Values that do not agree with one another.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoStaticStr};

use crate::model::CellRef;

/// Values that do not agree with one another.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ConsistencyFault {
    /// A rating without an action.
    RatingWithoutAction {
        /// The rating.
        rating: String,
    },
    /// An action without a rating.
    ActionWithoutRating,
    /// Members that values are asked for have no cells.
    MissingMember {
        /// The first of the items, as the form calls them.
        items: Vec<String>,
        /// How many others there are, if any.
        more: Option<usize>,
        /// The members that are missing.
        members: Vec<String>,
        /// The same, where each has a sheet of its own.
        sheets: Vec<String>,
    },
    /// A past value changed.
    PastValueChanged {
        /// What was published, in short.
        before: String,
    },
    /// Two departments differ.
    DepartmentsDiffer {
        /// The department whose value was taken.
        owner: String,
        /// Its value.
        expected: String,
        /// Whether the report has both, side by side.
        beside: bool,
    },
    /// An item of another department.
    ForeignItem {
        /// The departments that answer for the item.
        owners: Vec<String>,
    },
    /// Another department answered too.
    AnsweredByAnother {
        /// The department that is not in charge.
        by: String,
        /// Whether it was decided what becomes of it.
        decided: bool,
        /// Whether it is in the report.
        listed: bool,
    },
    /// Another department says something else.
    OtherDepartmentDiffers {
        /// The department whose value was not taken.
        other: String,
        /// Its value.
        value: String,
        /// Whether the report has both, side by side.
        beside: bool,
    },
    /// All that a department answers is what it answered the last time.
    SameAsBefore {
        /// How many answers these are.
        answers: usize,
    },
    /// Percentage and fraction disagree.
    PercentageFractionMismatch {
        /// The fraction as typed.
        fraction: String,
        /// The percentage that it makes.
        expected: String,
    },
    /// Overview and detail disagree.
    OverviewDetailMismatch {
        /// The rating in the detail.
        detail: String,
        /// The sheet of the detail.
        sheet: String,
        /// The cell of the detail.
        cell: Option<CellRef>,
    },
    /// A flag without its reason.
    FlagWithoutReason {
        /// What the flag means, where the plan says it.
        meaning: Option<String>,
        /// Words that would give the reason.
        reasons: Vec<String>,
    },
    /// A reason without its flag.
    ReasonWithoutFlag {
        /// The sentence that gives the reason, in short.
        sentence: String,
        /// The flag.
        flag: String,
        /// The rating with the flag.
        flagged: String,
        /// What the flag means, where the plan says it.
        meaning: Option<String>,
    },
    /// A name without a definition.
    NameWithoutDefinition {
        /// The name of a definition that is near.
        nearest: Option<String>,
    },
    /// A definition without a name.
    DefinitionWithoutName {
        /// The name that is defined.
        name: String,
        /// A name of the matrix that is near.
        nearest: Option<String>,
    },
    /// A total is not the sum of its parts.
    TotalMismatch {
        /// The total as read.
        total: String,
        /// The sum of the parts.
        sum: String,
    },
    /// A value outside of the template's range.
    OutOfRange {
        /// The least that may stand there; `None` where there is no such end.
        least: Option<String>,
        /// The most that may stand there.
        most: Option<String>,
    },
    /// A blank cell that another value makes needed.
    MissingWhen {
        /// The other field, as the form calls it.
        other: String,
        /// What it says.
        said: String,
    },
    /// Two items or records have the same.
    NotUnique {
        /// The department that has it too, where it is another.
        department: Option<String>,
        /// The sheet where it stands too.
        sheet: String,
        /// The cell where it stands too.
        cell: Option<CellRef>,
    },
    /// Two fields that must say the same do not.
    DoesNotMatch {
        /// The other field, as the form calls it.
        other: String,
        /// What it says.
        said: String,
        /// The sheet where it stands.
        sheet: String,
        /// The cell where it stands.
        cell: Option<CellRef>,
    },
    /// A number is further from that of the year before than expected.
    ChangedTooMuch {
        /// What was published for the year before.
        before: String,
        /// The change in per cent, where there is one.
        change: Option<String>,
        /// The most that is expected.
        limit: String,
    },
    /// A rate that is written in another way than most of its field.
    RateWrittenOtherwise {
        /// One of the others, as it was typed.
        like: String,
    },
    /// The clerk decided it.
    Decided {
        /// The name of the rule that asked.
        rule: String,
        /// What was decided, in the words that stand there.
        choice: String,
        /// Why.
        reason: String,
    },
    /// A decision can't be understood.
    DecisionUnclear {
        /// What is wrong with it.
        reason: DecisionReason,
    },
    /// The answer has changed since a decision was made.
    DecisionOutdated {
        /// What was decided.
        choice: String,
    },
    /// An item of the round before that is none of this one, and the list of successors is silent.
    ItemNotContinued {
        /// The item, as it was called.
        before: String,
        /// The item that bears its number now, where one does.
        same_number: Option<String>,
    },
    /// An item that the round before did not have, and the list of successors is silent.
    ItemWithoutPast,
    /// An item with another number than in the round before.
    ItemRenumbered {
        /// The item, as it was called.
        before: String,
    },
    /// An item with another title than in the round before.
    ItemRenamed {
        /// The item, as it was called.
        before: String,
    },
    /// What was published of items that were merged or split is said of none of this round's.
    PastNotCarried {
        /// The items, as they were called.
        before: String,
        /// What became of them, in the word of the list of successors.
        word: String,
        /// How many of their values there are.
        count: usize,
    },
    /// What was published of departments that are none of this round's, or that are one now.
    DepartmentNotContinued {
        /// The departments, as they were called.
        before: String,
        /// The department that they are now, where there is one.
        now: Option<String>,
        /// How many of their values there are.
        count: usize,
    },
}

/// Why a decision can't be understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionReason {
    /// It is none of the choices.
    #[default]
    NoSuchChoice,
    /// A value was typed where none can be.
    NoValueHere,
    /// A value was typed beside a choice.
    BothWritten,
    /// The value is none of its field.
    UnreadableValue,
    /// The value is no fraction.
    NotAFraction,
    /// Another line decides on the same cell in another way.
    DecidedTwice,
}
