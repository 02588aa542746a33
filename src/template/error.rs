//! What is wrong with a template or a round's file, at its line, with what is possible there.

use std::fmt;

use toml::de::DeTable;

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
        let text = line.and_then(|line| source.lines().nth(line - 1)).unwrap_or_default();
        let slip = DeTable::parse(source).err().and_then(|_| slip(text, &en));
        let fault = slip.unwrap_or_else(|| Sentence { ja: in_japanese(&en), en });
        Self { origin: origin.to_owned(), line, fault }
    }

    /// From a file that is no text in UTF-8.
    pub fn encoding(origin: &str, bytes: &[u8]) -> Self {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        let line = bytes[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
        let name = if bytes.contains(&0) { "UTF-16" } else { "Shift_JIS（ANSI）" };
        let fault = sentence!(
            "文字コードが UTF-8 ではありません（{name}と思われます）。メモ帳で開いて「名前を付けて保存」を選び、「文字コード」を「UTF-8」にして保存し直してください。",
            "it is not encoded in UTF-8 (but probably in {name}): open it in Notepad and save it with the encoding UTF-8"
        );
        Self { origin: origin.to_owned(), line: Some(line), fault }
    }

    /// A path in which `\t` or the like became another character than was meant.
    pub fn backslash(origin: &str, line: Option<usize>) -> Self {
        Self { origin: origin.to_owned(), line, fault: backslash() }
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

/// What hands used to Japanese and to Windows write, and what to write in its place.
fn slip(line: &str, english: &str) -> Option<Sentence> {
    if ["invalid escape", "missing escaped value", "too few unicode"]
        .iter()
        .any(|fault| english.starts_with(fault))
    {
        return Some(backslash());
    }
    let wide = outside_quotes(line).find(|sign| WIDE_SIGNS.iter().any(|(wide, _)| wide == sign))?;
    let (_, [ja, en]) = WIDE_SIGNS.iter().find(|(known, _)| *known == wide)?;
    Some(match wide {
        '\u{3000}' => sentence!(
            "全角の空白があります。{ja}に替えてください。",
            "there is a full-width space: write {en} in its place"
        ),
        wide => sentence!(
            "全角の「{wide}」があります。{ja}に替えてください。",
            "there is a full-width {wide}: write {en} in its place"
        ),
    })
}

fn backslash() -> Sentence {
    Sentence {
        ja: BACKSLASH.to_owned(),
        en: "`\\` has a meaning of its own: write `/` in its place, or `\\\\` (\"docs/form.toml\")"
            .to_owned(),
    }
}

/// The characters of a line that stand in no text and no remark. Where a text has no end, the quotes in it count.
fn outside_quotes(line: &str) -> impl Iterator<Item = char> {
    let ends = line.matches('"').count().is_multiple_of(2);
    let (mut inside, mut remark) = (false, false);
    line.chars().filter(move |&sign| {
        inside ^= sign == '"';
        remark |= sign == '#' && !inside;
        !remark && (!inside || (!ends && QUOTES.contains(&sign)))
    })
}

const QUOTES: [char; 3] = ['“', '”', '＂'];

const QUOTE: [&str; 2] = ["半角の「\"」", "`\"`"];

/// Signs of full width, and what they stand for.
const WIDE_SIGNS: [(char, [&str; 2]); 12] = [
    ('“', QUOTE),
    ('”', QUOTE),
    ('＂', QUOTE),
    ('「', QUOTE),
    ('」', QUOTE),
    ('＝', ["半角の「=」", "`=`"]),
    ('［', ["半角の「[」", "`[`"]),
    ('］', ["半角の「]」", "`]`"]),
    ('｛', ["半角の「{」", "`{`"]),
    ('｝', ["半角の「}」", "`}`"]),
    ('，', ["半角の「,」", "`,`"]),
    ('\u{3000}', ["半角の空白", "a space"]),
];

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
    ("missing opening quote", "文字の始めの引用符 \" がありません。"),
    (
        "string values must be quoted",
        "文字は半角の引用符 \"…\" で囲んでください（全角の “ ” では読めません）。",
    ),
    ("invalid string", "文字は半角の引用符 \"…\" で囲んでください（全角の “ ” では読めません）。"),
    ("invalid unquoted key", "設定の名前は半角の英字で書き、「名前 = 値」の形にしてください。"),
    ("key with no value", "値がありません。「名前 = 値」の形にしてください。"),
    ("unclosed", "かっこが閉じていません。[ には ] を、{ には } を書いてください。"),
    ("unexpected key or value", "一行に二つの設定があります。行を分けてください。"),
    ("extra", "余分な文字があります。"),
    ("an end of a range", "range の値は、数か、半角の引用符 \"…\" で囲んだ日付や時刻にしてください。"),
    ("unique is", "unique は、true、\"round\"、\"department\" のどれかにしてください。"),
];

const BACKSLASH: &str = "「\\」は「/」に替えるか、「\\\\」と二つ書いてください（例：\"資料/様式.toml\"）。";

#[cfg(test)]
mod tests {
    use super::*;

    /// A line as it is typed, and what the mend must name, in both languages.
    #[test]
    fn slips_of_japanese_keyboards_and_of_windows_are_told_with_their_mend() {
        for (line, words) in [
            ("b = “総務課”", ["「“」", "`\"`"]),
            ("b = ”総務課”", ["「”」", "`\"`"]),
            ("b = \"総務課”", ["「”」", "`\"`"]),
            ("b = ”総務課\"", ["「”」", "`\"`"]),
            ("b = 「総務課」", ["「\"」", "`\"`"]),
            ("b ＝ \"総務課\"", ["「=」", "`=`"]),
            ("b　= \"総務課\"", ["半角の空白", "a space"]),
            ("［b］", ["「[」", "`[`"]),
            ("b = \"C:\\Users\\x\"", ["「/」", "`/`"]),
            ("b = \"D:\\取りまとめ\"", ["「/」", "`/`"]),
            ("b = \"D:\\提出\\\"", ["「/」", "`/`"]),
        ] {
            let source = format!("# 「設定」　“x”\na = \"「株」　“x”\"\n{line}\nc = 1\n");
            let error = toml::from_str::<toml::Table>(&source).unwrap_err();
            let said = TemplateError::toml("matome.toml", &source, &error);
            assert_eq!(said.line, Some(3), "{line}: {said}");
            let Sentence { ja, en } = said.tell();
            assert!(ja.contains(words[0]) && en.contains(words[1]), "{line}: {ja} {en}");
        }
    }

    #[test]
    fn another_encoding_is_told_at_the_first_line_that_shows_it() {
        let text = "a = 1\nb = \"総務課\"\n";
        let sjis = encoding_rs::SHIFT_JIS.encode(text).0;
        assert_eq!(TemplateError::encoding("x", &sjis).line, Some(2));
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(TemplateError::encoding("x", &utf16).tell().ja.contains("UTF-16"));
    }
}
