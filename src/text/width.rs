//! Widths, spaces and look-equal punctuation: keys for comparing labels, and the little that free text gets.
//!
//! Free text is never folded: NFKC would rewrite names (神 for U+FA19) and marks.

use unicode_normalization::UnicodeNormalization;

/// The key under which two spellings of a label or a title are the same: NFKC, no white space, no invisible
/// characters, lower case, one dash, one tilde, one middle dot. Never for display, never for free text.
///
/// ```
/// use matome::text::width::fold_key;
/// assert_eq!(fold_key("Ｒ５　年度"), fold_key("r5年度"));
/// ```
pub fn fold_key(text: &str) -> String {
    let text = without_carriage_escapes(text);
    fold_plain(&text, |_| true).unwrap_or_else(|| fold_any(&text))
}

/// The text with narrow letters, digits and signs: what is typed for machines, never free text.
///
/// ```
/// assert_eq!(matome::text::width::narrow("ｓｏｕｍｕ＠ｔｏｗｎ．ｊｐ"), "soumu@town.jp");
/// ```
pub fn narrow(text: &str) -> String {
    text.nfkc().collect()
}

/// The key of a text of plain characters, which most are: each is folded alone, whatever stands beside it, and left out
/// where it is no letter and not `kept`. `None` where there is another.
fn fold_plain(text: &str, kept: fn(char) -> bool) -> Option<String> {
    let mut key = String::with_capacity(text.len());
    // Letters that fold to themselves stand in a row: where the row that is not taken over yet begins.
    let mut row = 0;
    for (at, c) in text.char_indices() {
        if is_letter(c) {
            continue;
        }
        key.push_str(&text[row..at]);
        row = at + c.len_utf8();
        let folded = match c {
            ' ' | '\t' | '\n' | '\r' | '\u{3000}' => continue,
            '!'..='~' => c.to_ascii_lowercase(),
            '※' | '●' | '○' | '→' | '↓' | '。' | '・' | '「'..='】' => c,
            'ー' => '-',
            '、' => ',',
            '№' => {
                key.push('n');
                'o'
            }
            '！'..='～' => ascii_of(c)?.to_ascii_lowercase(),
            _ => return None,
        };
        if kept(folded) {
            key.push(folded);
        }
    }
    key.push_str(&text[row..]);
    Some(key)
}

fn fold_any(text: &str) -> String {
    text.nfkc()
        .filter(|&c| !is_space(c) && !is_invisible(c))
        .map(unify)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether the character is one of those that most Japanese words are written in, and that fold to themselves.
const fn is_letter(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿')
}

/// The character that a wide one of the block ！ to ～ is the same as.
fn ascii_of(wide: char) -> Option<char> {
    char::from_u32(u32::from(wide) - u32::from('！') + u32::from('!'))
}

/// The same without what is neither a letter nor a number: the key of a text that may be written with brackets, dots
/// and dashes or without.
///
/// ```
/// use matome::text::width::letters_key;
/// assert_eq!(letters_key("実施（取組）"), letters_key("実施 取組"));
/// ```
pub fn letters_key(text: &str) -> String {
    let text = without_carriage_escapes(text);
    // Of plain characters those that are no letters by themselves are ASCII, or signs.
    fold_plain(&text, |c| c.is_ascii_alphanumeric()).unwrap_or_else(|| {
        let mut key = fold_any(&text);
        key.retain(char::is_alphanumeric);
        key
    })
}

/// Whether the text says nothing: empty, or nothing but dashes.
///
/// ```
/// assert!(matome::text::width::is_blank("　－"));
/// ```
pub fn is_blank(text: &str) -> bool {
    fold_key(text).chars().all(|c| c == '-')
}

/// What free text gets: line ends as `\n`, `_x000D_` gone, outer spaces trimmed; nothing else is rewritten.
///
/// ```
/// assert_eq!(matome::text::width::clean(" 研修\r\nの実施　"), "研修\nの実施");
/// ```
pub fn clean(text: &str) -> String {
    let text = without_carriage_escapes(text).replace("\r\n", "\n").replace('\r', "\n");
    text.trim_matches(|c| is_space(c) || is_invisible(c)).to_owned()
}

/// Whether the character is white space: also NBSP and the ideographic space.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{3164}' | '\u{FFA0}' | '\u{2800}')
}

/// Whether the character takes no room and says nothing: zero-width spaces, BOM, variation selectors, bidi marks.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Whether the character is drawn as a dash. The long-vowel mark ー is one only in keys and between years.
pub(super) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2212}'
                | '\u{2500}'
                | '\u{2501}'
                | '\u{207B}'
                | '\u{2796}'
                | '\u{30FC}'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0D}'
                | '\u{FF70}'
    )
}

/// Whether the character is drawn as a tilde or a wave dash.
pub(super) fn is_tilde(c: char) -> bool {
    matches!(
        c,
        '~' | '\u{02DC}'
            | '\u{2053}'
            | '\u{223C}'
            | '\u{223D}'
            | '\u{223E}'
            | '\u{301C}'
            | '\u{3030}'
            | '\u{FF5E}'
    )
}

/// Whether the character is drawn as a dot in the middle of the line.
pub(super) fn is_middle_dot(c: char) -> bool {
    matches!(
        c,
        '・' | '\u{00B7}' | '\u{0387}' | '\u{2022}' | '\u{2027}' | '\u{2219}' | '\u{22C5}' | '\u{FF65}'
    )
}

/// One character for all dashes, tildes, middle dots, commas and primes.
fn unify(c: char) -> char {
    match c {
        _ if is_dash(c) => '-',
        _ if is_tilde(c) => '~',
        _ if is_middle_dot(c) => '・',
        '、' => ',',
        '〇' | '◯' => '○',
        '’' | '‘' | '′' => '\'',
        '“' | '”' | '″' => '"',
        _ => c,
    }
}

/// Excel's escape of a carriage return inside a string is a line end that was meant as such.
pub(super) fn without_carriage_escapes(text: &str) -> std::borrow::Cow<'_, str> {
    if text.as_bytes().contains(&b'_') && text.contains("_x000") {
        text.replace("_x000D_\n", "\n").replace("_x000D_", "\n").replace("_x000A_", "\n").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_ignore_width_space_case_and_kind_of_dash() {
        for (one, other) in [
            ("進捗状況", "進 捗\n状　況"),
            ("№４", "No4"),
            ("R3～R7", "r3〜R7"),
            ("ﾁｰﾑ", "チーム"),
            ("企画・立案", "企画･立案"),
            ("Ａ－１", "A‐1"),
            ("課題\u{200B}等\u{FEFF}", "課題等\u{A0}"),
            ("計画_x000D_\n実績", "計画実績"),
        ] {
            assert_eq!(fold_key(one), fold_key(other), "{one} / {other}");
        }
        assert_ne!(fold_key("計画"), fold_key("実績"));
        assert_ne!(fold_key("●"), fold_key("○"));
    }

    #[test]
    fn plain_characters_fold_as_all_do() {
        let plain: String = (0..=u32::from(char::MAX))
            .filter_map(char::from_u32)
            .filter(|c| fold_plain(c.encode_utf8(&mut [0; 4]), |_| true).is_some())
            .collect();
        assert!(plain.chars().count() > 21_000, "nearly all that is typed");
        for c in plain.chars() {
            let text = format!("{c}ア{c}a{c}");
            assert_eq!(fold_plain(&text, |_| true), Some(fold_any(&text)), "{c}");
            let letters: String = fold_any(&text).chars().filter(|c| c.is_alphanumeric()).collect();
            assert_eq!(letters_key(&text), letters, "{c}");
        }
        assert_eq!(fold_plain(&plain, |_| true), Some(fold_any(&plain)));
    }

    #[test]
    fn dashes_say_nothing() {
        for text in ["", "　", "－", "―", "-", "ー ー", "\u{200B}"] {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank("－1") && !is_blank("○"));
    }

    #[test]
    fn clean_rewrites_nothing_inside() {
        assert_eq!(clean(" 　Ａ  ①\r\nｶﾅ\u{FA19}_x000D_\nB\u{A0} "), "Ａ  ①\nｶﾅ\u{FA19}\nB");
        assert_eq!(clean("\u{FEFF}"), "");
    }
}
