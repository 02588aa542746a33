//! A finding as a person reads it, in Japanese or English.

use super::Rule;
pub use crate::model::Lang;
use crate::model::{Finding, Plan};

/// A finding as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The rule's code, never reused: `V101`.
    pub code: &'static str,
    /// What is wrong, in a sentence, with what was expected.
    pub message: String,
    /// How to mend it, in a sentence.
    pub hint: String,
}

/// The finding's text in a language, as the plan calls things. The place is not part of it: whoever shows the text
/// shows the place beside it.
pub fn render(finding: &Finding, plan: &Plan, lang: Lang) -> Rendered {
    let rule = Rule::of_finding(finding, plan);
    let code = rule.code;
    let words = rule.into_words(lang);
    Rendered { code, message: words.message.full, hint: words.hint.full }
}
