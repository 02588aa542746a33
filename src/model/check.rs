//! What a template asks of a field besides its kind.

/// A check on the values of a field. None of them changes a value.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Check {
    /// It is the sum of these fields, for the same key.
    Total(Vec<String>),
    /// What it says for one member of a dimension is the sum of what it says for others.
    MemberTotal {
        /// The dimension.
        dimension: String,
        /// The member that is the sum: 計.
        member: String,
        /// Those that are summed: 男, 女.
        of: Vec<String>,
    },
    /// It lies between these, both included, as the template writes them; `None` is open.
    Range {
        /// The least.
        least: Option<String>,
        /// The most.
        most: Option<String>,
    },
    /// It is needed where another field has one of these values; where none is named, any value.
    RequiredWhen {
        /// The other field.
        field: String,
        /// The values, as they are printed.
        is: Vec<String>,
    },
    /// No two items or records have the same.
    Unique(Scope),
    /// It says what this field says.
    Matches(String),
    /// It is not further from what was published for the year before.
    Change(ChangeLimit),
}

/// Among whose values one is unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Those of all departments.
    Round,
    /// Those of a department.
    Department,
}

/// How far a number may move in a year.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum ChangeLimit {
    /// By so many per cent of what it was.
    Percent(f64),
    /// By so much, up or down; percentages by points.
    By(f64),
}
