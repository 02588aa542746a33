//! Rating marks and the marks of a matrix, by a scale from the template.
//!
//! Width, case, spaces and brackets do not matter; a mark of another script, two marks, or a flag without its
//! grade are refused, each with its own reason. What the scale does not have is never bent into what it has.

use unicode_normalization::UnicodeNormalization;

use super::error_value;
use super::reading::{Reading, Refusal, Warning};
use super::reason::{Caution, Reason};
use super::width::{is_dash, is_invisible, is_space};
use crate::model::{Mark, Scale, ScaleMark};

/// Reads a mark of the scale, with a flag before or after it.
pub fn read(text: &str, scale: &Scale) -> Reading<Mark> {
    let exact = text.trim();
    if let Some(grade) = scale.marks.iter().find(|grade| grade.mark == exact && !exact.is_empty()) {
        return Reading::value(Mark { flag: None, grade: grade.mark.clone() });
    }
    let signs = Signs::new(text);
    if signs.is_blank() {
        return Reading::Blank;
    }
    if error_value::is_one(text) {
        return Reading::refused(Reason::ErrorValue);
    }
    read_signs(&signs, scale)
}

fn read_signs(signs: &Signs, scale: &Scale) -> Reading<Mark> {
    let scale = FoldedScale::new(scale);
    let (flag, rest) = scale.take_flag(signs.body());
    let (flag, rest) = match flag {
        Some(flag) => (Some(flag), rest),
        None => scale.take_flag_after(rest),
    };
    if flag.is_some() && (rest.is_empty() || rest.chars().all(is_dash)) {
        return Reading::refused(Reason::FlagAlone);
    }
    match scale.grade_of(rest, signs) {
        Ok(grade) => Reading::Value { value: Mark { flag, grade }, warnings: signs.warnings.clone() },
        Err(refusal) => Reading::Refused(refusal),
    }
}

/// A text with widths, case, spaces and look-equal marks folded; what must stay apart stays apart.
struct Signs {
    /// Folded, without spaces, with `(` and `)` for all brackets.
    text: String,
    /// The first character that only looks like a letter or a mark.
    lookalike: Option<char>,
    warnings: Vec<Warning>,
}

impl Signs {
    fn new(text: &str) -> Self {
        let mut signs =
            Signs { text: String::with_capacity(text.len()), lookalike: None, warnings: Vec::new() };
        for c in text.chars().filter(|&c| !is_space(c) && !is_invisible(c) && !is_quote(c)) {
            signs.push(c);
        }
        signs.check_brackets();
        signs
    }

    fn push(&mut self, c: char) {
        if let Some(letter) = enclosed_letter(c) {
            self.warnings.push(Warning::about(Caution::CircledMark, c));
            self.text.push(letter);
            return;
        }
        if is_lookalike(c) && self.lookalike.is_none() {
            self.lookalike = Some(c);
        }
        self.text.push(fold(c));
    }

    fn check_brackets(&mut self) {
        let opened = self.text.chars().filter(|&c| c == '(').count();
        let closed = self.text.chars().filter(|&c| c == ')').count();
        if opened != closed {
            self.warnings.push(Warning::new(Caution::UnbalancedBracket));
        }
    }

    fn is_blank(&self) -> bool {
        self.text.chars().all(is_dash)
    }

    /// Without brackets around all of it, and without a full stop.
    fn body(&self) -> &str {
        strip(&self.text)
    }
}

/// Takes off the brackets around a text and the full stop after it.
fn strip(text: &str) -> &str {
    let text = text.trim_end_matches(['。', '.', ',', '、']);
    let inner = text.trim_start_matches('(').trim_end_matches(')');
    if inner.contains(['(', ')']) { text } else { inner.trim_end_matches(['。', '.']) }
}

/// A scale whose marks are folded like the text.
struct FoldedScale<'s> {
    marks: Vec<(String, &'s ScaleMark)>,
    flags: Vec<(String, &'s ScaleMark)>,
}

impl<'s> FoldedScale<'s> {
    fn new(scale: &'s Scale) -> Self {
        let folded = |marks: &'s [ScaleMark]| {
            marks.iter().map(|mark| (mark.mark.chars().map(fold).collect(), mark)).collect()
        };
        Self { marks: folded(&scale.marks), flags: folded(&scale.flags) }
    }

    /// The flag before the grade: `※C`, `（※）C`, `※：C`.
    fn take_flag<'t>(&self, text: &'t str) -> (Option<String>, &'t str) {
        let bare = text.trim_start_matches('(');
        let found =
            self.flags.iter().find_map(|(flag, mark)| Some((bare.strip_prefix(flag.as_str())?, mark)));
        match found {
            Some((rest, mark)) => (Some(mark.mark.clone()), strip(rest.trim_start_matches([')', ':', '・']))),
            None => (None, text),
        }
    }

    /// The flag after the grade: `C※`, `C（※）`.
    fn take_flag_after<'t>(&self, text: &'t str) -> (Option<String>, &'t str) {
        let bare = text.trim_end_matches(')');
        let found =
            self.flags.iter().find_map(|(flag, mark)| Some((bare.strip_suffix(flag.as_str())?, mark)));
        match found {
            Some((rest, mark)) => (Some(mark.mark.clone()), strip(rest.trim_end_matches(['(', ':', '・']))),
            None => (None, text),
        }
    }

    /// The grade that the text says, in the scale's spelling.
    fn grade_of(&self, text: &str, signs: &Signs) -> Result<String, Refusal> {
        let text = without_rating_word(text);
        if let Some(grade) = self.exactly(text) {
            return Ok(grade);
        }
        if self.marks_in(text) > 1 {
            return Err(Refusal::new(Reason::TwoMarks));
        }
        let lookalike = signs.lookalike.or_else(|| self.letter_for_circle(text));
        if let Some(c) = lookalike.filter(|_| text.chars().count() <= 2) {
            return Err(Refusal::about(Reason::LookalikeMark, c));
        }
        self.grade_before_words(text)
    }

    /// O or 0 where the scale has ○.
    fn letter_for_circle(&self, text: &str) -> Option<char> {
        let circle = self.marks.iter().any(|(folded, _)| folded == "○");
        text.chars().next().filter(|&c| circle && matches!(c, 'O' | '0'))
    }

    fn exactly(&self, text: &str) -> Option<String> {
        self.marks.iter().find(|(folded, _)| folded == text).map(|(_, mark)| mark.mark.clone())
    }

    /// `Ａ：計画どおり`; without the colon only the words of the legend, and no words of another mark.
    fn grade_before_words(&self, text: &str) -> Result<String, Refusal> {
        let Some((words, mark)) = self.longest_prefix(text) else {
            return Err(Refusal::new(Reason::UnknownMark));
        };
        let said = words.trim_start_matches([':', '・', '(', '-']).trim_end_matches([')', '。']);
        if self.is_legend_of_another(said, mark) {
            return Err(Refusal::new(Reason::TwoMarks));
        }
        let meant = says(mark, said);
        let explained = words.starts_with(':') && said.chars().count() > 1;
        match words.chars().next() {
            _ if meant || explained => Ok(mark.mark.clone()),
            Some(c) if c.is_ascii_alphanumeric() || "+-'".contains(c) => {
                Err(Refusal::new(Reason::UnknownMark))
            }
            _ => Err(Refusal::new(Reason::WordsBesideMark)),
        }
    }

    fn longest_prefix<'t>(&self, text: &'t str) -> Option<(&'t str, &'s ScaleMark)> {
        let starting =
            self.marks.iter().filter(|(folded, _)| !folded.is_empty() && text.starts_with(folded.as_str()));
        let (folded, mark) = starting.max_by_key(|(folded, _)| folded.len())?;
        Some((&text[folded.len()..], mark))
    }

    fn is_legend_of_another(&self, words: &str, mark: &ScaleMark) -> bool {
        let others = || self.marks.iter().filter(|(_, other)| other.mark != mark.mark);
        !says(mark, words) && others().any(|(_, other)| says(other, words))
    }

    /// How many marks stand in the text, each for itself: not a letter within a word.
    fn marks_in(&self, text: &str) -> usize {
        let all: Vec<char> = text.chars().collect();
        if !all.is_empty() && all.iter().all(|&c| self.is_one_char_mark(c)) {
            return all.len();
        }
        let stands_alone = |index: usize| {
            let beside = |index: Option<usize>| index.and_then(|index| all.get(index)).copied();
            let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            !all[index].is_ascii_alphanumeric()
                || !(word(index.checked_sub(1).and_then(|i| beside(Some(i))))
                    || word(beside(Some(index + 1))))
        };
        (0..all.len()).filter(|&index| self.is_one_char_mark(all[index]) && stands_alone(index)).count()
    }

    fn is_one_char_mark(&self, c: char) -> bool {
        let mut buffer = [0; 4];
        let c: &str = c.encode_utf8(&mut buffer);
        self.marks.iter().any(|(folded, _)| folded == c)
    }
}

/// Whether the words are those of the mark's legend, or begin them.
fn says(mark: &ScaleMark, words: &str) -> bool {
    let meaning: String = mark.meaning.chars().filter(|&c| !is_space(c)).map(fold).collect();
    let meaning = meaning.trim_end_matches('。');
    words.chars().count() > 1 && (meaning.starts_with(words) || words == meaning)
}

/// `Ａ評価`, `評価：Ａ`: the word for the mark says nothing more.
fn without_rating_word(text: &str) -> &str {
    const WORDS: [&str; 5] = ["評価", "判定", "ランク", "評定", "区分"];
    let after = WORDS.iter().find_map(|word| text.strip_suffix(word)).filter(|rest| !rest.is_empty());
    let text = after.unwrap_or(text);
    let before = WORDS.iter().find_map(|word| text.strip_prefix(word)).filter(|rest| !rest.is_empty());
    before.map_or(text, |rest| strip(rest.trim_start_matches([':', '・'])))
}

/// One character for each group that people mean as the same mark; upper case; ASCII for full width.
fn fold(c: char) -> char {
    match c {
        '！'..='～' => fold(u8::try_from(u32::from(c) - 0xFEE0).map_or(c, char::from)),
        'a'..='z' => c.to_ascii_uppercase(),
        '*' | '⁎' | '∗' | '﹡' | '✱' | '✳' | '✻' | '※' => '※',
        '〇' | '◯' | '⚪' | '⭕' | '○' => '○',
        '⚫' | '⬤' | '●' => '●',
        '【' | '〔' | '「' | '『' | '〈' | '《' | '｢' | '[' | '{' => '(',
        '】' | '〕' | '」' | '』' | '〉' | '》' | '｣' | ']' | '}' => ')',
        '‘' | '’' => '\'',
        '·' | '･' => '・',
        '､' => '、',
        '｡' => '。',
        _ => c,
    }
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

/// Whether the character is drawn like a letter or a mark but is another one: Greek, Cyrillic, ©, °, Roman numerals.
fn is_lookalike(c: char) -> bool {
    let other_script = matches!(c, '\u{0370}'..='\u{058F}' | '\u{13A0}'..='\u{13FF}' | '\u{2C80}'..='\u{2CFF}'
        | '\u{A4D0}'..='\u{A4FF}' | '\u{3105}'..='\u{318E}' | '\u{AB70}'..='\u{ABBF}' | '\u{A640}'..='\u{A69F}');
    let drawn_alike = matches!(
        c,
        '©' | '®'
            | '℗'
            | '°'
            | '˚'
            | '゜'
            | '∘'
            | '◦'
            | '•'
            | '・'
            | '·'
            | '∙'
            | '◉'
            | '⦿'
            | '◌'
            | '⚬'
            | '❍'
            | '￮'
            | '∅'
            | 'º'
            | '¤'
            | '⊙'
            | '⊚'
            | '☉'
            | '⨀'
            | '⬭'
            | '◍'
            | '🔴'
            | '🔵'
    );
    other_script || drawn_alike || is_letter_in_disguise(c)
}

/// A character that is no ASCII letter but NFKC makes one of it: ℂ, Ⅽ, ᴬ, 𝐀.
fn is_letter_in_disguise(c: char) -> bool {
    !c.is_ascii()
        && !('\u{FF01}'..='\u{FF5E}').contains(&c)
        && std::iter::once(c).nfkc().any(|folded| folded.is_ascii_alphabetic())
}
