//! Years among words that those beside them have not: what stands under R7（千人） beside R5 and R6 is something else.

use std::collections::{BTreeMap, BTreeSet};

use super::Scope;
use super::fold::loose;
use super::grid::Spot;
use super::ids::{FIELD, YEAR};
use crate::text::fiscal_year;

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

/// Of headings or labels that say years, those whose words the others have not. Words that are a field's are no matter.
pub fn odd_years(scope: Scope, spots: impl IntoIterator<Item = Spot>) -> BTreeSet<Spot> {
    let said: BTreeMap<Spot, String> = words_of_years(scope, spots)
        .map(|(spot, words)| {
            (spot, if SAYS_NO_MORE.contains(&words.as_str()) { String::new() } else { words })
        })
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    said.values().for_each(|words| *counts.entry(words).or_default() += 1);
    let is_plain = |words: &str| words.is_empty() || counts[words] > 1 && !counts.contains_key("");
    let has_plain = said.values().any(|words| is_plain(words));
    said.iter().filter(|(_, words)| has_plain && !is_plain(words)).map(|(spot, _)| *spot).collect()
}

/// Those beside plain ones of which words say how sure the values are: 令和5年度（見込） beside 令和4年度.
pub fn qualified_years(scope: Scope, spots: impl IntoIterator<Item = Spot>) -> Vec<Spot> {
    let said: BTreeMap<Spot, String> = words_of_years(scope, spots).collect();
    let has_plain = said.values().any(String::is_empty);
    let qualified = said.into_iter().filter(|(_, words)| SAYS_NO_MORE.contains(&words.as_str()));
    qualified.filter(|_| has_plain).map(|(spot, _)| spot).collect()
}

/// The headings or labels that say years and no field, each with its other words.
fn words_of_years<'s>(
    scope: Scope<'s>,
    spots: impl IntoIterator<Item = Spot, IntoIter: 's>,
) -> impl Iterator<Item = (Spot, String)> + 's {
    let words = move |spot: Spot| {
        let says = &scope.says[spot];
        says.of(YEAR).filter(|_| says.of(FIELD).is_none())?;
        let label = fiscal_year::split_label(scope.grid.text(spot), &scope.words.years)?;
        let said = format!("{}{}", label.before, label.after);
        Some((spot, loose(&said) + if said.contains(['%', '％']) { "%" } else { "" }))
    };
    spots.into_iter().filter_map(words)
}
