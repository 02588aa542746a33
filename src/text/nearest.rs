//! The known word that a slip of the pen would make this of.

use std::collections::BTreeSet;

use super::number::{are_same, bare_unit, scaled, unit_said};
use super::width;

/// Signs that tell one thing from another that is called nearly alike, and are no slips: 以下 and 未満, 4月末 and 4月.
const QUALIFIERS: &str =
    "以下未満超前昨翌今本後末比増減率差累見込予決画績標男女新旧上内外有無不非正副大中小高低最均税抜除";

/// How alike two words must be to be called near: 0 nothing in common, 1 equal.
pub const NEAR: f64 = 0.6;

/// How alike two words are: 0 nothing in common, 1 equal. Both must be folded alike.
pub fn alike(a: &str, b: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(a, b)
}

/// Of those that are known, each with its word, the one nearest to this word; `None` where none is near. Of equally
/// near ones the first.
///
/// ```
/// use matome::text::nearest::nearest;
/// let known = ["missing-rating", "missing-value"].map(|word| (word, word));
/// assert_eq!(nearest("mising-rating", known), Some("missing-rating"));
/// assert_eq!(nearest("scale", known), None);
/// ```
pub fn nearest<T, W: AsRef<str>>(word: &str, known: impl IntoIterator<Item = (T, W)>) -> Option<T> {
    let scored = known.into_iter().map(|(one, of)| (alike(word, of.as_ref()), one));
    let best = scored.fold(None, |best: Option<(f64, T)>, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    });
    best.filter(|(likeness, _)| *likeness >= NEAR).map(|(_, one)| one)
}

/// Whether what two words differ in tells one thing from another: a unit, what is counted (以下, 未満), when (前年, 月末). Then
/// neither is a misspelling of the other, however alike they are: whoever wrote the one for the other would make it a wrong
/// value.
///
/// ```
/// use matome::text::nearest::tells_apart;
/// assert!(tells_apart("20歳以下", "20歳未満") && tells_apart("電気（千kWh）", "電気（kWh）"));
/// assert!(tells_apart("前年件数", "件数") && tells_apart("8月末", "8月") && tells_apart("男性", "女性"));
/// assert!(!tells_apart("進捗伏況", "進捗状況") && !tells_apart("時間外の縮滅", "時間外の縮減"));
/// ```
pub fn tells_apart(one: &str, other: &str) -> bool {
    let (one, other) = (width::fold_key(one), width::fold_key(other));
    let (left, right) = differing(&one, &other);
    let said = |part: &[char]| -> BTreeSet<char> {
        part.iter().copied().filter(|c| QUALIFIERS.contains(*c)).collect()
    };
    // 減 and 滅 are one letter that looks like another, 減 and 増 are none.
    let is_letter =
        left.len() == 1 && right.len() == 1 && (said(&left).is_empty() || said(&right).is_empty());
    !is_letter && said(&left) != said(&right) || counts_otherwise(&one, &other)
}

/// What is left of two words without what both begin and end with.
fn differing(one: &str, other: &str) -> (Vec<char>, Vec<char>) {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = |pair: &(&char, &char)| pair.0 == pair.1;
    let front = one.iter().zip(&other).take_while(same).count();
    let (one, other) = (&one[front..], &other[front..]);
    let back = one.iter().rev().zip(other.iter().rev()).take_while(same).count();
    (one[..one.len() - back].to_vec(), other[..other.len() - back].to_vec())
}

/// Whether both say at their end in which unit they count, and these are two.
fn counts_otherwise(one: &str, other: &str) -> bool {
    let unit = |word: &str| Some(bare_unit(word.strip_suffix(')')?.rsplit_once('(')?.1));
    let is_unit = |word: &str| unit_said(word).is_some();
    let (Some(own), Some(others)) = (unit(one), unit(other)) else { return false };
    let same = scaled(&own).0 == scaled(&others).0 && are_same(scaled(&own).1, scaled(&others).1);
    own != others && !same && (is_unit(one) || is_unit(other))
}
