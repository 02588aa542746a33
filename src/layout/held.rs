//! Labels that stand once for several places, under them or beside them, without a merge.

use std::collections::BTreeMap;
use std::hash::Hash;

use foldhash::{HashSet, HashSetExt};

/// Which label holds for each of several places under or beside labels that are not merged; `None` where each has its
/// own. The places are cut into runs twice: at each label, and where an inner key comes again. A cut is good if each of
/// its runs has one label, and no key twice. The cut that is good counts, or else what both say alike. Where
/// every run begins with its label and a key comes twice, that was put in: it does not begin what the next label holds for.
pub fn held<K: Eq + Hash>(
    free: &[usize],
    labels: &[Option<usize>],
    keys: &[K],
) -> Option<BTreeMap<usize, usize>> {
    if free.iter().all(|place| labels[*place].is_some()) {
        return None;
    }
    let by_label = runs_of(free, |_, place| labels[place].is_some());
    let mut known = HashSet::new();
    let by_key = runs_of(free, |goes_on, place| {
        let begins = !goes_on || known.contains(&keys[place]);
        if begins {
            known.clear();
        }
        known.insert(&keys[place]);
        begins
    });
    let label = |run: &[usize]| {
        let mut own = run.iter().filter_map(|place| labels[*place]);
        own.next().filter(|_| own.next().is_none())
    };
    let twice = |run: &[usize]| {
        let mut known = HashSet::new();
        !run.iter().all(|place| known.insert(&keys[*place]))
    };
    let is_good = |run: &&Vec<usize>| label(run).is_some() && !twice(run);
    let under_labels = |runs: &[&Vec<usize>]| -> BTreeMap<usize, usize> {
        let places = runs.iter().flat_map(|run| run.iter().map(|place| (*place, label(run))));
        places.filter_map(|(place, label)| Some((place, label?))).collect()
    };
    if by_label.iter().all(|run| label(run).is_some()) && by_label.iter().any(|run| twice(run)) {
        return Some(under_labels(&by_label.iter().collect::<Vec<_>>()));
    }
    let said = |runs: &[Vec<usize>]| under_labels(&runs.iter().filter(is_good).collect::<Vec<_>>());
    let (one, other) = (said(&by_label), said(&by_key));
    Some(match (one.len() == free.len(), other.len() == free.len()) {
        (true, false) => one,
        (false, true) => other,
        _ => one.into_iter().filter(|(place, label)| other.get(place) == Some(label)).collect(),
    })
}

/// Runs of what stands one right after the other; `begins` says whether a new one begins, asked of each in its order, and
/// whether it stands right after the one before.
fn runs_of(all: &[usize], mut begins: impl FnMut(bool, usize) -> bool) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for place in all {
        let is_next = runs.last().is_some_and(|run| run.ends_with(&[place.wrapping_sub(1)]));
        let begins = begins(is_next, *place);
        match runs.last_mut().filter(|_| is_next && !begins) {
            Some(run) => run.push(*place),
            None => runs.push(vec![*place]),
        }
    }
    runs
}
