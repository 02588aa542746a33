//! Choices from a list of the template's, spelled as people spell them: widths and case do not matter, and aliases count.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::reading::Reading;
use super::width::{self, fold_key};
use super::{error_value, nearest};
use crate::model::{Category, Text, ValueFault};

/// Words of which each is written for the others: where one of them may be chosen, all of them say that.
const SAME: [&[&str]; 2] = [&["有", "有り", "あり"], &["無", "無し", "なし"]];

/// Reads what was chosen; several where `several` says so. A text that could be two sets of choices is refused, and so is
/// what the list does not have.
///
/// ```
/// use matome::model::Category;
/// use matome::text::{choice, display};
/// let choices = ["窓口", "電話"].map(|name| Category { name: name.to_owned(), aliases: Vec::new() });
/// let read = |text| choice::read(text, &choices, true).into_value();
/// assert_eq!(read("電話・窓口").map(|chosen| display::choices(&chosen)), Some("窓口、電話".to_owned()));
/// assert_eq!(read("郵送"), None);
/// ```
pub fn read(text: &str, choices: &[Category], several: bool) -> Reading<Arc<[Text]>> {
    let text = width::clean(text);
    let known: BTreeMap<String, usize> = spellings(choices).collect();
    let whole = known.get(&fold_key(&text)).copied();
    if whole.is_none() && width::is_blank(&text) {
        return Reading::Blank;
    }
    if error_value::is_one(&text) {
        return Reading::refused(ValueFault::ErrorValue);
    }
    if let Some(one) = whole.filter(|_| !several) {
        return Reading::value([choices[one].name.as_str().into()].into());
    }
    let readings = readings(&text, &known);
    let names = || choices.iter().map(|choice| choice.name.clone()).collect();
    match readings.first() {
        Some(chosen) if several && readings.len() == 1 => {
            Reading::value(chosen.iter().map(|index| choices[*index].name.as_str().into()).collect())
        }
        Some(_) => Reading::refused(ValueFault::SeveralChoices { choices: names() }),
        None => {
            let meant = behind_arrow(&text);
            let near =
                nearest::nearest(&fold_key(meant), spellings(choices).map(|(word, index)| (index, word)));
            let nearest = near.map(|index| choices[index].name.clone());
            let nearest = nearest.filter(|near| !nearest::tells_apart(meant, near));
            Reading::refused(ValueFault::UnknownChoice { nearest, choices: names() })
        }
    }
}

/// What stands behind the last arrow of a text, where one was put right by hand: 良 of 要修理→良.
fn behind_arrow(text: &str) -> &str {
    const ARROWS: [&str; 8] = ["→", "⇒", "➡", "⇨", "->", "=>", "＝＞", "－＞"];
    let ends = ARROWS.iter().filter_map(|arrow| text.rfind(arrow).map(|at| at + arrow.len()));
    ends.max().map_or(text, |end| &text[end..])
}

/// Each spelling of each choice, folded; the choices' own last.
fn spellings(choices: &[Category]) -> impl Iterator<Item = (String, usize)> {
    let own = choices.iter().enumerate().flat_map(|(index, choice)| {
        let words = std::iter::once(&choice.name).chain(&choice.aliases);
        words.map(move |word| (fold_key(word), index))
    });
    let others = |(word, index): (String, usize)| {
        let same = SAME.iter().find(|same| same.contains(&word.as_str())).copied().unwrap_or_default();
        same.iter().map(move |word| ((*word).to_owned(), index))
    };
    own.clone().flat_map(others).chain(own)
}

/// The sets of choices that a text may be, two at most: it is cut at separators in every way that leaves nothing but
/// choices, since a choice may hold a separator of its own.
fn readings(text: &str, known: &BTreeMap<String, usize>) -> BTreeSet<BTreeSet<usize>> {
    const MOST: usize = 64;
    const LONGEST: usize = 2000;
    let cuts = cuts(text);
    let mut upto: Vec<BTreeSet<BTreeSet<usize>>> = vec![BTreeSet::from([BTreeSet::new()])];
    if cuts.len() > MOST || text.len() > LONGEST {
        return BTreeSet::new();
    }
    for (end, _) in &cuts {
        let mut sets = BTreeSet::new();
        for (before, said) in upto.iter().enumerate().filter(|(_, said)| !said.is_empty()) {
            let start = before.checked_sub(1).map_or(0, |cut| cuts[cut].1);
            if let Some(choice) = known.get(&fold_key(&text[start..*end])) {
                sets.extend(said.iter().map(|set| set.iter().copied().chain([*choice]).collect()));
            }
        }
        upto.push(sets.into_iter().take(2).collect());
    }
    upto.pop().unwrap_or_default()
}

/// Where the text may be cut: each separator from its first byte to its last, and the end.
fn cuts(text: &str) -> Vec<(usize, usize)> {
    let is_separator = |c: char| "、，,・･/／;；\n".contains(c);
    let inside = text.char_indices().filter(|(_, c)| is_separator(*c));
    inside.map(|(at, c)| (at, at + c.len_utf8())).chain([(text.len(), text.len())]).collect()
}
