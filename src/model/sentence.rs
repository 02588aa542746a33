//! The two languages that the program speaks, and the one way to say a sentence in both.

use std::fmt;

/// A language that sentences are said in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Lang {
    /// The text in this language.
    ///
    /// ```
    /// use matome::model::Lang;
    /// assert_eq!(Lang::Ja.pick("返却", "returned"), "返却");
    /// ```
    pub const fn pick<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }
}

/// A sentence in both languages. Made by [`sentence!`](crate::sentence), whose two texts name the same facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
}

impl Sentence {
    /// The sentence in this language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        lang.pick(&self.ja, &self.en)
    }

    /// The sentence as what is said about something, whose name stands before it.
    pub fn about(self, name: &str) -> Self {
        Self { ja: format!("{name}：{}", self.ja), en: format!("{name}: {}", self.en) }
    }

    /// The sentence as what is said of a place, which has a name in each language.
    pub fn at(self, place: &Sentence) -> Self {
        Self { ja: format!("{}：{}", place.ja, self.ja), en: format!("{}: {}", place.en, self.en) }
    }
}

/// In English, as the errors of other libraries are.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

/// What can be told in either language: the errors that end a run.
pub trait Tell {
    /// What it says, and what to do next.
    fn tell(&self) -> Sentence;
}

/// A [`Sentence`] of its Japanese and its English text; facts stand in braces, as in
/// `format!`.
///
/// ```
/// use matome::{model::Lang, sentence};
/// let count = 3;
/// let said = sentence!("{count} 件", "{count} files");
/// assert_eq!(said.in_lang(Lang::Ja), "3 件");
/// assert_eq!(said.in_lang(Lang::En), "3 files");
/// ```
#[macro_export]
macro_rules! sentence {
    ($ja:literal, $en:literal $(,)?) => {
        $crate::model::Sentence { ja: format!($ja), en: format!($en) }
    };
}
