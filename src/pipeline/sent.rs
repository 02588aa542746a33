//! What went out, noted in the round's folder.

use std::path::Path;

use super::deliver::STATUS;
use super::error::DeliverError;
use super::issued;
use crate::collected::Collected;
use crate::disk;
use crate::model::Date;
use crate::report::{self, plain_status};
use crate::round::Round;
use crate::status::{Sent, Stand, Status};

/// The letters that went out, in the round's folder.
const SENT: &str = "送付の記録.csv";

/// What the letters with the forms are called there.
const REQUEST: &str = "調査票の送付";

/// What the outputs in this folder say of the last time.
pub(super) fn status_written(outputs: &Path) -> Status {
    let written = disk::read(&outputs.join(STATUS)).ok();
    written.as_deref().and_then(Status::from_json).unwrap_or_default()
}

/// Whether letters that an earlier run drafted say something else by now.
pub fn has_old_letters(status: &Status, outputs: &Path) -> bool {
    status.has_old_letters(&status_written(outputs))
}

/// Where the round stands, beside what the outputs in this folder say of the last time.
pub fn status_after(collected: &Collected, outputs: &Path) -> Status {
    let status = Status::after(collected, disk::read(&outputs.join(STATUS)).ok().as_deref());
    with_sent(status, &collected.round)
}

/// Notes that the letters as they stand in the outputs and among the forms went out: to these departments, or to all that
/// are to be sent, on the round's day. Who is named may be noted again, on another day. Gives how many were noted.
///
/// # Errors
/// When there are no letters, a department is none of the round's, or the record can't be written.
pub fn note_sent(round: &Round, outputs: &Path, departments: &[String]) -> Result<usize, DeliverError> {
    if let Some(unknown) = departments.iter().find(|name| round.plan.department(name).is_none()) {
        return Err(DeliverError::UnknownDepartment(unknown.clone()));
    }
    let status = with_sent(status_written(outputs), round);
    if status.now.is_empty() && status.forms.is_empty() {
        return Err(DeliverError::NoLetters);
    }
    let (noted, sent) = noted(&status, departments, round.today);
    report::save(&round.folder.join(SENT), &sent.to_csv())?;
    Ok(noted)
}

/// With the letters of these departments, or of all; and how many they are.
fn noted(status: &Status, departments: &[String], today: Option<Date>) -> (usize, Sent) {
    let is_named = |name: &str| departments.iter().any(|meant| meant == name);
    let is_meant = |name: &str| departments.is_empty() || is_named(name);
    let mut sent = status.sent.clone();
    let forms = status.unsent_forms().filter(|name| is_meant(name));
    let forms = forms.filter_map(|name| Some((name, status.forms.get(name)?.clone(), REQUEST)));
    let is_due = |name: &str, stand: &Stand| match departments.is_empty() {
        true => !stand.is_early && !status.is_sent(name),
        false => is_named(name),
    };
    let letters = status.now.iter().filter(|(name, stand)| is_due(name, stand));
    let letters =
        letters.map(|(name, stand)| (name.as_str(), stand.letter(), plain_status::letter_of(stand)));
    let noted =
        forms.chain(letters).filter(|(name, told, letter)| sent.add(name, told, letter, today)).count();
    (noted, sent)
}

/// The letters that went out, as the clerk noted them.
pub(super) fn letters_sent(round: &Round) -> Sent {
    disk::read(&round.folder.join(SENT)).map(|bytes| Sent::read(&bytes)).unwrap_or_default()
}

fn with_sent(status: Status, round: &Round) -> Status {
    Status { sent: letters_sent(round), forms: issued::versions(round), ..status }
}
