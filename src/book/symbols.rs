//! Fonts whose letters are drawn as signs: a `ü` in Wingdings shows as ✓. What is shown is what was meant.

use encoding_rs::WINDOWS_1252;

/// Where the letters of such fonts stand when they are not mixed up with letters: U+F020 to U+F0FF, private characters.
const PRIVATE: u32 = 0xF000;

/// A font that shows signs for letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SymbolFont {
    Wingdings,
    Wingdings2,
    Wingdings3,
    Webdings,
    Symbol,
}

/// The letters of a font whose signs are known, each with the sign.
type Signs = &'static [(char, char)];

const WINGDINGS: Signs = &[
    ('ü', '✓'),
    ('û', '✗'),
    ('þ', '☑'),
    ('ý', '☒'),
    ('x', '☒'),
    ('¨', '□'),
    ('o', '□'),
    ('q', '□'),
    ('r', '□'),
    ('n', '■'),
    ('l', '●'),
    ('m', '○'),
    ('¡', '○'),
    ('¤', '◉'),
    ('u', '◆'),
    ('«', '★'),
    ('ß', '←'),
    ('à', '→'),
    ('á', '↑'),
    ('â', '↓'),
    ('ï', '⇦'),
    ('ð', '⇨'),
    ('ñ', '⇧'),
    ('ò', '⇩'),
];
const WINGDINGS_2: Signs =
    &[('P', '✓'), ('O', '✗'), ('R', '☑'), ('S', '☒'), ('Q', '☒'), ('T', '☒'), ('£', '□')];
const WINGDINGS_3: Signs = &[('f', '←'), ('g', '→'), ('h', '↑'), ('i', '↓')];
const WEBDINGS: Signs = &[('a', '✓'), ('r', '✗'), ('c', '□'), ('g', '■'), ('n', '●')];
const SYMBOL: Signs = &[('´', '×'), ('¸', '÷'), ('·', '・'), ('¬', '←'), ('®', '→'), ('¯', '↓'), ('Þ', '⇒')];

impl SymbolFont {
    /// The font of this name, if its letters are signs.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name.trim().trim_matches('\'').to_ascii_lowercase().as_str() {
            "wingdings" => Some(Self::Wingdings),
            "wingdings 2" => Some(Self::Wingdings2),
            "wingdings 3" => Some(Self::Wingdings3),
            "webdings" => Some(Self::Webdings),
            "symbol" => Some(Self::Symbol),
            _ => None,
        }
    }

    /// What a text shows in this font. A letter of which the sign is not known becomes a private character, of which
    /// nobody takes it for the letter; characters that the font has not are shown in another one.
    pub(crate) fn shown(self, text: &str) -> String {
        text.chars().map(|c| self.sign(c)).collect()
    }

    fn sign(self, c: char) -> char {
        let Some(code) = code(c).filter(|code| *code > 0x20) else { return c };
        let letter = letter(code).unwrap_or(c);
        if let Some((_, sign)) = self.signs().iter().find(|(known, _)| *known == letter) {
            return *sign;
        }
        let is_itself = self == Self::Symbol && letter.is_ascii() && !letter.is_ascii_alphabetic();
        if is_itself { letter } else { char::from_u32(PRIVATE + u32::from(code)).unwrap_or(c) }
    }

    const fn signs(self) -> Signs {
        match self {
            Self::Wingdings => WINGDINGS,
            Self::Wingdings2 => WINGDINGS_2,
            Self::Wingdings3 => WINGDINGS_3,
            Self::Webdings => WEBDINGS,
            Self::Symbol => SYMBOL,
        }
    }
}

/// The place of a character in such a font, where it has one.
fn code(c: char) -> Option<u8> {
    if let Some(code) = u32::from(c).checked_sub(PRIVATE).filter(|_| u32::from(c) <= PRIVATE + 0xFF) {
        return u8::try_from(code).ok();
    }
    let mut letter = [0; 4];
    let (bytes, _, lost) = WINDOWS_1252.encode(c.encode_utf8(&mut letter));
    if lost { None } else { bytes.first().copied() }
}

fn letter(code: u8) -> Option<char> {
    WINDOWS_1252.decode_without_bom_handling(&[code]).0.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_the_signs_that_show() {
        for (font, text, shown) in [
            ("Wingdings", "ü", "✓"),
            ("Wingdings", "\u{F0FC} 済", "✓ 済"),
            ("Wingdings 2", "P", "✓"),
            ("WINGDINGS", "¡", "○"),
            ("Wingdings", "Y", "\u{F059}"),
            ("Wingdings 2", "˜", "\u{F098}"),
            ("Symbol", "3", "3"),
            ("Symbol", "a", "\u{F061}"),
        ] {
            assert_eq!(SymbolFont::named(font).unwrap().shown(text), shown, "{font} {text}");
        }
        assert_eq!(SymbolFont::named("ＭＳ ゴシック"), None);
    }
}
