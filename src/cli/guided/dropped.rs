//! Paths in the place of a verb: a file of a round asks for its check, a folder for its report, and a file of no round
//! is a form to be learned.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{complain, no_round, rounds, steps};
use crate::book;
use crate::cli::failure::Failure;
use crate::cli::terminal::Voice;
use crate::model::Lang;

/// A round that something of was dropped.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dropped {
    /// The round's folder.
    pub(super) round: PathBuf,
    /// Whether it was a folder: then everything is wanted.
    pub(super) whole: bool,
}

/// The form that is all that was dropped, where it belongs to no round.
pub(super) fn form(paths: &[PathBuf]) -> Option<&PathBuf> {
    match paths {
        [path] if path.is_file() && is_form(path) && rounds::of(path).is_none() => Some(path),
        _ => None,
    }
}

/// The workbooks in the current folder and beside the program, by name.
pub(super) fn forms_nearby() -> Vec<PathBuf> {
    let entries = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = rounds::folders_nearby().into_iter().flat_map(entries).map(|entry| entry.path());
    // Excel's own file beside one that is open is none.
    let is_lock = |path: &PathBuf| rounds::name(path).starts_with("~$");
    let mut forms: Vec<PathBuf> =
        paths.filter(|path| !is_lock(path) && form(std::slice::from_ref(path)).is_some()).collect();
    forms.sort();
    forms
}

/// Whether it is called as workbooks are.
fn is_form(path: &Path) -> bool {
    path.extension().is_some_and(|ending| book::is_ending(&ending.to_string_lossy().to_lowercase()))
}

/// The rounds that the paths belong to, each once.
///
/// # Errors
/// When one belongs to none.
pub(super) fn sort(paths: &[PathBuf]) -> Result<Vec<Dropped>, Failure> {
    let mut sorted: Vec<Dropped> = Vec::new();
    for path in paths {
        let round = rounds::of(path).ok_or_else(|| no_round(path))?;
        let whole = path.is_dir();
        match sorted.iter_mut().find(|known| known.round == round) {
            Some(known) => known.whole |= whole,
            None => sorted.push(Dropped { round, whole }),
        }
    }
    Ok(sorted)
}

/// Does it where nobody watches: nothing is asked, nothing opened. The worst exit code counts.
pub(super) fn run(paths: &[PathBuf], lang: Lang) -> ExitCode {
    let voice = Voice { lang, quiet: false };
    let mut worst = ExitCode::SUCCESS;
    if let Some(form) = form(paths) {
        return steps::learn_of(form, voice).unwrap_or_else(|failure| complain(&failure, lang));
    }
    let sorted = match sort(paths) {
        Ok(sorted) => sorted,
        Err(failure) => return complain(&failure, lang),
    };
    for Dropped { round, whole } in sorted {
        let outcome = if whole { steps::run_in(&round, voice) } else { steps::check_in(&round, voice) };
        let code = outcome.unwrap_or_else(|failure| complain(&failure, lang));
        if code != ExitCode::SUCCESS && worst != ExitCode::from(2) {
            worst = code;
        }
    }
    worst
}
