//! The workbook of the decisions, written anew beside the round's settings.

use sha2::{Digest, Sha256};

use super::error::DeliverError;
use crate::collected::Collected;
use crate::decisions::DECISIONS_FILE;
use crate::disk;
use crate::report::{self, decision_sheet};

/// Writes the workbook of the decisions into the round's folder, where it says something else than it should. What the
/// clerk typed stands in it again.
///
/// # Errors
/// When it is open in another program, or was saved by somebody since it was read: nothing is written then.
pub fn write_decisions(collected: &Collected) -> Result<(), DeliverError> {
    let Some(bytes) = decision_sheet::build(collected)? else { return Ok(()) };
    let path = collected.round.folder.join(DECISIONS_FILE);
    let there = disk::read(&path).ok().map(|bytes| Sha256::digest(bytes).into());
    if there != collected.decisions.read_from {
        return Err(DeliverError::DecisionsChanged(path));
    }
    Ok(report::save(&path, &bytes)?)
}
