//! What reading a text comes to: a value, nothing, a question for the plan, or a refusal with its reason.

use super::reason::{Caution, Reason};

/// What a text says, once it is read. A reader never guesses: what is not clear is asked or refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading<T> {
    /// A value, with what should be looked at.
    Value {
        /// The value.
        value: T,
        /// What was odd about the way it was written; mostly empty.
        warnings: Vec<Warning>,
    },
    /// Nothing was said: an empty cell or a dash.
    Blank,
    /// It can't be told without knowing more of the plan.
    Ask(Refusal),
    /// It is not such a value, or not a clear one.
    Refused(Refusal),
}

impl<T> Reading<T> {
    /// A value without warnings.
    pub fn value(value: T) -> Self {
        Reading::Value { value, warnings: Vec::new() }
    }

    /// A refusal for this reason.
    pub fn refused(reason: Reason) -> Self {
        Reading::Refused(Refusal::new(reason))
    }

    /// The value, where there is one.
    pub fn as_value(&self) -> Option<&T> {
        match self {
            Reading::Value { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The value, where there is one; warnings are lost.
    pub fn into_value(self) -> Option<T> {
        match self {
            Reading::Value { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The refusal or the question.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Reading::Ask(refusal) | Reading::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// The warnings beside the value; empty where there is none.
    pub fn warnings(&self) -> &[Warning] {
        match self {
            Reading::Value { warnings, .. } => warnings,
            _ => &[],
        }
    }

    /// The same reading of another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Reading<U> {
        match self {
            Reading::Value { value, warnings } => Reading::Value { value: change(value), warnings },
            Reading::Blank => Reading::Blank,
            Reading::Ask(refusal) => Reading::Ask(refusal),
            Reading::Refused(refusal) => Reading::Refused(refusal),
        }
    }
}

/// Why a text was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reason.
    pub reason: Reason,
    /// The part of the text that it is about, or both ends of a contradiction; empty where the whole text is meant.
    pub about: String,
}

impl Refusal {
    /// A refusal of the whole text.
    pub fn new(reason: Reason) -> Self {
        Self { reason, about: String::new() }
    }

    /// A refusal because of a part of the text.
    pub fn about(reason: Reason, about: impl Into<String>) -> Self {
        Self { reason, about: about.into() }
    }

    /// The reason's stable name: `year-zero`.
    pub fn name(&self) -> &'static str {
        self.reason.name()
    }

    /// What it means, in Japanese, with the part that it is about.
    pub fn japanese(&self) -> String {
        match self.about.as_str() {
            "" => self.reason.japanese().to_owned(),
            about => format!("{}（{about}）", self.reason.japanese()),
        }
    }

    /// What it means, in English, with the part that it is about.
    pub fn english(&self) -> String {
        match self.about.as_str() {
            "" => self.reason.english().to_owned(),
            about => format!("{} ({about})", self.reason.english()),
        }
    }
}

/// What was odd about a text that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What was odd.
    pub caution: Caution,
    /// The part of the text that it is about, or what was expected; empty where the whole text is meant.
    pub about: String,
}

impl Warning {
    /// A warning about the whole text.
    pub fn new(caution: Caution) -> Self {
        Self { caution, about: String::new() }
    }

    /// A warning about a part of the text.
    pub fn about(caution: Caution, about: impl Into<String>) -> Self {
        Self { caution, about: about.into() }
    }

    /// The warning's stable name: `out-of-era`.
    pub fn name(&self) -> &'static str {
        self.caution.name()
    }

    /// What it means, in Japanese, with the part that it is about.
    pub fn japanese(&self) -> String {
        match self.about.as_str() {
            "" => self.caution.japanese().to_owned(),
            about => format!("{}（{about}）", self.caution.japanese()),
        }
    }

    /// What it means, in English, with the part that it is about.
    pub fn english(&self) -> String {
        match self.about.as_str() {
            "" => self.caution.english().to_owned(),
            about => format!("{} ({about})", self.caution.english()),
        }
    }
}

/// Why a reader stopped: inside the readers, the error side of `Result`.
#[derive(Debug, PartialEq)]
pub(super) enum Stop {
    /// The plan must say.
    Ask(Reason),
    /// Refused.
    Refuse(Reason),
    /// Refused because of this part.
    RefuseAbout(Reason, String),
}

impl Stop {
    pub(super) fn into_reading<T>(self) -> Reading<T> {
        match self {
            Stop::Ask(reason) => Reading::Ask(Refusal::new(reason)),
            Stop::Refuse(reason) => Reading::refused(reason),
            Stop::RefuseAbout(reason, about) => Reading::Refused(Refusal::about(reason, about)),
        }
    }
}
