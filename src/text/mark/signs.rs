//! The signs of a cell that may be a mark: folded, but what only looks alike stays apart.

use crate::model::ValueFault;
use unicode_normalization::UnicodeNormalization;

use super::super::width::{is_dash, is_invisible, is_space, without_carriage_escapes};

/// A text with widths, case, spaces and look-equal marks folded; what must stay apart stays apart.
pub(super) struct Signs {
    /// Folded, without spaces, with `(` and `)` for all brackets.
    text: String,
    /// The first character that only looks like a letter or a mark.
    pub(super) lookalike: Option<Lookalike>,
    pub(super) warnings: Vec<ValueFault>,
}

impl Signs {
    pub(super) fn new(text: &str) -> Self {
        let mut signs =
            Signs { text: String::with_capacity(text.len()), lookalike: None, warnings: Vec::new() };
        for c in without_carriage_escapes(text)
            .chars()
            .filter(|&c| !is_space(c) && !is_invisible(c) && !is_quote(c))
        {
            signs.push(c);
        }
        signs.check_brackets();
        signs
    }

    fn push(&mut self, c: char) {
        if let Some(letter) = enclosed_letter(c) {
            self.warnings.push(ValueFault::CircledMark);
            self.text.push(letter);
            return;
        }
        if is_variant(c) {
            self.warnings.push(ValueFault::VariantSign { sign: c });
        }
        self.lookalike = self.lookalike.or(lookalike(c));
        self.text.push(fold(c));
    }

    fn check_brackets(&mut self) {
        let opened = self.text.chars().filter(|&c| c == '(').count();
        let closed = self.text.chars().filter(|&c| c == ')').count();
        if opened != closed {
            self.warnings.push(ValueFault::UnbalancedBracket);
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(is_dash)
    }

    /// Without brackets around all of it, and without a full stop.
    pub(super) fn body(&self) -> &str {
        strip(&self.text)
    }
}

/// Takes off the brackets around a text and the full stop after it.
pub(super) fn strip(text: &str) -> &str {
    let text = text.trim_end_matches(['。', '.', ',', '、']);
    let inner = text.trim_start_matches('(').trim_end_matches(')');
    if inner.contains(['(', ')']) { text } else { inner.trim_end_matches(['。', '.']) }
}

/// One character for each group that people mean as the same mark; upper case; ASCII for full width.
pub(super) fn fold(c: char) -> char {
    match c {
        '！'..='～' => fold(u8::try_from(u32::from(c) - 0xFEE0).map_or(c, char::from)),
        'a'..='z' => c.to_ascii_uppercase(),
        '*' | '⁎' | '∗' | '﹡' | '✱' | '✳' | '✻' | '※' => '※',
        '〇' | '◯' | '⚪' | '⭕' | '○' => '○',
        '⚫' | '⬤' | '●' => '●',
        _ if is_variant(c) => '×',
        '【' | '〔' | '「' | '『' | '〈' | '《' | '｢' | '[' | '{' => '(',
        '】' | '〕' | '」' | '』' | '〉' | '》' | '｣' | ']' | '}' => ')',
        '‘' | '’' => '\'',
        '·' | '･' => '・',
        '､' => '、',
        '｡' => '。',
        _ => c,
    }
}

/// Whether the character is a cross drawn otherwise than ×. The letter X is none.
const fn is_variant(c: char) -> bool {
    matches!(c, '✕' | '✖' | '✗' | '✘' | '╳' | '⨯' | '☓' | '❌' | '❎')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '＂')
}

/// The letter of Ⓐ, ⓐ, ⒜, 🄐, 🄰, 🅐, 🅰.
fn enclosed_letter(c: char) -> Option<char> {
    let first = match u32::from(c) {
        code @ 0x24B6..=0x24CF => code - 0x24B6,
        code @ 0x24D0..=0x24E9 => code - 0x24D0,
        code @ 0x249C..=0x24B5 => code - 0x249C,
        code @ 0x1F110..=0x1F129 => code - 0x1F110,
        code @ 0x1F130..=0x1F149 => code - 0x1F130,
        code @ 0x1F150..=0x1F169 => code - 0x1F150,
        code @ 0x1F170..=0x1F189 => code - 0x1F170,
        _ => return None,
    };
    u8::try_from(first).ok().map(|index| char::from(b'A' + index))
}

/// What a character is drawn like, and is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lookalike {
    /// A letter: Greek, Cyrillic, ©, Roman numerals.
    Letter,
    /// A circle, empty or filled.
    Circle,
}

fn lookalike(c: char) -> Option<Lookalike> {
    let other_script = matches!(c, '\u{0370}'..='\u{058F}' | '\u{13A0}'..='\u{13FF}' | '\u{2C80}'..='\u{2CFF}'
        | '\u{A4D0}'..='\u{A4FF}' | '\u{3105}'..='\u{318E}' | '\u{AB70}'..='\u{ABBF}' | '\u{A640}'..='\u{A69F}');
    let drawn_as_letter = other_script || matches!(c, '©' | '®' | '℗') || is_letter_in_disguise(c);
    match c {
        '°' | '˚' | '゜' | '∘' | '◦' | '•' | '・' | '·' | '∙' | '◉' | '⦿' | '◌' | '⚬' | '❍' | '￮' | '∅'
        | 'º' | '¤' | '⊙' | '⊚' | '☉' | '⨀' | '⬭' | '◍' | '🔴' | '🔵' => {
            Some(Lookalike::Circle)
        }
        _ => drawn_as_letter.then_some(Lookalike::Letter),
    }
}

/// A character that is no ASCII letter but NFKC makes one of it: ℂ, Ⅽ, ᴬ, 𝐀.
fn is_letter_in_disguise(c: char) -> bool {
    !c.is_ascii()
        && !('\u{FF01}'..='\u{FF5E}').contains(&c)
        && std::iter::once(c).nfkc().any(|folded| folded.is_ascii_alphabetic())
}
