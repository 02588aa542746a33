//! The words that say on purpose that there is nothing to say: 該当なし. A dash or an empty cell says nothing at all.

use super::width::fold_key;

/// The word that hints ask for, and that reports print for all of them.
pub const WORD: &str = "該当なし";

/// Whether the whole text says that there is nothing to fill in here, in the words that staff use for it. What may also
/// mean zero (0件), later (未定) or not done (未実施) is none of them, nor is `N/A`, which may be the error of a formula.
///
/// ```
/// use matome::text::not_applicable::is_said;
/// assert!(is_said("（該当なし）") && !is_said("未定"));
/// ```
pub fn is_said(text: &str) -> bool {
    const LONGEST: usize = 120;
    if text.len() > LONGEST {
        return false;
    }
    let key = fold_key(text);
    let key = key.trim_end_matches('。');
    let inner = key.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(key);
    OUTSIDE.contains(&inner) || NEGATIONS.iter().any(|no| inner.strip_suffix(no).is_some_and(is_subject))
}

const OUTSIDE: [&str; 4] = ["対象外", "非該当", "該当せず", "該当しない"];
const NEGATIONS: [&str; 6] = ["なし", "無し", "無", "はなし", "ありません", "はありません"];
const SUBJECTS: &str = "該当 該当者 該当職員 該当案件 該当事例 該当事業 対象 対象者 対象職員 対象案件 対象事例 対象事業 実績 特に";

/// What there is none of; nothing before 「なし」 means the same, 「無」 alone too.
fn is_subject(words: &str) -> bool {
    words.is_empty() || SUBJECTS.split(' ').any(|subject| subject == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_text_says_that_there_is_none() {
        for text in [
            "該当なし",
            " 該当 無し。",
            "（該当者なし）",
            "なし",
            "無",
            "対象外",
            "実績なし",
            "特になし",
            "該当ありません",
        ] {
            assert!(is_said(text), "{text}");
        }
        for text in [
            "",
            "－",
            "―",
            "0",
            "0件",
            "未定",
            "未実施",
            "N/A",
            "該当なしの年度あり",
            "A（該当なし）",
            "無料",
            "なしの実",
        ] {
            assert!(!is_said(text), "{text}");
        }
    }
}
