//! Ditto marks: a cell that says only "as there".

use super::width::fold_key;

/// The longest text that may be a mark, in bytes.
const LONGEST: usize = 64;

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
    if text.len() > LONGEST || has_words(text) && !text.contains('同') {
        return None;
    }
    let key = fold_key(text);
    let mark = key.trim_matches(is_bracket).trim_end_matches(['。', '.']);
    match mark {
        "↓" | "⇓" | "⬇" | "⇩" | "↧" | "⭣" | "🡇" | "同上" | "上に同じ" | "上記と同じ" | "上記に同じ"
        | "上と同じ" => Some(Ditto::Above),
        "→" | "⇒" | "⇨" | "➡" | "⟶" | "⟹" | "⭢" | "➔" | "➜" | "➝" | "➞" | "🡆" => {
            Some(Ditto::Left)
        }
        "同左" | "左に同じ" | "左と同じ" | "左記に同じ" | "左記と同じ" => {
            Some(Ditto::SaidLeft)
        }
        "|" | "│" | "┃" | "¦" | "┆" | "┇" | "┊" | "┋" | "╎" | "╏" | "∣" | "❘" | "⋮" | "⁝" | "⁞" | ":" => {
            Some(Ditto::Line)
        }
        "〃" | "\"" | "''" | "々" | "仝" | "〻" | "同" => Some(Ditto::Along),
        _ => is_drawn_arrow(mark).then_some(Ditto::Left),
    }
}

/// Whether a text has letters that are no marks: but for a few words, it is then none.
fn has_words(text: &str) -> bool {
    let is_letter = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿') && c != '仝'
    };
    text.contains(is_letter)
}

/// Whether all of a text is a line that goes on, `───`: by itself it may say that there is nothing, before an arrow it leads
/// to that.
pub fn is_drawn_line(text: &str) -> bool {
    if has_words(text) {
        return false;
    }
    let key = fold_key(text);
    key.chars().nth(1).is_some() && key.chars().all(is_shaft)
}

/// An arrow that is made of a line and a head: `――→`, `-->`, `━━▶`.
fn is_drawn_arrow(mark: &str) -> bool {
    let mut chars = mark.chars();
    let is_head =
        |c: char| matches!(c, '>' | '→' | '⇒' | '⇨' | '➡' | '➔' | '➜' | '▶' | '►' | '▷' | '⟩' | '〉');
    chars.next_back().is_some_and(is_head) && chars.next().is_some_and(is_shaft) && chars.all(is_shaft)
}

fn is_shaft(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '─' | '━' | '┄'..='┉' | '╌' | '╍' | '═' | '=' | '−' | 'ー' | '－' | '＝')
}

/// Whether a text begins with a mark and goes on with words of its own: `〃（３階）`, `同左（継続）`. Nobody can know what it
/// says in full.
pub fn begins(text: &str) -> bool {
    let text = text.trim();
    let noted = text.strip_suffix([')', '）']).and_then(|text| text.split_once(['(', '（']));
    let is_noted = || noted.and_then(|(mark, _)| read(mark)).is_some_and(|mark| mark != Ditto::Line);
    (text.starts_with(['〃', '仝']) || is_noted()) && read(text).is_none()
}

/// Whether all of a text only points at another cell, and it does not say for certain at which: `↑`, `→→`, `右に同じ`, `・同上`.
///
/// ```
/// use matome::text::ditto::points;
/// assert!(points("以下同じ") && points("↑") && points("※同上") && points("↑に同じ"));
/// assert!(!points("同上") && !points("前年度と同じ"));
/// ```
pub fn points(text: &str) -> bool {
    const MARKS: &str = "↑⇑⬆⇧↥←⇐⬅⇦⟵↔⇔↕⇕↓⇓⬇⇩→⇒⇨➡〃仝々〻ヽヾゝゞ〱〲〳〵〝〟\"|│┃";
    // Whatever says that it is the same has one of these characters: 同じ, 通り, とおり.
    if text.len() > LONGEST || has_words(text) && !text.contains(['同', '通', 'お']) || read(text).is_some()
    {
        return false;
    }
    let key = fold_key(text);
    let bare = key.trim_matches(is_bracket).trim_end_matches(['。', '.']);
    let listed = bare.trim_start_matches(['※', '・', '*', '●', '○', '■', '-', ' ']);
    let is_listed = || listed.len() < bare.len() && (read(listed).is_some() || is_as_there(listed));
    let is_marks = !bare.is_empty() && bare.chars().all(|c| MARKS.contains(c) || c == ' ');
    is_marks || is_as_there(bare) || is_listed()
}

/// Whether words say only that it is as elsewhere: a place, and that it is the same there, `前記同様`, `上に同じ`, `同右`.
fn is_as_there(words: &str) -> bool {
    const PLACES: [&str; 25] = [
        "上記", "下記", "前記", "左記", "右記", "上欄", "下欄", "左欄", "右欄", "前欄", "上段", "下段",
        "前段", "前項", "前出", "以下", "以上", "上", "下", "前", "左", "右", "他", "↑", "←",
    ];
    const SAME: [&str; 6] = ["同じ", "同様", "同文", "同", "とおり", "通り"];
    if ["同じ", "同様", "同前", "同右", "同下", "同文"].contains(&words) {
        return true;
    }
    let mut places = PLACES.iter().filter_map(|place| words.strip_prefix(place));
    places.any(|rest| SAME.contains(&rest.strip_prefix(['に', 'と', 'の']).unwrap_or(rest)))
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
    fn a_line_is_drawn_with_more_than_one_sign() {
        assert!(is_drawn_line("───") && is_drawn_line("―― ") && is_drawn_line("ーー"));
        assert!(!is_drawn_line("－") && !is_drawn_line("──→") && !is_drawn_line("ー実施ー"));
    }

    #[test]
    fn words_that_only_point_elsewhere_are_known_by_whatever_says_the_same() {
        for text in
            ["左のとおり", "上欄の通り", "以下のとおり", "前項同様", "（上記のとおり）", "・同上", "↑に同じ"]
        {
            assert!(points(text), "{text}");
        }
        for text in ["左のとおり実施した", "見通し", "おおむね順調", "通年"] {
            assert!(!points(text), "{text}");
        }
    }

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
            ("―――→", Some(Ditto::Left)),
            ("──→", Some(Ditto::Left)),
            ("－→", Some(Ditto::Left)),
            ("---->", Some(Ditto::Left)),
            ("ーーー＞", Some(Ditto::Left)),
            ("━━▶", Some(Ditto::Left)),
            ("＝＝⇒", Some(Ditto::Left)),
            ("───", None),
            ("▶", None),
            ("A→", None),
            ("－", None),
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
