//! The marks of ratings, and what a legend says that they mean: Ａ：計画どおり.

use super::draft::Draft;
use super::form_sheet::FormSheet;
use crate::model::ScaleMark;
use crate::text::width;

/// What stands between a mark and its meaning.
const JOINTS: [char; 5] = [':', '…', '=', '・', '-'];

/// Takes marks into the scale of the draft.
pub fn take(marks: Vec<String>, draft: &mut Draft) {
    for mark in marks {
        let known = draft.scale.iter().any(|known| width::fold_key(&known.mark) == width::fold_key(&mark));
        if !known {
            draft.scale.push(ScaleMark { mark, ..ScaleMark::default() });
        }
    }
}

/// Gives the marks the meanings that stand on a sheet, and takes in those that only the legend has.
pub fn explain(page: &FormSheet, draft: &mut Draft) {
    if draft.scale.is_empty() {
        return;
    }
    let texts = page.grid.spots().map(|spot| page.text(spot));
    for (mark, meaning) in texts.flat_map(meanings) {
        match draft.scale.iter_mut().find(|known| width::fold_key(&known.mark) == width::fold_key(&mark)) {
            Some(known) if known.meaning.is_empty() => known.meaning = meaning,
            Some(_) => {}
            None => draft.scale.push(ScaleMark { mark, meaning, ..ScaleMark::default() }),
        }
    }
    let in_letters =
        draft.scale.iter().all(|mark| width::fold_key(&mark.mark).chars().all(|c| c.is_ascii_alphabetic()));
    if in_letters {
        draft.scale.sort_by_key(|mark| order(&width::fold_key(&mark.mark)));
    }
}

/// What the heading of a column of ratings ends with.
const RATED: [&str; 5] = ["評価", "判定", "評定", "達成度", "進捗度"];

/// Whether ratings are written under a heading, by its words.
pub fn is_rated(heading: &str) -> bool {
    let key = width::fold_key(heading);
    let bare = key.split('(').next().unwrap_or_default();
    RATED.iter().any(|word| bare.ends_with(word))
}

/// The marks of the legends on a sheet that may stand under a heading: one of ratings, or one that a legend begins with.
pub fn legend(page: &FormSheet, heading: &str) -> Vec<String> {
    let key = width::fold_key(heading);
    let is_own = |text: &str| is_rated(heading) || width::fold_key(text).starts_with(&key);
    let texts = page.grid.spots().map(|spot| page.text(spot)).filter(|text| is_own(text));
    let mut marks: Vec<String> = Vec::new();
    for (mark, _) in texts.flat_map(meanings) {
        if !marks.iter().any(|known| width::fold_key(known) == width::fold_key(&mark)) {
            marks.push(mark);
        }
    }
    if marks.len() > 1 { marks } else { Vec::new() }
}

/// S stands before A.
fn order(mark: &str) -> (bool, String) {
    (mark != "s", mark.to_owned())
}

/// The marks of a legend with their meanings; nothing in any other text.
fn meanings(text: &str) -> Vec<(String, String)> {
    let parts = text.split(['、', '，', ',', '\n', '　', '／', '/', ' ']).map(str::trim);
    let pair = |part: &str| {
        let part = part.rsplit_once('】').map_or(part, |(_, part)| part);
        let part = part.trim_start_matches(['(', '（', '【', '凡', '例', '：', ':']);
        let mut chars = part.chars();
        let mark = chars.next()?;
        let joint = chars.next()?;
        let joint = if joint == '…' { joint.to_string() } else { width::fold_key(&joint.to_string()) };
        let meaning = chars.as_str().trim_end_matches([')', '）']).trim();
        let is_mark = !mark.is_numeric()
            && (mark.is_ascii_alphabetic() || ('Ａ'..='Ｚ').contains(&mark) || !mark.is_alphabetic());
        let joined = joint.chars().all(|c| JOINTS.contains(&c)) && !joint.is_empty();
        (is_mark && joined && meaning.chars().count() >= 2).then(|| (mark.to_string(), meaning.to_owned()))
    };
    let pairs: Vec<(String, String)> = parts.filter_map(pair).collect();
    if pairs.len() > 1 || pairs.len() == 1 && text.trim().chars().count() < 40 { pairs } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_is_read_in_one_cell() {
        let read = meanings("（Ａ：計画どおり、Ｂ：一部実施、Ｃ：未実施）");
        let expected = [("Ａ", "計画どおり"), ("Ｂ", "一部実施"), ("Ｃ", "未実施")];
        assert_eq!(read, expected.map(|(mark, meaning)| (mark.to_owned(), meaning.to_owned())));
        for text in [
            "評価　Ａ：高い　Ｂ：普通　Ｃ：低い",
            "【評価の凡例】Ａ…高い、Ｂ…普通、Ｃ…低い",
            "※評価は、◎：高い、○：普通、△：低い",
        ] {
            assert_eq!(meanings(text).len(), 3, "{text}");
        }
        assert!(meanings("方向性：拡充／継続／縮小／廃止").is_empty());
        assert!(meanings("各課の取組（令和５年度）").is_empty());
    }
}
