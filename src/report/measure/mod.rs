//! How high a wrapped text stands: line breaks of Japanese text, from the widths of the report font's glyphs.
//!
//! Excel does not fit the height of rows with merged cells, and no spreadsheet program runs when the report is
//! written, so the text is measured here. The widths are a table in `advances`; places to break are those of UAX 14.

mod advances;

use std::cell::OnceCell;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::UnicodeWidthChar;

/// The part of a column that text may fill: what the programs keep free besides the padding, as measured.
const USABLE: f64 = 0.96;
/// What a cell keeps free left and right together, in points.
const PADDING: f64 = 1.98;
/// From one line to the next, in ems. Excel takes a little under this for the report's font.
const PITCH: f64 = 1.25;

/// A text of this size, in points, in a column (or several merged) of this width, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The width of the cell, in points.
    pub width: f64,
    /// The size of the font, in points.
    pub size: f64,
}

/// A text before it is broken into lines: measured once for frames of several widths.
#[derive(Debug)]
pub struct Unbroken<'t> {
    text: &'t str,
    width: f64,
    /// What may not be broken; found where the text is more than a line.
    pieces: OnceCell<Vec<Piece>>,
}

/// The part of a text from one place to break to the next.
#[derive(Debug)]
struct Piece {
    end: usize,
    /// Its width in ems, and that without the spaces at its end.
    width: f64,
    seen: f64,
    /// Whether its line ends with it.
    is_last: bool,
}

impl<'t> Unbroken<'t> {
    /// This text.
    pub fn of(text: &'t str) -> Self {
        Self { text, width: width(text), pieces: OnceCell::new() }
    }

    /// Its width on one line, in ems.
    pub const fn width(&self) -> f64 {
        self.width
    }

    fn pieces(&self) -> &[Piece] {
        let mut done = 0;
        let piece = |(end, kind)| {
            let piece = &self.text[std::mem::replace(&mut done, end)..end];
            let width = width(piece);
            let is_spaced = piece.ends_with(char::is_whitespace);
            let seen = if is_spaced { self::width(piece.trim_end()) } else { width };
            let is_last = kind == BreakOpportunity::Mandatory && piece.ends_with(is_line_end);
            Piece { end, width, seen, is_last }
        };
        self.pieces.get_or_init(|| linebreaks(self.text).map(piece).collect())
    }
}

impl Frame {
    /// The lines that the text takes, without the spaces and line ends they break at. At least one.
    pub fn lines<'t>(&self, text: &Unbroken<'t>) -> Vec<&'t str> {
        let room = self.room();
        let mut lines = Vec::new();
        let mut line = Line::default();
        let mut done = 0;
        for piece in text.pieces() {
            line.push(text.text, done, piece, room, &mut lines);
            if piece.is_last {
                line.flush(text.text, &mut lines);
            }
            done = piece.end;
        }
        line.finish(text.text, &mut lines);
        lines
    }

    /// How many lines the text takes; quickly where it is one.
    pub fn count(&self, text: &Unbroken) -> usize {
        match text.width <= self.room() && !text.text.contains(is_line_end) {
            true => 1,
            false => self.lines(text).len(),
        }
    }

    /// What a line has room for, in ems.
    fn room(&self) -> f64 {
        ((self.width - PADDING) * USABLE / self.size).max(1.0)
    }

    /// The height that so many lines take, in points, without any margin.
    pub fn height(&self, lines: usize) -> f64 {
        lines as f64 * self.size * PITCH
    }
}

/// The width of a text on one line, in ems.
pub fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The line being filled: bytes from `start` to `end` of the text.
#[derive(Default)]
struct Line {
    start: usize,
    end: usize,
    width: f64,
}

impl Line {
    /// Adds the unbreakable piece that begins here, on a new line if it does not fit, cut into lines if it never would.
    fn push<'t>(&mut self, text: &'t str, from: usize, piece: &Piece, room: f64, lines: &mut Vec<&'t str>) {
        if self.width + piece.seen > room && self.end > self.start {
            self.flush(text, lines);
        }
        if piece.seen > room {
            self.cut(text, from, piece.end, room, lines);
        } else {
            self.width += piece.width;
            self.end = piece.end;
        }
    }

    /// Breaks inside a piece that is wider than the column (a long word).
    fn cut<'t>(&mut self, text: &'t str, from: usize, to: usize, room: f64, lines: &mut Vec<&'t str>) {
        for (offset, letter) in text[from..to].char_indices() {
            let step = advance(letter);
            if self.width + step > room && self.end > self.start && !letter.is_whitespace() {
                self.flush(text, lines);
            }
            self.width += step;
            self.end = from + offset + letter.len_utf8();
        }
    }

    fn flush<'t>(&mut self, text: &'t str, lines: &mut Vec<&'t str>) {
        lines.push(text[self.start..self.end].trim_end());
        *self = Line { start: self.end, end: self.end, width: 0.0 };
    }

    fn finish<'t>(mut self, text: &'t str, lines: &mut Vec<&'t str>) {
        if self.end > self.start || lines.is_empty() {
            self.flush(text, lines);
        }
    }
}

/// The width of a character, in ems.
fn advance(letter: char) -> f64 {
    let code = u32::from(letter);
    // Nearly all letters of a report; the table says the same of them.
    if matches!(code, 0x3000..=0xD7FF) {
        return 1.0;
    }
    if letter.is_control() {
        return 0.0;
    }
    let index = advances::RUNS.partition_point(|run| run.1 < code);
    match advances::RUNS.get(index) {
        Some((first, _, width)) if *first <= code => f64::from(*width) / 1000.0,
        _ => letter.width().unwrap_or(1) as f64 / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, ems: f64) -> Vec<&str> {
        Frame { width: ems * 10.0 / USABLE + PADDING + 0.01, size: 10.0 }.lines(&Unbroken::of(text))
    }

    #[test]
    fn breaks_as_japanese_is_set() {
        assert_eq!(lines("", 5.0), [""]);
        assert_eq!(lines("人材育成", 5.0), ["人材育成"]);
        assert_eq!(lines("人材育成基本方針", 5.0), ["人材育成基", "本方針"]);
        assert_eq!(
            lines("人材育成。基本方針", 4.0),
            ["人材育", "成。基本", "方針"],
            "no line begins with a stop"
        );
        assert_eq!(lines("研修（２回）", 3.0), ["研修", "（２", "回）"], "no line ends with a bracket");
        assert_eq!(lines("・一つ\n・二つ\n", 9.0), ["・一つ", "・二つ"]);
        assert_eq!(lines("一つ\n\n二つ", 9.0), ["一つ", "", "二つ"]);
        assert_eq!(lines("NPO network", 4.0), ["NPO", "network"], "words stay whole");
        assert_eq!(lines("ABCDEFGHIJKL", 3.0), ["ABCDEF", "GHIJKL"], "but not for ever");
    }

    #[test]
    fn widths_are_the_fonts() {
        assert_eq!(width("Ａ※①年"), 4.0);
        assert_eq!(width("A1-ｱ"), 2.0);
        assert_eq!(width("\u{7}\n"), 0.0);
        assert_eq!(width("\u{1F600}"), 1.0, "a glyph that the font has not");
    }

    proptest::proptest! {
        #[test]
        fn one_line_is_counted_as_it_is_broken(text in "[ａ-ｃA-C0-9あ（）。 　\n\r\u{85}\u{2028}年ｱ%]{0,14}", ems in 1.0..9.0) {
            let frame = Frame { width: ems * 10.0, size: 10.0 };
            let text = Unbroken::of(&text);
            proptest::prop_assert_eq!(frame.count(&text), frame.lines(&text).len());
        }
    }

    #[test]
    fn the_short_way_of_a_width_is_the_tables() {
        let in_table = |code: u32| advances::RUNS.iter().find(|run| run.0 <= code && code <= run.1);
        assert!((0x3000..=0xD7FF).all(|code| in_table(code).is_some_and(|run| run.2 == 1000)));
    }

    #[test]
    fn long_text_is_cut_nowhere() {
        let text = "研修を実施した。ABC abc　".repeat(400);
        let joined: String = lines(&text, 7.3).concat();
        let squeeze = |text: &str| text.replace([' ', '　'], "");
        assert_eq!(squeeze(&joined), squeeze(&text));
    }
}
