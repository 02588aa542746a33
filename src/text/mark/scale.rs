//! A template's scale, folded like the text, and what of it a text says.

use super::super::width::is_space;
use super::signs::{Lookalike, Signs, fold, strip};
use crate::model::{Scale, ScaleMark, ValueFault};

/// A scale whose marks are folded like the text.
pub(super) struct FoldedScale<'s> {
    marks: Vec<(String, &'s ScaleMark)>,
    flags: Vec<(String, &'s ScaleMark)>,
}

impl<'s> FoldedScale<'s> {
    pub(super) fn new(scale: &'s Scale) -> Self {
        let folded = |marks: &'s [ScaleMark]| {
            marks.iter().map(|mark| (mark.mark.chars().map(fold).collect(), mark)).collect()
        };
        Self { marks: folded(&scale.marks), flags: folded(&scale.flags) }
    }

    /// The flag before the grade: `※C`, `（※）C`, `※：C`.
    pub(super) fn take_flag<'t>(&self, text: &'t str) -> (Option<String>, &'t str) {
        let bare = text.trim_start_matches('(');
        let found =
            self.flags.iter().find_map(|(flag, mark)| Some((bare.strip_prefix(flag.as_str())?, mark)));
        match found {
            Some((rest, mark)) => (Some(mark.mark.clone()), strip(rest.trim_start_matches([')', ':', '・']))),
            None => (None, text),
        }
    }

    /// The flag after the grade: `C※`, `C（※）`.
    pub(super) fn take_flag_after<'t>(&self, text: &'t str) -> (Option<String>, &'t str) {
        let bare = text.trim_end_matches(')');
        let found =
            self.flags.iter().find_map(|(flag, mark)| Some((bare.strip_suffix(flag.as_str())?, mark)));
        match found {
            Some((rest, mark)) => (Some(mark.mark.clone()), strip(rest.trim_end_matches(['(', ':', '・']))),
            None => (None, text),
        }
    }

    /// The grade that the text says, in the scale's spelling.
    pub(super) fn grade_of(&self, text: &str, signs: &Signs) -> Result<String, ValueFault> {
        let text = without_rating_word(text);
        if let Some(grade) = self.exactly(text) {
            return Ok(grade);
        }
        if self.marks_in(text) > 1 {
            return Err(ValueFault::TwoMarks);
        }
        let lookalike =
            signs.lookalike.is_some_and(|like| self.has_like(like)) || self.is_letter_for_sign(text);
        if lookalike && text.chars().count() <= 2 {
            return Err(ValueFault::LookalikeMark);
        }
        self.grade_before_words(text)
    }

    /// Whether the scale has marks that the character may be taken for.
    fn has_like(&self, lookalike: Lookalike) -> bool {
        self.marks.iter().flat_map(|(folded, _)| folded.chars()).any(|c| match lookalike {
            Lookalike::Letter => c.is_ascii_alphanumeric(),
            Lookalike::Circle => matches!(c, '○' | '●' | '◎' | 'O'),
        })
    }

    /// O or 0 where the scale has ○, X where it has ×.
    fn is_letter_for_sign(&self, text: &str) -> bool {
        let has = |sign: &str| self.marks.iter().any(|(folded, _)| folded == sign);
        match text.chars().next() {
            Some('O' | '0') => has("○"),
            Some('X') => has("×"),
            _ => false,
        }
    }

    fn exactly(&self, text: &str) -> Option<String> {
        self.marks.iter().find(|(folded, _)| folded == text).map(|(_, mark)| mark.mark.clone())
    }

    /// `Ａ：計画どおり`; without the colon only the words of the legend, and no words of another mark.
    fn grade_before_words(&self, text: &str) -> Result<String, ValueFault> {
        let Some((words, mark)) = self.longest_prefix(text) else {
            return Err(ValueFault::UnknownMark);
        };
        let said = words.trim_start_matches([':', '・', '(', '-']).trim_end_matches([')', '。']);
        if self.is_legend_of_another(said, mark) {
            return Err(ValueFault::TwoMarks);
        }
        let meant = says(mark, said);
        let explained =
            words.starts_with(':') && said.chars().count() > 1 && !self.is_more_like_another(said, mark);
        match words.chars().next() {
            _ if meant || explained => Ok(mark.mark.clone()),
            Some(c) if c.is_ascii_alphanumeric() || "+-'".contains(c) => Err(ValueFault::UnknownMark),
            _ => Err(ValueFault::WordsBesideMark),
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

    /// 「C：計画どおりに実施」 where 計画どおり is what A means: the words begin as another mark's meaning does, and more so
    /// than as its own.
    fn is_more_like_another(&self, words: &str, mark: &ScaleMark) -> bool {
        const SAME: usize = 4;
        let alike = |mark: &ScaleMark| {
            let meaning = meaning(mark);
            meaning.chars().zip(words.chars()).take_while(|(one, other)| one == other).count()
        };
        let own = alike(mark);
        let others = self.marks.iter().filter(|(_, other)| other.mark != mark.mark);
        others.map(|(_, other)| alike(other)).any(|other| other >= SAME && other > own)
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
    words.chars().count() > 1 && meaning(mark).starts_with(words)
}

/// What the legend says of the mark, folded like the text.
fn meaning(mark: &ScaleMark) -> String {
    let meaning: String = mark.meaning.chars().filter(|&c| !is_space(c)).map(fold).collect();
    meaning.trim_end_matches('。').to_owned()
}

/// `Ａ評価`, `評価：Ａ`: the word for the mark says nothing more.
fn without_rating_word(text: &str) -> &str {
    const WORDS: [&str; 5] = ["評価", "判定", "ランク", "評定", "区分"];
    let after = WORDS.iter().find_map(|word| text.strip_suffix(word)).filter(|rest| !rest.is_empty());
    let text = after.unwrap_or(text);
    let before = WORDS.iter().find_map(|word| text.strip_prefix(word)).filter(|rest| !rest.is_empty());
    before.map_or(text, |rest| strip(rest.trim_start_matches([':', '・'])))
}
