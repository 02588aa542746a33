//! The words of the command line, as they were meant.

use std::ffi::OsString;
use std::path::Path;

/// The words that the program was called with, the program's own first.
pub(super) fn given() -> Vec<OsString> {
    std::env::args_os()
        .flat_map(|word| parted(word, |path| cfg!(windows) || Path::new(path).exists()))
        .collect()
}

/// Of `"C:\令和５年度\" --strict` Windows makes one word, `C:\令和５年度" --strict`: the sign before the quote takes
/// its meaning away. No path there holds a quote, so what stands before it is the path, and words follow. Elsewhere a path
/// may hold one: there a word is parted only where its beginning is a path that exists.
fn parted(word: OsString, is_path: impl Fn(&str) -> bool) -> Vec<OsString> {
    let parts = word.to_str().filter(|text| !Path::new(text).exists()).and_then(|text| text.split_once('"'));
    match parts {
        Some((path, rest)) if !path.is_empty() && is_path(path) && is_end(rest) => {
            std::iter::once(path).chain(rest.split_whitespace()).map(OsString::from).collect()
        }
        _ => vec![word],
    }
}

/// Whether a word ends where its quote stands.
fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_ends_with_a_backslash_is_parted_from_the_words_after_it() {
        for (word, parts) in [
            (r#"C:\令和５年度""#, &[r"C:\令和５年度"][..]),
            (r#"C:\a b" --strict --lang ja"#, &[r"C:\a b", "--strict", "--lang", "ja"]),
            (r#"C:\a"b"#, &[r#"C:\a"b"#]),
            (r#"""#, &[r#"""#]),
            ("run", &["run"]),
        ] {
            assert_eq!(parted(word.into(), |_| true), parts, "{word}");
        }
        assert_eq!(parted(r#"5" 以上"#.into(), |_| false), [r#"5" 以上"#]);
    }
}
