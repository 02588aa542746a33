//! Replacing stretches of a text and keeping every byte around them.

use std::ops::Range;

use crate::report::page::is_code;

/// Replacements to make in one text.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts text before the byte at this offset, after what was put there already.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.0.push((at..at, text.into()));
    }

    /// Replaces this stretch. Stretches must not overlap.
    pub fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    /// The text with all replacements made.
    pub fn apply(mut self, source: &str) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut result = String::with_capacity(source.len() + 256);
        let mut done = 0;
        for (range, text) in &self.0 {
            result.push_str(&source[done.min(range.start)..range.start]);
            result.push_str(text);
            done = range.end;
        }
        result.push_str(&source[done..]);
        result
    }
}

/// Text as it stands in XML: markup escaped, characters that XML has no place for left out.
pub(super) fn escaped(text: &str) -> String {
    let legal =
        |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let text: String = text.chars().filter(legal).collect();
    quick_xml::escape::escape(without_codes(&text)).into_owned()
}

/// Excel reads `_x0041_` in a text as a character's code; an escaped underscore keeps it what it is.
fn without_codes(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        result.push_str(if c == '_' && is_code(&text[at..]) { "_x005F" } else { "" });
        result.push(c);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replacements_keep_the_rest() {
        let mut edits = Edits::default();
        edits.insert(6, "!");
        edits.replace(1..3, "評価");
        edits.insert(0, "<");
        edits.insert(6, "?");
        assert_eq!(edits.apply("abcdef"), "<a評価def!?");
    }

    #[test]
    fn typed_text_is_no_markup() {
        assert_eq!(escaped("<b>&\"\u{0}\u{b}改\n行"), "&lt;b&gt;&amp;&quot;改\n行");
        assert_eq!(escaped("_x000D_ a_x1_ _x"), "_x005F_x000D_ a_x1_ _x");
    }
}
