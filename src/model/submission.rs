//! One file from one department, with its verdict.

use std::collections::BTreeMap;

use super::Because;

/// What became of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Everything could be used: 受理.
    Accepted,
    /// Used, with points to look at: 受理（要確認）.
    AcceptedWithWarnings,
    /// Errors: goes back to the department: 返却.
    Returned,
    /// Could not be read at all: 読込不可.
    Unreadable,
    /// A newer file of the same department replaces it: 差替え済み.
    Superseded,
}

/// One file from one department.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// Path below the submissions folder, with `/` between folders.
    pub file: String,
    /// The department, by its name in the plan; `None` where it can't be told.
    pub department: Option<String>,
    /// What became of it.
    pub verdict: Verdict,
    /// A fingerprint of its content, in hexadecimal digits; empty where it can't be had.
    pub digest: String,
    /// Whether it came after the deadline; `false` where nobody can know.
    pub late: bool,
    /// How many entries were read from it.
    pub entries: usize,
    /// The file that replaces it, for a superseded one.
    pub superseded_by: Option<String>,
    /// Why this file was taken among several of the department; `None` where it was the only one.
    pub taken_because: Option<Because>,
    /// The items of which it says something that is taken from other files, by file.
    pub replaced: BTreeMap<String, Vec<String>>,
}
