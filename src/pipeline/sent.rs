//! What went out, noted in the round's folder.

use std::path::Path;

use super::deliver::STATUS;
use super::error::DeliverError;
use super::issued;
use crate::collected::Collected;
use crate::disk;
use crate::report::{self, plain_status};
use crate::round::Round;
use crate::status::{Sent, Status};

/// The letters that went out, in the round's folder.
const SENT: &str = "送付の記録.csv";

/// What the letters with the forms are called there.
const REQUEST: &str = "調査票の送付";

/// Where the round stands, beside what the outputs in this folder say of the last time.
pub fn status_after(collected: &Collected, outputs: &Path) -> Status {
    let status = Status::after(collected, disk::read(&outputs.join(STATUS)).ok().as_deref());
    with_sent(status, &collected.round)
}

/// Notes that the letters as they stand in the outputs and among the forms went out: to these departments, or to all.
/// Gives how many were not noted before.
///
/// # Errors
/// When there are no letters, a department is none of the round's, or the record can't be written.
pub fn note_sent(round: &Round, outputs: &Path, departments: &[String]) -> Result<usize, DeliverError> {
    if let Some(unknown) = departments.iter().find(|name| round.plan.department(name).is_none()) {
        return Err(DeliverError::UnknownDepartment(unknown.clone()));
    }
    let written = disk::read(&outputs.join(STATUS)).ok();
    let written = written.as_deref().and_then(Status::from_json).unwrap_or_default();
    let status = with_sent(written, round);
    if status.now.is_empty() && status.forms.is_empty() {
        return Err(DeliverError::NoLetters);
    }
    let (noted, sent) = noted(&status, departments);
    report::save(&round.folder.join(SENT), &sent.to_csv())?;
    Ok(noted)
}

/// With the letters of these departments, or of all; and how many they are.
fn noted(status: &Status, departments: &[String]) -> (usize, Sent) {
    let is_meant = |name: &str| departments.is_empty() || departments.iter().any(|meant| meant == name);
    let mut sent = status.sent.clone();
    let forms = status.unsent_forms().filter(|name| is_meant(name));
    let forms = forms.filter_map(|name| Some((name, status.forms.get(name)?.as_str(), REQUEST)));
    let letters = status.now.iter().filter(|(name, _)| is_meant(name));
    let letters =
        letters.map(|(name, stand)| (name.as_str(), stand.told.as_str(), plain_status::letter_of(stand)));
    let noted = forms.chain(letters).filter(|(name, told, letter)| sent.add(name, told, letter)).count();
    (noted, sent)
}

fn with_sent(status: Status, round: &Round) -> Status {
    let sent = disk::read(&round.folder.join(SENT)).map(|bytes| Sent::read(&bytes)).unwrap_or_default();
    Status { sent, forms: issued::versions(round), ..status }
}
