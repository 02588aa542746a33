//! Years among words that those beside them have not: what stands under R7（千人） beside R5 and R6 is something else.

use std::collections::{BTreeMap, BTreeSet};

use super::Scope;
use super::fold::loose;
use super::grid::Spot;
use super::ids::{FIELD, YEAR};
use crate::text::fiscal_year::Years;

/// Words that say how sure a value is, or when it was taken, and not what it is.
const SAYS_NO_MORE: [&str; 14] = [
    "実績",
    "実績値",
    "見込",
    "見込み",
    "見込値",
    "決算",
    "確定",
    "確定値",
    "速報",
    "速報値",
    "現在",
    "時点",
    "末",
    "分",
];

/// Words that say that a value is not known yet: so they stand over the last years of those that are asked for, where no
/// other heading says the same year.
const NOT_YET_KNOWN: [&str; 13] = [
    "予定",
    "予定値",
    "予測",
    "予測値",
    "見通し",
    "概算",
    "暫定",
    "暫定値",
    "推計",
    "推計値",
    "仮",
    "未確定",
    "集計中",
];

/// What words at a year say of it: a day at which a value was taken is left out.
fn without_day(words: &str) -> &str {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '月' | '日'));
    let is_day = ["現在", "時点", "末", "末現在", "末時点"].contains(&rest);
    if is_day { "時点" } else { words }
}

/// Whether a text is made of nothing but such words: 決算見込.
fn is_made_of(text: &str, words: &[&[&str]]) -> bool {
    let mut known = words.iter().copied().flatten();
    known.any(|word| text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || is_made_of(rest, words)))
}

/// Of headings or labels that say years, those whose words the others have not. Words that are a field's are no matter.
pub fn odd_years(scope: Scope, spots: impl IntoIterator<Item = Spot>) -> BTreeSet<Spot> {
    let years: Vec<(Spot, String, Years)> = words_of_years(scope, spots).collect();
    // One alone differs from none.
    if years.len() < 2 {
        return BTreeSet::new();
    }
    let is_alone = |year: &Years| years.iter().filter(|(.., other)| other == year).count() == 1;
    let no_more = |words: &str, year: &Years| {
        is_made_of(words, &[&SAYS_NO_MORE])
            || is_made_of(words, &[&SAYS_NO_MORE, &NOT_YET_KNOWN]) && is_alone(year)
    };
    let said = years.iter().map(|(spot, words, year)| {
        let says_more = !no_more(words, year);
        (*spot, if says_more { words.clone() } else { String::new() })
    });
    let said: BTreeMap<Spot, String> = said.collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    said.values().for_each(|words| *counts.entry(words).or_default() += 1);
    let is_plain = |words: &str| words.is_empty() || counts[words] > 1 && !counts.contains_key("");
    let has_plain = said.values().any(|words| is_plain(words));
    said.iter().filter(|(_, words)| has_plain && !is_plain(words)).map(|(spot, _)| *spot).collect()
}

/// Those of which words say how sure the values are, that the form has not: 令和5年度（見込） over the place of 令和5年度; where the
/// form is not known, those beside plain ones.
pub fn qualified_years(scope: Scope, spots: impl IntoIterator<Item = Spot>) -> Vec<Spot> {
    let said: BTreeMap<Spot, String> =
        words_of_years(scope, spots).map(|(spot, words, _)| (spot, words)).collect();
    let has_plain = !scope.blank.is_unknown() || said.values().any(String::is_empty);
    let is_own = |spot: Spot| scope.blank.says_time(&scope.grid.sheet.name, scope.grid.text(spot));
    let is_known = |words: &str| is_made_of(words, &[&SAYS_NO_MORE, &NOT_YET_KNOWN]);
    let qualified = said.into_iter().filter(|(_, words)| is_known(words));
    qualified.filter(|(spot, _)| has_plain && !is_own(*spot)).map(|(spot, _)| spot).collect()
}

/// The headings or labels that say years and no field, each with its other words and its years.
fn words_of_years<'s>(
    scope: Scope<'s>,
    spots: impl IntoIterator<Item = Spot, IntoIter: 's>,
) -> impl Iterator<Item = (Spot, String, Years)> + 's {
    let words = move |spot: Spot| {
        let says = &scope.says[spot];
        says.of(YEAR).filter(|_| says.of(FIELD).is_none())?;
        let said = says.years.as_ref()?;
        let words = loose(&said.words) + if said.words.contains(['%', '％']) { "%" } else { "" };
        Some((spot, without_day(&words).to_owned(), said.years.clone()))
    };
    spots.into_iter().filter_map(words)
}
