//! Numbers that count headings and names: ① （１） 1. 5-1.

/// A heading taken apart into the number before it and the rest: `①…`, `（１）…`, `1. …`, `5-1 …`.
pub fn numbered(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if is_circled(first) {
        let (number, rest) = text.split_at(first.len_utf8());
        return Some((number, rest.trim_start()));
    }
    if matches!(first, '(' | '（' | '[' | '［' | '〔') {
        let end = text.find([')', '）', ']', '］', '〕'])?;
        let close = end + text[end..].chars().next().map_or(1, char::len_utf8);
        let inner = &text[first.len_utf8()..end];
        return (inner.chars().count() < 4).then(|| (inner, text[close..].trim_start()));
    }
    let is_part = |c: char| c.is_numeric() && !is_circled(c) || matches!(c, '-' | '－' | 'ー' | '‐');
    let rest = text.trim_start_matches(is_part);
    let number = &text[..text.len() - rest.len()];
    if number.is_empty() || !number.starts_with(char::is_numeric) {
        return None;
    }
    let bare = number.trim_end_matches(['-', '－', 'ー', '‐']);
    let separator = rest.chars().next().filter(|c| matches!(c, '.' | '．' | '、' | '　' | ' ' | ')' | '）'));
    match separator {
        Some(separator) => Some((bare, rest[separator.len_utf8()..].trim_start())),
        None => (bare.len() < number.len()).then_some((bare, rest)),
    }
}

const fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' | '❶'..='❿' | '➀'..='➓' | '⑴'..='⒇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_headings_are_taken_apart() {
        for (text, parts) in [
            ("①PDCAサイクルの確立", Some(("①", "PDCAサイクルの確立"))),
            ("（１）業務の改善", Some(("１", "業務の改善"))),
            ("(6) 女性職員の活躍推進", Some(("6", "女性職員の活躍推進"))),
            ("3. 人事評価", Some(("3", "人事評価"))),
            ("5-1 設備の点検", Some(("5-1", "設備の点検"))),
            ("５－３　救命講習", Some(("５－３", "救命講習"))),
            ("３年間の成果等", None),
            ("NPO派遣", None),
        ] {
            assert_eq!(numbered(text), parts, "{text}");
        }
    }
}
