//! The workbook of the decisions, written anew beside the round's settings.

use std::io::Write;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::deliver::{Delivered, Prepared};
use super::error::DeliverError;
use crate::collected::Collected;
use crate::decisions::{DECISIONS_FILE, Decisions};
use crate::disk;
use crate::mask::Cleared;
use crate::report::{Staged, decision_sheet};
use crate::round::Round;

/// Writes everything that goes out into `folder`, and then the workbook of the decisions into the round's folder, where it says
/// something else than it should: it never says that what the outputs don't show was taken. What the clerk typed stands in it
/// again.
///
/// # Errors
/// When the workbook is open in another program, or was saved by somebody since it was read: nothing is written then. And
/// as `deliver`.
pub fn decide_and_deliver(collected: &Collected, folder: &Path) -> Result<Delivered, DeliverError> {
    decided(collected, || Prepared::all(collected, folder))
}

/// The same of a round to which nothing was sent yet: what goes to the departments, and no report.
///
/// # Errors
/// As `decide_and_deliver`.
pub fn decide_and_deliver_departments(
    collected: &Collected,
    folder: &Path,
) -> Result<Delivered, DeliverError> {
    decided(collected, || Prepared::departments(collected, folder))
}

/// Writes the workbook of the decisions alone.
///
/// # Errors
/// As `decide_and_deliver`.
pub fn write_decisions(collected: &Collected) -> Result<(), DeliverError> {
    place(collected, stage(collected, decision_sheet::build(collected)?)?)
}

fn decided(
    collected: &Collected,
    outputs: impl FnOnce() -> Result<Prepared, DeliverError> + Send,
) -> Result<Delivered, DeliverError> {
    let (decisions, outputs) = rayon::join(|| decision_sheet::build(collected), outputs);
    let decisions = stage(collected, decisions?)?;
    let delivered = outputs?.commit()?;
    place(collected, decisions)?;
    Ok(delivered)
}

/// What was decided to be no personal number; nothing where the decisions can't be read, which a run tells.
pub(super) fn cleared(round: &Round) -> Cleared {
    Decisions::read(&round.folder, &round.limits).unwrap_or_default().cleared()
}

/// The workbook beside its place, where it is to be written anew and can be.
fn stage(collected: &Collected, decisions: Option<Vec<u8>>) -> Result<Option<Staged>, DeliverError> {
    let Some(bytes) = decisions else { return Ok(None) };
    require_unchanged(collected)?;
    let staged = Staged::write(&path(collected), |file| file.write_all(&bytes))?;
    staged.require_place()?;
    Ok(Some(staged))
}

fn place(collected: &Collected, staged: Option<Staged>) -> Result<(), DeliverError> {
    let Some(staged) = staged else { return Ok(()) };
    // The outputs may have taken a while.
    require_unchanged(collected)?;
    Ok(staged.place()?)
}

/// What somebody saved since the workbook was read would be lost.
fn require_unchanged(collected: &Collected) -> Result<(), DeliverError> {
    let path = path(collected);
    let there = disk::read(&path).ok().map(|bytes| Sha256::digest(bytes).into());
    if there == collected.decisions.read_from { Ok(()) } else { Err(DeliverError::DecisionsChanged(path)) }
}

fn path(collected: &Collected) -> PathBuf {
    collected.round.folder.join(DECISIONS_FILE)
}
