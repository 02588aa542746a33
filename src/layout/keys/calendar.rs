//! Calendar years over months: January to March under 令和８年 are of 令和７年度.

use std::collections::BTreeSet;

use super::years;
use crate::layout::frame::{Table, labels_in};
use crate::layout::grid::Spot;
use crate::layout::ids::{DimId, MONTH, Of, YEAR};
use crate::layout::{Key, Scope};
use crate::model::{FiscalYear, Month};

/// The years of a table, as its headings and labels say them, that are calendar years: they say 年 and not 年度, and their
/// months do not run on from December to January; or, without either word, one has only January to March, and the year
/// before it only the months before these.
pub(super) fn calendar_years(scope: Scope, table: &Table) -> BTreeSet<FiscalYear> {
    let shape = table.shape(scope);
    if ![YEAR, MONTH].iter().all(|dim| shape.columns.contains(dim) || shape.rows.contains(dim)) {
        return BTreeSet::new();
    }
    let columns: Vec<&Key> = table.band.columns.iter().map(|column| &column.key).collect();
    let rows: Vec<&Key> = table.rows.iter().map(|row| &row.key).collect();
    let said = said(scope, table);
    let all: BTreeSet<FiscalYear> = said.iter().map(|(_, year)| *year).collect();
    let months = |year: FiscalYear| {
        let own = months_of(year, &columns, &rows);
        if own.is_empty() { months_of(year, &rows, &columns) } else { own }
    };
    let words = |year: FiscalYear| {
        said.iter().filter(move |(_, said)| *said == year).map(|(spot, _)| scope.grid.text(*spot))
    };
    let is_calendar = |year: &FiscalYear| {
        let own = months(*year);
        if own.is_empty() || runs_on(&own) || words(*year).any(|text| text.contains("年度")) {
            return false;
        }
        let before = months(FiscalYear(year.0 - 1));
        let splits = !before.is_empty() && !before.iter().any(is_late) && own.iter().all(is_late);
        splits || words(*year).any(|text| text.contains('年'))
    };
    all.into_iter().filter(is_calendar).collect()
}

/// The fiscal year of a month of a calendar year.
pub(super) fn fiscal(key: &mut [(DimId, Vec<Of>)], calendar: &BTreeSet<FiscalYear>) {
    let of = |wanted: DimId| key.iter().position(|(dim, _)| *dim == wanted);
    let (Some(year), Some(month)) = (of(YEAR), of(MONTH)) else { return };
    if let ([Of::Year(said)], [Of::Month(month)]) = (key[year].1.as_slice(), key[month].1.as_slice())
        && calendar.contains(said)
        && is_late(month)
    {
        key[year].1 = vec![Of::Year(FiscalYear(said.0 - 1))];
    }
}

/// January to March end a fiscal year.
const fn is_late(month: &Month) -> bool {
    month.0 <= 3
}

/// Whether December is followed by January: then all are of one fiscal year.
fn runs_on(months: &[Month]) -> bool {
    months.iter().skip_while(|month| is_late(month)).any(is_late)
}

/// The cells that say a year, in headings and labels.
fn said(scope: Scope, table: &Table) -> Vec<(Spot, FiscalYear)> {
    let heads = table.band.columns.iter().flat_map(|column| column.heads.iter().copied());
    let labels = table.rows.iter().flat_map(|row| {
        let cols = table.label_cols(YEAR).into_iter();
        cols.flat_map(move |cols| labels_in(scope, row.row, cols, table.band.last))
    });
    let year = |spot: Spot| match scope.says[spot].of(YEAR)?.may.as_slice() {
        [Of::Year(year)] => Some((spot, *year)),
        _ => None,
    };
    heads.chain(labels).filter_map(year).collect()
}

/// The months of a year in their order: those of its own lines, or of the `across` ones where these say none.
fn months_of(year: FiscalYear, lines: &[&Key], across: &[&Key]) -> Vec<Month> {
    let own: Vec<&&Key> = lines.iter().filter(|key| years(key) == [year]).collect();
    let months: Vec<Month> = own.iter().flat_map(|key| months(key)).collect();
    match (own.is_empty(), months.is_empty()) {
        (false, true) => across.iter().flat_map(|key| self::months(key)).collect(),
        _ => months,
    }
}

fn months(key: &Key) -> Vec<Month> {
    let of = key.iter().filter(|(dim, _)| *dim == MONTH).flat_map(|(_, may)| may);
    of.filter_map(|of| if let Of::Month(month) = of { Some(*month) } else { None }).collect()
}
