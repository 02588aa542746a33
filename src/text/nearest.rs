//! The known word that a slip of the pen would make this of.

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
