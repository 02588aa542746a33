//! What is wrong with a template or a round's file, at its line, with what is possible there.

use std::fmt;

use crate::model::{Sentence, Tell};
use crate::sentence;

/// A template or a round's file that can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The file as the user knows it.
    pub origin: String,
    /// The line, from one, where it is known.
    pub line: Option<usize>,
    /// What is wrong, and what is possible.
    pub fault: Sentence,
}

impl TemplateError {
    /// From the TOML reader's error, which knows the place and the keys that are possible.
    pub fn toml(origin: &str, source: &str, error: &toml::de::Error) -> Self {
        let line = error.span().map(|span| line_of(source, span.start));
        let en = error.message().lines().collect::<Vec<_>>().join("; ");
        let fault = Sentence { ja: in_japanese(&en), en };
        Self { origin: origin.to_owned(), line, fault }
    }

    /// A fault at a place of the source, counted in bytes.
    pub(super) fn at(origin: &str, source: &str, place: usize, fault: Sentence) -> Self {
        Self { origin: origin.to_owned(), line: Some(line_of(source, place)), fault }
    }
}

impl Tell for TemplateError {
    fn tell(&self) -> Sentence {
        let Self { origin, line, fault: Sentence { ja, en } } = self;
        match line {
            Some(line) => sentence!("{origin} の {line} 行目：{ja}", "{origin} line {line}: {en}"),
            None => sentence!("{origin}：{ja}", "{origin}: {en}"),
        }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tell().fmt(f)
    }
}

impl std::error::Error for TemplateError {}

/// The line, from one, of a place counted in bytes.
fn line_of(source: &str, place: usize) -> usize {
    source.bytes().take(place).filter(|byte| *byte == b'\n').count() + 1
}

/// What the reader of TOML says, in Japanese.
fn in_japanese(english: &str) -> String {
    let quoted: Vec<&str> = english.split('`').skip(1).step_by(2).collect();
    match quoted.split_first() {
        Some((name, possible)) => about_name(english, name, possible),
        None => known(&WHOLE, english).map(str::to_owned),
    }
    .unwrap_or_else(|| format!("書き方に誤りがあります（{english}）。"))
}

/// What is wrong with a name, and which names are possible in its place.
fn about_name(english: &str, name: &str, possible: &[&str]) -> Option<String> {
    let Some(said) = known(&OF_NAMES, english) else { return known(&WHOLE, english).map(str::to_owned) };
    let possible = match possible {
        [] => String::new(),
        possible => format!("使えるもの：{}", possible.join("、")),
    };
    Some(format!("「{name}」{said}{possible}"))
}

fn known(table: &[(&str, &'static str)], english: &str) -> Option<&'static str> {
    table.iter().find(|(start, _)| english.starts_with(start)).map(|(_, said)| *said)
}

/// How the reader begins a sentence about a name, and how it goes on in Japanese after the name.
const OF_NAMES: [(&str, &str); 5] = [
    ("unknown field", "という設定はありません。"),
    ("unknown variant", "という値は使えません。"),
    ("missing field", "の設定がありません。書き加えてください。"),
    ("duplicate field", "が二度あります。一つにしてください。"),
    ("duplicate key", "が二度あります。一つにしてください。"),
];

/// The same where the sentence is about no name.
const WHOLE: [(&str, &str); 15] = [
    ("duplicate", "同じ名前の設定が二度あります。一つにしてください。"),
    ("invalid type", "値の種類が違います。文字は半角の引用符 \"…\" で、並びは [ ] で囲んでください。"),
    ("invalid value", "この値は使えません。"),
    ("invalid basic string", "文字の終わりの引用符 \" がありません。"),
    ("invalid literal string", "文字の終わりの引用符 ' がありません。"),
    ("invalid escape", BACKSLASH),
    (
        "missing escaped value",
        "「\\」は「/」に替えるか、「\\\\」と二つ書いてください（例：\"資料/様式.toml\"）。",
    ),
    (
        "string values must be quoted",
        "文字は半角の引用符 \"…\" で囲んでください（全角の “ ” では読めません）。",
    ),
    ("invalid string", "文字は半角の引用符 \"…\" で囲んでください（全角の “ ” では読めません）。"),
    ("invalid unquoted key", "設定の名前は半角の英字で書き、「名前 = 値」の形にしてください。"),
    ("key with no value", "値がありません。「名前 = 値」の形にしてください。"),
    ("too few unicode value digits", BACKSLASH),
    ("unclosed", "かっこが閉じていません。[ には ] を、{ には } を書いてください。"),
    ("unexpected key or value", "一行に二つの設定があります。行を分けてください。"),
    ("extra", "余分な文字があります。"),
];

const BACKSLASH: &str = "「\\」は「/」に替えるか、「\\\\」と二つ書いてください（例：\"資料/様式.toml\"）。";
