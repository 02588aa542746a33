//! Sheets that were left in a file and are not meant: №1（修正前）, 下書き, サンプル. Their names say so, and another sheet has all
//! that they answer.

use foldhash::HashSet;

use super::account::Claim;
use super::ids::FieldId;
use super::ledger::SheetRead;
use crate::model::{Finding, Key, LayoutFault, Place};
use crate::text::name_words::is_left_over;

/// The sheets that are meant, and what is told of the others. A sheet that alone has a place for something is meant, whatever
/// it is called, and so is one that says more than others do: the others may not be filled in.
pub(super) fn aside(reads: Vec<SheetRead>) -> (Vec<SheetRead>, Vec<Finding>) {
    let is_named_so = |read: &SheetRead| is_left_over(&read.scope.grid.sheet.name);
    if !reads.iter().any(is_named_so) {
        return (reads, Vec::new());
    }
    let meant = || reads.iter().filter(|read| !is_named_so(read)).flat_map(claims);
    let places: HashSet<(FieldId, Key)> = meant().map(place).collect();
    let filled: HashSet<(FieldId, Key)> = meant().filter(is_filled).map(place).collect();
    let is_aside = |read: &SheetRead| {
        let own: Vec<(FieldId, Key)> = claims(read).filter(is_filled).map(place).collect();
        let said_too = own.iter().filter(|place| filled.contains(place)).count();
        is_named_so(read)
            && !own.is_empty()
            && own.iter().all(|place| places.contains(place))
            && said_too * 2 >= own.len()
    };
    let (aside, meant): (Vec<SheetRead>, Vec<SheetRead>) = reads.into_iter().partition(is_aside);
    let told = |read: &SheetRead| {
        let name = &read.scope.grid.sheet.name;
        // What nobody says elsewhere is asked about.
        let is_said = claims(read).filter(is_filled).map(place).all(|place| filled.contains(&place));
        let place = Place::sheet(read.scope.file, name);
        match is_said {
            true => Finding::new(LayoutFault::IgnoredSheet, place),
            false => Finding::new(LayoutFault::UnlistedSheet, place).value(name),
        }
    };
    (meant, aside.iter().map(told).collect())
}

fn claims<'r>(read: &'r SheetRead<'_>) -> impl Iterator<Item = &'r Claim> {
    read.accounts.iter().flat_map(|account| &account.claims)
}

fn is_filled(claim: &&Claim) -> bool {
    claim.spot.is_some()
}

fn place(claim: &Claim) -> (FieldId, Key) {
    (claim.field, claim.key.clone())
}
