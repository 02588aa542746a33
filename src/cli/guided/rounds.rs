//! The rounds that a clerk may mean.

use std::path::{Path, PathBuf};

use crate::disk;
use crate::round;

/// The rounds in the current folder and beside the program, by name.
pub(super) fn nearby() -> Vec<PathBuf> {
    let mut rounds: Vec<PathBuf> = Vec::new();
    for round in folders_nearby().iter().flat_map(|folder| below(folder)) {
        if !rounds.iter().any(|known| is_same(known, &round)) {
            rounds.push(round);
        }
    }
    rounds
}

/// The current folder, and the one that the program is in, each once.
pub(super) fn folders_nearby() -> Vec<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_owned));
    let mut folders: Vec<PathBuf> = Vec::new();
    for folder in std::env::current_dir().ok().into_iter().chain(beside) {
        if !folders.iter().any(|known| is_same(known, &folder)) {
            folders.push(folder);
        }
    }
    folders
}

/// Whether two paths lead to one place.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

/// The folder itself, if it is a round's; otherwise those in it that are, by name.
pub(super) fn below(folder: &Path) -> Vec<PathBuf> {
    if round::is_round(folder) {
        return vec![folder.to_owned()];
    }
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut rounds: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| round::is_round(path)).collect();
    rounds.sort();
    rounds
}

/// The round that a file or folder belongs to: the nearest folder above it that is one, or itself.
pub(super) fn of(path: &Path) -> Option<PathBuf> {
    let full = std::path::absolute(path).ok()?;
    full.ancestors().find(|folder| round::is_round(folder)).map(Path::to_owned)
}

/// What a round is called: its folder's name.
pub(super) fn name(round: &Path) -> String {
    let full = std::path::absolute(round).unwrap_or_else(|_| round.to_owned());
    full.file_name().map_or_else(|| full.display().to_string(), disk::composed)
}
