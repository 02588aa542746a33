//! What reading a text comes to: a value, nothing, a question for the plan, or a refusal with its fault.

use crate::model::{Fault, ValueFault};

/// What a text says, once it is read. A reader never guesses: what is not clear is asked or refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading<T> {
    /// A value, with what should be looked at.
    Value {
        /// The value.
        value: T,
        /// What was odd about the way it was written; mostly empty.
        warnings: Vec<ValueFault>,
    },
    /// Nothing was said: an empty cell or a dash.
    Blank,
    /// It can't be told without knowing more of the plan.
    Ask(Fault),
    /// It is not such a value, or not a clear one.
    Refused(Fault),
}

impl<T> Reading<T> {
    /// A value without warnings.
    pub fn value(value: T) -> Self {
        Reading::Value { value, warnings: Vec::new() }
    }

    /// A refusal for this fault.
    pub fn refused(fault: impl Into<Fault>) -> Self {
        Reading::Refused(fault.into())
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

    /// The fault that was refused or asked about.
    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Reading::Ask(fault) | Reading::Refused(fault) => Some(fault),
            _ => None,
        }
    }

    /// The warnings beside the value; empty where there is none.
    pub fn warnings(&self) -> &[ValueFault] {
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
            Reading::Ask(fault) => Reading::Ask(fault),
            Reading::Refused(fault) => Reading::Refused(fault),
        }
    }
}

/// Why a reader stopped: inside the readers, the error side of `Result`.
#[derive(Debug, PartialEq)]
pub(super) enum Stop {
    /// The plan must say.
    Ask(Fault),
    /// Refused.
    Refuse(Fault),
}

impl Stop {
    pub(super) fn ask(fault: impl Into<Fault>) -> Self {
        Stop::Ask(fault.into())
    }

    pub(super) fn refuse(fault: impl Into<Fault>) -> Self {
        Stop::Refuse(fault.into())
    }

    pub(super) fn into_reading<T>(self) -> Reading<T> {
        match self {
            Stop::Ask(fault) => Reading::Ask(fault),
            Stop::Refuse(fault) => Reading::Refused(fault),
        }
    }
}
