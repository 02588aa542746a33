//! The same file twice: in a mail and beside it, or sent again as it was. It counts once. Of two departments both count, and
//! that is told.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::blank::is_answered;
use super::{Received, Standing};
use crate::model::{Fault, FileFault, Finding, Place, Plan};

/// The files that another one is byte for byte, of the same department: each with the one that counts, by their places.
/// A file of which nobody knows the sender is of the department that sent the other.
pub fn copies(files: &mut [Received]) -> BTreeMap<usize, usize> {
    let mut same: BTreeMap<[u8; 32], Vec<usize>> = BTreeMap::new();
    for (index, file) in files.iter().enumerate() {
        if let Some(digest) = file.digest {
            same.entry(digest).or_default().push(index);
        }
    }
    same.retain(|_, alike| alike.len() > 1);
    let mut copies = BTreeMap::new();
    for alike in same.into_values() {
        let senders: BTreeSet<String> =
            alike.iter().filter_map(|index| files[*index].department.clone()).collect();
        for sender in &senders {
            let is_own = |index: &&usize| match &files[**index].department {
                Some(department) => department == sender,
                None => senders.len() == 1,
            };
            let own: Vec<usize> = alike.iter().filter(is_own).copied().collect();
            let kept = own.iter().max_by_key(|index| worth(&files[**index])).copied();
            copies.extend(
                own.iter().filter(|copy| Some(**copy) != kept).filter_map(|copy| Some((*copy, kept?))),
            );
            own.into_iter().for_each(|index| adopt(&mut files[index], sender));
        }
    }
    copies
}

/// Files that two departments sent byte for byte alike: one of them may bear the wrong name. Forms without an answer say
/// nothing.
pub fn of_two_departments(plan: &Plan, files: &[Received], standings: &[Standing]) -> Vec<Finding> {
    let mut same: BTreeMap<[u8; 32], Vec<&Received>> = BTreeMap::new();
    for (file, _) in files.iter().zip(standings).filter(|(_, standing)| standing.counts()) {
        if let (Some(digest), Some(_)) = (file.digest, &file.department) {
            same.entry(digest).or_default().push(file);
        }
    }
    same.retain(|_, alike| alike.len() > 1 && is_answered(plan, alike[0]));
    let told = |alike: Vec<&Received>| -> Vec<Finding> {
        let finding = |(place, file): (usize, &&Received)| {
            let other = alike[usize::from(place == 0)];
            let fault =
                FileFault::SameAsAnother { department: other.department.clone()?, other: other.file.clone() };
            let finding = Finding::new(fault, Place::file(&file.file));
            Some(finding.department(file.department.as_ref()?))
        };
        alike.iter().enumerate().filter_map(finding).collect()
    };
    same.into_values().flat_map(told).collect()
}

/// The one that says more of its sender and its time counts.
fn worth(file: &Received) -> impl Ord + use<> {
    (file.department.is_some(), file.age.received, Reverse(file.file.clone()))
}

fn adopt(file: &mut Received, sender: &str) {
    if file.department.replace(sender.to_owned()).is_none() {
        let is_unknown = |fault: &Fault| matches!(fault, Fault::File(FileFault::UnknownDepartment { .. }));
        file.findings.retain(|finding| !is_unknown(&finding.fault));
    }
}
