//! What a fact is called in a sentence.

use crate::model::{CellRef, FiscalYear, ItemName, Member, YearSpan};
use crate::rules::{Lang, label};

/// What may fill a gap of a sentence.
pub(in crate::rules) trait Fact {
    /// The fact in words; `None` where it says nothing.
    fn word(&self, lang: Lang) -> Option<String>;
}

impl<T: Fact> Fact for Option<T> {
    fn word(&self, lang: Lang) -> Option<String> {
        self.as_ref()?.word(lang)
    }
}

impl Fact for String {
    fn word(&self, _: Lang) -> Option<String> {
        Some(self.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
    }
}

impl Fact for Vec<String> {
    fn word(&self, lang: Lang) -> Option<String> {
        let between = lang.pick("、", ", ");
        let words: Vec<String> = self.iter().filter_map(|text| text.word(lang)).collect();
        (!words.is_empty()).then(|| words.join(between))
    }
}

/// A condition: its words stand in the sentence.
impl Fact for bool {
    fn word(&self, _: Lang) -> Option<String> {
        self.then(String::new)
    }
}

impl Fact for usize {
    fn word(&self, _: Lang) -> Option<String> {
        Some(self.to_string())
    }
}

impl Fact for u32 {
    fn word(&self, _: Lang) -> Option<String> {
        Some(self.to_string())
    }
}

impl Fact for u64 {
    fn word(&self, _: Lang) -> Option<String> {
        Some(self.to_string())
    }
}

impl Fact for char {
    fn word(&self, _: Lang) -> Option<String> {
        Some(self.to_string())
    }
}

/// Characters that may not show, by their code points.
impl Fact for Vec<char> {
    fn word(&self, _: Lang) -> Option<String> {
        let names: Vec<String> = self.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        (!names.is_empty()).then(|| names.join(" "))
    }
}

impl Fact for CellRef {
    fn word(&self, _: Lang) -> Option<String> {
        Some(self.to_string())
    }
}

impl Fact for FiscalYear {
    fn word(&self, lang: Lang) -> Option<String> {
        Some(label::fiscal_year(*self, lang))
    }
}

impl Fact for YearSpan {
    fn word(&self, lang: Lang) -> Option<String> {
        Some(label::years(*self, lang))
    }
}

/// One of each dimension.
impl Fact for Vec<Member> {
    fn word(&self, lang: Lang) -> Option<String> {
        let words: Vec<String> = self.iter().map(|member| label::member(member, lang)).collect();
        words.join(lang.pick("・", ", ")).word(lang)
    }
}

impl Fact for ItemName {
    fn word(&self, lang: Lang) -> Option<String> {
        format!("{} {}", self.label, self.title).word(lang)
    }
}
