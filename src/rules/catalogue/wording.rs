//! Sentences in one language, with gaps that facts fill.
//!
//! `ja!([value => "「{value}」は" | "この記入は"], "記号として使えません。")` is gaps and text in turn. A gap names its facts and what
//! is said where all of them are known; after a bar stands what is said otherwise. Without that, nothing is.

/// A sentence, with the facts of a case and without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// With what is known of the case.
    pub full: String,
    /// As it is where nothing is known: what a page that explains the fault says.
    pub plain: String,
}

impl Wording {
    /// Goes on with this, said with the facts and without.
    pub(super) fn push(&mut self, full: &str, plain: &str) {
        self.full.push_str(full);
        self.plain.push_str(plain);
    }
}

/// A sentence in a language: text, and gaps in brackets.
macro_rules! wording {
    (@part $lang:expr, $wording:ident, [$($gap:tt)+]) => {
        $wording.push(&wording!(@full $lang, $($gap)+), wording!(@plain $($gap)+))
    };
    (@part $lang:expr, $wording:ident, $text:literal) => { $wording.push($text, $text) };
    (@full $lang:expr, $($fact:ident),+ => $words:literal $(| $($others:tt)+)?) => {
        match ($($crate::rules::catalogue::fact::Fact::word($fact, $lang),)+) {
            ($(Some($fact),)+) => {
                // A condition is named and not said.
                $(let _ = &$fact;)+
                format!($words)
            }
            _ => wording!(@others $lang $(, $($others)+)?),
        }
    };
    (@full $lang:expr, $words:literal) => { String::from($words) };
    (@others $lang:expr) => { String::new() };
    (@others $lang:expr, $($others:tt)+) => { wording!(@full $lang, $($others)+) };
    (@plain $($fact:ident),+ => $words:literal) => { "" };
    (@plain $($fact:ident),+ => $words:literal | $($others:tt)+) => { wording!(@plain $($others)+) };
    (@plain $words:literal) => { $words };
    ($lang:expr; $($part:tt),+) => {{
        let mut wording = $crate::rules::catalogue::wording::Wording::default();
        $(wording!(@part $lang, wording, $part);)+
        wording
    }};
}

/// A sentence in Japanese.
macro_rules! ja {
    ($($part:tt),+ $(,)?) => {
        wording!($crate::rules::Lang::Ja; $($part),+)
    };
}

/// A sentence in English.
macro_rules! en {
    ($($part:tt),+ $(,)?) => {
        wording!($crate::rules::Lang::En; $($part),+)
    };
}

#[cfg(test)]
mod tests {
    #[test]
    fn gaps_are_filled_or_left_out() {
        let (a, b) = (&"A".to_owned(), &String::new());
        for (wording, full, plain) in [
            (ja!("x"), "x", "x"),
            (ja!([a => "1{a}2" | "z"]), "1A2", "z"),
            (ja!("1", [b => "{b}"], "2"), "12", "12"),
            (ja!("1", [b => "{b}" | a => "「{a}」" | "z"], "2"), "1「A」2", "1z2"),
            (ja!([a, b => "{a}{b}" | "z"]), "z", "z"),
            (ja!("1", [a => "{a}"]), "1A", "1"),
        ] {
            assert_eq!((wording.full.as_str(), wording.plain.as_str()), (full, plain));
        }
    }

    #[test]
    fn what_a_fact_holds_is_no_gap() {
        let a = &"[{b}|]".to_owned();
        assert_eq!(en!([a => "“{a}”"]).full, "“[{b}|]”");
    }
}
