//! What is wrong with a template, at its line, with what is possible there.

/// A template or a round's file that can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{origin}{}: {message}", line.map(|line| format!(" {line}行目 (line {line})")).unwrap_or_default())]
pub struct TemplateError {
    /// The file as the user knows it.
    pub origin: String,
    /// The line, from one, where it is known.
    pub line: Option<usize>,
    /// What is wrong, and what is possible.
    pub message: String,
}

impl TemplateError {
    /// From the TOML reader's error, which knows the place and the keys that are possible.
    pub fn toml(origin: &str, source: &str, error: &toml::de::Error) -> Self {
        let line = error.span().map(|span| line_of(source, span.start));
        let english = error.message().lines().collect::<Vec<_>>().join("; ");
        let message = match in_japanese(&english) {
            Some(japanese) => format!("{japanese} / {english}"),
            None => english,
        };
        Self { origin: origin.to_owned(), line, message }
    }

    /// A fault at a place of the source, counted in bytes.
    pub(super) fn at(origin: &str, source: &str, place: usize, message: String) -> Self {
        Self { origin: origin.to_owned(), line: Some(line_of(source, place)), message }
    }
}

/// The line, from one, of a place counted in bytes.
fn line_of(source: &str, place: usize) -> usize {
    source.bytes().take(place).filter(|byte| *byte == b'\n').count() + 1
}

/// What the reader of TOML says, in Japanese; `None` where it says something rare.
fn in_japanese(english: &str) -> Option<String> {
    let words: Vec<&str> = english.split('`').skip(1).step_by(2).collect();
    let possible = |words: &[&str]| match words {
        [] => String::new(),
        words => format!("使えるもの：{}", words.join("、")),
    };
    let (name, rest) = words.split_first().map_or(("", &[][..]), |(name, rest)| (*name, rest));
    for (start, japanese) in [
        ("unknown field", "という設定はありません。"),
        ("unknown variant", "という値は使えません。"),
        ("missing field", "の設定がありません。書き加えてください。"),
        ("duplicate field", "が二度あります。一つにしてください。"),
        ("duplicate key", "が二度あります。一つにしてください。"),
    ] {
        if english.starts_with(start) {
            let named =
                if name.is_empty() { "同じ名前の設定".to_owned() } else { format!("「{name}」") };
            return Some(format!("{named}{japanese}{}", possible(rest)));
        }
    }
    let known = [
        ("invalid type", "値の種類が違います。文字は引用符 \"…\" で、並びは [ ] で囲みます。"),
        ("invalid value", "この値は使えません。"),
        ("invalid basic string", "文字の終わりの引用符 \" がありません。"),
        ("extra", "余分な文字があります。"),
    ];
    let found = known.into_iter().find(|(start, _)| english.starts_with(start));
    found.map(|(_, japanese)| japanese.to_owned())
}
