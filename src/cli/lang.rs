//! The language of the command line: the one asked for, or the locale's.

use std::ffi::OsString;

use clap::ValueEnum as _;

use crate::model::Lang;

/// A language as `--lang` takes it.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum LangArg {
    /// Japanese.
    Ja,
    /// English.
    En,
}

/// The language that the arguments ask for, or the locale's. Looked for before the arguments are parsed, so that
/// what is said of a mistake among them is in it too.
pub fn choose(words: &[OsString]) -> Lang {
    let locale = sys_locale::get_locale().unwrap_or_default();
    asked(words).unwrap_or_else(|| of_locale(&locale))
}

fn asked(words: &[OsString]) -> Option<Lang> {
    let words: Vec<String> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let follows = words.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1].as_str());
    let mut names = follows.chain(words.iter().filter_map(|word| word.strip_prefix("--lang=")));
    match LangArg::from_str(names.next()?, false).ok()? {
        LangArg::Ja => Some(Lang::Ja),
        LangArg::En => Some(Lang::En),
    }
}

fn of_locale(locale: &str) -> Lang {
    if locale.to_ascii_lowercase().starts_with("ja") { Lang::Ja } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_asked_for_anywhere_is_heard() {
        for (words, lang) in [
            (&["matome", "--lang", "ja", "run"][..], Some(Lang::Ja)),
            (&["matome", "run", "--lang=en"], Some(Lang::En)),
            (&["matome", "run"], None),
            (&["matome", "run", "--lang", "fr"], None),
            (&["matome", "run", "--lang"], None),
        ] {
            let given: Vec<OsString> = words.iter().map(OsString::from).collect();
            assert_eq!(asked(&given), lang, "{words:?}");
        }
    }
}
