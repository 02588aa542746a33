//! What is different since the last time, and which letters there are to send.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use super::{Link, link};
use crate::collected::Collected;
use crate::model::Department;
use crate::report::outcome::{self, Outcome};
use crate::report::{Recipient, words};
use crate::status::{Change, Status};

/// What the drafts are called among the links.
pub const LETTER: &str = "送付メールの下書き";

/// The departments of which something is different, in the plan's order.
pub(super) fn changes(collected: &Collected, status: &Status) -> Vec<Value> {
    let all = status.changes();
    let of = |department: &Department| all.iter().find(|change| change.department == department.name);
    collected.round.plan.departments.iter().filter_map(of).map(change).collect()
}

fn change(change: &Change) -> Value {
    let Change { department, came, gone, from, to } = change;
    let owned = |files: &[&str]| files.iter().map(|&file| file.to_owned()).collect::<Vec<_>>();
    let count = |place: usize| match (from.findings[place], to.findings[place]) {
        (before, now) if before == now || from.verdict.is_none() => now.to_string(),
        (before, now) => format!("{before} → {now}"),
    };
    context! {
        department => (*department).to_owned(),
        came => owned(came),
        gone => owned(gone),
        from => words::verdict(from.verdict),
        to => words::verdict(to.verdict),
        is_moved => from.verdict != to.verdict,
        errors => count(0),
        warnings => count(1),
    }
}

/// The letters by what they are for, each with the departments that they go to.
/// `are_early`: those of departments that still have time, and not the others.
pub(super) fn letters(collected: &Collected, status: &Status, links: &[Link], are_early: bool) -> Vec<Value> {
    let mut kinds: BTreeMap<(Outcome, &str), Vec<Value>> = BTreeMap::new();
    for recipient in Recipient::all(collected) {
        let own =
            |link: &&Link| link.department.as_deref() == Some(recipient.department) && link.label == LETTER;
        let outcome = outcome::of(&recipient);
        if (outcome == Outcome::Early) != are_early {
            continue;
        }
        kinds.entry((kind(outcome), outcome.letter())).or_default().push(context! {
            name => recipient.department,
            href => links.iter().find(own).map(|link| Value::from_safe_string(link::encoded(&link.path))),
            is_new => status.is_told_anew(recipient.department) && !status.is_sent(recipient.department),
            is_sent => status.is_sent(recipient.department),
            sent_on => status.sent_on(recipient.department).map_or(String::new(), words::month_and_day),
        });
    }
    let letter = |((_, name), departments): ((Outcome, &str), Vec<Value>)| context!(name, departments);
    kinds.into_iter().map(letter).collect()
}

/// The forms that did not go out yet: the departments.
pub(super) fn forms(status: &Status) -> Vec<String> {
    status.unsent_forms().map(str::to_owned).collect()
}

/// What cannot be read and what must be mended is asked for in one kind of letter.
const fn kind(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Unreadable => Outcome::Returned,
        other => other,
    }
}
