//! What is printed at the edges of each page: the words of header and footer, without the codes between them.

/// Words that only count the pages.
const OF_PAGES: [&str; 5] = ["ページ", "頁", "枚", "Page", "page"];
/// How many characters a colour has: RRGGBB, or 01+000.
const COLOUR: usize = 6;

/// The words that somebody wrote; `None` where there are only codes, and what counts the pages.
pub(in crate::book) fn words(coded: &str) -> Option<String> {
    let (mut words, mut rest) = (String::new(), coded);
    while let Some((before, code)) = rest.split_once('&') {
        words.push_str(before);
        rest = behind_code(code, &mut words);
    }
    words.push_str(rest);
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| says_something(line)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What stands behind the code that a text begins with; what the code stands for, where that is a sign.
fn behind_code<'t>(code: &'t str, words: &mut String) -> &'t str {
    let mut rest = code.chars();
    match rest.next() {
        Some('"') => return rest.as_str().split_once('"').map_or("", |(_, rest)| rest),
        Some('K') => return rest.as_str().get(COLOUR..).unwrap_or_default(),
        Some('0'..='9') => return code.trim_start_matches(|c: char| c.is_ascii_digit()),
        Some('&') => words.push('&'),
        Some('L' | 'C' | 'R') => words.push('\n'),
        _ => {}
    }
    rest.as_str()
}

fn says_something(line: &str) -> bool {
    let bare = OF_PAGES.iter().fold(line.to_owned(), |line, word| line.replace(word, ""));
    bare.chars().filter(|c| c.is_alphabetic()).count() > 1
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn codes_and_what_counts_the_pages_are_no_words() {
        let own = |coded: &str| words(coded).unwrap_or_default();
        assert_eq!(
            own("&L速報値です。&R&\"ＭＳ 明朝,標準\"&12&K01+000№3は取下げ"),
            "速報値です。\n№3は取下げ"
        );
        assert_eq!(own("&C&8研修&&採用"), "研修&採用");
        for none in ["", "&C- &P / &N -", "&R&Pページ", "&C&F&D", "&\"", "&K12"] {
            assert_eq!(words(none), None, "{none}");
        }
    }
}
