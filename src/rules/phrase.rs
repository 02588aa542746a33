//! Facts that are given as a key, in words.

use super::Lang;

/// The fact in words; a fact that is no known key stays as it is.
pub(super) fn of(name: &str, text: &str, lang: Lang) -> String {
    let known = PHRASES.iter().find(|(fact, key, ..)| *fact == name && *key == text);
    match (known, lang) {
        (Some((_, _, ja, _)), Lang::Ja) => (*ja).to_owned(),
        (Some((_, _, _, en)), Lang::En) => (*en).to_owned(),
        (None, _) => text.to_owned(),
    }
}

/// Fact, key, Japanese, English.
const PHRASES: &[(&str, &str, &str, &str)] = &[
    ("found", "html", "ホームページのデータ（HTML）", "a web page (HTML)"),
    ("found", "xml", "XML のデータ", "XML data"),
    ("found", "pdf", "PDF", "a PDF"),
];
