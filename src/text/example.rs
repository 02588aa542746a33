//! The words that say that a row only shows how to fill in the others: 例, 記入例, （例）みどり小学校.

use super::width::fold_key;

/// Words for an example.
const WORDS: [&str; 7] = ["例", "記入例", "記載例", "記入見本", "記載見本", "見本", "サンプル"];
/// What stands between the word and what it is an example of.
const JOINTS: [char; 4] = [')', '】', ':', '〕'];

/// Whether a label says that its row is an example: the word alone, perhaps in brackets or with a number, or before what
/// it is an example of. A name that only begins with the letter (例規集, 例会) is none.
///
/// ```
/// use matome::text::example::is_said;
/// assert!(is_said("（例）") && is_said("記入例２") && is_said("例）本庁舎") && !is_said("例規集"));
/// ```
pub fn is_said(text: &str) -> bool {
    // Most labels hold none of the words, and there are many.
    if !["例", "見本", "サンプル"].iter().any(|word| text.contains(word)) {
        return false;
    }
    let key = fold_key(text);
    let inner = key.trim_start_matches(['(', '【', '〔', '<', '[', '※', '*']);
    let rest = WORDS.iter().filter_map(|word| inner.strip_prefix(word));
    rest.into_iter().any(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        rest.starts_with(JOINTS) || rest.trim_matches([')', '】', '〕', '>', ']']).is_empty()
    })
}

/// Whether the name of a sheet says that it is an example: 見本, 備品（記載例）, №1記入例.
///
/// ```
/// use matome::text::example::is_in_name;
/// assert!(is_in_name("備品（例）") && is_in_name("№1記入例") && !is_in_name("条例") && !is_in_name("見本市"));
/// ```
pub fn is_in_name(name: &str) -> bool {
    let key = fold_key(name);
    let mut ends = WORDS.iter().filter(|word| word.chars().count() > 1);
    key.split(|c: char| !c.is_alphanumeric()).any(is_said) || ends.any(|word| key.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::is_said;

    #[test]
    fn a_name_that_begins_with_the_letter_is_no_example() {
        for said in [
            "例",
            "例１",
            "記入例",
            "(例)",
            "（例）みどり小学校",
            "【記入例】",
            "例：本庁舎",
            "※記入例",
            "見本",
        ] {
            assert!(is_said(said), "{said}");
        }
        for other in ["例規集の管理", "例会", "事例", "条例", "1", "", "例年どおり", "見本市"]
        {
            assert!(!is_said(other), "{other}");
        }
    }
}
