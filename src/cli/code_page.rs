//! The encoding of what is printed into a pipe or a file.
//!
//! A console takes text. A pipe takes bytes: PowerShell 5 and `more` read them in the console's code page, which is 932 on
//! a Japanese Windows. So there, and only there, what is said to people is encoded in it. What machines read (entries, JSON)
//! is UTF-8 everywhere, and goes to a file with `--output`.

use std::borrow::Cow;
use std::io::IsTerminal;

/// The text as bytes for this stream.
pub(super) fn encoded<'t>(text: &'t str, stream: &impl IsTerminal) -> Cow<'t, [u8]> {
    match cfg!(windows) && !stream.is_terminal() {
        true => in_code_page(text, of_console()),
        false => Cow::Borrowed(text.as_bytes()),
    }
}

/// What the code page does not have becomes a number, as in web pages. Of other code pages than Japan's nothing is known.
fn in_code_page(text: &str, page: Option<u32>) -> Cow<'_, [u8]> {
    match page {
        Some(932) => encoding_rs::SHIFT_JIS.encode(text).0,
        _ => Cow::Borrowed(text.as_bytes()),
    }
}

/// The code page of the console that the program runs in, as Windows' own command says it.
fn of_console() -> Option<u32> {
    let said = std::process::Command::new("chcp.com").output().ok()?;
    number_in(&said.stdout)
}

/// The number that stands last; the words before it are in any language and encoding.
fn number_in(said: &[u8]) -> Option<u32> {
    let digits = said.split(|byte| !byte.is_ascii_digit()).rfind(|part| !part.is_empty())?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_page_is_the_number_in_what_is_said() {
        let japanese = encoding_rs::SHIFT_JIS.encode("現在のコード ページ: 932\r\n").0;
        assert_eq!(number_in(&japanese), Some(932));
        assert_eq!(number_in(b"Active code page: 65001\r\n"), Some(65001));
        assert_eq!(number_in(b"not found"), None);
    }

    #[test]
    fn what_people_read_is_in_the_code_page() {
        assert_eq!(&*in_code_page("№1 髙", Some(932)), b"\x87\x821 \xfb\xfc");
        assert_eq!(&*in_code_page("😀", Some(932)), "&#128512;".as_bytes());
        for page in [Some(65001), Some(437), None] {
            assert_eq!(&*in_code_page("№1", page), "№1".as_bytes());
        }
    }
}
