//! Sheets that hold a list of records once more, under a name that says that they are not to count: an example, a draft, an
//! old copy, another year. No number of an item contradicts there, so that only the name can tell.

use std::collections::BTreeSet;

use super::frame::Table;
use super::ids::ShapeId;
use super::ledger::SheetRead;
use super::period;
use crate::model::{Finding, FiscalYear, LayoutFault, Place};
use crate::text::name_words::words_in;
use crate::text::{example, width};

/// Takes those away that are not to count where another sheet holds the same list, and tells each; what is of another year,
/// and nobody can know which, is told only.
pub fn set_aside(reads: &mut Vec<SheetRead>) -> Vec<Finding> {
    if reads.iter().all(|read| lists(read).next().is_none()) {
        return Vec::new();
    }
    let counting = reads.iter().filter(|read| fault_of_name(read).is_none());
    let lists: BTreeSet<ShapeId> = counting.flat_map(lists).collect();
    let is_again = |read: &SheetRead| {
        let own: BTreeSet<ShapeId> = self::lists(read).collect();
        !own.is_empty() && own.is_subset(&lists)
    };
    let is_spare = |read: &mut SheetRead| fault_of_name(read).is_some() && is_again(read);
    let spare = reads.extract_if(.., is_spare);
    let mut findings: Vec<Finding> =
        spare.filter_map(|read| Some(told(&read, fault_of_name(&read)?))).collect();
    findings.extend(of_earlier_years(reads));
    findings
}

/// What is told of a sheet whose name says that it is not to count. A sheet of the form's own always counts.
fn fault_of_name(read: &SheetRead) -> Option<LayoutFault> {
    let name = read.scope.grid.sheet.name.as_str();
    let is_dropped = |name: &str| words_in(&width::fold_key(name)).iter().any(|rank| *rank < 0);
    match name {
        _ if read.scope.blank.has_sheet(name) => None,
        _ if example::is_in_name(name) => Some(LayoutFault::IgnoredSheet),
        _ => is_dropped(name).then_some(LayoutFault::UnlistedSheet),
    }
}

/// Where nothing says of which year the answers are, the sheets that say an earlier one than another sheet of the same list,
/// or one where that says none.
fn of_earlier_years(reads: &[SheetRead]) -> Vec<Finding> {
    let last = |read: &SheetRead| -> Option<FiscalYear> {
        period::years(read.scope.words, &read.scope.grid.sheet.name).into_iter().max()
    };
    let is_earlier = |read: &&SheetRead| {
        let scope = read.scope;
        let (own, name) = (last(read), scope.grid.sheet.name.as_str());
        let is_later = |other: &SheetRead| last(other).is_none_or(|year| Some(year) > own);
        let is_same = |other: &SheetRead| lists(other).any(|list| lists(read).any(|own| own == list));
        own.is_some()
            && !scope.blank.has_sheet(name)
            && period::own_years(scope).is_empty()
            && reads.iter().any(|other| is_same(other) && is_later(other))
    };
    let other = LayoutFault::OtherPeriod { expected: None };
    reads.iter().filter(is_earlier).map(|read| told(read, other.clone())).collect()
}

/// The lists of records that stand on a sheet, in tables that say no years.
fn lists<'r>(read: &'r SheetRead) -> impl Iterator<Item = ShapeId> + 'r {
    let scope = read.scope;
    let is_list = move |table: &&Table| {
        scope.words.is_record(table.shape(scope).inner()) && !table.shape(scope).says_years()
    };
    read.framed.tables.iter().filter(is_list).map(|table| table.band.shape)
}

fn told(read: &SheetRead, fault: LayoutFault) -> Finding {
    let name = &read.scope.grid.sheet.name;
    Finding::new(fault, Place::sheet(read.scope.file, name)).value(name)
}
