//! A finding as a person reads it, in Japanese or English.

use super::Rule;
pub use crate::model::Lang;
use crate::model::{Fault, FileFault, Finding, Plan, Severity};

/// A finding as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
///
/// ```
/// use matome::rules::{Lang, render};
/// let collected = matome::pipeline::collect_folder("samples/hr-progress".as_ref())?;
/// for finding in &collected.findings {
///     let text = render(finding, &collected.round.plan, Lang::Ja);
///     println!("{} {} {}", text.code, text.message, text.hint);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn render(finding: &Finding, plan: &Plan, lang: Lang) -> Rendered {
    let rule = Rule::of_finding(finding, plan);
    let code = rule.code;
    let words = rule.into_words(lang);
    Rendered { code, message: words.message.full, hint: words.hint.full }
}

/// What findings share that people are told in one line: one thing, said of one typed text, on one sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Statement {
    /// How bad it is.
    pub severity: Severity,
    /// Path of the file below the submissions folder; empty where nothing came.
    pub file: String,
    /// The sheet; empty where the whole file is meant.
    pub sheet: String,
    /// Whether it is about cells.
    of_cells: bool,
    /// What was typed, as Excel shows it; empty where nothing was.
    pub typed: String,
    /// What is said of it, in Japanese.
    pub text: Rendered,
}

impl Statement {
    /// What is stated of a finding; `None` for a superseded file, unless the round made it a fault: that is told where the
    /// files are listed.
    pub fn of(finding: &Finding, plan: &Plan) -> Option<Self> {
        let is_superseded = matches!(finding.fault, Fault::File(FileFault::SupersededFile { .. }));
        if is_superseded && finding.severity == Severity::Info {
            return None;
        }
        Some(Self {
            severity: finding.severity,
            file: finding.place.file.to_string(),
            sheet: finding.place.sheet.to_string(),
            of_cells: finding.place.cell.is_some(),
            typed: finding.value.clone().unwrap_or_default(),
            text: render(finding, plan, Lang::Ja),
        })
    }
}
