//! Texts as keys: widths, cases and spaces make no difference.

use unicode_normalization::UnicodeNormalization;

/// The text for comparing, never for showing: compatibility forms folded, small letters, no white space.
pub(super) fn key(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}
