//! Labels that stand once for several places, under them or beside them, without a merge.

use std::collections::BTreeMap;

/// Which label holds for each of several places under or beside labels that are not merged; `None` where each has its
/// own. The places are cut into runs twice: at each label, and where an inner key comes again. A cut is good if each of
/// its runs has one label, and no key twice. The cut that is good counts, or else what both say alike.
pub fn held<K: PartialEq>(
    free: &[usize],
    labels: &[Option<usize>],
    keys: &[K],
) -> Option<BTreeMap<usize, usize>> {
    if free.iter().all(|place| labels[*place].is_some()) {
        return None;
    }
    let by_label = runs_of(free, |_, place| labels[place].is_some());
    let by_key = runs_of(free, |run, place| run.iter().any(|known| keys[*known] == keys[place]));
    let label = |run: &[usize]| {
        let mut own = run.iter().filter_map(|place| labels[*place]);
        own.next().filter(|_| own.next().is_none())
    };
    let twice =
        |run: &[usize]| (1..run.len()).any(|at| run[..at].iter().any(|known| keys[*known] == keys[run[at]]));
    let is_good = |run: &Vec<usize>| label(run).is_some() && !twice(run);
    let said = |runs: &[Vec<usize>]| -> BTreeMap<usize, usize> {
        let good = runs.iter().filter(|run| is_good(run));
        let places = good.flat_map(|run| run.iter().map(|place| (*place, label(run))));
        places.filter_map(|(place, label)| Some((place, label?))).collect()
    };
    let (one, other) = (said(&by_label), said(&by_key));
    Some(match (by_label.iter().all(is_good), by_key.iter().all(is_good)) {
        (true, false) => one,
        (false, true) => other,
        _ => one.into_iter().filter(|(place, label)| other.get(place) == Some(label)).collect(),
    })
}

/// Runs of what stands one after the other; `begins` says whether a new one begins, seen what the last one holds.
fn runs_of(all: &[usize], begins: impl Fn(&[usize], usize) -> bool) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for place in all {
        let goes_on = |run: &&mut Vec<usize>| run.ends_with(&[place.wrapping_sub(1)]) && !begins(run, *place);
        match runs.last_mut().filter(goes_on) {
            Some(run) => run.push(*place),
            None => runs.push(vec![*place]),
        }
    }
    runs
}
