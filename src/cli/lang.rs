//! The language of the command line: the locale's, Japanese or English.

use crate::rules::Lang;

/// A language as `--lang` takes it.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum LangArg {
    /// Japanese.
    Ja,
    /// English.
    En,
}

/// The language asked for, or the locale's.
pub fn choose(asked: Option<LangArg>) -> Lang {
    match asked {
        Some(LangArg::Ja) => Lang::Ja,
        Some(LangArg::En) => Lang::En,
        None => of_locale(sys_locale::get_locale().as_deref().unwrap_or_default()),
    }
}

fn of_locale(locale: &str) -> Lang {
    if locale.to_ascii_lowercase().starts_with("ja") { Lang::Ja } else { Lang::En }
}

/// The text in this language.
pub const fn say<'a>(lang: Lang, ja: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}
