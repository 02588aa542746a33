//! The catalogue: what is said of each fault, once, in the order of its code. A file a family, a block a fault.

#[macro_use]
mod wording;

mod consistency_faults;
mod edition_faults;
mod entry;
mod fact;
mod family;
mod file_faults;
mod layout_faults;
mod subject;
mod term;
mod text_faults;
mod value_faults;
mod year_faults;

use std::sync::LazyLock;

use crate::model::{Because, Fault, Finding, Plan, Severity};
use crate::text::nearest;

pub use entry::Words;
pub use family::Family;
pub use wording::Wording;

use super::Lang;
use entry::Entry;
use fact::Fact;
use subject::Subject;

/// A kind of fault: what it is called, how bad it is, what it says to people.
#[derive(Debug)]
pub struct Rule {
    /// The code: a letter for the family and three digits. Never reused, even when a rule goes.
    pub code: &'static str,
    /// The name, which names the fault: `missing-rating`.
    pub name: &'static str,
    /// The family.
    pub family: Family,
    /// How bad it is, unless the round says otherwise.
    pub severity: Severity,
    /// What it says in Japanese.
    pub ja: Words,
    /// What it says in English.
    pub en: Words,
}

impl Rule {
    /// The rule of a fault, in words that know its facts but not what it is about.
    pub fn of(fault: &Fault) -> Self {
        Self::about(fault, &Subject::default())
    }

    /// The rule of a finding, in words that know all of it.
    pub(super) fn of_finding(finding: &Finding, plan: &Plan) -> Self {
        Self::about(&finding.fault, &Subject::of(finding, plan))
    }

    fn about(fault: &Fault, subject: &Subject) -> Self {
        let Entry { code, severity, ja, en } = entry(fault, subject);
        Self { code, name: fault.name(), family: Family::of(fault), severity, ja, en }
    }

    /// The words of the rule in a language.
    pub const fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }

    /// The words of the rule in a language, for good.
    pub(super) fn into_words(self, lang: Lang) -> Words {
        match lang {
            Lang::Ja => self.ja,
            Lang::En => self.en,
        }
    }
}

fn entry(fault: &Fault, subject: &Subject) -> Entry {
    match fault {
        Fault::File(fault) => file_faults::entry(fault, subject),
        Fault::Layout(fault) => layout_faults::entry(fault, subject),
        Fault::Year(fault) => year_faults::entry(fault, subject),
        Fault::Value(fault) => value_faults::entry(fault, subject),
        Fault::Consistency(fault) => consistency_faults::entry(fault, subject),
        Fault::Text(fault) => text_faults::entry(fault, subject),
        Fault::Edition(fault) => edition_faults::entry(fault, subject),
    }
}

/// Every rule, in the order of its code within its family.
///
/// ```
/// let codes = matome::rules::catalogue().iter().map(|rule| rule.code);
/// assert!(codes.count() > 50);
/// ```
pub fn catalogue() -> &'static [Rule] {
    static CATALOGUE: LazyLock<Vec<Rule>> =
        LazyLock::new(|| Fault::kinds().map(|fault| Rule::of(&fault)).collect());
    &CATALOGUE
}

/// The rule of this name or code; codes in either case.
///
/// ```
/// assert_eq!(matome::rules::find("v101").unwrap().name, "missing-rating");
/// ```
pub fn find(name_or_code: &str) -> Option<&'static Rule> {
    let wanted = name_or_code.trim();
    catalogue().iter().find(|rule| rule.name == wanted || rule.code.eq_ignore_ascii_case(wanted))
}

/// The rule whose name is near to what was typed.
///
/// ```
/// assert_eq!(matome::rules::nearest("mising-rating").unwrap().code, "V101");
/// ```
pub fn nearest(name: &str) -> Option<&'static Rule> {
    nearest::nearest(&name.trim().to_ascii_lowercase(), catalogue().iter().map(|rule| (rule, rule.name)))
}

/// Why a file was taken for the newest, in words.
pub fn because(because: Because, lang: Lang) -> String {
    because.word(lang).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_says_whole_sentences_without_a_fact() {
        for rule in catalogue() {
            for words in [&rule.ja, &rule.en] {
                for text in [&words.message.plain, &words.hint.plain] {
                    let end = text.chars().last();
                    assert!(matches!(end, Some('。' | '.' | '）' | '?' | ')')), "{}: {text}", rule.name);
                    assert!(text.chars().count() > 8, "{}: {text}", rule.name);
                    assert!(!text.contains(['[', ']', '{', '}', '|']), "{}: {text}", rule.name);
                }
            }
        }
    }

    /// What no sentence says, but one of which a fact was left out.
    const GAPS: [&str; 20] = [
        "のの",
        "表のに",
        "はに",
        "はを",
        "はが",
        "がを",
        "をに",
        "、の",
        "、を",
        "、が",
        "、に送",
        "。の",
        "はされ",
        "「」",
        "（）",
        "  ",
        " . ",
        " ,",
        " :",
        "’s and ",
    ];

    #[test]
    fn a_fact_that_is_not_known_leaves_no_gap() {
        for rule in catalogue() {
            for text in
                [&rule.ja.message, &rule.ja.hint, &rule.en.message, &rule.en.hint].map(|words| &words.plain)
            {
                // 記入するもののない欄 is a sentence.
                let said = text.replace("ものの", "");
                let gap = GAPS.iter().find(|gap| said.contains(**gap));
                assert_eq!(gap, None, "{}: {text}", rule.name);
            }
        }
    }
}
