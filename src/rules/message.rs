//! Sentences with gaps: facts → text.
//!
//! `{name}` is a fact. `[…]` stands only where all its facts are known; `[…|…]` takes the first alternative whose
//! facts are known. A fact outside of brackets that is not known would leave a hole: a test forbids such messages.

/// Fills the gaps of a message. `fact` says what a placeholder stands for.
pub(super) fn fill(message: &str, fact: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    let mut rest = message;
    while let Some((before, choice, after)) = cut(rest, '[', ']') {
        text.push_str(&insert(before, fact).unwrap_or_default());
        text.push_str(&choice.split('|').find_map(|part| insert(part, fact)).unwrap_or_default());
        rest = after;
    }
    text.push_str(&insert(rest, fact).unwrap_or_default());
    text
}

/// The text with its facts, or `None` where one is not known.
fn insert(part: &str, fact: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut text = String::new();
    let mut rest = part;
    while let Some((before, name, after)) = cut(rest, '{', '}') {
        text.push_str(before);
        text.push_str(&fact(name)?);
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// What stands before, between and after the first pair of these brackets.
fn cut(text: &str, open: char, close: char) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(open)?;
    let (inner, after) = rest.split_once(close)?;
    Some((before, inner, after))
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn gaps_are_filled_or_left_out() {
        let fact = |name: &str| (name == "a").then(|| "A[|]{b}".to_owned());
        for (message, text) in [
            ("x", "x"),
            ("[{a}|z]", "A[|]{b}"),
            ("1[{b}]2", "12"),
            ("1[{b}|{a}|z]2", "1A[|]{b}2"),
            ("1[{b}|z]2", "1z2"),
            ("[{b}|]", ""),
        ] {
            assert_eq!(fill(message, &fact), text, "{message}");
        }
    }

    #[test]
    fn nothing_stands_outside_of_brackets_that_may_be_unknown() {
        let nothing = |_: &str| None;
        for rule in crate::rules::catalogue() {
            for words in [&rule.ja, &rule.en] {
                for message in [words.message, words.hint] {
                    let text = fill(message, &nothing);
                    let end = text.chars().last();
                    assert!(matches!(end, Some('。' | '.' | '）' | '?' | ')')), "{}: {text}", rule.name);
                    assert!(!text.contains(['[', ']', '{', '}', '|']), "{}: {text}", rule.name);
                    assert!(text.chars().count() > 8, "{}: {text}", rule.name);
                    assert!(!outside(message).contains('{'), "{}: {message}", rule.name);
                }
            }
        }
    }

    fn outside(message: &str) -> String {
        let mut depth = 0;
        let mut text = String::new();
        for c in message.chars() {
            depth += i32::from(c == '[') - i32::from(c == ']');
            assert!((0..=1).contains(&depth), "{message}");
            if depth == 0 {
                text.push(c);
            }
        }
        text
    }
}
