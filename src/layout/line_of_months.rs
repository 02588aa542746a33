//! Months that headings say by their numbers alone, or with the year: read where nothing else can be meant.

use std::collections::{BTreeMap, BTreeSet};

use super::Scope;
use super::grid::Spot;
use super::period::own_years;
use crate::model::Month;
use crate::text::date::{self, Dates};
use crate::text::{Reading, width};

/// How many months a year has.
const YEAR: usize = 12;

/// The months of a line of headings, of those that say none in words: several of the year that the round is of (令和5年4月,
/// R5.5), or all twelve by their numbers (4, 4/1).
pub fn months_of_line(scope: Scope, spots: &[Spot]) -> BTreeMap<Spot, Month> {
    let of_round = |spot: &Spot| Some((*spot, month_of_round(scope, *spot)?));
    let dated: BTreeMap<Spot, Month> = spots.iter().filter_map(of_round).collect();
    if dated.len() > 1 { dated } else { by_numbers(scope, spots).unwrap_or_default() }
}

/// The month of a heading that says it with its year, where that is the one that the answers are of.
fn month_of_round(scope: Scope, spot: Spot) -> Option<Month> {
    let text = scope.grid.text(spot);
    let Reading::Value { value: Dates::One(date), warnings } =
        date::read(text.strip_suffix('分').unwrap_or(text))
    else {
        return None;
    };
    let is_month = warnings.is_empty() && date.day.is_none_or(|day| day == 1);
    let is_own = || own_years(scope).into_iter().eq([date.fiscal_year()]);
    (is_month && is_own()).then_some(Month(date.month))
}

/// All twelve months, each once.
fn by_numbers(scope: Scope, spots: &[Spot]) -> Option<BTreeMap<Spot, Month>> {
    let month = |spot: &Spot| Some((*spot, Month(number(scope.grid.text(*spot))?)));
    let months: BTreeMap<Spot, Month> = spots.iter().filter_map(month).collect();
    let distinct: BTreeSet<u8> = months.values().map(|month| month.0).collect();
    (months.len() == YEAR && distinct.len() == YEAR).then_some(months)
}

/// The number of a month that is all of a text, or its first day: 4, 4/1.
fn number(text: &str) -> Option<u8> {
    let key = width::fold_key(text);
    let number = key.strip_suffix("/1").unwrap_or(&key);
    let is_number = number.chars().all(|c| c.is_ascii_digit());
    number.parse().ok().filter(|number| is_number && (1..=12).contains(number))
}
