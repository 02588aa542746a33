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
    },
    /// Another department says something else.
    OtherDepartmentDiffers {
        /// The department whose value was not taken.
        other: String,
        /// Its value.
        value: String,
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
}
