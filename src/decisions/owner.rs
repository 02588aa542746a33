//! What the owner of an item is told of another department's answer on it, once that was decided on.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ConsistencyFault, Fault, Finding};

/// Who answered on which item of another.
type Answer<'f> = (&'f str, &'f str);

/// Tells the owners what was decided. `done` are the findings that were decided on, `adopted` those of them whose cells go
/// into the report. Where a department wrote in several places, nothing is decided as long as one of them waits.
pub(super) fn tell_owners(
    mut findings: Vec<Finding>,
    done: &BTreeSet<usize>,
    adopted: &BTreeSet<usize>,
) -> Vec<Finding> {
    let mut places: BTreeMap<Answer, Vec<usize>> = BTreeMap::new();
    for (place, finding) in findings.iter().enumerate() {
        if let Some(answer) = answer(finding) {
            places.entry(answer).or_default().push(place);
        }
    }
    places.retain(|_, places| places.iter().all(|place| done.contains(place)));
    let decided: Vec<Option<bool>> = findings
        .iter()
        .map(|finding| Some(places.get(&answered(finding)?)?.iter().any(|place| adopted.contains(place))))
        .collect();
    for (finding, adopted) in findings.iter_mut().zip(decided) {
        if let (
            Fault::Consistency(ConsistencyFault::AnsweredByAnother { decided, listed, .. }),
            Some(adopted),
        ) = (&mut finding.fault, adopted)
        {
            (*decided, *listed) = (true, adopted);
        }
    }
    findings
}

/// The answer that waits, of the finding for the department that wrote it.
fn answer(finding: &Finding) -> Option<Answer<'_>> {
    let Fault::Consistency(ConsistencyFault::ForeignItem { .. }) = &finding.fault else { return None };
    Some((finding.department.as_deref()?, finding.key.item()?))
}

/// The same, of the finding for the owner.
fn answered(finding: &Finding) -> Option<Answer<'_>> {
    let Fault::Consistency(ConsistencyFault::AnsweredByAnother { by, .. }) = &finding.fault else {
        return None;
    };
    Some((by, finding.key.item()?))
}
