//! Ditto marks: a cell that says only "as there".

use super::width::fold_key;

/// Where the value that a ditto mark repeats stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ditto {
    /// In the cell above: ↓ 同上.
    Above,
    /// In the cell to the left, where that is of the same kind: →. An arrow may mean that something goes on.
    Left,
    /// In the cell to the left, whatever it is: 同左.
    SaidLeft,
    /// Before it along the table's axis: 〃 仝.
    Along,
    /// In the cell above, where the line goes down to an arrow: ｜ ｜ ↓. By itself nobody can know what it means.
    Line,
}

/// The ditto mark that is all of the cell, if it is one. A text that merely holds an arrow is none.
///
/// ```
/// use matome::text::ditto::{Ditto, read};
/// assert_eq!(read("（同上）"), Some(Ditto::Above));
/// assert_eq!(read("同上のとおり実施した。"), None);
/// ```
pub fn read(text: &str) -> Option<Ditto> {
    if text.len() > 64 {
        return None;
    }
    let key = fold_key(text);
    let mark = key.trim_matches(is_bracket).trim_end_matches(['。', '.']);
    match mark {
        "↓" | "⇓" | "⬇" | "⇩" | "↧" | "⭣" | "🡇" | "同上" | "上に同じ" | "上記と同じ" | "上記に同じ"
        | "上と同じ" => Some(Ditto::Above),
        "→" | "⇒" | "⇨" | "➡" | "⟶" | "⟹" | "⭢" | "➔" | "➜" | "➝" | "➞" | "🡆" | "=>" | "==>" | "->"
        | "-->" => Some(Ditto::Left),
        "同左" | "左に同じ" | "左と同じ" | "左記に同じ" | "左記と同じ" => {
            Some(Ditto::SaidLeft)
        }
        "|" | "│" | "┃" | "¦" | "┆" | "┇" | "┊" | "┋" | "╎" | "╏" | "∣" | "❘" | "⋮" | "⁝" | "⁞" | ":" => {
            Some(Ditto::Line)
        }
        "〃" | "\"" | "''" | "々" | "仝" | "〻" | "同" => Some(Ditto::Along),
        _ => None,
    }
}

/// Whether a text begins with a mark and goes on with words of its own: `〃（３階）`. Nobody can know what it says in full.
pub fn begins(text: &str) -> bool {
    text.trim_start().starts_with(['〃', '仝']) && read(text).is_none()
}

fn is_bracket(c: char) -> bool {
    matches!(
        c,
        '(' | ')'
            | '['
            | ']'
            | '【'
            | '】'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〔'
            | '〕'
            | '〈'
            | '〉'
            | '《'
            | '》'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_cell_is_a_ditto() {
        for (text, ditto) in [
            ("↓", Some(Ditto::Above)),
            (" ⇓ ", Some(Ditto::Above)),
            ("同　上", Some(Ditto::Above)),
            ("（同上）", Some(Ditto::Above)),
            ("→", Some(Ditto::Left)),
            ("⇒", Some(Ditto::Left)),
            ("同\n左", Some(Ditto::SaidLeft)),
            ("〃", Some(Ditto::Along)),
            ("″", Some(Ditto::Along)),
            ("”", Some(Ditto::Along)),
            ("仝", Some(Ditto::Along)),
            ("々", Some(Ditto::Along)),
            ("同", Some(Ditto::Along)),
            ("＝＞", Some(Ditto::Left)),
            ("－＞", Some(Ditto::Left)),
            ("ー＞", Some(Ditto::Left)),
            ("->", Some(Ditto::Left)),
            ("｜", Some(Ditto::Line)),
            ("│", Some(Ditto::Line)),
            ("：", Some(Ditto::Line)),
            ("｜｜", None),
            ("9：00", None),
            (">", None),
            ("＝", None),
            ("検討＝＞実施", None),
            ("", None),
            ("検討→実施", None),
            ("→実施", None),
            ("同上の取組", None),
            ("↓↓", None),
            ("⇔", None),
            ("↑", None),
            ("←", None),
        ] {
            assert_eq!(read(text), ditto, "{text}");
        }
    }
}
