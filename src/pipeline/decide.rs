//! The workbook of the decisions, written anew beside the round's settings.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::deliver::{Delivered, Prepared};
use super::error::DeliverError;
use crate::collected::Collected;
use crate::decisions::{DECISIONS_FILE, Decisions};
use crate::disk;
use crate::mask::Cleared;
use crate::report::{self, decision_sheet};
use crate::round::Round;

/// Writes the workbook of the decisions into the round's folder, where it says something else than it should, and
/// everything that goes out into `folder`. What the clerk typed stands in the workbook again.
///
/// # Errors
/// When the workbook is open in another program, or was saved by somebody since it was read: nothing is written then. And
/// as `deliver`.
pub fn decide_and_deliver(collected: &Collected, folder: &Path) -> Result<Delivered, DeliverError> {
    let (decisions, outputs) =
        rayon::join(|| decision_sheet::build(collected), || Prepared::all(collected, folder));
    write(collected, decisions?)?;
    outputs?.commit()
}

/// Writes the workbook of the decisions alone.
///
/// # Errors
/// As `decide_and_deliver`.
pub fn write_decisions(collected: &Collected) -> Result<(), DeliverError> {
    write(collected, decision_sheet::build(collected)?)
}

/// What was decided to be no personal number; nothing where the decisions can't be read, which a run tells.
pub(super) fn cleared(round: &Round) -> Cleared {
    Decisions::read(&round.folder, &round.limits).unwrap_or_default().cleared()
}

fn write(collected: &Collected, decisions: Option<Vec<u8>>) -> Result<(), DeliverError> {
    let Some(bytes) = decisions else { return Ok(()) };
    let path = collected.round.folder.join(DECISIONS_FILE);
    let there = disk::read(&path).ok().map(|bytes| Sha256::digest(bytes).into());
    if there != collected.decisions.read_from {
        return Err(DeliverError::DecisionsChanged(path));
    }
    Ok(report::save(&path, &bytes)?)
}
