//! Headings that only together say which years they mean: 平成13年度, 14年度, 15年度; 2005年, 1999, 1997.

use super::look::{is_bare_year, year_in};
use crate::layout::{LaidOut, loose};
use crate::model::{Era, FiscalYear, YearSpan};
use crate::text::fiscal_year::{YearContext, Years, split_label};

/// How far from the first of them years may lie.
const FAR: i32 = 120;

/// The years of headings that stand in a row, in their order; `None` where one of them is none, or one stands twice.
///
/// One at least must say its century or its era; the others are read in the same.
pub fn series(texts: &[&str]) -> Option<Vec<FiscalYear>> {
    let Some(said) = texts.iter().find_map(|text| says_itself(text)) else { return bare(texts) };
    let years = Some(YearSpan::new(said.0 - FAR, said.0 + FAR));
    let eras = [None, Some(Era::of_year(said))].into_iter().chain(Era::ALL.into_iter().rev().map(Some));
    let readings = eras.map(|era| YearContext { years: era.and(years), era });
    let read =
        |context: YearContext| texts.iter().map(|text| year_in(text, &context)).collect::<Option<Vec<_>>>();
    readings.filter_map(read).find(|read| follow(read))
}

/// The first number that is taken for a year of 平成 where no era is said; smaller ones are of 令和.
const HEISEI: u32 = 20;

/// Years without any era, 28年度 and 29年度: which era is meant is guessed, and told.
fn bare(texts: &[&str]) -> Option<Vec<FiscalYear>> {
    if texts.len() < 2 || !texts.iter().all(|text| is_bare_year(text)) {
        return None;
    }
    let digits = |text: &str| loose(text).trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().ok();
    let era = if digits(texts[0])? >= HEISEI { Era::Heisei } else { Era::Reiwa };
    let years = YearSpan::new(era.first_year(), era.first_year() + 64);
    let context = YearContext { years: Some(years), era: Some(era) };
    texts.iter().map(|text| year_in(text, &context)).collect::<Option<Vec<_>>>().filter(|years| follow(years))
}

/// The year of a text that needs no other to be read.
fn says_itself(text: &str) -> Option<FiscalYear> {
    let bare = loose(text).chars().all(|c| c.is_ascii_digit()) && text.trim().chars().count() < 4;
    super::look::year(text).filter(|_| !bare)
}

/// Whether each year is later than the one before, or each earlier.
fn follow(years: &[FiscalYear]) -> bool {
    years.is_sorted_by(|one, next| one < next) || years.is_sorted_by(|one, next| one > next)
}

/// The years that values are read for.
pub fn span(read: &LaidOut) -> Option<YearSpan> {
    let years = || read.entries.iter().filter_map(|entry| entry.key.year());
    Some(YearSpan { first: years().min()?, last: years().max()? })
}

/// The one year that a title says: 令和７年度　施設利用調査.
pub fn of_title(title: &str) -> Option<FiscalYear> {
    match split_label(title, &YearContext::default())?.years {
        Years::One(year) => Some(year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_says_how_the_others_are_read() {
        for (texts, expected) in [
            (vec!["平成13年度", "14年度", "15年度"], Some(vec![2001, 2002, 2003])),
            (vec!["2005年", "1999", "1997"], Some(vec![2005, 1999, 1997])),
            (vec!["R4", "R5"], Some(vec![2022, 2023])),
            (vec!["R4", "実績"], None),
            (vec!["２８年度", "２９年度"], Some(vec![2016, 2017])),
            (vec!["1", "2", "3"], None),
        ] {
            let years = expected.map(|years| years.into_iter().map(FiscalYear).collect::<Vec<_>>());
            assert_eq!(series(&texts), years, "{texts:?}");
        }
    }
}
