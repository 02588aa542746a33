//! A text as the readers of years, dates and numbers see it: folded characters that know where they stood.
//!
//! Unlike NFKC this folding does not turn footnote digits (¹ ①) into digits, nor does it let two numbers that
//! only a space keeps apart run together.

use unicode_normalization::UnicodeNormalization;

use super::numeral::is_kanji_digit;
use super::width::{is_dash, is_invisible, is_middle_dot, is_space, is_tilde};

/// A folded character.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    /// The character: ASCII where it has an ASCII twin; ' ' only between two numbers.
    c: char,
    /// Byte offset of the character that it comes from.
    at: u32,
    /// Whether white space stood before it.
    spaced: bool,
}

/// A folded text.
pub(super) struct Glyphs<'a> {
    source: &'a str,
    glyphs: Vec<Glyph>,
}

impl<'a> Glyphs<'a> {
    /// Folds the text, and joins the digits of letter-spaced numbers; linear in its length.
    pub(super) fn new(source: &'a str) -> Self {
        Self::fold(source, true)
    }

    /// Folds the text; a space between digits stays one.
    pub(super) fn with_breaks(source: &'a str) -> Self {
        Self::fold(source, false)
    }

    fn fold(source: &'a str, join: bool) -> Self {
        let mut folding =
            Folding { glyphs: Vec::with_capacity(source.len().min(64)), spaced: false, breaks: false };
        let mut skip_to = 0;
        for (at, c) in source.char_indices() {
            if at < skip_to {
                continue;
            }
            if c == '_' && source[at..].starts_with("_x000D_") {
                skip_to = at + "_x000D_".len();
                folding.spaced = true;
            } else {
                folding.push(c, u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        if join && folding.breaks {
            folding.join_spaced_digits();
        }
        Self { source, glyphs: folding.glyphs }
    }

    /// A scan from this glyph on.
    pub(super) fn scan_from(&self, pos: usize) -> Scan<'_> {
        Scan { glyphs: &self.glyphs, pos }
    }

    /// A scan from the first glyph on.
    pub(super) fn scan(&self) -> Scan<'_> {
        self.scan_from(0)
    }

    pub(super) fn len(&self) -> usize {
        self.glyphs.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.glyphs.is_empty()
    }

    /// Whether there is nothing but dashes.
    pub(super) fn is_only_dashes(&self) -> bool {
        self.glyphs.iter().all(|glyph| glyph.c == '-' || glyph.c == 'ー')
    }

    /// The source text before this glyph.
    pub(super) fn before(&self, pos: usize) -> &'a str {
        &self.source[..self.offset(pos)]
    }

    /// The source text from this glyph on.
    pub(super) fn after(&self, pos: usize) -> &'a str {
        &self.source[self.offset(pos)..]
    }

    /// The source text from one glyph up to another.
    pub(super) fn between(&self, start: usize, end: usize) -> &'a str {
        &self.source[self.offset(start)..self.offset(end)]
    }

    /// Whether round brackets, and no others, stand around the text.
    pub(super) fn is_in_round_brackets(&self) -> bool {
        let first = self.after(0).chars().next();
        let last = self.after(self.len().saturating_sub(1)).chars().next();
        matches!(first, Some('(' | '（')) && matches!(last, Some(')' | '）'))
    }

    fn offset(&self, pos: usize) -> usize {
        self.glyphs.get(pos).map_or(self.source.len(), |glyph| glyph.at as usize)
    }
}

/// Glyphs in the making.
struct Folding {
    glyphs: Vec<Glyph>,
    spaced: bool,
    breaks: bool,
}

impl Folding {
    fn push(&mut self, c: char, at: u32) {
        match fold(c) {
            Folded::One(c) => self.push_folded(c, at),
            Folded::Space => self.spaced = true,
            Folded::Nothing => {}
            Folded::Many => c.nfkc().for_each(|c| self.push_folded(c, at)),
        }
    }

    fn push_folded(&mut self, c: char, at: u32) {
        let spaced = std::mem::take(&mut self.spaced);
        if spaced && is_number(c) && self.glyphs.last().is_some_and(|last| is_number(last.c)) {
            self.breaks = true;
            self.glyphs.push(Glyph { c: ' ', at, spaced });
        }
        self.glyphs.push(Glyph { c, at, spaced });
    }

    /// Letter-spaced numbers (`平 成 2 8 年 度`) are one number: single digits, the first of them spaced too.
    fn join_spaced_digits(&mut self) {
        let mut joined: Vec<Glyph> = Vec::with_capacity(self.glyphs.len());
        let mut pos = 0;
        while pos < self.glyphs.len() {
            let end = self.end_of_number(pos);
            let run = &self.glyphs[pos..end.max(pos + 1)];
            let keep_breaks = !is_letter_spaced(run) || (pos > 0 && !run[0].spaced);
            joined.extend(run.iter().filter(|glyph| keep_breaks || glyph.c != ' '));
            pos += run.len();
        }
        self.glyphs = joined;
    }

    fn end_of_number(&self, pos: usize) -> usize {
        let rest = &self.glyphs[pos..];
        pos + rest.iter().position(|glyph| glyph.c != ' ' && !is_number(glyph.c)).unwrap_or(rest.len())
    }
}

/// Whether digits and spaces take turns.
fn is_letter_spaced(run: &[Glyph]) -> bool {
    run.iter().enumerate().all(|(index, glyph)| (glyph.c == ' ') == (index % 2 == 1))
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || is_kanji_digit(c)
}

/// What a character folds to.
enum Folded {
    One(char),
    Space,
    Nothing,
    Many,
}

fn fold(c: char) -> Folded {
    match c {
        '[' | '{' | '<' => Folded::One('('),
        ']' | '}' | '>' => Folded::One(')'),
        '"' => Folded::Nothing,
        '`' => Folded::One('\''),
        '!'..='~' | '\u{4E00}'..='\u{9FFF}' | '\u{3041}'..='\u{3096}' => Folded::One(c),
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Folded::One(from_full_width(c)),
        _ => fold_rare(c),
    }
}

fn fold_rare(c: char) -> Folded {
    match c {
        _ if is_space(c) => Folded::Space,
        _ if is_invisible(c) => Folded::Nothing,
        'ー' | 'ｰ' => Folded::One('ー'),
        _ if is_dash(c) => Folded::One('-'),
        _ if is_tilde(c) => Folded::One('~'),
        _ if is_middle_dot(c) => Folded::One('・'),
        '＜' | '（' | '［' | '｛' | '【' | '〔' | '〖' | '「' | '『' | '〈' | '《' | '｢' | '﹙' | '〘' => {
            Folded::One('(')
        }
        '＞' | '）' | '］' | '｝' | '】' | '〕' | '〗' | '」' | '』' | '〉' | '》' | '｣' | '﹚' | '〙' => {
            Folded::One(')')
        }
        '、' | '､' | '，' => Folded::One(','),
        '\u{2044}' | '\u{2215}' => Folded::One('/'),
        '“' | '”' | '＂' | '″' | '〝' | '〟' => Folded::Nothing,
        '’' | '‘' | 'ʼ' | '′' | '´' => Folded::One('\''),
        '\u{2236}' => Folded::One(':'),
        '！'..='～' => Folded::One(from_full_width(c)),
        _ if is_footnote_digit(c) || c.is_ascii() => Folded::One(c),
        '\u{3000}'..='\u{303F}' | '\u{30A0}'..='\u{30FF}' => Folded::One(c),
        _ => Folded::Many,
    }
}

fn from_full_width(c: char) -> char {
    u8::try_from(u32::from(c) - 0xFEE0).map_or(c, char::from)
}

/// Superscripts, subscripts, circled and bracketed numbers, vulgar fractions: NFKC would make digits of them.
fn is_footnote_digit(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}'..='\u{209C}' | '\u{2150}'..='\u{215F}' | '\u{2189}'
        | '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}' | '\u{3248}'..='\u{325F}'
        | '\u{3280}'..='\u{3289}' | '\u{32B1}'..='\u{32BF}' | '\u{1F100}'..='\u{1F10C}')
}

/// A position in a folded text.
#[derive(Clone, Copy)]
pub(super) struct Scan<'g> {
    glyphs: &'g [Glyph],
    /// Index of the next glyph.
    pub(super) pos: usize,
}

impl Scan<'_> {
    /// The next character; NUL at the end.
    pub(super) fn peek(&self) -> char {
        self.peek_at(0)
    }

    /// The character after so many more; NUL beyond the end.
    pub(super) fn peek_at(&self, ahead: usize) -> char {
        self.glyphs.get(self.pos + ahead).map_or('\0', |glyph| glyph.c)
    }

    /// The character before; NUL at the start.
    pub(super) fn previous(&self) -> char {
        self.pos.checked_sub(1).and_then(|pos| self.glyphs.get(pos)).map_or('\0', |glyph| glyph.c)
    }

    /// Whether white space stood before the next character.
    pub(super) fn is_spaced(&self) -> bool {
        self.glyphs.get(self.pos).is_some_and(|glyph| glyph.spaced)
    }

    /// Whether the next character is set apart from the one before, or is a letter.
    pub(super) fn is_spaced_or_letter(&self) -> bool {
        self.is_spaced() || self.peek().is_ascii_alphabetic()
    }

    pub(super) fn at_end(&self) -> bool {
        self.pos >= self.glyphs.len()
    }

    /// How many characters are left.
    pub(super) fn left(&self) -> usize {
        self.glyphs.len() - self.pos.min(self.glyphs.len())
    }

    /// Goes past the next character.
    pub(super) fn skip(&mut self) {
        self.pos += 1;
    }

    /// Goes past this character, if it is next.
    pub(super) fn eat(&mut self, c: char) -> bool {
        let found = !self.at_end() && self.peek() == c;
        self.pos += usize::from(found);
        found
    }

    /// Whether this word is next.
    pub(super) fn starts_with(&self, word: &str) -> bool {
        word.chars().enumerate().all(|(ahead, c)| self.peek_at(ahead) == c)
    }

    /// Goes past this word, if it is next.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let found = self.starts_with(word);
        if found {
            self.pos += word.chars().count();
        }
        found
    }

    /// Goes past the first of these words that is next.
    pub(super) fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat_word(word))
    }

    /// Whether one of these words is next.
    pub(super) fn starts_with_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.starts_with(word))
    }
}
