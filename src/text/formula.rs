//! Texts that a spreadsheet program would take for a formula when it opens a CSV file.
//!
//! It takes a cell that begins with `= + - @` for one, in quotes or not, and passes over spaces, tabs and line ends before
//! it looks; in Japanese, wide signs do too. Such a cell gets a `'` in front, and so does one that begins with `'` itself:
//! whoever reads takes one `'` away, and has what was there. A number keeps its sign.

use std::borrow::Cow;

const GUARD: char = '\'';

/// The first characters of the texts that get a `'`.
const GUARDED: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', GUARD];

/// The text as a cell of a CSV file that is no formula.
///
/// ```
/// use matome::text::formula::{guarded, unguarded};
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(guarded("-12.5"), "-12.5");
/// assert_eq!(unguarded("'=1+1"), "=1+1");
/// ```
pub fn guarded(text: &str) -> Cow<'_, str> {
    let is_live = is_guarded(text) && text.parse::<f64>().is_err();
    if is_live { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// The text of such a cell.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD).filter(|rest| is_guarded(rest)).unwrap_or(cell)
}

fn is_guarded(text: &str) -> bool {
    text.starts_with(GUARDED) || text.trim_start().starts_with(GUARDED)
}
