//! Outputs that somebody changed since they were written: a run keeps them, under a name that says so.
//!
//! The set of outputs knows the fingerprint of each of its files. One that has another by now was finished by hand, and what
//! a run makes anew in its place must not be the end of that work.

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::report::{OutputSet, SaveError};
use crate::status::Status;

/// Behind the name of a file that was changed by hand.
const MARK: &str = "手直し";

/// How many bytes of a fingerprint are written.
const LENGTH: usize = 8;

/// A file that was kept: its path, and the one that it has now.
pub(super) type Renamed = (String, String);

/// Keeps what was changed by hand and would be replaced or taken away by this set. The status says of all that were kept
/// and are still there.
///
/// # Errors
/// Where one can't be linked or copied.
pub(super) fn keep(set: &OutputSet, status: &mut Status) -> Result<Vec<Renamed>, SaveError> {
    status.kept.retain(|path| set.has_earlier(path));
    let written: Vec<(&String, &String)> = status.written.iter().collect();
    let is_changed = |(path, written): &(&String, &String)| {
        set.replaces(path) && set.earlier_digest(path).is_some_and(|digest| fingerprint(&digest) != **written)
    };
    let changed: Vec<&String> = written.into_par_iter().filter(is_changed).map(|(path, _)| path).collect();
    let kept = rename(set, changed.into_iter().map(String::as_str))?;
    status.kept.extend(kept.iter().map(|(_, new)| new.clone()));
    Ok(kept)
}

/// Keeps those of the files that the set replaces of which `is_own` says so.
///
/// # Errors
/// As `keep`.
pub(super) fn keep_all<'a>(
    set: &OutputSet,
    paths: impl Iterator<Item = &'a str>,
    is_own: &dyn Fn(&[u8]) -> bool,
) -> Result<Vec<Renamed>, SaveError> {
    rename(set, paths.filter(|path| set.earlier(path).is_some_and(|bytes| is_own(&bytes))))
}

/// The names of those files that were changed since they were made.
pub(super) fn changed(status: &Status, files: &[(String, Vec<u8>)]) -> Vec<String> {
    let is_changed = |(name, bytes): &&(String, Vec<u8>)| {
        status.written.get(name).is_some_and(|written| fingerprint(&Sha256::digest(bytes)) != *written)
    };
    files.iter().filter(is_changed).map(|(name, _)| name.clone()).collect()
}

fn rename<'a>(set: &OutputSet, paths: impl Iterator<Item = &'a str>) -> Result<Vec<Renamed>, SaveError> {
    let renamed = paths.map(|path| {
        let new = free_name(set, path);
        set.keep(path, &new).map(|()| (path.to_owned(), new))
    });
    renamed.collect()
}

/// Whether a file was kept in the place of this one.
pub(super) fn is_of(kept: &str, path: &str) -> bool {
    let base = path.rsplit_once('.').map_or(path, |(base, _)| base);
    kept.strip_prefix(base).is_some_and(|rest| rest.starts_with(&format!("（{MARK}")))
}

/// Notes the fingerprints of the files of this set; of those that it leaves where they are, what was known stays.
pub(super) fn note(set: &OutputSet, status: &mut Status) {
    let new = set.digests().into_iter().filter(|(path, _)| !status.kept.contains(path));
    let new: Vec<(String, String)> = new.map(|(path, digest)| (path, fingerprint(&digest))).collect();
    status.written.retain(|path, _| !set.replaces(path));
    status.written.extend(new);
}

fn fingerprint(digest: &[u8]) -> String {
    digest[..LENGTH].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `報告（手直し）.xlsx`, `報告（手直し2）.xlsx` …, the first that nothing bears.
fn free_name(set: &OutputSet, path: &str) -> String {
    let (base, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let name = |number: usize| match number {
        1 => format!("{base}（{MARK}）.{ending}"),
        _ => format!("{base}（{MARK}{number}）.{ending}"),
    };
    let is_free = |name: &String| !set.has_earlier(name) && !set.replaces(name);
    (1..).map(name).find(is_free).unwrap_or_default()
}
